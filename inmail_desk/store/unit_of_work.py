"""One action of the person: all of it is saved, or nothing. The only way to write into a data file.

Importing this module imports SQLModel, which takes the better part of a second; see `data_file.prepare_writing`.
"""

import sqlite3
from collections.abc import Callable
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlmodel import Session

from .campaigns_repository import CampaignsRepository
from .changes import Changed
from .credits_repository import CreditsRepository
from .errors import RemainsLeft, trouble_behind, troubles_told
from .inmails_repository import InMailsRepository
from .journal import Journal
from .plan_repository import AccountRepository, OverridesRepository, PlanRepository
from .prospects_repository import ProspectsRepository
from .reading import Reading
from .rows import Rows
from .settings_repository import SettingsRepository
from .touches_repository import TouchesRepository
from .whole_repository import WholeRepository


class UnitOfWork:
    """Entered with `with`; rolls everything back unless `commit` was called. Made by `DataFile.unit_of_work`.

    `read` sees the changes of the unit before they are committed. In a rehearsal `commit` calls `rehearsal` with what
    would have changed, while that can still be read, and rolls back.
    """

    account: AccountRepository
    plan: PlanRepository
    overrides: OverridesRepository
    campaigns: CampaignsRepository
    prospects: ProspectsRepository
    touches: TouchesRepository
    inmails: InMailsRepository
    credits: CreditsRepository
    settings: SettingsRepository
    whole: WholeRepository

    def __init__(
        self,
        engine: Engine,
        connection: sqlite3.Connection,
        journal: Journal,
        read: Reading,
        action: str,
        undoable: bool,
        rehearsal: Callable[[Changed], None] | None = None,
    ) -> None:
        self.read = read
        self._engine = engine
        self._connection = connection
        self._journal = journal
        self._action = action
        self._undoable = undoable
        self._rehearsal = rehearsal

    def __enter__(self) -> Self:
        if self._connection.in_transaction:
            raise RuntimeError("a unit of work is open")
        with troubles_told(self.read.path):
            self._journal.install()
            self._journal.begin()
            self._connection.execute("BEGIN IMMEDIATE")
        self._session = Session(self._engine)
        rows = Rows(self._session, self._connection)
        self.account = AccountRepository(rows)
        self.plan = PlanRepository(rows)
        self.overrides = OverridesRepository(rows)
        self.campaigns = CampaignsRepository(rows)
        self.prospects = ProspectsRepository(rows)
        self.touches = TouchesRepository(rows)
        self.inmails = InMailsRepository(rows)
        self.credits = CreditsRepository(rows)
        self.settings = SettingsRepository(rows)
        self.whole = WholeRepository(rows)
        return self

    def commit(self) -> Changed:
        """Save what was done; what changed. Once in a unit, and the last thing in it.

        Raises a `StoreTrouble` where it cannot be saved; then nothing is. RemainsLeft alone comes after the saving.
        """
        if not self._connection.in_transaction:
            raise RuntimeError("the unit of work has ended")
        with troubles_told(self.read.path):
            self._session.flush()
            changed = self._journal.changed(self._action)
            if self._rehearsal is not None:
                self._rehearsal(changed)
                self._connection.execute("ROLLBACK")
                return changed
            self._connection.execute("COMMIT")
        if self._undoable:
            self._journal.keep(changed)
        else:
            only_added = self._journal.only_added()
            self._journal.end()
            # A unit without any change is the way to wipe again where remains were left.
            if not only_added:
                self._wipe()
        return changed

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # SQLite has rolled back by itself where the disk is full.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._session.close()
        if error is not None:
            trouble = trouble_behind(error, self.read.path)
            if trouble is not None:
                raise trouble from error

    def _wipe(self) -> None:
        """Rewrite the file, so that no byte of what was removed is left in it or in the log beside it."""
        try:
            self._connection.execute("VACUUM")
            (busy, _, _) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            if trouble_behind(error, self.read.path) is None:
                raise
            raise RemainsLeft(self.read.path) from error
        if busy:
            raise RemainsLeft(self.read.path)
