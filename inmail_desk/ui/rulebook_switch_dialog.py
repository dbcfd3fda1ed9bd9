"""Before another rulebook is used: today's balance, the next loss and every earlier check by the one and the other."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.comparing import compared
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.rejection import Rejected
from inmail_desk.desk.rulebook_shelf import Book
from inmail_desk.desk.rulebook_switching import switch_rulebook
from inmail_desk.desk.rulebooks import by_rulebook

from .activity_dialog import ActivityDialog
from .labels import Role, Text
from .sentences import rejection
from .session import DeskSession
from .standing_view import StandingView

translate = QCoreApplication.translate


class SwitchRulebookDialog(ActivityDialog):
    """Shows what another rulebook makes of the person's own facts, and switches to it where that is wanted.

    `by_it` is the picture by that rulebook, where it is known already.
    """

    def __init__(
        self,
        session: DeskSession,
        book: Book,
        parent: QWidget | None = None,
        *,
        plan_title: str | None,
        differing: str,
        by_it: Picture | None = None,
    ) -> None:
        super().__init__(
            session,
            translate("rulebooks", "Use another rulebook"),
            parent,
            ok_text=translate("rulebooks", "Use it"),
        )
        self._book = book
        used = session.picture.rules.rulebook
        text = translate(
            "rulebooks", "It takes the place of “%1”, version %2, for everything recorded so far."
        )
        self.add_wide(Text(_named(book), Role.NAME, selectable=True))
        self.add_wide(
            Text(text.replace("%2", used.version).replace("%1", used.title), Role.QUIET, selectable=True)
        )
        if plan_title is not None:
            called = translate("rulebooks", "It calls your plan: %1.").replace("%1", plan_title)
            self.add_wide(Text(called, Role.QUIET, selectable=True))
        if session.picture.recorded.overrides:
            own = translate("rulebooks", "Your own values stay: they hold by every rulebook.")
            self.add_wide(Text(own, Role.QUIET))
        if differing:
            what = translate("rulebooks", "What it says otherwise: %1").replace("%1", differing)
            self.add_wide(Text(what, selectable=True))
        self.standing = StandingView()
        self.add_wide(self.standing)
        self._show_standing(by_it)
        self.setMinimumWidth(560)

    def _show_standing(self, by_it: Picture | None) -> None:
        picture = self.session.picture
        try:
            after = by_it or by_rulebook(picture, self._book.rulebook)
        except Rejected as rejected:
            self.standing.show_problem(rejection(rejected, self.session.today))
            self.ok_button.setEnabled(False)
            return
        self.standing.show_comparison(compared(picture, after), self.session.today)

    def carry_out(self) -> str:
        self.session.perform(switch_rulebook, self.session.picture, self._book)
        return self.tr("“%1” is in use now.").replace("%1", self._book.rulebook.title)


def _named(book: Book) -> str:
    text = translate("rulebooks", "%1, version %2")
    return text.replace("%2", book.rulebook.version).replace("%1", book.rulebook.title)
