"""Flying chess played through its scene: by mouse, by fingers, by keys, as a list; what is wrong is told, nothing counts twice."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.games.dealing import mark, right, wrong
from tests.games.flying_chess.playing import (
    Do,
    by_finger,
    by_keys,
    by_list,
    by_mouse,
    flying,
    key,
    languages,
    to_come,
    to_the_end,
    until,
)
from wastequiz import i18n
from wastequiz.domain.games import Score
from wastequiz.games.flying_chess.state import ASK, CHOOSE, THROW, arrived, movable, points


# ---- to the end
@languages
@pytest.mark.parametrize("do", [by_mouse, by_finger, by_keys, by_list], ids=["mouse", "fingers", "keys", "list"])
def test_the_small_board_is_played_to_its_end(qtbot: Any, language: str, do: Do) -> None:
    i18n.use(language)
    played, scene = flying(qtbot)
    to_the_end(played, scene, do)
    (score,) = played.scores
    assert isinstance(score, Score)
    assert dict(score.teams) == dict(points(scene.rules))
    assert any(arrived(scene.rules, t) for t in range(2))
    assert {t.team for t in played.tries} == {1, 2}
    assert scene.deeds() == ()


@pytest.mark.parametrize(("do", "variant"), [(by_finger, "class"), (by_keys, "classic"), (by_mouse, "classic")])
def test_the_other_ways_are_played_until_the_time_is_up(qtbot: Any, do: Do, variant: str) -> None:
    played, scene = flying(qtbot, variant, teams=4, seconds=60, calm=True)
    to_the_end(played, scene, do)
    assert scene.rules.last_round
    assert {"do": "time"}.items() <= next(s for s in played.steps if s["do"] == "time").items()
    assert "This is the last round." in played.said
    assert played.scores


def test_a_classic_game_is_played_as_a_list_to_its_end(qtbot: Any) -> None:
    played, scene = flying(qtbot, "classic", seed=3, seconds=0)
    for _turn in range(3_000):
        if scene.over:
            break
        by_list(scene, played)
        scene.settle()
    assert scene.over
    assert any(arrived(scene.rules, t) for t in range(2))
    assert {s["do"] for s in played.steps} == {"throw", "move"}


# ---- moments
def test_a_wrong_answer_tells_why_and_shows_what_is_right(qtbot: Any) -> None:
    played, scene = flying(qtbot)
    assert scene.ask is not None
    ask, team = scene.ask, scene.rules.turn
    question = ask.question
    ask.choose(wrong(question)[0])
    assert scene.why is not None
    assert "try_again" in played.sounds
    assert {f.option.id: f.state for f in ask.faces}[right(question)[0]] == "right"
    assert scene.line() == scene.why.told
    assert scene.why.reason in played.said[-1]
    (got,) = scene.deeds()
    assert scene.key(key("", Qt.Key.Key_Return))
    assert got.name == "Got it"
    assert scene.why is None
    scene.settle()
    assert scene.rules.turn == 1 - team
    assert scene.rules.planes == ((0,), (0,))
    assert scene.ask is not None
    assert scene.ask.n != ask.n


def test_a_touch_takes_the_reason_away_and_no_other_key_does(qtbot: Any) -> None:
    _played, scene = flying(qtbot)
    assert scene.ask is not None
    scene.ask.choose(wrong(scene.ask.question)[0])
    assert not scene.key(key("1"))
    assert scene.why is not None
    assert scene.finger_down(0, 5, 5)
    assert scene.why is None


def test_while_planes_fly_nothing_can_be_done_but_to_wait(qtbot: Any) -> None:
    played, scene = flying(qtbot)
    until(played, scene, THROW)
    assert not scene.key(key("1"))
    x, y = to_come(scene)
    assert not scene.finger_down(0, 30, 30)
    scene.throw()
    steps = len(played.steps)
    scene.throw()
    scene.choose(0)
    assert not scene.finger_down(0, x, y)
    assert not scene.key(key(" ", Qt.Key.Key_Space))
    assert len(played.steps) == steps
    assert "threw" in scene.line()
    (go_on,) = scene.deeds()
    go_on.do()
    assert not scene.busy


def test_an_answer_that_was_kept_late_counts_once(qtbot: Any) -> None:
    played, scene = flying(qtbot)
    scene.tried.disconnect()
    tries: list[Any] = []
    scene.tried.connect(tries.append)
    assert scene.ask is not None
    question = scene.ask.question
    scene.ask.choose(right(question)[0])
    scene.ask.choose(wrong(question)[0])
    played.pass_ms(250)
    assert len(tries) == 1
    assert scene.rules.phase == ASK
    marked = mark(played.deal, tries[0])
    scene.show_marked(marked)
    before = scene.state
    scene.show_marked(marked)  # comes again
    assert scene.state is before
    assert scene.rules.right[scene.rules.turn] == 1


def test_time_is_up_only_after_an_answer_that_is_on_its_way(qtbot: Any) -> None:
    """Else the log would tell it in another order than it was played."""
    played, scene = flying(qtbot, seconds=1)
    scene.tried.disconnect()
    tries: list[Any] = []
    scene.tried.connect(tries.append)
    assert scene.ask is not None
    scene.ask.choose(right(scene.ask.question)[0])
    played.pass_ms(3_000, step=50)
    assert not scene.rules.last_round
    scene.show_marked(mark(played.deal, tries[0]))
    played.pass_ms(50)
    assert scene.rules.last_round


def test_any_of_several_planes_can_be_chosen_on_the_board(qtbot: Any) -> None:
    played, scene = flying(qtbot, "classic")
    until(played, scene, CHOOSE)
    state = scene.rules
    plane = movable(state)[-1]
    assert [b.number - 1 for b in scene.buttons] == list(movable(state))
    assert scene.line().endswith("Which plane flies?")
    assert not scene.key(key("9"))
    assert not scene.finger_down(0, 1900, 20)
    x, y = scene.table.flight.spot(state.turn, state.planes[state.turn][plane], plane)
    assert scene.finger_down(0, x, y)
    assert played.steps[-1].items() >= {"do": "move", "plane": plane}.items()
    scene.settle()
    assert not scene.buttons or scene.rules.phase == CHOOSE


def test_pause_stands_still(qtbot: Any) -> None:
    played, scene = flying(qtbot)
    until(played, scene, THROW)
    scene.pause()
    before = scene.rules.ms
    played.pass_ms(2_000)
    assert scene.rules.ms == before
    scene.keyPressEvent(key(" ", Qt.Key.Key_Space))
    assert scene.rules.phase == THROW
    scene.pause(False)
    scene.keyPressEvent(key(" ", Qt.Key.Key_Space))
    assert scene.busy


def test_those_who_cannot_read_hear_whose_turn_it_is_the_question_and_the_answers(qtbot: Any) -> None:
    played, scene = flying(qtbot)
    assert scene.ask is not None
    heard = played.said[-1]
    assert heard.startswith(scene.name(scene.rules.turn))
    assert all(face.name in heard for face in scene.ask.faces)


def test_the_classic_board_asks_on_its_fields_and_shows_the_bin(qtbot: Any) -> None:
    played, scene = flying(qtbot, "classic", teams=4)
    tags: set[str] = set()
    for _turn in range(900):
        if scene.over or len(tags) > 2:
            break
        if scene.ask is not None:
            tags.add(scene.ask.tag)
            bin_ = scene.rules.asks_for
            assert bool(scene.ask.symbol) == bool(bin_)
        by_list(scene, played)
        scene.settle()
    assert "Question field" in tags
    assert len(tags) > 2
