"""Flying chess played through its scene: by mouse, by fingers, by keys, as a list; taken over, taken up again, and nothing out of place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.games.dealing import Played, deal, right, wrong
from wastequiz import i18n
from wastequiz.domain.games import Marked, Score
from wastequiz.games.flying_chess import CARD, telling
from wastequiz.games.flying_chess.scene import ChessScene
from wastequiz.games.flying_chess.state import ASK, CHOOSE, THROW, WAYS, arrived, movable, points
from wastequiz.stage import words
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme

SIZES = {"landscape": (1366, 768), "portrait": (1080, 1920)}
LEAST = 84.0
sizes = pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
languages = pytest.mark.parametrize("language", ["zh_CN", "en"])
Do = Callable[[ChessScene, Played], None]


def flying(
    qtbot: Any, variant: str = "booth", teams: int = 2, size: tuple[int, int] = (1280, 720), **changes: Any
) -> tuple[Played, ChessScene]:
    calm = Look(Theme(reduced_motion=changes.pop("calm", False)))
    played = Played(qtbot, CARD, deal(CARD, teams=teams, variant=variant, **changes), size, calm)
    assert isinstance(played.scene, ChessScene)
    return played, played.scene


def key(text: str, code: Qt.Key = Qt.Key.Key_unknown) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)


def to_come(scene: ChessScene) -> tuple[float, float]:
    """Where a person touches next: the right answer, the die, a plane."""
    state = scene.rules
    if scene.ask is not None:
        (answer,) = right(scene.ask.question)
        box = next(f.box for f in scene.ask.faces if f.option.id == answer)
    elif state.phase == THROW:
        box = scene.table.die_box
    else:
        box = scene.buttons[0].box
    return box.center().x(), box.center().y()


def by_mouse(scene: ChessScene, _played: Played) -> None:
    at = scene.to_px(*to_come(scene)).toPoint()
    QTest.mouseClick(scene.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def by_finger(scene: ChessScene, _played: Played) -> None:
    at = to_come(scene)
    assert scene.finger_down(1, *at)
    scene.finger_down(2, *at)  # a second one at the same time does nothing more
    scene.finger_up(1, *at)
    scene.finger_lost(2)


def by_keys(scene: ChessScene, _played: Played) -> None:
    if scene.ask is not None:
        (answer,) = right(scene.ask.question)
        text = next(f.key for f in scene.ask.faces if f.option.id == answer)
        assert scene.key(key(text))
    elif scene.rules.phase == THROW:
        assert scene.key(key(" ", Qt.Key.Key_Space))
    else:
        assert scene.key(key(str(movable(scene.rules)[0] + 1)))


def by_list(scene: ChessScene, _played: Played) -> None:
    deeds = scene.deeds()
    assert deeds
    assert scene.line()
    deeds[0].do()


def to_the_end(played: Played, scene: ChessScene, do: Do, most: int = 700, ms: float = 9_000) -> None:
    """Acts whenever something can be done, until the game is over."""
    for _turn in range(most):
        if scene.over:
            return
        if not scene.busy and scene.why is None:
            do(scene, played)
        before = scene.state
        waited = 0.0
        while (scene.busy or scene.why is not None) and not scene.over and waited < ms:
            played.pass_ms(100, step=50)
            waited += 100
        assert waited < ms, before
    raise AssertionError("no end")


def until(played: Played, scene: ChessScene, phase: str, most: int = 300) -> None:
    """Plays on as a list until the game waits in that phase."""
    for _turn in range(most):
        if scene.rules.phase == phase and not scene.busy:
            return
        by_list(scene, played)
        scene.settle()
    raise AssertionError(f"never {phase}")


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
    played._tried(tries[0])
    before = scene.state
    scene.show_marked(played.marks[0])  # comes again
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
    played._tried(tries[0])
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


# ---- taken over, taken up again
@pytest.mark.parametrize("variant", sorted(WAYS))
@pytest.mark.parametrize("deeds", [0, 7, 20, 41])
def test_another_scene_goes_on_where_this_one_stood(qtbot: Any, variant: str, deeds: int) -> None:
    i18n.use("en")
    played, scene = flying(qtbot, variant, teams=3)
    for _deed in range(deeds):
        by_list(scene, played)
    i18n.use("zh_CN")
    other = ChessScene(Look(Theme("highContrast")), scene.deal)
    qtbot.addWidget(other)
    other.resize(1080, 1920)
    other.show()
    other.begin(scene.state, scene.played_ms)
    assert other.rules == scene.rules
    if not other.over:
        assert other.deeds()
    scene.settle()
    if scene.why is None:
        assert [d.name for d in other.deeds()] and len(other.deeds()) == len(scene.deeds())


@pytest.mark.parametrize("variant", sorted(WAYS))
def test_after_a_crash_the_log_leads_to_the_same_moment(qtbot: Any, variant: str) -> None:
    played, scene = flying(qtbot, variant, teams=4, seconds=40)
    log: list[Marked | dict[str, Any]] = []
    scene.stepped.connect(log.append)
    scene.tried.disconnect()

    def tried(one: Any) -> None:
        played._tried(one)
        log.append(played.marks[-1])

    scene.tried.connect(tried)
    for deed in range(24):
        if scene.over:
            break
        options = scene.deeds()
        options[deed % len(options)].do()
        played.pass_ms(2_500, step=50)
        if deed % 8 != 7:
            continue
        again = ChessScene(scene.look, replace(scene.deal, log=tuple(log)))
        qtbot.addWidget(again)
        again.begin()
        assert replace(again.rules, ms=0.0) == replace(scene.rules, ms=0.0)
        assert again.rules.ms <= scene.rules.ms
    assert any(isinstance(one, Marked) for one in log)


def test_a_game_that_was_over_is_over_when_it_is_taken_up(qtbot: Any) -> None:
    played, scene = flying(qtbot)
    to_the_end(played, scene, by_list)
    other = ChessScene(scene.look, scene.deal)
    qtbot.addWidget(other)
    scores: list[Score] = []
    other.ended.connect(scores.append)
    other.begin(scene.state)
    assert scores == played.scores


# ---- where things stand
@pytest.mark.parametrize("phase", [ASK, THROW, CHOOSE])
def test_turned_upright_in_play_it_asks_and_does_the_same(qtbot: Any, phase: str) -> None:
    played, scene = flying(qtbot, "classic", teams=4)
    until(played, scene, phase)
    said, deeds = len(played.said), [d.name for d in scene.deeds()]
    scene.resize(720, 1280)
    assert scene.tall
    assert [d.name for d in scene.deeds()] == deeds
    assert len(played.said) == said
    assert len(scene.buttons) == (len(movable(scene.rules)) if phase == CHOOSE else 0)
    inside(scene)


def test_turned_upright_while_a_plane_flies_it_lands_on_its_field(qtbot: Any) -> None:
    played, scene = flying(qtbot, "class")
    until(played, scene, THROW)
    scene.throw()
    played.pass_ms(1_100)
    scene.resize(720, 1280)
    scene.settle()
    for (t, i), pawn in scene.table.pawns.items():
        x, y = scene.table.flight.spot(t, scene.rules.planes[t][i], i)
        assert abs(pawn.x_units - x) < 40
        assert abs(pawn.y_units - y) < 40


def boxes(scene: ChessScene) -> list[QRectF]:
    """What must not lie on each other."""
    table = scene.table
    board = QRectF(table.left, table.top, 990, 990)
    found = [board, table.die_box, *(c.box.adjusted(3, 3, -3, -37) for c in table.cards)]
    return [*found, table.event_box, QRectF(*scene.pause_spot(), 92, 98)]


def inside(scene: ChessScene) -> None:
    found = boxes(scene)
    assert all(scene.area.contains(box) for box in found)
    assert not [(a, b) for i, a in enumerate(found) for b in found[i + 1 :] if a.adjusted(1, 1, -1, -1).intersects(b)]
    touched = [f.box for f in scene.ask.faces] if scene.ask is not None else [b.box for b in scene.buttons]
    assert all(scene.table.event_box.adjusted(-1, -1, 1, 1).contains(box) for box in touched)
    assert all(min(box.width(), box.height()) >= LEAST for box in touched)
    if scene.ask is not None:
        stem = scene.ask.stem_room
        assert stem.height() >= 44
        assert scene.ask.box.contains(stem)
        assert not any(box.intersects(stem) for box in touched)
    assert all(not a.adjusted(1, 1, -1, -1).intersects(b) for a, b in pairwise(touched))


@sizes
@pytest.mark.parametrize(
    ("scheme", "variant", "low"),
    [("cn-harbin", "classic", True), ("de", "class", False), ("jp-yokohama", "booth", False), ("eu", "booth", True)],
)
def test_nothing_overlaps_and_all_can_be_touched(qtbot: Any, size: tuple[int, int], scheme: str, variant: str, low: bool) -> None:
    look = Look(Theme(reduced_motion=True), low_reach=low)
    played = Played(qtbot, CARD, deal(CARD, teams=4, variant=variant, scheme=scheme), size, look)
    scene = played.scene
    assert isinstance(scene, ChessScene)
    for _deed in range(12):
        inside(scene)
        by_list(scene, played)
        scene.settle()


@pytest.mark.parametrize("language", ["zh_CN", "en", "de", i18n.PSEUDO])
@sizes
def test_the_words_beside_the_board_fit(qtbot: Any, language: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use(language)
    played, scene = flying(qtbot, "classic", teams=4, size=size)
    cut: list[str] = []
    watch(monkeypatch, cut)
    for _deed in range(30):
        by_list(scene, played)
        scene.grab()
        scene.settle()
    scene.grab()
    assert cut == []


def watch(monkeypatch: pytest.MonkeyPatch, cut: list[str]) -> None:
    """Keeps in `cut` every text that does not fit its box even at its smallest."""
    real = words.fit

    def fit(look: Look, text: str, size: float, across: float, down: float, **how: Any) -> tuple[float, list[str]]:
        now, lines = real(look, text, size, across, down, **how)
        wide = max(words.width(look, line, now, bold=how.get("bold", False)) for line in lines)
        high = len(lines) * now * look.theme.text_scale * how.get("leading", 1.25)
        if wide > across + 1 or (len(lines) > 1 and high > down + 2):
            cut.append(f"{text}: {wide:.0f} of {across:.0f}, {high:.0f} of {down:.0f}")
        return now, lines

    monkeypatch.setattr(words, "fit", fit)


def test_it_is_for_two_to_four_teams_and_can_be_taken_up_again() -> None:
    assert CARD.players == (2, 4)
    assert CARD.resumes
    assert {v.id for v in CARD.variants} == set(WAYS)
    assert CARD.variant("").seconds == 1_200
    assert max(v.seconds for v in CARD.variants) <= 1_200


def test_one_team_alone_is_refused(qtbot: Any) -> None:
    with pytest.raises(ValueError, match="1 teams"):
        flying(qtbot, teams=1)


def test_a_place_is_told_in_words(qtbot: Any) -> None:
    _played, scene = flying(qtbot, "classic")
    assert [telling.place(scene.rules, at) for at in (-1, 50)] == ["take off", "7 to go"]
