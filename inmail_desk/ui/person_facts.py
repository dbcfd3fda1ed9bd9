"""What is kept about a person beside the timeline, changed in place."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from inmail_desk.desk.person import PersonPage
from inmail_desk.desk.prospects import (
    replace_tags,
    set_campaign,
    set_degree,
    set_inmail_off,
    set_open_profile,
    set_priority,
)
from inmail_desk.store.values import Priority, Prospect

from . import words
from .controls import LinkButton, SecondaryButton
from .labels import Role, Text
from .person_addresses import Addresses
from .person_notes import Notes
from .sentences import day
from .session import DeskSession

_PRIORITIES = (None, *Priority)


class PersonFacts(QWidget):
    """Campaign, follow-up day, priority, degree, tags, two marks, addresses and notes."""

    follow_up_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._prospect: Prospect | None = None
        self._campaign = _Combo()
        self._follow_up = SecondaryButton("")
        self._follow_up.clicked.connect(self.follow_up_wanted)
        self._priority = _Combo()
        self._degree = _Combo()
        self._tags = QLineEdit()
        self._tags.setPlaceholderText(self.tr("design, Berlin"))
        self._open_profile = QCheckBox(self.tr("Open Profile: InMail is free"))
        self._inmail_off = QCheckBox(self.tr("InMail switched off"))
        self._addresses = Addresses(session)
        self.notes = Notes(session)
        forget = LinkButton(self.tr("Forget this person…"))
        forget.clicked.connect(self.forget_wanted)
        self._priority.addItems([words.priority(each) for each in _PRIORITIES])
        for degree in (None, 1, 2, 3):
            self._degree.addItem(words.degree(degree) or self.tr("Unknown"), degree)

        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, field) in enumerate(
            (
                (self.tr("Campaign"), self._campaign),
                (self.tr("Follow-up"), self._follow_up),
                (self.tr("Priority"), self._priority),
                (self.tr("Connection"), self._degree),
                (self.tr("Tags"), self._tags),
            )
        ):
            caption = Text(label, Role.QUIET, wrap=False)
            caption.setBuddy(field)
            field.setAccessibleName(label)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        for part in (self._open_profile, self._inmail_off):
            column.addWidget(part)
        column.addWidget(_caption(self.tr("Profile addresses")))
        column.addWidget(self._addresses)
        column.addWidget(_caption(self.tr("Notes")))
        column.addWidget(self.notes)
        column.addWidget(forget)
        self._connect()

    def show_person(self, page: PersonPage, today: date) -> None:
        """Show this person in place of the former one, whose tags and notes are saved first."""
        prospect = page.prospect
        if self._prospect is not None and self._prospect.id != prospect.id:
            self.save()
        typing_tags = self._prospect is not None and self._prospect.id == prospect.id and self._tags_changed()
        self._prospect = prospect
        self._show_campaigns(page)
        follow_up = prospect.follow_up_on
        self._follow_up.setText(self.tr("None") if follow_up is None else day(follow_up, today))
        self._priority.setCurrentIndex(_PRIORITIES.index(prospect.priority))
        self._degree.show_value(prospect.degree)
        self._open_profile.setChecked(prospect.open_profile)
        self._inmail_off.setChecked(prospect.inmail_off)
        if not typing_tags:
            self._tags.setText(", ".join(prospect.tags))
        self._addresses.show_addresses(prospect)
        self.notes.show_notes(prospect.id, prospect.notes)

    def save(self) -> None:
        """Save what is being typed."""
        self._save_tags()
        self.notes.save()

    def _connect(self) -> None:
        self._campaign.activated.connect(lambda: self._set(set_campaign, self._campaign.currentData()))
        self._priority.activated.connect(
            lambda: self._set(set_priority, _PRIORITIES[self._priority.currentIndex()])
        )
        self._degree.activated.connect(lambda: self._set(set_degree, self._degree.currentData()))
        self._open_profile.clicked.connect(lambda on: self._set(set_open_profile, on))
        self._inmail_off.clicked.connect(lambda on: self._set(set_inmail_off, on))
        self._tags.editingFinished.connect(self._save_tags)

    def _set(self, activity: Any, value: object) -> None:
        if self._prospect is not None:
            self._session.perform_or_say(self, activity, [self._prospect.id], value)

    def _typed_tags(self) -> list[str]:
        return [tag.strip() for tag in self._tags.text().split(",") if tag.strip()]

    def _tags_changed(self) -> bool:
        return self._prospect is not None and self._typed_tags() != list(self._prospect.tags)

    def _save_tags(self) -> None:
        prospect = self._prospect
        if prospect is None or not self._tags_changed() or prospect.id not in self._session.picture.prospects:
            return
        tags = self._typed_tags()
        self._tags.setText(", ".join(prospect.tags))  # a second call finds nothing to save
        self._session.perform_or_say(self, replace_tags, prospect, tags)

    def _show_campaigns(self, page: PersonPage) -> None:
        picture = self._session.picture
        self._campaign.clear()
        self._campaign.addItem(self.tr("None"), None)
        for campaign in picture.campaigns.values():
            text = campaign.name
            if campaign.credit_budget is not None:
                used = picture.used_by_campaign.get(campaign.id, 0)
                text = f"{text}  {words.number(used)}/{words.number(campaign.credit_budget)}"
            self._campaign.addItem(text, campaign.id)
        self._campaign.show_value(page.prospect.campaign_id)


class _Combo(QComboBox):
    """A choice in a narrow column; the wheel scrolls the panel and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def show_value(self, value: object) -> None:
        """Show the choice that stands for this value."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _caption(text: str) -> QLabel:
    caption = Text(text, Role.QUIET)
    caption.setContentsMargins(0, 6, 0, 0)
    return caption
