"""Campaigns: what each plans and uses of the credits, who is in it, and whom to write to first."""

from collections.abc import Sequence
from dataclasses import dataclass

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.store.campaigns_reading import CampaignCounts
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.validation import caseless
from inmail_desk.store.values import Campaign, Purpose

from .picture import Picture
from .rejection import Details, Problem, Rejected, checked_name, checked_number
from .today import Arrival

# Python 3.11 needs long to look a member of an enumeration up: these are asked for of everybody.
_PENDING, _LAPSED, _ANSWERED = StateKind.PENDING, StateKind.LAPSED, StateKind.ANSWERED


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLine:
    """How a campaign stands; `campaign` None stands for whatever belongs to none.

    `used` counts its InMails that were not free, also where their credit came back. `left` is what of the budget is
    not used, less than nothing where more was used; None without a budget. `to_write` counts the members without an
    InMail that stands in the way of one, `answered` those of its `inmails` that had an answer.
    """

    campaign: Campaign | None
    used: int
    left: int | None
    members: int
    to_write: int
    inmails: int
    answered: int

    @property
    def kept(self) -> int:
        """The credits that are kept for it: those of the budget that are not used."""
        return max(0, self.left or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsOverview:
    """All campaigns by name, and their budgets against the credits.

    `without` is what belongs to no campaign, None where that is nobody and nothing. `planned` adds the budgets up,
    `used` what was used of them, `kept` what is still to be used of them, `over` what was used beyond them. `arrival`
    is the next allotment.
    """

    lines: tuple[CampaignLine, ...]
    without: CampaignLine | None
    planned: int
    used: int
    kept: int
    over: int
    balance: int
    arrival: Arrival | None

    @property
    def missing(self) -> int:
        """How many of the kept credits are not there today."""
        return max(0, self.kept - self.balance)

    @property
    def missing_after_arrival(self) -> int:
        """How many of them are not there with the next allotment either, where all is used until then."""
        return max(0, self.missing - (self.arrival.credits if self.arrival else 0))


def campaigns_overview(picture: Picture, data: DataFile, arrival: Arrival | None) -> CampaignsOverview:
    """How all campaigns stand; `arrival` is the next allotment."""
    taken = [
        id
        for id, state in picture.states.items()
        if state.kind is _PENDING or state.kind is _LAPSED or state.kind is _ANSWERED
    ]
    counts = data.read.campaign_counts(taken)
    lines = tuple(_line(each, counts.get(each.id, CampaignCounts())) for each in picture.campaigns.values())
    planning = [line for line in lines if line.left is not None]
    return CampaignsOverview(
        lines=lines,
        without=_line(None, counts[None]) if None in counts else None,
        planned=sum(line.used + (line.left or 0) for line in planning),
        used=sum(line.used for line in planning),
        kept=sum(line.kept for line in planning),
        over=sum(max(0, -(line.left or 0)) for line in planning),
        balance=picture.statement.balance,
        arrival=arrival,
    )


def _line(campaign: Campaign | None, counts: CampaignCounts) -> CampaignLine:
    budget = None if campaign is None else campaign.credit_budget
    return CampaignLine(
        campaign=campaign,
        used=counts.paid,
        left=None if budget is None else budget - counts.paid,
        members=counts.members,
        to_write=counts.to_write,
        inmails=counts.inmails,
        answered=counts.answered,
    )


def add_campaign(
    data: DataFile,
    name: str,
    *,
    purpose: Purpose | None = None,
    credit_budget: int | None = None,
    prospect_ids: Sequence[int] = (),
) -> Changed:
    """Adds a campaign and puts prospects into it. Raises `Rejected` for an empty name, one that exists, or a budget
    out of range."""
    name = _checked(data, name, credit_budget)
    with data.unit_of_work("Add Campaign") as work:
        id = work.campaigns.add(name, purpose=purpose, credit_budget=credit_budget)
        if prospect_ids:
            work.prospects.edit_many(prospect_ids, campaign_id=id)
        return work.commit()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCampaign:
    """A campaign to be added."""

    name: str
    purpose: Purpose
    credit_budget: int


def add_campaigns(data: DataFile, campaigns: Sequence[NewCampaign]) -> Changed:
    """Adds several campaigns at one stroke. Raises `Rejected` as for one, also where two have the same name; its field
    names the place: "name 0"."""
    names: list[str] = []
    for place, campaign in enumerate(campaigns):
        name = _checked(data, campaign.name, campaign.credit_budget, field=f"name {place}")
        if caseless(name) in map(caseless, names):
            raise _exists(name, f"name {place}")
        names.append(name)
    with data.unit_of_work("Add Campaigns") as work:
        for name, campaign in zip(names, campaigns, strict=True):
            work.campaigns.add(name, purpose=campaign.purpose, credit_budget=campaign.credit_budget)
        return work.commit()


def edit_campaign(
    data: DataFile, campaign_id: int, *, name: str, purpose: Purpose | None, credit_budget: int | None
) -> Changed:
    """Changes a campaign. Raises `Rejected` for an empty name, that of another campaign, or a budget out of range."""
    name = _checked(data, name, credit_budget, campaign_id)
    with data.unit_of_work("Edit Campaign") as work:
        work.campaigns.edit(campaign_id, name=name, purpose=purpose, credit_budget=credit_budget)
        return work.commit()


def delete_campaign(data: DataFile, campaign_id: int) -> Changed:
    """Deletes a campaign; its prospects and InMails stay, without one. Can be undone."""
    with data.unit_of_work("Delete Campaign") as work:
        work.campaigns.remove(campaign_id)
        return work.commit()


def _checked(
    data: DataFile, name: str, credit_budget: int | None, own_id: int | None = None, *, field: str = "name"
) -> str:
    """The name as it is kept, where it and the budget can be."""
    name = checked_name(name, field)
    if credit_budget is not None:
        checked_number(credit_budget, "credit_budget")
    others = [campaign.name for campaign in data.read.campaigns() if campaign.id != own_id]
    if caseless(name) in map(caseless, others):
        raise _exists(name, field)
    return name


def _exists(name: str, field: str) -> Rejected:
    return Rejected(Problem.CAMPAIGN_EXISTS, field=field, details=Details(name=name))
