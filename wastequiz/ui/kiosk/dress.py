"""Language, look and sound of a kiosk: as the event has them, and as whoever is there wants them for this visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from wastequiz import i18n
from wastequiz.stage import system_look
from wastequiz.stage.look import Look
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT, TEXT_SIZES, Theme

if TYPE_CHECKING:
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.window import Window


class Wardrobe:
    """Looks are kept once made: what they painted is used again by the next visitor."""

    def __init__(self) -> None:
        self._looks: dict[tuple[bool, bool, bool], Look] = {}

    def look(self, *, contrast: bool, large: bool, calm: bool) -> Look:
        """A look with what lies along the top of a page brought down, where children and those who sit reach it."""
        key = contrast, large, calm
        if key not in self._looks:
            scale = TEXT_SIZES["largest"] if large else TEXT_SIZES["normal"]
            theme = Theme(HIGH_CONTRAST if contrast else LIGHT, text_scale=scale, reduced_motion=calm)
            self._looks[key] = Look(theme, low_reach=True)
        return self._looks[key]


def dress(window: Window, run: KioskRun, wardrobe: Wardrobe) -> None:
    """Takes language, look and sound from the run; the page is not drawn anew."""
    context, wishes = window.context, run.wishes
    i18n.use(wishes.language)
    QLocale.setDefault(QLocale(wishes.language))
    school = context.school
    calm = system_look.calm(school.preferences.reduced_motion, chosen="reduced_motion" in school.chosen)
    context.look = wardrobe.look(contrast=wishes.contrast, large=wishes.large_text, calm=calm)
    context.sound.volume = context.voice.volume = run.volume
    context.voice.use_language(wishes.language)
    window.setWindowTitle(i18n._("WasteQuiz"))
