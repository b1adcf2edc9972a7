"""Approved replies, calls, and who is signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "replies",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("waiting_id", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("question", "text", "approved_by", "approved_at", "policies")
        ),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("withdrawn_by", sa.String, nullable=False),
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer, primary_key=True),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("agent", "session", "started", "ended", "notes")
        ),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("expires", sa.String, nullable=False),
    )
