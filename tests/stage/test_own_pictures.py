"""Pictures of the school's own: fetched once, drawn in their own shape, in grey for paper, few kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from wastequiz.stage import own_pictures
from wastequiz.stage.own_pictures import decoded, own
from wastequiz.stage.pictures import Pictures
from wastequiz.stage.theme import Theme

NAME = "own/0123"


def png(wide: int, high: int, colour: str = "#ff0000") -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def asked(qapp: Any) -> Iterator[list[tuple[str, Callable[[bytes], None]]]]:
    found: list[tuple[str, Callable[[bytes], None]]] = []
    own.use(lambda name, arrived: found.append((name, arrived)))
    yield found
    own.use(None)


def drawn(pictures: Pictures) -> QImage:
    page = QImage(100, 100, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    p = QPainter(page)
    pictures.draw(p, NAME, 0, 0, 80)
    p.end()
    return page


def test_a_picture_is_asked_for_once_and_drawn_when_it_has_come(asked: list[tuple[str, Callable[[bytes], None]]]) -> None:
    pictures = Pictures(Theme())
    assert pictures.exists(NAME) and pictures.aspect(NAME) == 1.0
    assert drawn(pictures).pixelColor(40, 10) == QColor("white"), "its place is empty meanwhile"
    drawn(pictures)
    assert [name for name, _arrived in asked] == [NAME]
    asked[0][1](png(40, 20))
    assert pictures.aspect(NAME) == 2.0
    page = drawn(pictures)
    assert page.pixelColor(40, 20) == QColor("#ff0000") and page.pixelColor(40, 60) == QColor("white")


def test_what_is_none_leaves_its_place_empty(asked: list[tuple[str, Callable[[bytes], None]]]) -> None:
    drawn(Pictures(Theme()))
    asked[0][1](b"")
    assert own.image(NAME) is None and len(asked) == 1


def test_on_paper_it_is_grey(asked: list[tuple[str, Callable[[bytes], None]]]) -> None:
    own.take(NAME, png(40, 40))
    shade = drawn(Pictures(Theme(), grey=True)).pixelColor(40, 40)
    assert shade.red() == shade.green() == shade.blue()


def test_large_ones_are_made_smaller_and_only_few_are_kept(
    asked: list[tuple[str, Callable[[bytes], None]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert decoded(png(3200, 100)).width() == own_pictures.LARGEST
    monkeypatch.setattr(own_pictures, "KEEP_BYTES", 100_000)
    for n in range(4):
        own.take(f"own/{n}", png(100, 200))
    assert own.image("own/3") is not None and own.image("own/0") is None
    assert [name for name, _arrived in asked] == ["own/0"], "it is fetched again"
