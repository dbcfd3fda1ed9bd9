"""What Help says beside the counting: more credits, what sending takes, and how to make the most of them."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from . import words

translate = QCoreApplication.translate


class Section(NamedTuple):
    """A heading and its paragraphs; `own` are those with the person's own numbers. `key` is what links lead to."""

    key: str
    title: str
    paragraphs: tuple[str, ...]
    own: tuple[str, ...] = ()


def more_credits(*, sold: bool, plan: str) -> Section:
    """Where credits come from beside the plan; `sold` says whether this plan, named by its title, sells single ones."""
    offer = ""
    if plan:
        offer = (
            translate("help", "By the rules in use %1 can buy them.")
            if sold
            else translate("help", "By the rules in use %1 cannot buy them.")
        ).replace("%1", plan)
    return Section(
        "more",
        translate("help", "Bought credits and bonuses"),
        (
            translate(
                "help",
                "The sources disagree on single credits: some say that they are sold, at about 10 USD each or in "
                "packs, some only for certain plans, some never.",
            )
            + f" {offer}".rstrip(),
            translate(
                "help",
                "Record what you bought in the menu Plan, with its price. Credits from a promotion, a survey, a "
                "profile milestone or a yearly bonus are recorded there too, with their reason and, where they have "
                "one, their own last day. With the price of your plan, the page Plan & rules shows what a credit and "
                "an answer cost you.",
            ),
        ),
    )


def sending(window_days: int | None) -> Section:
    """What holds for the sending itself. `window_days` None: no answer returns a credit."""
    waiting = translate(
        "help", "An InMail that is sent cannot be cancelled, and deleting it returns nothing."
    )
    if window_days is not None:
        text = translate("help", "Leave it, and an answer within %1 still returns its credit.")
        waiting += " " + text.replace("%1", words.days(window_days))
    return Section(
        "sending",
        translate("help", "Before you send"),
        (
            translate(
                "help",
                "To a 1st-degree connection and to an Open Profile a message is free; 2nd and 3rd degree take an "
                "InMail. With an expired payment card LinkedIn takes no InMail until it is renewed.",
            ),
            waiting
            + " "
            + translate(
                "help", "LinkedIn lets you edit or delete a message for about 60 minutes after it was sent."
            ),
            translate(
                "help",
                "A subject has at most 200 characters, the text 2,000. How many free messages to Open Profiles you can "
                "send in a month LinkedIn does not publish; others speak of 800.",
            ),
            translate(
                "help",
                "LinkedIn asks Recruiter accounts for answers to at least 13 % of their InMails, once they sent 100 "
                "within 14 days. Its own report counts answers within 30 days while credits come back within 90: the "
                "activity report names both.",
            ),
        ),
    )


def habits() -> Section:
    """How to make the most of the credits."""
    return Section(
        "habits",
        translate("help", "Making the most of them"),
        (
            translate(
                "help",
                "Use the credits that expire first before they do: Today names the next loss, the pace that avoids it, "
                "and whom to write to. Give whom you must reach a high priority: key hires and deals high, influencers "
                "and information medium, the rest low.",
            ),
            translate(
                "help",
                "Follow up after about a week, once: too many messages are read as spam. While an InMail is "
                "pending, a free touch costs nothing: a message in a group you share, a mention, a comment, contact "
                "details on the profile, an introduction by somebody you both know, a connection request. Log it "
                "as a touch, and it stands on the timeline.",
            ),
            translate(
                "help",
                "LinkedIn changes its rules. Compare its number with ours now and then, and once a month look at what "
                "the rules in use rest on.",
            ),
        ),
    )
