"""Flying chess taken over by another scene, taken up again from its log, turned upright; nothing overlaps, no word is cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from tests.games.dealing import Played, deal, mark
from tests.games.flying_chess.playing import (
    LEAST,
    by_list,
    flying,
    sizes,
    to_the_end,
    until,
)
from wastequiz import i18n
from wastequiz.domain.games import Marked, Score
from wastequiz.games.flying_chess import CARD, telling
from wastequiz.games.flying_chess.scene import ChessScene
from wastequiz.games.flying_chess.state import ASK, CHOOSE, THROW, WAYS, movable
from wastequiz.stage import words
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme


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
        marked = mark(played.deal, one, 1 + sum(isinstance(done, Marked) and done.n == one.n for done in log))
        log.append(marked)
        scene.show_marked(marked)

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
