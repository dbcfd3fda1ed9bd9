"""Reads how campaigns stand: counts by SQL, and who is in one in the order in which to write."""

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from .asking import Asking


class CampaignCounts(NamedTuple):
    """What belongs to one campaign: its `members`, how many of them may be written to first (`to_write`), its InMails,
    those that were not free (`paid`), and those that had an answer (`answered`)."""

    members: int = 0
    to_write: int = 0
    inmails: int = 0
    paid: int = 0
    answered: int = 0


class CampaignsReading(Asking):
    """What is known of campaigns beside their own fields."""

    def campaign_counts(self, taken: Iterable[int]) -> dict[int | None, CampaignCounts]:
        """The counts of each campaign by its id, under None those of whoever and whatever is in none; a campaign
        without anybody and anything is left out. The `taken` are not to be written to, whatever else is known."""
        members = {
            campaign: (count, to_write)
            for campaign, count, to_write in self._ask(
                "SELECT campaign_id, count(*), sum(inmail_off = 0 AND id NOT IN (SELECT value FROM json_each(?)))"
                " FROM prospect GROUP BY campaign_id",
                json.dumps(list(taken)),
            )
        }
        inmails = {
            campaign: (count, paid, answered)
            for campaign, count, paid, answered in self._ask(
                "SELECT campaign_id, count(*), sum(free = 0), sum(id IN (SELECT inmail_id FROM response))"
                " FROM inmail GROUP BY campaign_id"
            )
        }
        return {
            campaign: CampaignCounts(*members.get(campaign, (0, 0)), *inmails.get(campaign, (0, 0, 0)))
            for campaign in members.keys() | inmails.keys()
        }

    def members_of_campaign(
        self, campaign_id: int | None, today: date, settled: Iterable[int]
    ) -> list[tuple[int, int]]:
        """The ids of a campaign's members, with 1 where InMail is switched off, else 0; None: of whoever is in none.

        They come by priority (none is like medium), then those whose follow-up day has come, then who waits longest:
        since the last InMail, or since being added. The `settled` wait for nothing and come last of their priority.
        """
        return self._ask(
            "SELECT id, inmail_off FROM prospect LEFT JOIN"
            " (SELECT prospect_id, max(sent_at) AS sent_at FROM inmail GROUP BY prospect_id) AS latest"
            " ON latest.prospect_id = prospect.id WHERE campaign_id IS ?"
            " ORDER BY CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END,"
            " CASE WHEN follow_up_on <= ? THEN follow_up_on ELSE '9999-99-99' END,"
            " id IN (SELECT value FROM json_each(?)), coalesce(latest.sent_at, added_at), id",
            campaign_id,
            today.isoformat(),
            json.dumps(list(settled)),
        )
