"""The tables of the desk, in the data folder's desk.db. Times are UTC, as ISO 8601 text."""

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Every table; a change of one takes a migration (assistant/desk/migrations)."""


class Feedback(Base):
    """What a reader said of an answer."""

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    session: Mapped[str]
    turn: Mapped[int]
    liked: Mapped[bool]
    reason: Mapped[str]


class Waiting(Base):
    """A question in the queue, with its reason; it is open, replied or dismissed."""

    __tablename__ = "queue"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    session: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    status: Mapped[str]
    reason: Mapped[str]
    comment: Mapped[str]
    state: Mapped[str] = mapped_column(default="open", index=True)


class Reply(Base):
    """A reply that a supervisor approved; `policies` are the versions it was written for."""

    __tablename__ = "replies"
    id: Mapped[int] = mapped_column(primary_key=True)
    waiting_id: Mapped[int]
    question: Mapped[str]
    text: Mapped[str]
    approved_by: Mapped[str]
    approved_at: Mapped[str]
    policies: Mapped[str]
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    withdrawn_by: Mapped[str] = mapped_column(default="")


class Asked(Base):
    """A question of a call, with what was read out for it."""

    __tablename__ = "asked"
    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    at: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]


class Call(Base):
    """A call that an agent took: its conversation, questions and notes, and the caller's facts.

    It goes on until it has ended.
    """

    __tablename__ = "calls"
    id: Mapped[int] = mapped_column(primary_key=True)
    agent: Mapped[str]
    session: Mapped[str]
    started: Mapped[str]
    ended: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """By label, in the order they were said."""
    asked: Mapped[list[Asked]] = relationship(lazy="selectin", order_by=Asked.id)


class SignIn(Base):
    """Somebody signed in, by the hash of the token in their cookie."""

    __tablename__ = "sign_ins"
    token: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str]
    expires: Mapped[str]
