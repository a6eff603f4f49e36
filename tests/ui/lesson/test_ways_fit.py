"""Every way of answering on the lesson's own page: nothing is cut, overlaps or is too small, in both languages and with the largest text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_choice, make_true_false, put, text
from tests.ui.lesson.a_page import begun, fail, teams
from tests.ui.screens.playground import SIZES, context_on, not_cut, shown
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import Chosen, Corners, Hands
from wastequiz.domain.questions import Option, Question
from wastequiz.domain.text import Text
from wastequiz.services.hosting import Hosting
from wastequiz.stage.look import Look
from wastequiz.stage.theme import TEXT_SIZES, Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screens.lesson import LessonScreen

SENTENCE = Text(
    zh_CN="先把瓶子里剩下的水倒干净再压扁放进可回收物桶",
    en="Pour out what is left in the bottle, press it flat and put it in with the recyclables",
)
WAYS = (("hands", 0), ("corners", 0), ("lanes", 2), ("lanes", 3), ("lanes", 4), ("buzzers", 2), ("buzzers", 5), ("buzzers", 8))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def written() -> tuple[Question, ...]:
    long = tuple(Option(letter, SENTENCE if letter in "ad" else text(f"answer {letter}"), letter == "b") for letter in "abcd")
    return put(make_choice("long", options=long, stem=SENTENCE)), put(make_true_false("fact", stem=SENTENCE))


def told(qtbot: Any, host: Hosting) -> None:
    """Everybody answers, and it is told."""
    question, method = host.lesson.question, host.lesson.spec.method
    right = KINDS[question.kind].solution(question)
    after: list[Lesson] = []
    if method == "hands":
        host.enter(Hands(((right[0], 37), *((o.id, 3) for o in question.options if not o.right))), after.append, fail)
    elif method == "corners":
        assert host.lesson.roll is not None
        host.enter(Corners(dict.fromkeys(host.lesson.roll.present, right[0])), after.append, fail)
    else:
        for team in host.lesson.spec.teams if method == "lanes" else host.lesson.spec.teams[:1]:
            host.enter(Chosen(right, 900, team=team.id), after.append, fail)
    host.tell(after.append, fail)
    qtbot.waitUntil(lambda: host.lesson.phase == "told")


def look_at(qtbot: Any, context: Context, host: Hosting, monkeypatch: pytest.MonkeyPatch, sizes: Any = SIZES[:3]) -> None:
    context.session = Session(hosting=host)
    page = LessonScreen(context)
    with watched_words(monkeypatch) as seen:
        shown(qtbot, page)
        if host.lesson.spec.method == "corners":
            way: Any = page.way
            qtbot.waitUntil(lambda: bool(way.seats))
        for size in sizes:
            page.resize(*size)
            page.grab()
            not_cut(page)
            texts, cut = seen.take()
            assert texts and not cut, size


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("method", "n"), WAYS)
def test_nothing_is_cut(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, method: str, n: int, language: str) -> None:
    host = begun(qtbot, context, method, seats=40, teams=teams(n), topic="items")
    i18n.use(language)
    look_at(qtbot, context, host, monkeypatch)
    told(qtbot, host)
    look_at(qtbot, context, host, monkeypatch)


@pytest.mark.parametrize("question", written(), ids=lambda q: q.kind)
@pytest.mark.parametrize(("method", "n"), [("hands", 0), ("lanes", 2), ("lanes", 4)])
def test_whole_sentences_fit_with_the_largest_text(
    qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, method: str, n: int, question: Question
) -> None:
    context.look = Look(Theme(reduced_motion=True, text_scale=TEXT_SIZES["largest"]))
    host = begun(qtbot, context, method, seats=40, teams=teams(n))
    host.lesson = replace(host.lesson, questions=(question, *host.lesson.questions[1:]))
    look_at(qtbot, context, host, monkeypatch, SIZES[:1] + SIZES[2:3])
