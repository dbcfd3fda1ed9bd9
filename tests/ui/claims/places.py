"""What is said in public about InMail credits, and the place of the program where a person meets each of it.

The sources of such claims contradict each other. None is taken for true here: a person has to find what is claimed,
beside who says so.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtWidgets import QAbstractButton, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.rulebook import load_shipped, shipped_rulebooks
from inmail_desk.desk.campaign_splits import SPLITS
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.plan import mark_card, record_purchase, set_price
from inmail_desk.desk.prospects import set_degree
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.desk.today import Figure
from inmail_desk.store.values import BillingPeriod, Priority
from inmail_desk.ui import words
from inmail_desk.ui.bonus_dialog import BonusDialog
from inmail_desk.ui.calendar_page import CalendarPage
from inmail_desk.ui.campaign_dialog import CampaignDialog
from inmail_desk.ui.campaign_split_dialog import CampaignSplitDialog
from inmail_desk.ui.campaign_split_words import part_name
from inmail_desk.ui.campaigns_page import CampaignsPage
from inmail_desk.ui.cancel_dialog import CancelDialog
from inmail_desk.ui.card_dialog import CardDialog
from inmail_desk.ui.check_dialog import CheckDialog
from inmail_desk.ui.ending_dialog import EndingDialog
from inmail_desk.ui.follow_up_dialog import FollowUpDialog
from inmail_desk.ui.help_dialog import HelpDialog
from inmail_desk.ui.ledger_page import LedgerPage
from inmail_desk.ui.log_inmail_dialog import LogInMailDialog
from inmail_desk.ui.menu_bar import Needs
from inmail_desk.ui.plan_change_dialog import ChangePlanDialog
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.price_dialog import PriceDialog
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.purchase_dialog import PurchaseDialog
from inmail_desk.ui.response_dialog import ResponseDialog
from inmail_desk.ui.today_page import TodayPage
from inmail_desk.ui.touch_dialog import TouchDialog
from inmail_desk.ui.why_dialog import WhyDialog

from ..conftest import NOW, TODAY
from .reading import Reader, press, said_by


class Claim(NamedTuple):
    """`place` is where a person goes; `look` goes there as `Reader` and fails where the claim is not to be found."""

    number: int
    claim: str
    place: str
    look: Callable[[Reader], None]


def allotments(reader: Reader) -> None:
    first = reader.first_run("Premium Business")
    reader.reads(first, "15", "a month, at most 45", "Other sources", "Guide on getting credits back", "25")


def free_account(reader: Reader) -> None:
    reader.reads(ChangePlanDialog(reader.session), "Basic (free account)")
    for id in shipped_rulebooks():
        assert load_shipped(id).canonical("basic") == "basic"
    reader.reads(HelpDialog(page="credits"), "A free account has no allotment.")


def renewal_day(reader: Reader) -> None:
    first = reader.first_run("Premium Business")
    reader.reads(first, "It renews on this day of the month")
    press(first, "I don’t know")
    reader.reads(first, "LinkedIn shows the day on My Premium", "Open My Premium")


def assigned_seat(reader: Reader) -> None:
    first = reader.first_run("Premium Business")
    press(first, "I don’t know")
    reader.reads(first, "nor the day you were assigned a Sales Navigator seat")


def ninety_days(reader: Reader) -> None:
    reader.reads(WhyDialog(reader.session, Figure.NEXT_LOSS), "usable until 29 November", "90 days")
    reader.reads(TodayPage(reader.session), "15", "on 30 November, by age")


def use_or_lose(reader: Reader) -> None:
    said = said_by(reader.rulebooks(), "per-month-guide")
    assert any("1 renewal" in line or "next renewal" in line for line in said), said


def rolled_over(reader: Reader) -> None:
    reader.does(record_purchase, reader.session.picture, credits=10, on=TODAY, now=NOW)
    reader.reads(WhyDialog(reader.session, Figure.ARRIVAL), "Cut by the cap", "at most 45 stay")
    reader.reads(WhyDialog(reader.session, Figure.NEXT_LOSS), "What is left of the allotment of 1 September")


def caps(reader: Reader) -> None:
    book = load_shipped("linkedin-help-2019")
    found = {str(key): steps[0].value for key, steps in book.values.items() if key.rule == "cap"}
    assert sorted(found.values(), key=lambda cap: cap or 0) == [None, 15, 45, 60, 90]
    assert any("45" in line for line in said_by(reader.rulebooks(), "linkedin-help-2019"))


def answer_in_time(reader: Reader) -> None:
    reader.reads(reader.panel("Amara"), "An answer until 25 November returns the credit.")


def every_answer(reader: Reader) -> None:
    dialog = ResponseDialog(reader.session, [reader.id("Amara")])
    reader.reads(dialog, "Accepted", "Declined", "Interested", "Maybe later", "Not interested")


def automatic_reply(reader: Reader) -> None:
    dialog = ResponseDialog(reader.session, [reader.id("Amara")], outcome=Outcome.AUTO_REPLY)
    reader.reads(dialog, "Automatic reply", "The credit comes back")


def no_answer(reader: Reader) -> None:
    reader.reads(ProspectsPage(reader.session), "Lapsed")
    reader.reads(reader.panel("Bruno"), "The window for the credit back closed")


def never_back(reader: Reader) -> None:
    view = reader.rulebooks()
    for rulebook in ("credits-back-guide", "credits-faq"):
        assert any("No answer returns the credit" in line for line in said_by(view, rulebook))


def no_second(reader: Reader) -> None:
    reader.reads(reader.panel("Amara"), "LinkedIn takes no second InMail before an answer.")
    reader.reads(LogInMailDialog(reader.session, [reader.id("Amara")]), "Log it anyway: it was sent")


def second_costs(reader: Reader) -> None:
    said = said_by(reader.rulebooks(), "expiry-guide")
    assert any("Costs another credit" in line for line in said), said


def reminder(reader: Reader) -> None:
    reader.reads(reader.panel("Amara"), "by 30 Aug", "LinkedIn sends a reminder")


def deleted(reader: Reader) -> None:
    dialog = EndingDialog(reader.session, [reader.id("Amara")])
    reader.reads(dialog, "cannot be cancelled, and a deleted one returns nothing", "No credit comes back")


def delete_or_edit(reader: Reader) -> None:
    assert "Mark deleted…" in reader.menu("Prospects")
    panel = reader.panel("Amara")
    reader.reads(panel, "More")
    assert any(name.startswith("Correct: InMail sent") for name in _names(panel))


def degrees(reader: Reader) -> None:
    reader.reads(reader.panel("Dana"), "Connection", "1st", "2nd", "3rd")
    reader.does(set_degree, [reader.id("Dana")], 1)
    reader.reads(reader.panel("Dana"), "A connection: write a free message")


def open_profile(reader: Reader) -> None:
    reader.reads(reader.panel("Farid"), "Open Profile: InMail is free", "It takes no credit")


def bought(reader: Reader) -> None:
    dialog = PurchaseDialog(reader.session)
    reader.reads(dialog, "By the rules LinkedIn sells no single credits", "Price for all (if known)")
    sold = {id: _sells(id) for id in shipped_rulebooks()}
    assert {sold["expiry-guide"], sold["credits-faq"]} == {True, False}
    reader.does(
        set_price,
        price=Decimal("29.99"),
        currency="USD",
        period=BillingPeriod.MONTHLY,
        on=date(2026, 9, 1),
        now=NOW,
    )
    reader.reads(PlanPage(reader.session), "for the 1 answer since 1 September")


def _sells(rulebook: str) -> bool:
    book = load_shipped(rulebook)
    plan = book.canonical("premium-business")
    return any(
        steps[0].value is True for key, steps in book.values.items() if str(key) == f"plans.{plan}.purchase"
    )


def billed(reader: Reader) -> None:
    said = said_by(reader.rulebooks(), "credits-back-guide")
    assert any("billed" in line for line in said), said


def payment_card(reader: Reader) -> None:
    reader.reads(CardDialog(reader.session), "LinkedIn takes no InMail while the payment card is expired.")
    reader.does(mark_card, expired=True, on=TODAY, now=NOW)
    reader.reads(reader.panel("Dana"), "The payment card expired on 22 November")


def cancelling(reader: Reader) -> None:
    reader.reads(CancelDialog(reader.session), "Your credits stay until", "31 credits are lost with it")


def another_plan(reader: Reader) -> None:
    change = ChangePlanDialog(reader.session)
    change.plan.setCurrentIndex(change.plan.findData("recruiter-lite"))
    reader.reads(change, "Recruiter Lite", "forfeited")
    said = said_by(reader.rulebooks(), "per-month-guide")
    assert any("takes effect: At the next renewal" in line for line in said), said


def trial(reader: Reader) -> None:
    reader.reads(reader.first_run("Premium Business"), "A free trial")
    reader.begin(
        Answers(
            plan="premium-business",
            beginning=Beginning.TRIAL,
            subscribed_on=date(2026, 10, 26),
            trial_ends_on=date(2026, 11, 26),
        )
    )
    reader.reads(TodayPage(reader.session), "trial", "25 November")
    calendar = CalendarPage(reader.session, reader.memory)
    reader.reads(calendar)
    calendar.show_day(date(2026, 11, 25))
    calendar_ends = calendar.agenda.texts()
    calendar.show_day(date(2026, 11, 26))
    assert "trial" in " ".join((*calendar_ends, *calendar.agenda.texts())).lower()


def prices(reader: Reader) -> None:
    reader.reads(PriceDialog(reader.session), "a month", "a quarter", "a year")
    price = Decimal("779.88")
    reader.does(
        set_price, price=price, currency="USD", period=BillingPeriod.ANNUAL, on=date(2026, 9, 1), now=NOW
    )
    reader.reads(PlanPage(reader.session), "779.88", "USD a year", "4.33 USD for each credit", "1 answer")


def bonuses(reader: Reader) -> None:
    reader.reads(BonusDialog(reader.session), "Reason", "Usable until (if named)")
    said = "Credits from a promotion, a survey, a profile milestone or a yearly bonus"
    reader.reads(HelpDialog(page="credits"), said)


def where_it_is_shown(reader: Reader) -> None:
    said = "LinkedIn shows the number on My Premium, and in the window where you write an InMail."
    reader.reads(CheckDialog(reader.session), said, "Open My Premium")


def history(reader: Reader) -> None:
    reader.reads(LedgerPage(reader.session, None), "Allotment", "Credit back")
    reader.reads(ProspectsPage(reader.session), "3 days left", "Lapsed", "Replied")


def priorities(reader: Reader) -> None:
    reader.reads(reader.panel("Dana"), *(words.priority(each) for each in Priority))
    reader.reads(TodayPage(reader.session), "Best first: Dana Novak")
    reader.reads(HelpDialog(page="credits"), "key hires and deals high, influencers and information medium")


def purposes(reader: Reader) -> None:
    named = ("Sales", "Recruiting", "Job seeking", "Networking", "Thought leadership")
    reader.reads(CampaignDialog(reader.session, ()), *named)


def budgets(reader: Reader) -> None:
    dialog = CampaignSplitDialog(reader.session)
    for place, parts in enumerate(([25, 15, 10], [50, 15, 10], [2, 4, 3, 1])):
        dialog.split.choose(place)
        assert [credits for _, credits in SPLITS[place].parts] == parts
        reader.reads(dialog, *(part_name(part) for part, _ in SPLITS[place].parts))
    reader.does(add_campaign, "Hiring", credit_budget=4)
    reader.reads(CampaignsPage(reader.session), "Hiring", "planned", "used", "left")


def follow_up(reader: Reader) -> None:
    dialog = FollowUpDialog(reader.session, [reader.id("Amara")])
    reader.reads(dialog, "In a week", "About a week after an InMail is a good time, and once is enough.")
    reader.reads(HelpDialog(page="credits"), "too many messages are read as spam")


def use_before(reader: Reader) -> None:
    reader.reads(
        TodayPage(reader.session), "Next loss", "to avoid this loss", "Use 14 credits by 29 November"
    )
    reader.reads(HelpDialog(page="credits"), "once a month look at what the rules in use rest on")


def free_ways(reader: Reader) -> None:
    named = ("Group message", "Mention", "Comment", "E-mail", "Introduction", "Connection request")
    reader.reads(TouchDialog(reader.session, [reader.id("Amara")]), *named, "without a credit")


def checked_any_time(reader: Reader) -> None:
    check = reader.menu("Plan")["Check with LinkedIn…"]
    assert (check.needs, bool(check.shortcuts)) == (Needs.ACCOUNT, True)
    reader.reads(CheckDialog(reader.session), "Number on LinkedIn")


def _names(place: QWidget) -> list[str]:
    return [each.accessibleName() for each in place.findChildren(QAbstractButton)]


CLAIMS = (
    Claim(1, "each plan has its allotment, by differing numbers", "First run: the plans", allotments),
    Claim(2, "a free account has none", "Change plan; Help", free_account),
    Claim(3, "granted on the first day of the billing cycle", "First run: the renewal day", renewal_day),
    Claim(4, "not the day the seat was assigned", "First run: I don’t know", assigned_seat),
    Claim(5, "credits expire after 90 days", "Today; Why: the next loss", ninety_days),
    Claim(6, "use them each month or lose them", "Plan & rules: Rulebooks", use_or_lose),
    Claim(7, "they roll over up to a cap", "Why: what arrives, and the next loss", rolled_over),
    Claim(8, "the caps are 15, 45, 60 and 90", "Plan & rules: Rulebooks", caps),
    Claim(9, "an answer within 90 days returns the credit", "Prospects: the panel", answer_in_time),
    Claim(10, "accepted and declined count alike", "Record response", every_answer),
    Claim(11, "an automatic reply counts", "Record response", automatic_reply),
    Claim(12, "no response, no credit", "Prospects: the state, the timeline", no_answer),
    Claim(13, "credits never come back", "Plan & rules: Rulebooks", never_back),
    Claim(14, "no second InMail before an answer", "Prospects: the panel; Log InMail", no_second),
    Claim(15, "a second InMail costs another credit", "Plan & rules: Rulebooks", second_costs),
    Claim(16, "the recipient is reminded", "Prospects: the timeline", reminder),
    Claim(17, "a deleted InMail returns nothing", "Mark deleted", deleted),
    Claim(18, "a message can be edited and deleted", "Menu Prospects; the timeline", delete_or_edit),
    Claim(19, "1st-degree connections are free", "Prospects: the panel", degrees),
    Claim(20, "an Open Profile is free", "Prospects: the panel", open_profile),
    Claim(21, "credits can be bought, or cannot", "Record purchase; Plan & rules: the price", bought),
    Claim(22, "going over is billed", "Plan & rules: Rulebooks", billed),
    Claim(23, "an expired card stops sending", "Payment card; Prospects: the panel", payment_card),
    Claim(24, "cancelling makes the balance zero", "Cancel plan", cancelling),
    Claim(25, "another plan changes the allotment", "Change plan; Plan & rules: Rulebooks", another_plan),
    Claim(26, "the first month is free", "First run; Today; Calendar", trial),
    Claim(27, "prices a month and a year", "Set price; Plan & rules: the price", prices),
    Claim(28, "promotions and surveys grant credits", "Record bonus; Help", bonuses),
    Claim(29, "My Premium shows the balance", "Check with LinkedIn", where_it_is_shown),
    Claim(30, "keep track of what was sent", "Ledger; Prospects", history),
    Claim(31, "priorities of people", "Prospects: the panel; Today; Help", priorities),
    Claim(32, "goals of outreach", "New campaign", purposes),
    Claim(33, "budgets for parts of the outreach", "Campaigns; Start from a split", budgets),
    Claim(34, "follow up after about a week", "Follow-up day; Help", follow_up),
    Claim(38, "use credits before they expire", "Today; Help", use_before),
    Claim(39, "ways without a credit", "Log touch", free_ways),
    Claim(40, "the number can be compared at any time", "Menu Plan", checked_any_time),
)
"""The numbers are those of a list of claims kept elsewhere; 35 to 37 are not met yet."""
