"""Run by Alembic: the migrations on the connection that `Desk.open` gives."""

from alembic import context

from assistant.desk.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
