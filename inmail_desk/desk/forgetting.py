"""What goes where a person is forgotten, told before it is done."""

from dataclasses import dataclass
from pathlib import Path

from inmail_desk.credit_rules.facts import InMailDeleted, InMailSent, InMailUndelivered, Responded
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.store.backups import Backup, backups_of, delete_copies
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import RemainsLeft

from .picture import Picture
from .prospects import forget


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What is removed for good with a person.

    `balance_now` becomes `balance_then`, because the InMails go from the ledger as well. `copies` are the files beside
    the data file that were made before updates, and `backups` the daily ones, the newest first: all of them may still
    hold the person. `may_be_marked`: an address is known, by which a later import can leave the person out.
    """

    inmails: int
    responses: int
    touches: int
    balance_now: int
    balance_then: int
    copies: tuple[Path, ...]
    backups: tuple[Backup, ...]
    may_be_marked: bool


def forgetting(picture: Picture, data: DataFile, prospect_id: int, backups: Path | None = None) -> Forgetting:
    """What forgetting this prospect removes. `backups` is the folder of the daily ones; None: there are none."""
    person = data.read.prospect(prospect_id)
    inmails = data.read.inmails_of(prospect_id)
    gone = {str(inmail.id) for inmail in inmails}
    facts = []
    for fact in picture.recorded.facts:
        match fact:
            case InMailSent(id=id):
                inmail = id
            case Responded(inmail=id) | InMailDeleted(inmail=id) | InMailUndelivered(inmail=id):
                inmail = id
            case _:
                inmail = ""
        if inmail not in gone:
            facts.append(fact)
    return Forgetting(
        inmails=len(inmails),
        responses=sum(len(inmail.responses) for inmail in inmails),
        touches=len(data.read.touches_of(prospect_id)),
        balance_now=picture.statement.balance,
        balance_then=compute_statement(facts, picture.rules, picture.today).balance,
        copies=data.copies(),
        backups=_backups(data, backups),
        may_be_marked=person is not None and bool(person.addresses),
    )


def forget_with_copies(
    data: DataFile, prospect_id: int, backups: Path | None, *, marked: bool = False
) -> Changed:
    """Removes a person for good, and deletes every copy and backup of the file that this computer's folders hold. See
    `forget` for `marked`.

    Raises what `forget` raises; RemainsLeft, or its kind CopiesLeft, after the person is gone from the file.
    """
    try:
        changed = forget(data, prospect_id, marked=marked)
    except RemainsLeft:
        _delete_copies(data, backups)
        raise
    _delete_copies(data, backups)
    return changed


def _delete_copies(data: DataFile, backups: Path | None) -> None:
    # Looked for again: another may have been made while the question was on the screen.
    delete_copies([*data.copies(), *(each.path for each in _backups(data, backups))])


def _backups(data: DataFile, folder: Path | None) -> tuple[Backup, ...]:
    account = data.read.account()
    if folder is None or account is None:
        return ()
    return backups_of(data.path, account.created_at, folder)
