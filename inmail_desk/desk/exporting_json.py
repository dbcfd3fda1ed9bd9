"""Everything as JSON: out of a data file, and into one that is still empty."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from inmail_desk.clock import in_zone
from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rulebook import parse_rulebook
from inmail_desk.exchange.json_in import LARGEST_FILE, JsonRefused, read_document
from inmail_desk.exchange.json_out import written
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyExists, IsAFolder, NotADataFile
from inmail_desk.store.reading import Reading
from inmail_desk.store.values import (
    Account,
    BalanceCheck,
    BillingPeriod,
    Bonus,
    Campaign,
    InMail,
    Override,
    PlanEvent,
    PlanEventKind,
    Priority,
    Prospect,
    Purchase,
    Purpose,
    Response,
    Touch,
    TouchKind,
)
from inmail_desk.store.whole import Unfit, Whole

from .picture import read_picture


def exported_json(data: DataFile) -> bytes:
    """Everything that the data file holds, as `exchange.json_format` says. The file has an account."""
    whole = data.read.whole()
    assert whole is not None
    return written(whole)


def read_json_file(path: Path) -> bytes:
    """What stands in a file from outside; no more of it is read than can be taken in. Raises `JsonRefused`."""
    try:
        if not path.is_file():
            raise JsonRefused("is not there, or is no file", way="Check the name, and give it again.")
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "bad name"
        way = "Allow reading it, or copy it to a folder of your own."
        raise JsonRefused(f"could not be read ({why})", way=way) from error


def make_from_json(content: bytes, path: Path, *, now: datetime) -> DataFile:
    """A data file at `path` with everything that an export holds, open. `now` is this computer's time.

    What lies there is filled where it is empty: a file of no bytes, or a data file without an account. Raises
    `JsonRefused`, and `StoreTrouble`, also where something else lies there; then all is as it was before.
    """
    whole = _whole(read_document(content))  # before anything is made
    bare = path.is_file() and not path.is_symlink() and path.stat().st_size == 0
    if bare:
        path.unlink()
    data, is_new = _empty_file(path)
    try:
        _write(data, whole, now)
    except BaseException:
        data.close()
        if is_new:
            path.unlink()
        if bare:
            path.touch()
        raise
    return data


def _empty_file(path: Path) -> tuple[DataFile, bool]:
    """The data file without an account at `path`, and whether it was made now. Raises `StoreTrouble`."""
    try:
        return DataFile.create(path), True
    except AlreadyExists as there:
        try:
            data = DataFile.open(path)
        except (NotADataFile, IsAFolder):
            raise there from None
        if data.read.account() is not None:
            data.close()
            raise
        return data, False


def import_json(data: DataFile, content: bytes, *, now: datetime) -> Changed:
    """Fills a data file without an account with everything that an export holds. `now` is this computer's time.

    Raises `JsonRefused` for what is not right, or cannot be computed with; nothing was written then. There is no undo:
    the way back is to delete the file.
    """
    return _write(data, _whole(read_document(content)), now)


def _write(data: DataFile, whole: Whole, now: datetime) -> Changed:
    try:
        parse_rulebook(whole.account.rulebook_text)
    except Refused as refused:
        raise JsonRefused(f"is no rulebook: {refused}", "account.rulebook_text") from None
    today = in_zone(now, whole.account.time_zone).date()
    with data.unit_of_work("Import Everything", undoable=False) as work:
        try:
            work.whole.add(whole)
            read_picture(data, today)
        except Unfit as unfit:
            raise JsonRefused(f"cannot be kept: {unfit.message}", _place(unfit)) from None
        except Refused as refused:
            place = _place_of_fact(refused, work.read, whole)
            raise JsonRefused(f"cannot be computed with: {refused.reason}", place) from None
        return work.commit()


def _place(unfit: Unfit) -> str:
    number = "" if unfit.number is None else f"[{unfit.number}]"
    field = f".{unfit.field}" if unfit.field else ""
    return f"{unfit.part}{number}{field}"


_PARTS = {
    "plan_event": "plan_events",
    "purchase": "purchases",
    "bonus": "bonuses",
    "balance_check": "checks",
    "inmail": "inmails",
    "deletion": "inmails",
    "non_delivery": "inmails",
}


def _place_of_fact(refused: Refused, read: Reading, whole: Whole) -> str:
    """What the rules cannot compute with. Without a fact it is a rule of the person's own."""
    if refused.fact is None:
        named = [number for number, each in enumerate(whole.overrides) if each.rule == refused.field]
        return f"overrides[{named[0]}].value" if named else "overrides"
    table, id = read.facts().sources[refused.fact - 1]
    if table == "response":
        ids = {
            response.id: number for number, each in enumerate(whole.inmails) for response in each.responses
        }
        return f"inmails[{ids[id]}].responses"
    part = _PARTS[table]
    number = next(number for number, each in enumerate(getattr(whole, part)) if each.id == id)
    return f"{part}[{number}]"


def _whole(parts: Mapping[str, Any]) -> Whole:
    return Whole(
        account=Account(**parts["account"]),
        plan_events=tuple(map(_plan_event, parts["plan_events"])),
        overrides=tuple(Override(**each) for each in parts["overrides"]),
        campaigns=tuple(_with(Campaign, each, purpose=Purpose) for each in parts["campaigns"]),
        prospects=tuple(_prospect(each, number) for number, each in enumerate(parts["prospects"])),
        touches=tuple(_with(Touch, each, kind=TouchKind) for each in parts["touches"]),
        inmails=tuple(map(_inmail, parts["inmails"])),
        purchases=tuple(Purchase(**each) for each in parts["purchases"]),
        bonuses=tuple(Bonus(**each) for each in parts["bonuses"]),
        checks=tuple(BalanceCheck(**each) for each in parts["checks"]),
        settings=parts["settings"],
    )


def _with(value: Any, fields: Mapping[str, Any], **kinds: Any) -> Any:
    """The value of these fields, those in `kinds` made of their texts."""
    made = {name: None if fields[name] is None else kind(fields[name]) for name, kind in kinds.items()}
    return value(**{**fields, **made})


def _plan_event(fields: Mapping[str, Any]) -> PlanEvent:
    lots = fields["lots"]
    event = _with(PlanEvent, fields, kind=PlanEventKind, billing_period=BillingPeriod)
    assert isinstance(event, PlanEvent)
    return event._replace(lots=None if not lots else tuple(OpeningLot(**lot) for lot in lots))


def _inmail(fields: Mapping[str, Any]) -> InMail:
    responses = tuple(_with(Response, each, outcome=Outcome) for each in fields["responses"])
    return InMail(**{**fields, "responses": responses})


def _prospect(fields: Mapping[str, Any], number: int) -> Prospect:
    addresses = []
    for place, text in enumerate(fields["addresses"]):
        address = normalise(text)
        if not isinstance(address, ProfileAddress):
            raise JsonRefused(
                "is not the address of a person on LinkedIn", f"prospects[{number}].addresses[{place}]"
            )
        addresses.append(address)
    prospect = _with(Prospect, fields, priority=Priority)
    assert isinstance(prospect, Prospect)
    return prospect._replace(addresses=tuple(addresses), tags=tuple(prospect.tags))
