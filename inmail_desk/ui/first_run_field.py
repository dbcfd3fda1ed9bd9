"""A field of the first run with its words, and where Enter leads."""

from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .day_edit import DayEdit
from .labels import Role, Text, restyle, set_shown


class Stop(NamedTuple):
    """Where Enter leads: `target` takes the focus, `place` is all that belongs to the question."""

    place: QWidget
    target: QWidget


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
        # With their parent at once: what is shown or hidden without one is a window of its own for that moment.
        self._hint = Text(hint, Role.SMALL, parent=self)
        set_shown(self._hint, bool(hint))
        self._error = Text(role=Role.ERROR, parent=self)
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
