"""Asks whether an InMail was sent before LinkedIn's number was read that day: the number holds it already then."""

from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox, QWidget

from inmail_desk.desk.moments import Reading, last_reading_on, moment_resent, moment_sent

from .session import DeskSession


class BeforeReading(QCheckBox):
    """Ticked where the InMail was sent before the number was read. To be hidden where `ask_of` tells that none was.

    `sent_at` is the moment known so far of an InMail that is corrected.
    """

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, sent_at: datetime | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._sent_at = sent_at
        self._reading: Reading | None = None
        meaning = self.tr("Ticked: the number counts it already.")
        self.setToolTip(meaning)
        self.setAccessibleDescription(meaning)

    def ask_of(self, on: date | None) -> bool:
        """Ask of an InMail of that day; return whether there is anything to ask."""
        reading = None if on is None else last_reading_on(self._session.picture, on)
        if reading != self._reading:
            self._reading = reading
            self.setChecked(reading is not None and self._probably_before(reading))
        if reading is not None:
            text = self.tr("Sent &before LinkedIn’s number was read at %1")
            self.setText(text.replace("%1", f"{reading.at:%H:%M}"))
        return reading is not None

    def moment_sent(self, on: date, now: datetime) -> datetime:
        """Return when the InMail of that day was sent."""
        if self._sent_at is None:
            return moment_sent(on, now, self._reading, before=self.isChecked())
        return moment_resent(self._sent_at, on, now, self._reading, before=self.isChecked())

    def _probably_before(self, reading: Reading) -> bool:
        if self._sent_at is not None and self._sent_at.date() == reading.at.date():
            return self._sent_at < reading.at
        return reading.holds_unlogged
