"""The wheel: equal sectors painted once, turned to where it was told, and touched only where it is round."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from wastequiz.domain.events import AGAIN, Draw, Event, Prize, Sector
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.widgets import wheel_face
from wastequiz.ui.widgets.wheel import TURNS, Wheel

PRIZES = tuple(Prize(f"p{i}", f"Prize {i}", picture, 10) for i, picture in enumerate(("bag", "note", "pencil", "seed", "sticker", "soap")))
FAIR = Event("fair", "Fair", prizes=PRIZES)


def ring(count: int) -> tuple[Sector, ...]:
    return tuple(Sector(f"p{i % 6}", f"Prize {i % 6}") if i % 7 < 6 else Sector(AGAIN) for i in range(count))


@pytest.fixture
def wheel(qtbot: Any) -> Wheel:
    page = Canvas(Look(Theme()))
    qtbot.addWidget(page)
    page.resize(1920, 1080)
    made = Wheel(page, FAIR)
    page.put(made, 640 - 410, 520 - 410, 820, 820)
    page.show()
    page.resize(1921, 1080)
    page.resize(1920, 1080)
    return made


@pytest.mark.parametrize("count", [4, 7, 8, 10, 11, 16])
def test_it_stops_at_the_sector_it_was_led_to_from_wherever_it_stood(wheel: Wheel, count: int) -> None:
    wheel.show_sectors(ring(count))
    for sector in range(count):
        for aside in (-0.3, 0.0, 0.3):
            before = wheel.turn
            go = wheel.way_to(sector, aside)
            go(0.5)
            go(1.0)
            assert wheel.under_pointer == sector
            assert TURNS * 360 <= wheel.turn - before < (TURNS + 1) * 360, "it goes round, clockwise"
            assert wheel.tilt == 0


def test_the_pointer_ticks_once_for_every_sector_that_passes(qtbot: Any, wheel: Wheel) -> None:
    wheel.show_sectors(ring(8))
    ticks: list[int] = []
    wheel.ticked.connect(lambda: ticks.append(wheel.under_pointer))
    go = wheel.way_to(3)
    for step in range(1001):
        go(step / 1000)
    assert len(ticks) == TURNS * 8 + 5, "five rounds, and from the first to the fourth backwards round"
    assert all((after - before) % 8 == 7 for before, after in pairwise(ticks)), "clockwise: the one to its left comes next"
    assert ticks[-1] == 3


def test_sectors_are_equal(qapp: Any) -> None:
    """Of a wheel of eight in two colours, each colour fills half of the disc."""
    two = Event("fair", "Fair", prizes=(Prize("a", " ", "bag"), Prize("b", " ", "note"), Prize("c", " ", "note")))
    look = Look(Theme())
    image = wheel_face.face(look, two, [Sector("ac"[i % 2], " ") for i in range(8)], 400).toImage()
    sun, plum = (look.theme.colour(f"wheel.{name}").name() for name in ("sun", "plum"))
    found = [image.pixelColor(x, y).name() for x in range(400) for y in range(400)]
    assert found.count(sun) > 30_000
    assert found.count(sun) == pytest.approx(found.count(plum), rel=0.08), "but for the pictures on them"


def test_its_picture_never_has_more_than_1080_pixels_a_side(qapp: Any) -> None:
    assert wheel_face.face(Look(Theme()), FAIR, ring(16), 3000).width() == 1080
    assert wheel_face.face(Look(Theme()), FAIR, ring(4), 500.4).width() == 500


def test_what_is_under_the_pointer_is_painted_there(qtbot: Any, wheel: Wheel) -> None:
    wheel.show_sectors(tuple(Sector("p0" if i == 5 else "p2", " ") for i in range(8)))
    for sector, token in ((5, "wheel.sun"), (2, "wheel.plum")):
        wheel.way_to(sector)(1.0)
        picture: QImage = wheel.grab().toImage()
        spot = picture.pixelColor(wheel.width() // 2 + 40, round(wheel.height() / 2 - wheel.reach * 0.72))
        assert spot == wheel.look.theme.colour(token), sector


def test_only_the_round_of_it_can_be_touched(qtbot: Any, wheel: Wheel) -> None:
    wheel.show_sectors(ring(8))
    asked: list[None] = []
    wheel.clicked.connect(lambda: asked.append(None))
    middle = wheel.rect().center()
    qtbot.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert not asked
    for spot in (middle, middle + QPoint(0, 300), QPoint(middle.x() - 400, middle.y())):
        qtbot.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=spot)
    assert len(asked) == 3
    assert wheel.hitButton(middle - QPoint(0, 406)) and not wheel.hitButton(middle - QPoint(0, 414)), "410 units, the rim with it"


def test_a_prize_that_is_not_to_be_had_is_marked_in_sight(qapp: Any) -> None:
    look = Look(Theme())
    plain = wheel_face.face(look, FAIR, [Sector(AGAIN)] * 4, 600).toImage()
    for why in ("stock", "quota", "window"):
        marked = wheel_face.face(look, FAIR, [Sector(AGAIN, "Bag", "bag", why)] + [Sector(AGAIN)] * 3, 600).toImage()
        spot = QPoint(300, 300 - round(300 * 0.36))
        assert marked.copy(spot.x() - 40, spot.y() - 16, 80, 32) != plain.copy(spot.x() - 40, spot.y() - 16, 80, 32), why
        assert marked.pixelColor(300, 220) == look.theme.colour("wheel.gone")
        assert marked.pixelColor(300, 380) == plain.pixelColor(300, 380) == look.theme.colour("wheel.cream")


def test_a_picture_of_the_schools_own_is_asked_for_by_its_name() -> None:
    fair = Event("fair", "Fair", prizes=(Prize("a", "A", own_picture="photo.png"), Prize("b", "B", own_picture="own/photo.png"), PRIZES[0]))
    assert [wheel_face.picture(fair, id_) for id_ in ("a", "b", "p0", AGAIN)] == [
        "own/photo.png",
        "own/photo.png",
        "prizes/bag",
        "prizes/again",
    ]


def test_it_can_be_shown_as_it_stood_when_a_prize_was_drawn() -> None:
    draw = Draw("d", "fair", "s", "c", 1, "v", ("p0", AGAIN, "p9"), 0, "p0", "1234", "drawn", 0, "2026-11-27")
    assert wheel_face.as_drawn(FAIR, draw) == (Sector("p0", "Prize 0"), Sector(AGAIN), Sector("p9", "p9"))
