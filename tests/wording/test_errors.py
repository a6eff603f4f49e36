"""Every known error is a sentence with a next step, in every language."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wastequiz import i18n
from wastequiz.domain import errors as facts
from wastequiz.domain.errors import KnownError, Problem
from wastequiz.wording import errors

MS = 1_772_700_000_000


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def kinds() -> list[type[KnownError]]:
    """All subclasses there are, wherever they were made in the program."""
    import wastequiz.services.school  # noqa: F401 - brings the store and the formats along

    def below(kind: type[KnownError]) -> Iterator[type[KnownError]]:
        for sub in kind.__subclasses__():
            yield sub
            yield from below(sub)

    return [k for k in below(KnownError) if k.__module__.startswith("wastequiz.")]


def sample(kind: type[KnownError]) -> KnownError:
    """One with a value for every fact."""
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in dataclasses.fields(kind):  # pyright: ignore[reportArgumentType]
        hint = hints[field.name]
        options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        values[field.name] = {
            str: field.name,
            int: 7,
            bool: True,
            Path: Path("/school") / field.name,
            tuple[str, ...]: ("one", "two"),
            tuple[Problem, ...]: (Problem("a.csv", "bread", "why", "missing_field"),),
        }[options[0]]
    return kind(**values)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_known_error_says_what_happened_and_what_to_do_next(kind: type[KnownError]) -> None:
    told = errors.told(sample(kind))
    assert told.what and told.then, "what happened, and a next step"
    assert told.what != errors.told(KnownError()).what, f"{kind.__name__} has no words of its own in wording/errors.py"
    sentence = errors.sentence(sample(kind))
    assert sentence.startswith(told.what) and sentence.endswith(told.then)
    for part in (told.what, told.safe, told.then):
        assert not part or part[-1] in ".:" or "a.csv" in part
        assert "{" not in part and kind.__name__ not in part


def test_an_error_nobody_wrote_words_for_still_speaks() -> None:
    assert errors.sentence(KnownError()) == "Something did not work. What was kept before is safe. Please try again."
    assert errors.details(KnownError()) == ""


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_paths_stand_in_the_details_and_not_in_the_sentence(kind: type[KnownError]) -> None:
    error = sample(kind)
    for field in dataclasses.fields(kind):  # pyright: ignore[reportArgumentType]
        value = getattr(error, field.name)
        if isinstance(value, Path):
            assert str(value) not in errors.sentence(error)
            assert str(value) in errors.details(error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (facts.UnknownClass("9-9", ()), "Add a class"),
        (facts.UnknownClass("9-9", tuple(f"c{n}" for n in range(20))), "c11 …."),
        (facts.TooFewForTeams(3, 4), "3 students are too few for 4 teams."),
        (facts.BadTeams(5, 2, 4), "from 2 to 4 teams"),
        (facts.NobodyToCall(40), "Mark who is there"),
        (facts.BadSeat(" "), "The seat number is missing."),
        (facts.BadName("", "empty", 40), "The name is still empty."),
        (facts.BadName("x", "long", 40), "Use at most 40 signs."),
        (facts.BadName("\u200b", "invisible", 40), "no sign that can be seen"),
        (facts.NothingToPractise("mistakes"), "The mistake book is empty."),
        (facts.NothingToPractise("mix_up"), "another pair of bins"),
        (facts.NothingToPractise("daily"), "Play a round first."),
        (facts.LevelLocked(4, 3), "Pass level 3 first."),
        (facts.NoQuestions("cn-gb", None), "There is no question for these rules."),
        (facts.NoQuestions("cn-gb", "winter"), "“Winter”"),
        (facts.SchoolFileDamaged(Path("/s"), None), "There is no backup."),
        (facts.SchoolFileDamaged(Path("/s"), Path("/b")), "Please restore the newest backup."),
        (facts.SchoolFileGone(Path("/s"), Path("/b"), MS), "2026-03-05"),
        (facts.PinLocked(90), "1:30"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, KnownError) else "",
)
def test_facts_choose_the_words(error: KnownError, words: str) -> None:
    assert words in errors.sentence(error)


def test_details_tell_which_library_did_not_load() -> None:
    assert errors.details(facts.QtMissing("libEGL.so.1")) == "libEGL.so.1"


def test_details_tell_why_a_backup_failed() -> None:
    assert "did not pass" in errors.details(facts.BackupFailed(Path("/b"), "check"))
    assert "could not be written" in errors.details(facts.BackupFailed(Path("/b"), "write"))


def test_what_somebody_typed_is_never_taken_for_a_field() -> None:
    assert "“{name}”" in errors.sentence(facts.ClassExists("{name}"))


def test_sentences_of_chinese_stand_without_a_space_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "current", lambda: "zh_CN")
    assert errors.joined("磁盘满了。", "", "请再试。") == "磁盘满了。请再试。"
