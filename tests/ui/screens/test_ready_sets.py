"""Ready quizzes: those for one's age first, all whole on every screen, a touch begins one; an exam tells at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press, shown
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.cli.touring import choice_of
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.sets import EXAM, pass_mark
from wastequiz.domain.students import Contestant
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Quiz, Results, WhoPlays
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.ready_sets import ReadySetsScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.widgets.feedback_sheet import FeedbackSheet


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[ReadySetsScreen, list[Any]]:
    screen = ReadySetsScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: bool(screen.cards))
    return screen, places


def sets_of(screen: ReadySetsScreen, band: Band) -> list[str]:
    return [offer.ready.id for offer in screen.offers if offer.ready.band == band]


def test_those_for_ones_age_come_first(qtbot: Any, context: Context) -> None:
    context.session = Session(spec=RoundSpec("cn-harbin", Band.g56))
    screen, _places = opened(qtbot, context)
    assert screen.band == Band.g56
    assert [card.isChecked() for card in screen.band_cards] == [band == Band.g56 for band in screen.bands]
    assert len(screen.cards) == len(sets_of(screen, Band.g56)) == 6


def test_another_age_shows_its_own(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    before = [card.name for card in screen.cards]
    click(qtbot, screen.band_cards[screen.bands.index(Band.g12)])
    assert [card.name for card in screen.cards] != before
    assert len(screen.cards) == len(sets_of(screen, Band.g12))
    assert all(card.isVisible() for card in screen.cards)
    assert screen.cards[0].hasFocus()


def test_an_age_that_has_none_shows_the_nearest(qtbot: Any, context: Context) -> None:
    school = context.school
    school.ask(lambda db: school.pool(db, "cn-harbin"))
    school.bank = replace(school.bank, sets={k: s for k, s in school.bank.sets.items() if s.band not in (Band.g34, Band.g56)})
    context.session = Session(spec=RoundSpec("cn-harbin", Band.g34))
    screen, _places = opened(qtbot, context)
    assert screen.band == Band.g12


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_page_is_whole_on_every_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    screen, _places = opened(qtbot, context, size)
    with watched_words(monkeypatch) as seen:
        for card in list(screen.band_cards):
            click(qtbot, card)
            screen.grab()
            not_cut_but_for_speakers(screen)
        texts, cut = seen.take()
    assert texts and not cut


def not_cut_but_for_speakers(screen: ReadySetsScreen) -> None:
    """Speakers lie on their cards on purpose."""
    speakers = [s for s in screen.speakers if s.isVisible()]
    for speaker in speakers:
        speaker.hide()
    not_cut(screen)
    for speaker in speakers:
        speaker.show()


def test_the_speaker_reads_what_a_quiz_is_about(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _places = opened(qtbot, context)
    said: list[str] = []
    monkeypatch.setattr(screen, "say", said.append)
    click(qtbot, screen.speakers[0])
    card = screen.cards[0]
    assert said == [f"{card.name}. {card.about} {card.much}"]


def test_a_touch_begins_the_quiz_for_who_plays(qtbot: Any, context: Context) -> None:
    school_class = add_class(qtbot, context, "Class 3-2", 2)
    who = Contestant(animal="fox")
    context.session = Session(who, school_class, RoundSpec("cn-harbin", Band.g34))
    screen, places = opened(qtbot, context)
    click(qtbot, screen.cards[1])
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()]
    playing = context.session.playing
    assert playing is not None and playing.progress.round.spec.ready_set == sets_of(screen, Band.g34)[1]
    assert (playing.progress.round.contestant, context.session.school_class) == (who, school_class)


def test_a_quiz_that_cannot_begin_leaves_the_page_usable(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    troubles: list[BaseException] = []
    screen.failed.disconnect()
    screen.failed.connect(troubles.append)
    screen.begin("gone")
    qtbot.waitUntil(lambda: bool(troubles))
    assert screen.isEnabled()


def test_the_way_back_is_the_choice_of_who_plays(qtbot: Any, context: Context) -> None:
    _screen, places = opened(qtbot, context)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [WhoPlays(0, aim="sets")]


def exam(qtbot: Any, context: Context, marks: str) -> list[Any]:
    """Plays the exam on its pages: "r" right, "w" wrong; gives the places asked for."""
    context.session = Session(spec=RoundSpec("cn-harbin", Band.adult))
    screen, places = opened(qtbot, context)
    exam_set = next(o.ready for o in screen.offers if o.ready.use == EXAM)
    click(qtbot, screen.cards[sets_of(screen, Band.adult).index(exam_set.id)])
    qtbot.waitUntil(lambda: bool(places))
    asked: list[Any] = []
    for mark in marks:
        page = QuizScreen(context)
        asked = shown(qtbot, page)
        assert page.hint is None
        page.choose(choice_of(page.question, mark))
        qtbot.waitUntil(lambda asked=asked: bool(asked))
        assert page.findChildren(FeedbackSheet) == [] and page.sheet is None
        page.hide()
    return asked


@pytest.mark.parametrize(("wrong", "passed"), [(6, True), (7, False)])
def test_an_exam_goes_on_without_a_word_and_tells_at_its_end(qtbot: Any, context: Context, wrong: int, passed: bool) -> None:
    places = exam(qtbot, context, "w" * wrong + "r" * (30 - wrong))
    assert places == [Results()]
    results = ResultsScreen(context)
    shown(qtbot, results)
    assert len(results.mistakes) == wrong
    needed = pass_mark(30)
    told = f"Passed! It takes {needed} right answers." if passed else f"Not passed yet: it takes {needed} right answers."
    assert told in results.score.accessibleName()
    assert results.review.accessibleName().startswith("Look at these once more")


def test_how_an_exam_goes_is_not_shown_before_its_end(qtbot: Any, context: Context) -> None:
    exam(qtbot, context, "w")
    after_wrong = QuizScreen(context)
    shown(qtbot, after_wrong)
    bar = after_wrong.grab().toImage().copy(0, 0, after_wrong.width(), int(140 * after_wrong.unit))
    spec = context.session.playing.progress.round.spec  # type: ignore[union-attr]
    assert spec.exam
    answered = context.session.playing.progress.answers  # type: ignore[union-attr]
    context.session.playing.progress = replace(  # type: ignore[union-attr]
        context.session.playing.progress,  # type: ignore[union-attr]
        answers=(replace(answered[0], correct=1.0, points=10.0),),
    )
    after_right = QuizScreen(context)
    shown(qtbot, after_right)
    assert after_right.grab().toImage().copy(0, 0, after_right.width(), int(140 * after_right.unit)) == bar
