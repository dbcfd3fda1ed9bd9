"""What the clocks of another time zone show."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.clock import LOCAL, in_zone, is_known, known_zones

MOMENT = datetime(2026, 11, 22, 10, 0)


def test_in_the_zone_of_this_computer_it_is_what_its_clock_shows() -> None:
    assert in_zone(MOMENT, LOCAL) == MOMENT


def test_another_zone_is_as_far_ahead_of_utc_as_its_rules_say() -> None:
    assert in_zone(MOMENT, "Asia/Tokyo") - in_zone(MOMENT, "UTC") == timedelta(hours=9)


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(
    moment=st.datetimes(datetime(2003, 5, 5), datetime(2100, 1, 1)),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"]),
)
def test_it_is_the_same_moment_there(moment: datetime, zone: str) -> None:
    there = moment.astimezone(UTC).astimezone(ZoneInfo(zone))
    assert in_zone(moment, zone) == there.replace(tzinfo=None)
    assert in_zone(moment, zone).tzinfo is None


@pytest.mark.parametrize(
    "zone",
    ["Middle/Earth", "", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b", "x" * 5000, "local time"],
)
def test_a_zone_that_is_not_known_here_is_taken_for_that_of_this_computer(zone: str) -> None:
    assert not is_known(zone)
    assert in_zone(MOMENT, zone) == MOMENT


def test_places_and_utc_can_be_chosen_and_misleading_names_cannot() -> None:
    zones = known_zones()
    assert {"UTC", "Europe/Berlin", "America/Argentina/Ushuaia"} <= set(zones)
    assert not {"Etc/GMT+3", "EST5EDT", "US/Eastern", "localtime"} & set(zones)


def test_every_zone_that_can_be_chosen_is_known() -> None:
    assert [zone for zone in known_zones() if not is_known(zone)] == []
