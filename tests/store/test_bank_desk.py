"""Questions changed at the desk: every deed can be undone, every wording comes back, and what was answered stays with what was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import HandClock, a_bank, authored, text
from wastequiz.domain.bank import card_of
from wastequiz.domain.errors import BuiltInStays, PictureGone
from wastequiz.store import bank, bank_desk, journal, own_pictures, revisions
from wastequiz.store.bank_desk import Deed
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school


@pytest.fixture
def full(db: Db) -> Db:
    """Three built-in questions (q0 .. q2) and one of a teacher's own."""
    bank.load_builtin(db, a_bank(), "1")
    bank_desk.save(db, authored("own", "all mine"))
    return db


def rows(db: Db) -> list[tuple[Any, ...]]:
    return [(*db.conn.execute("SELECT * FROM questions WHERE id = ?", (key,)).fetchone(),) for key in keys(db)]


def keys(db: Db) -> list[str]:
    return [key for (key,) in db.conn.execute("SELECT id FROM questions ORDER BY pos, id")]


def undo(db: Db, deed: Deed) -> None:
    bank_desk.undo(db, deed, deed.keys)


# ------------------------------------------------------------------------------------------------- one question


def test_a_new_question_is_published_and_the_teachers_own(full: Db) -> None:
    kept = bank_desk.kept(full, "own")
    assert (kept.question, kept.state, kept.origin, kept.edited, kept.version) == (
        authored("own", "all mine"),
        "published",
        "teacher",
        False,
        1,
    )
    assert kept.edited_utc_ms == full.clock.utc_ms()
    assert [c.key for c in bank.cards(full)] == ["q0", "q1", "q2", "own"]
    with pytest.raises(KeyError):
        bank_desk.kept(full, "nothing")


def test_a_new_question_may_begin_as_a_draft(db: Db) -> None:
    deed = bank_desk.save(db, authored("own"), "draft")
    assert (deed.name, deed.keys, len(deed)) == ("new", ("own",), 1)
    assert bank_desk.kept(db, "own").state == "draft"
    assert list(bank.cards(db)) == [] and bank_desk.card(db, "own") is None
    bank_desk.save(db, authored("own", "better"))
    assert bank_desk.kept(db, "own").state == "draft"
    bank_desk.save(db, authored("own", "better"), "published")
    assert bank_desk.card(db, "own") == card_of(authored("own", "better"))


def test_the_file_an_import_came_from_is_told_as_the_origin(full: Db) -> None:
    full.conn.execute("INSERT INTO batches VALUES ('b1', 1, 0, '三年级.xlsx', 1)")
    full.conn.execute("UPDATE questions SET batch = 'b1' WHERE id = 'own'")
    assert bank_desk.kept(full, "own").origin == "三年级.xlsx"
    full.conn.execute("UPDATE questions SET batch = 'b2' WHERE id = 'own'")
    assert bank_desk.kept(full, "own").origin == "teacher"


def test_another_wording_is_another_version_and_filing_it_otherwise_is_not(full: Db) -> None:
    first = bank_desk.kept(full, "own").question
    bank_desk.save(full, replace(first, difficulty=5, topic="law", tags=("电池",), points=0))
    assert bank_desk.kept(full, "own").version == 1
    assert bank_desk.history(full, "own")[0].version == 1
    bank_desk.save(full, replace(first, stem=text("all mine, and longer")))
    assert bank_desk.kept(full, "own").version == 2
    assert bank.authored(full, "own", 1).stem == text("all mine")
    assert bank.authored(full, "own", 1).difficulty == 5
    assert bank.authored(full, "own").version == bank.authored(full, "own", 2).version == 2
    with pytest.raises(KeyError):
        bank.authored(full, "own", 3)


def test_the_same_wording_has_the_same_version_again(full: Db) -> None:
    for words in ("two", "three", "two", "all mine"):
        bank_desk.save(full, authored("own", words))
    assert bank_desk.kept(full, "own").version == 1
    assert [(r.version, r.deed, r.current) for r in bank_desk.history(full, "own")] == [
        (3, "save", False),
        (2, "save", False),
        (1, "begin", True),
    ]
    bank_desk.save(full, authored("own", "four"))
    assert bank_desk.kept(full, "own").version == 4


def test_an_earlier_wording_comes_back_with_the_tags_of_today(full: Db) -> None:
    bank_desk.save(full, authored("own", "two"))
    bank_desk.tag(full, ["own"], add=("new",))
    deed = bank_desk.restore(full, "own", 1)
    kept = bank_desk.kept(full, "own")
    assert (deed.name, kept.version, kept.question.stem, kept.question.tags) == ("restore", 1, text("all mine"), ("new",))
    undo(full, deed)
    assert bank_desk.kept(full, "own").version == 2
    for key, version in (("own", 7), ("nothing", 1)):
        with pytest.raises(KeyError):
            bank_desk.restore(full, key, version)


def test_a_question_that_never_was_has_no_history(full: Db) -> None:
    assert bank_desk.history(full, "nothing") == ()
    (only,) = bank_desk.history(full, "q0")
    assert (only.version, only.utc_ms, only.current, only.body["key"]) == (1, 0, True, "q0")


# ------------------------------------------------------------------------------------------------- built-in ones


def test_a_built_in_question_reads_as_the_teacher_wrote_it_until_it_is_restored(full: Db) -> None:
    bank_desk.save(full, authored("q1", "mine now"))
    assert bank_desk.kept(full, "q1").edited
    newer = replace(a_bank(), questions={"q0": authored("q0"), "q1": authored("q1", "shipped anew")})
    bank.load_builtin(full, newer, "2")
    assert bank_desk.kept(full, "q1").question.stem == text("mine now")
    deed = bank_desk.restore_builtin(full, "q1")
    kept = bank_desk.kept(full, "q1")
    assert (deed.name, kept.edited, kept.question.stem, kept.version) == ("restore_builtin", False, text("shipped anew"), 3)
    undo(full, deed)
    assert bank_desk.kept(full, "q1").edited
    bank_desk.redo(full, deed, deed.keys)
    bank.load_builtin(full, a_bank(), "3")
    assert bank_desk.kept(full, "q1").question == authored("q1"), "the wording of the beginning is version 1 once more"


@pytest.mark.parametrize("key", ["q0", "own", "nothing"])
def test_what_nobody_changed_cannot_be_restored(full: Db, key: str) -> None:
    bank_desk.save(full, authored("own", "two"))
    with pytest.raises(KeyError):
        bank_desk.restore_builtin(full, key)


def test_an_upgrade_that_rewords_a_question_gives_it_a_version_and_leaves_its_tags(full: Db) -> None:
    bank_desk.tag(full, ["q0", "q1"], add=("mine",))
    newer = replace(a_bank(), questions={"q0": authored("q0", "reworded"), "q1": replace(authored("q1"), difficulty=4)})
    bank.load_builtin(full, newer, "2")
    assert [(bank_desk.kept(full, key).version, bank_desk.kept(full, key).question.tags) for key in ("q0", "q1")] == [
        (2, ("mine",)),
        (1, ("mine",)),
    ]
    assert bank_desk.kept(full, "q1").question.difficulty == 4
    assert [r.deed for r in bank_desk.history(full, "q0")] == ["upgrade", "begin"]


def test_what_a_teacher_took_out_of_use_stays_out_of_use_after_an_upgrade(full: Db) -> None:
    bank_desk.set_state(full, ["q0", "which_bin:i1"], "retired")
    bank.load_builtin(full, a_bank(), "2")
    assert bank_desk.kept(full, "q0").state == "retired"
    assert "i1" not in bank.read_bank(full).items
    bank_desk.set_state(full, ["q0", "which_bin:i1"], "published")
    bank.load_builtin(full, a_bank(), "3")
    assert bank_desk.kept(full, "q0").state == "published" and "i1" in bank.read_bank(full).items


# ------------------------------------------------------------------------------------------------- many questions


def test_states_are_set_where_they_are_not_so_already(full: Db) -> None:
    deed = bank_desk.set_state(full, ["q0", "own", "nothing", "which_bin:i0", "which_bin:none"], "draft")
    assert (deed.keys, deed.about) == (("q0", "own"), "draft")
    assert not bank_desk.set_state(full, ["q0"], "draft")
    assert [c.key for c in bank.cards(full)] == ["q1", "q2"]
    undo(full, deed)
    assert [c.key for c in bank.cards(full)] == ["q0", "q1", "q2", "own"]


def test_tags_are_added_and_taken_away_and_the_rest_keep_their_order(full: Db) -> None:
    bank_desk.save(full, replace(authored("own"), tags=("b", "a")))
    before = rows(full)
    deed = bank_desk.tag(full, ["own", "q0", "nothing"], add=("c", "a"), remove=("b", "x"))
    assert bank_desk.kept(full, "own").question.tags == ("a", "c") and bank_desk.kept(full, "q0").question.tags == ("c", "a")
    assert not bank_desk.tag(full, ["own"], add=("a",))
    undo(full, deed)
    assert rows(full) == before
    assert "tags" not in json.loads(rows(full)[0][2])


def test_a_deleted_question_leaves_its_wording_for_those_who_answered_it(full: Db) -> None:
    bank_desk.save(full, authored("own", "two"))
    before = rows(full)
    deed = bank_desk.remove(full, ["own", "nothing"])
    assert deed.keys == ("own",) and keys(full) == ["q0", "q1", "q2"]
    assert (bank.authored(full, "own").stem, bank.authored(full, "own", 1).stem) == (text("two"), text("all mine"))
    with pytest.raises(KeyError):
        bank.asked_now(full, "own")
    assert [r.current for r in bank_desk.history(full, "own")] == [False, False]
    undo(full, deed)
    assert rows(full) == before
    bank_desk.redo(full, deed, deed.keys)
    bank_desk.redo(full, deed, deed.keys)
    bank_desk.save(full, authored("own", "three"))
    assert bank_desk.kept(full, "own").version == 3, "what was answered before must not count for it"


def test_built_in_questions_stay_and_nothing_is_deleted(full: Db) -> None:
    with pytest.raises(BuiltInStays) as stays:
        bank_desk.remove(full, ["own", "q0", "which_bin:i0"])
    assert stays.value.n == 2 and "own" in keys(full)


def test_a_question_comes_back_beside_what_came_in_meanwhile(full: Db) -> None:
    deed = bank_desk.remove(full, ["own"])
    bank_desk.save(full, authored("other"))
    undo(full, deed)
    assert set(keys(full)) == {"q0", "q1", "q2", "own", "other"}


def test_the_journal_tells_of_a_deed_and_not_what_it_says(full: Db) -> None:
    bank_desk.audit(full, "remove", [f"k{n}" for n in range(50)])
    *_, last = journal.events(full)
    assert (last.kind, last.body["deed"], last.body["n"], len(last.body["keys"])) == ("bank_edited", "remove", 50, 20)


# ------------------------------------------------------------------------------------------------- any deeds

KEYS = st.lists(st.sampled_from(["q0", "q1", "own", "new", "which_bin:i0"]), min_size=1, max_size=4, unique=True)
DEEDS = st.one_of(
    st.tuples(st.just("save"), st.sampled_from(["q0", "own", "new"]), st.sampled_from(["a", "b", "c"])),
    st.tuples(st.just("state"), KEYS, st.sampled_from(bank_desk.STATES)),
    st.tuples(st.just("tag"), KEYS, st.lists(st.sampled_from(["x", "y", "z"]), min_size=2, max_size=2)),
    st.tuples(st.just("remove"), KEYS, st.none()),
    st.tuples(st.just("restore"), st.sampled_from(["q0", "own", "new"]), st.integers(1, 3)),
    st.tuples(st.just("restore_builtin"), st.just("q0"), st.none()),
)


def do(db: Db, deed: tuple[str, Any, Any]) -> Deed | None:
    name, what, how = deed
    try:
        match name:
            case "save":
                return bank_desk.save(db, authored(what, how))
            case "state":
                return bank_desk.set_state(db, what, how)
            case "tag":
                return bank_desk.tag(db, what, how[:1], how[1:])
            case "remove":
                return bank_desk.remove(db, what)
            case "restore":
                return bank_desk.restore(db, what, how)
            case _:
                return bank_desk.restore_builtin(db, what)
    except (KeyError, BuiltInStays):
        return None


@pytest.fixture(scope="module")
def played() -> Iterator[Db]:
    with TemporaryDirectory() as place:
        opened = open_school(Path(place) / "school", clock=HandClock())
        bank.load_builtin(opened, a_bank(), "1")
        bank_desk.save(opened, authored("own", "all mine"))
        yield opened
        close_school(opened)


def whole(db: Db) -> Any:
    return rows(db), db.conn.execute("SELECT id, retired FROM items ORDER BY id").fetchall()


@given(st.lists(DEEDS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_deeds_undone_one_by_one_give_the_bank_of_before_and_done_again_that_of_after(
    played: Db, deeds: list[tuple[str, Any, Any]]
) -> None:
    db = played
    db.conn.execute("SAVEPOINT example")
    before = whole(db)
    done = [deed for one in deeds if (deed := do(db, one))]
    after = whole(db)
    for deed in reversed(done):
        undo(db, deed)
    assert whole(db) == before
    for deed in done:
        bank_desk.redo(db, deed, deed.keys)
    assert whole(db) == after
    for key in {key for deed in done for key in deed.keys if not bank_desk.item_of(key)}:
        versions = [r.version for r in bank_desk.history(db, key)]
        assert len(set(versions)) == len(versions)
        wordings = [json.dumps(revisions.wording(json.dumps(r.body))) for r in bank_desk.history(db, key)]
        assert len(set(wordings)) == len(wordings), "one wording, one version"
    db.conn.execute("ROLLBACK TO example")
    db.conn.execute("RELEASE example")


# ------------------------------------------------------------------------------------------------- own pictures


def test_a_picture_is_kept_once_under_the_digest_of_its_bytes(db: Db) -> None:
    name = own_pictures.add(db, b"a picture")
    assert name == own_pictures.add(db, b"a picture") == own_pictures.name_of(b"a picture") and name.startswith("own/") and len(name) == 28
    assert own_pictures.picture(db, name) == b"a picture"
    with pytest.raises(PictureGone):
        own_pictures.picture(db, "own/nothing")


def test_pictures_nothing_uses_go_after_a_day_and_those_of_earlier_wordings_stay(full: Db, clock: HandClock) -> None:
    one, two, three = (own_pictures.add(full, data) for data in (b"1", b"2", b"3"))
    bank_desk.save(full, replace(authored("own"), picture=one))
    bank_desk.save(full, replace(authored("own"), picture=two))
    assert own_pictures.clean(full) == 0
    clock.pass_ms(2 * own_pictures.GRACE_MS)
    four = own_pictures.add(full, b"4")
    assert own_pictures.clean(full) == 1
    for name in (one, two, four):
        assert own_pictures.picture(full, name)
    with pytest.raises(PictureGone):
        own_pictures.picture(full, three)
