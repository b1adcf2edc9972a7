"""Scripts that call tools as the honest model does and then write what a list of drafts says."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evals.scripted.honest import Honest
from evals.scripted.server import Reply, Request

_PLACE = re.compile(r"<(\w+)>")


@dataclass
class Drafts:
    """Writes its drafts in turn, the last one for ever.

    In a draft <result> is the headline's handle, <other> that of another reading, <part> a step's,
    <before_cap> and <cap> the award's, <said> the user's latest figure, <stated> the first figure
    of a retrieved provision, <ref> the first ref.
    """

    honest: Honest
    drafts: tuple[str, ...]
    written: int = 0

    def __call__(self, request: Request) -> Reply:
        """Tool calls for a question, then the next draft."""
        messages = request["messages"]
        last = messages[-1]
        if last["role"] == "user" and not self.written:
            return self.honest(request)
        draft = self.drafts[min(self.written, len(self.drafts) - 1)]
        self.written += 1
        places = dict(_places(messages))
        return Reply(_PLACE.sub(lambda match: places.get(match[1], match[0]), draft))


def _places(messages: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for message in messages:
        if message["role"] == "user" and (said := re.findall(r"\{u\d+\}", message["content"])):
            yield "said", said[-1]
        if message["role"] == "tool" and message["content"].startswith("{"):
            yield from _of_result(json.loads(message["content"]))


def _of_result(result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for ref in result.get("provisions", [])[:1]:
        yield "ref", ref
    for item in [*result.get("items", []), *result.get("clauses", [])]:
        for figure in item.get("figures", []) if isinstance(item, dict) else []:
            yield f"stated_{figure['role']}", figure["handle"]
            yield "stated", figure["handle"]
    if result.get("kind") == "award":
        yield "result", result["headline"]
        yield "part", result["trace"][0]["value"]
        yield "before_cap", result["before_cap"] or result["headline"]
        yield "cap", result["cap"] or result["headline"]
        for other in result["alternatives"]:
            yield "other", other["headline"]
