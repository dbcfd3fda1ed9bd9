"""The plan's history as a painted line of time, for mouse, keyboard and screen reader."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from inmail_desk.desk.plan_page import HistoryLine
from inmail_desk.desk.plan_timeline import Mark, MarkKind, Timeline

from .colours import Colours, current_colours
from .dates import short_day, short_day_with_year
from .icons import icon
from .plan_history_words import line_text, mark_title
from .plan_timeline_layout import Placed, place_timeline
from .plan_timeline_painting import REACH, paint_mark, paint_ring, paint_stretch

_BAR = 12
"""Pixels of a stretch beside its text."""


class PlanTimeline(QWidget):
    """Plans from day to day, with what happened as marks. Left and Right go from mark to mark, today among them.

    Enter edits the line of a mark, Delete removes it, Insert adds a change on that day; so does a double click.
    """

    chosen = Signal(object)
    """Carries the HistoryLine of the mark chosen, None for today."""
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    """Carry the HistoryLine."""
    add_wanted = Signal(object)
    """Carries the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The plan over time"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timeline = Timeline(today=date.min, stretches=(), marks=())
        self._lines: tuple[HistoryLine, ...] = ()
        self._placed: Placed | None = None
        self._current: int | None = None

    def show_timeline(self, timeline: Timeline, lines: Sequence[HistoryLine]) -> None:
        """Show this history; the line that was chosen stays so while it is there."""
        chosen = self.chosen_line()
        kind = None if self._current in (None, -1) else self._timeline.marks[self._current or 0].kind
        today = self._current == -1
        self._timeline, self._lines = timeline, tuple(lines)
        self._current = -1 if today else None
        for number, mark in enumerate(timeline.marks):
            if chosen is not None and self._line_of(mark).event.id == chosen.event.id and mark.kind is kind:
                self._current = number
        self._describe()
        self._lay_out()

    def chosen_line(self) -> HistoryLine | None:
        """Return the line of the mark chosen, None for none and for today."""
        if self._current is None or self._current < 0:
            return None
        return self._line_of(self._timeline.marks[self._current])

    def chosen_day(self) -> date | None:
        """Return the day of what is chosen, None for nothing."""
        if self._current is None:
            return None
        return self._timeline.today if self._current < 0 else self._timeline.marks[self._current].on

    def choose(self, line: HistoryLine) -> None:
        """Choose the mark of a line, without telling."""
        for number, mark in enumerate(self._timeline.marks):
            if self._line_of(mark) is line and mark.kind is not MarkKind.TRIAL_ENDS:
                self._current = number
                self._describe()
                self.update()

    def placed(self) -> Placed:
        """Return where everything stands at the present width."""
        assert self._placed is not None
        return self._placed

    def sizeHint(self) -> QSize:
        return QSize(480, int(self._axis() + REACH + 6 + QFontMetricsF(self._small_font()).height() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LocaleChange):
            self.updateGeometry()
            self._lay_out()

    # Gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = self._stops()
        here = stops.index(self._current) if self._current in stops else -1
        match event.key():
            case Qt.Key.Key_Right:
                self._move_to(stops[min(here + 1, len(stops) - 1)])
            case Qt.Key.Key_Left:
                self._move_to(stops[max(here - 1, 0)])
            case Qt.Key.Key_Home:
                self._move_to(stops[0])
            case Qt.Key.Key_End:
                self._move_to(stops[-1])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self.chosen_line() is not None:
                self.edit_wanted.emit(self.chosen_line())
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.chosen_line() is not None:
                self.remove_wanted.emit(self.chosen_line())
            case Qt.Key.Key_Insert | Qt.Key.Key_Plus:
                self.add_wanted.emit(self.chosen_day())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keyboard and self._current is None:
            self._move_to(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._mark_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._mark_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._move_to(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._mark_at(event.position()) is not None:
            self.edit_wanted.emit(self.chosen_line())
        else:
            self.add_wanted.emit(self.placed().day_at(event.position().x()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        position = QPointF(event.pos())
        number = self._mark_at(position) if by_mouse else self._current
        if by_mouse and number is not None:
            self._move_to(number)
        line = self.chosen_line() if number is not None else None
        on = (self.chosen_day() if number is not None else None) or self.placed().day_at(position.x())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line is not None:
            edit = menu.addAction(icon("edit"), self.tr("&Edit…"))
            edit.triggered.connect(lambda: self.edit_wanted.emit(line))
            remove = menu.addAction(icon("trash"), self.tr("&Remove"))
            remove.triggered.connect(lambda: self.remove_wanted.emit(line))
        text = self.tr("&Add a change on %1…").replace("%1", short_day_with_year(on))
        menu.addAction(icon("add"), text).triggered.connect(lambda: self.add_wanted.emit(on))
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _stops(self) -> list[int]:
        """The marks by their numbers, with -1 for today in its place."""
        before = sum(mark.on <= self._timeline.today for mark in self._timeline.marks)
        return [*range(before), -1, *range(before, len(self._timeline.marks))]

    def _move_to(self, stop: int) -> None:
        self._current = stop
        self._describe()
        self.update()
        self.chosen.emit(self.chosen_line())

    def _mark_at(self, position: QPointF) -> int | None:
        axis = self._axis()
        if self._placed is None or abs(position.y() - axis) > REACH + 4:
            return None
        near = [(abs(x - position.x()), number) for number, x in enumerate(self._placed.marks)]
        near.append((abs(self._placed.today - position.x()), -1))
        distance, number = min(near)
        return number if distance <= REACH else None

    # Words

    def _line_of(self, mark: Mark) -> HistoryLine:
        return self._lines[mark.place]

    def _describe(self) -> None:
        if self._current is not None:
            self.setAccessibleDescription(self._words(self._current))
            return
        parts = [self._stretch_words(number) for number in range(len(self._timeline.stretches))]
        self.setAccessibleDescription("; ".join(parts))

    def _words(self, stop: int) -> str:
        if stop < 0:
            return self.tr("Today, %1").replace("%1", short_day_with_year(self._timeline.today))
        mark = self._timeline.marks[stop]
        line = self._line_of(mark)
        title = f"{short_day_with_year(mark.on)}: {mark_title(line, mark)}"
        text = "" if mark.kind is MarkKind.TRIAL_ENDS else line_text(line, self._timeline.today)
        return f"{title}\n{text}" if text else title

    def _stretch_words(self, number: int) -> str:
        stretch = self._timeline.stretches[number]
        text = self.tr("%1 from %2")
        if stretch.until is not None:
            text = self.tr("%1 from %2, until %3").replace("%3", short_day_with_year(stretch.until))
        title = stretch.title or self.tr("No subscription")
        return text.replace("%2", short_day_with_year(stretch.from_on)).replace("%1", title)

    def _words_at(self, position: QPointF) -> str:
        number = self._mark_at(position)
        if number is not None:
            return self._words(number)
        for place, each in enumerate(self.placed().stretches):
            if each.left <= position.x() < each.right and position.y() < self._bar_height():
                return self._stretch_words(place)
        return ""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._placed is None:
            return
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small_font())
        free = 0.0
        for placed in self._placed.stretches:
            rect = QRectF(placed.left + 1, 1, placed.right - placed.left - 2, self._bar_height() - 2)
            taken = paint_stretch(painter, rect, placed.stretch, rect.left() - free)
            free = max(rect.left(), taken)
        axis = self._axis()
        painter.setPen(QPen(QColor(colours.border), 2))
        painter.drawLine(QPointF(2, axis), QPointF(self.width() - 2, axis))
        today = self._placed.today
        painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DashLine))
        # Beneath the plans only: it would run through their names.
        painter.drawLine(QPointF(today, self._bar_height()), QPointF(today, axis + REACH))
        for mark, x in zip(self._timeline.marks, self._placed.marks, strict=True):
            paint_mark(painter, QPointF(x, axis), mark)
        if self._current is not None:
            chosen = today if self._current < 0 else self._placed.marks[self._current]
            paint_ring(painter, QPointF(chosen, axis), strong=self.hasFocus())
        self._paint_captions(painter, colours)

    def _paint_captions(self, painter: QPainter, colours: Colours) -> None:
        """The days beneath: that of what is chosen, today, and of the others those that there is room for."""
        metrics = painter.fontMetrics()
        top = self._axis() + REACH + 4
        taken: list[QRectF] = []
        stops = self._stops()
        first = [stop for stop in (self._current, -1) if stop is not None]
        for stop in dict.fromkeys([*first, *stops]):
            x = self.placed().today if stop < 0 else self.placed().marks[stop]
            text = self._caption(stop)
            width = metrics.horizontalAdvance(text)
            left = min(max(0.0, x - width / 2), self.width() - width)
            rect = QRectF(left, top, width + 1, metrics.height())
            if any(rect.adjusted(-8, 0, 8, 0).intersects(each) for each in taken):
                continue
            taken.append(rect)
            painter.setPen(QColor(colours.accent if stop < 0 else colours.quiet))
            if stop == self._current:
                painter.setPen(QColor(colours.text))
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, text)

    def _caption(self, stop: int) -> str:
        if stop < 0:
            return self.tr("today")
        on = self._timeline.marks[stop].on
        return short_day(on) if on.year == self._timeline.today.year else short_day_with_year(on)

    def _lay_out(self) -> None:
        self._placed = place_timeline(self._timeline, self.width()) if self._timeline.marks else None
        self.update()

    def _bar_height(self) -> float:
        return QFontMetricsF(self._small_font()).height() + _BAR

    def _axis(self) -> float:
        return self._bar_height() + 6 + REACH

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF(), 1) * 0.92)
        return font
