"""Bin inspector played through its scene to its end: by mouse, taps, keys, as a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.games.inspector.inspected import (
    bin_of,
    both_languages,
    check_best,
    drag,
    every_size,
    intruders,
    key,
    play_out,
    playing,
    tap_bin,
    tap_on,
)
from wastequiz import i18n
from wastequiz.games.inspector import CLASS_SECONDS
from wastequiz.games.inspector.scene import InspectorScene


@both_languages
@every_size
def test_it_is_played_to_its_end_by_dragging(qtbot: Any, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, size)

    def sort(scene: InspectorScene) -> None:
        for n in intruders(scene):
            drag(scene, n, bin_of(scene, n))
        tap_on(scene, scene.head.done)

    play_out(played, scene, sort)
    check_best(played, scene)


@both_languages
def test_it_is_played_to_its_end_by_taps(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, seconds=CLASS_SECONDS)

    def sort(scene: InspectorScene) -> None:
        for n in intruders(scene):
            tap_on(scene, scene.mat.things[n])
            assert scene.hands.pick == n
            tap_bin(scene, bin_of(scene, n))
        tap_on(scene, scene.head.done)

    play_out(played, scene, sort)
    check_best(played, scene)
    assert len(scene.rules.stations) == 5


@both_languages
def test_it_is_played_to_its_end_by_keys_alone(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot)
    for _turn in range(400):
        if scene.over:
            break
        table = scene.table
        if scene.rules.may_put:
            key(scene, Qt.Key.Key_Right)
            aimed = scene.hands.aimed
            if aimed is not None and aimed in intruders(scene):
                assert key(scene, Qt.Key.Key_1, bin_of(scene, aimed).key)
            elif aimed is None:
                assert key(scene, Qt.Key.Key_Return, "\r")
        elif table.board is not None and table.board.open:
            assert key(scene, Qt.Key.Key_1, table.board.right_tile.key)
        elif table.ask is not None and table.ask.open:
            assert key(scene, Qt.Key.Key_1, next(f.key for f in table.ask.faces if f.option.right))
        elif scene.rules.rests:
            assert key(scene, Qt.Key.Key_Return, "\r")
        played.pass_ms(50)
    check_best(played, scene)


@both_languages
def test_it_is_played_to_its_end_with_the_mouse_on_the_window(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, (1366, 768))
    port = scene.viewport()

    def click(x: float, y: float) -> None:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=scene.to_px(x, y).toPoint())

    for _turn in range(200):
        if scene.over:
            break
        table = scene.table
        if scene.rules.may_put:
            played.pass_ms(1_600)
            for n in intruders(scene):
                thing, to = scene.mat.things[n], bin_of(scene, n).box.center()
                click(thing.x_units, thing.y_units)
                click(to.x(), to.y())
            click(scene.head.done.x_units, scene.head.done.y_units)
        elif table.board is not None and table.board.open:
            click(table.board.right_tile.x_units, table.board.right_tile.y_units)
        elif table.ask is not None and table.ask.open:
            face = next(f for f in table.ask.faces if f.option.right)
            click(face.x_units, face.y_units)
        played.pass_ms(400)
    check_best(played, scene)


@both_languages
def test_the_list_is_enough_to_play_it(qtbot: Any, language: str) -> None:
    i18n.use(language)
    played, scene = playing(qtbot, pace="calm", teams=2)
    turns: set[str] = set()
    for turn in range(2_000):
        if scene.over:
            break
        deeds = scene.deeds()
        if deeds:
            turns.add(scene.line()[:3])
            deeds[(turn * 5) % len(deeds)].do()
        played.pass_ms(200, step=100)
    assert scene.over
    assert len({m.n for m in played.marks}) == len(played.marks)
    assert [team for team, _points in played.scores[0].teams] == [1, 2]
    assert {t.team for t in played.tries} == {1, 2}
    assert len(turns) > 1
