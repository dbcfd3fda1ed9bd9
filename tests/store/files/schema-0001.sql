BEGIN TRANSACTION;
CREATE TABLE account (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        created_at TEXT NOT NULL CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%S', created_at)),
        name TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        rulebook_id TEXT NOT NULL,
        rulebook_version TEXT NOT NULL,
        rulebook_text TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "account" VALUES(1,'2026-01-05T08:00:00','Premium of Maria','Europe/Berlin','linkedin-current','1','{}');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE balance_check (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000),
        adjust INTEGER NOT NULL CHECK (adjust IN (0, 1))
    ) STRICT
    ;
INSERT INTO "balance_check" VALUES(1,'2026-01-11T09:00:00',22,1);
CREATE TABLE bonus (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000),
        reason TEXT NOT NULL,
        expires_on TEXT CHECK (expires_on IS date(expires_on))
    ) STRICT
    ;
INSERT INTO "bonus" VALUES(1,'2026-01-10T09:00:00',2,'Survey','2026-02-10');
CREATE TABLE campaign (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        folded_name TEXT NOT NULL UNIQUE,
        purpose TEXT CHECK (purpose IN ('sales', 'recruiting', 'job_seeking', 'networking', 'thought_leadership')),
        credit_budget INTEGER CHECK (credit_budget BETWEEN 0 AND 1000000)
    ) STRICT
    ;
INSERT INTO "campaign" VALUES(1,'Spring','spring','recruiting',10);
CREATE TABLE deletion (
        inmail_id INTEGER NOT NULL PRIMARY KEY REFERENCES inmail (id) ON DELETE CASCADE,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at))
    ) STRICT
    ;
INSERT INTO "deletion" VALUES(2,'2026-01-06T09:20:00');
CREATE TABLE inmail (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        sent_at TEXT NOT NULL CHECK (sent_at IS strftime('%Y-%m-%dT%H:%M:%S', sent_at)),
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        free INTEGER NOT NULL CHECK (free IN (0, 1)),
        campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL
    ) STRICT
    ;
INSERT INTO "inmail" VALUES(1,1,'2026-01-06T09:00:00','Your talk','Hello',0,1);
INSERT INTO "inmail" VALUES(2,2,'2026-01-06T09:10:00','','',1,NULL);
INSERT INTO "inmail" VALUES(3,2,'2026-01-07T09:10:00','','',0,NULL);
CREATE TABLE non_delivery (
        inmail_id INTEGER NOT NULL PRIMARY KEY REFERENCES inmail (id) ON DELETE CASCADE,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at))
    ) STRICT
    ;
INSERT INTO "non_delivery" VALUES(3,'2026-01-07T09:20:00');
CREATE TABLE opening_lot (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        plan_event_id INTEGER NOT NULL REFERENCES plan_event (id) ON DELETE CASCADE,
        granted_on TEXT NOT NULL CHECK (granted_on IS date(granted_on)),
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000)
    ) STRICT
    ;
INSERT INTO "opening_lot" VALUES(1,1,'2025-12-03',5);
INSERT INTO "opening_lot" VALUES(2,1,'2026-01-03',15);
CREATE TABLE plan_event (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
        kind TEXT NOT NULL CHECK (kind IN ('subscribed', 'tracking_started', 'plan_changed', 'cancelled',
            'card_expired', 'card_renewed', 'price_changed')),
        plan TEXT,
        billing_day INTEGER CHECK (billing_day BETWEEN 1 AND 31),
        credits INTEGER CHECK (credits BETWEEN 0 AND 1000000),
        last_renewal_on TEXT CHECK (last_renewal_on IS date(last_renewal_on)),
        trial_ends_on TEXT CHECK (trial_ends_on IS date(trial_ends_on)),
        price TEXT,
        currency TEXT,
        billing_period TEXT CHECK (billing_period IN ('monthly', 'quarterly', 'annual'))
    ) STRICT
    ;
INSERT INTO "plan_event" VALUES(1,'2026-01-05T08:00:00','tracking_started','premium-business',3,20,'2026-01-03',NULL,NULL,NULL,NULL);
INSERT INTO "plan_event" VALUES(2,'2026-01-06T08:00:00','price_changed',NULL,NULL,NULL,NULL,NULL,'59.99','EUR','monthly');
CREATE TABLE profile_address (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('in', 'sales', 'talent')),
        key TEXT NOT NULL UNIQUE,
        url TEXT NOT NULL CHECK (url LIKE 'https://www.linkedin.com/%')
    ) STRICT
    ;
INSERT INTO "profile_address" VALUES(1,1,'in','in/anna-lindqvist-4b2a11','https://www.linkedin.com/in/anna-lindqvist-4b2a11');
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
        follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on)),
        notes TEXT NOT NULL,
        added_at TEXT NOT NULL CHECK (added_at IS strftime('%Y-%m-%dT%H:%M:%S', added_at))
    ) STRICT
    ;
INSERT INTO "prospect" VALUES(1,'Anna Lindqvist','Lindqvist AB','Head of Design','Malmö',2,0,0,'high',1,'2026-02-01','Met in Lund.
Likes sailing.','2026-01-05T09:00:00');
INSERT INTO "prospect" VALUES(2,'سارة 🚀 O''Neil','','','',NULL,1,0,NULL,NULL,NULL,'','2026-01-05T09:05:00');
CREATE TABLE prospect_tag (
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
        PRIMARY KEY (prospect_id, tag_id)
    ) STRICT
    ;
INSERT INTO "prospect_tag" VALUES(1,1);
CREATE TABLE purchase (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
        credits INTEGER NOT NULL CHECK (credits BETWEEN 0 AND 1000000),
        price TEXT,
        currency TEXT,
        expires_on TEXT CHECK (expires_on IS date(expires_on))
    ) STRICT
    ;
INSERT INTO "purchase" VALUES(1,'2026-01-09T09:00:00',3,'30.00','USD',NULL);
CREATE TABLE response (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        inmail_id INTEGER NOT NULL REFERENCES inmail (id) ON DELETE CASCADE,
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
        outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'declined', 'interested', 'maybe_later',
            'not_interested', 'reply', 'quick_reply', 'auto_reply'))
    ) STRICT
    ;
INSERT INTO "response" VALUES(1,1,'2026-01-08T09:00:00','reply');
CREATE TABLE rule_override (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        rule TEXT NOT NULL,
        from_on TEXT CHECK (from_on IS date(from_on)),
        value TEXT NOT NULL CHECK (json_valid(value)),
        noted_at TEXT NOT NULL CHECK (noted_at IS strftime('%Y-%m-%dT%H:%M:%S', noted_at))
    ) STRICT
    ;
INSERT INTO "rule_override" VALUES(1,'plans.premium-business.allotment','2026-03-01','20','2026-02-01T10:00:00');
CREATE TABLE setting (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "setting" VALUES('sorting','name');
CREATE TABLE tag (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        folded_name TEXT NOT NULL UNIQUE
    ) STRICT
    ;
INSERT INTO "tag" VALUES(1,'warm','warm');
CREATE TABLE touch (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        prospect_id INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('group_message', 'mention', 'comment', 'email', 'introduction',
            'connection_request')),
        at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%S', at)),
        text TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "touch" VALUES(1,1,'comment','2026-01-05T10:00:00','On the talk');
CREATE INDEX ix_opening_lot_plan_event_id ON opening_lot (plan_event_id);
CREATE UNIQUE INDEX ux_rule_override_rule ON rule_override (rule, coalesce(from_on, ''));
CREATE INDEX ix_prospect_campaign_id ON prospect (campaign_id);
CREATE INDEX ix_profile_address_prospect_id ON profile_address (prospect_id);
CREATE INDEX ix_prospect_tag_tag_id ON prospect_tag (tag_id);
CREATE INDEX ix_touch_prospect_id ON touch (prospect_id, at);
CREATE INDEX ix_inmail_prospect_id ON inmail (prospect_id);
CREATE INDEX ix_inmail_sent_at ON inmail (sent_at, prospect_id, free);
CREATE INDEX ix_inmail_campaign_id ON inmail (campaign_id);
CREATE INDEX ix_response_inmail_id ON response (inmail_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('plan_event',2);
INSERT INTO "sqlite_sequence" VALUES('opening_lot',2);
INSERT INTO "sqlite_sequence" VALUES('rule_override',1);
INSERT INTO "sqlite_sequence" VALUES('campaign',1);
INSERT INTO "sqlite_sequence" VALUES('prospect',2);
INSERT INTO "sqlite_sequence" VALUES('profile_address',1);
INSERT INTO "sqlite_sequence" VALUES('tag',1);
INSERT INTO "sqlite_sequence" VALUES('touch',1);
INSERT INTO "sqlite_sequence" VALUES('inmail',3);
INSERT INTO "sqlite_sequence" VALUES('response',1);
INSERT INTO "sqlite_sequence" VALUES('purchase',1);
INSERT INTO "sqlite_sequence" VALUES('bonus',1);
INSERT INTO "sqlite_sequence" VALUES('balance_check',1);
COMMIT;
