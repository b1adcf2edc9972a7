"""How well the likeness of questions tells which of them an approved reply is for.

python -m benchmarks.replies
"""

from itertools import combinations
from pathlib import Path

import numpy as np

from assistant.desk.likeness import LIKE, Likeness
from corpus import default_corpus
from corpus.search import load_encoder


def main() -> None:
    """Print how many like and unlike pairs reach the threshold."""
    lines = (Path(__file__).parent / "like_questions.txt").read_text("utf-8").splitlines()
    questions = [line for line in lines if line and not line.startswith("#")]
    vectors = load_encoder("").encode_queries(questions)
    cosines = vectors @ vectors.T
    likeness = Likeness(default_corpus())
    like: list[float] = []
    unlike: list[float] = []
    for a, b in combinations(range(len(questions)), 2):
        close = 0.0 if likeness.differ(questions[a], questions[b]) else float(cosines[a, b])
        (like if a // 2 == b // 2 else unlike).append(close)
    print(f"threshold {LIKE}")
    print(f"ask the same: {sum(x >= LIKE for x in like)} of {len(like)} reach it")
    print(f"ask for different things: {sum(x >= LIKE for x in unlike)} of {len(unlike)} reach it")
    print(f"the likest of these: {np.max(unlike):.3f}")


if __name__ == "__main__":
    main()
