"""The open account, shared by all pages: one picture, and the one signal that says what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inmail_desk.clock import in_zone
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.desk.picture import Picture, on_day, read_picture, refreshed
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import Damaged, NotReadAgain, RemainsLeft, StoreTrouble

Given = ParamSpec("Given")
Result = TypeVar("Result")


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
        self._behind = False

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
        try:
            return self.perform(activity, *args, **kwargs)
        except Rejected as rejected:
            from .messages import show_rejected

            show_rejected(parent, rejected, self.today)
        except StoreTrouble as trouble:
            from .messages import show_trouble

            show_trouble(parent, trouble)
        return None

    def undo(self) -> None:
        """Takes back the last change."""
        self._take_over(self.data.undo())

    def redo(self) -> None:
        """Does again what was taken back last."""
        self._take_over(self.data.redo())

    def undo_or_say(self, parent: QWidget) -> None:
        """Takes back the last change; what stands against it is said over `parent`."""
        _or_say(parent, self.undo)

    def redo_or_say(self, parent: QWidget) -> None:
        """Does again what was taken back last; what stands against it is said over `parent`."""
        _or_say(parent, self.redo)

    def take_over(self, changed: Changed, picture: Picture | None) -> None:
        """Shows a change that was written in another thread, and what was read after it there; None: it is read here.

        Nothing else may have used the file meanwhile. Raises `NotReadAgain` where it cannot be read.
        """
        if picture is None or self._behind or picture.today != self.today:
            self._take_over(changed)
        elif changed:
            self.picture = picture
            self.changed.emit(changed)

    def look_at_the_clock(self) -> None:
        """Moves the picture to the present day, where midnight has passed since, and reads again what could not be read
        after a change."""
        if self._behind:
            with suppress(NotReadAgain):
                self._read_anew()
        today = self.now().date()
        if today != self.picture.today:
            self.picture = on_day(self.picture, today)
            self.changed.emit(None)

    def _read_anew(self) -> None:
        with self._reading():
            picture = read_picture(self.data, self.picture.today)
        if picture is not None:
            self.picture = picture
            self.changed.emit(None)

    def _take_over(self, changed: Changed | None) -> None:
        if not changed:
            return
        if self._behind:
            self._read_anew()
            return
        with self._reading():
            self.picture = refreshed(self.picture, self.data, changed)
        if "account" in changed.tables and self.now().date() != self.today:
            # It may be another day already in the account's time zone.
            self.look_at_the_clock()
            return
        self.changed.emit(changed)

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


def _or_say(parent: QWidget, step: Callable[[], None]) -> None:
    try:
        step()
    except StoreTrouble as trouble:
        from .messages import show_trouble

        show_trouble(parent, trouble)
