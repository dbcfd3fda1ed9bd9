"""Buttons and the search field."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from .colours import current_colours
from .icons import icon
from .labels import restyle

_GAP = 8


def _is_enter(event: QKeyEvent) -> bool:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~keypad


class _Button(QPushButton):
    """A button that Enter presses as Space does; Qt would let Enter press the dialog's default button instead."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class SecondaryButton(_Button):
    """A bordered button."""

    def __init__(self, text: str, *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._hint = ""
        if icon_name:
            self.setIcon(icon(icon_name, on_accent=isinstance(self, PrimaryButton)))
            self._fit_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.icon().isNull():
            self._fit_icon()

    def _fit_icon(self) -> None:
        """Keep the symbol as high as the words: a button with one stands beside those without."""
        line = self.fontMetrics().height()
        self.setIconSize(QSize(line, line))

    def show_hint(self, shortcut: str) -> None:
        """Show a shortcut ("Ctrl+N") quietly behind the text without binding it (a menu's action owns it); "" shows
        none."""
        sequence = QKeySequence(shortcut)
        self._hint = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self.text()} ({self._hint})" if self._hint else "")
        self.updateGeometry()
        self.update()

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        restyle(self, "menu", True)
        menu.aboutToHide.connect(self._look_for_the_pointer)

    def _look_for_the_pointer(self) -> None:
        """While the menu is open nobody tells the button that the pointer has left it: it would stay grey."""
        inside = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, inside)
        self.update()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._hint:
            size.setWidth(size.width() + _GAP + self._hint_width())
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._paints_words():
            option.text = ""
            option.icon = QIcon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._paints_words():
            return
        painter = QPainter(self)
        left = (self.width() - self._content_width()) // 2
        if not self.icon().isNull():
            side = self.iconSize().width()
            place = QRect(left, (self.height() - side) // 2, side, side)
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self.icon().paint(painter, place, mode=mode)
            left += side + 6
        self._draw_words(painter, QRect(left, 0, self.width() - left, self.height()))

    def _paints_words(self) -> bool:
        return bool(self._hint) or not self.icon().isNull()

    def _draw_words(self, painter: QPainter, place: QRect) -> None:
        colours = current_colours()
        primary = isinstance(self, PrimaryButton)
        strong, quiet = (colours.on_accent, colours.on_accent) if primary else (colours.text, colours.quiet)
        if not self.isEnabled():
            strong = quiet = colours.faint
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        mnemonic = Qt.TextFlag.TextShowMnemonic
        painter.setPen(strong)
        painter.drawText(place, left | mnemonic, self.text())
        place.translate(self._words_width() + _GAP, 0)
        painter.setFont(self._hint_font())
        painter.setPen(quiet)
        painter.drawText(place, left, self._hint)

    def _words_width(self) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()

    def _content_width(self) -> int:
        symbol = 0 if self.icon().isNull() else self.iconSize().width() + 6
        hint = _GAP + self._hint_width() if self._hint else 0
        return symbol + self._words_width() + hint

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        return font

    def _hint_width(self) -> int:
        return QFontMetrics(self._hint_font()).horizontalAdvance(self._hint)


class PrimaryButton(SecondaryButton):
    """The one action a page or dialog is for, filled with the accent colour."""


class LinkButton(_Button):
    """A button that reads like a link ("Why 11?")."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class IconButton(QToolButton):
    """A button that shows an icon only; `name` is its tooltip and what a screen reader says."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name))
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(18, 18))
        self.setToolTip(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class NumberEdit(QSpinBox):
    """A field for a whole number, both ends included. The wheel changes it only while it has the focus."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The stylesheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class OneOfThese(QButtonGroup):
    """Buttons of which one is on. Tab comes to that one, whoever chose it; the arrow keys go on from there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._move_stop)

    def _move_stop(self, button: QAbstractButton, checked: bool) -> None:
        # Qt does so only where a key or the mouse chose.
        if checked:
            for each in self.buttons():
                focus = Qt.FocusPolicy.StrongFocus if each is button else Qt.FocusPolicy.ClickFocus
                each.setFocusPolicy(focus)


class _OneOfSome(_Button):
    """A button that is on or off. Put several into `OneOfThese`."""

    _BESIDE: int
    """Pixels on either side of the text."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Be as wide as the checked, bolder text, so that choosing one moves none of the others."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        size = super().sizeHint()
        width = QFontMetrics(bold).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        size.setWidth(max(size.width(), width + 2 * self._BESIDE))
        return size


class Pill(_OneOfSome):
    """A round filter ("Pending 8")."""

    _BESIDE = 13


class Tab(_OneOfSome):
    """Leads to a part of a page or dialog, and is underlined while that is shown."""

    _BESIDE = 4


class SearchEdit(QLineEdit):
    """A search field with its symbol; Escape empties it. `shortcut` is only shown, not bound."""

    def __init__(self, prompt: str, *, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setPlaceholderText(f"{prompt}   {hint}" if hint else prompt)
        self.setAccessibleName(prompt)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class ListSearch(SearchEdit):
    """A search over a list; Enter and the arrow down go on to the list."""

    begun = Signal()
    """The focus came: something will be typed."""
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
