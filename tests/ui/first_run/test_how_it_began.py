"""The second question: a running, a brand-new or a trial subscription, and the day on which it renews."""

from datetime import date, datetime

from inmail_desk.desk.setting_up import Beginning

from .answering import Person, Sitting
from .conftest import NUMBER, RENEWAL


def test_the_second_question_opens_with_the_first_answer(person: Person) -> None:
    assert not person.is_asked(RENEWAL)
    person.choose("Premium Business")
    assert person.is_asked(RENEWAL)


def test_it_says_which_renewal_the_day_makes_the_latest(business: Person) -> None:
    business.type(RENEWAL, "25")
    assert "Renewed last on 25 October." in business.sees()


def test_the_day_of_the_renewal_is_kept(business: Person) -> None:
    business.type(RENEWAL, "14")
    business.type(NUMBER, "40")
    assert business.start().last_renewal_on == date(2026, 11, 14)


def test_a_31st_is_kept_through_a_short_month(sitting: Sitting) -> None:
    person = sitting(datetime(2026, 3, 5, 9, 0))
    person.choose("Premium Business")
    person.type(RENEWAL, "31")
    person.type(NUMBER, "40")
    begun = person.start()
    assert (begun.last_renewal_on, begun.billing_day) == (date(2026, 2, 28), 31)


def test_a_number_that_is_no_day_is_told_at_once(business: Person) -> None:
    business.type(RENEWAL, "45")
    assert "45 is no day of a month: enter 1 to 31." in business.sees()


def test_a_number_that_is_no_day_does_not_start(business: Person) -> None:
    business.type(RENEWAL, "14")
    business.type(NUMBER, "40")
    business.type(RENEWAL, "0")
    business.click("Start")
    assert not business.begun


def test_a_plan_that_renews_on_the_first_asks_for_no_day(person: Person) -> None:
    person.choose("Sales Navigator Core")
    assert not person.is_asked(RENEWAL)
    assert "This plan renews on the first of every month, whichever day" in person.sees()


def test_a_plan_that_renews_on_the_first_begins_from_its_first(person: Person) -> None:
    person.choose("Sales Navigator Core")
    person.type(NUMBER, "70")
    assert person.start().last_renewal_on == date(2026, 11, 1)


def test_not_knowing_the_day_explains_where_it_stands(business: Person) -> None:
    business.click("I don’t know")
    assert "LinkedIn shows the day on My Premium" in business.sees()


def test_linkedins_own_page_opens_in_the_browser(business: Person) -> None:
    business.click("I don’t know", "Open My Premium")
    assert business.opened == ["https://www.linkedin.com/mypreferences/d/manage-premium"]


def test_a_guess_says_that_it_is_one_and_where_to_correct_it(business: Person) -> None:
    business.click("I don’t know", "Go on with a guess")
    guess = "A guess: renewed last on 7 November, at most about two weeks off."
    assert f"{guess} Correct it on the page Plan & rules once you know." in business.sees()


def test_a_day_typed_after_the_guess_is_no_guess(business: Person) -> None:
    business.click("I don’t know", "Go on with a guess")
    business.type(RENEWAL, "14")
    assert "A guess" not in business.sees()


def test_a_brand_new_subscription_needs_no_number(business: Person) -> None:
    business.choose("Brand-new")
    assert not business.is_asked(NUMBER)
    begun = business.start()
    assert (begun.beginning, begun.subscribed_on, begun.credits) == (Beginning.NEW, date(2026, 11, 22), None)


def test_a_brand_new_subscription_may_have_begun_earlier(business: Person) -> None:
    business.choose("Brand-new")
    business.type("It began on", "2026-11-20")
    assert business.start().subscribed_on == date(2026, 11, 20)


def test_a_beginning_that_is_still_to_come_is_refused_at_its_field(business: Person) -> None:
    business.choose("Brand-new")
    business.type("It began on", "2026-11-25")
    assert "25 November is still to come." in business.sees()


def test_a_beginning_without_a_day_is_asked_for_it(business: Person) -> None:
    business.choose("Brand-new")
    business.type("It began on", "")
    business.click("Start")
    assert "Type a day" in business.sees() or "A day is missing" in business.sees()


def test_a_trial_ends_a_month_later_unless_told(business: Person) -> None:
    business.choose("A free trial")
    business.type("It began on", "2026-10-31")
    assert business.start().trial_ends_on == date(2026, 11, 30)


def test_the_first_payment_may_be_another_day(business: Person) -> None:
    business.choose("A free trial")
    business.type("First payment on", "2026-12-06")
    assert business.start().trial_ends_on == date(2026, 12, 6)


def test_a_trial_that_ends_before_it_began_is_refused_at_its_field(business: Person) -> None:
    business.choose("A free trial")
    business.type("First payment on", "2026-11-01")
    assert "1 November is before 22 November. Choose a later day." in business.sees()


def test_going_back_to_a_running_subscription_asks_for_the_renewal_day_again(business: Person) -> None:
    business.choose("Brand-new", "It is running already")
    assert business.is_asked(RENEWAL)
    assert not business.is_asked("It began on")
