"""Writing questions: the next draw sees it, undo and redo in order, many at once in slices, nothing half noted where it fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.services.asking import heard, waited
from tests.store.making import authored
from wastequiz.domain.errors import BuiltInStays, DiskFull, PictureGone
from wastequiz.domain.questions import Authored
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import GUEST
from wastequiz.services import authoring, playing
from wastequiz.services.playing import Playing
from wastequiz.services.school import School
from wastequiz.store import backups, bank_desk, journal
from wastequiz.store.bank_desk import Deed
from wastequiz.store.db import Db

RULES = "cn-harbin"


def own(n: int = 0, stem: str = "为什么要分类？") -> Authored:
    return replace(authored(f"own_{n}", stem), topic="winter", kind="single_choice")


def save(school: School, question: Authored, **how: Any) -> Deed:
    return heard(school, lambda done, failed: authoring.save(school, question, done, failed, **how))


def undo(school: School) -> Deed | None:
    return waited(lambda done, failed: authoring.undo(school, done, failed))


def redo(school: School) -> Deed | None:
    return waited(lambda done, failed: authoring.redo(school, done, failed))


def drawable(school: School) -> list[str]:
    def keys(db: Db) -> list[str]:
        return sorted(key for keys in school.pool(db, RULES).groups.values() for key in keys if key.startswith("own_"))

    return school.ask(keys)


def begun(school: School, keys: Sequence[str]) -> Playing:
    spec = RoundSpec(RULES, length=40, topic="winter", kinds=("single_choice",), practice=True)
    for seed in range(50):
        found: Playing = heard(school, lambda done, failed, seed=seed: playing.begin(school, spec, GUEST, done, failed, seed=seed))
        if set(keys) <= {q.key for q in found.progress.round.questions}:
            return found
    raise AssertionError("never drawn")


@pytest.fixture(params=[False, True], ids=["pools not made", "pools made"])
def ready(request: pytest.FixtureRequest, school: School) -> School:
    """A school before its first draw, and after it."""
    if request.param:
        drawable(school)
    return school


def test_the_next_draw_sees_what_was_done_and_what_was_undone(ready: School) -> None:
    save(ready, own())
    assert drawable(ready) == ["own_0"]
    heard(ready, lambda done, failed: authoring.set_state(ready, ["own_0"], "draft", done, failed))
    assert drawable(ready) == []
    assert (undid := undo(ready)) is not None and undid.name == "state"
    assert drawable(ready) == ["own_0"]
    heard(ready, lambda done, failed: authoring.set_state(ready, ["own_0"], "retired", done, failed))
    undo(ready)
    assert (undid := undo(ready)) is not None and undid.name == "new"
    assert drawable(ready) == [] and undo(ready) is None
    assert (redid := redo(ready)) is not None and redid.name == "new"
    assert drawable(ready) == ["own_0"]
    save(ready, own(1))
    assert redo(ready) is None, "a new deed ends what could be done again"


def test_a_question_moved_to_another_topic_is_drawn_there_and_one_of_other_rules_not_at_all(school: School) -> None:
    drawable(school)
    save(school, own())
    begun(school, ["own_0"])
    save(school, replace(own(), topic="law"))
    assert drawable(school) == ["own_0"]
    save(school, replace(own(), schemes=("us-seattle",)))
    assert drawable(school) == []
    assert "own_0" in [key for keys in school.ask(lambda db: school.pool(db, "us-seattle")).groups.values() for key in keys]


def test_a_round_under_way_keeps_the_wording_it_began_with(school: School) -> None:
    save(school, own())
    first = begun(school, ["own_0"])
    save(school, own(stem="分类有什么用？"))
    second = begun(school, ["own_0"])
    heard(school, lambda done, failed: authoring.remove(school, ["own_0"], done, failed))
    for one, stem, version in ((first, "为什么要分类？", 1), (second, "分类有什么用？", 2)):
        again: Playing = heard(school, lambda done, failed, one=one: playing.resume(school, one.progress.round.id, done, failed))
        (asked,) = (q for q in again.progress.round.questions if q.key == "own_0")
        assert asked.stem is not None and (asked.stem["zh_CN"], asked.version) == (stem, version)
        assert again.progress.round == one.progress.round


def test_a_thing_taken_out_of_use_is_asked_about_no_more(ready: School) -> None:
    heard(ready, lambda done, failed: authoring.set_state(ready, ["which_bin:banana_peel"], "retired", done, failed))
    assert "banana_peel" not in ready.bank.items
    assert not any("banana_peel" in keys for keys in ready.ask(lambda db: ready.pool(db, RULES)).groups.values())
    undo(ready)
    assert "banana_peel" in ready.bank.items


def test_a_question_is_told_with_its_history_and_restored(school: School) -> None:
    save(school, own())
    save(school, own(stem="二"))
    assert heard(school, lambda done, failed: authoring.question(school, "own_0", done, failed)).version == 2
    told = heard(school, lambda done, failed: authoring.revisions(school, "own_0", done, failed))
    assert [(r.version, r.current) for r in told] == [(2, True), (1, False)]
    heard(school, lambda done, failed: authoring.restore(school, "own_0", 1, done, failed))
    assert (
        heard(school, lambda done, failed: authoring.question(school, "own_0", done, failed)).question.stem["zh_CN"] == own().stem["zh_CN"]
    )
    with pytest.raises(KeyError):
        heard(school, lambda done, failed: authoring.question(school, "nothing", done, failed))
    with pytest.raises(KeyError):
        heard(school, lambda done, failed: authoring.restore_builtin(school, "own_0", done, failed))


def test_a_deed_that_changes_nothing_is_no_step_and_no_line(school: School) -> None:
    before = school.ask(lambda db: sum(e.kind == bank_desk.AUDIT for e in journal.events(db)))
    deed = heard(school, lambda done, failed: authoring.tag(school, ["nothing"], ["a"], [], done, failed))
    assert not deed and undo(school) is None
    assert waited(lambda done, failed: authoring.set_state(school, [], "draft", done, failed)).keys == ()
    assert before == school.ask(lambda db: sum(e.kind == bank_desk.AUDIT for e in journal.events(db)))


# ------------------------------------------------------------------------------------------------- many at once

MANY = 3 * authoring.FEW + 7


@pytest.fixture
def many(school: School) -> School:
    def fill(db: Db) -> None:
        for n in range(MANY):
            bank_desk.save(db, own(n))

    school.ask(fill)
    return school


def test_many_are_changed_in_slices_as_one_deed(many: School) -> None:
    keys = [f"own_{n}" for n in range(MANY)]
    deed = waited(lambda done, failed: authoring.tag(many, keys, ["三月"], [], done, failed))
    assert len(deed) == MANY and deed.about == "三月"
    assert waited(lambda done, failed: authoring.set_state(many, keys, "draft", done, failed)).keys == tuple(keys)
    assert drawable(many) == []
    assert len(undo(many) or ()) == MANY and len(drawable(many)) == MANY
    lines = many.ask(lambda db: [e.body["deed"] for e in journal.events(db) if e.kind == bank_desk.AUDIT])
    assert lines == ["tag", "state", "undo_state"]


def test_before_many_are_deleted_a_backup_is_made(many: School) -> None:
    keys = [f"own_{n}" for n in range(MANY)]
    few, rest = keys[:3], keys[3:]
    waited(lambda done, failed: authoring.remove(many, few, done, failed))
    assert "delete" not in [b.reason for b in backups.list_backups(many.folder)]
    waited(lambda done, failed: authoring.remove(many, rest, done, failed))
    assert [b.reason for b in backups.list_backups(many.folder)].count("delete") == 1
    assert drawable(many) == []
    undo(many)
    assert drawable(many) == sorted(rest)


def test_built_in_questions_stop_deleting_before_it_begins(many: School) -> None:
    with pytest.raises(BuiltInStays):
        waited(lambda done, failed: authoring.remove(many, [*(f"own_{n}" for n in range(MANY)), "world_us_local"], done, failed))
    assert len(drawable(many)) == MANY and undo(many) is None


def test_what_was_done_before_a_failure_can_be_undone(many: School, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, tag = [f"own_{n}" for n in range(MANY)], bank_desk.tag
    full = DiskFull(many.folder, 0)

    def fails(db: Db, some: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Deed:
        if keys[-1] in some:
            raise full
        return tag(db, some, add, remove)

    with monkeypatch.context() as patch:
        patch.setattr(bank_desk, "tag", fails)
        with pytest.raises(DiskFull):
            waited(lambda done, failed: authoring.tag(many, keys, ["x"], [], done, failed))
        with pytest.raises(DiskFull):
            waited(lambda done, failed: authoring.tag(many, keys[-200:], ["y"], [], done, failed))
    assert len(undo(many) or ()) == 100
    assert len(undo(many) or ()) == 300
    assert undo(many) is None


def test_an_undo_that_fails_can_be_tried_again(many: School, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"own_{n}" for n in range(MANY)]
    waited(lambda done, failed: authoring.tag(many, keys, ["x"], [], done, failed))
    heard(many, lambda done, failed: authoring.tag(many, keys[:2], ["y"], [], done, failed))
    bring, calls = bank_desk.undo, list[int]()

    def fails(db: Db, deed: Deed, some: Sequence[str]) -> None:
        calls.append(1)
        if len(calls) in (1, 4):
            raise DiskFull(many.folder, 0)
        bring(db, deed, some)

    fails.__name__ = "undo"
    with monkeypatch.context() as patch:
        patch.setattr(bank_desk, "undo", fails)
        with pytest.raises(DiskFull):
            undo(many)
        assert len(undo(many) or ()) == 2
        with pytest.raises(DiskFull):
            undo(many)
        assert len(undo(many) or ()) == MANY
    assert len(redo(many) or ()) == MANY


def test_deeds_that_come_while_one_is_under_way_wait_for_it(many: School) -> None:
    keys, told = [f"own_{n}" for n in range(MANY)], list[str]()

    def say(deed: Deed | None) -> None:
        told.append(deed.name if deed else "none")

    def loud(error: BaseException) -> None:
        raise error

    authoring.tag(many, keys, ["x"], [], say, loud)
    authoring.undo(many, say, loud)
    waited(lambda done, failed: authoring.save(many, own(0, "新"), lambda deed: (say(deed), done(deed))[0], failed))
    assert told == ["tag", "tag", "save"]
    assert authoring.desk(many).redo == []


def test_only_so_many_deeds_are_remembered(school: School) -> None:
    desk = authoring.desk(school)
    for n in range(authoring.DEEP + 5):
        desk.did(Deed(str(n), "state", {"a": (0, 0)}, {"a": (1, 0)}))
    assert len(desk.undo) == authoring.DEEP and desk.undo[-1].name == str(authoring.DEEP + 4)


# ------------------------------------------------------------------------------------------------- the rest


def test_keys_are_new_and_no_things(school: School) -> None:
    keys = {authoring.new_key("matching") for _ in range(100)}
    assert len(keys) == 100 and not any(map(bank_desk.item_of, keys))


def test_own_pictures_are_kept_and_cleaned_up(school: School) -> None:
    name = heard(school, lambda done, failed: authoring.add_picture(school, b"png", done, failed))
    assert heard(school, lambda done, failed: authoring.picture(school, name, done, failed)) == b"png"
    assert waited(lambda done, failed: authoring.clean_pictures(school, done, failed)) == 0
    with pytest.raises(PictureGone):
        heard(school, lambda done, failed: authoring.picture(school, "own/none", done, failed))
