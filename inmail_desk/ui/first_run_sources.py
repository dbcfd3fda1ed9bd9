"""What the rulebook in use says about a plan, and what the other sources say about the same plan."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inmail_desk.credit_rules.rule_names import ExpiryMode
from inmail_desk.desk.setting_up import PlanCard, SourceSays

from . import words
from .dates import short_day_with_year
from .labels import Role, Separator, Text

translate = QCoreApplication.translate


class SourcesTable(QWidget):
    """A line for each other source: its number a month, its cap, and when the credits expire by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What other sources say"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(4, 1)

    def show_card(self, card: PlanCard) -> None:
        """Show what the sources behind the first one say about this plan."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        titles = (
            self.tr("Other sources"),
            self.tr("A month"),
            self.tr("At most"),
            self.tr("They expire"),
            self.tr("How sure"),
        )
        for column, title in enumerate(titles):
            self._put(title, 0, column, Role.SMALL)
        self._grid.addWidget(Separator(), 1, 0, 1, len(titles))
        for row, says in enumerate(card.says[1:], start=2):
            name = self._put(says.title, row, 0, Role.BODY)
            name.setToolTip(source_words(says))
            if says.allotment is None or says.confidence is None:
                nothing = Text(self.tr("says nothing about this plan"), Role.QUIET, wrap=False)
                self._grid.addWidget(nothing, row, 1, 1, 4)
                continue
            self._put(words.number(says.allotment), row, 1, Role.STRONG)
            self._put(cap_words(says.cap), row, 2, Role.BODY)
            self._put(expiry_words(says), row, 3, Role.BODY)
            self._put(words.confidence(says.confidence), row, 4, Role.QUIET)

    def _put(self, text: str, row: int, column: int, role: Role) -> Text:
        label = Text(text, role, wrap=False, selectable=row > 0)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return label


def cap_words(cap: int | None) -> str:
    """The cap as it stands in a table."""
    return translate("sources", "no cap") if cap is None else words.number(cap)


def expiry_words(says: SourceSays) -> str:
    """When the credits expire by a source."""
    if says.expires_after_days is not None:
        return translate("sources", "after %1").replace("%1", words.days(says.expires_after_days))
    if says.expiry is ExpiryMode.NEVER:
        return translate("sources", "never")
    return translate("sources", "at the next renewal")


def life_words(says: SourceSays) -> str:
    """The same as part of a sentence."""
    if says.expiry is ExpiryMode.NEVER:
        return translate("sources", "they never expire")
    return translate("sources", "they expire %1").replace("%1", expiry_words(says))


def source_words(says: SourceSays) -> str:
    """Where a source's number was read, when, and how far it can be believed."""
    if says.source is None or says.confidence is None:
        return ""
    return " · ".join(
        (
            says.source.title,
            translate("sources", "read %1").replace("%1", short_day_with_year(says.source.read_on)),
            words.confidence(says.confidence),
        )
    )
