"""What goes where a person is forgotten, told before it is done."""

from dataclasses import dataclass
from pathlib import Path

from inmail_desk.credit_rules.facts import InMailDeleted, InMailSent, InMailUndelivered, Responded
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.store.data_file import DataFile

from .picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What is removed for good with a person.

    `balance_now` becomes `balance_then`, because the InMails go from the ledger as well. `copies` are the files beside
    the data file that may still hold the person.
    """

    inmails: int
    responses: int
    touches: int
    balance_now: int
    balance_then: int
    copies: tuple[Path, ...]


def forgetting(picture: Picture, data: DataFile, prospect_id: int) -> Forgetting:
    """What forgetting this prospect removes."""
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
    )
