"""The parts that the questions of the first run are made of: a numbered step, and a field with its words."""

from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .colours import current_colours
from .day_edit import DayEdit
from .icons import paint_icon
from .labels import Role, Text, restyle

_MARK = 24


class Stop(NamedTuple):
    """Where Enter leads: `target` takes the focus, `place` is all that belongs to the question."""

    place: QWidget
    target: QWidget


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


class Step(QWidget):
    """A numbered question. `content`, with `body` as its column, shows only while the step is open."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._mark = StepMark(number, self)
        self._title = Text(title, Role.SECTION, parent=self)
        self.content = QWidget(self)
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.content)
        self.show_state(opened=False, answered=False)

    def show_state(self, *, opened: bool, answered: bool) -> None:
        """Open or close the step, and mark whether it is answered."""
        self._mark.show_state(opened=opened, answered=answered)
        self._title.set_role(Role.SECTION if opened else Role.QUIET)
        self.content.setVisible(opened)


Edit = TypeVar("Edit", bound=QWidget)


class Field(QWidget, Generic[Edit]):
    """A field under its label, with room for a quiet word and for what is wrong."""

    def __init__(
        self,
        label: str,
        field: Edit,
        *,
        hint: str = "",
        after: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._said = ""
        caption = QLabel(label)
        caption.setBuddy(field)
        name = label.replace("&", "")
        field.setAccessibleName(name)
        if isinstance(field, DayEdit):
            field.set_name(name)
        self._hint = Text(hint, Role.SMALL)
        self._hint.setVisible(bool(hint))
        self._error = Text(role=Role.ERROR)
        self._error.hide()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(field)
        if after is not None:
            line.addWidget(after)
        if not isinstance(field, DayEdit):
            line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(line)
        column.addWidget(self._error)
        column.addWidget(self._hint)
        column.addStretch(1)

    def hint(self, text: str) -> None:
        """Say a quiet word under the field; "" takes it back."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def say(self, error: str) -> None:
        """Say what is wrong; "" takes it back."""
        self._said = error
        if isinstance(self.field, DayEdit):
            self.field.set_error(error)
            return
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.field.setAccessibleDescription(error)
        restyle(self.field, "wrong", bool(error))

    def error(self) -> str:
        """Return what is said to be wrong, "" for nothing."""
        return self._said


AnyField = Field[Any]
