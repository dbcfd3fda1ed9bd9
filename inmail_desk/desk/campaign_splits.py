"""Ready-made splits of a month's credits into campaigns, as a guide suggests them, and the same for a smaller plan."""

from dataclasses import dataclass
from enum import StrEnum

from inmail_desk.credit_rules.rule_names import SecondInMail
from inmail_desk.credit_rules.rulebook import Confidence, Source, load_shipped
from inmail_desk.store.validation import caseless
from inmail_desk.store.values import Purpose

from .picture import Picture

_SUGGESTED_IN = "per-month-guide"


class Part(StrEnum):
    """What a part of a split is for."""

    SALES_FIRST_CONTACT = "sales_first_contact"
    SALES_FOLLOW_UP = "sales_follow_up"
    SALES_EXPANSION = "sales_expansion"
    RECRUITING_FIRST_CONTACT = "recruiting_first_contact"
    RECRUITING_REFERRALS = "recruiting_referrals"
    RECRUITING_FOLLOW_UP = "recruiting_follow_up"
    JOB_RESEARCH = "job_research"
    JOB_HIRING_MANAGER = "job_hiring_manager"
    JOB_INFLUENCER = "job_influencer"
    JOB_FOLLOW_UP = "job_follow_up"


FOLLOW_UPS = frozenset({Part.SALES_FOLLOW_UP, Part.RECRUITING_FOLLOW_UP, Part.JOB_FOLLOW_UP})
"""The parts that write again to people who were written to before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A month's credits in parts, each with how many credits it gets."""

    purpose: Purpose
    parts: tuple[tuple[Part, int], ...]

    @property
    def credits(self) -> int:
        """All of them together."""
        return sum(credits for _, credits in self.parts)

    def scaled(self, credits: int) -> tuple[int, ...]:
        """The credits of each part where so many are there in all: the same shares in whole credits, and not one more
        or less together. What rounding leaves goes to the parts that lost most by it, the first of equal ones."""
        whole = self.credits
        shares = [part * credits // whole for _, part in self.parts]
        lost = [part * credits % whole for _, part in self.parts]
        in_turn = sorted(range(len(shares)), key=lambda place: -lost[place])
        for place in in_turn[: credits - sum(shares)]:
            shares[place] += 1
        return tuple(shares)


SPLITS = (
    Split(
        purpose=Purpose.SALES,
        parts=((Part.SALES_FIRST_CONTACT, 25), (Part.SALES_FOLLOW_UP, 15), (Part.SALES_EXPANSION, 10)),
    ),
    Split(
        purpose=Purpose.RECRUITING,
        parts=(
            (Part.RECRUITING_FIRST_CONTACT, 50),
            (Part.RECRUITING_REFERRALS, 15),
            (Part.RECRUITING_FOLLOW_UP, 10),
        ),
    ),
    Split(
        purpose=Purpose.JOB_SEEKING,
        parts=(
            (Part.JOB_RESEARCH, 2),
            (Part.JOB_HIRING_MANAGER, 4),
            (Part.JOB_INFLUENCER, 3),
            (Part.JOB_FOLLOW_UP, 1),
        ),
    ),
)
"""The splits, the largest field first."""

CONFIDENCE = Confidence.THIRD_PARTY
"""How far the splits can be believed: somebody else's advice, not LinkedIn's."""


def suggested_by() -> Source:
    """Where the splits were read."""
    rulebook = load_shipped(_SUGGESTED_IN)
    return next(iter(rulebook.values.values()))[0].source


def second_inmail_is_refused(picture: Picture) -> bool:
    """Whether by the present rules nobody takes a second InMail before an answer: a follow-up can only go to people
    who have answered."""
    return picture.rules.value("second_inmail", picture.statement.plan, picture.today) is SecondInMail.REFUSED


def free_name(picture: Picture, name: str) -> str:
    """The name, with a number behind it where a campaign has it already: "Sales 2"."""
    taken = {caseless(campaign.name) for campaign in picture.campaigns.values()}
    number, free = 1, name
    while caseless(free) in taken:
        number += 1
        free = f"{name} {number}"
    return free
