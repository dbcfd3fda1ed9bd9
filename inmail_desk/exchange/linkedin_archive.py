"""LinkedIn's archive as a whole: which of its files are read, who "me" is, and which conversations may be InMails."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from . import linkedin_messages as messages
from . import linkedin_people as people
from . import linkedin_receipts as receipts
from .archive import Archive, Connection, Ignored, Receipt, Why
from .linkedin_files import Kind, kind_of, recognised
from .linkedin_persons import KeyOf, Keys, who_may_be_me
from .linkedin_plans import plan_starts
from .linkedin_proposals import Proposals
from .moments import AmbiguousDate, DateOrder
from .sources import Source, opened_sources
from .unreadable import Reason, Unreadable

_EXPECTED = {
    "messages.csv": Kind.MESSAGES,
    "Connections.csv": Kind.CONNECTIONS,
    "Invitations.csv": Kind.INVITATIONS,
    "Profile.csv": Kind.PROFILE,
    "Receipts.csv": Kind.RECEIPTS,
}


def read_archive(
    paths: Iterable[Path],
    key_of: KeyOf,
    *,
    order: DateOrder | None = None,
    me: str | None = None,
    step: Callable[[str, int], None] = lambda _file, _rows: None,
) -> Archive:
    """What the zips, folders and files at `paths` say.

    `order` says how dates of three numbers are to be read where the files do not say so; `me` is the address of the
    person whose archive it is, where that was asked. `step` is called with the file being read and the number of its
    rows so far, and may raise to end it all.

    A file that cannot be read is told in `ignored`, and the others are read all the same. Raises `Unreadable` where
    none of them can be, or none is of LinkedIn's archive, and for a path that is not there; AmbiguousDate where `order`
    is needed.
    """
    paths = tuple(paths)
    with opened_sources(paths) as handed:
        keys = Keys(key_of)
        found = _Found(keys, step, order)
        found.troubles += handed.troubles
        found.ignored += [Ignored(name, None, why) for name, why in handed.left]
        for source in handed.sources:
            found.take(source)
        found.take_what_was_unclear()
        if not found.rows:
            if found.troubles:
                raise found.troubles[0]
            if handed.left:
                name, why = handed.left[0]
                raise Unreadable(_WHY_NOTHING[why], name)
            raise Unreadable(Reason.NOTHING_KNOWN, _named(handed.sources) or _given(paths))
        archive = _put_together(found, keys, me)
        found.let_go()
        return archive


def _named(sources: Iterable[Source]) -> str:
    names = ", ".join(source.name for source in sources)
    return names if len(names) <= _LONGEST_NAMES else f"{names[:_LONGEST_NAMES]}…"


def _given(paths: Iterable[Path]) -> str:
    return ", ".join(path.resolve().name for path in paths)[:_LONGEST_NAMES]


_LONGEST_NAMES = 200
_WHY_NOTHING = {Why.ZIP_IN_ZIP: Reason.ZIP_IN_ZIP, Why.LEADS_OUT: Reason.LEADS_OUT}


class _Found:
    """What was read of the files so far."""

    def __init__(self, keys: Keys, step: Callable[[str, int], None], order: DateOrder | None) -> None:
        self._keys = keys
        self._step = step
        self._order = order
        self.conversations: list[messages.Conversation] = []
        self._by_id: dict[object, messages.Conversation] = {}
        self.connections: list[Connection] = []
        self.invitations: list[people.Invitation] = []
        self.names: list[str] = []
        self.receipts: list[Receipt] = []
        self.ignored: list[Ignored] = []
        self.troubles: list[Unreadable] = []
        self.rows: dict[str, int] = {}
        self.kinds: set[Kind] = set()
        self._orders: set[DateOrder | None] = set()
        self._unclear: list[tuple[Source, AmbiguousDate]] = []

    def take(self, source: Source) -> None:
        """Reads a file, if it is one of those that say something."""
        self._step(source.name, 0)
        try:
            kind = kind_of(source.base)
            if kind is Kind.NOT_NEEDED and source.chosen:
                kind = recognised(source)
            match kind:
                case Kind.CHAT_WITH_A_MACHINE:
                    self.ignored.append(Ignored(source.name, None, Why.CHAT_WITH_A_MACHINE))
                case Kind.NOT_NEEDED:
                    self.ignored.append(Ignored(source.name, None, Why.NOT_NEEDED))
                case _:
                    rows, ignored = self._read(source, kind)
                    self.rows[source.name] = rows
                    self.ignored += ignored
                    self.kinds.add(kind)
        except Unreadable as trouble:
            self.troubles.append(trouble)
        except AmbiguousDate as question:
            self._unclear.append((source, question))

    def take_what_was_unclear(self) -> None:
        """Reads the files whose dates may be of two orders as the others are written: one program has saved them all.
        Raises AmbiguousDate where those do not tell."""
        told = self._orders - {None}
        if self._unclear and len(told) != 1:
            raise self._unclear[0][1]
        for source, _ in self._unclear:
            (self._order,) = told
            self.take(source)

    def _read(self, source: Source, kind: Kind) -> tuple[int, list[Ignored]]:
        """How many rows a file has, and what of it was left alone."""
        step = partial(self._step, source.name)
        match kind:
            case Kind.MESSAGES:
                of_file = messages.read_messages(source, self._order, step)
                self._join(of_file.conversations)
                self._orders.add(of_file.order)
                return of_file.rows, of_file.ignored
            case Kind.CONNECTIONS:
                listed = people.read_connections(source, self._keys.of, self._order, step)
                self._orders.add(listed.order)
                again = Kind.CONNECTIONS in self.kinds
                self.connections += listed.people
                if again:
                    self.connections = list(dict.fromkeys(self.connections))
                return listed.rows, listed.ignored
            case Kind.INVITATIONS:
                invited = people.read_invitations(source, self._order)
                self.invitations += invited.sent
                return invited.rows, []
            case Kind.PROFILE:
                name = people.read_profile_name(source)
                self.names += [name] if name else []
                return 1, []
            case _:
                paid = receipts.read_receipts(source, self._order)
                self.receipts += paid.receipts
                return paid.rows, paid.ignored

    def _join(self, conversations: Iterable[messages.Conversation]) -> None:
        for conversation in conversations:
            # Without an id it is the same one where its first row is, word for word.
            key = conversation.id or (conversation.at, conversation.cells)
            known = self._by_id.setdefault(key, conversation)
            if known is conversation:
                self.conversations.append(conversation)
            else:
                # Older files do not say the recipients' addresses.
                known.join(conversation, first_of_same=not known.first.to_urls)

    def let_go(self) -> None:
        """Forgets the conversations one by one: all of them at once would hold other threads up."""
        self._by_id.clear()
        while self.conversations:
            self.conversations.pop()


def _put_together(found: _Found, keys: Keys, chosen: str | None) -> Archive:
    candidates = who_may_be_me(found.conversations, found.invitations, found.names, keys, chosen)
    me = candidates[0] if candidates else None
    of_time = receipts.told_apart(found.receipts)
    proposals = Proposals(found.connections, found.invitations, keys)
    proposed = [] if me is None else proposals.of(found.conversations, me)
    return Archive(
        me=me,
        others=tuple(candidates[1:]),
        messages=tuple(proposed),
        connections=tuple(found.connections),
        receipts=of_time,
        plans=plan_starts(of_time),
        ignored=(
            *found.ignored,
            *(Ignored(each.file, each.line, Why.UNREADABLE, each.reason) for each in found.troubles),
        ),
        connected_before=proposals.connected_before,
        to_several=proposals.to_several,
        found=found.rows,
        missing=tuple(name for name, kind in _EXPECTED.items() if kind not in found.kinds),
    )
