"""A numbered step of the first run."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .colours import current_colours
from .controls import LinkButton
from .icons import paint_icon
from .labels import Role, Text

_MARK = 24
_BESIDE_MARK = 10


class StepMark(QWidget):
    """The number of a step in a circle; a tick once it is answered."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._answered = False
        self._open = False
        self.setFixedSize(_MARK, _MARK)

    def show_state(self, *, opened: bool, answered: bool) -> None:
        """Show whether the step can be answered yet, and whether it is."""
        self._open, self._answered = opened, answered
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_MARK, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if self._open else colours.neutral_soft))
        painter.drawEllipse(self.rect())
        ink = colours.on_accent if self._open else colours.quiet
        if self._answered:
            inset = 5
            paint_icon(painter, self.rect().adjusted(inset, inset, -inset, -inset), "tick", ink)
            return
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRect(0, 0, _MARK, _MARK), Qt.AlignmentFlag.AlignCenter, str(self._number))


class AnswerLine(QWidget):
    """The answer to a question in a line, with a way to change it."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = Text(selectable=True, parent=self)
        self.change = LinkButton(self.tr("Change"))
        self.change.setAccessibleName(self.tr("Change: %1").replace("%1", question, 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARK + _BESIDE_MARK, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.answer, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)


class Step(QWidget):
    """A numbered question. `content`, with `body` as its column, shows only while the step is open.

    One that was answered without the person can be folded: its answer stands there in a line, and may be changed.
    """

    change_wanted = Signal()
    """The person wants to see the question after all; it is unfolded."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._mark = StepMark(number, self)
        self._title = Text(title, Role.SECTION, parent=self)
        self.content = QWidget(self)
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._opened = False
        self._line: AnswerLine | None = None
        head = QHBoxLayout()
        head.setSpacing(_BESIDE_MARK)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.content)
        self._column = column
        self.show_state(opened=False, answered=False)

    def show_state(self, *, opened: bool, answered: bool) -> None:
        """Open or close the step, and mark whether it is answered."""
        self._mark.show_state(opened=opened, answered=answered)
        self._title.set_role(Role.SECTION if opened else Role.QUIET)
        self._opened = opened
        self._show_parts()

    def is_folded(self) -> bool:
        """Tell whether the answer stands there instead of the question."""
        return self._line is not None

    def fold(self, answer: str) -> None:
        """Show the answer in a line instead of the question; where it is folded already, another answer."""
        if self._line is None:
            self._line = AnswerLine(self._title.text(), self)
            self._line.change.clicked.connect(self._change)
            self._column.insertWidget(self._column.indexOf(self.content), self._line)
        self._line.answer.setText(answer)
        self._show_parts()

    def unfold(self) -> None:
        """Show the question again."""
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
            self._line = None
        self._show_parts()

    def _change(self) -> None:
        self.unfold()
        self.change_wanted.emit()

    def _show_parts(self) -> None:
        self.content.setVisible(self._opened and self._line is None)
        if self._line is not None:
            self._line.setVisible(self._opened)
