"""Reads prospects and touches, as values."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from .addresses import AddressKind, ProfileAddress
from .asking import Asking, day_or_none
from .values import PersonOfDay, Priority, Prospect, Touch, TouchKind

_PRIORITIES: dict[str | None, Priority | None] = {None: None, **{each.value: each for each in Priority}}
_ADDRESS_KINDS = {each.value: each for each in AddressKind}

# Makes a named tuple without calling Python for each of tens of thousands of rows.
_new = tuple.__new__

_PROSPECTS = (
    "SELECT id, name, company, title, location, degree, open_profile, inmail_off, priority, campaign_id, follow_up_on,"
    " notes, added_at FROM prospect"
)


class ProspectsReading(Asking):
    """What is known of the people to write to."""

    def prospect_ids(self) -> list[int]:
        """The ids of all prospects, in their order."""
        return [id for (id,) in self._ask("SELECT id FROM prospect ORDER BY id")]

    def prospects(self, ids: Iterable[int] | None = None) -> tuple[Prospect, ...]:
        """All prospects, or those of `ids`, in the order of their ids. Ids that are not there are left out."""
        chosen = None if ids is None else json.dumps(list(ids))
        tags: dict[int, tuple[str, ...]] = {}
        for id, name in self._chosen(
            "SELECT prospect_id, name FROM prospect_tag JOIN tag ON tag.id = tag_id",
            "prospect_id",
            chosen,
            "folded_name",
        ):
            tags[id] = (*tags[id], name) if id in tags else (name,)
        addresses: dict[int, tuple[ProfileAddress, ...]] = {}
        for id, kind, key, url in self._chosen(
            "SELECT prospect_id, kind, key, url FROM profile_address", "prospect_id", chosen, "id"
        ):
            address = _new(ProfileAddress, (_ADDRESS_KINDS[kind], key, url))
            addresses[id] = (*addresses[id], address) if id in addresses else (address,)
        return tuple(
            [
                _new(
                    Prospect,
                    (
                        id,
                        name,
                        company,
                        title,
                        location,
                        degree,
                        open_profile == 1,
                        inmail_off == 1,
                        _PRIORITIES[priority],
                        campaign_id,
                        day_or_none(follow_up_on),
                        notes,
                        datetime.fromisoformat(added_at),
                        tags.get(id, ()),
                        addresses.get(id, ()),
                    ),
                )
                for (
                    id,
                    name,
                    company,
                    title,
                    location,
                    degree,
                    open_profile,
                    inmail_off,
                    priority,
                    campaign_id,
                    follow_up_on,
                    notes,
                    added_at,
                ) in self._chosen(_PROSPECTS, "id", chosen, "id")
            ]
        )

    def count_prospects(self) -> int:
        """How many there are."""
        ((count,),) = self._ask("SELECT count(*) FROM prospect")
        return int(count)

    def to_write(self, taken: Iterable[int], most: int) -> tuple[list[int], int]:
        """The ids of up to `most` prospects who have not switched InMail off and are not `taken`, and how many of them
        there are: by priority (none is like medium), then whose follow-up day comes first, then the longest known."""
        out = {id for (id,) in self._ask("SELECT id FROM prospect WHERE inmail_off = 1")}.union(taken)
        count = self.count_prospects() - len(out)
        # To have SQLite look each of thousands up among the taken takes three times as long as to ask for some more
        # than are wanted; only where most of the best are taken does it take two questions.
        for at_most in (2 * most, most + len(out)):
            rows = self._ask(
                "SELECT id FROM prospect ORDER BY CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END,"
                " follow_up_on IS NULL, follow_up_on, added_at, id LIMIT ?",
                at_most,
            )
            found = [id for (id,) in rows if id not in out]
            if len(found) >= min(most, count):
                break
        return found[:most], count

    def due_for_follow_up(self, today: date) -> list[int]:
        """The ids of those whose follow-up day is today or was before, by id."""
        rows = self._ask("SELECT id FROM prospect WHERE follow_up_on <= ? ORDER BY id", today.isoformat())
        return [id for (id,) in rows]

    def prospect(self, id: int) -> Prospect | None:
        """One prospect, None where there is no such one."""
        found = self.prospects((id,))
        return found[0] if found else None

    def touches_of(self, prospect_id: int) -> tuple[Touch, ...]:
        """The touches of one prospect in the order of time."""
        return tuple(
            Touch(
                id=id, prospect_id=prospect_id, kind=TouchKind(kind), at=datetime.fromisoformat(at), text=text
            )
            for id, kind, at, text in self._ask(
                "SELECT id, kind, at, text FROM touch WHERE prospect_id = ? ORDER BY at, id", prospect_id
            )
        )

    def touches(self) -> tuple[Touch, ...]:
        """All touches, in the order of their ids."""
        return tuple(
            Touch(
                id=id, prospect_id=prospect_id, kind=TouchKind(kind), at=datetime.fromisoformat(at), text=text
            )
            for id, prospect_id, kind, at, text in self._ask(
                "SELECT id, prospect_id, kind, at, text FROM touch ORDER BY id"
            )
        )

    def touches_latest(self) -> dict[int, datetime]:
        """The moment of the latest touch by prospect; those without a touch are left out."""
        return {
            id: datetime.fromisoformat(at)
            for id, at in self._ask("SELECT prospect_id, max(at) FROM touch GROUP BY prospect_id")
        }

    def follow_ups(self, first: date, last: date) -> list[PersonOfDay]:
        """Who is to be followed up from `first` to `last`, both included: by day and then by name."""
        return self._people_of_days(
            "SELECT follow_up_on, id, name FROM prospect WHERE follow_up_on BETWEEN ? AND ?"
            " ORDER BY follow_up_on, name, id",
            first.isoformat(),
            last.isoformat(),
        )

    def touched(self, first: date, last: date) -> list[PersonOfDay]:
        """Who was touched from `first` to `last`, both included: by day and then by time; once for each touch."""
        return self._people_of_days(
            "SELECT substr(touch.at, 1, 10), prospect_id, name FROM touch JOIN prospect ON prospect.id = prospect_id"
            " WHERE touch.at >= ? AND touch.at < ? ORDER BY touch.at, touch.id",
            first.isoformat(),
            last.isoformat() + "U",  # behind every moment of that day, which goes on with a T
        )

    def names(self, ids: Iterable[int]) -> dict[int, str]:
        """The names of these prospects; ids that are not there are left out."""
        chosen = json.dumps(list(ids))
        return dict(
            self._ask("SELECT id, name FROM prospect WHERE id IN (SELECT value FROM json_each(?))", chosen)
        )

    def _people_of_days(self, sql: str, *values: str) -> list[PersonOfDay]:
        return [PersonOfDay(date.fromisoformat(on), id, name) for on, id, name in self._ask(sql, *values)]

    def tags(self) -> tuple[str, ...]:
        """The tags in use in the order of the alphabet."""
        return tuple(name for (name,) in self._ask("SELECT name FROM tag ORDER BY folded_name"))

    def _chosen(self, select: str, column: str, ids: str | None, order: str) -> list[tuple[Any, ...]]:
        if ids is None:
            return self._ask(f"{select} ORDER BY {order}")
        return self._ask(f"{select} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {order}", ids)
