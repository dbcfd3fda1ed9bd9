"""What columns mean and rows say: the exports of tools and people's own sheets, without touching the mapping."""

from datetime import date, datetime

import pytest

from inmail_desk.exchange.list_columns import (
    Mapping,
    Sureness,
    as_text,
    chosen,
    fingerprint,
    mapped,
    meaning,
    proposed,
    remembered,
)
from inmail_desk.exchange.list_entries import About, Entry, date_orders, entries_of
from inmail_desk.exchange.list_fields import Field
from inmail_desk.exchange.list_tables import pasted_list
from inmail_desk.exchange.list_words import Said, degree_of, state_of
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder

TODAY = date(2026, 11, 22)


def mapping_of(text: str) -> Mapping:
    return proposed(pasted_list(text, "list"))


def read(text: str, order: DateOrder | None = None) -> tuple[Entry, ...]:
    table = pasted_list(text, "list")
    return entries_of(table, proposed(table), today=TODAY, order=order)


def only(text: str) -> Entry:
    (entry,) = read(text)
    return entry


def abouts(entry: Entry) -> list[About]:
    return [remark.about for remark in entry.remarks]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("InMail status", Field.STATUS),
        ("InMail Sent Date", Field.SENT_ON),
        ("inMailSubject", Field.SUBJECT),
    ],
)
def test_a_heading_is_known_with_inmail_as_linkedin_writes_it(heading: str, field: Field) -> None:
    assert meaning(heading)[0] is field


# The tools


def test_phantombuster_is_read_as_it_is() -> None:
    entry = only(
        "profileUrl,fullName,firstName,lastName,companyName,title,companyId,location,connectionDegree,isPremium,"
        "isOpenLink,query,timestamp,defaultProfileUrl,linkedInProfileUrl\n"
        "https://www.linkedin.com/sales/lead/ACwAAB,Anna Berg,Anna,Berg,Acme,CTO,123,Ghent,2nd,true,true,"
        "https://www.linkedin.com/sales/search/people?query=cto,"
        "2026-01-05T10:00:00.000Z,https://www.linkedin.com/in/anna-b,https://www.linkedin.com/in/anna-berg\n"
    )

    assert (entry.name, entry.company, entry.title, entry.location) == ("Anna Berg", "Acme", "CTO", "Ghent")
    assert (entry.degree, entry.open_profile, entry.sent_at) == (2, True, None)
    assert [address.rpartition("/")[2] for address in entry.addresses] == ["anna-berg", "anna-b", "ACwAAB"]
    assert entry.remarks == ()


def test_evaboot_is_read_as_it_is() -> None:
    entry = only(
        "First Name,Last Name,Full Name,Current Job,Linkedin URL Public,Linkedin URL Unique ID,Email,Company Name\n"
        'Anna,Berg,Anna Berg,"CTO\nand founder",https://www.linkedin.com/in/anna-berg,'
        "https://www.linkedin.com/in/ACoAAB,anna@example.org,Acme\n"
    )

    assert (entry.name, entry.title, entry.company) == ("Anna Berg", "CTO and founder", "Acme")
    assert entry.addresses[0].endswith("anna-berg")
    assert entry.notes == "E-mail: anna@example.org"


def test_apollo_is_read_as_it_is() -> None:
    entry = only(
        "First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,State,Stage,Last Contacted,"
        "Person Linkedin Url,Company Linkedin Url\n"
        "Anna,Berg,CTO,Acme,Acme Inc,a@example.org,Verified,Ohio,Cold,2026-01-05,http://www.linkedin.com/in/anna-berg,"
        "http://www.linkedin.com/company/acme\n"
    )

    assert (entry.name, entry.title, entry.company, entry.sent_at) == ("Anna Berg", "CTO", "Acme", None)
    assert entry.addresses == ("http://www.linkedin.com/in/anna-berg",)
    assert entry.remarks == ()


def test_hubspot_is_read_as_it_is() -> None:
    entry = only(
        "Record ID,First Name,Last Name,Email,Job Title,Company Name,LinkedIn URL,Lead Status,Create Date\n"
        "1,Anna,Berg,a@example.org,CTO,Acme,https://linkedin.com/in/anna-berg,Open,2026-01-05\n"
    )

    assert (entry.name, entry.title, entry.company, len(entry.addresses)) == ("Anna Berg", "CTO", "Acme", 1)


def test_pipedrive_is_read_as_it_is() -> None:
    entry = only("Person - Name,Organization - Name,Person - Email - Work\nAnna Berg,Acme,a@example.org\n")

    assert (entry.name, entry.company, entry.notes) == ("Anna Berg", "Acme", "E-mail: a@example.org")


# A sheet of one's own


@pytest.mark.parametrize(
    "header",
    [
        "Name,Link,Company,Role,Sent date,Status,Answer date,Notes",
        "Name,Link,Firma,Rolle,Gesendet am,Status,Antwort am,Notizen",
        "Nom complet,Lien,Entreprise,Poste,Envoyé le,Statut,Date de réponse,Remarques",
        "Nombre completo,Enlace,Empresa,Cargo,Enviado el,Estado,Fecha de respuesta,Notas",
        "Nome completo,Profilo,Azienda,Ruolo,Inviato il,Stato,Data di risposta,Note",
    ],
)
def test_a_sheet_of_ones_own_is_read_in_several_languages(header: str) -> None:
    entry = only(
        f"{header}\nAnna Berg,https://www.linkedin.com/in/anna-berg,Acme,CTO,2026-03-02,Accepted,2026-03-05,met\n"
    )

    assert (entry.name, entry.company, entry.title, entry.notes) == ("Anna Berg", "Acme", "CTO", "met")
    assert (entry.sent_at, entry.said, entry.answered_at) == (
        datetime(2026, 3, 2),
        Said.ACCEPTED,
        datetime(2026, 3, 5),
    )


def test_a_list_without_headings_is_told_by_what_stands_in_it() -> None:
    mapping = mapping_of(
        "Anna Berg\thttps://www.linkedin.com/in/a\tAcme\nBo Lind\thttps://www.linkedin.com/in/b\tGlobex\n"
    )

    assert mapping.header is None
    assert [column.field for column in mapping.columns] == [Field.NAME, Field.ADDRESS, None]


def test_notes_above_the_headings_are_passed_over() -> None:
    assert mapping_of("My people of spring\n\nName,Link\nAnna,x\n").header == 1


def test_headings_in_an_unknown_language_are_headings_all_the_same() -> None:
    mapping = mapping_of("Fyrirtæki,Slóð\nAcme,https://www.linkedin.com/in/anna-berg\n")

    assert mapping.header == 0
    assert [column.field for column in mapping.columns] == [None, Field.ADDRESS]


def test_a_status_without_a_day_of_an_inmail_is_left_alone() -> None:
    assert Field.STATUS not in mapping_of("Name,Status\nAnna,Open\n").fields


def test_of_two_columns_for_one_field_the_better_known_is_taken() -> None:
    mapping = mapping_of("Company Name for Emails,Company,Name\nAcme Inc,Acme,Anna\n")

    assert [column.field for column in mapping.columns] == [None, Field.COMPANY, Field.NAME]


# What the person chooses


def test_a_choice_is_remembered_for_the_next_list_of_the_same_headings() -> None:
    text = "Who knows,Link\nAnna,https://www.linkedin.com/in/a\n"
    table = pasted_list(text, "list")
    first = chosen(proposed(table), 0, Field.NAME)

    again = remembered(proposed(table), as_text(first))

    assert again.columns[0].field is Field.NAME
    assert again.columns[0].sureness is Sureness.REMEMBERED


def test_what_is_remembered_says_nothing_of_the_people() -> None:
    one, other = pasted_list("Name,Link\nAnna,x\n", "a"), pasted_list("Name,Link\nBo,y\n", "b")

    assert fingerprint(one, proposed(one)) == fingerprint(other, proposed(other))
    assert "Anna" not in as_text(proposed(one))


@pytest.mark.parametrize("text", ["", "name", "name,nonsense", "name,address,title"])
def test_what_does_not_fit_is_not_taken_from_memory(text: str) -> None:
    mapping = mapping_of("Name,Link\nAnna,x\n")

    assert remembered(mapping, text) == mapping


def test_the_headings_can_be_turned_into_a_row() -> None:
    table = pasted_list("Name,Link\nAnna,x\n", "list")

    assert len(entries_of(table, chosen(mapped(table, None), 0, Field.NAME), today=TODAY)) == 2


# Days


def sheet(*days: str) -> str:
    return "Name,Sent date\n" + "".join(f"Person Number,{day}\n" for day in days)


@pytest.mark.parametrize(
    ("days", "orders"),
    [
        (("03/04/2026", "05/06/2026"), (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)),
        (("03/04/2026", "25/06/2026"), (DateOrder.DAY_FIRST,)),
        (("03/04/2026", "06/25/2026"), (DateOrder.MONTH_FIRST,)),
        (("03.04.2026", "05.06.2026"), (DateOrder.DAY_FIRST,)),
        (("03/12/2026", "05/06/2026"), (DateOrder.MONTH_FIRST,)),
        (("26-03-04", "26-11-21"), (DateOrder.DAY_FIRST, DateOrder.YEAR_FIRST)),
        (("26-03-04", "25-12-31"), (DateOrder.YEAR_FIRST,)),
        (("2026-03-04", "4 March 2026"), ()),
        (("05/05/2026",), ()),
    ],
)
def test_the_order_of_days_is_asked_only_where_nothing_tells_it(
    days: tuple[str, ...], orders: tuple[DateOrder, ...]
) -> None:
    table = pasted_list(sheet(*days), "list")

    assert date_orders(table, proposed(table), TODAY) == orders


def test_days_of_an_open_order_are_not_read_without_it() -> None:
    with pytest.raises(AmbiguousDate):
        read(sheet("03/04/2026"))


def test_days_are_read_in_the_order_that_was_said() -> None:
    days = [
        read(sheet("03/04/2026"), order)[0].sent_at for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    ]

    assert days == [datetime(2026, 4, 3), datetime(2026, 3, 4)]


@pytest.mark.parametrize(
    ("row", "about"),
    [
        ("soon,sent,", About.DAY_UNREADABLE),
        ("2027-01-01,sent,", About.DAY_IMPOSSIBLE),
        ("1999-01-01,sent,", About.DAY_IMPOSSIBLE),
        (",replied,", About.SENT_WITHOUT_DAY),
        ("2026-03-02,replied,", About.ANSWER_WITHOUT_DAY),
        ("2026-03-02,replied,later", About.ANSWER_DAY_UNREADABLE),
        ("2026-03-02,replied,2026-03-01", About.ANSWER_BEFORE_SENT),
        ("2026-03-02,xyzzy,", About.STATUS_UNKNOWN),
    ],
)
def test_what_cannot_be_taken_is_said(row: str, about: About) -> None:
    assert about in abouts(only(f"Name,Sent date,Status,Answer date\nAnna Berg,{row}\n"))


def test_a_state_that_is_not_known_is_kept_in_the_notes_and_named() -> None:
    entries = read("Name,Sent date,Status\nAnna,2026-03-02,xyzzy\nBo,2026-03-02,xyzzy\n")

    assert entries[0].notes == "Status: xyzzy"
    assert [(each.about, each.text) for each in entries[0].remarks] == [(About.STATUS_UNKNOWN, "xyzzy")]


# Words


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Sent", Said.SENT), ("ausstehend", Said.SENT), ("en attente", Said.SENT), ("NEW", Said.NOT_SENT),
        ("Replied!", Said.REPLY), ("a répondu", Said.REPLY), ("Kein Interesse", Said.NOT_INTERESTED),
        ("abgelehnt", Said.DECLINED), ("aceptado", Said.ACCEPTED), ("out of office", Said.AUTO_REPLY), ("", None),
    ],
)  # fmt: skip
def test_states_are_understood_in_several_languages(word: str, said: Said | None) -> None:
    assert state_of(word) is said


@pytest.mark.parametrize(
    ("cell", "degree"), [("1st", 1), ("2nd degree connection", 2), ("· 3rd+", 3), ("friend", None)]
)
def test_degrees_are_understood(cell: str, degree: int | None) -> None:
    assert degree_of(cell) == degree
