"""The base of every dialog with fields: labels at the left, a word under a field that is wrong."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from .controls import PrimaryButton, SecondaryButton
from .day_edit import DayEdit
from .labels import Role, Text, restyle

_GAP = 6
"""Pixels between a field and the next, beside what the grid itself leaves."""


class FormDialog(QDialog):
    """A dialog of fields. Ctrl+Enter accepts from anywhere, Enter from a one-line field.

    Escape leaves; where something was typed or chosen, only the second time.

    A subclass overrides `check`, which calls `set_error` for what is wrong; the dialog closes only where nothing is.
    A day that is none is found without that.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, ok_text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._errors: dict[QWidget, str] = {}
        self._error_lines: dict[QWidget, Text] = {}
        self._entered_before: list[object] | None = None
        self._warning = Text(role=Role.SMALL)

        body = _Body()
        self.form = QGridLayout(body.content)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(4)
        self.form.setColumnStretch(1, 1)
        self.ok_button = PrimaryButton(ok_text)
        self.ok_button.show_hint("Ctrl+Return")
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self.accept)
        self.cancel_button = SecondaryButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.ok_button.click)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self._warning, 1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.ok_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(16)
        self.column.addWidget(body, 1)
        self.column.addLayout(self.buttons)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field with its label ("&" marks the key that jumps to it) and room for a word under it."""
        row = self.form.rowCount()
        caption = QLabel(label)
        caption.setBuddy(field)
        name = label.replace("&", "")
        field.setAccessibleName(name)
        # A screen reader is told of the part that has the keyboard, not of what is around it.
        for part in (*field.findChildren(QLineEdit), *field.findChildren(QPlainTextEdit)):
            part.setAccessibleName(name)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
        line = field.line if isinstance(field, DayEdit) else field
        above = (line.sizeHint().height() - caption.sizeHint().height()) // 2
        if above > caption.sizeHint().height():
            above = 8 if isinstance(field, QPlainTextEdit) else 3  # of many lines: beside the first
        caption.setContentsMargins(0, max(0, above), 0, 0)
        self.form.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self.form.addWidget(field, row, 1)
        self._errors[field] = ""
        if not isinstance(field, DayEdit):
            error = Text(role=Role.ERROR)
            error.hide()
            self._error_lines[field] = error
            self.form.addWidget(error, row + 1, 1)
        self.form.setRowMinimumHeight(row + 2, _GAP)
        _on_change(field, lambda: self.set_error(field, ""))

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget across both columns: a notice, a preview."""
        row = self.form.rowCount()
        self.form.addWidget(widget, row, 0, 1, 2)
        self.form.setRowMinimumHeight(row + 1, _GAP)

    def show_field(self, field: QWidget, shown: bool) -> None:
        """Show a field that was added, with its label, or hide it, with what was wrong with it."""
        field.setVisible(shown)
        for caption in self.findChildren(QLabel):
            if caption.buddy() is field:
                caption.setVisible(shown)
        self.form.setRowMinimumHeight(self.row_of(field) + 2, _GAP if shown else 0)
        if not shown:
            self.set_error(field, "")

    def row_of(self, field: QWidget) -> int:
        """Return the row of the form in which a field stands."""
        position: Any = self.form.getItemPosition(self.form.indexOf(field))
        return int(position[0])

    def set_error(self, field: QWidget, text: str) -> None:
        """Say what is wrong with a field that was added, until it is changed; "" takes it back."""
        if text == self._errors[field]:
            return
        self._errors[field] = text
        if isinstance(field, DayEdit):
            field.set_error(text)
            return
        line = self._error_lines[field]
        line.setText(text)
        line.setVisible(bool(text))
        field.setAccessibleDescription(text)
        restyle(field, "wrong", bool(text))

    def error(self, field: QWidget) -> str:
        """Return what is said to be wrong with a field, "" for nothing."""
        return self._errors[field]

    def check(self) -> None:
        """Call `set_error` for each field that is wrong; all errors were taken back before."""

    def accept(self) -> None:
        """Close with success where `check` finds nothing; else move to the first field that is wrong."""
        for field in self._errors:
            self.set_error(field, "")
            if isinstance(field, DayEdit) and field.isVisibleTo(self) and field.isEnabled():
                self.set_error(field, field.explain())
        self.check()
        wrong = [field for field, text in self._errors.items() if text]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._entered_before is not None:
            return
        self._gather_spare_room()
        self._fit()
        self._begin_at_the_top()
        self._entered_before = self._entered()
        _on_change(self, self._warning.clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_changed() and not self._warning.text():
            self._warning.setText(self.tr("Escape again discards what you entered."))
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _gather_spare_room(self) -> None:
        """Leave the room that shorter texts give back beneath the fields, unless one of them grows with the dialog."""
        if not self.form.expandingDirections() & Qt.Orientation.Vertical:
            self.form.setRowStretch(self.form.rowCount(), 1)

    def _fit(self) -> None:
        """Begin as high as the texts are at this width: Qt takes them for narrower, and so for higher."""
        wanted = self.column.totalHeightForWidth(self.width())
        if 0 < wanted < self.height():
            self.resize(self.width(), wanted)

    def _grow(self) -> None:
        """Become as high as texts need that were added or now take more lines, as far as the screen is."""
        wanted = self.column.totalHeightForWidth(self.width())
        most = self.screen().availableGeometry().height()
        if wanted > self.height():
            self.resize(self.width(), min(wanted, most))

    def _begin_at_the_top(self) -> None:
        """Give the focus to the first field: the buttons were made before, and Qt would begin with them."""
        each = self.nextInFocusChain()
        while each is not None and each is not self and self.focusWidget() is None:
            reached_by_tab = (
                each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
            )
            if reached_by_tab and each not in (self.cancel_button, self.ok_button):
                each.setFocus(Qt.FocusReason.TabFocusReason)
            each = each.nextInFocusChain()

    def _is_changed(self) -> bool:
        return self._entered_before is not None and self._entered() != self._entered_before

    def _entered(self) -> list[object]:
        return [each.metaObject().userProperty().read(each) for each in _inputs(self)]


class _Body(QScrollArea):
    """As large as what it holds, and scrolls only where the screen is too small for that."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.content = QWidget()
        self.setWidget(self.content)

    def sizeHint(self) -> QSize:
        # What it holds never becomes smaller than this, and a layout may want more at least than at best.
        return self.content.sizeHint().expandedTo(self.content.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        size = self.content.minimumSizeHint()
        return QSize(size.width(), min(size.height(), 8 * self.fontMetrics().height()))

    def heightForWidth(self, width: int) -> int:
        # The size hint alone would break every text where it is at its best, not where this width breaks it.
        return max(self.content.minimumSizeHint().height(), self.content.heightForWidth(width))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def _inputs(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widget and all in it that can be typed into or chosen, but nothing of a popup."""
    for each in (widget, *widget.findChildren(QWidget)):
        entered = each.metaObject().userProperty().hasNotifySignal() and not isinstance(each, QScrollBar)
        if entered and each.window() is widget.window():
            yield each


def _on_change(widget: QWidget, do: Callable[[], object]) -> None:
    for each in _inputs(widget):
        signal = each.metaObject().userProperty().notifySignal().name()
        getattr(each, bytes(signal.data()).decode()).connect(lambda *_: do())
