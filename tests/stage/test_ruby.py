"""Names with their pinyin: above each character, large enough, never cut, never over each other; and only where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from wastequiz import i18n
from wastequiz.services import builtin
from wastequiz.stage import ruby, words
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.stage.words import Run

CAPTION = QRectF(20, 20, 380, 96)
NAMES = sorted({item.name["zh_CN"] for item in builtin.read().items.values()})


@pytest.fixture(autouse=True)
def chinese(qapp: Any) -> Iterator[None]:
    before = i18n.current()
    i18n.use("zh_CN")
    yield
    i18n.use(before)


def painted(look: Look, box: QRectF, said: Any, *, display: bool = True, **more: Any) -> QImage:
    image = QImage(440, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    p = QPainter(image)
    (ruby.display if display else ruby.text)(p, look, box, said, 48, QColor("black"), **more)
    p.end()
    return image


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QRectF, float]]:
    """Every text that is painted, its box and the width it takes."""
    seen: list[tuple[str, QRectF, float]] = []

    def note(p: Any, look: Look, box: QRectF, said: str, size: float, *_: Any, **more: Any) -> None:
        seen.append((said, QRectF(box), words.width(look, said, size, bold=more.get("bold", True))))

    monkeypatch.setattr(words, "display", note)
    monkeypatch.setattr(words, "text", note)
    return seen


def test_pinyin_is_wanted_only_where_it_was_asked_for_in_chinese_and_for_chinese(qapp: Any) -> None:
    assert ruby.wanted(Look(pinyin=True), "香蕉皮")
    assert not ruby.wanted(Look(), "香蕉皮") and not ruby.wanted(Look(pinyin=True), "LED")
    i18n.use("en")
    assert not ruby.wanted(Look(pinyin=True), "香蕉皮")


@pytest.mark.parametrize("display", [True, False])
def test_without_pinyin_it_paints_as_words_do(display: bool) -> None:
    image = QImage(440, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    p = QPainter(image)
    (words.display if display else words.text)(p, Look(), CAPTION, "香蕉皮", 48, QColor("black"))
    p.end()
    assert painted(Look(), CAPTION, "香蕉皮", display=display) == image
    assert painted(Look(pinyin=True), CAPTION, "香蕉皮", display=display) != image


def test_a_name_stands_under_its_readings_each_over_its_own_character(boxes: list[tuple[str, QRectF, float]]) -> None:
    painted(Look(pinyin=True), CAPTION, "香蕉皮", align="center")
    assert [said for said, _b, _w in boxes] == ["香", "xiāng", "蕉", "jiāo", "皮", "pí"]
    for (_c, below, _w1), (_r, above, _w2) in zip(boxes[::2], boxes[1::2], strict=True):
        assert above.left() == below.left() and above.bottom() <= below.top() + 0.1


@pytest.mark.parametrize("size", ["normal", "largest"])
def test_no_name_is_cut_and_no_reading_lies_over_another(boxes: list[tuple[str, QRectF, float]], size: str) -> None:
    look = Look(Theme(text_scale={"normal": 1.0, "largest": 1.3}[size]), pinyin=True)
    with_pinyin = 0
    for name in NAMES:
        setting = ruby.fit(look, name, 48, CAPTION.width(), CAPTION.height(), bold=True)
        if setting is None:
            continue
        with_pinyin += 1
        assert setting.pinyin >= ruby.LEAST_PINYIN
        boxes.clear()
        painted(look, CAPTION, name, align="center")
        for said, box, wide in boxes:
            assert CAPTION.adjusted(-0.5, -0.5, 0.5, 1.5).contains(box), (name, said)
            assert wide <= box.width() + 0.5, (name, said)
        for i, (_s, one, _w) in enumerate(boxes):
            assert not any(one.adjusted(0.1, 0.1, -0.1, -0.1).intersects(other) for _t, other, _v in boxes[i + 1 :]), name
    assert with_pinyin > len(NAMES) * (0.8 if size == "normal" else 0.4)


def test_pinyin_is_26_units_where_there_is_room_and_left_out_where_there_is_none() -> None:
    look = Look(pinyin=True)
    roomy = ruby.fit(look, "香蕉皮", 48, 400, 110, bold=True)
    assert roomy is not None and roomy.pinyin >= ruby.PINYIN and roomy.size == 48
    assert ruby.fit(look, "香蕉皮", 48, 400, 40, bold=True) is None
    assert ruby.fit(look, "香\n蕉", 48, 400, 400) is None


def test_a_long_name_takes_several_lines_and_none_begins_with_a_closing_mark() -> None:
    setting = ruby.fit(Look(pinyin=True), "过年嗑的瓜子壳，投哪里？", 48, 300, 400)
    assert setting is not None and len(setting.lines) > 1
    assert all(line[0].text not in "，？" for line in setting.lines)
    assert "".join(cell.text for line in setting.lines for cell in line) == "过年嗑的瓜子壳，投哪里？"


def test_other_signs_stay_together_without_a_reading() -> None:
    setting = ruby.fit(Look(pinyin=True), "旧LED灯 8W", 40, 600, 110)
    assert setting is not None
    assert [(cell.text, cell.reading) for cell in setting.lines[0]] == [("旧", "jiù"), ("LED", ""), ("灯", "dēng"), (" ", ""), ("8W", "")]


def test_each_character_keeps_its_colour_and_the_readings_may_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(words, "display", lambda p, look, box, said, size, colour, **_: seen.append((said, colour.name())))
    monkeypatch.setattr(words, "text", lambda p, look, box, said, size, colour, **_: seen.append((said, colour.name())))
    look = Look(pinyin=True)
    runs = [Run("投", QColor("#111111")), Run("桶", QColor("#222222"))]
    painted(look, CAPTION, runs)
    assert ("投", "#111111") in seen and ("桶", "#222222") in seen
    assert ("tǒng", look.theme.colour("ink.textSecondary").name()) in seen
    painted(look, CAPTION, "桶", pinyin=QColor("#333333"))
    assert ("tǒng", "#333333") in seen


def test_a_bin_is_named_in_a_pill_with_its_reading(boxes: list[tuple[str, QRectF, float]]) -> None:
    image = QImage(440, 240, QImage.Format.Format_RGB32)
    p = QPainter(image)
    box = QRectF(10, 10, 400, 82)
    ruby.bin_plate(p, Look(pinyin=True), box, "green", "bins/symbol_food", "厨余垃圾")
    p.end()
    assert [said for said, _b, _w in boxes][1::2] == ["chú", "yú", "lā", "jī"]
    assert all(box.contains(where) for _s, where, _w in boxes)
