"""The figures beside the questions of the first run: the lots, the first loss, the next renewal."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.credit_rules.days import expires_in_days
from inmail_desk.credit_rules.statement import Kind, Lot
from inmail_desk.desk.setting_up import Preview

from . import sentences, words
from .cards import Icon, Meter
from .chips import Chip
from .colours import Tone
from .labels import Role, Separator, Text

_SOON_DAYS = 14


class LotLine(QWidget):
    """A lot: how many credits, until when; and a bar of how many of the most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Text(role=Role.STRONG, wrap=False)
        self._number.setMinimumWidth(self._number.fontMetrics().horizontalAdvance("000"))
        self._until = Text(wrap=False)
        self._left = Text(role=Role.QUIET, wrap=False)
        self._bar = Meter(self.tr("Credits of the lot"))
        self._bar.setFixedHeight(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._number)
        row.addWidget(self._until, 1)
        row.addWidget(self._left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._bar)

    def show_lot(self, lot: Lot, most: int, today: date) -> None:
        """Show this lot; `most` fills the bar."""
        until, left = self.tr("never expire"), ""
        if lot.expires_on is not None:
            until = self.tr("expire on %1").replace("%1", sentences.day(lot.expires_on, today))
            left = self.tr("in %1").replace("%1", words.days(expires_in_days(lot.expires_on, today)))
        self._number.setText(words.number(lot.remaining))
        self._until.setText(until)
        self._left.setText(left)
        self._bar.set_progress(lot.remaining, most)
        self.setAccessibleName(" ".join((words.credits(lot.remaining), until, left)).strip())


class LotLines(QWidget):
    """A line for each lot, the first to expire on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LotLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)

    def show_lots(self, lots: Sequence[Lot], today: date) -> None:
        """Show these lots in place of the former ones."""
        while len(self._lines) < len(lots):
            self._lines.append(LotLine())
            self._column.addWidget(self._lines[-1])
        most = max((lot.remaining for lot in lots), default=0)
        ordered = sorted(lots, key=lambda lot: (lot.expires_on is None, lot.expires_on))
        for lot, line in zip(ordered, self._lines, strict=False):
            line.show_lot(lot, most, today)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(lots))


class Coming(QWidget):
    """One thing that comes: a symbol, what, and a quiet line."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(icon_name)
        self._name = icon_name
        self._title = Text(role=Role.STRONG, selectable=True)
        self._text = Text(role=Role.QUIET, selectable=True)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self._title)
        said.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)

    def title(self) -> str:
        """Return what was said last."""
        return self._title.text()

    def say(self, tone: Tone, title: str, text: str) -> None:
        """Say what comes."""
        self._icon.set_icon(self._name, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))


class PreviewFigures(QWidget):
    """What the answers lead to, in figures."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._number = Text(role=Role.NUMBER, wrap=False, selectable=True)
        self._unit = Text(role=Role.QUIET)
        self._meter = Meter(self.tr("Credits"))
        self._from_balance = Chip()
        self._lots = LotLines()
        self._loss = Coming("hourglass")
        self._renewal = Coming("calendar")
        figure = QHBoxLayout()
        figure.setSpacing(10)
        figure.addWidget(self._number)
        figure.addWidget(self._unit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(figure)
        column.addWidget(self._meter)
        column.addWidget(self._from_balance, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lots)
        column.addWidget(Separator())
        column.addWidget(self._loss)
        column.addWidget(self._renewal)

    def show_preview(self, preview: Preview) -> None:
        """Show what the answers lead to."""
        self._number.setText(words.number(preview.balance))
        if preview.cap is None:
            unit = words.counted(preview.balance, self.tr("credit, no cap"), self.tr("credits, no cap"))
        else:
            unit = self.tr("of at most %1").replace("%1", words.number(preview.cap))
        self._unit.setText(unit)
        self._meter.setVisible(preview.cap is not None)
        self._meter.set_progress(preview.balance, preview.cap or 0)
        self._from_balance.set_state(self._how_read(preview), Tone.INFO)
        self._lots.show_lots(preview.lots, self._today)
        self._lots.setVisible(bool(preview.lots))
        self._say_loss(preview)
        self._say_renewal(preview)

    def first_loss(self) -> str:
        """Return the first loss in a few words."""
        return self._loss.title()

    def _how_read(self, preview: Preview) -> str:
        if not any(lot.inferred for lot in preview.lots):
            return ""
        count = len(preview.lots)
        return words.counted(
            count, self.tr("1 lot, read from your balance"), self.tr("%1 lots, read from your balance")
        )

    def _say_loss(self, preview: Preview) -> None:
        if preview.first_loss_on is None or preview.first_loss_in_days is None:
            self._loss.say(Tone.GOOD, self.tr("No loss in sight"), "")
            return
        days = preview.first_loss_in_days
        tone = Tone.DANGER if days <= _SOON_DAYS else Tone.WARN
        title = (
            self.tr("First loss: %1 on %2")
            .replace("%1", words.credits(preview.first_loss))
            .replace("%2", sentences.day(preview.first_loss_on, self._today))
        )
        if preview.first_loss_kind is Kind.CAP_FORFEIT:
            why = self.tr("cut by the cap in %1, if nothing is sent")
        else:
            why = self.tr("by age in %1, if nothing is sent")
        self._loss.say(tone, title, why.replace("%1", words.days(days)))

    def _say_renewal(self, preview: Preview) -> None:
        self._renewal.setVisible(preview.next_renewal_on is not None)
        if preview.next_renewal_on is None:
            return
        on = sentences.day(preview.next_renewal_on, self._today)
        self._renewal.say(
            Tone.NEUTRAL,
            self.tr("Next renewal on %1").replace("%1", on),
            self.tr("%1 arrive, as far as the cap allows").replace("%1", words.credits(preview.allotment))
            if preview.cap is not None
            else self.tr("%1 arrive").replace("%1", words.credits(preview.allotment)),
        )
