"""What the rulebook in use says about a plan, and what the other sources say about the same plan."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from inmail_desk.credit_rules.rule_names import ExpiryMode
from inmail_desk.desk.setting_up import PlanCard, SourceSays

from . import words
from .dates import short_day_with_year
from .labels import Role, Separator, Text

translate = QCoreApplication.translate


_COLUMNS = 5


class SourcesTable(QWidget):
    """A line for each other source: its number a month, its cap, when the credits expire by it, how sure that is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What other sources say"))
        self._lines: list[tuple[Text, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(_COLUMNS - 1, 1)
        titles = (
            self.tr("Other sources"),
            self.tr("A month"),
            self.tr("At most"),
            self.tr("They expire"),
            self.tr("How sure"),
        )
        for column, title in enumerate(titles):
            self._grid.addWidget(Text(title, Role.SMALL, wrap=False), 0, column)
        self._grid.addWidget(Separator(), 1, 0, 1, _COLUMNS)

    def show_card(self, card: PlanCard) -> None:
        """Show what the sources behind the first one say about this plan."""
        while len(self._lines) < len(card.says) - 1:
            self._lines.append(self._new_line())
        for (name, allotment, *rest, nothing), says in zip(self._lines, card.says[1:], strict=True):
            name.setText(says.title)
            name.setToolTip(source_words(says))
            knows = says.allotment is not None and says.confidence is not None
            nothing.setVisible(not knows)
            for label in (allotment, *rest):
                label.setVisible(knows)
            if says.allotment is None or says.confidence is None:
                continue
            texts = (cap_words(says.cap), expiry_words(says), words.confidence(says.confidence))
            allotment.setText(words.number(says.allotment))
            for label, text in zip(rest, texts, strict=True):
                label.setText(text)

    def _new_line(self) -> tuple[Text, ...]:
        """A line's labels, and last the one in place of the numbers of a source that says nothing."""
        row = len(self._lines) + 2
        roles = (Role.BODY, Role.STRONG, Role.BODY, Role.BODY, Role.QUIET)
        labels = [Text(role=role, wrap=False) for role in roles]
        for column, label in enumerate(labels):
            self._grid.addWidget(label, row, column)
            label.show()
        nothing = Text(self.tr("says nothing about this plan"), Role.QUIET, wrap=False)
        self._grid.addWidget(nothing, row, 1, 1, _COLUMNS - 1)
        return (*labels, nothing)


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
