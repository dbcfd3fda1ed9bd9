"""The foot of a list's import: what is promised, what would come of the choices, and the buttons."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.desk.comparing import Comparison
from inmail_desk.desk.list_importing import ListReview, Totals
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.errors import StoreTrouble

from . import list_import_words, sentences
from .controls import PrimaryButton, SecondaryButton
from .labels import Role, Text
from .standing_view import in_a_line
from .trouble_words import trouble_text


class ListFoot(QWidget):
    """Stands below every step. What stands against the choices is said here, and keeps them from being written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.promise = Text(self.tr("Nothing has been written yet."), Role.STRONG, wrap=False)
        self.beside = Text(role=Role.QUIET)
        self.effect = Text(role=Role.QUIET, selectable=True)
        self.back = SecondaryButton(self.tr("&Back"), icon_name="chevron-left")
        self.cancel = SecondaryButton(self.tr("Cancel"))
        self.ok = PrimaryButton(self.tr("Continue"))
        self.ok.show_hint("Ctrl+Return")
        self._problem = ""
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (self.promise, self.beside, self.effect):
            texts.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        for button in (self.back, self.cancel, self.ok):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def begin(self, *, in_review: bool, may_go_back: bool, may_go_on: bool) -> None:
        """Stands below another step, of which nothing is known yet."""
        for part in (self.beside, self.effect):
            part.setVisible(in_review)
            part.setText("")
        self.back.setVisible(may_go_back)
        self.ok.setVisible(may_go_on)
        self._problem = ""

    def show_totals(self, review: ListReview, sums: Totals) -> None:
        """Says what would be imported by the choices so far."""
        self.ok.setText(list_import_words.import_button(sums))
        anything = any((sums.people, sums.inmails, sums.answers, sums.addresses, sums.blanks))
        self.ok.setEnabled(anything and not self._problem)
        text = list_import_words.beside(sums, len(review.campaigns))
        if not anything and not sums.undecided:
            text = self.tr("Nothing is ticked that is not there already.")
        self.beside.setText(text)

    def show_effect(self, found: Any, today: date) -> None:
        """Says what the choices make of the credits, or what stands against them."""
        self._problem = ""
        match found:
            case Comparison():
                self.effect.set_role(Role.QUIET)
                self.effect.setText(in_a_line(found, today))
            case Rejected():
                self._problem = sentences.rejection(found, today)
            case StoreTrouble():
                self._problem = trouble_text(found)
        if self._problem:
            self.effect.set_role(Role.ERROR)
            self.effect.setText(self._problem)
            self.ok.setEnabled(False)
