"""Text in boxes: it wraps between words, shrinks as far as its floor, and never loses a sign."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from wastequiz.stage import words
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.stage.words import NO_LINE_START, Run, fit, wrap

SENTENCE = "A rinsed plastic bottle goes in the blue bin, its cap may stay on."
CHINESE = "冲洗过的塑料瓶放进可回收物桶，瓶盖可以不摘下来。"


@pytest.fixture
def look(qapp: Any) -> Look:
    return Look()


@pytest.mark.parametrize("text", [SENTENCE, CHINESE, "one\ntwo", "", " ", "Supercalifragilistic"])
def test_lines_are_narrow_enough_and_hold_every_sign_once(look: Look, text: str) -> None:
    for across in (90, 200, 900):
        lines = wrap(look, text, 30, across)
        assert all(words.width(look, line, 30) <= across + 1 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab c，。（）垃圾桶,.", max_size=40), st.integers(60, 400))
def test_no_sign_is_ever_lost_or_doubled(text: str, across: int) -> None:
    lines = wrap(Look(), text, 30, across)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_line_never_starts_with_a_closing_mark(look: Look) -> None:
    for across in range(70, 400, 15):
        for line in wrap(look, CHINESE, 30, across)[1:]:
            assert line[0] not in NO_LINE_START


def test_a_text_that_fits_is_left_alone_and_one_that_does_not_shrinks_to_its_floor(look: Look) -> None:
    assert fit(look, "Quiz", 60, 900, 100) == (60, ["Quiz"])
    size, lines = fit(look, SENTENCE, 60, 500, 140)
    assert 20 < size < 60 and len(lines) > 1
    size, lines = fit(look, SENTENCE * 9, 60, 300, 40, floor=24)
    assert size == 24 and "".join(lines).replace(" ", "") == (SENTENCE * 9).replace(" ", "")


def test_lines_that_were_fitted_once_stay_as_large_in_a_box_as_broad_as_the_longest(look: Look) -> None:
    across = words.width(look, "waste", 27, bold=True) + 4
    assert fit(look, "Food\nwaste", 27, across, 68, bold=True, floor=15) == (27, ["Food", "waste"])


def test_larger_text_in_settings_needs_more_lines(look: Look) -> None:
    large = Look(Theme(text_scale=1.3))
    assert words.width(large, SENTENCE, 40) > 1.2 * words.width(look, SENTENCE, 40)
    assert len(wrap(large, SENTENCE, 40, 500)) >= len(wrap(look, SENTENCE, 40, 500))


def ink(paint: Any, side: int = 300) -> QImage:
    page = QImage(side, side, QImage.Format.Format_ARGB32)
    page.fill(QColor("white"))
    p = QPainter(page)
    paint(p)
    p.end()
    return page


def where(page: QImage, colour: str) -> list[tuple[int, int]]:
    return [(x, y) for x in range(page.width()) for y in range(page.height()) if page.pixelColor(x, y).name() == colour]


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", 1)])
@pytest.mark.parametrize(("valign", "end"), [("top", 0), ("bottom", 1)])
def test_words_stand_where_they_are_put(look: Look, align: str, side: int, valign: str, end: int) -> None:
    box = QRectF(0, 0, 300, 300)
    for paint in (words.text, words.display):
        page = ink(lambda p, paint=paint: paint(p, look, box, "Hi", 40, QColor("black"), align=align, valign=valign))
        spots = where(page, "#000000")
        assert spots
        assert all((x < 150) is (side == 0) for x, _y in spots) and all((y < 150) is (end == 0) for _x, y in spots)


def test_each_part_of_a_head_wears_its_own_colour_also_over_two_lines(look: Look) -> None:
    runs = [Run("Which of these goes in ", QColor("#000000")), Run("Food waste", QColor("#ff0000")), Run("?", QColor("#0000ff"))]
    page = ink(lambda p: words.display(p, look, QRectF(0, 0, 300, 300), runs, 44, QColor("#000000")))
    assert all(where(page, colour) for colour in ("#000000", "#ff0000", "#0000ff"))


def test_a_halo_and_a_lip_lie_below_the_letters(look: Look) -> None:
    page = ink(
        lambda p: words.display(
            p, look, QRectF(0, 0, 300, 300), "Hi", 100, QColor("#000000"), halo=QColor("#ff0000"), lip=QColor("#0000ff"), align="center"
        )
    )
    assert all(where(page, colour) for colour in ("#000000", "#ff0000", "#0000ff"))


def test_outlines_are_kept_for_the_next_paint_but_not_without_end(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.outline(look, "once", 30) is words.outline(look, "once", 30)
    monkeypatch.setattr(words._keep, "paths", 5)
    words._paths.clear()
    for n in range(9):
        words.outline(look, str(n), 30)
    assert len(words._paths) == 5


@pytest.mark.parametrize(
    "text", [SENTENCE * 2, CHINESE * 3, "Leaves may go in the bin together with their plastic bag, says somebody here."]
)
def test_a_text_that_is_shortened_keeps_the_space_it_was_broken_at(look: Look, text: str) -> None:
    for across in range(90, 400, 7):
        shown = words.on_two_lines(look, text, 20, across)
        assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1].rstrip()))
