"""Cards and what stands in them: figures, to-dos, notices, and the words for an empty place."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .chips import Chip
from .colours import Tone, current_colours
from .controls import LinkButton, SecondaryButton
from .fitting import wider_with_font
from .icons import icon, paint_icon
from .labels import Role, SectionTitle, Text, restyle, set_shown


class Icon(QLabel):
    """An icon that stands beside text; what it means is said by that text."""

    def __init__(
        self, name: str, tone: Tone = Tone.NEUTRAL, *, size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.set_icon(name, tone)

    def set_icon(self, name: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show another icon or tone."""
        icon(name)
        self._name = name
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, current_colours().of_tone(self._tone)[0])


class Card(QFrame):
    """A rounded, bordered box. Fill it through `body`, its column; `title` puts a heading on top."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(8)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(SectionTitle(title))


class CardRow(QWidget):
    """Cards side by side, in as many columns as there is room for.

    A column is at least `least` pixels wide, more where the font is large.
    """

    def __init__(self, cards: Sequence[QWidget], *, least: int = 190, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._least = least
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._arrange(len(self._cards))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_column(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.spacing()
        columns = max(1, min(len(self._cards), (self.width() + gap) // (self._least_column() + gap)))
        while len(self._cards) % columns and columns > 1:
            columns -= 1
        self._arrange(columns)

    def _least_column(self) -> int:
        least = wider_with_font(self, self._least)
        return max([least, *(card.minimumSizeHint().width() for card in self._cards)])

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)


class Figure(NamedTuple):
    """What a FigureCard shows; what is empty is not shown.

    `chip` is (words, tone) and `progress` (value, maximum); `normal` and `quiet` are the lines beneath the number,
    `link` and `more` are the texts of the two link-like buttons.
    """

    number: str
    unit: str = ""
    chip: tuple[str, Tone] | None = None
    progress: tuple[int, int] | None = None
    normal: str = ""
    quiet: str = ""
    link: str = ""
    more: str = ""


class FigureCard(Card):
    """One number that matters, large, with a few quiet words."""

    link_clicked = Signal()
    more_clicked = Signal()

    def __init__(
        self, icon_name: str, title: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self._title = title
        self._chip = Chip(strong=True)
        self._number = Text(role=Role.NUMBER, wrap=False, selectable=True)
        self._unit = Text(role=Role.QUIET)
        self._meter = Meter(title)
        self._normal = Text(selectable=True)
        self._quiet = Text(role=Role.QUIET, selectable=True)
        self._link, self._more = LinkButton(""), LinkButton("")
        self._link.clicked.connect(self.link_clicked)
        self._more.clicked.connect(self.more_clicked)

        # Heads with a chip and heads without are of one height.
        policy = self._chip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._chip.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(Icon(icon_name, tone, size=17))
        head.addWidget(Text(title, Role.QUIET), 1)
        head.addWidget(self._chip)
        figure = QHBoxLayout()
        figure.setSpacing(10)
        figure.addWidget(self._number)
        figure.addWidget(self._unit, 1)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addLayout(figure)
        for part in (self._meter, self._normal, self._quiet):
            self.body.addWidget(part)
        beneath = QHBoxLayout()
        beneath.setContentsMargins(-2, 0, 0, 0)  # the room for the ring of the focus
        beneath.setSpacing(14)
        beneath.addWidget(self._link)
        beneath.addWidget(self._more)
        beneath.addStretch(1)
        self.body.addLayout(beneath)
        self.body.addStretch(1)
        self.show_figure(Figure(number="–"))

    def show_figure(self, figure: Figure) -> None:
        """Show these values in place of the former ones."""
        self._number.setText(figure.number)
        self._unit.setText(figure.unit)
        self._chip.set_state(*(figure.chip or ("", Tone.NEUTRAL)))
        set_shown(self._meter, figure.progress is not None)
        if figure.progress is not None:
            self._meter.set_progress(*figure.progress)
        for part, text in (
            (self._normal, figure.normal),
            (self._quiet, figure.quiet),
            (self._link, figure.link),
            (self._more, figure.more),
        ):
            part.setText(text)
            set_shown(part, bool(text))
        chip = figure.chip[0] if figure.chip else ""
        said = (f"{figure.number} {figure.unit}".strip(), chip, figure.normal, figure.quiet)
        self.setAccessibleDescription("; ".join(text for text in said if text))


class Meter(QProgressBar):
    """A thin bar of how much of something there is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(8)

    def set_progress(self, value: int, maximum: int) -> None:
        """Fill `value` of `maximum`; more than that is full."""
        self.setRange(0, max(maximum, 1))
        self.setValue(max(0, min(value, maximum)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(self.rect(), 4, 4)
        width = self.width() * self.value() / self.maximum()
        if width:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(0, 0, max(width, 8.0), self.height()), 4, 4)


class TodoRow(QWidget):
    """One thing to do: what, why, and its button. `clicked` when the button is pressed."""

    clicked = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        button: str = "",
        tone: Tone = Tone.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(title, Role.STRONG, selectable=True))
        if text:
            words.addWidget(Text(text, Role.QUIET, selectable=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 11, 4, 11)
        row.setSpacing(14)
        row.addWidget(Icon(icon_name, tone, size=19))
        row.addLayout(words, 1)
        if button:
            action = SecondaryButton(button)
            action.setAccessibleDescription(title)
            action.clicked.connect(self.clicked)
            row.addWidget(action)


class Notice(QWidget):
    """A soft box that says something that must be read: a strong first line and a text."""

    def __init__(
        self, tone: Tone, title: str, text: str = "", *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Text(role=Role.STRONG, selectable=True)
        self._text = Text(selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._text)
        if buttons:
            row = QHBoxLayout()
            row.setContentsMargins(0, 6, 0, 0)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.say(tone, title, text)

    def say(self, tone: Tone, title: str, text: str = "") -> None:
        """Say something else."""
        self._tone = tone
        self._title.setText(title)
        restyle(self._title, "tone", tone.value)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_colours().of_tone(self._tone)[1]))
        painter.drawRoundedRect(self.rect(), 8, 8)


class EmptyState(QWidget):
    """What to read and do where there is nothing yet. `clicked` when its button is pressed."""

    clicked = Signal()

    def __init__(
        self, icon_name: str, title: str, text: str = "", button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Icon(icon_name, size=40), 0, centre)
        for words, role in ((title, Role.SECTION), (text, Role.QUIET)):
            if words:
                label = Text(words, role)
                label.setAlignment(centre)
                column.addWidget(label)
        if button:
            action = SecondaryButton(button)
            action.clicked.connect(self.clicked)
            column.addSpacing(4)
            column.addWidget(action, 0, centre)
        column.addStretch(1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
