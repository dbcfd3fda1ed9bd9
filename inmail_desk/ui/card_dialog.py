"""The payment card: expired, or renewed."""

from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan import mark_card
from inmail_desk.desk.sending import card_expired_on

from .activity_dialog import ActivityDialog
from .day_edit import DayEdit
from .labels import Role, Text
from .session import DeskSession


class CardDialog(ActivityDialog):
    """Marks the card expired, or renewed where it is marked expired already."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        self.expires = card_expired_on(session.picture) is None
        super().__init__(session, "", parent, ok_text="")
        if self.expires:
            title = self.tr("Payment card expired")
            text = self.tr("LinkedIn takes no InMail while the payment card is expired. Your credits stay.")
            label, ok = self.tr("&Expired on"), self.tr("Mark card expired")
        else:
            title = self.tr("Payment card renewed")
            text = self.tr("With a valid card InMails can be sent again.")
            label, ok = self.tr("&Renewed on"), self.tr("Mark card renewed")
        self.setWindowTitle(title)
        self.ok_button.setText(ok)
        self.ok_button.show_hint("Ctrl+Return")
        self.day = DayEdit(session.today)
        self.day.set_day(session.today)
        self.add_wide(Text(text, Role.QUIET))
        self.add_field(label, self.day)
        self.fields = {"day": self.day}
        self.day.setFocus()

    def carry_out(self) -> str:
        self.session.perform(mark_card, expired=self.expires, on=self.day.day(), now=self.session.now())
        return (
            self.tr("Payment card marked expired") if self.expires else self.tr("Payment card marked renewed")
        )
