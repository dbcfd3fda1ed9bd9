"""What a unit of work changed: the one thing that pages need to know to refresh themselves."""

from typing import NamedTuple

# Where one of these changes, the statement of the credits may.
FACT_TABLES = frozenset(
    {
        "account",
        "plan_event",
        "opening_lot",
        "rule_override",
        "inmail",
        "response",
        "deletion",
        "non_delivery",
        "purchase",
        "bonus",
        "balance_check",
    }
)

# A change of these may show on any prospect.
TABLES_OF_ALL_PROSPECTS = frozenset({"account", "plan_event", "opening_lot", "rule_override", "campaign"})


class Changed(NamedTuple):
    """What changed, after it was saved. Without any change it is false.

    `action` is the name of the unit of work, also where it was undone or redone. `prospects` are the ids of those
    whose own rows, InMails, touches, tags or addresses changed, removed ones included; None where any may look
    different.
    """

    action: str
    tables: frozenset[str]
    prospects: frozenset[int] | None

    @property
    def facts(self) -> bool:
        """Whether the statement of the credits may have changed."""
        return not self.tables.isdisjoint(FACT_TABLES)

    def __bool__(self) -> bool:
        return bool(self.tables)
