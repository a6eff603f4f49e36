"""Brings pinyin under the on-screen keyboard of a page: the names of the bank come first among the candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.ui import background
from wastequiz.ui.screen import Screen

if TYPE_CHECKING:
    from wastequiz.services.pinyin_input import PinyinInput
    from wastequiz.stage.keyboard import Keyboard


def bring_pinyin(screen: Screen, keyboard: Keyboard) -> None:
    """Makes the engine beside the window and hands it to `keyboard` when it is ready."""
    items = screen.context.school.bank.items.values()

    def make() -> PinyinInput:
        from wastequiz.services.pinyin_input import PinyinInput

        called = [item.name.to("zh_CN") for item in items]
        return PinyinInput([*called, *(words for item in items for language, words in item.aliases if language.startswith("zh"))])

    def made(engine: PinyinInput) -> None:
        keyboard.use(lambda letters: [(found.text, found.used) for found in engine.candidates(letters)])

    background.run(make, owner=screen, then=made, failed=screen.trouble)
