"""Before a change is kept, what it makes of the credits stands side by side."""

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from inmail_desk.credit_rules.statement import Check, Kind
from inmail_desk.desk.comparing import Checked, CheckPair, Comparison, Standing
from inmail_desk.desk.losing import Loss
from inmail_desk.ui.labels import Text
from inmail_desk.ui.standing_view import StandingView, in_a_line

from .conftest import Show

TODAY = date(2026, 11, 22)


def loss(credits: int, on: date, *kinds: Kind) -> Loss:
    return Loss(
        on=on,
        credits=credits,
        kinds=kinds or (Kind.EXPIRY,),
        last_day=on - timedelta(days=1),
        days_left=(on - TODAY).days,
        inmails=credits,
        a_week=(1, 2),
        lost_anyway=0,
    )


def check(observed: int, computed: int, on: date = date(2026, 11, 3)) -> Check:
    return Check(on=on, observed=observed, computed=computed, difference=observed - computed)


def comparison(
    before: int, after: int, losses: tuple[Loss | None, Loss | None] = (None, None), *pairs: CheckPair
) -> Comparison:
    def side(balance: int, loss: Loss | None, checks: list[Check | None]) -> Standing:
        return Standing(
            balance=balance,
            next_loss=loss,
            checks=tuple(Checked(id, each) for id, each in enumerate(checks) if each is not None),
        )

    return Comparison(
        before=side(before, losses[0], [pair.before for pair in pairs]),
        after=side(after, losses[1], [pair.after for pair in pairs]),
        checks=pairs,
    )


def shown(show: Show, compared: Comparison) -> StandingView:
    view = StandingView()
    view.show_comparison(compared, TODAY)
    show(view)
    return view


def test_the_balance_before_and_after_is_said_in_a_sentence(show: Show) -> None:
    view = shown(show, comparison(27, 31))
    assert view.headline.text() == "Today’s balance becomes 31 credits instead of 27."
    assert view.rows()[0] == ("Balance today", "27 credits", "31 credits")


def test_a_change_without_effect_says_that_nothing_changes(show: Show) -> None:
    assert shown(show, comparison(27, 27)).headline.text().startswith("Nothing changes")


def test_a_loss_says_how_many_when_and_why(show: Show) -> None:
    pair = (loss(11, date(2026, 12, 30)), loss(4, date(2027, 1, 1), Kind.CAP_FORFEIT))
    row = shown(show, comparison(27, 27, pair)).rows()[1]
    assert row == ("Next loss", "11 on 30 December, by age", "4 on 1 January 2027, by the cap")


def test_no_loss_is_told_as_one_within_a_year(show: Show) -> None:
    assert "none within a year" in shown(show, comparison(27, 27)).rows()[1]


def test_a_check_shows_the_number_here_and_its_difference_on_both_sides(show: Show) -> None:
    view = shown(show, comparison(27, 28, (None, None), CheckPair(check(40, 40), check(40, 41))))
    assert view.rows()[2] == (
        "Check of 3 November: LinkedIn showed 40",
        "40 here, no difference",
        "41 here; LinkedIn 1 fewer",
    )


def test_what_a_check_is_about_takes_two_lines_at_most_in_a_dialog(show: Show) -> None:
    checks = CheckPair(check(40, 43), check(40, 39))
    view = shown(show, comparison(27, 28, (None, loss(11, date(2027, 12, 30))), checks))
    view.resize(492, 300)
    about = next(each for each in texts(view) if each.text().startswith("Check of"))
    QApplication.processEvents()
    assert about.heightForWidth(about.width()) <= 2 * about.fontMetrics().lineSpacing() + 2


def test_a_check_that_comes_or_goes_says_so(show: Show) -> None:
    view = shown(show, comparison(27, 28, (None, None), CheckPair(check(40, 41), None)))
    assert view.rows()[2][2] == "no check"


def test_a_check_that_is_corrected_says_what_it_then_is(show: Show) -> None:
    corrected = CheckPair(check(40, 41), check(41, 41, date(2026, 11, 4)))
    assert (
        "LinkedIn showed 41 on 4 November"
        in shown(show, comparison(27, 27, (None, None), corrected)).rows()[2][2]
    )


def test_of_many_checks_only_those_that_change_are_listed(show: Show) -> None:
    same = CheckPair(check(40, 40), check(40, 40))
    view = shown(show, comparison(27, 28, (None, None), *[same] * 5, CheckPair(check(40, 41), check(40, 40))))
    assert len(view.rows()) == 3
    assert view.others.text() == "5 other checks compare as before."


def test_what_differs_stands_out_by_more_than_colour(show: Show) -> None:
    view = shown(show, comparison(27, 31))
    assert "→ 31 credits" in [each.text() for each in texts(view)]


def test_a_problem_takes_the_place_of_the_table(show: Show) -> None:
    view = shown(show, comparison(27, 31))
    view.show_problem("The response would come before its InMail.")
    assert view.headline.text() == "The response would come before its InMail."
    assert not [each for each in texts(view) if each.isVisible() and "31 credits" in each.text()]


def texts(view: StandingView) -> list[Text]:
    return view.findChildren(Text)


def test_without_a_table_a_balance_that_stays_is_followed_by_what_changes_all_the_same() -> None:
    losses = (loss(11, date(2026, 12, 30)), loss(4, date(2027, 1, 1), Kind.CAP_FORFEIT))
    said = in_a_line(comparison(27, 27, losses, CheckPair(check(40, 40), check(40, 41))), TODAY)
    assert said == (
        "Today’s balance stays 27 credits. The next loss then: 4 on 1 January 2027, by the cap. 1 check changes."
    )


def test_without_a_table_nothing_is_said_to_stand_in_bold() -> None:
    assert in_a_line(comparison(27, 31), TODAY) == "Today’s balance becomes 31 credits instead of 27."
    assert in_a_line(comparison(27, 27), TODAY).startswith("Nothing changes")
