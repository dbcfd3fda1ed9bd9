"""The settings that lie in the data file: days of warning, and the time zone. Each change is a step to undo."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from inmail_desk.clock import is_known, known_zones
from inmail_desk.desk.settings import (
    MOST_DAYS,
    DaysOfWarning,
    change_days_of_warning,
    change_time_zone,
)

from .controls import NumberEdit
from .labels import Role, Text
from .session import DeskSession
from .settings_rows import Section, ZoneEdit
from .settings_words import time_there, unknown_zone

_SETTLED_AFTER = 500  # milliseconds: one step to undo for a number that is counted up with the arrow


class DaysSettings(QObject):
    """How early Today warns."""

    def __init__(self, session: DeskSession, section: Section, parent: QDialog) -> None:
        super().__init__(parent)
        self._session = session
        self._dialog = parent
        self.loss, self.closing, self.check = (NumberEdit(1, MOST_DAYS) for _ in range(3))
        self._fields = (self.loss, self.closing, self.check)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_AFTER)
        self._timer.timeout.connect(self.apply)
        for label, field in (
            (self.tr("Warn of a &loss"), self.loss),
            (self.tr("Warn of an answer &window or trial that ends"), self.closing),
            (self.tr("Have the &balance checked"), self.check),
        ):
            section.add(label, field)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(self._begin_to_settle)
        session.changed.connect(self._show)
        self._show()

    def apply(self) -> None:
        """Keep the numbers now, where they are others than before."""
        for field in self._fields:
            field.interpretText()
        self._timer.stop()
        days = DaysOfWarning(*(field.value() for field in self._fields))
        if days != self._session.picture.warnings:
            self._session.perform_or_say(self._dialog, change_days_of_warning, days)
            self._show()

    def _begin_to_settle(self) -> None:
        self._name_days()
        self._timer.start()

    def _name_days(self) -> None:
        for field in self._fields:
            one = field.value() == 1
            if field is self.check:
                suffix = self.tr(" day after the last time") if one else self.tr(" days after the last time")
            else:
                suffix = self.tr(" day before") if one else self.tr(" days before")
            field.setSuffix(suffix)

    def _show(self, _: object = None) -> None:
        for field, days in zip(self._fields, self._session.picture.warnings, strict=True):
            field.blockSignals(True)
            field.setValue(days)
            field.blockSignals(False)
        self._name_days()


class ZoneSettings(QObject):
    """In which time zone the account's days are counted."""

    def __init__(self, session: DeskSession, section: Section, parent: QDialog) -> None:
        super().__init__(parent)
        self._session = session
        self._dialog = parent
        self.edit = ZoneEdit()
        self._now = Text(role=Role.SMALL)
        about = self.tr(
            "LinkedIn counts days in UTC, and in your own time only in US English. What you have recorded keeps the "
            "day it was recorded with; only what “today” is changes."
        )
        section.add(self.tr("Time &zone"), self.edit)
        section.add_beneath(self._now)
        section.add_beneath(Text(about, Role.SMALL))
        self.edit.chosen.connect(self._choose)
        self.edit.not_found.connect(self._say_not_found)
        session.changed.connect(self._show)
        self._show()
        # The list of the world's zones takes its time to be read.
        QTimer.singleShot(0, self, lambda: self.edit.fill(known_zones()))

    def text(self) -> str:
        """Return what is said beneath the field."""
        return self._now.text()

    def _choose(self, zone: str) -> None:
        self._session.perform_or_say(self._dialog, change_time_zone, zone)
        self._show()

    def _show(self, _: object = None) -> None:
        self.edit.show_zone(self._session.picture.account.time_zone)

    def _say_not_found(self, typed: str) -> None:
        zone = self._session.picture.account.time_zone
        known = is_known(zone)
        text = time_there(self._session.now()) if known else unknown_zone(zone)
        if typed:
            text = self.tr("No time zone is called “%1”. Type a part of a city, or choose one from the list.")
            text = text.replace("%1", typed)
        self._now.setText(text)
        self._now.set_role(Role.SMALL if known and not typed else Role.ERROR)
        self.edit.setAccessibleDescription(text)
