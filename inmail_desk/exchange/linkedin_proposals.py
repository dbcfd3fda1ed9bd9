"""Which conversations may have been InMails of mine."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import attrgetter

from .archive import Certainty, Connection, Me, Message, Person
from .linkedin_messages import NOBODY, Conversation, First, Sender, Wrote
from .linkedin_people import Invitation
from .linkedin_persons import Keys, folded, is_hidden, same
from .linkedin_recipients import HIDDEN, recipients_of
from .tables import mended

# Python 3.11 needs long to look a member of an enumeration up: one is asked for with every message.
_CANDIDATE, _POSSIBLE = Certainty.CANDIDATE, Certainty.POSSIBLE


class Proposals:
    """Finds them. Of those that I began `connected_before` counts what is left out because the other was a connection
    already, and `to_several` what went to several people at once."""

    def __init__(
        self, connections: Sequence[Connection], invitations: Iterable[Invitation], keys: Keys
    ) -> None:
        self._keys = keys
        self._connected = _Connected(connections)
        self._invited: dict[str, datetime] = {}
        for each in invitations:
            key = keys.of(each.other.profile)
            if key and each.at is not None:
                self._invited[key] = max(each.at, self._invited.get(key, each.at))
        self._mine: dict[Sender, bool] = {}
        self.connected_before = 0
        self.to_several = 0

    def of(self, conversations: Iterable[Conversation], me: Me) -> list[Message]:
        """The conversations that I began with one person who was no connection then, in the order of time."""
        myself = self._keys.person(me.name, me.profile)
        found = []
        for conversation in conversations:
            message = self._message(conversation, myself)
            if message is not None:
                found.append(message)
        found.sort(key=attrgetter("sent_at", "file", "line"))
        return found

    def _message(self, conversation: Conversation, me: Person) -> Message | None:
        first = conversation.first
        if not self._is_mine((first.sender, first.sender_url), me):
            return None
        recipient = self._recipient(first, conversation, me)
        if recipient is None:
            return None
        sent_at = conversation.at
        connected_on = self._connected.since(recipient)
        if connected_on is not None and date.min < connected_on < sent_at.date():
            self.connected_before += 1
            return None
        subject = mended(first.subject)
        # Of a connection without a day nobody can tell whether it was there before.
        candidate = bool(subject) and connected_on != date.min
        answered_at, answer = self._answer(conversation, recipient, me) or (None, "")
        return Message(
            recipient,
            sent_at,
            subject,
            mended(first.body),
            _CANDIDATE if candidate else _POSSIBLE,
            answered_at,
            mended(answer),
            None if connected_on == date.min else connected_on,
            self._invited.get(recipient.key) if recipient.key else None,
            conversation.timed,
            conversation.file,
            conversation.line,
        )

    def _recipient(self, first: First, conversation: Conversation, me: Person) -> Person | None:
        """To whom the first row was sent, None where that is not one other person."""
        others = []
        for name, address, _ in recipients_of(first.to, first.to_urls):
            person = Person(name, address, self._keys.of(address))
            if not same(person, me):
                others.append(person)
        if len(others) > 1 and not any(other.key for other in others):
            others = self._of_one_name(first, conversation, others)
        others = others or self._namesakes(conversation, me)
        self.to_several += len(others) > 1
        if len(others) != 1:
            return None
        return others[0] if others[0].key and others[0].name else self._completed(others[0], conversation)

    def _namesakes(self, conversation: Conversation, me: Person) -> list[Person]:
        """Who else wrote under my name, which is all that some files say of a recipient."""
        wrote = map(self._person, conversation.senders)
        found = {
            each.key: each for each in wrote if each.key != me.key and folded(each.name) == folded(me.name)
        }
        return [each for key, each in found.items() if key]

    def _of_one_name(self, first: First, conversation: Conversation, parts: list[Person]) -> list[Person]:
        """One person where the parts of a list of names are the name of one who is known: it holds commas."""
        whole = Person(mended(first.to), "")
        known = any(folded(self._person(each).name) == folded(whole.name) for each in conversation.senders)
        return [whole] if known or self._connected.are_called(whole.name) else parts

    def _completed(self, person: Person, conversation: Conversation) -> Person:
        """The person with the name or the address that stands beside what they wrote themselves."""
        for sender in conversation.senders:
            found = self._person(sender)
            if found.name and found.key and not is_hidden(person) and same(found, person):
                return found._replace(name=person.name or found.name, profile=mended(found.profile))
        return person

    def _answer(self, conversation: Conversation, recipient: Person, me: Person) -> Wrote | None:
        """What the recipient wrote first, None where they did not."""
        found = None
        for sender, wrote in conversation.senders.items():
            # An address as it stood there before needs no further look.
            is_recipient = sender[1] == recipient.profile and bool(recipient.key)
            if is_recipient or (not self._is_mine(sender, me) and self._may_be(sender, recipient)):
                found = wrote if found is None else min(wrote, found)
        return found

    def _is_mine(self, sender: Sender, me: Person) -> bool:
        mine = self._mine.get(sender)
        if mine is None:
            mine = self._mine[sender] = same(self._person(sender), me)
        return mine

    def _may_be(self, sender: Sender, recipient: Person) -> bool:
        """Whether a row may be by the recipient: somebody else may have joined the conversation, and whoever closed
        their account is shown without a name."""
        if sender[0].startswith(NOBODY):
            _, to, to_urls = sender[0].split(NOBODY, 2)
            to_whom = (self._keys.person(name, url) for name, url, _ in recipients_of(to, to_urls))
            return not any(same(each, recipient) for each in to_whom)
        person = self._person(sender)
        return same(person, recipient) or is_hidden(person) or is_hidden(recipient)

    def _person(self, sender: Sender) -> Person:
        name, url = sender
        if name.startswith(NOBODY):
            return Person("", "")
        return self._keys.person(mended(name), url.strip())


class _Connected:
    """Since when somebody is a connection."""

    def __init__(self, connections: Sequence[Connection]) -> None:
        self._connections = connections
        # A connection without a day is one of any day.
        self._by_key = {
            each.person.key: each.connected_on or date.min for each in connections if each.person.key
        }
        self._by_name: dict[str, tuple[bool, date]] | None = None
        self._all_have_addresses = all(each.person.key or not each.person.name for each in connections)

    def since(self, person: Person) -> date | None:
        """The day since when, None for somebody who is none. Where one of the two has no address, the name decides."""
        if person.key:
            found = self._by_key.get(person.key)
            if found is not None or self._all_have_addresses:
                return found
        name = folded(person.name)
        if name in ("", HIDDEN):
            return None
        if self._by_name is None:
            self._by_name = self._names()
        found_by_name = self._by_name.get(name)
        if found_by_name is None:
            return None
        has_address, day = found_by_name
        return None if person.key and has_address else day

    def are_called(self, name: str) -> bool:
        """Whether a connection has that name."""
        if self._by_name is None:
            self._by_name = self._names()
        return folded(name) in self._by_name

    def _names(self) -> dict[str, tuple[bool, date]]:
        found: dict[str, tuple[bool, date]] = {}
        for each in self._connections:
            has_address = bool(each.person.key)
            day = each.connected_on or date.min
            name = folded(each.person.name)
            known = found.get(name)
            if known is None or (known[0] and not has_address):
                found[name] = (has_address, day)
        return found
