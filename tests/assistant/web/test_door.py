"""The door: questions wait for the assistant, and nothing that goes wrong inside comes out."""

from concurrent.futures import ThreadPoolExecutor

from assistant.web.door import Asks, Door
from tests.assistant.web.fake_assistant import FakeAssistant, SlowToOpen


def test_a_question_waits_until_the_assistant_is_open() -> None:
    slow = SlowToOpen()
    door = Door(slow.open)
    door.open()
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(door.ask, "s", "问")
        assert (door.state, answer.done()) == ("opening", False)
        slow.let.set()
        assert answer.result(10).status == "answered"
    assert door.state == "ready"


def test_an_assistant_that_cannot_be_opened_is_said_in_every_answer() -> None:
    def broken() -> Asks:
        raise OSError("no such model")

    door = Door(broken)
    door.open()
    answer = door.ask("s", "问")
    assert (answer.status, door.state) == ("error", "failed")
    assert "没有启动成功" in answer.text
    assert "no such model" not in answer.text


def test_a_question_that_breaks_the_assistant_gets_an_answer_and_the_next_one_works() -> None:
    door = Door(FakeAssistant)
    door.open()
    assert door.ask("s", "坏").status == "error"
    assert door.ask("s", "好").status == "answered"


def test_whether_an_answer_is_unsure_is_passed_on() -> None:
    told: list[tuple[str, bool]] = []
    door = Door(
        FakeAssistant, lambda session, question, answer, unsure: told.append((question, unsure))
    )
    door.open()
    door.ask("s", "清楚")
    door.ask("s", "含糊")
    assert told == [("清楚", False), ("含糊", True)]
