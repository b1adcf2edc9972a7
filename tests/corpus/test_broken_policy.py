"""One broken folder a mistake: each is refused, and the message names file and entry."""

from pathlib import Path
from typing import NamedTuple

import pytest

from corpus import CorpusError, DataError, ProofError, TextError, load_corpus, load_policy
from corpus.__main__ import main as corpus_command
from tests.corpus.policy_folders import REAL, change, copy_of


class Mistake(NamedTuple):
    """`old` becomes `new` in `file`; the error, the file it names, and what else it says."""

    file: str
    old: str
    new: str
    error: type[CorpusError]
    named: str
    says: tuple[str, ...]


POLICY, PARAMETERS = "policy.yaml", "parameters.yaml"
READINGS, TEXT = "readings.yaml", "measures.md"
TERM = '{provision: "A.3", value: 3, unit: years, role: component, label: 有效期, quote: 有效期3年}'
MISTAKES = {
    "unknown key of the policy": Mistake(
        POLICY, "status: 征求意见稿", "state: 征求意见稿", DataError, POLICY, ("state",)),
    "unknown key of a provision": Mistake(
        POLICY, "{begins: 推行“创新积分制”", "{starts: 推行“创新积分制”", DataError, POLICY,
        ("4.2", "starts")),
    "unknown key of a parameter": Mistake(
        PARAMETERS, TERM, TERM.replace("role:", "rolle:"), DataError, PARAMETERS,
        ("term", "rolle")),
    "unknown key of a reading": Mistake(
        READINGS, "question: 不足", "ask: 不足", DataError, READINGS, ("tranche", "ask")),
    "duplicate key of the policy": Mistake(
        POLICY, "region: 厦门", "region: 厦门\nregion: 福州", DataError, POLICY, ("region",)),
    "duplicate provision": Mistake(
        POLICY, '  "4.2":', '  "4.1":', DataError, POLICY, ("4.1", "duplicate")),
    "duplicate key of a parameter": Mistake(
        PARAMETERS, TERM, TERM.replace("value: 3", "value: 3, value: 4"), DataError, PARAMETERS,
        ("value", "duplicate")),
    "missing key of the policy": Mistake(
        POLICY, "region: 厦门\n", "", DataError, POLICY, ("region", "missing")),
    "missing key of a parameter": Mistake(
        PARAMETERS, TERM, TERM.replace(", quote: 有效期3年", ""), DataError, PARAMETERS,
        ("term", "quote", "missing")),
    "provision id that YAML reads as a number": Mistake(
        POLICY, '  "4.2": {begins', "  4.2: {begins", DataError, POLICY, ('write "4.2"',)),
    "value that is no number": Mistake(
        PARAMETERS, TERM, TERM.replace("value: 3", "value: true"), DataError, PARAMETERS,
        ("term", "True")),
    "unknown unit": Mistake(
        PARAMETERS, TERM, TERM.replace("unit: years", "unit: months"), DataError, PARAMETERS,
        ("term", "unit")),
    "unknown role": Mistake(
        PARAMETERS, TERM, TERM.replace("role: component", "role: gift"), DataError, PARAMETERS,
        ("term", "role")),
    "default that is no option": Mistake(
        READINGS, "default: whole", "default: half", DataError, READINGS, ("tranche", "half")),
    "invalid YAML": Mistake(
        READINGS, "default: whole", "default: [", DataError, READINGS, ("line",)),
    "quote of a reading that the text does not hold": Mistake(
        READINGS, "quote: 每年每家企业", "quote: 每月每家企业", ProofError, REAL.name,
        ("cap_scope",)),
    "quote that the provision does not hold": Mistake(
        PARAMETERS, "quote: 有效期3年", "quote: 有效期为3年", ProofError, PARAMETERS, ("term",)),
    "quote that states another value": Mistake(
        PARAMETERS, "quote: 给予8万元奖励", "quote: 给予10万元奖励", ProofError, PARAMETERS,
        ("stock_award", "80000", "10万元")),
    "quote that states no number": Mistake(
        PARAMETERS, "quote: 给予50万元一次性奖励", "quote: 一次性奖励", ProofError, PARAMETERS,
        ("scale_up_award", "no number")),
    "figure changed in the text alone": Mistake(
        TEXT, "给予50万元一次性奖励", "给予60万元一次性奖励", ProofError, PARAMETERS,
        ("scale_up_award", "50万元")),
    "figure changed in the parameters alone": Mistake(
        PARAMETERS, "value: 150_000", "value: 160_000", ProofError, PARAMETERS,
        ("talent_ceiling", "160000", "15万元")),
    "rate changed in the parameters alone": Mistake(
        PARAMETERS, "[0.90, 0.05, 0.05]", "[0.90, 0.06, 0.05]", ProofError, PARAMETERS,
        ("contribution_weights", "0.06")),
    "unit changed in the parameters alone": Mistake(
        PARAMETERS, "unit: years", "unit: count", ProofError, PARAMETERS, ("term", "count")),
    "figure of the text that no parameter holds": Mistake(
        PARAMETERS, f"term: {TERM}\n", "", ProofError, PARAMETERS, ("A.3", "3年")),
    "parameter of a provision that does not exist": Mistake(
        PARAMETERS, TERM, TERM.replace("A.3", "A.9"), DataError, PARAMETERS, ("term", "A.9")),
    "beginning that the text does not hold": Mistake(
        POLICY, "begins: 推行“创新积分制”", "begins: 推广“创新积分制”", TextError, POLICY,
        ("4.2", "推广“创新积分制”")),
    "beginning that stands twice": Mistake(
        POLICY, "begins: 推行“创新积分制”", "begins: 科技", TextError, POLICY,
        ("4.2", "科技", "twice")),
    "provisions out of order": Mistake(
        POLICY, "begins: 统筹用好科技创新专项增信子基金", "begins: 推进知识产权质押", TextError,
        POLICY, ("4.1", "order")),
    "provision of a measure that the text does not have": Mistake(
        POLICY, '  "4.2":', '  "11.1":', TextError, POLICY, ("11.1",)),
    "term provision that does not exist": Mistake(
        POLICY, 'term_provision: "A.3"', 'term_provision: "A.4"', DataError, POLICY,
        ("term_provision", "A.4")),
    "interpreter that the text does not name": Mistake(
        POLICY, "quote: 本措施具体解释工作由市科技局", "quote: 本措施具体解释工作由市工信局", ProofError,
        REAL.name, ("interpreter",)),
    "measure without responsible departments": Mistake(
        TEXT, "（责任单位：市科技局、市财政局、市市场监管局、市委金融办）", "", TextError, TEXT,
        ("四、健全科技金融支持体系", "责任单位")),
    "text without measures": Mistake(
        TEXT, "一、推动企业", "第一条 推动企业", TextError, POLICY, ()),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_refused_by_name(mistake: Mistake, tmp_path: Path) -> None:
    folder = copy_of(REAL, tmp_path)
    load_policy(folder)
    change(folder / mistake.file, mistake.old, mistake.new)
    with pytest.raises(mistake.error) as refused:
        load_policy(folder)
    message = str(refused.value)
    assert refused.value.file.name == mistake.named
    assert str(refused.value.file) in message
    for part in mistake.says:
        assert part in message


def test_a_measure_whose_provisions_are_all_missing_is_named(tmp_path: Path) -> None:
    folder = copy_of(REAL, tmp_path)
    lines = (folder / POLICY).read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith('  "4.')]
    (folder / POLICY).write_text("".join(kept), "utf-8")
    with pytest.raises(TextError, match=r"policy\.yaml: measure 4"):
        load_policy(folder)


@pytest.mark.parametrize("name", [TEXT, POLICY, PARAMETERS, READINGS])
def test_a_file_that_is_no_utf_8_is_named(name: str, tmp_path: Path) -> None:
    folder = copy_of(REAL, tmp_path)
    (folder / name).write_bytes("厦门".encode("gb18030"))
    with pytest.raises(CorpusError, match=name):
        load_policy(folder)


@pytest.mark.parametrize("name", [TEXT, PARAMETERS])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    folder = copy_of(REAL, tmp_path)
    (folder / name).unlink()
    with pytest.raises(CorpusError, match=PARAMETERS if name == PARAMETERS else name):
        load_policy(folder)


def test_two_policies_with_one_id_are_refused(tmp_path: Path) -> None:
    copy_of(REAL, tmp_path, "first")
    copy_of(REAL, tmp_path, "second")
    with pytest.raises(DataError, match=r"second/policy\.yaml: id: 'xiamen_tech_services'"):
        load_corpus(tmp_path)


def test_an_empty_corpus_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=str(tmp_path)):
        load_corpus(tmp_path)


def test_the_command_fails_and_names_file_and_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_of(REAL, tmp_path)
    change(folder / TEXT, "给予50万元一次性奖励", "给予60万元一次性奖励")
    assert corpus_command(["check", str(tmp_path)]) == 1
    printed = capsys.readouterr().err
    assert f"FAILED {folder / PARAMETERS}: scale_up_award" in printed
