"""What a column of a list can tell about a person."""

from enum import StrEnum


class Field(StrEnum):
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ADDRESS = "address"
    COMPANY = "company"
    TITLE = "title"
    LOCATION = "location"
    DEGREE = "degree"
    OPEN_PROFILE = "open_profile"
    EMAIL = "email"  # there is no field of its own for it: it goes into the notes
    NOTES = "notes"
    TAGS = "tags"
    CAMPAIGN = "campaign"
    PRIORITY = "priority"
    SENT_ON = "sent_on"
    SUBJECT = "subject"
    MESSAGE = "message"
    FREE = "free"
    STATUS = "status"
    ANSWERED_ON = "answered_on"


OF_AN_INMAIL = frozenset((Field.SUBJECT, Field.MESSAGE, Field.FREE, Field.STATUS, Field.ANSWERED_ON))
"""What only says something about an InMail whose day is known."""
