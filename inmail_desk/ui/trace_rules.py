"""The rules behind an entry, in a narrow column: value, from when, where it was read, how far it can be believed."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QVBoxLayout, QWidget

from inmail_desk.credit_rules.rulebook import Source
from inmail_desk.credit_rules.rules import RuleAnswer

from . import words
from .controls import LinkButton
from .dates import short_day_with_year
from .labels import Role, Text
from .rule_words import rule_name, rule_value

translate = QCoreApplication.translate


class TraceRules(QWidget):
    """Rules beneath each other; the name of each leads to it."""

    wanted = Signal(str)
    """Carries the rule that was clicked, as in "expiry.days"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RuleAnswer, ...] = ()
        self._rows: list[_Row] = []
        self._sources: list[Text] = []
        self._rules = QVBoxLayout()
        self._rules.setSpacing(10)
        self._read_in = QVBoxLayout()
        self._read_in.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._rules)
        column.addLayout(self._read_in)

    @property
    def links(self) -> list[LinkButton]:
        """The names of the rules shown."""
        return [row.link for row in self._rows[: len(self._shown)]]

    def show_rules(self, answers: tuple[RuleAnswer, ...]) -> None:
        """Show these rules in place of the former ones. Rows are kept: making some takes longer than filling them."""
        if answers == self._shown:
            return
        self._shown = answers
        sources = tuple(dict.fromkeys(each.sourced.source for each in answers if each.sourced is not None))
        while len(self._rows) < len(answers):
            row = _Row(self.wanted)
            self._rows.append(row)
            self._rules.addWidget(row)
        while len(self._sources) < len(sources):
            text = Text("", Role.SMALL, selectable=True)
            self._sources.append(text)
            self._read_in.addWidget(text)
        for number, row in enumerate(self._rows):
            if number < len(answers):
                row.show_rule(answers[number], sources)
            row.setVisible(number < len(answers))
        for number, text in enumerate(self._sources):
            if number < len(sources):
                text.setText(self._source_text(sources, number))
            text.setVisible(number < len(sources))

    def _source_text(self, sources: tuple[Source, ...], number: int) -> str:
        source = sources[number]
        text = self.tr("Read in %1, on %2.")
        if len(sources) > 1:
            text = f"{number + 1} · {text}"
        return text.replace("%2", short_day_with_year(source.read_on)).replace("%1", source.title, 1)


class _NameLink(LinkButton):
    """A link that ends in an ellipsis where the column is narrower than its text; else the column would be cut off."""

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * self.fontMetrics().height(), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionButton()
        self.initStyleOption(option)
        needed = self.sizeHint().width()
        # A text's width is no whole number of pixels: asked with the rounded one, Qt would shorten what has room.
        if self.width() < needed:
            room = self.width() - (needed - option.fontMetrics.horizontalAdvance(option.text))
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class _Row(QWidget):
    def __init__(self, wanted: SignalInstance) -> None:
        super().__init__()
        self._rule = ""
        self.link = _NameLink("")
        self.link.setToolTip(self.tr("Show this rule in Plan & rules"))
        self.link.clicked.connect(lambda: wanted.emit(self._rule))
        self._value = Text("", Role.STRONG, selectable=True)
        self._believed = Text("", Role.SMALL, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._value)
        column.addWidget(self._believed)

    def show_rule(self, answer: RuleAnswer, sources: tuple[Source, ...]) -> None:
        self._rule = answer.key.rule
        self.link.setText(rule_name(answer.key.rule))
        value = rule_value(answer)
        self._value.setText(value[:1].upper() + value[1:])
        text = believed(answer)
        if answer.sourced is not None and len(sources) > 1:
            text = f"{text} · {sources.index(answer.sourced.source) + 1}"
        self._believed.setText(text)


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
