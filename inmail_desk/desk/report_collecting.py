"""Goes through an account once, and notes what was done with whom in a period."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from inmail_desk.store.values import InMail, TouchKind

from .picture import Picture
from .report_values import LATE, SOON, ReportAsked, Stage, StageKind, Totals


class Collected:
    """The steps of the period by person, and what is counted on the way."""

    def __init__(self, picture: Picture, asked: ReportAsked) -> None:
        self._picture = picture
        self._asked = asked
        self._people = picture.prospects.everybody()
        self._last = min(asked.last, picture.today)
        self.stages: dict[int, list[Stage]] = {}
        self._numbers: Counter[str] = Counter()

    def holds(self, on: date) -> bool:
        """Whether a day belongs to the period and has come."""
        return self._asked.first <= on <= self._last

    def counts(self, prospect: int) -> bool:
        """Whether what belongs to a person, and to no InMail, is asked for."""
        campaign = self._asked.campaign
        if not self._is_asked_for(prospect):
            return False
        return campaign is None or self._people[prospect].campaign_id == campaign

    def _is_asked_for(self, prospect: int) -> bool:
        people = self._asked.people
        return prospect in self._people and (people is None or prospect in people)

    def add(self, prospect: int, stage: Stage) -> None:
        """Notes a step."""
        self.stages.setdefault(prospect, []).append(stage)

    def take_inmails(self, inmails: Iterable[InMail]) -> None:
        """Notes what was done with InMails, and what came of them."""
        picture, asked = self._picture, self._asked
        reminder = picture.rules.number("reminder.days", picture.statement.plan, picture.today)
        for inmail in inmails:
            if not self._is_asked_for(inmail.prospect_id):
                continue
            if asked.campaign is not None and inmail.campaign_id != asked.campaign:
                continue
            self._take_inmail(inmail, reminder)

    def _take_inmail(self, inmail: InMail, reminder: int) -> None:
        id, sent_on = inmail.prospect_id, inmail.sent_at.date()
        account = self._picture.statement.inmails.get(str(inmail.id))
        credited = account is not None and account.credited
        if self.holds(sent_on):
            subject = inmail.subject if self._asked.subjects else ""
            self.add(id, Stage(inmail.sent_at, StageKind.SENT, subject, inmail.free))
            self._count_sent(inmail, sent_on)
        ended_on = None if account is None else account.ended_on
        reminder_on = sent_on + timedelta(days=min(reminder, (date.max - sent_on).days))
        # Once somebody has answered, LinkedIn has nothing to remind of.
        if reminder and (ended_on is None or ended_on > reminder_on) and self.holds(reminder_on):
            at = datetime.combine(reminder_on, time.max)
            self.add(id, Stage(at, StageKind.REMINDER, sent_on=sent_on))
        for place, response in enumerate(inmail.responses):
            if self.holds(response.at.date()):
                returned = credited and place == 0
                self.add(
                    id,
                    Stage(
                        response.at,
                        StageKind.ANSWERED,
                        sent_on=sent_on,
                        outcome=response.outcome,
                        credited=returned and self._asked.credits,
                        again=place > 0,
                    ),
                )
                self._numbers["answers"] += place == 0
                self._numbers["credits_back"] += returned
        ends = ((inmail.deleted_at, StageKind.DELETED), (inmail.undelivered_at, StageKind.UNDELIVERED))
        for ended_at, kind in ends:
            if ended_at is not None and self.holds(ended_at.date()):
                returned = credited and kind is StageKind.UNDELIVERED and not inmail.responses
                shown = returned and self._asked.credits
                self.add(id, Stage(ended_at, kind, sent_on=sent_on, credited=shown))
                self._numbers[kind] += 1
                self._numbers["credits_back"] += returned

    def _count_sent(self, inmail: InMail, sent_on: date) -> None:
        numbers, today = self._numbers, self._picture.today
        numbers["inmails"] += 1
        numbers["free"] += inmail.free
        if inmail.undelivered_at is not None:
            return
        numbers["delivered"] += 1
        answers = [response.at.date() for response in inmail.responses if response.at.date() <= today]
        for days, answered, still_open in ((SOON, "soon", "open_soon"), (LATE, "late", "open_late")):
            if answers:
                numbers[answered] += (answers[0] - sent_on).days <= days
            elif inmail.deleted_at is None:
                numbers[still_open] += (today - sent_on).days <= days

    def take_follow_ups(self) -> None:
        """Notes the days on which somebody was, or is, to be followed up."""
        for id, prospect in self._people.items():
            on = prospect.follow_up_on
            if on is not None and self._asked.first <= on <= self._asked.last and self.counts(id):
                self.add(id, Stage(datetime.combine(on, time.max), StageKind.FOLLOW_UP))

    def take_added(self, among: Collection[int]) -> None:
        """Notes when people came into the list, of those who are there for something else."""
        for id, prospect in self._people.items():
            if self.holds(prospect.added_at.date()) and self.counts(id):
                self._numbers["added"] += 1
                if id in among:
                    # Before everything else of that day: a list may be brought in after its InMails.
                    at = datetime.combine(prospect.added_at.date(), time.min)
                    self.add(id, Stage(at, StageKind.ADDED))

    def totals(self) -> Totals:
        """What all of it adds up to."""
        numbers = self._numbers
        touches = Counter(
            stage.touch for steps in self.stages.values() for stage in steps if stage.touch is not None
        )
        reached = [
            id
            for id, steps in self.stages.items()
            if any(stage.kind in (StageKind.SENT, StageKind.TOUCH) for stage in steps)
        ]
        return Totals(
            reached=len(reached),
            added=numbers["added"],
            inmails=numbers["inmails"],
            free_inmails=numbers["free"],
            answers=numbers["answers"],
            credits_back=numbers["credits_back"],
            deleted=numbers[StageKind.DELETED],
            undelivered=numbers[StageKind.UNDELIVERED],
            delivered=numbers["delivered"],
            soon=numbers["soon"],
            late=numbers["late"],
            open_soon=numbers["open_soon"],
            open_late=numbers["open_late"],
            touches={kind: touches[kind] for kind in TouchKind if touches[kind]},
        )
