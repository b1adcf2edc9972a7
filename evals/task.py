"""The Inspect AI tasks: each half's cases, played through a front door, scored."""

from functools import partial
from time import perf_counter
from uuid import uuid4

import anyio.to_thread
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageAssistant, ChatMessageUser
from inspect_ai.solver import Generate, Solver, TaskState, solver

from evals.cases import Case, Half, load_cases
from evals.front_door import as_json, front_door
from evals.scorers import ANSWERS, SECONDS, all_scorers


@task
def conversations(half: Half = "dev", door: str = "assistant") -> Task:
    """The cases of a half, put to a front door (see front_door.DOORS)."""
    samples = [_sample(case) for case in load_cases() if case.half == half]
    return Task(
        dataset=MemoryDataset(samples, name=half),
        solver=play(door),
        scorer=all_scorers(),
        name=f"{door}-{half}",
    )


def _sample(case: Case) -> Sample:
    return Sample(
        id=case.id,
        input=[ChatMessageUser(content=case.turns[0].ask)],
        metadata=case.model_dump(mode="json"),
    )


@solver
def play(door: str) -> Solver:
    """Asks the turns in one session and keeps the answers, and the seconds each took."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        assistant = front_door(door)
        session = f"{state.sample_id}-{uuid4().hex[:12]}"  # a second run is a new conversation
        answers, seconds = [], []
        state.messages = []
        for turn in state.metadata_as(Case).turns:
            started = perf_counter()
            ask = partial(assistant.ask, session=session, question=turn.ask)
            answer = await anyio.to_thread.run_sync(ask)
            seconds.append(perf_counter() - started)
            answers.append(as_json(answer))
            state.messages.append(ChatMessageUser(content=turn.ask))
            state.messages.append(ChatMessageAssistant(content=answers[-1]["text"]))
        state.store.set(ANSWERS, answers)
        state.store.set(SECONDS, seconds)
        return state

    return solve
