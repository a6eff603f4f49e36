"""Somebody stands in front of the bins with a thing in the hand and looks it up: by mouse, by finger, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from tests.journeys.person import Person
from wastequiz import i18n
from wastequiz.services import noticing
from wastequiz.stage.keys import Key
from wastequiz.ui import background
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.look_up import LookUpScreen
from wastequiz.ui.widgets.result_card import ResultCard


def page(me: Person) -> LookUpScreen:
    """The page once it can be asked."""
    found = me.arrive(LookUpScreen)
    me.wait(lambda: found.finder is not None and not background.busy())
    return found


def cards(screen: LookUpScreen) -> Sequence[ResultCard]:
    return [card for card in screen.cards if card.isVisible()]


def candidate(screen: LookUpScreen, text: str) -> Key:
    assert screen.keyboard.sheet is not None
    return next(key for key in screen.keyboard.sheet.candidates if key.isVisible() and key.label == text)


def kept(me: Person) -> list[str]:
    found: list[Sequence[object]] = []
    noticing.words(me.program.school, found.append)
    me.wait(lambda: found)
    return [str(getattr(word, "word", word)) for word in found[0]]


def test_by_mouse_and_a_real_keyboard(window: Person) -> None:
    me = window
    me.click("Look up")
    screen = page(me)
    me.press("banana")
    assert cards(screen)[0].accessibleName().startswith("Banana peel, Food waste.")
    assert not screen.keyboard.is_open, "who types on keys needs none on the screen"
    me.click(cards(screen)[0])
    me.click("Read aloud")
    assert "Food waste" in me.program.context.voice.last
    me.click(screen.field.cross)
    me.press("milk tea")
    me.click(next(card for card in cards(screen) if "Take it apart" in card.accessibleName()))
    assert screen.panel.detail is not None and len(screen.panel.detail.parts) == 3
    me.click("Back")
    me.arrive(HomeScreen)


def test_by_finger_alone_in_pinyin(person: Callable[..., Person]) -> None:
    me = person(language="zh_CN")
    home = me.arrive(HomeScreen)
    me.touch(next(tile for tile in home.tiles if tile.accessibleName() == i18n._("Look up")))
    screen = page(me)
    me.touch(screen.field)
    me.wait(lambda: screen.keyboard.is_open)
    for letter in "dianchi":
        me.touch(screen.keyboard.key(letter))
        assert screen.found is not None and screen.found.total, "every letter finds something"
    me.touch(candidate(screen, "电池"))
    assert screen.field.text() == "电池" and all("电" in card.accessibleName() for card in cards(screen))
    me.touch(screen.keyboard.key("hide"))
    me.wait(lambda: not screen.keyboard.is_open)
    me.touch(cards(screen)[1])
    assert cards(screen)[1].isChecked() and screen.panel.detail is not None
    before = screen.found
    me.touch(next(chip for chip in screen.chips[1:] if chip.isVisible()))
    assert screen.found is not before and screen.only is not None
    assert screen.back is not None
    me.touch(screen.back)
    me.arrive(HomeScreen)


def test_by_keys_alone_and_a_word_nobody_knows(window: Person) -> None:
    me = window
    me.tab_to("Look up")
    me.press(Qt.Key.Key_Return)
    screen = page(me)
    me.press("zzqxv")
    assert screen.unknown and "zzqxv" in screen.dotted.accessibleName() and screen.panel.detail is None
    me.press(*(Qt.Key.Key_Backspace,) * 5, "glass", Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert screen.cards[1].isChecked()
    me.press(Qt.Key.Key_Escape)
    me.arrive(HomeScreen)
    assert kept(me) == [], "it was only passed through"
    me.tab_to("Look up")
    me.press(Qt.Key.Key_Return)
    page(me)
    me.press("zzqxv", Qt.Key.Key_Escape)
    me.arrive(HomeScreen)
    assert kept(me) == ["zzqxv"]
