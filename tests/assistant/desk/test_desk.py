"""The desk's database, accounts, replies and exports."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
import yaml
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text

from assistant.answer import Answer, Told
from assistant.desk import Desk
from assistant.desk import accounts as accounts_module
from assistant.desk import throttle as throttle_module
from assistant.desk.accounts import AccountError, add_account
from assistant.desk.export import as_cases, as_csv
from assistant.desk.models import Base
from assistant.desk.replies import BadReply
from assistant.desk.store import FILE, Store
from corpus import Policy, default_corpus
from evals.cases import load_cases
from tests.assistant.web.fake_assistant import Encoder

POLICIES: Mapping[str, Policy] = default_corpus()
QUESTION = "省级孵化器有没有运营补助"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path, POLICIES)


def answer(status: str, text: str = "条文没有写明。") -> Answer:
    return Answer("s", 1, status, text)  # type: ignore[arg-type]


def told(question: str) -> Told:
    return Told(question, "答", "answered", False)


def test_a_new_database_has_every_table_and_column(tmp_path: Path) -> None:
    Store.open(tmp_path)
    found = inspect(create_engine(f"sqlite:///{tmp_path / FILE}"))
    for table in Base.metadata.sorted_tables:
        columns = {column["name"] for column in found.get_columns(table.name)}
        assert columns == {column.name for column in table.columns}


def test_a_database_of_the_revision_before_is_brought_up_with_its_rows(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / FILE}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "assistant/desk/migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.execute(text(
            "INSERT INTO queue (at, session, question, answer, status, reason, comment, state)"
            " VALUES ('2026-01-01', 's', '旧问题', 'a', 'not_covered', 'not_covered', '', 'open')"
        ))  # fmt: skip
        connection.execute(text(
            "INSERT INTO calls (agent, session, started, ended, notes)"
            " VALUES ('amy', 's', '2026-01-01', '2026-01-01', '旧备注')"
        ))  # fmt: skip
    store = Store.open(tmp_path)
    assert [item.question for item in store.queue()] == ["旧问题"]
    assert [(call.notes, call.facts, call.asked) for call in store.calls("amy", 9)] == [
        ("旧备注", {}, [])
    ]
    assert Store.open(tmp_path).queue(), "opening again changes nothing"


def test_what_is_not_answered_or_unsure_or_disliked_waits_in_the_queue(desk: Desk) -> None:
    for status in ("answered", "not_covered", "needs_input", "out_of_scope", "refused", "error"):
        desk.store.add_answer("s", f"问 {status}", answer(status), False)
    desk.store.add_answer("s", "拿不准的", answer("answered"), True)
    desk.store.add_answer("s", "拿不准但没写明的", answer("not_covered"), True)
    desk.store.add_feedback("s", 1, told("答错了的"), False, "金额不对")
    desk.store.add_feedback("s", 1, told("答错了的"), False, "又点一次")
    desk.store.add_feedback("s", 2, told("答对了的"), True, "")
    waiting = {item.question: (item.reason, item.comment) for item in desk.store.queue()}
    assert waiting == {
        "问 not_covered": ("not_covered", ""), "问 out_of_scope": ("out_of_scope", ""),
        "拿不准的": ("low_confidence", ""), "拿不准但没写明的": ("not_covered", ""),
        "答错了的": ("disliked", "金额不对"),
    }  # fmt: skip


def test_a_dismissed_question_leaves_the_queue(desk: Desk) -> None:
    desk.store.add_answer("s", QUESTION, answer("not_covered"), False)
    desk.store.dismiss(desk.store.queue()[0].id)
    assert not desk.store.queue()
    with pytest.raises(KeyError):
        desk.store.dismiss(99)


def approved(desk: Desk, text: str = "条文没有写，请咨询市科技局。") -> int:
    desk.store.add_answer("s", QUESTION, answer("not_covered"), False)
    return desk.replies.approve(desk.store.queue()[0].id, text, "sup", Encoder()).id


def test_an_approved_reply_is_offered_for_like_questions_only(desk: Desk) -> None:
    approved(desk)
    assert not desk.store.queue()
    found = desk.replies.offered("省级的有吗", Encoder())
    assert found is not None
    assert (found.text, found.approved_by) == ("条文没有写，请咨询市科技局。", "sup")
    assert found.approved_at.startswith("20")
    assert desk.replies.offered("电话多少", Encoder()) is None


def test_a_like_question_waits_no_more_once_a_reply_is_offered(desk: Desk) -> None:
    approved(desk)
    for question in ("省级的有吗", "电话多少"):
        desk.add_answer("s", question, answer("not_covered"), False, Encoder())
    assert [item.question for item in desk.store.queue()] == ["电话多少"]


@pytest.mark.parametrize(
    "text",
    [
        "每年补助30万元。",
        "给三十万",
        "增长12%即可",
        "最多5家",
        "",
        "  ",
        "补 1200000 元",
    ],
)
def test_a_reply_states_no_figure_but_those_of_the_text(desk: Desk, text: str) -> None:
    desk.store.add_answer("s", QUESTION, answer("not_covered"), False)
    with pytest.raises(BadReply):
        desk.replies.approve(desk.store.queue()[0].id, text, "sup", Encoder())
    assert desk.store.queue(), "it still waits"


def test_a_reply_may_state_figures_of_the_text_however_written(desk: Desk) -> None:
    approved(desk, "新认定的省级孵化器最高一百万元，市级每年最高500000元，增长百分之十。")


def test_a_withdrawn_reply_is_not_offered_and_its_question_waits_again(desk: Desk) -> None:
    desk.replies.withdraw(approved(desk), "sup")
    assert desk.replies.offered(QUESTION, Encoder()) is None
    assert [item.question for item in desk.store.queue()] == [QUESTION]


def test_a_reply_lapses_when_the_policy_changes(desk: Desk, tmp_path: Path) -> None:
    approved(desk)
    changed = {id: replace(policy, version="another") for id, policy in POLICIES.items()}
    assert not desk.store.queue()
    later = Desk.open(tmp_path, changed)
    assert later.replies.offered(QUESTION, Encoder()) is None
    assert [item.question for item in later.store.queue()] == [QUESTION], "it waits again"


def test_a_call_is_kept_with_its_notes(desk: Desk) -> None:
    call = desk.store.begin_call("amy", "s1")
    desk.store.end_call(call.id, "回访")
    with desk.store.transaction() as db:
        kept = db.get(type(call), call.id)
    assert kept is not None
    assert (kept.agent, kept.session, kept.notes) == ("amy", "s1", "回访")
    assert kept.ended >= kept.started


def test_a_call_keeps_its_questions_and_the_facts_as_they_were_last(desk: Desk) -> None:
    call = desk.store.begin_call("amy", "s1")
    desk.store.add_asked(call.id, "问一", "答一", {"本年度": "？"})
    desk.store.add_asked(call.id, "问二", "答二", {"本年度": "9600万元"})
    (kept,) = desk.store.calls("amy", 9)
    assert [(item.question, item.answer) for item in kept.asked] == [
        ("问一", "答一"),
        ("问二", "答二"),
    ]
    assert kept.facts == {"本年度": "9600万元"}
    with pytest.raises(KeyError):
        desk.store.add_asked(99, "问", "答", {})


def test_calls_are_listed_the_latest_first_of_one_agent_or_of_all(desk: Desk) -> None:
    for number, agent in enumerate(["amy", "bob", "amy"]):
        desk.store.begin_call(agent, f"s{number}")
    assert [call.id for call in desk.store.calls("amy", 9)] == [3, 1]
    assert [call.id for call in desk.store.calls(None, 2)] == [3, 2]


def test_only_a_call_that_has_not_ended_goes_on(desk: Desk) -> None:
    assert desk.store.current_call("amy") is None
    call = desk.store.begin_call("amy", "s1")
    current = desk.store.current_call("amy")
    assert current is not None
    assert current.session == "s1"
    assert desk.store.current_call("bob") is None
    desk.store.end_call(call.id, "")
    assert desk.store.current_call("amy") is None


def test_an_old_call_is_purged_with_its_questions(desk: Desk) -> None:
    old, new = desk.store.begin_call("amy", "s1"), desk.store.begin_call("amy", "s2")
    for call in (old, new):
        desk.store.add_asked(call.id, "问", "答", {})
    with desk.store.transaction.begin() as db:
        db.execute(text("UPDATE calls SET started = '2020-01-01T00:00:00+00:00' WHERE id = 1"))
    assert desk.store.purge(30) == 2
    assert [(call.id, len(call.asked)) for call in desk.store.calls(None, 9)] == [(new.id, 1)]
    with desk.store.transaction() as db:
        assert db.execute(text("SELECT count(*) FROM asked")).scalar() == 1


def test_old_questions_are_purged_and_replies_stay(desk: Desk) -> None:
    approved(desk)
    desk.store.add_answer("s", "新问题", answer("not_covered"), False)
    with desk.store.transaction.begin() as db:
        db.execute(
            text("UPDATE queue SET at = '2020-01-01T00:00:00+00:00' WHERE question != '新问题'")
        )
    assert desk.store.purge(30) == 1
    assert [item.question for item in desk.store.queue()] == ["新问题"]
    assert desk.store.replies()


@pytest.mark.parametrize(
    "question", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", " =1", "＝1", "＋1"]
)
def test_no_cell_of_the_table_is_a_formula(desk: Desk, question: str) -> None:
    desk.store.add_answer("s", question, answer("not_covered"), False)
    table = as_csv(desk.store.queue())
    assert table.startswith("\ufeffid,")
    assert f"'{question}" in table


def test_exported_cases_are_read_by_the_suite(desk: Desk, tmp_path: Path) -> None:
    desk.store.add_answer("s", "电费补不补：有'引号'", answer("not_covered"), False)
    for half in ("dev", "test"):
        (tmp_path / "cases" / half).mkdir(parents=True)
    file = tmp_path / "cases" / "dev" / "not_covered_queue.yaml"
    file.write_text(as_cases(desk.store.queue()), "utf-8")
    (case,) = load_cases(tmp_path / "cases")
    assert case.turns[0].ask == "电费补不补：有'引号'"
    assert case.turns[0].status == ("not_covered",)


def test_an_unsure_answer_is_exported_as_a_question_of_the_text(desk: Desk) -> None:
    desk.store.add_answer("s", "拿不准的", answer("answered"), True)
    (case,) = yaml.safe_load(as_cases(desk.store.queue()))
    assert (case["id"].split("-")[0], case["turns"][0]["status"]) == ("text", "answered")


def test_only_the_right_password_signs_in_and_only_a_hash_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    assert "correct horse" not in (tmp_path / "accounts.yaml").read_text("utf-8")
    assert desk.accounts.sign_in("amy", "wrong horse", "here") is None
    assert desk.accounts.sign_in("bob", "correct horse", "here") is None
    token = desk.accounts.sign_in("amy", "correct horse", "here")
    assert token is not None
    account = desk.accounts.signed_in(token)
    assert account is not None
    assert (account.name, account.role) == ("amy", "agent")
    assert token.encode() not in (tmp_path / FILE).read_bytes(), "the database holds its hash"
    assert desk.accounts.signed_in("another") is None
    desk.accounts.sign_out(token)
    assert desk.accounts.signed_in(token) is None


def sign_ins(desk: Desk, count: int, name: str = "amy", address: str = "here") -> None:
    for number in range(count):
        assert desk.accounts.sign_in(name.format(number), "wrong", address.format(number)) is None


def test_too_many_wrong_passwords_stop_the_right_one(desk: Desk, tmp_path: Path) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    add_account(tmp_path, "bob", "agent", "battery staple")
    sign_ins(desk, accounts_module._TRIES, address="10.0.0.{}")
    assert desk.accounts.sign_in("amy", "correct horse", "elsewhere") is None
    assert desk.accounts.sign_in("bob", "battery staple", "elsewhere")


def test_one_less_leaves_the_right_password_right(desk: Desk, tmp_path: Path) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    sign_ins(desk, accounts_module._TRIES - 1)
    assert desk.accounts.sign_in("amy", "correct horse", "here")
    assert desk.accounts.sign_in("amy", "correct horse", "here"), "a right one does not count"


def test_too_many_names_from_one_address_stop_it_alone(desk: Desk, tmp_path: Path) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    sign_ins(desk, accounts_module._TRIES_FROM_ONE_PLACE, name="name{}")
    assert desk.accounts.sign_in("amy", "correct horse", "here") is None
    assert desk.accounts.sign_in("amy", "correct horse", "elsewhere")


def test_a_minute_later_the_right_password_is_right_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    sign_ins(desk, accounts_module._TRIES)
    later = monotonic() + throttle_module._SECONDS + 1
    monkeypatch.setattr(throttle_module, "monotonic", lambda: later)
    assert desk.accounts.sign_in("amy", "correct horse", "here")


def test_an_expired_sign_in_is_none(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    monkeypatch.setattr(accounts_module, "HOURS", -1)
    token = desk.accounts.sign_in("amy", "correct horse", "here")
    assert token is not None
    assert desk.accounts.signed_in(token) is None


def test_a_new_password_ends_what_the_old_one_began(desk: Desk, tmp_path: Path) -> None:
    add_account(tmp_path, "amy", "agent", "correct horse")
    token = desk.accounts.sign_in("amy", "correct horse", "here") or ""
    assert desk.accounts.signed_in(token)
    add_account(tmp_path, "amy", "agent", "another horse")
    assert desk.accounts.signed_in(token) is None


def test_the_role_in_the_file_counts_at_once(desk: Desk, tmp_path: Path) -> None:
    add_account(tmp_path, "amy", "supervisor", "correct horse")
    token = desk.accounts.sign_in("amy", "correct horse", "here") or ""
    file = tmp_path / "accounts.yaml"
    file.write_text(file.read_text("utf-8").replace("supervisor", "agent"), "utf-8")
    account = desk.accounts.signed_in(token)
    assert account is not None
    assert account.role == "agent"


@pytest.mark.parametrize(
    "entry", [{"role": "boss", "salt": "", "hash": ""}, {"role": "agent"}, "password"]
)
def test_a_broken_file_of_accounts_names_the_entry(
    desk: Desk, tmp_path: Path, entry: object
) -> None:
    (tmp_path / "accounts.yaml").write_text(yaml.safe_dump({"amy": entry}), "utf-8")
    with pytest.raises(AccountError, match="amy"):
        desk.accounts.sign_in("amy", "x", "here")


@pytest.mark.parametrize(("name", "password"), [("", "long enough"), ("amy", "short")])
def test_an_account_needs_a_name_and_a_long_password(
    tmp_path: Path, name: str, password: str
) -> None:
    with pytest.raises(AccountError):
        add_account(tmp_path, name, "agent", password)
