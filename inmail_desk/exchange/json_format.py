"""InMail Desk's JSON: everything that a data file holds, in a text that other programs and people can read.

One object in UTF-8. Its keys, in this order:

    format       "inmail-desk"
    version      1; a file with a higher number was made by a newer program, and is refused
    account      one object: when it was made, its time zone, and the rulebook in use, word for word
    plan_events  the history of the subscription; `lots` are the opening lots, null where they are inferred
    overrides    a rule's values that the person set; `from_on` null holds always
    campaigns, prospects, touches, inmails, purchases, bonuses, checks
    settings     an object of texts. "import.declined" holds marks of messages that imports left out;
                 "import.forgotten" a salt and, sorted, marks of 24 bits, of profiles that were forgotten: the first six
                 hexadecimal digits of the SHA-256 of salt, space and address ("in/anna-berg")

The fields of each, listed after this text, have all to be there, and no others. Lists are in the order of their ids,
which are the numbers by which one entry names another. Days are written "YYYY-MM-DD", moments
"YYYY-MM-DDTHH:MM:SS" in the account's time zone, prices as texts ("29.99"). A cancellation's moment lies on the first
day without the subscription. "" means that nothing was entered, null that something is unknown or does not apply.

Taken into an empty data file and written again, such a file comes out byte for byte the same.
"""

from collections.abc import Iterator, Mapping

from .json_kinds import (
    ADDRESS,
    AMOUNT,
    ANYTHING,
    CREDITS,
    DAY,
    FLAG,
    ID,
    MOMENT,
    TEXT,
    TEXTS,
    Kind,
    many,
    one_of,
    or_none,
    record,
    whole,
)

FORMAT = "inmail-desk"
VERSION = 1

_OUTCOME = one_of(
    "accepted",
    "declined",
    "interested",
    "maybe_later",
    "not_interested",
    "reply",
    "quick_reply",
    "auto_reply",
)


FIELDS: Mapping[str, Mapping[str, Kind]] = {
    "account": {
        "created_at": MOMENT,
        "name": TEXT,
        "time_zone": TEXT,
        "rulebook_id": TEXT,
        "rulebook_version": TEXT,
        "rulebook_text": TEXT,
    },
    "plan_events": {
        "id": ID,
        "at": MOMENT,
        "kind": one_of(
            "subscribed",
            "tracking_started",
            "plan_changed",
            "cancelled",
            "card_expired",
            "card_renewed",
            "price_changed",
        ),
        "plan": or_none(TEXT),
        "billing_day": or_none(whole(1, 31)),
        "credits": or_none(CREDITS),
        "last_renewal_on": or_none(DAY),
        "trial_ends_on": or_none(DAY),
        "price": or_none(AMOUNT),
        "currency": or_none(TEXT),
        "billing_period": or_none(one_of("monthly", "quarterly", "annual")),
        "lots": or_none(many(record({"granted_on": DAY, "credits": CREDITS}))),
    },
    "overrides": {"id": ID, "rule": TEXT, "from_on": or_none(DAY), "value": ANYTHING, "noted_at": MOMENT},
    "campaigns": {
        "id": ID,
        "name": TEXT,
        "purpose": or_none(one_of("sales", "recruiting", "job_seeking", "networking", "thought_leadership")),
        "credit_budget": or_none(CREDITS),
    },
    "prospects": {
        "id": ID,
        "name": TEXT,
        "company": TEXT,
        "title": TEXT,
        "location": TEXT,
        "degree": or_none(whole(1, 3)),
        "open_profile": FLAG,
        "inmail_off": FLAG,
        "priority": or_none(one_of("high", "medium", "low")),
        "campaign_id": or_none(ID),
        "follow_up_on": or_none(DAY),
        "notes": TEXT,
        "added_at": MOMENT,
        "tags": many(TEXT),
        "addresses": many(ADDRESS),
    },
    "touches": {
        "id": ID,
        "prospect_id": ID,
        "kind": one_of("group_message", "mention", "comment", "email", "introduction", "connection_request"),
        "at": MOMENT,
        "text": TEXT,
    },
    "inmails": {
        "id": ID,
        "prospect_id": ID,
        "sent_at": MOMENT,
        "subject": TEXT,
        "body": TEXT,
        "free": FLAG,
        "campaign_id": or_none(ID),
        "responses": many(record({"id": ID, "at": MOMENT, "outcome": _OUTCOME})),
        "deleted_at": or_none(MOMENT),
        "undelivered_at": or_none(MOMENT),
    },
    "purchases": {
        "id": ID,
        "at": MOMENT,
        "credits": CREDITS,
        "price": or_none(AMOUNT),
        "currency": or_none(TEXT),
        "expires_on": or_none(DAY),
    },
    "bonuses": {"id": ID, "at": MOMENT, "credits": CREDITS, "reason": TEXT, "expires_on": or_none(DAY)},
    "checks": {"id": ID, "at": MOMENT, "credits": CREDITS, "adjust": FLAG},
}


PARTS: Mapping[str, Kind] = {
    **{
        name: record(fields) if name == "account" else many(record(fields)) for name, fields in FIELDS.items()
    },
    "settings": TEXTS,
}


def described() -> Iterator[str]:
    """The whole format in lines of plain text."""
    yield from (__doc__ or "").splitlines()
    for part, fields in FIELDS.items():
        yield f"\n{part}"
        for name, kind in fields.items():
            yield f"    {name}: {kind.about}"
