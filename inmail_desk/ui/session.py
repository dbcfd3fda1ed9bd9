"""The open account, shared by all pages: one picture, and the one signal that says what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from inmail_desk.clock import in_zone
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.desk.picture import Picture, on_day, read_picture, refreshed
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import Damaged, NotReadAgain, RemainsLeft, StoreTrouble

from .background import let_go

if TYPE_CHECKING:
    from .runner import Runner

Given = ParamSpec("Given")
Result = TypeVar("Result")
Content = TypeVar("Content")

_ROWS_AT_ONCE = 400
"""Rows that a step may change in the GUI thread; one that changes more would hold the window up."""


class Worked(NamedTuple):
    """What came of an activity that was done in a thread of its own: what it gave, what it changed, the picture after
    it, None where that could not be read, what pages show of it, by what works that out, and what the picture before it
    held."""

    result: Any
    changed: Changed | None
    picture: Picture | None
    contents: dict[Callable[[Picture, DataFile], Any], Any]
    held: tuple[list[Any], ...] = ()


def made_step(result: object) -> bool:
    """Whether an activity that gave this changed anything: only then was a step made of it that can be undone."""
    return bool(_changed_by(result))


class DeskSession(QObject):
    """An open data file that holds an account.

    `picture` is always that of the file as it is now: read it anew in every slot of `changed`, and keep no other. Only
    where the file could not be read after a change, it is the one before, until reading works again.
    """

    changed = Signal(object)
    """Carries the `Changed` of an activity, or None where anything may differ: another day has begun."""

    def __init__(
        self,
        data: DataFile,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        backups: Path | None = None,
    ) -> None:
        """`clock` gives this moment in the computer's time zone. `backups` is the folder of the file's daily backups,
        None where none are made."""
        super().__init__(parent)
        self.data = data
        self.backups = backups
        self._clock = clock
        account = data.read.account()
        if account is None:
            raise ValueError("a session needs a data file that holds an account")
        try:
            picture = read_picture(data, in_zone(clock(), account.time_zone).date())
        except Refused as refused:
            # Only facts that can be computed with are ever kept: somebody else has written into the file.
            raise Damaged(data.path) from refused
        assert picture is not None
        self.picture: Picture = picture
        self.runner: Runner | None = None
        """Does large steps off the GUI thread; None: they are done at once as well."""
        self._behind = False
        self._readers: list[Callable[[Picture, DataFile], Any]] = []
        self._contents: dict[Callable[[Picture, DataFile], Any], Any] = {}

    def now(self) -> datetime:
        """This moment, naive, in the account's time zone."""
        return in_zone(self._clock(), self.picture.account.time_zone)

    def moment(self) -> datetime:
        """This moment in UTC, with its zone."""
        return self._clock().astimezone(UTC)

    @property
    def today(self) -> date:
        """The day that the picture shows."""
        return self.picture.today

    def perform(
        self,
        activity: Callable[Concatenate[DataFile, Given], Result],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Does an activity of the desk on the data file and tells every page. Gives what the activity gives.

        Raises what the activity raises (`Rejected`, `StoreTrouble`); then nothing was changed. Raises `NotReadAgain`
        where the change is saved and could not be read.
        """
        try:
            result = activity(self.data, *args, **kwargs)
        except RemainsLeft:
            # The change itself is saved, and the pages have to show it beside the message.
            with suppress(NotReadAgain):
                self._read_anew()
            raise
        self._take_over(_changed_by(result))
        return result

    def perform_or_say(
        self,
        parent: QWidget,
        activity: Callable[Concatenate[DataFile, Given], Result],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result | None:
        """The same for an action without fields of its own: what stands against it is said over `parent`. Gives None
        then."""
        given: list[Result] = []
        _or_say(parent, self.today, lambda: given.append(self.perform(activity, *args, **kwargs)))
        return given[0] if given else None

    def undo(self) -> None:
        """Takes back the last change."""
        self._take_over(self.data.undo())

    def redo(self) -> None:
        """Does again what was taken back last."""
        self._take_over(self.data.redo())

    def undo_or_say(self, parent: QWidget, then: Callable[[], None] = lambda: None) -> None:
        """Takes back the last change, and calls `then`; what stands against it is said over `parent`. A large change is
        taken back off the GUI thread, while the window does nothing else."""
        name = self.data.undo_name
        if name is not None:
            label = self.tr("Undoing %1…").replace("%1", QCoreApplication.translate("actions", name))
            self._step(parent, label, self.data.undo, self.data.undo_rows, then)

    def redo_or_say(self, parent: QWidget, then: Callable[[], None] = lambda: None) -> None:
        """Does again what was taken back last, in the same way."""
        name = self.data.redo_name
        if name is not None:
            label = self.tr("Doing %1 again…").replace("%1", QCoreApplication.translate("actions", name))
            self._step(parent, label, self.data.redo, self.data.redo_rows, then)

    def _step(
        self,
        parent: QWidget,
        label: str,
        step: Callable[[], Changed | None],
        rows: int,
        then: Callable[[], None],
    ) -> None:
        self.carry_out(parent, label, rows, lambda _: step(), lambda _: then())

    def carry_out(
        self,
        parent: QWidget,
        label: str,
        rows: int | None,
        activity: Callable[[DataFile], Result],
        done: Callable[[Result], None],
    ) -> None:
        """Does an activity that changes about so many rows, None for many, tells every page, and calls `done` with
        what the activity gave: at once where it is small, and else off the GUI thread, while the window says `label`
        and does nothing else. What stands against it is said over `parent`."""
        if self.runner is None or (rows is not None and rows <= _ROWS_AT_ONCE):
            _or_say(parent, self.today, lambda: done(self.perform(activity)))
        elif not self.runner.is_busy():
            self.runner.change(
                label,
                self.working(activity),
                done=lambda worked: self._end(parent, worked, done),
                failed=lambda trouble: _or_say(parent, self.today, lambda: _raise(trouble)),
                over=parent,
            )

    def working(self, activity: Callable[[DataFile], Result]) -> Callable[[], Worked]:
        """The work that does an activity and reads what there is after it, for any thread while nothing else uses the
        file. It raises what the activity raises; then nothing was changed."""
        data, picture, readers = self.data, self.picture, tuple(self._readers)

        def work() -> Worked:
            result = activity(data)
            changed = _changed_by(result)
            if not changed:
                return Worked(result, changed, picture, {})
            try:
                after = refreshed(picture, data, changed)
                after.prospects.everybody()
                contents = {read: read(after, data) for read in readers}
                return Worked(result, changed, after, contents, picture.held())
            except StoreTrouble:
                # It is saved; that it cannot be read is told by whoever reads it next.
                return Worked(result, changed, None, {})

        return work

    def _end(self, parent: QWidget, worked: Worked, done: Callable[[Any], None]) -> None:
        # It is saved, whether it can be read or not. A dialog that asked for it may go with `done`, and what is said
        # over it too.
        window = parent.window()
        _or_say(window.parentWidget() or window, self.today, lambda: self.take_over(worked))
        done(worked.result)

    def take_over(self, worked: Worked) -> None:
        """Shows what was done in another thread. Nothing else may have used the file meanwhile. Raises `NotReadAgain`
        where what there is now cannot be read."""
        if worked.picture is None or self._behind or worked.picture.today != self.today:
            self._take_over(worked.changed)
        elif worked.changed:
            self.picture, self._contents = worked.picture, worked.contents
            self.changed.emit(worked.changed)
            let_go(worked.held)

    def work_out_ahead(self, read: Callable[[Picture, DataFile], Any]) -> None:
        """Has this worked out where a large change is made, in that thread, so that `content` has it then. It must be
        possible in any thread."""
        self._readers.append(read)

    def worked_out(self, read: Callable[[Picture, DataFile], Content]) -> Content | None:
        """What was worked out ahead of the present picture, once; None where nothing was."""
        found: Content | None = self._contents.pop(read, None)
        return found

    def content(self, read: Callable[[Picture, DataFile], Content]) -> Content:
        """The same; where nothing was, it is worked out now."""
        found = self.worked_out(read)
        return read(self.picture, self.data) if found is None else found

    def is_in_use(self) -> bool:
        """Whether another thread may be using the file, so that nothing can be read from it here."""
        return self.runner is not None and self.runner.is_busy()

    def look_at_the_clock(self) -> None:
        """Moves the picture to the present day, where midnight has passed since, and reads again what could not be read
        after a change."""
        if self.is_in_use():
            return
        if self._behind:
            with suppress(NotReadAgain):
                self._read_anew()
        today = self.now().date()
        if today != self.picture.today:
            self._show(on_day(self.picture, today))
            self.changed.emit(None)

    def _read_anew(self) -> None:
        with self._reading():
            picture = read_picture(self.data, self.picture.today)
        if picture is not None:
            self._show(picture)
            self.changed.emit(None)

    def _take_over(self, changed: Changed | None) -> None:
        if not changed:
            return
        if self._behind:
            self._read_anew()
            return
        with self._reading():
            self._show(refreshed(self.picture, self.data, changed))
        if "account" in changed.tables and self.now().date() != self.today:
            # It may be another day already in the account's time zone.
            self.look_at_the_clock()
            return
        self.changed.emit(changed)

    def _show(self, picture: Picture) -> None:
        self.picture, self._contents = picture, {}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Within it, trouble leaves as `NotReadAgain`: what is read again was saved before."""
        self._behind = True
        try:
            yield
        except StoreTrouble as trouble:
            raise NotReadAgain(self.data.path) from trouble
        self._behind = False


def _changed_by(result: object) -> Changed | None:
    changed = result if isinstance(result, Changed) else getattr(result, "changed", None)
    assert changed is None or isinstance(changed, Changed)
    return changed


def _or_say(parent: QWidget, today: date, act: Callable[[], None]) -> None:
    try:
        act()
    except Rejected as rejected:
        from .messages import show_rejected

        show_rejected(parent, rejected, today)
    except StoreTrouble as trouble:
        from .messages import show_trouble

        show_trouble(parent, trouble)


def _raise(trouble: Exception) -> None:
    raise trouble
