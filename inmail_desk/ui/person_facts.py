"""What is kept about a person beside the timeline, changed in place."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from inmail_desk.desk.person import PersonPage
from inmail_desk.desk.prospects import (
    replace_tags,
    set_campaign,
    set_degree,
    set_inmail_off,
    set_open_profile,
    set_priority,
)
from inmail_desk.store.values import Prospect

from . import words
from .controls import LinkButton, SecondaryButton
from .labels import Role, Text, restyle
from .person_addresses import Addresses
from .person_notes import Notes
from .sentences import day
from .session import DeskSession
from .value_combo import ValueCombo, offer_campaigns, offer_priorities


class PersonFacts(QWidget):
    """Campaign, follow-up day, priority, degree, tags, two marks, addresses and notes."""

    follow_up_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._prospect: Prospect | None = None
        self._campaign = ValueCombo()
        self._follow_up = SecondaryButton("")
        restyle(self._follow_up, "value", True)
        self._follow_up.clicked.connect(self.follow_up_wanted)
        self._priority = ValueCombo()
        self._degree = ValueCombo()
        self._tags = QLineEdit()
        self._tags.setPlaceholderText(self.tr("design, Berlin"))
        self._open_profile = QCheckBox(self.tr("Open Profile: InMail is free"))
        self._inmail_off = QCheckBox(self.tr("InMail switched off"))
        self._addresses = Addresses(session)
        self.notes = Notes(session)
        forget = LinkButton(self.tr("Forget this person…"))
        forget.clicked.connect(self.forget_wanted)
        offer_priorities(self._priority)
        degrees = (None, 1, 2, 3)
        self._degree.offer((words.degree(each) or self.tr("Unknown"), each) for each in degrees)

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
        offer_campaigns(self._campaign, self._session.picture)
        self._campaign.show_value(prospect.campaign_id)
        follow_up = prospect.follow_up_on
        self._follow_up.setText(self.tr("None") if follow_up is None else day(follow_up, today))
        self._priority.show_value(prospect.priority)
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
        self._campaign.activated.connect(lambda: self._set(set_campaign, self._campaign.value()))
        self._priority.activated.connect(lambda: self._set(set_priority, self._priority.value()))
        self._degree.activated.connect(lambda: self._set(set_degree, self._degree.value()))
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


def _caption(text: str) -> QLabel:
    caption = Text(text, Role.QUIET)
    caption.setContentsMargins(0, 6, 0, 0)
    return caption
