"""Light and dark, and how large texts are: the application's style, font, palette and stylesheet."""

import sys
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from inmail_desk.resources import icon_file

from .colours import DARK, LIGHT, Colours, use_colours
from .memory import APPEARANCE, TEXT_SIZE, WEEK_START, Memory

TEXT_SIZES = (90, 100, 115, 130, 150)
"""How large texts can be, in percent of the system's own."""


class Appearance(StrEnum):
    """What the person chose in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def chosen_appearance(memory: Memory) -> Appearance:
    """Return what was chosen in Settings; the system's where nothing was, or nothing that is known here."""
    chosen = memory.read(APPEARANCE)
    return Appearance(chosen) if chosen in set(Appearance) else Appearance.SYSTEM


def chosen_text_size(memory: Memory) -> int:
    """Return the size of texts chosen in Settings, one of `TEXT_SIZES`."""
    chosen = memory.read(TEXT_SIZE)
    return next((size for size in TEXT_SIZES if str(size) == chosen), 100)


class Theme(QObject):
    """Keeps the application light or dark, as the person chose or as the system is and becomes, and its texts as
    large as they were chosen."""

    changed = Signal(object)
    """Carries the Colours now in force, after palette and stylesheet are set."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = Appearance.SYSTEM
        self._font_of_the_system = QFont(app.font())
        self._text_size = 100
        app.styleHints().colorSchemeChanged.connect(self._apply)

    def follow(self, memory: Memory) -> None:
        """Put in force what the memory holds, and from now on whatever is written into it."""
        self._memory = memory
        memory.changed.connect(self._follow_key)
        self._app.setProperty(WEEK_START, memory.read(WEEK_START))
        self._set_font(chosen_text_size(memory))
        self.set_appearance(chosen_appearance(memory))

    def set_appearance(self, appearance: Appearance) -> None:
        """Put the choice in force now."""
        self._appearance = appearance
        self._apply()

    def set_text_size(self, percent: int) -> None:
        """Make every text so large beside the system's own, now."""
        self._set_font(percent)
        self._apply()

    def _follow_key(self, key: str) -> None:
        if key == APPEARANCE:
            self.set_appearance(chosen_appearance(self._memory))
        elif key == TEXT_SIZE:
            self.set_text_size(chosen_text_size(self._memory))
        elif key == WEEK_START:
            self._app.setProperty(WEEK_START, self._memory.read(WEEK_START))

    def _set_font(self, percent: int) -> None:
        if percent == self._text_size:
            return
        self._text_size = percent
        font = QFont(self._font_of_the_system)
        font.setPointSizeF(QFontInfo(font).pointSizeF() * percent / 100)
        self._app.setFont(font if percent != 100 else self._font_of_the_system)

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_dark if self._appearance is Appearance.SYSTEM else self._appearance is Appearance.DARK
        apply_theme(self._app, dark)
        self.changed.emit(DARK if dark else LIGHT)


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the application, in the Fusion style whatever the system's own is.

    The style is named as an argument because `setStyle` makes PySide build all types around QStyle: 15 ms at start.
    """
    if sys.platform == "darwin":
        from .application import Application

        return Application([*arguments, "-style", "fusion"])
    return QApplication([*arguments, "-style", "fusion"])


def apply_theme(app: QApplication, dark: bool) -> None:
    """Make the whole application light or dark; it was made by `make_application`.

    Doing it again with the same answer costs nothing.
    """
    colours = DARK if dark else LIGHT
    use_colours(colours)
    line = QFontMetrics(app.font()).height()
    sheet = _stylesheet(colours, QFontInfo(app.font()).pointSizeF(), line, "dark" if dark else "light")
    if app.styleSheet() == sheet:
        return
    app.setPalette(_palette(colours))
    app.setStyleSheet(sheet)


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, colours.page),
        (role.WindowText, colours.text),
        (role.Base, colours.card),
        (role.AlternateBase, colours.page),
        (role.Text, colours.text),
        (role.Button, colours.card),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.danger),
        (role.ToolTipBase, colours.card),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.quiet),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.hover),
        (role.Midlight, colours.border),
        (role.Mid, colours.border),
        (role.Dark, colours.faint),
        (role.Shadow, colours.faint),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.faint))
    return palette


def _stylesheet(c: Colours, points: float, line: int, variant: str) -> str:
    """Return the stylesheet; text sizes are multiples of the application font's `points`, `line` is its height in
    pixels."""

    def size(factor: float) -> str:
        return f"font-size: {points * factor:.2f}pt;"

    down = icon_file(f"field-down-{variant}").as_posix()
    tick = icon_file(f"field-tick-{variant}").as_posix()
    up = icon_file(f"field-up-{variant}").as_posix()
    field = "QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox"
    return f"""
QToolTip {{ background: {c.card}; color: {c.text}; border: 1px solid {c.border}; padding: 4px; }}
QMenu, QMenuBar {{ selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
Sidebar {{ background: {c.sidebar}; border: none; border-right: 1px solid {c.border}; }}
Card, FigureCard, ChartCard {{ background: {c.card}; border: 1px solid {c.border}; border-radius: 10px; }}
Separator {{ background: {c.border}; border: none; max-height: 1px; min-height: 1px; }}
ScrollPage, ScrollPage > QWidget > #content {{ background: {c.page}; border: none; }}

Text[role="title"] {{ {size(1.5)} font-weight: 600; }}
Text[role="number"] {{ {size(2.6)} font-weight: 600; }}
Text[role="name"] {{ {size(1.15)} font-weight: 600; }}
Text[role="section"] {{ {size(1.05)} font-weight: 600; }}
Text[role="strong"] {{ font-weight: 600; }}
Text[role="quiet"] {{ color: {c.quiet}; }}
Text[role="small"] {{ {size(0.92)} color: {c.quiet}; }}
Text[role="error"], Text[tone="danger"] {{ color: {c.danger}; }}
Text[tone="info"] {{ color: {c.accent}; }}
Text[tone="warn"] {{ color: {c.warn}; }}
Text[tone="good"] {{ color: {c.good}; }}

QPushButton {{ background: {c.card}; color: {c.text}; border: 1px solid {c.border}; border-radius: 6px;
    padding: 6px 12px; outline: none; }}
QPushButton[menu="true"] {{ padding-right: 20px; }}
QPushButton[value="true"] {{ text-align: left; padding-left: 10px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.accent_soft}; }}
QPushButton:checked {{ border-color: {c.accent}; color: {c.accent}; }}
QPushButton:disabled {{ color: {c.faint}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px 11px; }}
QPushButton[value="true"]:focus {{ padding-left: 9px; }}
QPushButton::menu-indicator {{ image: url("{down}"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }}
PrimaryButton {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
PrimaryButton:hover, PrimaryButton:pressed {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
PrimaryButton:disabled {{ background: {c.neutral_soft}; border-color: {c.neutral_soft}; }}
PrimaryButton:focus {{ border-color: {c.text}; }}
Pill {{ border-radius: 14px; padding: 5px 12px; min-height: 16px; }}
Pill:focus {{ padding: 4px 11px; }}
Pill:checked, Tab:checked {{ font-weight: 600; }}
Tab, Tab:pressed, Tab:checked {{ background: transparent; border: 2px solid transparent; border-radius: 0;
    padding: 4px 2px; }}
Tab:hover {{ background: {c.hover}; }}
Tab:checked {{ border-bottom-color: {c.accent}; }}
Tab:focus {{ border: 2px solid {c.accent}; border-radius: 6px; padding: 4px 2px; }}
LinkButton {{ background: transparent; border: 2px solid transparent; border-left-width: 0; padding: 0 2px 0 0;
    color: {c.accent}; text-decoration: underline; text-align: left; border-radius: 4px; }}
LinkButton:hover, LinkButton:pressed {{ background: {c.accent_soft}; }}
LinkButton:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 4px; }}
QToolButton:hover, QToolButton:checked {{ background: {c.hover}; }}
QToolButton:pressed {{ background: {c.accent_soft}; }}
QToolButton:focus {{ border-color: {c.accent}; }}

{field} {{ background: {c.card}; color: {c.text}; border: 1px solid {c.border}; border-radius: 6px;
    padding: 6px 10px; placeholder-text-color: {c.quiet};
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus
    {{ border: 2px solid {c.accent}; padding: 5px 9px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"],
QTableView[wrong="true"]
    {{ border-color: {c.danger}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled
    {{ color: {c.faint}; background: {c.page}; }}
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox
    {{ border-radius: 0; padding: 0 4px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit
    {{ border: none; border-radius: 0; padding: 0; background: transparent; }}
QComboBox {{ padding: 0 10px; min-height: {line + 14}px; }} /* padding above would cut its list */
QComboBox:focus {{ padding: 0 9px; min-height: {line + 12}px; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 24px; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}

QCheckBox, QRadioButton {{ spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 1px 2px 1px 0; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator
    {{ width: 16px; height: 16px; border: 1px solid {c.quiet}; border-radius: 4px; background: {c.card}; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked, QTableView::indicator:checked
    {{ background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {c.accent}; background: {c.on_accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QTableView::indicator:disabled
    {{ border-color: {c.border}; }}

QProgressBar {{ background: {c.neutral_soft}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {c.accent}; }}

QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.scroll}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QTableView, QListView, QTreeView {{ background: {c.card}; color: {c.text}; border: 1px solid {c.border};
    gridline-color: {c.border}; selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QTableView, QListView {{ border-radius: 10px; padding: 4px; }}
QTableView[plain="true"], QListView[plain="true"]
    {{ border: 1px solid transparent; border-radius: 4px; padding: 0; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus
    {{ border: 1px solid {c.border}; border-radius: 0; padding: 0; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.card}; border-bottom: 1px solid {c.border}; }}
QCalendarWidget {{ background: {c.card}; border: 1px solid {c.border}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {c.faint}; }}
QCalendarWidget QToolButton {{ color: {c.text}; font-weight: 600; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{ border: none; border-radius: 0; padding: 0;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView:focus, QListView:focus, QTreeView:focus, QTableView[plain="true"]:focus {{ border-color: {c.accent}; }}
CalendarGrid, CalendarGrid:focus, YearStrip, YearStrip:focus
    {{ background: {c.page}; border: none; border-radius: 0; padding: 0; selection-background-color: transparent; }}
QHeaderView {{ background: {c.card}; border: none; border-bottom: 1px solid {c.border}; }}
QHeaderView::section {{ background: {c.card}; color: {c.quiet}; border: none; padding: 8px 10px; }}
CalendarGrid QHeaderView {{ background: {c.page}; border: none; }}
CalendarGrid QHeaderView::section {{ background: {c.page}; padding: 2px 11px 6px; }}
QTableCornerButton::section {{ background: {c.card}; border: none; }}
"""
