"""A profile that a browser hands over: who it is, and all that is refused."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inmail_desk.desk.handed_over import LONGEST, NotTaken, read_handed_over
from inmail_desk.desk.pasting import Candidate
from inmail_desk.opening import SCHEME
from inmail_desk.store.addresses import ProfileAddress, normalise

PROFILE = "https://www.linkedin.com/in/jane-example-1a2b"


def handed(url: str = PROFILE, name: str | None = None) -> str:
    """What the bookmark makes of a page."""
    named = "" if name is None else f"&name={quote(name, safe='')}"
    return f"inmaildesk://add?url={quote(url, safe='')}{named}"


def person(text: str) -> Candidate:
    found = read_handed_over(text)
    assert isinstance(found, Candidate), found
    return found


def named(title: str) -> tuple[str, str, str]:
    found = person(handed(name=title))
    return found.name, found.title, found.company


def test_a_profile_is_handed_over_with_its_address() -> None:
    found = person(handed(PROFILE + "/?trk=x"))
    assert found.address is not None
    assert found.address.url == PROFILE


def test_without_a_name_the_address_suggests_one() -> None:
    assert person(handed()).name == "Jane Example"


@pytest.mark.parametrize(
    "text",
    [
        handed().replace("add?", "add/?"),
        handed().replace("inmaildesk://add", "InMailDesk://ADD"),
        f"inmaildesk://add?name=Jane%20Example&url={quote(PROFILE, safe='')}",
        f"inmaildesk://add?url={PROFILE}",
    ],
)
def test_browsers_and_systems_may_write_the_address_in_their_own_way(text: str) -> None:
    assert person(text).name == "Jane Example"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,a-B2",
        "https://www.linkedin.com/talent/profile/AEMAAx1",
        "https://de.linkedin.com/in/j%C3%BCrgen-beispiel",
    ],
)
def test_each_kind_of_profile_is_handed_over(url: str) -> None:
    assert person(handed(url)).address == normalise(url)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("(3) Jane Doe | LinkedIn", ("Jane Doe", "", "")),
        ("(99+) Jane Doe | LinkedIn", ("Jane Doe", "", "")),
        ("Jane Doe | Sales Navigator", ("Jane Doe", "", "")),
        ("Jane Doe - Recruiter - Acme | LinkedIn", ("Jane Doe", "Recruiter", "Acme")),
        ("Jane Doe – CTO at Acme | LinkedIn", ("Jane Doe", "CTO", "Acme")),
        ("Jane Doe - CTO | Speaker - Acme | LinkedIn", ("Jane Doe", "CTO | Speaker", "Acme")),
        ("Anna-Maria Doe | LinkedIn", ("Anna-Maria Doe", "", "")),
        ("Jane Doe, PhD | LinkedIn", ("Jane Doe, PhD", "", "")),
        ("أمل مثال | LinkedIn", ("أمل مثال", "", "")),
        ("\u200fיעל דוגמה\u200e | LinkedIn", ("יעל דוגמה", "", "")),
        ("Jane 👩‍💻 Doe | LinkedIn", ("Jane 👩‍💻 Doe", "", "")),
        ("Jane Doe", ("Jane Doe", "", "")),
    ],
)
def test_the_title_of_a_page_suggests_who_it_is(title: str, expected: tuple[str, str, str]) -> None:
    assert named(title) == expected


@pytest.mark.parametrize(
    "title", ["", "LinkedIn", "(3) LinkedIn", "Sales Navigator", "https://www.linkedin.com", "12345", "🙂"]
)
def test_a_title_that_names_nobody_leaves_the_name_to_the_address(title: str) -> None:
    assert named(title) == ("Jane Example", "", "")


def test_a_name_without_an_end_is_cut() -> None:
    assert len(named("Jane " * 100)[0]) == 80


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "https://www.linkedin.com/in/jane-example",
        "file:///etc/passwd",
        "inmaildesk",
        "inmaildesks://add?url=x",
        "--home=/tmp",
        " " + handed(),
    ],
)
def test_another_scheme_is_refused(text: str) -> None:
    assert read_handed_over(text) is NotTaken.NOT_OURS


@pytest.mark.parametrize(
    "text",
    [
        "inmaildesk:",
        "inmaildesk://",
        "inmaildesk:add?url=x",
        handed().replace("add", "delete"),
        handed().replace("add", "add/more"),
        handed().replace("add", "add@elsewhere"),
        handed().replace("add", "somebody:secret@add"),
        handed().replace("add", "add:80"),
        handed() + "#more",
    ],
)
def test_another_action_is_refused(text: str) -> None:
    assert read_handed_over(text) is NotTaken.OTHER_ACTION


@pytest.mark.parametrize(
    "text",
    [
        "inmaildesk://add",
        "inmaildesk://add?",
        "inmaildesk://add?name=Jane",
        handed() + "&url=" + quote(PROFILE, safe=""),
        handed(name="Jane") + "&name=June",
        handed() + "&send=1",
        handed() + "&URL=x",
        handed() + "&",
        handed().replace("url=", "%75rl="),
    ],
)
def test_anything_beside_one_address_and_one_name_is_refused(text: str) -> None:
    assert read_handed_over(text) is NotTaken.OTHER_PARTS


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com.example.org/in/jane-example",
        "https://example.org/https://www.linkedin.com/in/jane-example",
        "https://www.linkedin.com@example.org/in/jane-example",
        "https://somebody:secret@www.linkedin.com/in/jane-example",
        "https://www.linkedin.com:8080/in/jane-example",
        "https://www.linkedin.com/in/..%2Fcompany",
        "https://www.linkedin.com/in/a%252Fb",
        "https://www.linkedin.com/in/jane\u200bexample",
        "https://www.linkedin.com/in/a https://www.linkedin.com/in/b",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_is_no_profile_on_linkedin_is_refused(url: str) -> None:
    assert read_handed_over(handed(url)) is NotTaken.NOT_A_PROFILE


@pytest.mark.parametrize("escape", ["%", "%4", "%zz", "%u0041", "%ff", "%c0%af", "%ed%a0%80"])
@pytest.mark.parametrize("place", ["url", "name"])
def test_a_wrong_encoding_is_refused(place: str, escape: str) -> None:
    text = handed(name="Jane").replace(f"{place}=", f"{place}={escape}")
    assert read_handed_over(text) is NotTaken.BROKEN


@pytest.mark.parametrize("text", [handed() + " ", handed() + "é", handed().replace("://", ": //")])
def test_signs_that_do_not_belong_into_an_address_are_refused(text: str) -> None:
    assert read_handed_over(text) is NotTaken.BROKEN


@pytest.mark.parametrize("sign", ["\0", "\n", "\r", "\t", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"])
def test_control_characters_are_refused_plain_and_encoded(sign: str) -> None:
    texts = (handed() + sign, handed(PROFILE + sign), handed(name=f"Jane{sign}Doe"))
    assert {read_handed_over(text) for text in texts} == {NotTaken.HIDDEN_SIGNS}


@pytest.mark.parametrize("sign", ["\u202a", "\u202b", "\u202d", "\u202e"])
def test_signs_that_turn_a_name_round_are_refused(sign: str) -> None:
    assert read_handed_over(handed(name=f"Jane{sign}eoD")) is NotTaken.HIDDEN_SIGNS


def test_a_lone_half_of_a_sign_is_refused() -> None:
    assert read_handed_over(handed() + "\ud83d") is NotTaken.HIDDEN_SIGNS


def test_what_is_too_long_is_refused_unread() -> None:
    assert read_handed_over(handed(name="J" * LONGEST)) is NotTaken.TOO_LONG


@given(
    st.one_of(
        st.text(),
        st.text().map(lambda text: f"inmaildesk:{text}"),
        st.text().map(lambda text: f"inmaildesk://add?{text}"),
        st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126)).map(
            lambda text: f"inmaildesk://add?url={text}"
        ),
        st.builds(handed, st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.none()),
        st.builds(handed, st.just(PROFILE), st.text(alphabet=st.characters(exclude_categories=["Cs"]))),
        st.binary().map(lambda raw: f"inmaildesk://add?url={quote(PROFILE)}&name={quote(raw)}"),
    )
)
@example("inmaildesk://add?url=https://[")
@example(handed(name="-"))
@example(handed(name=" - "))
@example(handed(name="|"))
def test_anything_is_a_person_of_linkedins_or_refused(text: str) -> None:
    found = read_handed_over(text)
    if isinstance(found, NotTaken):
        return
    assert isinstance(found.address, ProfileAddress)
    assert normalise(found.address.url) == found.address
    shown = found.name + found.title + found.company
    assert not any(sign in shown for sign in "\0\n\r\t\u202d\u202e")
    assert len(found.name) <= 80
    assert max(len(found.title), len(found.company)) <= 300


def test_the_systems_are_told_the_same_scheme() -> None:
    application = Path(__file__).parents[2] / "packaging" / "application.py"
    assert f'SCHEME = "{SCHEME}"' in application.read_text(encoding="utf-8")
