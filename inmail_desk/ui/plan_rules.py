"""Rules as a list for a stranger: what each means, its value, and where it was read."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.credit_rules.rulebook import Source
from inmail_desk.credit_rules.rules import RuleAnswer

from .chips import Chip
from .controls import LinkButton
from .dates import short_day_with_year
from .labels import Role, Separator, Text
from .my_premium import OpenUrl
from .plan_rows import empty
from .plan_rule_meanings import rule_meaning
from .plan_rules_words import believed, capital, value_words
from .rule_words import rule_name, rule_value

translate = QCoreApplication.translate

_NAME_WIDTH = 27
"""Characters of a rule's name before it wraps."""


class RuleList(QWidget):
    """Rules beneath each other, and under them the sources that they were read in."""

    def __init__(self, open_url: OpenUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_url = open_url
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[RuleAnswer, ...] = ()
        self.links: tuple[LinkButton, ...] = ()

    def show_rules(self, answers: Sequence[RuleAnswer]) -> None:
        """Show these rules in place of the former ones."""
        if tuple(answers) == self._shown:
            return
        self._shown = tuple(answers)
        empty(self._column)
        sources = tuple(
            dict.fromkeys(answer.sourced.source for answer in answers if answer.sourced is not None)
        )
        for answer in answers:
            self._column.addWidget(RuleRow(answer, sources))
            self._column.addWidget(Separator())
        self._column.addWidget(self._read_in(sources))

    def _read_in(self, sources: tuple[Source, ...]) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        links = []
        for number, source in enumerate(sources, start=1):
            text = self.tr("Read in %1, on %2.")
            if len(sources) > 1:
                text = f"{number} · {text}"
            text = text.replace("%2", short_day_with_year(source.read_on)).replace("%1", source.title)
            column.addWidget(Text(text, Role.SMALL, selectable=True))
            if may_open(source.where):
                link = LinkButton(self.tr("Open it in your browser"))
                link.setToolTip(source.where)
                link.setAccessibleDescription(source.title)
                link.clicked.connect(lambda _=False, where=source.where: self._open_url(where))
                links.append(link)
                row = QHBoxLayout()
                row.addWidget(link)
                row.addStretch(1)
                column.addLayout(row)
        self.links = tuple(links)
        return place


class RuleRow(QWidget):
    """A rule: its name, its value, what it means; and how far it can be believed."""

    def __init__(
        self, answer: RuleAnswer, sources: tuple[Source, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name, value, meaning = rule_name(answer.key.rule), rule_value(answer), rule_meaning(answer)
        certainty, tone = believed(answer)
        if answer.sourced is not None and len(sources) > 1:
            certainty = f"{certainty} · {sources.index(answer.sourced.source) + 1}"
        self.setAccessibleName(f"{name}: {value}")
        self.setAccessibleDescription(f"{meaning} {certainty}")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Text(capital(value), Role.STRONG, selectable=True))
        said.addWidget(Text(meaning, Role.QUIET, selectable=True))
        if answer.override and answer.sourced is not None:
            text = translate("rules", "The rulebook says: %1")
            text = text.replace("%1", value_words(answer.key.rule, answer.sourced.value))
            said.addWidget(Text(text, Role.SMALL, selectable=True))
        about = Text(name)
        about.setFixedWidth(about.fontMetrics().averageCharWidth() * _NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(14)
        row.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(Chip(certainty, tone), 0, Qt.AlignmentFlag.AlignTop)


def may_open(address: str) -> bool:
    """Tell whether an address that a rulebook names is a page of LinkedIn's; no other is ever opened."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    own = host == "linkedin.com" or host.endswith(".linkedin.com")
    return parts.scheme == "https" and own and port is None and "@" not in parts.netloc
