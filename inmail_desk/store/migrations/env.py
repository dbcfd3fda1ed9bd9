"""What Alembic runs: the steps go over the connection that `upgrade` hands in, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
