"""Before and after: today's balance, the next loss and every earlier check, side by side."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from inmail_desk.credit_rules.statement import Check
from inmail_desk.desk.comparing import CheckPair, Comparison
from inmail_desk.desk.losing import Loss

from . import sentences, words
from .labels import Role, Separator, Text
from .today_words import loss_cause

translate = QCoreApplication.translate

_ALL_CHECKS = 4
"""Checks that are all listed; of more, only those that change."""


class StandingView(QFrame):
    """What a change makes of the credits, in a sentence and a small table; what differs stands out in bold, after an
    arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What this changes"))
        self.headline = Text("", Role.STRONG, selectable=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(5)
        for place, share in enumerate((4, 3, 3)):
            self._grid.setColumnStretch(place, share)
        self.others = Text("", Role.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(Separator())
        for part in (self.headline, self._table, self.others):
            column.addWidget(part)
        self.show_problem("")

    def show_comparison(self, comparison: Comparison, today: date) -> None:
        """Show where the credits stand before and after."""
        self.headline.set_role(Role.STRONG)
        self.headline.setText(headline(comparison))
        rows, others = rows_of(comparison, today)
        self._fill(rows)
        self._table.show()
        self.others.setText(others)
        self.others.setVisible(bool(others))

    def show_problem(self, text: str) -> None:
        """Show why there is nothing to compare, or nothing at all for ""."""
        self.headline.set_role(Role.QUIET)
        self.headline.setText(text)
        self._table.hide()
        self.others.hide()
        self.setVisible(bool(text))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the table as they are shown, without its headings."""
        return self._rows

    def _fill(self, rows: tuple[tuple[str, str, str], ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.hide()
                label.deleteLater()
        self._rows = rows
        for column, title in enumerate(("", self.tr("Now"), self.tr("Then"))):
            self._grid.addWidget(Text(title, Role.SMALL, wrap=False), 0, column)
        for line, (about, before, after) in enumerate(rows, start=1):
            differs = before != after
            self._put(line, 0, about, Role.QUIET)
            self._put(line, 1, before, Role.BODY)
            self._put(line, 2, f"→ {after}" if differs else after, Role.STRONG if differs else Role.BODY)
        self.setVisible(True)

    def _put(self, line: int, column: int, text: str, role: Role) -> None:
        label = Text(text, role, selectable=True)
        self._grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)


def headline(comparison: Comparison) -> str:
    """The change in a sentence."""
    before, after = comparison.before.balance, comparison.after.balance
    if comparison.same:
        return translate("standing", "Nothing changes in today’s balance, the next loss or an earlier check.")
    if before == after:
        text = translate("standing", "Today’s balance stays %1; what is in bold changes.")
        return text.replace("%1", words.credits(before))
    text = translate("standing", "Today’s balance becomes %1 instead of %2.")
    return text.replace("%1", words.credits(after)).replace("%2", words.number(before))


def in_a_line(comparison: Comparison, today: date) -> str:
    """All that changes, in sentences for where no table stands beneath."""
    if comparison.same or comparison.before.balance != comparison.after.balance:
        told = [headline(comparison)]
    else:
        stays = translate("standing", "Today’s balance stays %1.")
        told = [stays.replace("%1", words.credits(comparison.before.balance))]
    if not comparison.same_loss:
        loss = translate("standing", "The next loss then: %1.")
        told.append(loss.replace("%1", loss_words(comparison.after.next_loss, today)))
    changed = sum(not pair.same for pair in comparison.checks)
    if changed:
        one, many = translate("standing", "1 check changes."), translate("standing", "%1 checks change.")
        told.append(words.counted(changed, one, many))
    return " ".join(told)


def rows_of(comparison: Comparison, today: date) -> tuple[tuple[tuple[str, str, str], ...], str]:
    """The table's rows (about, before, after), and what is to be said of the checks that are not listed."""
    rows = [
        (
            translate("standing", "Balance today"),
            words.credits(comparison.before.balance),
            words.credits(comparison.after.balance),
        ),
        (
            translate("standing", "Next loss"),
            loss_words(comparison.before.next_loss, today),
            loss_words(comparison.after.next_loss, today),
        ),
    ]
    listed = comparison.checks
    if len(listed) > _ALL_CHECKS:
        listed = tuple(pair for pair in listed if not pair.same)
    rows += [_check_row(pair, today) for pair in listed]
    left = len(comparison.checks) - len(listed)
    others = words.counted(
        left,
        translate("standing", "Another check compares as before."),
        translate("standing", "%1 other checks compare as before."),
    )
    return tuple(rows), others if left else ""


def loss_words(loss: Loss | None, today: date) -> str:
    """A loss in few words: how many, when, why."""
    if loss is None:
        return translate("standing", "none within a year")
    text = translate("standing", "%1 on %2, %3").replace("%3", loss_cause(loss))
    return text.replace("%2", sentences.day(loss.on, today)).replace("%1", words.number(loss.credits))


def _check_row(pair: CheckPair, today: date) -> tuple[str, str, str]:
    known = pair.before or pair.after
    assert known is not None
    about = translate("standing", "Check of %1: LinkedIn showed %2")
    about = about.replace("%2", words.number(known.observed)).replace("%1", sentences.day(known.on, today))
    return about, _check_words(pair.before, known, today), _check_words(pair.after, known, today)


def _beside_linkedin(difference: int) -> str:
    """Our number (%1), and who shows how many more or fewer."""
    if not difference:
        return translate("standing", "%1 here, no difference")
    more = translate("standing", "%1 here; LinkedIn %2 more")
    fewer = translate("standing", "%1 here; LinkedIn %2 fewer")
    return (more if difference > 0 else fewer).replace("%2", words.number(abs(difference)))


def _check_words(check: Check | None, named: Check, today: date) -> str:
    """A check on one side: our number and the difference; and its day and number where the row names others."""
    if check is None:
        return translate("standing", "no check")
    text = _beside_linkedin(check.difference).replace("%1", words.number(check.computed))
    if (check.on, check.observed) == (named.on, named.observed):
        return text
    moved = translate("standing", "LinkedIn showed %1 on %2").replace("%1", words.number(check.observed))
    moved = moved.replace("%2", sentences.day(check.on, today))
    return f"{moved}; {text}"
