"""Many spellings, one person; and nothing that is not LinkedIn's."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inmail_desk.store.addresses import (
    AddressKind,
    ProfileAddress,
    Refusal,
    addresses_in,
    name_from_slug,
    normalise,
)

ANNA = ProfileAddress(AddressKind.IN, "in/anna-lindqvist", "https://www.linkedin.com/in/anna-lindqvist")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.linkedin.com/in/anna-lindqvist",
        "http://linkedin.com/in/anna-lindqvist/",
        "HTTPS://WWW.LinkedIn.com/in/Anna-Lindqvist",
        "https://de.linkedin.com/in/anna-lindqvist?originalSubdomain=de",
        "https://m.linkedin.com/in/anna-lindqvist#experience",
        "https://touch.linkedin.com/in/anna-lindqvist",
        "https://www.linkedin.com/mwlite/in/anna-lindqvist",
        "https://www.linkedin.com/in/anna-lindqvist/en",
        "https://www.linkedin.com/in/anna-lindqvist/details/experience/",
        "https://www.linkedin.com/in/anna%2Dlindqvist",
        "https://www.linkedin.com:443/in/anna-lindqvist",
        "linkedin.com/in/anna-lindqvist",
        "  <www.linkedin.com/in/anna-lindqvist>  ",
        "https://www.linkedin.com//in//anna-lindqvist",
    ],
)
def test_every_spelling_of_a_public_address_is_the_same_person(text: str) -> None:
    assert normalise(text) == ANNA


@pytest.mark.parametrize(
    "slug", ["j%C3%BCrgen-b", "JÜRGEN-B", "jürgen-b", "ju\u0308rgen-b", "J%C3%9CRGEN-B", "ju%CC%88rgen-b"]
)
def test_letters_with_accents_are_the_same_however_they_are_written(slug: str) -> None:
    assert normalise(f"https://www.linkedin.com/in/{slug}") == ProfileAddress(
        AddressKind.IN, "in/jürgen-b", "https://www.linkedin.com/in/j%C3%BCrgen-b"
    )


def test_a_member_id_keeps_its_capitals_in_the_address_that_is_opened() -> None:
    found = normalise("https://www.linkedin.com/in/ACwAAAbCdEfGhIjKlMnOpQrStUvWxYz012345")
    assert isinstance(found, ProfileAddress)
    assert found.url.endswith("/in/ACwAAAbCdEfGhIjKlMnOpQrStUvWxYz012345")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://www.linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,a-B2", "sales/ACwAAx1"),
        ("https://www.linkedin.com/sales/lead/ACwAAx1%2CNAME_SEARCH%2Ca-B2?_ntb=x", "sales/ACwAAx1"),
        ("https://www.linkedin.com/sales/people/ACwAAx1,name", "sales/ACwAAx1"),
        ("https://www.linkedin.com/talent/profile/AEMAAx2?project=1", "talent/AEMAAx2"),
        ("https://www.linkedin.com/recruiter/profile/12345,AbCd,CAP", "talent/12345"),
    ],
)
def test_pages_of_sales_navigator_and_recruiter_have_keys_of_their_own(text: str, key: str) -> None:
    found = normalise(text)
    assert isinstance(found, ProfileAddress)
    assert found.key == key


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Refusal.NOT_AN_ADDRESS),
        ("Anna Lindqvist", Refusal.NOT_AN_ADDRESS),
        ("Anna Lindqvist, LinkedIn trainer", Refusal.NOT_AN_ADDRESS),
        ("https://example.org/in/anna", Refusal.NOT_LINKEDIN),
        ("https://linkedin.com.evil.example/in/anna", Refusal.NOT_LINKEDIN),
        ("https://evil-linkedin.com/in/anna", Refusal.NOT_LINKEDIN),
        ("https://linkedin.com@evil.example/in/anna", Refusal.NOT_LINKEDIN),
        ("https://anna@www.linkedin.com/in/anna", Refusal.NOT_LINKEDIN),
        ("https://www.linkedin.com:8080/in/anna", Refusal.NOT_LINKEDIN),
        ("https://www.linkedin.com\\@evil.example/in/anna", Refusal.NOT_LINKEDIN),
        ("javascript:alert(1)//linkedin.com/in/anna", Refusal.NOT_LINKEDIN),
        ("ftp://www.linkedin.com/in/anna", Refusal.NOT_LINKEDIN),
        ("file:///linkedin.com/in/anna", Refusal.NOT_LINKEDIN),
        ("https://business.linkedin.com/in/anna", Refusal.NOT_LINKEDIN),
        ("https://www.linkedin.com", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/feed/", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/company/lindqvist-ab", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/in/", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/in/%FF%FE", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/in/anna%2F..%2F..%2Fredir", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/in/anna%00", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/in/anna\u202egnp.exe", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/sales/search/people", Refusal.NOT_A_PERSON),
        ("https://www.linkedin.com/redir/redirect?url=https://evil.example/in/anna", Refusal.NOT_A_PERSON),
    ],
)
def test_what_is_no_address_of_a_person_is_refused_with_the_reason(text: str, reason: Refusal) -> None:
    assert normalise(text) is reason


def test_all_addresses_in_a_pasted_text_are_found_once_each() -> None:
    text = (
        "Anna (https://www.linkedin.com/in/anna-lindqvist/), again linkedin.com/in/ANNA-lindqvist.\n"
        "https://www.linkedin.com/in/bo-ek,https://www.linkedin.com/in/cia-ek;https://www.linkedin.com/company/x\n"
        "evil-linkedin.com/in/dan-ek and https://www.linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,ab,"
    )
    assert [found.key for found in addresses_in(text)] == [
        "in/anna-lindqvist",
        "in/bo-ek",
        "in/cia-ek",
        "sales/ACwAAx1",
    ]


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("anna-lindqvist-4b2a11", "Anna Lindqvist"),
        ("anna-lindqvist", "Anna Lindqvist"),
        ("anna-maria-von-berg-98765432", "Anna Maria Von Berg"),
        ("jürgen-österberg", "Jürgen Österberg"),
        ("anna", None),
        ("x9", None),
        ("acoaab12", None),
        ("anna-4b2a11", None),
        ("4b2a11-anna-ek", None),
        ("", None),
        ("--", None),
    ],
)
def test_a_name_is_suggested_where_the_address_holds_one(slug: str, name: str | None) -> None:
    assert name_from_slug(slug) == name


def test_a_page_of_sales_navigator_suggests_no_name() -> None:
    found = normalise("https://www.linkedin.com/sales/lead/anna-lindqvist,x")
    assert isinstance(found, ProfileAddress)
    assert found.suggested_name is None


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(st.text(max_size=80))
@example("\ud800")
def test_a_normalised_address_normalises_to_itself(slug: str) -> None:
    for text in (slug, f"https://www.linkedin.com/in/{slug}", f"linkedin.com/sales/lead/{slug}"):
        found = normalise(text)
        if isinstance(found, ProfileAddress):
            assert normalise(found.url) == found
            assert found.url.startswith("https://www.linkedin.com/")
            assert found.url.isascii()


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(st.text(max_size=200))
def test_looking_for_addresses_and_names_never_fails(text: str) -> None:
    for found in addresses_in(f"{text} linkedin.com/in/{text}"):
        assert normalise(found.url) == found
    name_from_slug(text)
