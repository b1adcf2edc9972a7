"""Feedback, and the queue of unanswered and disliked questions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("session", sa.String, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("liked", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    op.create_table(
        "queue",
        sa.Column("id", sa.Integer, primary_key=True),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("at", "session", "question", "answer", "status", "reason", "comment")
        ),
        sa.Column("state", sa.String, nullable=False),
    )
    op.create_index("ix_queue_state", "queue", ["state"])
