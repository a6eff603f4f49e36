"""The keyboard on the screen: whole words by touching letters, and everything else a keyboard is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, cast

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wastequiz.stage import keyboard as keyboards
from wastequiz.stage.canvas import Canvas, let_keyboard_lead, watch_input
from wastequiz.stage.fields import Field
from wastequiz.stage.key_sheet import pages
from wastequiz.stage.keyboard import Keyboard
from wastequiz.stage.keys import Key
from wastequiz.stage.look import Look
from wastequiz.stage.theme import HIGH_CONTRAST, Theme

WORDS = {"dianchi": (("电池", 7), ("点", 4), ("店", 4)), "chi": (("池", 3), ("吃", 3)), "dian": tuple((f"电{n}", 4) for n in range(30))}
MOST = (Qt.Key.Key_Tab,) * 90


def engine(letters: str) -> Sequence[tuple[str, int]]:
    """Knows three spellings; of anything else that begins like one it offers its first word."""
    return WORDS.get(letters) or [(found[0][0], len(letters)) for spelt, found in WORDS.items() if spelt.startswith(letters)][:1]


class Page(Canvas):
    """Two fields and the keyboard."""

    def __init__(self, look: Look, candidates: keyboards.Candidates | None = engine, **more: Any) -> None:
        super().__init__(look)
        self.pressed = 0
        self.fields = [Field(self, "one"), Field(self, "two")]
        self.keyboard = Keyboard(self, candidates, press=self._count, **more)
        for field in self.fields:
            self.keyboard.attach(field)
        self.keyboard.opened.connect(lambda _open: self.arrange())

    def _count(self) -> None:
        self.pressed += 1

    def arrange(self) -> None:
        for i, field in enumerate(self.fields):
            self.put(field, 40, 40 + i * 120, 800, 100)
        self.keyboard.arrange()


Make = Callable[..., Page]


@pytest.fixture
def make(qtbot: Any) -> Iterator[Make]:
    def shown(size: tuple[int, int] = (1080, 1920), theme: str = "light", **more: Any) -> Page:
        page = Page(Look(Theme(theme)), **more)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        watch_input()
        page.fields[0].setFocus()
        return page

    yield shown
    let_keyboard_lead(False)


_screens: list[QPointingDevice] = []


def finger() -> QPointingDevice:
    if not _screens:
        _screens.append(cast(QPointingDevice, QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)))
    return _screens[0]


def touch(page: Page, *pieces: Any) -> None:
    """Lays a finger on each piece and lifts it again, one after the other."""
    for piece in pieces:
        at = piece.mapTo(page, piece.rect().center())
        handle = page.windowHandle()
        QTest.touchEvent(handle, finger()).press(0, at, handle).commit()
        QTest.touchEvent(handle, finger()).release(0, at, handle).commit()


def tap(page: Page, text: str) -> None:
    """Touches the keys of a word."""
    touch(page, *(page.keyboard.key(c) for c in text))


def shown(page: Page) -> list[str]:
    """The candidates in the bar."""
    assert page.keyboard.sheet is not None
    return [key.label for key in page.keyboard.sheet.candidates if key.isVisible()]


def candidate(page: Page, text: str) -> Key:
    assert page.keyboard.sheet is not None
    return next(key for key in page.keyboard.sheet.candidates if key.isVisible() and key.label == text)


def opened(make: Make, **more: Any) -> Page:
    page = make(**more)
    page.keyboard.open()
    return page


def test_a_word_is_written_by_touching_its_pinyin_and_a_candidate(make: Make) -> None:
    page = make()
    touch(page, page.fields[0])
    assert page.keyboard.is_open, "a finger has no other keyboard"
    told: list[str] = []
    page.keyboard.composing.connect(told.append)
    empty = page.fields[0].cursorRect().left()
    tap(page, "dianchi")
    assert told[-1] == page.keyboard.letters == "dianchi" and page.fields[0].text() == ""
    assert page.fields[0].cursorRect().left() > empty + 60, "the letters stand before the cursor"
    assert shown(page) == ["电池", "点", "店"] and page.fields[0].hasFocus()
    touch(page, candidate(page, "电池"))
    assert page.fields[0].text() == "电池" and page.keyboard.letters == "" and shown(page) == [] and told[-1] == ""
    assert page.pressed == 8, "every key was heard"


def test_a_candidate_of_the_first_syllable_leaves_the_rest_to_choose(make: Make) -> None:
    page = opened(make)
    tap(page, "dianchi")
    touch(page, candidate(page, "店"))
    assert page.fields[0].text() == "店" and page.keyboard.letters == "chi" and shown(page) == ["池", "吃"]
    touch(page, page.keyboard.key("space"))
    assert page.fields[0].text() == "店池" and page.keyboard.letters == ""


def test_back_takes_a_letter_and_then_what_was_written(make: Make) -> None:
    page = opened(make)
    page.fields[0].setText("碗")
    tap(page, "di")
    touch(page, page.keyboard.key("back"))
    assert page.keyboard.letters == "d" and page.fields[0].text() == "碗"
    touch(page, page.keyboard.key("back"), page.keyboard.key("back"))
    assert page.keyboard.letters == "" and page.fields[0].text() == ""


def test_enter_writes_the_letters_as_they_stand_and_then_is_enter(make: Make) -> None:
    page = opened(make)
    entered: list[bool] = []
    page.fields[0].returnPressed.connect(lambda: entered.append(True))
    tap(page, "pet")
    touch(page, page.keyboard.key("enter"))
    assert page.fields[0].text() == "pet" and not entered
    touch(page, page.keyboard.key("enter"))
    assert entered == [True]


def test_a_sign_closes_the_word_before_it(make: Make) -> None:
    page = opened(make)
    tap(page, "dianchi")
    touch(page, page.keyboard.key("comma"))
    assert page.fields[0].text() == "电池，"


def test_english_with_one_capital_letter_and_digits(make: Make) -> None:
    page = opened(make)
    touch(page, page.keyboard.key("language"), page.keyboard.key("shift"))
    assert page.keyboard.key("shift").isChecked()
    tap(page, "A")
    assert not page.keyboard.key("shift").isChecked()
    tap(page, "a")
    touch(page, page.keyboard.key("space"), page.keyboard.key("switch"))
    tap(page, "5")
    touch(page, page.keyboard.key("switch"))
    tap(page, "v")
    assert page.fields[0].text() == "Aa 5v"
    touch(page, page.keyboard.key("language"))
    tap(page, "d")
    assert page.keyboard.letters == "d"


def test_an_apostrophe_splits_syllables(make: Make) -> None:
    page = opened(make)
    tap(page, "xi")
    touch(page, page.keyboard.key("shift"))
    tap(page, "an")
    assert page.keyboard.letters == "xi'an"


def test_quick_taps_of_a_mouse_on_one_key_all_count(make: Make, qtbot: Any) -> None:
    page = opened(make)
    key = page.keyboard.key("n")
    for double in (False, True, False, True):
        (qtbot.mouseDClick if double else qtbot.mouseClick)(key, Qt.MouseButton.LeftButton)
    assert page.keyboard.letters == "nnnn", "what Qt takes for the second half of a double click is a tap too"


def test_a_second_finger_types_while_the_first_still_lies_there(make: Make) -> None:
    page = opened(make)
    handle = page.windowHandle()
    at = [(key := page.keyboard.key(c)).mapTo(page, key.rect().center()) for c in "di"]
    QTest.touchEvent(handle, finger()).press(0, at[0], handle).commit()
    assert page.keyboard.key("d").isDown(), "it is seen to go down"
    QTest.touchEvent(handle, finger()).stationary(0).press(1, at[1], handle).commit()
    QTest.touchEvent(handle, finger()).release(0, at[0], handle).release(1, at[1], handle).commit()
    assert page.keyboard.letters == "di" and not page.keyboard.key("d").isDown()


def test_a_mouse_does_not_open_it_by_itself_unless_always_is_chosen(make: Make, qtbot: Any) -> None:
    page = make()
    qtbot.mouseClick(page.fields[0], Qt.MouseButton.LeftButton)
    assert not page.keyboard.is_open
    assert make(when=keyboards.ALWAYS).keyboard.is_open
    never = make(when=keyboards.NEVER)
    touch(never, never.fields[0])
    assert not never.keyboard.is_open
    never.keyboard.toggle()
    assert never.keyboard.is_open


def test_hiding_drops_letters_and_closes_what_it_covered(make: Make) -> None:
    page = opened(make)
    empty = page.fields[0].cursorRect().left()
    tap(page, "dian")
    touch(page, page.keyboard.key("hide"))
    assert not page.keyboard.is_open and not page.keyboard.key("q").isVisible()
    assert page.fields[0].cursorRect().left() == empty


def test_it_types_into_the_field_that_has_the_focus(make: Make) -> None:
    page = opened(make)
    tap(page, "di")
    touch(page, page.fields[1])
    assert page.keyboard.letters == ""
    tap(page, "dianchi")
    touch(page, page.keyboard.key("space"))
    assert [field.text() for field in page.fields] == ["", "电池"]
    page.fields[1].hide()
    assert not page.keyboard.is_open, "there is nothing left to type into"


def test_a_real_keyboard_between_two_keys_drops_the_letters(make: Make) -> None:
    page = opened(make)
    tap(page, "di")
    QTest.keyClicks(page.fields[0], "x")
    assert page.keyboard.letters == "" and page.fields[0].text() == "x"


def test_more_candidates_than_fit_stand_on_further_pages(make: Make) -> None:
    page = opened(make)
    tap(page, "dian")
    seen = shown(page)
    assert 3 <= len(seen) < 30 and not page.keyboard.key("before").isEnabled()
    while page.keyboard.key("after").isEnabled():
        touch(page, page.keyboard.key("after"))
        seen += shown(page)
    assert seen == [text for text, _used in WORDS["dian"]]
    touch(page, candidate(page, "电29"))
    assert page.fields[0].text() == "电29" and not page.keyboard.key("after").isVisible()


def test_without_an_engine_there_is_english_and_pinyin_once_it_comes(make: Make) -> None:
    page = opened(make, candidates=None)
    tap(page, "ok")
    assert page.fields[0].text() == "ok" and not page.keyboard.key("language").isEnabled()
    page.keyboard.use(engine)
    tap(page, "dianchi")
    assert shown(page)[0] == "电池"


def test_keys_alone_reach_and_press_every_key(make: Make) -> None:
    page = opened(make)
    assert page.keyboard.sheet is not None
    reached = set()
    for key in MOST:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        reached.add(QApplication.focusWidget())
    visible = [key for key in page.keyboard.sheet.all() if key.isVisible()]
    assert reached >= set(visible)
    page.keyboard.key("d").setFocus()
    QTest.keyClick(page.keyboard.key("d"), Qt.Key.Key_Return)
    QTest.keyClick(page.keyboard.key("d"), Qt.Key.Key_Right)
    assert page.keyboard.key("f").hasFocus() and page.keyboard.letters == "d"
    page.keyboard.key("hide").setFocus()
    QTest.keyClick(page.keyboard.key("hide"), Qt.Key.Key_Space)
    assert page.fields[0].hasFocus()


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920), (1024, 768)])
@pytest.mark.parametrize("aside", [0.0, 24.0])
def test_keys_are_large_enough_and_apart_and_named(make: Make, size: tuple[int, int], aside: float) -> None:
    page = opened(make, size=size)
    page.keyboard.arrange(aside=aside)
    tap(page, "dian")
    assert page.keyboard.sheet is not None
    visible = [key for key in page.keyboard.sheet.all() if key.isVisible()]
    boxes = [page.where(key) for key in visible]
    for key, box in zip(visible, boxes, strict=True):
        assert key.accessibleName() and min(box.width(), box.height() - key.lip_depth) >= 83.9, (key.accessibleName(), box)
        assert page.area.adjusted(-1, -1, 1, 1).contains(box)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    names = [key.accessibleName() for key in visible]
    assert len(set(names)) == len(names)


def test_it_looks_different_in_the_high_contrast_theme(make: Make) -> None:
    light, dark = (opened(make, theme=theme).grab().toImage() for theme in ("light", HIGH_CONTRAST))
    assert light != dark


@pytest.mark.parametrize(("widths", "firsts"), [([], [0]), ([400.0], [0]), ([100.0] * 5, [0, 4]), ([500.0, 10.0], [0, 1])])
def test_the_bar_turns_page_when_it_is_full(widths: list[float], firsts: list[int]) -> None:
    assert pages(widths, 450) == firsts


def test_a_touch_between_two_keys_reaches_nothing(make: Make) -> None:
    page = opened(make)
    assert page.keyboard.sheet is not None
    sheet = page.where(page.keyboard.sheet.sheet)
    spot = page.to_px(QRectF(sheet.left() + 4, sheet.bottom() - 4, 2, 2)).topLeft()
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.keyboard.is_open and page.fields[0].hasFocus() and page.keyboard.letters == ""
