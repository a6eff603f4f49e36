"""Where everything stands on the page on which a lesson is set up: the choice of now, and beside or below it the quiet panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson_set_up import LessonSetUpScreen

CLASSES, WAYS, ABOUT = "classes", "ways", "about"
"""What there is to choose now."""
CHIP = 400.0
SWITCH = 104.0


def arrange(page: LessonSetUpScreen) -> None:
    """Puts the pieces of the page to their places."""
    tall = page.tall
    right = 1040.0 if tall else 1180.0
    wish = min(page.chip.wish(), CHIP)
    page.put(page.title, 182, 48, right - 182 - (wish + 24 if page.showing != CLASSES else 0), 84)
    page.put(page.chip, right - wish, 40, wish, 92)
    page.panel.arrange(QRectF(40, 1222, 1000, 662) if tall else QRectF(1216, 44, 632, 1000))
    box = QRectF(40, 176, 1000, 1022) if tall else QRectF(72, 176, 1108, 868)
    if page.showing == CLASSES:
        box = QRectF(40, 400, 1000, 1300) if tall else QRectF(72, 220, 1776, 760)
    elif page.offer is not None and page.showing == WAYS:
        page.offer.arrange(QRectF(box.left(), box.top(), box.width(), 148))
        box.setTop(box.top() + 172)
    if not page.class_switch.isHidden():
        page.put(page.class_switch, box.left(), box.bottom() - SWITCH, box.width(), SWITCH)
        box.setBottom(box.bottom() - SWITCH - 24)
    if page.pages.paged is not None:
        page.pages.paged.arrange(box, valign="top" if page.showing != CLASSES else "middle")
    if page.pages.empty is not None:
        page.pages.empty.arrange(box)
    spot = notice_spot(page)
    page.put(page.fill, spot.right() + 16, spot.top(), 300, 96)
    if not page.notice.isHidden():
        page.notice.place()


def notice_spot(page: LessonSetUpScreen) -> QRectF:
    """Beside the title's end; the sentence covers the cards for as long as it stands."""
    across = 1000.0 if page.tall else 1108.0
    return QRectF(40 if page.tall else 72, 176, across - (316 if not page.fill.isHidden() else 0), 190)
