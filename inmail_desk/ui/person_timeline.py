"""The timeline of a person, with what can be corrected in each entry."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.person import Moment, TimelineEntry
from inmail_desk.desk.sending import (
    change_outcome,
    remove_deletion,
    remove_inmail,
    remove_non_delivery,
    remove_response,
    remove_touch,
)
from inmail_desk.desk.tracing import Source

from . import words
from .cards import Icon
from .controls import IconButton
from .labels import Role, Text
from .session import DeskSession
from .timeline_words import EntryWords, entry_words

_SIGN = 16
_BUTTON = 24
_PADDING = 2
_TOP = Qt.AlignmentFlag.AlignTop


class Timeline(QWidget):
    """What happened and what is coming, the earliest first. An entry that can be corrected has a small menu."""

    follow_up_wanted = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: tuple[TimelineEntry, ...] = ()
        self._buttons: dict[tuple[Any, ...], IconButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries in place of the former ones. The focus stays with the same entry."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), None)
        self._clear()
        for row, entry in enumerate(entries):
            self._add(row, entry, entry_words(entry, self._session.today))
        if focused in self._buttons:
            button = self._buttons[focused]
            button.show()  # a layout shows its widgets later, and what is hidden takes no focus
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def texts(self) -> tuple[str, ...]:
        """Return what stands in the rows, for who cannot see them beside each other."""
        said = [entry_words(entry, self._session.today) for entry in self._entries]
        return tuple(" ".join(part for part in (each.day, each.title, each.more) if part) for each in said)

    def _clear(self) -> None:
        self._buttons = {}
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _add(self, row: int, entry: TimelineEntry, said: EntryWords) -> None:
        # Rows with a button and rows without are of one height.
        letters = self.fontMetrics().height()
        line = max(letters, _BUTTON) + _PADDING
        above = (line - letters) // 2
        sign = QWidget()
        middle = QVBoxLayout(sign)
        middle.setContentsMargins(0, (line - _SIGN) // 2, 0, 0)
        middle.addWidget(Icon(said.icon, said.tone, size=_SIGN))
        day = Text(said.day, Role.QUIET, wrap=False)
        day.setMinimumHeight(line)
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, above, 0, above)
        column.setSpacing(1)
        column.addWidget(Text(said.title, selectable=True))
        if said.more:
            column.addWidget(Text(said.more, Role.SMALL, selectable=True))
        column.addStretch(1)
        self._grid.addWidget(sign, row, 0, _TOP)
        self._grid.addWidget(day, row, 1, _TOP)
        corrected = _can_be_corrected(entry)
        self._grid.addWidget(text, row, 2, 1, 1 if corrected else 2)
        if corrected:
            name = self.tr("Correct: %1").replace("%1", said.title, 1)
            button = IconButton("more", name)
            button.setIconSize(QSize(_SIGN, _SIGN))
            button.setFixedSize(_BUTTON, _BUTTON)
            button.clicked.connect(lambda: self._open_menu(button, entry))
            self._buttons[_key(entry)] = button
            self._grid.addWidget(button, row, 3, _TOP)

    def _open_menu(self, button: IconButton, entry: TimelineEntry) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, entry)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _fill(self, menu: QMenu, entry: TimelineEntry) -> None:
        inmail = entry.inmail
        if entry.kind is Moment.SENT and inmail is not None:
            menu.addAction(self.tr("&Edit InMail…"), lambda: self._correct(("inmail", inmail.id)))
            menu.addAction(self.tr("&Remove InMail"), lambda: self._do(remove_inmail, inmail.id))
        elif entry.kind is Moment.RESPONDED and entry.response is not None:
            response = entry.response
            outcomes = menu.addMenu(self.tr("&Change outcome"))
            for outcome in Outcome:
                action = outcomes.addAction(words.outcome(outcome))
                action.setCheckable(True)
                action.setChecked(outcome is entry.outcome)
                action.triggered.connect(
                    lambda _, outcome=outcome: self._do(change_outcome, response, outcome)
                )
            menu.addAction(self.tr("Correct the &day…"), lambda: self._correct(("response", response)))
            menu.addAction(self.tr("&Remove response"), lambda: self._do(remove_response, response))
        elif entry.kind is Moment.DELETED and inmail is not None:
            menu.addAction(self.tr("Correct the &day…"), lambda: self._correct(("deletion", inmail.id)))
            menu.addAction(self.tr("&It was not deleted"), lambda: self._do(remove_deletion, inmail.id))
        elif entry.kind is Moment.UNDELIVERED and inmail is not None:
            menu.addAction(self.tr("Correct the &day…"), lambda: self._correct(("non_delivery", inmail.id)))
            menu.addAction(self.tr("&It was delivered"), lambda: self._do(remove_non_delivery, inmail.id))
        elif entry.kind is Moment.TOUCH and entry.touch is not None:
            touch = entry.touch.id
            menu.addAction(self.tr("&Remove touch"), lambda: self._do(remove_touch, touch))
        elif entry.kind is Moment.FOLLOW_UP:
            menu.addAction(self.tr("&Change follow-up day…"), self.follow_up_wanted.emit)

    def _do(self, activity: Any, *values: object) -> None:
        self._session.perform_or_say(self, activity, *values)

    def _correct(self, source: Source) -> None:
        from .correct_dialog import open_correction

        open_correction(self._session, source, self.window())


def _can_be_corrected(entry: TimelineEntry) -> bool:
    return entry.kind not in (Moment.ADDED, Moment.REMINDER, Moment.DEADLINE)


def _key(entry: TimelineEntry) -> tuple[Any, ...]:
    """What tells an entry from the others, also after it was corrected."""
    touch = None if entry.touch is None else entry.touch.id
    return entry.kind, None if entry.inmail is None else entry.inmail.id, entry.response, touch
