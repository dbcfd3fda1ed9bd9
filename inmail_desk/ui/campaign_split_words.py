"""The parts of ready-made splits, as a person reads them."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.campaign_splits import Part

translate = QCoreApplication.translate


def part_name(value: Part) -> str:
    """What the campaign for a part of a split is called at first."""
    match value:
        case Part.SALES_FIRST_CONTACT:
            return translate("campaigns", "Sales: first contact")
        case Part.SALES_FOLLOW_UP:
            return translate("campaigns", "Sales: follow-up")
        case Part.SALES_EXPANSION:
            return translate("campaigns", "Sales: expansion")
        case Part.RECRUITING_FIRST_CONTACT:
            return translate("campaigns", "Hiring: first contact")
        case Part.RECRUITING_REFERRALS:
            return translate("campaigns", "Hiring: referrals")
        case Part.RECRUITING_FOLLOW_UP:
            return translate("campaigns", "Hiring: follow-up")
        case Part.JOB_RESEARCH:
            return translate("campaigns", "Job: research")
        case Part.JOB_HIRING_MANAGER:
            return translate("campaigns", "Job: hiring manager")
        case Part.JOB_INFLUENCER:
            return translate("campaigns", "Job: influencer")
        case Part.JOB_FOLLOW_UP:
            return translate("campaigns", "Job: follow-up")
    assert_never(value)


def part_meaning(value: Part) -> str:
    """What a part of a split is for."""
    match value:
        case Part.SALES_FIRST_CONTACT:
            return translate("campaigns", "New people in your field, each with a problem that you solve.")
        case Part.SALES_FOLLOW_UP:
            return translate("campaigns", "A second, more personal word to whoever took notice.")
        case Part.SALES_EXPANSION:
            return translate("campaigns", "Others at existing customers, who may want more.")
        case Part.RECRUITING_FIRST_CONTACT:
            return translate("campaigns", "Candidates who are not looking, and have just the skills.")
        case Part.RECRUITING_REFERRALS:
            return translate("campaigns", "People around good candidates, who may know others.")
        case Part.RECRUITING_FOLLOW_UP:
            return translate("campaigns", "Candidates who showed interest: details, a first talk.")
        case Part.JOB_RESEARCH:
            return translate("campaigns", "Finding out who decides about the job.")
        case Part.JOB_HIRING_MANAGER:
            return translate("campaigns", "Whoever hires for the job: a short, personal word.")
        case Part.JOB_INFLUENCER:
            return translate("campaigns", "Somebody above, whose good word helps.")
        case Part.JOB_FOLLOW_UP:
            return translate("campaigns", "One more word, or one more contact.")
    assert_never(value)
