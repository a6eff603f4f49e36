"""The open school: opening, preferences that stay, the scheme in force, and the bank brought up to date."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from tests.services.asking import heard
from wastequiz import paths
from wastequiz.domain.errors import SchoolFileForeign, UnknownScheme
from wastequiz.services import school as services_school
from wastequiz.services.school import DEFAULT_SCHEME, School, builtin_version
from wastequiz.store import bank as bank_store
from wastequiz.store import journal


def test_a_new_school_opens_with_the_built_in_bank_and_nothing_asked_yet(tmp_path: Path) -> None:
    school = School(tmp_path)
    opened, failed = threading.Event(), list[BaseException]()
    school.start(opened.set, failed.append)
    assert opened.wait(60) and not failed
    try:
        assert not school.preferences.asked and DEFAULT_SCHEME in school.bank.schemes
        assert not school.bank.items  # the first page does without them
        school.get_ready()
        school.get_ready()
        school.ask(lambda _db: None)
        assert len(school.bank.items) > 100
    finally:
        school.close()
        school.close()


def test_a_school_that_cannot_open_says_why_to_both_ways_of_opening(tmp_path: Path) -> None:
    (tmp_path / "school.db").write_bytes(b"something else entirely, and long enough to be looked at" * 99)
    with pytest.raises(SchoolFileForeign):
        School(tmp_path).open_and_wait()
    said = threading.Event()
    errors: list[BaseException] = []
    again = School(tmp_path)
    again.start(lambda: None, lambda error: (errors.append(error), said.set()))
    assert said.wait(60) and isinstance(errors[0], SchoolFileForeign)
    with pytest.raises(SchoolFileForeign):
        again.ask(lambda _db: None)  # however late
    again.close()


def test_preferences_hold_at_once_and_after_opening_again(school: School) -> None:
    heard(school, lambda done, failed: school.prefer(done, language="en", effects=300))
    school.prefer(theme="highContrast")
    assert school.preferences.language == "en" and school.preferences.effects == 100
    school.close()
    again = School(school.folder).open_and_wait()
    try:
        assert (again.preferences.language, again.preferences.effects, again.preferences.theme) == ("en", 100, "highContrast")
    finally:
        again.close()


def test_an_unknown_chosen_scheme_falls_back_to_the_default(school: School) -> None:
    assert school.scheme.code == DEFAULT_SCHEME
    school.prefer(scheme="cn-beijing")
    assert school.scheme.code == "cn-beijing"
    school.prefer(scheme="cn-atlantis")
    assert school.scheme.code == DEFAULT_SCHEME


def test_what_can_be_drawn_is_made_once_for_each_scheme(school: School) -> None:
    pool = school.ask(lambda db: school.pool(db, "cn-gb"))
    assert school.ask(lambda db: school.pool(db, "cn-gb")) is pool
    with pytest.raises(UnknownScheme):
        school.ask(lambda db: school.pool(db, "cn-atlantis"))


def test_a_note_stands_in_the_journal(school: School) -> None:
    before = school.ask(journal.verify).events
    school.note("noticed", {"what": "a thing"})
    assert school.ask(journal.verify).events == before + 1


def test_a_long_job_gives_its_result(school: School) -> None:
    said = threading.Event()
    found: list[object] = []
    school.paced(lambda db, pace: 7, lambda n: (found.append(n), said.set()))
    assert said.wait(30) and found == [7]


def test_a_changed_source_file_is_another_version_and_is_loaded_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = Path(shutil.copytree(paths.questions(), tmp_path / "questions"))
    (sources / "notes.md").write_text("not a source", encoding="utf-8")
    monkeypatch.setattr(paths, "questions", lambda: sources)
    before = builtin_version()
    scheme = sources / "schemes" / "cn-gb.toml"
    scheme.write_text(scheme.read_text(encoding="utf-8") + "\n# touched\n", encoding="utf-8")
    assert builtin_version() != before
    (sources / "more.md").write_text("still not a source", encoding="utf-8")
    now = builtin_version()
    (sources / "more.md").unlink()
    assert builtin_version() == now
    school = School(folder).open_and_wait()
    try:
        assert school.ask(bank_store.loaded_version) == now
    finally:
        school.close()


def test_another_version_of_the_program_is_another_version_of_the_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    before = builtin_version()
    monkeypatch.setattr(services_school, "__version__", "999")
    assert builtin_version() != before
