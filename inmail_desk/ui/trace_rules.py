"""The rules behind an entry, in a narrow column: value, from when, where it was read, how far it can be believed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.credit_rules.rulebook import Source
from inmail_desk.credit_rules.rules import RuleAnswer

from . import words
from .controls import LinkButton
from .dates import short_day_with_year
from .labels import Role, Text
from .plan_rows import empty
from .rule_words import rule_name, rule_value

translate = QCoreApplication.translate


class TraceRules(QWidget):
    """Rules beneath each other; the name of each leads to it."""

    wanted = Signal(str)
    """Carries the rule that was clicked, as in "expiry.days"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.links: tuple[LinkButton, ...] = ()

    def show_rules(self, answers: Sequence[RuleAnswer]) -> None:
        """Show these rules in place of the former ones."""
        empty(self._column)
        sources = tuple(dict.fromkeys(each.sourced.source for each in answers if each.sourced is not None))
        links = []
        for answer in answers:
            link = LinkButton(rule_name(answer.key.rule))
            link.setToolTip(self.tr("Show this rule in Plan & rules"))
            link.clicked.connect(lambda _=False, rule=answer.key.rule: self.wanted.emit(rule))
            links.append(link)
            self._add(_Row(link, answer, sources))
        for number, source in enumerate(sources, start=1):
            text = self.tr("Read in %1, on %2.")
            if len(sources) > 1:
                text = f"{number} · {text}"
            text = text.replace("%2", short_day_with_year(source.read_on)).replace("%1", source.title, 1)
            self._add(Text(text, Role.SMALL, selectable=True))
        self.links = tuple(links)

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)
        part.show()  # Qt would do so later, and lay the panel out without it first


class _Row(QWidget):
    def __init__(self, link: LinkButton, answer: RuleAnswer, sources: tuple[Source, ...]) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(link)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        value = rule_value(answer)
        column.addWidget(Text(value[:1].upper() + value[1:], Role.STRONG, selectable=True))
        text = believed(answer)
        if answer.sourced is not None and len(sources) > 1:
            text = f"{text} · {sources.index(answer.sourced.source) + 1}"
        column.addWidget(Text(text, Role.SMALL, selectable=True))


def believed(answer: RuleAnswer) -> str:
    """How far a value can be believed, and since when it holds."""
    if answer.override and answer.sourced is not None:
        theirs = RuleAnswer(
            key=answer.key,
            value=answer.sourced.value,
            from_on=answer.sourced.from_on,
            override=False,
            sourced=answer.sourced,
        )
        text = translate("trace", "your own value; the rulebook says: %1").replace("%1", rule_value(theirs))
    elif answer.sourced is None:
        text = translate("trace", "your own value")
    else:
        text = words.confidence(answer.sourced.confidence)
    if answer.from_on is not None:
        since = translate("trace", "%1 · from %2 on")
        text = since.replace("%2", short_day_with_year(answer.from_on)).replace("%1", text, 1)
    return text
