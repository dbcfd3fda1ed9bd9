"""Adding people in five seconds: paste an address, several, a profile's text, or type a name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from inmail_desk.desk.pasting import Candidate, candidates_in
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.desk.recognising import Acquaintances, Known
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import credits_short
from inmail_desk.store.values import Priority

from . import words
from .activity_dialog import ActivityDialog
from .before_reading import BeforeReading
from .cards import Notice
from .colours import Tone
from .controls import SecondaryButton
from .day_edit import DayEdit
from .labels import Role, Text
from .person_words import headline
from .quick_add_parts import PasteEdit, PeopleTable
from .quick_add_rows import LONGEST_FIELD, QuickAddRows
from .sentences import day, rejection, state_sentence
from .session import DeskSession

_PRIORITIES = (None, *Priority)
_NARROW, _WIDE = 560, 720
translate = QCoreApplication.translate


class QuickAddDialog(ActivityDialog):
    """Adds the people of a pasted text, and where ticked an InMail to each. `added_ids` are theirs.

    Where the one person found is in the list already, accepting shows them instead.
    """

    show_wanted = Signal(object)
    """Carries the id of a prospect to show."""

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, handed_over: Candidate | None = None
    ) -> None:
        """`handed_over` is somebody whose profile the browser gave, with its address: the fields begin with that."""
        super().__init__(
            session,
            translate("QuickAddDialog", "Add prospect"),
            parent,
            ok_text=translate("QuickAddDialog", "Add"),
        )
        self.added_ids: tuple[int, ...] = ()
        self._acquaintances = Acquaintances(session.picture.prospects.values())
        self._found: Sequence[Candidate] = ()
        self._problem: Rejected | None = None
        self._known: Known | None = None
        self._handed_over = handed_over
        self._make_fields()
        self._connect()
        if handed_over is not None and handed_over.address is not None:
            self.text.setPlainText(handed_over.address.url)
            self.text.selectAll()
        else:
            self.text.take_over_clipboard()
        self._read()
        first = self.text if handed_over is None or handed_over.name else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self) -> None:
        session = self.session
        self.text = PasteEdit()
        self.text.setPlaceholderText(
            self.tr("Profile address, several, the text of a profile, or “Jane Example, CTO, Acme”")
        )
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 18)
        self.name, self.title, self.company = QLineEdit(), QLineEdit(), QLineEdit()
        for each in (self.name, self.title, self.company):
            each.setMaxLength(LONGEST_FIELD)
        self._more = Text(role=Role.SMALL)
        self.rows = QuickAddRows(self._acquaintances, self)
        self.table = PeopleTable(self.rows)
        self._show_button = SecondaryButton("")
        self._notice = Notice(Tone.NEUTRAL, "", "", self._show_button)
        self.sent = QCheckBox(self.tr("InMail &sent today"))
        self.free = QCheckBox(self.tr("&Free (Open Profile)"))
        self.day = DayEdit(session.today)
        self.day.set_day(session.today)
        self.before = BeforeReading(session)
        self._guard = Notice(Tone.WARN, "")
        self.priority = QComboBox()
        self.priority.addItems([words.priority(each) for each in _PRIORITIES])
        self.campaign = QComboBox()
        self.campaign.addItem(self.tr("None"), None)
        for campaign in session.picture.campaigns.values():
            self.campaign.addItem(campaign.name, campaign.id)

        sending = QWidget()
        row = QHBoxLayout(sending)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.sent)
        row.addWidget(self.free)
        row.addStretch(1)
        if self._handed_over is not None:
            self.add_wide(
                Text(self.tr("From your browser. Nothing is added before you press Add."), Role.SMALL)
            )
        self.add_field(self.tr("&Paste or type"), self.text)
        self.add_field(self.tr("&Name"), self.name)
        self.add_field(self.tr("T&itle"), self.title)
        self.add_field(self.tr("&Company"), self.company)
        self.form.addWidget(self._more, self.form.rowCount(), 1)
        self.add_field("", self.table)
        self.form.addWidget(self.table, self.row_of(self.table), 0, 1, 2)
        self.table.setAccessibleName(self.tr("People found"))
        self.add_wide(self._notice)
        self.add_field("", sending)
        self.add_day(self.day)
        self.add_field("", self.before)
        self.add_wide(self._guard)
        self.add_field(self.tr("P&riority"), self.priority)
        self.add_field(self.tr("Ca&mpaign"), self.campaign)
        self.fields |= {"text": self.text, "address": self.text, "name": self.name}

    def _connect(self) -> None:
        self.text.textChanged.connect(self._read)
        self.text.pasted.connect(self._ask_for_name)
        self.name.textEdited.connect(self._recognise)
        self.company.textEdited.connect(self._recognise)
        self.rows.dataChanged.connect(self._tell)
        self.sent.toggled.connect(self._tell)
        self.free.toggled.connect(self._tell)
        self.day.day_changed.connect(self._tell)
        self.before.toggled.connect(self._say_what_is_short)
        self._show_button.clicked.connect(self._show_known)

    # What was pasted

    def _read(self) -> None:
        text = self.text.toPlainText()
        self._problem = None
        try:
            self._found = self._candidates_in(text)
        except Rejected as rejected:
            self._found = ()
            self._problem = rejected
        if len(self._found) > 1:
            self.rows.set_candidates(self._found)
        else:
            self._fill(self._found[0] if self._found else Candidate())
        self._recognise()

    def _candidates_in(self, text: str) -> Sequence[Candidate]:
        person = self._handed_over
        if person is not None and person.address is not None and text.strip() == person.address.url:
            return (person,)
        return candidates_in(text) if text.strip() else ()

    def _fill(self, candidate: Candidate) -> None:
        """Show what was found, but leave what was typed into a field by hand."""
        for field, value in (
            (self.name, candidate.name),
            (self.title, candidate.title),
            (self.company, candidate.company),
        ):
            if not field.isModified() or not field.text().strip():
                field.setText(value)
        address = "" if candidate.address is None else candidate.address.url.removeprefix("https://www.")
        more = (address, words.degree(candidate.degree), candidate.location)
        self._more.setText(" · ".join(each for each in more if each))

    def _recognise(self) -> None:
        self._known = None if self._several() else self._acquaintances.known(self._typed())
        self._tell()

    def _ask_for_name(self) -> None:
        if len(self._found) == 1 and not self.name.text().strip():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _several(self) -> bool:
        return len(self._found) > 1

    def _typed(self) -> Candidate:
        found = self._found[0] if self._found else Candidate()
        return replace(found, name=self.name.text(), title=self.title.text(), company=self.company.text())

    def _candidates(self) -> Sequence[Candidate]:
        return self.rows.ticked() if self._several() else [self._typed()]

    # What is said about it

    def _tell(self) -> None:
        several = self._several()
        self.setMinimumWidth(_WIDE if several else _NARROW)
        for field in (self.name, self.title, self.company):
            self.show_field(field, not several)
        self._more.setVisible(not several and bool(self._more.text()))
        self.show_field(self.table, several)
        self.show_field(self.day, self.sent.isChecked())
        self.free.setVisible(self.sent.isChecked())
        on = self.day.day()
        asks = self.before.ask_of(on)
        self.show_field(self.before, asks and self.sent.isChecked())
        today = self.session.today
        if on is None or on == today:
            self.sent.setText(self.tr("InMail &sent today"))
        else:
            self.sent.setText(self.tr("InMail &sent on %1").replace("%1", day(on, today)))
        self._say_who_is_known()
        self._say_what_is_short()
        self.ok_button.setText(self._ok_text())

    def _say_who_is_known(self) -> None:
        known, problem, today = self._known, self._problem, self.session.today
        self._notice.setVisible(known is not None or problem is not None)
        self._show_button.setVisible(known is not None and not known.same_address)
        if known is not None:
            name = known.prospect.name
            if known.same_address:
                title = self.tr("%1 is in your list already")
            elif self._typed().address is not None and known.prospect.addresses:
                title = self.tr("Another %1 is in your list, at another address")
            else:
                title = self.tr("A %1 is in your list already")
            state = state_sentence(self.session.picture.state_of(known.prospect.id), today)
            text = "\n".join(line for line in (headline(known.prospect), state) if line)
            self._notice.say(Tone.WARN, title.replace("%1", name, 1), text)
            self._show_button.setText(self._show_text(name))
        elif problem is not None:
            self._notice.say(Tone.WARN, self.tr("Nobody was found in this text"), rejection(problem, today))

    def _say_what_is_short(self) -> None:
        count = sum(candidate.degree != 1 for candidate in self._candidates())
        paid = self.sent.isChecked() and not self.free.isChecked() and not self.before.isChecked()
        short = credits_short(self.session.picture, count) if paid else 0
        self._guard.setVisible(bool(short))
        if short:
            title = words.counted(
                short,
                self.tr("There is no credit left for 1 InMail"),
                self.tr("There is no credit left for %1 InMails"),
            )
            text = self.tr("It is logged all the same, for LinkedIn let it through. Check the balance then.")
            self._guard.say(Tone.WARN, title, text)

    def _ok_text(self) -> str:
        if self._known is not None and self._known.same_address:
            return self._show_text(self._known.prospect.name)
        if not self._several():
            return self.tr("Add")
        count = len(self.rows.ticked())
        return self.tr("Add %1").replace("%1", words.people(count)) if count else self.tr("Add")

    def _show_text(self, name: str) -> str:
        return self.tr("Show %1").replace("%1", name.replace("&", "&&")[:40], 1)

    # What is done

    def accept(self) -> None:
        if self._known is not None and self._known.same_address:
            self._show_known()
            return
        super().accept()
        nameless = self.rows.nameless() if self._several() else None
        if nameless is not None and self.isVisible():
            self.table.edit_name(nameless)

    def check(self) -> None:
        today = self.session.today
        if self._several():
            if not self.rows.ticked():
                self.set_error(self.table, self.tr("Nobody is ticked. Space ticks a row."))
            elif self.rows.nameless() is not None:
                self.set_error(self.table, rejection(Rejected(Problem.NAME_MISSING), today))
        elif not self.name.text().strip():
            if self._problem is not None:
                self.set_error(self.text, rejection(self._problem, today))
            elif self._found:
                self.set_error(self.name, rejection(Rejected(Problem.NAME_MISSING), today))
            else:
                self.set_error(self.text, self.tr("Paste the address of a profile, or type a name."))

    def carry_out(self) -> str:
        candidates, on, now = self._candidates(), self.day.day(), self.session.now()
        sent_at = self.before.moment_sent(on, now) if self.sent.isChecked() and on is not None else None
        added = self.session.perform(
            add_prospects,
            candidates,
            now=now,
            priority=_PRIORITIES[self.priority.currentIndex()],
            campaign_id=self.campaign.currentData(),
            inmail_sent_at=sent_at,
            free=self.free.isChecked() and sent_at is not None,
        )
        self.added_ids = added.prospects
        one = len(candidates) == 1
        who = candidates[0].name.strip() if one else words.people(len(candidates))
        said = self.tr("%1 added.").replace("%1", who, 1)
        return said if sent_at is None else f"{said} {self._inmails_said(len(candidates))}"

    def _inmails_said(self, count: int) -> str:
        return self.tr("%1 logged.").replace("%1", words.inmails(count))

    def _show_known(self) -> None:
        if self._known is not None:
            self.show_wanted.emit(self._known.prospect.id)
            self.reject()
