"""Writes everything that a data file holds into one that is still empty, with the ids that are given."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from .campaigns_repository import CAMPAIGN_CHECKS
from .credits_repository import BONUS_CHECKS, CHECK_CHECKS, PURCHASE_CHECKS
from .errors import InvalidValue
from .inmails_repository import INMAIL_CHECKS, RESPONSE_CHECKS
from .plan_repository import ACCOUNT_CHECKS, ACCOUNT_ID, EVENT_CHECKS, LOT_CHECKS
from .prospects_repository import PROSPECT_CHECKS
from .rows import Rows
from .tables import (
    AccountRow,
    AddressRow,
    BonusRow,
    CampaignRow,
    CheckRow,
    DeletionRow,
    InMailRow,
    NonDeliveryRow,
    OpeningLotRow,
    OverrideRow,
    PlanEventRow,
    ProspectRow,
    ProspectTagRow,
    PurchaseRow,
    ResponseRow,
    SettingRow,
    TagRow,
    TouchRow,
)
from .touches_repository import TOUCH_CHECKS
from .validation import (
    Check,
    caseless,
    checked,
    day,
    filled_line,
    moment,
    optional,
    profile_address,
    row_id,
    text,
)
from .whole import Unfit, Whole

_OVERRIDE_CHECKS = {"rule": filled_line, "from_on": optional(day), "noted_at": moment}

_Row = dict[str, object]


class WholeRepository:
    """Raises `Unfit` for a value that no file can hold, and RuntimeError where the file has an account already."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, whole: Whole) -> None:
        """Write everything."""
        if self._rows.has(AccountRow, ACCOUNT_ID):
            raise RuntimeError("the file has an account")
        with _about("account"):
            account = checked(whole.account._asdict(), ACCOUNT_CHECKS)
        self._rows.add_plain(AccountRow, [{"id": ACCOUNT_ID, **account}])
        self._add_plan(whole)
        self._add_overrides(whole)
        self._add_campaigns(whole)
        self._add_prospects(whole)
        self._add_tags(whole)
        self._add_inmails(whole)
        self._add_endings(whole)
        self._rows.add_plain(PurchaseRow, _each("purchases", whole.purchases, PURCHASE_CHECKS))
        self._rows.add_plain(BonusRow, _each("bonuses", whole.bonuses, BONUS_CHECKS))
        self._rows.add_plain(CheckRow, _each("checks", whole.checks, CHECK_CHECKS))
        with _about("settings"):
            settings = [
                {"key": filled_line("key", key), "value": text("value", value)}
                for key, value in whole.settings.items()
            ]
        _once("settings", "key", [row["key"] for row in settings])
        self._rows.add_plain(SettingRow, settings)

    def _add_plan(self, whole: Whole) -> None:
        self._rows.add_plain(PlanEventRow, _each("plan_events", whole.plan_events, EVENT_CHECKS, "lots"))
        lots = []
        for number, event in enumerate(whole.plan_events):
            with _about("plan_events", number):
                lots += [
                    {"plan_event_id": event.id, **checked(lot._asdict(), LOT_CHECKS)}
                    for lot in event.lots or ()
                ]
        self._rows.add_plain(OpeningLotRow, _numbered(lots))

    def _add_overrides(self, whole: Whole) -> None:
        rows = _each("overrides", whole.overrides, _OVERRIDE_CHECKS, "value")
        _once("overrides", "rule", [(row["rule"], row["from_on"]) for row in rows])
        for number, (row, override) in enumerate(zip(rows, whole.overrides, strict=True)):
            try:
                row["value"] = json.dumps(override.value, ensure_ascii=False, allow_nan=False)
            except (TypeError, ValueError) as error:
                raise Unfit("overrides", number, "value", "it cannot be written down") from error
        self._rows.add_plain(OverrideRow, rows)

    def _add_campaigns(self, whole: Whole) -> None:
        rows = _each("campaigns", whole.campaigns, CAMPAIGN_CHECKS)
        for row in rows:
            row["folded_name"] = caseless(str(row["name"]))
        _once("campaigns", "name", [row["folded_name"] for row in rows])
        self._rows.add_plain(CampaignRow, rows)

    def _add_prospects(self, whole: Whole) -> None:
        rows = _each("prospects", whole.prospects, PROSPECT_CHECKS, "tags", "addresses")
        _known("prospects", "campaign_id", rows, whole.campaigns)
        self._rows.add_plain(ProspectRow, rows)
        addresses: list[_Row] = []
        owners = []
        for number, prospect in enumerate(whole.prospects):
            with _about("prospects", number):
                for each in prospect.addresses:
                    kind, key, url = profile_address("addresses", each)
                    addresses.append({"prospect_id": prospect.id, "kind": kind.value, "key": key, "url": url})
                    owners.append(number)
        _once("prospects", "addresses", [row["key"] for row in addresses], owners)
        self._rows.add_plain(AddressRow, _numbered(addresses))
        touches = _each("touches", whole.touches, TOUCH_CHECKS | {"prospect_id": row_id})
        _known("touches", "prospect_id", touches, whole.prospects)
        self._rows.add_plain(TouchRow, touches)

    def _add_tags(self, whole: Whole) -> None:
        """A tag is spelled as it is where it stands first."""
        names: dict[str, str] = {}
        tagged: dict[tuple[int, str], None] = {}
        for number, prospect in enumerate(whole.prospects):
            with _about("prospects", number):
                for tag in prospect.tags:
                    name = filled_line("tags", tag)
                    names.setdefault(caseless(name), name)
                    tagged[prospect.id, caseless(name)] = None
        ids = {folded: id for id, folded in enumerate(names, 1)}
        self._rows.add_plain(
            TagRow, _numbered([{"name": name, "folded_name": folded} for folded, name in names.items()])
        )
        self._rows.add_plain(
            ProspectTagRow, [{"prospect_id": prospect, "tag_id": ids[folded]} for prospect, folded in tagged]
        )

    def _add_inmails(self, whole: Whole) -> None:
        rows = _each("inmails", whole.inmails, INMAIL_CHECKS, "responses", "deleted_at", "undelivered_at")
        _known("inmails", "prospect_id", rows, whole.prospects)
        _known("inmails", "campaign_id", rows, whole.campaigns)
        self._rows.add_plain(InMailRow, rows)

    def _add_endings(self, whole: Whole) -> None:
        checks = {**RESPONSE_CHECKS, "id": row_id}
        responses: list[_Row] = []
        deletions: list[_Row] = []
        non_deliveries: list[_Row] = []
        owners = []
        for number, inmail in enumerate(whole.inmails):
            with _about("inmails", number):
                for each in inmail.responses:
                    responses.append({"inmail_id": inmail.id, **checked(each._asdict(), checks)})
                    owners.append(number)
                if inmail.deleted_at is not None:
                    deletions.append({"inmail_id": inmail.id, "at": moment("deleted_at", inmail.deleted_at)})
                if inmail.undelivered_at is not None:
                    at = moment("undelivered_at", inmail.undelivered_at)
                    non_deliveries.append({"inmail_id": inmail.id, "at": at})
        _once("inmails", "responses", [row["id"] for row in responses], owners)
        self._rows.add_plain(ResponseRow, responses)
        self._rows.add_plain(DeletionRow, deletions)
        self._rows.add_plain(NonDeliveryRow, non_deliveries)


def _numbered(rows: Sequence[_Row]) -> list[_Row]:
    """Rows whose ids nobody outside knows, in their order."""
    return [{"id": id, **row} for id, row in enumerate(rows, 1)]


@contextmanager
def _about(part: str, number: int | None = None) -> Iterator[None]:
    try:
        yield
    except InvalidValue as invalid:
        raise Unfit(part, number, invalid.field, invalid.message) from invalid


def _each(part: str, values: Sequence[Any], checks: Mapping[str, Check], *ignored: str) -> list[_Row]:
    """Each value as it is stored, with its id, but without the fields that are `ignored`."""
    checks = {**checks, "id": row_id}
    rows = []
    for number, value in enumerate(values):
        fields = value._asdict()
        for name in ignored:
            del fields[name]
        with _about(part, number):
            rows.append(checked(fields, checks))
    _once(part, "id", [row["id"] for row in rows])
    return rows


def _once(part: str, field: str, keys: Sequence[object], owners: Sequence[int] | None = None) -> None:
    """Raise Unfit where a key is there a second time. `owners` says to which value each belongs."""
    seen = set()
    for number, key in enumerate(keys):
        if key in seen:
            raise Unfit(part, number if owners is None else owners[number], field, "another one has the same")
        seen.add(key)


def _known(part: str, field: str, rows: Sequence[_Row], known: Sequence[Any]) -> None:
    """Raise Unfit where a row belongs to one that is not there."""
    ids = {each.id for each in known}
    for number, row in enumerate(rows):
        if row[field] is not None and row[field] not in ids:
            raise Unfit(part, number, field, "there is no such one in this file")
