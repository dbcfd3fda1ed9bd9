"""Writes prospects, their addresses and tags."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from .addresses import ProfileAddress
from .errors import AlreadyKnown, InvalidValue
from .rows import Rows, among, table_of
from .tables import AddressRow, CampaignRow, ProspectRow, ProspectTagRow, TagRow
from .validation import (
    caseless,
    checked,
    day,
    filled_line,
    flag,
    line,
    many,
    moment,
    one_of,
    optional,
    profile_address,
    row_id,
    text,
    whole,
)
from .values import Priority


class NewProspect(TypedDict):
    name: str
    added_at: datetime
    company: NotRequired[str]
    title: NotRequired[str]
    location: NotRequired[str]
    degree: NotRequired[int | None]
    open_profile: NotRequired[bool]
    inmail_off: NotRequired[bool]
    priority: NotRequired[Priority | None]
    campaign_id: NotRequired[int | None]
    follow_up_on: NotRequired[date | None]
    notes: NotRequired[str]
    addresses: NotRequired[Sequence[ProfileAddress]]
    tags: NotRequired[Sequence[str]]


class ProspectFields(TypedDict, total=False):
    name: str
    added_at: datetime
    company: str
    title: str
    location: str
    degree: int | None
    open_profile: bool
    inmail_off: bool
    priority: Priority | None
    campaign_id: int | None
    follow_up_on: date | None
    notes: str


PROSPECT_CHECKS = {
    "name": filled_line,
    "added_at": moment,
    "company": line,
    "title": line,
    "location": line,
    "degree": optional(whole(1, 3)),
    "open_profile": flag,
    "inmail_off": flag,
    "priority": optional(one_of(Priority)),
    "campaign_id": optional(row_id),
    "follow_up_on": optional(day),
    "notes": text,
}
_BLANK = {
    "company": "",
    "title": "",
    "location": "",
    "degree": None,
    "open_profile": False,
    "inmail_off": False,
    "priority": None,
    "campaign_id": None,
    "follow_up_on": None,
    "notes": "",
}


class ProspectsRepository:
    """Raises InvalidValue, AlreadyKnown for an address of somebody else, and NoSuchRow where an id is not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, **prospect: Unpack[NewProspect]) -> int:
        """Add a prospect; the id."""
        return self.add_many([prospect])[0]

    def add_many(self, prospects: Sequence[NewProspect]) -> tuple[int, ...]:
        """Add prospects; their ids in the same order. The same address in two of them is an InvalidValue."""
        new = [_BLANK | checked(_columns(prospect), PROSPECT_CHECKS) for prospect in prospects]
        tags = [many("tags", prospect.get("tags", ()), filled_line) for prospect in prospects]
        addresses = [_once(prospect.get("addresses", ())) for prospect in prospects]
        self._rows.require_named(CampaignRow, "campaign_id", new)
        every = [address for owned in addresses for address in owned]
        if len({address.key for address in every}) < len(every):
            raise InvalidValue("addresses", "two of the new prospects have the same address")
        self._refuse_known(every)
        ids = self._rows.add_many(ProspectRow, new)
        self._add_addresses([(id, each) for id, owned in zip(ids, addresses, strict=True) for each in owned])
        by_tag: dict[str, list[int]] = {}
        for id, own in zip(ids, tags, strict=True):
            for tag in own:
                by_tag.setdefault(tag, []).append(id)
        for tag, tagged in by_tag.items():
            self._tag(tag, tagged)
        return ids

    def edit(self, id: int, **fields: Unpack[ProspectFields]) -> None:
        """Change the named fields of one prospect."""
        self.edit_many((id,), **fields)

    def edit_many(self, ids: Collection[int], **fields: Unpack[ProspectFields]) -> None:
        """Set the named fields of all these prospects."""
        values = checked(fields, PROSPECT_CHECKS)
        self._rows.require_named(CampaignRow, "campaign_id", [values])
        self._rows.change_many(ProspectRow, ids, values)

    def edit_each(self, edits: Mapping[int, ProspectFields]) -> None:
        """Change the named fields of each of these prospects, by their ids."""
        values = {id: checked(fields, PROSPECT_CHECKS) for id, fields in edits.items()}
        self._rows.require_named(CampaignRow, "campaign_id", values.values())
        self._rows.change_each(ProspectRow, values)

    def tag_many(
        self, ids: Collection[int], *, add: Collection[str] = (), remove: Collection[str] = ()
    ) -> None:
        """Add and remove tags of all these prospects.

        A tag keeps its first spelling, and goes with its last prospect.
        """
        new, old = many("tags", add, filled_line), many("tags", remove, filled_line)
        self._rows.require(ProspectRow, ids)
        for tag in new:
            self._tag(tag, ids)
        if old:
            table, tags = table_of(ProspectTagRow), table_of(TagRow)
            named = select(tags.c.id).where(among(tags.c.folded_name, [caseless(tag) for tag in old]))
            self._rows.remove_where(
                ProspectTagRow, table.c.tag_id.in_(named), among(table.c.prospect_id, ids)
            )
            self._remove_unused_tags()

    def delete_many(self, ids: Collection[int]) -> None:
        """Remove prospects with their InMails, touches and addresses."""
        self._rows.remove(ProspectRow, ids)
        self._remove_unused_tags()

    def add_address(self, id: int, address: ProfileAddress) -> None:
        """Give a prospect another address; one that it has already stays."""
        self.add_addresses([(id, address)])

    def add_addresses(self, owned: Iterable[tuple[int, ProfileAddress]]) -> None:
        """Give prospects, by their ids, other addresses; those that they have already stay."""
        wanted: dict[str, tuple[int, ProfileAddress]] = {}
        for id, given in owned:
            address = profile_address("addresses", given)
            first, _ = wanted.setdefault(address.key, (id, address))
            if first != id:
                raise AlreadyKnown(first, self._name(first), address)
        self._rows.require(ProspectRow, (id for id, _ in wanted.values()))
        owners = self._owners([address for _, address in wanted.values()])
        new = [(id, address) for id, address in wanted.values() if owners.get(address.key) != id]
        self._refuse_known([address for _, address in new])
        self._add_addresses(new)

    def remove_address(self, id: int, key: str) -> None:
        """Take an address away; nothing happens where the prospect has no such one."""
        table = table_of(AddressRow)
        self._rows.remove_where(AddressRow, table.c.prospect_id == id, table.c.key == key)

    def _owners(self, addresses: Collection[ProfileAddress]) -> dict[str, int]:
        table = table_of(AddressRow)
        keys = [address.key for address in addresses]
        return dict(self._rows.ask(select(table.c.key, table.c.prospect_id).where(among(table.c.key, keys))))

    def _refuse_known(self, addresses: Collection[ProfileAddress]) -> None:
        owners = self._owners(addresses)
        for address in addresses:
            if address.key in owners:
                owner = owners[address.key]
                raise AlreadyKnown(owner, self._name(owner), address)

    def _name(self, id: int) -> str:
        people = table_of(ProspectRow)
        return str(self._rows.ask(select(people.c.name).where(people.c.id == id))[0][0])

    def _add_addresses(self, owned: Sequence[tuple[int, ProfileAddress]]) -> None:
        self._rows.add_many(
            AddressRow,
            [
                {"prospect_id": id, "kind": address.kind.value, "key": address.key, "url": address.url}
                for id, address in owned
            ],
        )

    def _tag(self, name: str, ids: Collection[int]) -> None:
        tags = table_of(TagRow)
        known = self._rows.ask(select(tags.c.id).where(tags.c.folded_name == caseless(name)))
        id = known[0][0] if known else self._rows.add(TagRow, {"name": name, "folded_name": caseless(name)})
        self._rows.run(
            insert(table_of(ProspectTagRow)).on_conflict_do_nothing(),
            [{"prospect_id": prospect, "tag_id": id} for prospect in ids],
        )

    def _remove_unused_tags(self) -> None:
        used = select(table_of(ProspectTagRow).c.tag_id)
        self._rows.remove_where(TagRow, table_of(TagRow).c.id.not_in(used))


def _columns(prospect: NewProspect) -> dict[str, object]:
    return {name: value for name, value in prospect.items() if name not in ("addresses", "tags")}


def _once(addresses: Sequence[ProfileAddress]) -> list[ProfileAddress]:
    return list({each.key: each for each in many("addresses", addresses, profile_address)}.values())
