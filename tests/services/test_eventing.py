"""Events at the desk and on their way to a kiosk."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.services.asking import heard
from wastequiz.domain import local_rules
from wastequiz.domain.errors import BadName, EventTooNew, NoSuchKiosk, NotAnEvent, PictureRefused, StockBelowGiven, UnknownEvent
from wastequiz.domain.events import Event, Play, Prize
from wastequiz.domain.text import Text
from wastequiz.formats import wqevent
from wastequiz.services import event_files, eventing
from wastequiz.services.school import School
from wastequiz.store import events, own_rules, prizes, visits

BAG = Prize("bag", "环保袋", "bag", stock=10, sectors=2)
NOTE = Prize("note", "便签本", "note", stock=30, sectors=3)
PLAN = Event("", "校园开放日", "操场", ("2099-11-28",), prizes=(BAG, NOTE), stations=2, right_for_spin=2)


def a_picture(colour: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", (20, 20), colour).save(out, "PNG")
    return out.getvalue()


def saved(school: School, **changes: Any) -> Event:
    """An event kept at the desk."""
    id_ = heard(school, lambda done, failed: eventing.save(school, replace(PLAN, **changes), done, failed))
    return heard(school, lambda done, failed: eventing.event(school, id_, done, failed))


def packed(school: School, event: Event, kiosk: int = 1) -> bytes:
    return heard(school, lambda done, failed: eventing.pack(school, event.id, kiosk, done, failed))


def taken(school: School, data: bytes) -> Event:
    return heard(school, lambda done, failed: eventing.take_in(school, data, done, failed))


@pytest.fixture
def kiosk(loaded: Any, tmp_path: Any) -> Any:
    """Another computer's school."""
    import shutil

    opened = School(shutil.copytree(loaded, tmp_path / "kiosk")).open_and_wait()
    yield opened
    opened.close()


def with_rules(school: School, code: str = "cn-harbin-own1", to: str = "residual") -> Any:
    """A town's own rules in which one kind goes elsewhere."""
    base = school.bank.scheme("cn-harbin")
    kind = next(id_ for id_, ruling in base.kinds.items() if ruling.to != to)
    made = local_rules.copied(base, code, Text(zh_CN="我们镇", en="Our town"), "街道通知")
    made = local_rules.sent(made, base, kind, to, why=Text(en="The street says so."))
    school.ask(lambda db: (own_rules.save_scheme(db, made), school.reread(db)))
    return school.bank.scheme(code)


# ---- at the desk
def test_an_event_is_made_changed_listed_and_put_away(school: School) -> None:
    made = saved(school)
    assert made.scheme == school.scheme.code and made.id
    heard(school, lambda done, failed: eventing.save(school, replace(made, name="另一个名字"), done, failed))
    (row,) = heard(school, lambda done, failed: eventing.rows(school, done, failed))
    assert row.event.name == "另一个名字" and not row.archived
    found = heard(school, lambda done, failed: eventing.find(school, "另一个名字", done, failed))
    assert found.id == made.id
    heard(school, lambda done, failed: eventing.archive(school, made.id, done, failed))
    assert heard(school, lambda done, failed: eventing.rows(school, done, failed)) == ()
    assert len(heard(school, lambda done, failed: eventing.rows(school, done, failed, archived=True))) == 1


def test_what_cannot_be_kept_is_said(school: School) -> None:
    with pytest.raises(BadName):
        saved(school, name=" ")
    with pytest.raises(UnknownEvent):
        saved(school, id="nobody")
    for deed in (eventing.event, eventing.find, eventing.archive):
        with pytest.raises(UnknownEvent):
            heard(school, lambda done, failed, deed=deed: deed(school, "nobody", done, failed))


def test_problems_know_the_rules_the_games_and_the_day(school: School) -> None:
    good = replace(PLAN, scheme="cn-harbin")
    assert eventing.problems(good, school, ["sort_it"]) == ()
    assert [p.code for p in eventing.problems(replace(good, scheme="xx"), school)] == ["unknown_scheme"]
    assert [p.code for p in eventing.problems(replace(good, dates=("2020-01-01",)), school)] == ["over"]
    assert [p.code for p in eventing.problems(replace(good, plays=(Play("race"),)), school, ["sort_it"])] == ["unknown_play"]


def test_a_picture_of_ones_own_is_written_anew_or_refused(school: School) -> None:
    name = heard(school, lambda done, failed: eventing.picture(school, a_picture(), "logo.png", done, failed))
    assert name.startswith("own/") and len(name) == 28
    with pytest.raises(PictureRefused) as error:
        heard(school, lambda done, failed: eventing.picture(school, b"no", "logo.png", done, failed))
    assert error.value.name == "logo.png"


# ---- to a kiosk
def test_an_event_goes_to_a_kiosk_with_its_pictures_and_its_share(school: School, kiosk: School) -> None:
    logo = heard(school, lambda done, failed: eventing.picture(school, a_picture(), "", done, failed))
    bag = heard(school, lambda done, failed: eventing.picture(school, a_picture("blue"), "", done, failed))
    made = saved(school, logo=logo, prizes=(replace(BAG, own_picture=bag, quotas=((1, 7), (2, 3))), NOTE))
    there = taken(kiosk, packed(school, made, 2))
    assert there == replace(made, kiosk=2) and there == taken(kiosk, packed(school, made, 2))
    assert kiosk.ask(lambda db: [(row.prize, row.total) for row in events.stock(db, there)]) == [("bag", 3), ("note", 15)]
    assert kiosk.ask(lambda db: db.conn.execute("SELECT count(*) FROM own_pictures").fetchone()) == (2,)


def test_the_file_holds_no_student_and_no_score(school: School) -> None:
    from tests.store.making import a_class

    made = saved(school)
    student = school.ask(lambda db: a_class(db, "三年级2班"))[0]
    school.ask(lambda db: db.conn.execute("UPDATE students SET real_name = '李雷' WHERE ref = ?", (student.ref,)))
    data = packed(school, made)
    inside = b"".join(body for _name, body in wqevent.members(data))
    for secret in ("李雷", "三年级2班", student.ref):
        assert secret.encode() not in inside and secret.encode() not in data


def test_a_newer_file_replaces_an_older_one_and_what_was_given_stays_given(school: School, kiosk: School) -> None:
    made = saved(school, stations=1, prizes=(replace(BAG, stock=2),))
    old = packed(school, made)
    there = taken(kiosk, old)

    def give(db: Any) -> None:
        from tests.store.at_events import a_prize, a_visitor

        visit = a_visitor(db, there, 2)
        a_prize(db, there, visit)
        a_prize(db, there, visit)
        visits.end(db, visit.id, "done")

    kiosk.ask(give)
    fewer = replace(made, name="later", prizes=(replace(BAG, stock=1),))
    heard(school, lambda done, failed: eventing.save(school, fewer, done, failed))
    new = packed(school, made)
    assert taken(kiosk, new).name == "later"
    assert kiosk.ask(lambda db: [(row.total, row.given) for row in events.stock(db, fewer)]) == [(2, 2)]
    assert taken(kiosk, old).name == "later"
    assert kiosk.ask(lambda db: len(prizes.draws(db, made.id))) >= 2
    with pytest.raises(StockBelowGiven):
        none = replace(fewer, prizes=(replace(BAG, stock=0),))
        heard(kiosk, lambda done, failed: eventing.save(kiosk, none, done, failed))


def test_a_picture_that_is_gone_does_not_keep_an_event_at_home(school: School, kiosk: School) -> None:
    made = saved(school, logo="own/" + "0" * 24)
    assert taken(kiosk, packed(school, made)).logo == ""


def test_there_is_no_file_for_a_kiosk_that_is_not_there(school: School) -> None:
    made = saved(school)
    for number in (0, 3):
        with pytest.raises(NoSuchKiosk) as error:
            packed(school, made, number)
    assert error.value.stations == 2
    with pytest.raises(UnknownEvent):
        packed(school, replace(made, id="nobody"))


def test_a_file_that_is_none_changes_nothing(kiosk: School) -> None:
    before = kiosk.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal").fetchone())
    for data, error in ((b"nothing", NotAnEvent), (wqevent.write(wqevent.EventFile(replace(PLAN, id="../x"), 1, 1, {})), NotAnEvent)):
        with pytest.raises(error):
            taken(kiosk, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wqevent, "VERSION", 2)
        newer = wqevent.write(wqevent.EventFile(replace(PLAN, id="e"), 1, 1, {}))
    with pytest.raises(EventTooNew):
        taken(kiosk, newer)
    assert kiosk.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal").fetchone()) == before


# ---- with a town's own rules
def test_local_rules_come_along_as_what_is_their_own(school: School, kiosk: School) -> None:
    rules = with_rules(school)
    made = saved(school, scheme=rules.code)
    there = taken(kiosk, packed(school, made))
    assert there.scheme == "cn-harbin-own1"
    assert kiosk.bank.scheme(there.scheme) == rules and event_files.rules_to_plain(rules)["kinds"]


def test_rules_whose_name_is_taken_get_another_one_and_the_same_ones_are_found_again(school: School, kiosk: School) -> None:
    with_rules(kiosk, to="food")
    made = saved(school, scheme=with_rules(school).code)
    data = packed(school, made)
    assert taken(kiosk, data).scheme == "cn-harbin-own2"
    assert taken(kiosk, data).scheme == "cn-harbin-own2"
    assert len([code for code in kiosk.bank.schemes if "-own" in code]) == 2


NO_RULES: tuple[dict[str, Any], ...] = (
    {"base": "xx"},
    {"base": "cn-gb"},
    {"base": []},
    {"name": {}},
    {"name": {"en": ""}},
    {"name": 7},
    {"rests_on": "x" * 500},
    {"kinds": {"paper": ["nowhere", None]}},
    {"kinds": {"paper": ["food"]}},
    {"kinds": {"paper": ["food", {"en": "x" * 500}]}},
    {"kinds": {f"k{n}": ["food", None] for n in range(5_001)}},
    {"items": 7},
)


def test_rules_that_are_none_are_refused(school: School, kiosk: School) -> None:
    rules = with_rules(school)
    made = saved(school, scheme=rules.code)
    for change in NO_RULES:
        file = wqevent.EventFile(made, 1, 1 << 50, {}, event_files.rules_to_plain(rules) | change)
        with pytest.raises(NotAnEvent):
            taken(kiosk, wqevent.write(file))
    assert kiosk.ask(lambda db: events.rows(db)) == () and not any("-own" in code for code in kiosk.bank.schemes)


def test_rules_under_a_name_that_is_no_towns_own_are_refused(school: School, kiosk: School) -> None:
    rules = with_rules(school)
    made = replace(saved(school, scheme=rules.code), scheme="cn-harbin")
    with pytest.raises(NotAnEvent):
        taken(kiosk, wqevent.write(wqevent.EventFile(made, 1, 1, {}, event_files.rules_to_plain(rules))))
