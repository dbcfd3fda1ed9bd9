"""People, touches and InMails come back as they were entered."""

from datetime import date, datetime

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.reading import Reading
from inmail_desk.store.values import (
    InMail,
    Priority,
    Prospect,
    Response,
    Touch,
    TouchKind,
)

from .entering import (
    MORNING,
    NOON,
    TOMORROW,
    address,
    enter_inmail,
    enter_prospect,
    rows_of,
)


def test_a_person_comes_back_with_every_detail(again: Reading) -> None:
    anna, sara = again.prospects()
    assert anna == Prospect(
        id=1,
        name="Anna Lindqvist",
        company="Lindqvist AB",
        title="Head of Design",
        location="Malmö",
        degree=2,
        open_profile=False,
        inmail_off=False,
        priority=Priority.HIGH,
        campaign_id=1,
        follow_up_on=date(2026, 3, 20),
        notes="Met in Lund.\nLikes sailing.",
        added_at=MORNING,
        tags=("talk", "warm"),
        addresses=(address("linkedin.com/in/anna-lindqvist"), address("linkedin.com/sales/lead/ACwAAx1,a")),
    )
    assert sara == Prospect(
        id=2,
        name="سارة 🚀 O'Neil",
        company="",
        title="",
        location="",
        degree=None,
        open_profile=True,
        inmail_off=True,
        priority=None,
        campaign_id=None,
        follow_up_on=None,
        notes="",
        added_at=NOON,
        tags=("warm",),
        addresses=(),
    )


EDITS_OF_A_PERSON = [
    ("name", "安娜"),
    ("name", "x" * 10_000),
    ("company", 'O\'Neil & Söhne; "Straße" \\ % _'),
    ("title", ""),
    ("location", "Göteborg"),
    ("degree", None),
    ("degree", 3),
    ("open_profile", True),
    ("inmail_off", True),
    ("priority", None),
    ("priority", Priority.LOW),
    ("campaign_id", None),
    ("follow_up_on", None),
    ("follow_up_on", date(9999, 12, 31)),
    ("notes", "\r\n\tTabs, “quotes”, \u2028, \ufeff, 👩‍👩‍👧 and\n" + "long " * 10_000),
    ("added_at", datetime(1, 1, 1)),
    ("added_at", datetime(9999, 12, 31, 23, 59, 59)),
]


def test_each_field_of_a_person_is_changed_alone(full: DataFile) -> None:
    for field, value in EDITS_OF_A_PERSON:
        anna, sara = full.read.prospects()
        with full.unit_of_work("Edit") as work:
            work.prospects.edit(anna.id, **{field: value})
            work.commit()
        assert full.read.prospects() == (anna._replace(**{field: value}), sara), field


def test_some_people_are_read_in_the_order_of_their_ids(data_file: DataFile) -> None:
    ids = [enter_prospect(data_file, name, tags=[name]) for name in ("Anna Ek", "Bo Ek", "Cia Ek")]
    found = data_file.read.prospects((ids[2], 999, ids[0], ids[2]))
    assert [(person.name, person.tags) for person in found] == [
        ("Anna Ek", ("Anna Ek",)),
        ("Cia Ek", ("Cia Ek",)),
    ]
    assert data_file.read.prospects(()) == ()
    assert data_file.read.prospect(999) is None


def test_a_touch_comes_back_and_is_edited_and_removed(full: DataFile) -> None:
    touch = Touch(id=1, prospect_id=1, kind=TouchKind.COMMENT, at=MORNING, text="On the talk")
    assert full.read.touches_of(1) == (touch,)
    assert full.read.touches_of(2) == ()
    with full.unit_of_work("Edit") as work:
        work.touches.edit(1, kind=TouchKind.EMAIL, at=TOMORROW, text="")
        work.commit()
    assert full.read.touches_of(1) == (touch._replace(kind=TouchKind.EMAIL, at=TOMORROW, text=""),)
    with full.unit_of_work("Remove") as work:
        work.touches.remove(1)
        work.commit()
    assert full.read.touches_of(1) == ()


def test_the_latest_touch_of_each_person_is_known(data_file: DataFile) -> None:
    anna, bo, _ = (enter_prospect(data_file, name) for name in ("Anna Ek", "Bo Ek", "Cia Ek"))
    with data_file.unit_of_work("Log touches") as work:
        assert len(work.touches.add_many((anna, bo), TouchKind.MENTION, at=MORNING)) == 2
        work.touches.add(anna, TouchKind.EMAIL, at=TOMORROW)
        work.touches.add(anna, TouchKind.EMAIL, at=NOON)
        work.commit()
    assert data_file.read.touches_latest() == {anna: TOMORROW, bo: MORNING}
    assert [touch.at for touch in data_file.read.touches_of(anna)] == [MORNING, NOON, TOMORROW]


def test_inmails_come_back_with_what_became_of_them(again: Reading) -> None:
    answered = InMail(
        id=1,
        prospect_id=1,
        sent_at=NOON,
        subject="Your talk",
        body="Hello Anna,\n…",
        free=False,
        campaign_id=1,
        responses=(Response(1, TOMORROW, Outcome.REPLY),),
        deleted_at=None,
        undelivered_at=None,
    )
    blank = answered._replace(prospect_id=2, subject="", body="", campaign_id=None, responses=())
    deleted = blank._replace(id=2, free=True, deleted_at=TOMORROW)
    undelivered = blank._replace(id=3, sent_at=TOMORROW, undelivered_at=TOMORROW)
    assert again.inmails() == (answered, deleted, undelivered)
    assert again.inmails_of(2) == (deleted, undelivered)
    assert again.inmails([1, 999]) == (answered,)


EDITS_OF_AN_INMAIL = [
    ("prospect_id", 2),
    ("sent_at", TOMORROW),
    ("subject", ""),
    ("body", "x" * 2_000),
    ("free", True),
    ("campaign_id", None),
]


def test_each_field_of_an_inmail_is_changed_alone(full: DataFile) -> None:
    for field, value in EDITS_OF_AN_INMAIL:
        before = {inmail.id: inmail for inmail in full.read.inmails()}
        with full.unit_of_work("Edit") as work:
            work.inmails.edit(1, **{field: value})
            work.commit()
        after = {inmail.id: inmail for inmail in full.read.inmails()}
        assert after == {**before, 1: before[1]._replace(**{field: value})}, field


def test_every_outcome_comes_back(full: DataFile) -> None:
    inmail = enter_inmail(full, 1)
    with full.unit_of_work("Record responses") as work:
        for outcome in Outcome:
            work.inmails.respond(inmail, outcome, at=NOON)
        work.commit()
    (kept,) = full.read.inmails([inmail])
    assert kept is not None
    assert [response.outcome for response in kept.responses] == list(Outcome)


def test_several_responses_are_in_the_order_of_time(data_file: DataFile) -> None:
    inmail = enter_inmail(data_file, enter_prospect(data_file))
    with data_file.unit_of_work("Record responses") as work:
        late = work.inmails.respond(inmail, Outcome.REPLY, at=TOMORROW)
        early = work.inmails.respond(inmail, Outcome.AUTO_REPLY, at=NOON)
        work.commit()
    (kept,) = data_file.read.inmails()
    assert [response.id for response in kept.responses] == [early, late]


def test_a_response_is_corrected_and_taken_away(full: DataFile) -> None:
    with full.unit_of_work("Edit response") as work:
        work.inmails.edit_response(1, outcome=Outcome.DECLINED)
        work.inmails.edit_response(1, at=NOON)
        work.commit()
    assert full.read.inmails_of(1)[0].responses == (Response(1, NOON, Outcome.DECLINED),)
    with full.unit_of_work("Remove response") as work:
        work.inmails.remove_response(1)
        work.commit()
    assert full.read.inmails_of(1)[0].responses == ()


def test_marking_an_inmail_again_moves_the_moment_and_unmarking_takes_it_away(full: DataFile) -> None:
    with full.unit_of_work("Mark") as work:
        work.inmails.mark_deleted(2, at=NOON)
        work.inmails.mark_undelivered(2, at=MORNING)
        work.commit()
    (marked,) = full.read.inmails([2])
    assert marked is not None
    assert (marked.deleted_at, marked.undelivered_at) == (NOON, MORNING)
    with full.unit_of_work("Unmark") as work:
        work.inmails.unmark_deleted(2)
        work.inmails.unmark_undelivered(2)
        work.commit()
    assert full.read.inmails([2]) == (marked._replace(deleted_at=None, undelivered_at=None),)


def test_what_became_of_several_inmails_has_the_moment_of_each(full: DataFile) -> None:
    inmails = [enter_inmail(full, 1) for _ in range(2)]
    moments = dict(zip(inmails, (NOON, TOMORROW), strict=True))
    with full.unit_of_work("Record all") as work:
        work.inmails.mark_deleted(inmails[1], at=NOON)
        work.inmails.respond_many(moments, Outcome.REPLY)
        work.inmails.mark_many_deleted(moments)
        work.inmails.mark_many_undelivered(moments)
        work.commit()
    kept = {inmail.id: inmail for inmail in full.read.inmails(inmails)}
    for id, moment in moments.items():
        assert [(response.at, response.outcome) for response in kept[id].responses] == [
            (moment, Outcome.REPLY)
        ]
        assert (kept[id].deleted_at, kept[id].undelivered_at) == (moment, moment)


def test_a_removed_inmail_takes_what_became_of_it_along(full: DataFile) -> None:
    with full.unit_of_work("Remove InMails") as work:
        for id in (1, 2, 3):
            work.inmails.remove(id)
        work.commit()
    left = rows_of(full.path)
    assert [left[table] for table in ("inmail", "response", "deletion", "non_delivery")] == [[], [], [], []]
