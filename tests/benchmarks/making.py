"""Long histories and large data files of invented people, the same in every run."""

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from inmail_desk.credit_rules.facts import Fact, InMailSent, Outcome, Responded, Subscribed
from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.prospects_repository import NewProspect
from inmail_desk.store.values import PlanEventKind, Priority, TouchKind

PLAN = "premium-business"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0)
_OUTCOMES = tuple(Outcome)
_FIRST_NAMES = ("Amara", "Bjørn", "Chiara", "Dmitri", "Esra", "Fatima", "Goran", "Haruka", "Ines", "Jakub")
_LAST_NAMES = ("Okafor", "Lindqvist", "Moreau", "Sato", "Yılmaz", "Novák", "Castellanos", "O’Brien", "Haddad")
_TITLES = ("Head of People", "Talent Partner", "VP Sales", "Founder", "Purchasing Manager", "Staff Engineer")
_COMPANIES = ("Nordlys", "Alder & Finch", "Kestrel Works", "Bluewater", "Orchard Labs", "Fjordline")
_PLACES = ("Oslo", "Lyon", "İzmir", "Osaka", "Porto", "Brno")


def history(inmails: int, *, years: int) -> list[Fact]:
    """So many InMails spread evenly over the years before TODAY, in the order of days; four in ten are answered, after
    up to 60 days."""
    random = Random(inmails)
    days = years * 365
    begin = TODAY - timedelta(days=days)
    facts: list[Fact] = [Subscribed(on=begin, plan=PLAN)]
    for number in range(inmails):
        sent_on = begin + timedelta(days=number * days // inmails)
        name = str(number)
        facts.append(InMailSent(on=sent_on, id=name, recipient=name))
        if random.random() < 0.4:
            responded_on = min(TODAY, sent_on + timedelta(days=random.randint(0, 60)))
            facts.append(Responded(on=responded_on, inmail=name, outcome=random.choice(_OUTCOMES)))
    facts.sort(key=lambda fact: fact.on)
    return facts


def rules_for(inmails: int, *, years: int) -> Rules:
    """Rules under which a history finds credits for nearly all of its InMails, and some expire."""
    allotment = max(1, round(0.75 * inmails / (years * 12)))
    overrides = {f"plans.{PLAN}.allotment": allotment, f"plans.{PLAN}.cap": 9 * allotment}
    return Rules(load_shipped(DEFAULT_RULEBOOK), overrides)


def data_file(path: Path, *, prospects: int, inmails: int, years: int = 3) -> None:
    """Makes a data file with so many prospects, and so many of them written to over the years before TODAY; four in
    ten have answered. Some have tags, notes, a campaign, a touch or a follow-up."""
    random = Random(prospects)
    begun = NOW - timedelta(days=years * 365)
    rulebook = load_shipped(DEFAULT_RULEBOOK)
    allotment = max(1, round(0.75 * inmails / (years * 12)))
    with DataFile.create(path) as data:
        with data.unit_of_work("Make") as work:
            work.account.create(
                name="Made for measuring",
                time_zone="local",  # as the first run makes an account
                rulebook_id=rulebook.id,
                rulebook_version=rulebook.version,
                rulebook_text=rulebook.text,
                created_at=begun,
            )
            work.overrides.set(f"plans.{PLAN}.allotment", allotment, noted_at=begun)
            work.overrides.set(f"plans.{PLAN}.cap", 9 * allotment, noted_at=begun)
            work.plan.add_event(PlanEventKind.SUBSCRIBED, at=begun, plan=PLAN)
            campaign = work.campaigns.add("Northern studios")
            ids = work.prospects.add_many(
                [_prospect(random, number, campaign) for number in range(prospects)]
            )
            sent_at = [
                begun + timedelta(days=years * 365) * number / (inmails + 1) for number in range(inmails)
            ]
            sent_at = [moment.replace(microsecond=0) for moment in sent_at]
            sent = work.inmails.add_many(
                [
                    {
                        "prospect_id": ids[number % prospects],
                        "sent_at": sent_at[number],
                        "subject": "A question about your work",
                        "body": "I read what you wrote about lighting plans and have a question. " * 8,
                        "campaign_id": campaign if number % 3 == 0 else None,
                    }
                    for number in range(inmails)
                ]
            )
            work.touches.add_many(ids[: prospects // 10], TouchKind.MENTION, at=NOW - timedelta(days=9))
            work.commit()
        with data.unit_of_work("Answer") as work:
            for inmail, moment in zip(sent, sent_at, strict=True):
                if random.random() < 0.4:
                    answered_at = min(NOW, moment + timedelta(hours=random.randint(1, 60 * 24)))
                    work.inmails.respond(inmail, random.choice(_OUTCOMES), at=answered_at)
            work.commit()


def _prospect(random: Random, number: int, campaign: int) -> NewProspect:
    first, last = random.choice(_FIRST_NAMES), random.choice(_LAST_NAMES)
    address = normalise(f"https://www.linkedin.com/in/invented-{number}")
    assert isinstance(address, ProfileAddress)
    return {
        "name": f"{first} {last} {number}",
        "company": random.choice(_COMPANIES),
        "title": random.choice(_TITLES),
        "location": random.choice(_PLACES),
        "degree": random.choice((None, 1, 2, 3)),
        "priority": random.choice((None, *Priority)),
        "campaign_id": campaign if number % 4 == 0 else None,
        "follow_up_on": TODAY + timedelta(days=number % 60) if number % 50 == 0 else None,
        "notes": "Met at the lighting fair; asked for the guide in spring." if number % 3 == 0 else "",
        "added_at": NOW - timedelta(days=number % 1000),
        "addresses": (address,),
        "tags": ("warm",) if number % 5 == 0 else (),
    }
