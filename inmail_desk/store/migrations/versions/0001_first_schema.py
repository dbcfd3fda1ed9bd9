"""The first schema: account and plan, rules, prospects, touches, InMails and what became of them, credits, settings.

Days are texts YYYY-MM-DD, moments YYYY-MM-DDTHH:MM:SS, yes and no are 1 and 0. Ids are never used again.
"""

from alembic import op

revision = "0001"
down_revision = None


# With IS and not =, because what is no day at all gives NULL, and a check that gives NULL lets the row in.
def _day(column: str) -> str:
    return f"CHECK ({column} IS date({column}))"


def _moment(column: str) -> str:
    return f"CHECK ({column} IS strftime('%Y-%m-%dT%H:%M:%S', {column}))"


_TABLES = (
    f"""
    CREATE TABLE account (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        created_at TEXT NOT NULL {_moment("created_at")},
        name TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        rulebook_id TEXT NOT NULL,
        rulebook_version TEXT NOT NULL,
        rulebook_text TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE plan_event (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL {_moment("at")},
        kind TEXT NOT NULL CHECK (kind IN ('subscribed', 'tracking_started', 'plan_changed', 'cancelled',
            'card_expired', 'card_renewed', 'price_changed')),
        plan TEXT,
        billing_day INTEGER CHECK (billing_day BETWEEN 1 AND 31),
        credits INTEGER CHECK (credits BETWEEN 0 AND 1000000),
        last_renewal_on TEXT {_day("last_renewal_on")},
        trial_ends_on TEXT {_day("trial_ends_on")},
        price TEXT,
        currency TEXT,
        billing_period TEXT CHECK (billing_period IN ('monthly', 'quarterly', 'annual'))
    ) STRICT
    """,
    f"""
    CREATE TABLE opening_lot (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        plan_event_id INTEGER NOT NULL REFERENCES plan_event (id) ON DELETE CASCADE,
        granted_on TEXT NOT NULL {_day("granted_on")},
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000)
    ) STRICT
    """,
    "CREATE INDEX ix_opening_lot_plan_event_id ON opening_lot (plan_event_id)",
    f"""
    CREATE TABLE rule_override (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        rule TEXT NOT NULL,
        from_on TEXT {_day("from_on")},
        value TEXT NOT NULL CHECK (json_valid(value)),
        noted_at TEXT NOT NULL {_moment("noted_at")}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX ux_rule_override_rule ON rule_override (rule, coalesce(from_on, ''))",
    """
    CREATE TABLE campaign (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        folded_name TEXT NOT NULL UNIQUE,
        purpose TEXT CHECK (purpose IN ('sales', 'recruiting', 'job_seeking', 'networking', 'thought_leadership')),
        credit_budget INTEGER CHECK (credit_budget BETWEEN 0 AND 1000000)
    ) STRICT
    """,
    f"""
    CREATE TABLE prospect (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        company TEXT NOT NULL,
        title TEXT NOT NULL,
        location TEXT NOT NULL,
        degree INTEGER CHECK (degree BETWEEN 1 AND 3),
        open_profile INTEGER NOT NULL CHECK (open_profile IN (0, 1)),
        inmail_off INTEGER NOT NULL CHECK (inmail_off IN (0, 1)),
        priority TEXT CHECK (priority IN ('high', 'medium', 'low')),
        campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL,
        follow_up_on TEXT {_day("follow_up_on")},
        notes TEXT NOT NULL,
        added_at TEXT NOT NULL {_moment("added_at")}
    ) STRICT
    """,
    "CREATE INDEX ix_prospect_campaign_id ON prospect (campaign_id)",
    """
    CREATE TABLE profile_address (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('in', 'sales', 'talent')),
        key TEXT NOT NULL UNIQUE,
        url TEXT NOT NULL CHECK (url LIKE 'https://www.linkedin.com/%')
    ) STRICT
    """,
    "CREATE INDEX ix_profile_address_prospect_id ON profile_address (prospect_id)",
    """
    CREATE TABLE tag (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        folded_name TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE prospect_tag (
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
        PRIMARY KEY (prospect_id, tag_id)
    ) STRICT
    """,
    "CREATE INDEX ix_prospect_tag_tag_id ON prospect_tag (tag_id)",
    f"""
    CREATE TABLE touch (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('group_message', 'mention', 'comment', 'email', 'introduction',
            'connection_request')),
        at TEXT NOT NULL {_moment("at")},
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ix_touch_prospect_id ON touch (prospect_id, at)",
    f"""
    CREATE TABLE inmail (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        sent_at TEXT NOT NULL {_moment("sent_at")},
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        free INTEGER NOT NULL CHECK (free IN (0, 1)),
        campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL
    ) STRICT
    """,
    "CREATE INDEX ix_inmail_prospect_id ON inmail (prospect_id)",
    # Covers what the credit rules ask of an InMail, so that texts are not read on the way.
    "CREATE INDEX ix_inmail_sent_at ON inmail (sent_at, prospect_id, free)",
    "CREATE INDEX ix_inmail_campaign_id ON inmail (campaign_id)",
    f"""
    CREATE TABLE response (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        inmail_id INTEGER NOT NULL REFERENCES inmail (id) ON DELETE CASCADE,
        at TEXT NOT NULL {_moment("at")},
        outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'declined', 'interested', 'maybe_later',
            'not_interested', 'reply', 'quick_reply', 'auto_reply'))
    ) STRICT
    """,
    "CREATE INDEX ix_response_inmail_id ON response (inmail_id)",
    f"""
    CREATE TABLE deletion (
        inmail_id INTEGER NOT NULL PRIMARY KEY REFERENCES inmail (id) ON DELETE CASCADE,
        at TEXT NOT NULL {_moment("at")}
    ) STRICT
    """,
    f"""
    CREATE TABLE non_delivery (
        inmail_id INTEGER NOT NULL PRIMARY KEY REFERENCES inmail (id) ON DELETE CASCADE,
        at TEXT NOT NULL {_moment("at")}
    ) STRICT
    """,
    f"""
    CREATE TABLE purchase (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL {_moment("at")},
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000),
        price TEXT,
        currency TEXT,
        expires_on TEXT {_day("expires_on")}
    ) STRICT
    """,
    f"""
    CREATE TABLE bonus (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL {_moment("at")},
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000),
        reason TEXT NOT NULL,
        expires_on TEXT {_day("expires_on")}
    ) STRICT
    """,
    f"""
    CREATE TABLE balance_check (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL {_moment("at")},
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000),
        adjust INTEGER NOT NULL CHECK (adjust IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE setting (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in _TABLES:
        op.execute(statement)
