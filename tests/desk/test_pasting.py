"""Quick add: what pasted or typed text says about people. All of them are invented."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.desk.pasting import Candidate, candidates_in
from inmail_desk.desk.rejection import Problem, Rejected

from .opened_desk import address, made_up

JANE = "https://www.linkedin.com/in/jane-example"
OMAR = "https://www.linkedin.com/in/omar-sample-3c"
ENGLISH_PAGE = """\
Background image
Jane Example
Jane Example
(She/Her)
 · 2nd
2nd degree connection
CTO at Acme | Building things
Acme · Example University
Malmö, Skåne County, Sweden · Contact info
500+ connections
Omar Sample and 3 other mutual connections
Connect
Message
More
About
I was 1st in a race of the company https://acme.example/team and write about B2B/B2C.
"""
GERMAN_PAGE = """\
Jana Beispiel
 · 2.
Kontakt 2. Grades
Leiterin Einkauf bei Beispiel AG
Beispiel AG · Universität Musterstadt
Berlin, Deutschland · Kontaktinfo
500+ Kontakte
Vernetzen
Nachricht
Mehr
"""
FRENCH_PAGE = """\
Zoé Exemple
· 3e
Relation de 3e niveau
Directrice commerciale chez Exemple SARL
Lyon, Auvergne-Rhône-Alpes, France · Coordonnées
1 204 abonnés
Se connecter
Plus
"""


def only(text: str) -> Candidate:
    (candidate,) = candidates_in(text)
    return candidate


def problem(text: str) -> Problem:
    with pytest.raises(Rejected) as caught:
        candidates_in(text)
    return caught.value.problem


# One address


@pytest.mark.parametrize(
    "text",
    [
        JANE,
        f"  {JANE}/ ",
        "linkedin.com/in/jane-example?utm_source=share",
        "http://de.linkedin.com/in/Jane-Example/details/experience",
        f"<{JANE}>",
        f'"{JANE}"',
        f"\n\n{JANE}\n",
        f"See {JANE}.",
    ],
)
def test_an_address_alone_suggests_the_name_in_it(text: str) -> None:
    assert only(text).address == address("jane-example")
    assert only(JANE) == Candidate(name="Jane Example", address=address("jane-example"))


def test_an_address_without_a_name_in_it_leaves_the_name_to_be_asked() -> None:
    assert only("https://www.linkedin.com/in/jx77") == Candidate(address=address("jx77"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.linkedin.com/sales/lead/ACwAAAB1234,NAME_SEARCH,aB1c", "sales"),
        ("https://www.linkedin.com/sales/people/ACwAAAB1234,name", "sales"),
        ("https://www.linkedin.com/talent/profile/AEMAAAB1234?project=1", "talent"),
        ("https://www.linkedin.com/recruiter/profile/1234,aBcD,CAP", "talent"),
    ],
)
def test_addresses_of_sales_navigator_and_recruiter_are_a_persons_too(text: str, kind: str) -> None:
    found = only(text)
    assert found.address is not None
    assert (found.address.kind, found.name) == (kind, "")
    assert found.address.url == text.partition("?")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com/in/jane", Problem.NOT_LINKEDIN),
        ("example.com", Problem.NOT_LINKEDIN),
        ("Jane Example https://example.com/jane", Problem.NOT_LINKEDIN),
        ("https://linkedin.com.example/in/jane", Problem.NOT_LINKEDIN),
        ("javascript://linkedin.com/in/jane", Problem.NOT_LINKEDIN),
        ("https://www.linkedin.com/company/acme", Problem.NOT_A_PERSON),
        ("https://www.linkedin.com/feed/", Problem.NOT_A_PERSON),
        ("Jane\nhttps://www.linkedin.com/jobs/view/1", Problem.NOT_A_PERSON),
        ("", Problem.NOT_AN_ADDRESS),
        (" \n\t", Problem.NOT_AN_ADDRESS),
        ("\0", Problem.NOT_AN_ADDRESS),
    ],
)
def test_an_address_of_something_else_is_refused(text: str, expected: Problem) -> None:
    assert problem(text) is expected


# Typed


@pytest.mark.parametrize(
    ("text", "name", "title", "company"),
    [
        ("Jane Example", "Jane Example", "", ""),
        ("Jane Example, CTO, Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example; CTO; Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example\tCTO\tAcme", "Jane Example", "CTO", "Acme"),
        ("Jane Example | CTO | Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example – CTO – Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example, CTO at Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example, CTO @ Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example, Einkauf bei Beispiel AG", "Jane Example", "Einkauf", "Beispiel AG"),
        ("Jane Example, CTO", "Jane Example", "CTO", ""),
        ("Jane Example, PhD, CTO, Acme", "Jane Example, PhD", "CTO", "Acme"),
        ("Jane Example, Ph.D., MBA", "Jane Example, Ph.D., MBA", "", ""),
        ("Jane Example-Sample, Head of R&D, Acme", "Jane Example-Sample", "Head of R&D", "Acme"),
        ("Jane Example, jane@acme.example, CTO, Acme", "Jane Example", "CTO", "Acme"),
        ("Jane Example, Teller, 1st Bank", "Jane Example", "Teller", "1st Bank"),
        ("J.Smith", "J.Smith", "", ""),
        ("田中花子", "田中花子", "", ""),
        ("Jane\0 Exa\0mple", "Jane Example", "", ""),
    ],
)
def test_a_typed_line_is_a_name_and_perhaps_title_and_company(
    text: str, name: str, title: str, company: str
) -> None:
    if text == "J.Smith":
        assert problem(text) is Problem.NOT_LINKEDIN
        return
    assert only(text) == Candidate(name=name, title=title, company=company)


def test_a_typed_line_may_end_with_the_place_or_the_degree() -> None:
    assert only("Jane Example, CTO, Acme, Malmö, Sweden").location == "Malmö, Sweden"
    assert only("Jane Example 2nd") == Candidate(name="Jane Example", degree=2)


@pytest.mark.parametrize(
    "text",
    [
        f"Omar Sample, CTO, Acme, {OMAR}",
        f"Omar Sample;CTO;Acme;{OMAR}",
        f"Omar Sample\tCTO\tAcme\t{OMAR}",
        f"{OMAR}\tOmar Sample\tCTO\tAcme",
        f"{OMAR};Omar Sample;CTO;Acme",
        f"{OMAR},Omar Sample,CTO,Acme",
        f'"Omar Sample","CTO","Acme","{OMAR}"',
        f"Omar Sample | CTO | Acme | {OMAR}?trk=x",
    ],
)
def test_a_line_of_a_sheet_tells_its_cells_whatever_stands_between_them(text: str) -> None:
    assert only(text) == Candidate(
        name="Omar Sample", title="CTO", company="Acme", address=address("omar-sample-3c")
    )


# Several


@pytest.mark.parametrize("between", ["\n", " ", ",", ";", ", ", "\r\n", "\n\n", "\t"])
def test_several_addresses_are_as_many_people_each_once(between: str) -> None:
    found = candidates_in(between.join([JANE, OMAR, JANE + "/"]))
    assert [(each.name, each.address) for each in found] == [
        ("Jane Example", address("jane-example")),
        ("Omar Sample", address("omar-sample-3c")),
    ]


@pytest.mark.parametrize("cell", ["\t", ", ", ",", ";", "; ", " | "])
def test_a_list_may_name_company_or_title_and_company(cell: str) -> None:
    rows = [
        ("Jane Beth Example", "Acme", JANE),
        ("2. Omar Sample", "CTO", "Delta", OMAR),
        ("https://www.linkedin.com/in/jx77", "Cy Third"),
    ]
    found = candidates_in("\n".join(cell.join(row) for row in rows))
    assert found == (
        Candidate(name="Jane Beth Example", company="Acme", address=address("jane-example")),
        Candidate(name="Omar Sample", title="CTO", company="Delta", address=address("omar-sample-3c")),
        Candidate(name="Cy Third", address=address("jx77")),
    )


def test_a_name_may_stand_above_its_address() -> None:
    found = candidates_in(f"Jane E.\nHead of Talent\n{JANE}\n\nOmar S.\n{OMAR}\nhttps://linkedin.com/in/jx77")
    assert [each.name for each in found] == ["Jane E.", "Omar S.", ""]


# The text of a page


def test_an_english_page_tells_name_title_company_place_and_degree() -> None:
    assert only(ENGLISH_PAGE) == Candidate(
        name="Jane Example",
        title="CTO",
        company="Acme",
        location="Malmö, Skåne County, Sweden",
        degree=2,
    )


def test_a_german_page_is_read_as_well() -> None:
    assert only(GERMAN_PAGE) == Candidate(
        name="Jana Beispiel",
        title="Leiterin Einkauf",
        company="Beispiel AG",
        location="Berlin, Deutschland",
        degree=2,
    )


def test_a_french_page_is_read_as_well() -> None:
    assert only(FRENCH_PAGE) == Candidate(
        name="Zoé Exemple",
        title="Directrice commerciale",
        company="Exemple SARL",
        location="Lyon, Auvergne-Rhône-Alpes, France",
        degree=3,
    )


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("· 1st", 1),
        ("• 2nd", 2),
        ("· 3rd+", 3),
        ("· 2.", 2),
        ("· 2e", 2),
        ("· 2º", 2),
        ("· 3°", 3),
        ("2nd", 2),
    ],
)
def test_the_degree_is_read_in_the_ways_that_pages_write_it(line: str, degree: int) -> None:
    assert only(f"Jane Example\n{line}\nCTO at Acme").degree == degree
    assert only(f"Jane Example\n{line}\nCTO at Acme").title == "CTO"


def test_a_company_line_under_a_bare_headline_tells_the_company() -> None:
    page = "Jane Example\n· 2nd\nMaking procurement simple\nAcme · Example University\nMalmö, Sweden · Contact info"
    found = only(page)
    assert (found.title, found.company) == ("Making procurement simple", "Acme")


def test_an_address_on_the_page_is_the_persons() -> None:
    assert only(f"{ENGLISH_PAGE}\n{JANE}").address == address("jane-example")


def test_another_address_on_a_page_does_not_stand_in_the_way() -> None:
    assert "https://" in ENGLISH_PAGE
    assert only(ENGLISH_PAGE).name == "Jane Example"


def test_a_page_that_begins_with_no_name_leaves_it_to_be_asked() -> None:
    assert only("12345\n67890\n· 2nd").name == ""
    assert only("x" * 200 + "\nCTO at Acme").name == ""


# Anything at all

snippets = st.sampled_from(
    [
        JANE,
        OMAR,
        "linkedin.com/in/",
        "https://",
        "www.",
        "Jane Example",
        " · 2nd",
        "· 3e",
        ", ",
        ";",
        "\t",
        "\n",
        "\r\n",
        " @ ",
        " at ",
        "Contact info",
        "mutual connections",
        "(she/her)",
        "\0",
        "\ud800",
        "\udc00",
        "%FF",
        '"',
        "🙂",
        "\u202e",
    ]
)
anything = st.lists(snippets | st.text(st.characters(), max_size=8), max_size=14).map("".join)


@made_up(150)
@given(text=anything | st.text(st.characters(), max_size=80))
def test_any_text_gives_people_that_can_be_kept_or_is_rejected(text: str) -> None:
    try:
        found = candidates_in(text)
    except Rejected:
        return
    assert found
    for each in found:
        for part in (each.name, each.title, each.company, each.location):
            part.encode()
            assert len(part) <= 300
            assert "\0" not in part
            assert "\n" not in part
    keys = [each.address.key for each in found if each.address is not None]
    assert len(keys) == len(set(keys))


# What a pattern might run over again and again.
UNITS = ("a", "a\n", "a.", "· ", "linkedin.com/in/", "a,b;")


@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte_of_anything_is_read_in_a_moment(unit: str) -> None:
    text = f"{unit * (1_000_000 // len(unit))} {JANE} {OMAR}"
    began = time.process_time()
    with suppress(Rejected):
        candidates_in(text)
    assert time.process_time() - began < 3
