"""A second policy is a folder: it loads, is found and answers beside the first, with no code."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import Settings
from corpus import load_corpus
from tests.corpus.policy_folders import REAL, SECOND, copy_of

TITLE = "甲市关于支持老字号传承创新的若干措施"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus folder with the real policy and the second one."""
    folder = tmp_path_factory.mktemp("corpus")
    copy_of(REAL, folder)
    copy_of(SECOND, folder)
    return folder


@pytest.fixture(scope="module")
def assistant(both: Path, data_dir: Path) -> Assistant:
    """The assistant over both."""
    return Assistant.open(Settings(corpus_dir=both, data_dir=data_dir))


def test_it_loads_beside_the_real_one(both: Path) -> None:
    policies = load_corpus(both)
    assert set(policies) == {"heritage_brands", "xiamen_tech_services"}
    second = policies["heritage_brands"]
    assert second.parameters["shop_award"].value == Decimal(50_000)
    assert second.departments("2.1") == ("市文旅局（市文物局）", "市人社局")
    assert second.departments("A.3") == ("市商务局",)
    assert second.readings == {}


@pytest.mark.parametrize(
    ("question", "provision", "says"),
    [
        ("老字号开直营门店，每家补助多少？", "1.2", "5万元"),
        ("设立技艺传习所有什么支持？", "2.1", "工艺大师"),
        ("技艺传习所归哪个部门负责？", "2.1", "市文旅局（市文物局）、市人社局"),
    ],
)
def test_it_answers_from_its_own_text(
    question: str, provision: str, says: str, assistant: Assistant
) -> None:
    answer = assistant.ask(f"second {provision} {says}", question)
    assert answer.status == "answered"
    assert says in answer.text
    cited = answer.citations[0]
    assert (cited["policy"], cited["provision"]) == (TITLE, provision)


def test_the_real_one_answers_as_before(assistant: Assistant) -> None:
    asked = "去年综合经济贡献8000万元，今年9600万元，能拿多少奖励？"
    answer = assistant.ask("second beside real", asked)
    assert answer.result is not None
    assert answer.result["value_yuan"] == "420000"
    assert {cited["policy"] for cited in answer.citations} != {TITLE}
