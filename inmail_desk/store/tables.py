"""The tables as SQLModel classes. They are the store's own: what leaves it are the values of `values`.

The migrations make the schema, with checks that stand there alone; a test holds the two together.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Index, Integer, Text, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Day(TypeDecorator[date]):
    """A day as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment as YYYY-MM-DDTHH:MM:SS."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes and no as 1 and 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        return None if value is None else value == 1


class Amount(TypeDecorator[Decimal]):
    """A decimal as it is written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value)


NEVER_REUSED = {"sqlite_autoincrement": True}


def _id() -> Any:
    return Field(default=None, primary_key=True)


def _owner(table: str, *, index: bool = True) -> Any:
    """The id of the row that this one belongs to and goes with."""
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", index=index)


def _campaign() -> Any:
    return Field(default=None, foreign_key="campaign.id", ondelete="SET NULL", index=True)


def _text(**more: Any) -> Any:
    return Field(sa_type=Text, **more)


class AccountRow(SQLModel, table=True):
    __tablename__ = "account"

    id: int | None = _id()
    created_at: datetime = Field(sa_type=Moment)
    name: str = _text()
    time_zone: str = _text()
    rulebook_id: str = _text()
    rulebook_version: str = _text()
    rulebook_text: str = _text()


class PlanEventRow(SQLModel, table=True):
    __tablename__ = "plan_event"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    at: datetime = Field(sa_type=Moment)
    kind: str = _text()
    plan: str | None = _text()
    billing_day: int | None = None
    credits: int | None = None
    last_renewal_on: date | None = Field(sa_type=Day)
    trial_ends_on: date | None = Field(sa_type=Day)
    price: Decimal | None = Field(sa_type=Amount)
    currency: str | None = _text()
    billing_period: str | None = _text()


class OpeningLotRow(SQLModel, table=True):
    __tablename__ = "opening_lot"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    plan_event_id: int = _owner("plan_event")
    granted_on: date = Field(sa_type=Day)
    credits: int


class OverrideRow(SQLModel, table=True):
    __tablename__ = "rule_override"
    __table_args__ = (
        Index("ux_rule_override_rule", "rule", text("coalesce(from_on, '')"), unique=True),
        NEVER_REUSED,
    )

    id: int | None = _id()
    rule: str = _text()
    from_on: date | None = Field(sa_type=Day)
    value: str = _text()
    noted_at: datetime = Field(sa_type=Moment)


class CampaignRow(SQLModel, table=True):
    __tablename__ = "campaign"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    name: str = _text()
    folded_name: str = _text(unique=True)
    purpose: str | None = _text()
    credit_budget: int | None = None


class ProspectRow(SQLModel, table=True):
    __tablename__ = "prospect"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    name: str = _text()
    company: str = _text()
    title: str = _text()
    location: str = _text()
    degree: int | None = None
    open_profile: bool = Field(sa_type=Flag)
    inmail_off: bool = Field(sa_type=Flag)
    priority: str | None = _text()
    campaign_id: int | None = _campaign()
    follow_up_on: date | None = Field(sa_type=Day)
    notes: str = _text()
    added_at: datetime = Field(sa_type=Moment)


class AddressRow(SQLModel, table=True):
    __tablename__ = "profile_address"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    prospect_id: int = _owner("prospect")
    kind: str = _text()
    key: str = _text(unique=True)
    url: str = _text()


class TagRow(SQLModel, table=True):
    __tablename__ = "tag"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    name: str = _text()
    folded_name: str = _text(unique=True)


class ProspectTagRow(SQLModel, table=True):
    __tablename__ = "prospect_tag"

    prospect_id: int = Field(foreign_key="prospect.id", ondelete="CASCADE", primary_key=True)
    tag_id: int = Field(foreign_key="tag.id", ondelete="CASCADE", primary_key=True, index=True)


class TouchRow(SQLModel, table=True):
    __tablename__ = "touch"
    __table_args__ = (Index("ix_touch_prospect_id", "prospect_id", "at"), NEVER_REUSED)

    id: int | None = _id()
    prospect_id: int = _owner("prospect", index=False)
    kind: str = _text()
    at: datetime = Field(sa_type=Moment)
    text: str = _text()


class InMailRow(SQLModel, table=True):
    __tablename__ = "inmail"
    __table_args__ = (Index("ix_inmail_sent_at", "sent_at", "prospect_id", "free"), NEVER_REUSED)

    id: int | None = _id()
    prospect_id: int = _owner("prospect")
    sent_at: datetime = Field(sa_type=Moment)
    subject: str = _text()
    body: str = _text()
    free: bool = Field(sa_type=Flag)
    campaign_id: int | None = _campaign()


class ResponseRow(SQLModel, table=True):
    __tablename__ = "response"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    inmail_id: int = _owner("inmail")
    at: datetime = Field(sa_type=Moment)
    outcome: str = _text()


class DeletionRow(SQLModel, table=True):
    __tablename__ = "deletion"

    inmail_id: int = Field(foreign_key="inmail.id", ondelete="CASCADE", primary_key=True)
    at: datetime = Field(sa_type=Moment)


class NonDeliveryRow(SQLModel, table=True):
    __tablename__ = "non_delivery"

    inmail_id: int = Field(foreign_key="inmail.id", ondelete="CASCADE", primary_key=True)
    at: datetime = Field(sa_type=Moment)


class PurchaseRow(SQLModel, table=True):
    __tablename__ = "purchase"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    at: datetime = Field(sa_type=Moment)
    credits: int
    price: Decimal | None = Field(sa_type=Amount)
    currency: str | None = _text()
    expires_on: date | None = Field(sa_type=Day)


class BonusRow(SQLModel, table=True):
    __tablename__ = "bonus"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    at: datetime = Field(sa_type=Moment)
    credits: int
    reason: str = _text()
    expires_on: date | None = Field(sa_type=Day)


class CheckRow(SQLModel, table=True):
    __tablename__ = "balance_check"
    __table_args__ = NEVER_REUSED

    id: int | None = _id()
    at: datetime = Field(sa_type=Moment)
    credits: int
    adjust: bool = Field(sa_type=Flag)


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"

    key: str = _text(primary_key=True)
    value: str = _text()
