"""What was asked in a call, and the caller's facts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table, and the column with no facts for the calls that are there."""
    op.create_table(
        "asked",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("call_id", sa.Integer, sa.ForeignKey("calls.id"), nullable=False, index=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("at", "question", "answer")),
    )
    op.add_column("calls", sa.Column("facts", sa.JSON, nullable=False, server_default="{}"))
