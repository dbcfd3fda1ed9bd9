"""What the activity of a dialog would change, told beside its fields before it is kept."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from inmail_desk.desk.comparing import compared, rehearsed
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import StoreTrouble

from .activity_dialog import ActivityDialog
from .standing_view import StandingView
from .trouble_words import trouble_text

_SETTLED_MS = 150

Activity = Callable[[DataFile], Changed]


class BeforeAfter(StandingView):
    """Rehearses an activity once the fields have settled; hidden where it would be rejected, and where nothing would
    change, unless `says_same`: for a dialog that says what happens later in its own words."""

    rehearsed = Signal(object)
    """Carries the picture as it would be, or the `Rejected` or `StoreTrouble` that stands against it. Trouble is told
    here already."""

    def __init__(self, dialog: ActivityDialog, activity: Activity, *, says_same: bool = False) -> None:
        super().__init__(dialog)
        self._says_same = says_same
        self._session = dialog.session
        self._activity = activity
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self._compute_while_open)

    def expect(self, _: object = None) -> None:
        """Compute again in a moment: a field has changed."""
        self._timer.start()

    def _compute_while_open(self) -> None:
        if self._session.data.is_open:  # a dialog is deleted a moment after its account was left
            self.compute()

    def settle(self) -> None:
        """Compute now what is still to be computed."""
        if self._timer.isActive():
            self.compute()

    def compute(self) -> None:
        """Compute now."""
        self._timer.stop()
        before = self._session.picture
        try:
            after = rehearsed(self._session.data, before, self._activity)
        except Rejected as rejection:
            self.show_problem("")
            self.rehearsed.emit(rejection)
            return
        except StoreTrouble as trouble:
            self.show_problem(trouble_text(trouble))
            self.rehearsed.emit(trouble)
            return
        comparison = compared(before, after)
        if comparison.same and not self._says_same:
            self.show_problem("")
        else:
            self.show_comparison(comparison, self._session.today)
        self.rehearsed.emit(after)
