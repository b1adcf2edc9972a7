"""The desk's database: opened with its migrations, safe to use from several threads."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, delete, event, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import Answer, Told
from assistant.desk.models import Asked, Call, Feedback, Reply, Waiting

FILE = "desk.db"
UNANSWERED = ("not_covered", "out_of_scope")
LOW_CONFIDENCE, DISLIKED = "low_confidence", "disliked"
REASONS = (*UNANSWERED, LOW_CONFIDENCE, DISLIKED)
"""Why a question waits in the queue."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def now() -> str:
    """The time, as the tables hold it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def reason_to_wait(answer: Answer, unsure: bool) -> str:
    """Why a question with this answer waits in the queue, or ""."""
    return answer.status if answer.status in UNANSWERED else LOW_CONFIDENCE if unsure else ""


class Store:
    """Feedback, queue and calls. What it returns can be read after the transaction."""

    def __init__(self, engine: Engine) -> None:
        self.transaction: sessionmaker[Session] = sessionmaker(engine, expire_on_commit=False)

    @classmethod
    def open(cls, data_dir: Path) -> "Store":
        """The database in the data folder, brought to the newest revision."""
        data_dir.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{data_dir / FILE}", connect_args={"timeout": 10})
        event.listen(engine, "connect", _write_ahead)
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(_MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        return cls(engine)

    def add_answer(self, session: str, question: str, answer: Answer, unsure: bool) -> None:
        """Queue a question that the text does not answer, or whose answer is unsure."""
        if reason := reason_to_wait(answer, unsure):
            with self.transaction.begin() as db:
                told = Told(question, answer.text, answer.status, unsure)
                db.add(_waiting(session, told, reason, ""))

    def add_feedback(self, session: str, turn: int, told: Told, liked: bool, reason: str) -> None:
        """Keep what a reader said of a turn, once; queue the question if it was disliked."""
        with self.transaction.begin() as db:
            same = select(Feedback).where(Feedback.session == session, Feedback.turn == turn)
            if db.scalars(same).first():
                return
            db.add(Feedback(at=now(), session=session, turn=turn, liked=liked, reason=reason))
            if not liked:
                db.add(_waiting(session, told, DISLIKED, reason))

    def queue(self) -> Sequence[Waiting]:
        """The questions that wait, the latest first."""
        with self.transaction() as db:
            asked = select(Waiting).where(Waiting.state == "open").order_by(Waiting.id.desc())
            return db.scalars(asked).all()

    def waiting(self, id: int) -> Waiting:
        """One question of the queue. Raises KeyError."""
        with self.transaction() as db:
            found = db.get(Waiting, id)
        if found is None:
            raise KeyError(id)
        return found

    def dismiss(self, id: int) -> None:
        """Take a question out of the queue without a reply. Raises KeyError."""
        with self.transaction.begin() as db:
            found = db.get(Waiting, id)
            if found is None:
                raise KeyError(id)
            found.state = "dismissed"

    def begin_call(self, agent: str, session: str) -> Call:
        """A call that begins now."""
        call = Call(
            agent=agent, session=session, started=now(), ended="", notes="", facts={}, asked=[]
        )
        with self.transaction.begin() as db:
            db.add(call)
        return call

    def add_asked(self, call: int, question: str, answer: str, facts: dict[str, str]) -> None:
        """Keep a question of a call, and the caller's facts as they are now. Raises KeyError."""
        with self.transaction.begin() as db:
            held = _held(db, call)
            held.facts = facts
            held.asked.append(Asked(at=now(), question=question, answer=answer))

    def current_call(self, agent: str) -> Call | None:
        """The latest call of an agent, if it goes on."""
        with self.transaction() as db:
            mine = select(Call).where(Call.agent == agent).order_by(Call.id.desc()).limit(1)
            call = db.scalars(mine).first()
        return call if call and not call.ended else None

    def calls(self, agent: str | None, most: int) -> Sequence[Call]:
        """The latest calls, of one agent or of all, the latest first."""
        with self.transaction() as db:
            found = select(Call).order_by(Call.id.desc()).limit(most)
            return db.scalars(found.where(Call.agent == agent) if agent else found).all()

    def end_call(self, id: int, notes: str) -> None:
        """The call is over. Raises KeyError."""
        with self.transaction.begin() as db:
            call = _held(db, id)
            call.ended, call.notes = now(), notes

    def purge(self, days: int) -> int:
        """Delete questions, feedback and calls older than that; how many rows went.

        Approved replies stay: they hold a supervisor's words, not a caller's.
        """
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
        old_calls = select(Call.id).where(Call.started < before)
        gone = 0
        with self.transaction.begin() as db:
            for statement in (
                delete(Waiting).where(Waiting.at < before),
                delete(Feedback).where(Feedback.at < before),
                delete(Asked).where(Asked.call_id.in_(old_calls)),
                delete(Call).where(Call.started < before),
            ):
                gone += db.execute(statement).rowcount  # type: ignore[attr-defined]
        return gone

    def replies(self) -> Sequence[Reply]:
        """The approved replies that nobody withdrew."""
        with self.transaction() as db:
            return db.scalars(select(Reply).where(Reply.withdrawn_by == "")).all()


def _waiting(session: str, told: Told, reason: str, comment: str) -> Waiting:
    return Waiting(
        at=now(), session=session, question=told.question, answer=told.answer,
        status=told.status, reason=reason, comment=comment, state="open",
    )  # fmt: skip


def _held(db: Session, call: int) -> Call:
    found = db.get(Call, call)
    if found is None:
        raise KeyError(call)
    return found


def _write_ahead(connection: object, _: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[attr-defined]
    connection.execute("PRAGMA secure_delete=ON")  # type: ignore[attr-defined]
