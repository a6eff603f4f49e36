"""The page a game is played on: time, keeping, pausing, the list, and a change of language, theme or size in the middle of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui import toy_game
from tests.ui.screens.a_game import TEAMS, Table
from tests.ui.screens.playground import SIZES, click, context_on, not_cut, press
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.cli.game_robot import at_random, play
from wastequiz.domain.errors import DiskFull
from wastequiz.domain.games import Knowledge
from wastequiz.services import gaming
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Home
from wastequiz.ui.screens import game as game_page
from wastequiz.ui.screens.game import AFTER_MS, TRY_MS, GameScreen
from wastequiz.ui.screens.game_over import GameOverScreen
from wastequiz.ui.screens.game_set_up import GameSetUpScreen
from wastequiz.ui.screens.home import HomeScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made, toy_game.on_the_shelf():
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


@pytest.fixture
def table(qtbot: Any, context: Context) -> Table:
    return Table(qtbot, context)


def test_there_is_no_page_without_a_game(qtbot: Any, context: Context) -> None:
    context.session = Session()
    with pytest.raises(ValueError, match="no game"):
        GameScreen(context)


# ---- playing
def test_what_is_tried_is_kept_before_it_is_shown(table: Table) -> None:
    page = table.begin()
    table.scene.put_into("food")
    assert table.scene.toy.waits and table.scene.toy.n == 0
    table.wait(lambda: not page.game.waiting)
    assert table.scene.toy.n == 1 and len(table.kept(page.game)) == 1


def test_a_game_played_to_its_end_leads_to_the_results(table: Table, qtbot: Any) -> None:
    page = table.begin()
    for right in (True, True, False, True, True, True):
        table.answer(right)
    page.tick(toy_game.SHOW_MS)
    over = table.at(GameOverScreen)
    assert over.gaming.closed and over.knows == Knowledge(5, 6)
    assert over.game.score is not None and over.game.score.points == 25


def test_keys_and_the_mouse_play_too(table: Table, qtbot: Any) -> None:
    page = table.begin()
    press("1")
    table.wait(lambda: table.scene.toy.n == 1)
    port = table.scene.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=port.rect().center())
    table.wait(lambda: table.scene.toy.n == 2)
    assert [n for n, _mark, _team in table.kept(page.game)] == [0, 1]


def test_teams_answers_say_which_team(table: Table) -> None:
    page = table.begin(TEAMS)
    for right in (True, False, True):
        table.answer(right)
    assert table.kept(page.game) == [(0, 1.0, 1), (1, 0.0, 2), (2, 1.0, 1)]


def test_the_clock_runs_while_it_is_played_and_stands_once_the_page_is_left(table: Table) -> None:
    page = table.begin()
    page._breathe()
    assert page.clock.runs
    table.navigator.go(Home())
    assert not page.clock.runs


def test_a_game_that_cannot_be_kept_tells_why(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    page = table.begin()

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull(Path("school.db"), 0)

    monkeypatch.setattr("wastequiz.store.rounds.answer", full)
    table.scene.put_into("food")
    table.wait(lambda: table.troubles)
    assert isinstance(table.troubles[0], DiskFull) and page.game.waiting == 0


def test_after_the_end_nothing_is_tried_any_more(table: Table) -> None:
    page = table.begin()
    game = page.game
    for _ in range(toy_game.LENGTH):
        table.answer()
    page.tick(toy_game.SHOW_MS)
    page.scene.tried.emit(toy_game.Try(0, ("food",), 5))
    page.scene.stepped.emit({"die": 3})
    page.scene.ended.emit(toy_game.Score(99))
    table.at(GameOverScreen)
    assert len(table.kept(game)) == toy_game.LENGTH and game.score == toy_game.Score(30)


def test_a_step_is_kept(table: Table) -> None:
    page = table.begin()
    page.scene.stepped.emit({"die": 3})
    assert page.game.gaming is not None
    table.wait(lambda: page.game.gaming is not None and page.game.gaming.log == ({"die": 3},))


# ---- voice
def test_a_game_is_read_aloud_only_where_it_is_wanted(table: Table) -> None:
    table.begin()
    table.answer()
    assert table.context.voice.last == ""
    press(" ")
    assert table.context.voice.last == table.scene.line()


def test_it_is_read_to_those_who_cannot_read(table: Table) -> None:
    table.begin(pictures_only=True)
    table.answer()
    assert table.context.voice.last == table.scene.line() != ""


# ---- pause
def test_in_a_pause_time_stands_and_nothing_is_tried(table: Table, qtbot: Any) -> None:
    page = table.begin()
    press(Qt.Key.Key_Escape)
    assert page.paused is not None and not page.pause_button.isVisible()
    page.tick(500)
    press("1")
    assert page.scene.played_ms == 0 and not page.game.waiting
    click(qtbot, page.paused.go_on)
    assert page.paused is None and page.pause_button.isVisible() and page.scene.hasFocus()
    page.tick(40)
    assert page.scene.played_ms == 40


def test_the_pause_keeps_tab_to_itself_and_the_game_gives_it_to_its_button(table: Table) -> None:
    page = table.begin()
    press(Qt.Key.Key_Tab)
    assert page.pause_button.hasFocus()
    press(Qt.Key.Key_Tab)
    assert page.scene.hasFocus()
    page.pause()
    assert page.paused is not None
    seen = set()
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert seen == set(page.paused.buttons)


def test_what_a_finger_holds_is_put_back_by_the_pause(table: Table, qtbot: Any) -> None:
    page = table.begin()
    port = page.scene.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=port.rect().center())
    assert table.scene.held
    page.pause()
    assert not table.scene.held


def test_how_it_is_played_is_told_again_in_the_pause(table: Table, qtbot: Any) -> None:
    page = table.begin()
    page.pause()
    assert page.paused is not None
    click(qtbot, page.paused.more[0])
    assert page.how is not None
    click(qtbot, page.how.speaker)
    assert table.context.voice.last == "A thing comes. Touch its bin. Right ones earn stars."
    press(Qt.Key.Key_Escape)
    assert page.how is None and page.paused is not None
    press(Qt.Key.Key_Escape)
    assert page.paused is None and page.scene.hasFocus()


def test_starting_again_keeps_what_was_answered_and_asks_something_new(table: Table, qtbot: Any) -> None:
    page = table.begin()
    game = page.game
    table.answer()
    page.pause()
    assert page.paused is not None
    click(qtbot, page.paused.more[-1])
    table.wait(lambda: table.navigator.screen is not page)
    again = table.page
    assert again.game is not game and again.game.deal.round.spec == game.deal.round.spec
    assert len(table.kept(game)) == 1 and table.kept(again.game) == []
    assert game.gaming is not None and game.gaming.closed


def test_leaving_keeps_what_was_answered_and_home_does_not_offer_it(table: Table, qtbot: Any) -> None:
    page = table.begin()
    game = page.game
    table.answer()
    page.pause()
    assert page.paused is not None
    click(qtbot, page.paused.leave)
    table.at(HomeScreen)
    found: list[Any] = []
    gaming.interrupted(table.context.school, found.append)
    table.wait(lambda: found)
    assert found == [None] and len(table.kept(game)) == 1


@pytest.mark.parametrize(("teams", "pauses"), [((), True), (TEAMS, False)], ids=["alone", "in teams"])
def test_a_window_that_is_left_pauses_who_plays_alone(table: Table, teams: Any, pauses: bool) -> None:
    page = table.begin(teams)
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.WindowDeactivate))
    assert (page.paused is not None) == pauses


# ---- trying it out
def test_a_try_out_is_ten_seconds_long_and_leads_back(table: Table) -> None:
    page = table.try_out()
    assert page.ribbon is not None and page.ribbon.seconds == 10
    strip = page.to_px(QRectF(0, 0, 1920, 40))
    assert page.ribbon.geometry().bottom() <= strip.bottom() and not page.ribbon.geometry().intersects(page.pause_button.geometry())
    page.tick(TRY_MS - 1500)
    assert page.ribbon.seconds == 2 and table.navigator.screen is page
    page.tick(1500)
    assert table.at(GameSetUpScreen).draft.card.id == "toy"


def test_nothing_of_a_try_out_is_kept(table: Table) -> None:
    before = table.context.school.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal").fetchone()[0])
    table.try_out()
    for right in (True, False):
        table.answer(right)
    assert table.scene.toy.n == 2
    press(Qt.Key.Key_Escape)
    table.at(GameSetUpScreen)
    assert table.context.school.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal").fetchone()[0]) == before


def test_a_try_out_that_ends_before_its_time_leads_back_too(table: Table) -> None:
    page = table.try_out()
    while table.scene.question is not None:
        table.answer()
    page.scene.stepped.emit({"die": 3})
    page.tick(toy_game.SHOW_MS)
    table.at(GameSetUpScreen)


# ---- as a list
def test_in_the_list_time_stands_between_deeds(table: Table, qtbot: Any) -> None:
    page = table.begin()
    page.show_list()
    assert page.listing is not None and [b.label for b in page.listing.buttons] == ["Recyclable", "Hazardous", "Food waste", "Residual"]
    assert page.listing.line.text() == table.scene.line() and page.listing.buttons[0].hasFocus()
    assert not page.clock.runs
    scene = table.scene
    press("\r")
    table.wait(lambda: scene.toy.n == 1)
    assert page.clock.runs, "what was done is shown"
    page.clock.run(False)
    page.tick(AFTER_MS)
    assert not page.clock.runs
    assert page.listing.line.text() == table.scene.line()
    assert len(table.kept(page.game)) == 1


def test_a_deed_done_while_one_is_being_kept_is_passed_over(table: Table, qtbot: Any) -> None:
    page = table.begin()
    page.show_list()
    assert page.listing is not None
    page.game.waiting = 1
    page._do(page.listing.deeds[0])
    assert not table.scene.toy.waits


def test_the_pause_leads_to_the_list_and_back(table: Table, qtbot: Any) -> None:
    page = table.begin()
    page.pause()
    assert page.paused is not None
    click(qtbot, page.paused.more[1])
    assert page.listing is not None and page.paused is None
    assert page.scene.width() < page.width(), "the game stands beside its list"
    page.pause()
    assert page.paused is not None
    click(qtbot, page.paused.more[1])
    assert page.listing is None and page.scene.width() == page.width() and page.scene.hasFocus()
    page.show_list()
    page.show_list()
    page.show_how()
    page._close_how()
    page.resume()
    click(qtbot, page.listing.back)
    assert page.listing is None
    page.show_picture()
    assert page.scene.hasFocus()


def test_a_whole_game_is_played_in_the_list_with_the_keyboard_alone(table: Table) -> None:
    page = table.begin()
    page.show_list()
    for n in range(1, toy_game.LENGTH + 1):
        assert page.listing is not None
        page.listing.focus()
        press("\r")
        table.wait(lambda n=n: table.scene.toy.n == n)
    page.tick(AFTER_MS)
    over = table.at(GameOverScreen)
    assert over.knows.of == toy_game.LENGTH


@pytest.mark.parametrize("who", ["a switch", "a screen reader"])
def test_who_uses_a_switch_or_hears_the_program_gets_the_list(table: Table, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if who == "a switch":
        table.context.school.preferences = table.context.school.preferences.but(scanning="two_buttons")
    else:
        monkeypatch.setattr(game_page.system_look, "screen_reader", lambda: True)
    page = table.begin()
    assert page.listing is not None
    page.show_picture()
    table.navigator.again()
    assert table.page.listing is None, "who chose the picture keeps it"


# ---- changes in the middle
def test_a_change_of_language_loses_nothing(table: Table) -> None:
    before = table.begin()
    table.answer()
    table.scene.tick(40)
    english = table.scene.line()
    i18n.use("zh_CN")
    table.navigator.again()
    page = table.page
    assert page is not before and page.game is before.game
    assert table.scene.toy.n == 1 and table.scene.played_ms == 40 and table.scene.line() != english
    table.answer()
    assert len(table.kept(page.game)) == 2


def test_what_is_being_kept_while_the_language_changes_is_shown_on_the_new_page(table: Table) -> None:
    table.begin()
    table.scene.put_into("food")
    table.navigator.again()
    page = table.page
    table.wait(lambda: not page.game.waiting)
    assert table.scene.toy.n == 1


def test_a_game_whose_end_is_being_kept_while_the_theme_changes_still_leads_to_the_results(table: Table) -> None:
    page = table.begin()
    for _ in range(toy_game.LENGTH):
        table.answer()
    page.tick(toy_game.SHOW_MS)
    table.context.look = Look(Theme("high_contrast", reduced_motion=True))
    table.navigator.again()
    table.at(GameOverScreen)


def test_a_paused_game_is_paused_after_a_change_too_and_so_is_the_list(table: Table) -> None:
    page = table.begin()
    page.show_list()
    page.pause()
    table.context.look = Look(Theme("high_contrast", reduced_motion=True))
    table.navigator.again()
    page = table.page
    assert page.paused is not None and page.listing is not None
    page.resume()
    assert page.listing.buttons[0].hasFocus()


def test_the_window_may_change_its_size_at_any_time(table: Table) -> None:
    page = table.begin()
    table.answer()
    for size in ((1080, 1920), (1024, 768), (1366, 768)):
        table.window.resize(*size)
        table.wait(lambda size=size: (page.width(), page.height()) == size)
        assert page.scene.geometry() == page.rect()
    page.pause()
    table.window.resize(1080, 1920)
    page.show_how()
    table.window.resize(1024, 768)
    table.answer()
    assert len(table.kept(page.game)) == 2


def test_a_robot_plays_it_to_its_end(table: Table, qtbot: Any) -> None:
    table.begin(TEAMS)
    game = play(QApplication.instance(), table.navigator, at_random(3))
    over = table.at(GameOverScreen)
    assert len(table.kept(game)) == toy_game.LENGTH and over.game is game


# ---- looks
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_state_is_whole_on_every_screen(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    table = Table(qtbot, context, size)
    page = table.begin()
    with watched_words(monkeypatch) as seen:
        page.pause()
        page.grab()
        assert page.paused is not None
        boxes = [page.where(button) for button in page.paused.buttons]
        assert all(page.area.contains(box) for box in boxes)
        assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])
        page.show_how()
        page.grab()
        page._close_how()
        page.resume()
        page.show_list()
        page.grab()
        not_cut(page)
        texts, cut = seen.take()
        page = table.try_out()
        page.grab()
        not_cut(page)
        more, cut_there = seen.take()
    assert texts and more and not cut and not cut_there


def test_low_reach_brings_the_pause_button_down(table: Table) -> None:
    table.context.look = Look(Theme(reduced_motion=True), low_reach=True)
    page = table.begin()
    assert page.where(page.pause_button).top() > 900
