"""Merging: each line once, in any order; classes and students found again; the newer edit in force; nothing taken that cannot be trusted."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.store.making import HandClock, a_class, a_round, play
from tests.store.merged import a_station, as_source, end, everything, merge, pupils, teach, totals_by_name
from tests.store.test_lessons import begun, do
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.keeping import Clash
from wastequiz.domain.lesson_steps import Corners
from wastequiz.store import bank, erasing, journal, merging, notices, rosters, rounds, totals
from wastequiz.store.db import Db
from wastequiz.store.school import open_school

ROUNDS = st.lists(st.tuples(st.sampled_from(["三(1)班", "四(2)班"]), st.integers(1, 3), st.sampled_from(["r", "rw", "wtr"])), max_size=3)


def test_lines_of_another_computer_become_lines_of_ours_and_count(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock, [("三(1)班", 2, "rr"), ("五(3)班", 1, "w")])
    taken = merge(here, as_source(there, "there.wqschool"))[0]
    assert (taken.label, taken.station, taken.new, taken.known, taken.answers) == ("there.wqschool", there.station, 7, 0, 3)
    assert (taken.classes, taken.same_classes, taken.students, taken.same_students) == (("五(3)班",), 1, 2, 2)
    assert journal.verify(here).ok
    sums = [row for row in totals_by_name(here)["class_totals"] if row[1] == ""]
    assert sums == [("三(1)班", "", 4, 3.0, 3, 30.0, 2), ("五(3)班", "", 1, 0.0, 0, 0.0, 1)]
    assert [row[:3] for row in merging.stations(here)] == [(there.station, "there.wqschool", 7)]
    last = list(journal.events(here))[-1]
    assert (last.kind, last.body, last.station) == ("merged", {"station": there.station, "lines": 7, "answers": 3}, here.station)
    play(here, a_round("later", pupils(here)[0]), "rrr")
    assert totals.differences(here) == []
    assert all(e.kind != "clock_jump" for e in journal.events(here))
    end(here, there)


def test_merging_twice_is_merging_once(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    teach(there, "own:1", "why?", 5)
    source = as_source(there)
    merge(here, source)
    once = everything(here)
    again = merge(here, source, source)
    assert [(t.new, t.known, t.students, t.questions) for t in again] == [(0, 4, 0, 0)] * 2
    assert everything(here) == once
    end(here, there)


def test_a_trial_changes_nothing_and_says_the_same(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock, [("五(3)班", 1, "w")])
    source, before = as_source(there), everything(here)
    tried = merge(here, source, dry_run=True)
    assert everything(here) == before
    assert tried == merge(here, source)
    end(here, there)


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ROUNDS, min_size=2, max_size=3), st.lists(st.integers(0, 3_600_000), min_size=4, max_size=4), st.randoms())
def test_in_any_order_and_any_repetition_the_totals_are_the_same(
    played: list[list[tuple[str, int, str]]], at: list[int], luck: object
) -> None:
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        stations = [a_station(place / f"pc{n}", HandClock(HandClock().utc + at[n]), rounds) for n, rounds in enumerate(played)]
        sources = [as_source(db) for db in stations]
        orders = list(itertools.permutations(range(len(sources))))
        found: list[object] = []
        for n, order in enumerate((orders[0], orders[-1])):
            base = a_station(place / str(n) / "base", HandClock(HandClock().utc + at[3]), [("三(1)班", 3, "rw")])
            base.conn.execute("UPDATE journal SET id = ?1 || seq", ("same-",))  # the same lines in each base, as far as order goes
            for source in order if n == 0 else (*order, order[0]):
                merge(base, sources[source])
            found.append({table: rows for table, rows in totals_by_name(base).items() if table != "rounds"})
            end(base)
        assert found[0] == found[1]
        end(*stations)


def test_a_school_that_was_merged_elsewhere_brings_each_line_once(tmp_path: Path, clock: HandClock) -> None:
    one, two, three = (a_station(tmp_path / name, clock) for name in ("one", "two", "three"))
    merge(two, as_source(one))
    merge(three, as_source(one))
    taken = merge(three, as_source(two), as_source(one))
    assert [(t.new, t.known) for t in taken] == [(5, 4), (0, 4)]
    other = a_station(tmp_path / "other", clock, [])
    merge(other, as_source(three))
    assert totals_by_name(other)["class_totals"] == totals_by_name(three)["class_totals"]
    end(one, two, three, other)


# ---- clones
def cloned(db: Db, folder: Path, clock: HandClock) -> Db:
    """The same school on a second computer, as an image of the disk makes it."""
    source = as_source(db)
    folder.mkdir()
    shutil.copy(source.path, folder / "school.db")
    shutil.copy(db.folder / "school.key", folder / "school.key")
    return open_school(folder, clock=clock)


def test_two_computers_of_one_name_are_told_apart_and_lose_nothing(tmp_path: Path, clock: HandClock) -> None:
    first = a_station(tmp_path / "first", clock)
    second, third = cloned(first, tmp_path / "second", clock), cloned(first, tmp_path / "third", clock)
    for db, choices in ((first, "rr"), (second, "ww"), (third, "rw")):
        play(db, a_round(f"{db.folder.name}-x", pupils(db)[0], length=2), choices)
    taken = merge(first, as_source(second), as_source(third))
    assert [(t.new, t.known, len(t.cloned)) for t in taken] == [(4, 4, 1)] * 2
    names = {t.cloned[0].renamed for t in taken}
    assert len(names) == 2 and first.station not in names
    assert {(t.cloned[0].station, t.cloned[0].line) for t in taken} == {(first.station, 5)}
    assert totals_by_name(first)["student_totals"][0][2] == 8
    again = merge(first, as_source(second))[0]
    assert (again.new, again.known, again.cloned) == (0, 8, ())
    end(first, second, third)


# ---- rosters
def test_students_with_other_references_are_found_by_class_and_seat(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    student = rosters.students(there, pupils(there)[0].class_id)[0]
    rosters.change_student(there, replace(student, real_name="王小明"))
    merge(here, as_source(there))
    found = rosters.students(here, 1)[0]
    assert (found.real_name, len(rosters.students(here, 1))) == ("王小明", 2)
    assert here.conn.execute("SELECT answers FROM student_totals WHERE ref = ? AND week = ''", (found.ref,)).fetchone() == (4,)
    end(here, there)


def test_two_names_on_one_seat_are_two_students(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    for db, name in ((here, "王小明"), (there, "李小红")):
        rosters.change_student(db, replace(rosters.students(db, 1)[0], real_name=name))
    taken = merge(here, as_source(there))[0]
    assert taken.clashes == (Clash("seat", "三(1)班 1", "both"),)
    assert [(s.seat, s.real_name) for s in rosters.students(here, 1)] == [(1, "王小明"), (2, ""), (3, "李小红")]
    assert len(totals_by_name(here)["days_played"]) == 2
    rosters.fill_seats(here, 1, 99)
    third = a_station(tmp_path / "third", clock)
    rosters.change_student(third, replace(rosters.students(third, 1)[0], nickname="小星", real_name="周星"))
    assert merge(here, as_source(third))[0].clashes == (Clash("seat", "三(1)班 1", "here"),)
    end(here, there, third)


def test_a_student_who_moved_there_stays_where_they_sit_here(tmp_path: Path, clock: HandClock) -> None:
    here = a_station(tmp_path / "here", clock)
    there = cloned(here, tmp_path / "there", clock)
    student, other = rosters.students(there, 1)
    rosters.change_student(there, replace(other, nickname="月"))
    assert merge(here, as_source(there))[0].clashes == ()
    rosters.change_student(there, replace(student, seat=7, nickname="星"))
    assert merge(here, as_source(there))[0].clashes == (Clash("student", "三(1)班 7", "here"),)
    assert [(s.seat, s.nickname) for s in rosters.students(here, 1)] == [(1, "星"), (2, "月")]
    end(here, there)


def test_who_was_erased_here_does_not_come_back(tmp_path: Path, clock: HandClock) -> None:
    here = a_station(tmp_path / "here", clock)
    there = cloned(here, tmp_path / "there", clock)
    rosters.remove_student(here, rosters.students(here, 1)[1].ref)
    taken = merge(here, as_source(there))[0]
    assert (taken.clashes, len(rosters.students(here, 1))) == ((Clash("erased", "三(1)班 2", "here"),), 1)
    rosters.remove_class(here, 1)
    again = merge(here, as_source(there))[0]
    assert rosters.classes(here) == ()
    assert [c.what for c in again.clashes] == ["erased", "erased", "erased"]
    end(here, there)


@pytest.mark.parametrize("whole_class", [False, True])
def test_who_was_erased_for_good_does_not_come_back(tmp_path: Path, clock: HandClock, whole_class: bool) -> None:
    here = a_station(tmp_path / "here", clock)
    there = cloned(here, tmp_path / "there", clock)
    left = [s.seat for s in rosters.students(here, 1)][:1]
    erasing.erase_class(here, 1) if whole_class else erasing.erase_students(here, [rosters.students(here, 1)[1].ref])
    merge(here, as_source(there))
    assert [s.seat for s in rosters.everybody(here)] == ([] if whole_class else left)
    end(here, there)


def test_a_class_that_is_gone_there_is_nobody_elses_here(tmp_path: Path, clock: HandClock) -> None:
    here = a_station(tmp_path / "here", clock)
    there = a_station(tmp_path / "there", clock, [("五(3)班", 1, "rr")])
    rosters.remove_class(there, 1)
    merge(here, as_source(there))
    assert totals_by_name(here)["class_totals"][-1][:3] == ("三(1)班", "2026-W47", 2)
    assert len(rosters.classes(here)) == 1
    merge(here, as_source(there))
    assert rosters.add_class(here, "新班", rosters.Band.g34).id > 2
    end(here, there)


def test_a_class_that_was_renamed_there_stays_the_same_class(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    merge(here, as_source(there))
    rosters.rename(there, 1, "四(1)班")
    a_class(there, "三(1)班", 1)
    a_class(here, "三(1)班 · 2", 1)
    taken = merge(here, as_source(there))[0]
    assert (taken.same_classes, taken.classes) == (1, ("三(1)班 · 3",))
    assert Clash("class_name", "三(1)班", "both") in taken.clashes
    assert [c.name for c in rosters.classes(here)] == ["三(1)班", "三(1)班 · 2", "三(1)班 · 3"]
    end(here, there)


# ---- bank
def test_the_newer_edit_is_in_force_and_both_are_kept(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    for db, stems, at in ((here, ("old", "new", "same"), (1, 9, 5)), (there, ("newer", "older", "same"), (5, 5, 5))):
        for n, stem in enumerate(stems):
            teach(db, f"own:{n}", stem, at[n])
    taken = merge(here, as_source(there))[0]
    assert [bank.authored(here, f"own:{n}").stem.to("en") for n in range(3)] == ["newer", "new", "same"]
    assert (taken.questions, taken.same_questions) == (1, 1)
    assert taken.clashes == (Clash("question", "old", "newer"), Clash("question", "new", "newer"))
    kept = here.conn.execute("SELECT id, version, deed FROM revisions ORDER BY id, version").fetchall()
    assert kept == [(f"own:{n}", version, "merge") for n in (0, 1) for version in (1, 2)]
    once = everything(here)
    assert merge(here, as_source(there))[0].clashes == ()
    assert everything(here) == once
    teach(there, "own:0", "newest", 20)
    merge(here, as_source(there))
    assert here.conn.execute("SELECT version FROM questions WHERE id = 'own:0'").fetchone() == (3,)
    end(here, there)


def test_a_builtin_question_edited_there_replaces_the_one_here(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    for db in (here, there):
        teach(db, "why:1", "as shipped", 0)
        db.conn.execute("UPDATE questions SET origin = 'builtin', edited = 0")
    teach(there, "why:1", "mended", 7)
    for db, body, edited in ((here, "{}", 0), (there, '{"name": {}}', 1)):
        db.conn.execute("INSERT INTO items VALUES ('i', 0, ?, 'builtin', ?, 0)", (body, edited))
    assert merge(here, as_source(there))[0].questions == 2
    assert here.conn.execute("SELECT body FROM items").fetchone() == ('{"name": {}}',)
    assert bank.authored(here, "why:1").stem.to("en") == "mended"
    assert here.conn.execute("SELECT what, version FROM revisions ORDER BY what").fetchall() == [
        ("item", 1),
        ("question", 2),
        ("shipped", 1),
    ]
    end(here, there)


def test_rules_both_have_changed_stay_as_they_are_here(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    for db, name in ((here, "ours"), (there, "theirs")):
        db.conn.execute("INSERT INTO items VALUES ('i', 0, json_object('name', json_object('en', ?)), 'teacher', 0, 0)", (name,))
        db.conn.execute("INSERT INTO schemes VALUES (?, 0, '{}', 'teacher', 0, 0)", (name,))
    taken = merge(here, as_source(there))[0]
    assert (taken.clashes, taken.questions) == ((Clash("item", "ours", "here"),), 1)
    assert here.conn.execute("SELECT count(*) FROM schemes").fetchone() == (2,)
    end(here, there)


def test_pictures_quizzes_plans_and_words_come_along(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock, [("新", 1, "r")])
    png = b"\x89PNG\r\n\x1a\n and so on"
    import hashlib

    there.conn.execute("INSERT INTO own_pictures VALUES (?, 1, ?)", ("own/" + hashlib.sha256(png).hexdigest()[:24], png))
    there.conn.execute("INSERT INTO own_pictures VALUES ('own/wrong', 1, ?)", (png,))
    there.conn.execute("INSERT INTO quizzes VALUES ('q', 'Quiz', '{\"class\": 1}', 1, 0)")
    there.conn.execute("INSERT INTO assignments VALUES ('a', 'q', 1, '', '')")
    there.conn.execute("INSERT INTO class_plans VALUES (1, 'seating', ?)", (f'{{"places": {{"{pupils(there, "新")[0].ref}": [0, 0]}}}}',))
    notices.keep_word(there, "灯泡")
    assert merge(here, as_source(there))[0].others == 4
    own = rosters.class_by_name(here, "新").id
    assert own != 1
    assert here.conn.execute("SELECT class_id FROM assignments").fetchone() == (own,)
    assert here.conn.execute("SELECT class_id FROM class_plans").fetchone() == (own,)
    assert here.conn.execute("SELECT body FROM quizzes").fetchone() == (f'{{"class":{own}}}',)
    assert notices.words(here)[0].word == "灯泡"
    assert merge(here, as_source(there))[0].others == 0
    end(here, there)


# ---- rounds of elsewhere
def test_a_round_cut_off_elsewhere_is_not_offered_here(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock, []), a_station(tmp_path / "there", clock, [])
    play(there, a_round("open", pupils(there)[0]), "r", finish=False)
    assert rounds.interrupted(there) is not None
    merge(here, as_source(there))
    assert rounds.interrupted(here) is None
    end(here, there)


# ---- lessons
def test_an_entry_taken_back_in_class_stays_taken_back(tmp_path: Path, clock: HandClock) -> None:
    """Taking back names the line of the entry: here it has another number, and it may have come with an earlier merge."""
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock, [])
    who = pupils(there, "新")
    for n, lesson in enumerate(begun(there, who, lesson_id=f"l{n}") for n in range(2)):
        standing = do(there, lesson, steps.enter(lesson, Corners({p.ref: "food" for p in who})))
        if n:
            merge(here, as_source(there))
        do(there, standing, steps.void(standing, 0))
    merge(here, as_source(there))
    for table in ("class_totals", "item_totals", "lessons"):
        theirs = totals_by_name(there)[table]
        assert theirs and all(row in totals_by_name(here)[table] for row in theirs if table != "item_totals")
    end(here, there)
