"""The picture: everything that the pages show, read once and kept right after each change."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from inmail_desk.credit_rules.days import day_after
from inmail_desk.credit_rules.recipients import (
    NEW,
    RecipientState,
    recipient_states,
    recipients_changed,
)
from inmail_desk.credit_rules.replays import Replays
from inmail_desk.credit_rules.rulebook import parse_rulebook
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import Posting, Statement
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.recorded import Recorded
from inmail_desk.store.values import Account, BalanceCheck, Campaign, PlanEvent

from .roster import Roster
from .settings import DaysOfWarning, days_of_warning

HORIZON_DAYS = 366
"""How far ahead the pages look: a year, so that an annual plan's next renewal is in sight."""


class Picture(NamedTuple):
    """The account as of `today`.

    `statement` holds what has happened up to and with today. `coming` are the postings of the days after it up to the
    horizon: by the rules, and by facts that are dated ahead (a cancellation, a plan change). `states` and
    `last_touches` are by prospect; whoever has no InMail is in no state yet (ask `state_of`). `used_by_campaign`
    counts the InMails of each campaign that were not free. `replays` computes the next statement by these rules.
    """

    today: date
    account: Account
    rules: Rules
    replays: Replays
    recorded: Recorded
    statement: Statement
    coming: tuple[Posting, ...]
    states: Mapping[int, RecipientState]
    prospects: Roster
    last_touches: Mapping[int, date]
    campaigns: Mapping[int, Campaign]
    used_by_campaign: Mapping[int, int]
    plan_events: tuple[PlanEvent, ...]
    checks: tuple[BalanceCheck, ...]
    warnings: DaysOfWarning

    def state_of(self, prospect_id: int) -> RecipientState:
        """The state of a prospect as a recipient."""
        return self.states.get(prospect_id, NEW)

    def held(self) -> tuple[list[Any], ...]:
        """What it holds in large numbers, for whoever lets go of that little by little. Nothing is read for it."""
        return (
            list(self.prospects.everybody().values()) if self.prospects.is_read else [],
            list(self.states.values()),
            list(self.statement.inmails.values()),
            list(self.statement.postings),
            list(chain.from_iterable(self.recorded.by_table.values())),
        )


def plan_title(picture: Picture, plan: str | None) -> str:
    """What a plan is called in the window; "" for no plan."""
    if plan is None:
        return ""
    return picture.rules.rulebook.plans.get(plan, plan)


# A file that is opened again, and each copy of one that is read aside, has a rulebook that was read before.
_parsed = lru_cache(maxsize=4)(parse_rulebook)


def read_picture(data: DataFile, today: date) -> Picture | None:
    """The picture of a data file, None where it holds no account yet."""
    read = data.read
    account = read.account()
    if account is None:
        return None
    recorded = read.facts()
    rules = Rules(_parsed(account.rulebook_text), recorded.overrides)
    replays = Replays(rules)
    statement, coming = _statement(recorded, replays, today)
    return Picture(
        today=today,
        account=account,
        rules=rules,
        replays=replays,
        recorded=recorded,
        statement=statement,
        coming=coming,
        states=_states(statement),
        prospects=Roster(read),
        last_touches={id: moment.date() for id, moment in read.touches_latest().items()},
        campaigns={campaign.id: campaign for campaign in read.campaigns()},
        used_by_campaign=read.paid_inmails_by_campaign(),
        plan_events=read.plan_events(),
        checks=read.checks(),
        warnings=days_of_warning(read),
    )


def refreshed(picture: Picture, data: DataFile, changed: Changed) -> Picture:
    """The picture after a change: only what the change may have touched is read and computed again."""
    read = data.read
    if "account" in changed.tables or "rule_override" in changed.tables:
        again = read_picture(data, picture.today)
        return picture if again is None else again
    new = picture
    if changed.facts:
        recorded = read.facts(picture.recorded, changed.tables)
        statement, coming = _statement(recorded, picture.replays, picture.today)
        new = new._replace(
            recorded=recorded,
            statement=statement,
            coming=coming,
            states=_states_again(picture, statement),
            plan_events=read.plan_events(),
            checks=read.checks(),
        )
    if not changed.tables.isdisjoint({"inmail", "campaign"}):
        new = new._replace(used_by_campaign=read.paid_inmails_by_campaign())
    if changed.tables & {"prospect", "profile_address", "prospect_tag", "tag", "campaign"}:
        new = new._replace(prospects=_prospects_again(picture.prospects, data, changed))
    if "campaign" in changed.tables:
        new = new._replace(campaigns={campaign.id: campaign for campaign in read.campaigns()})
    if "touch" in changed.tables:
        new = new._replace(last_touches={id: moment.date() for id, moment in read.touches_latest().items()})
    if "setting" in changed.tables:
        new = new._replace(warnings=days_of_warning(read))
    return new


def on_day(picture: Picture, today: date) -> Picture:
    """The same account on another day: midnight has passed while the window was open."""
    statement, coming = _statement(picture.recorded, picture.replays, today)
    return picture._replace(today=today, statement=statement, coming=coming, states=_states(statement))


def _prospects_again(known: Roster, data: DataFile, changed: Changed) -> Roster:
    if not known.is_read or changed.prospects is None or len(changed.prospects) > len(known) // 2:
        return Roster(data.read)
    kept = {id: prospect for id, prospect in known.items() if id not in changed.prospects}
    kept.update((prospect.id, prospect) for prospect in data.read.prospects(changed.prospects))
    return Roster(data.read, kept)


def _statement(recorded: Recorded, replays: Replays, today: date) -> tuple[Statement, tuple[Posting, ...]]:
    statement = replays.statement(recorded.facts, today, HORIZON_DAYS)
    # They stand in the order of time.
    if not recorded.facts or recorded.facts[-1].on <= today:
        return statement, statement.upcoming
    # What is dated ahead belongs to what is coming: the statement of the horizon's last day begins with today's.
    ahead = replays.statement(recorded.facts, day_after(today, HORIZON_DAYS, "horizon_days"))
    return statement, ahead.postings[len(statement.postings) :]


def _states(statement: Statement) -> Mapping[int, RecipientState]:
    return {int(recipient): state for recipient, state in recipient_states(statement).items()}


def _states_again(picture: Picture, statement: Statement) -> Mapping[int, RecipientState]:
    changed = recipients_changed(statement, picture.statement)
    if changed is None:
        return _states(statement)
    states = dict(picture.states)
    for recipient in changed:
        states.pop(int(recipient), None)
    again = recipient_states(statement, changed)
    return states | {int(recipient): state for recipient, state in again.items()}
