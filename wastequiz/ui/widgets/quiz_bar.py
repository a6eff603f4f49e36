"""What is painted along the top of the quiz, the path of stones with points and runs, and which keys answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.rounds import Progress
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look


def paint_progress(p: QPainter, look: Look, progress: Progress, *, tall: bool, left: str = "") -> None:
    """A stone for each question; on the right points, and how many were right in a row or, where there is such, what is `left` of the whole time."""
    exam = progress.round.spec.exam
    results = [None if exam else a.correct == 1 for a in progress.answers]
    path = QRectF(40, 134, 1000, 60) if tall else QRectF(190, 40, 1120, 88)
    paint.trail(p, look, path, len(progress.stones), len(progress.answers), results)
    right = 1040.0 if tall else 1848.0
    chips: list[tuple[str, str]] = [(left, "clock")] if left else []
    if exam:  # how it goes is told at the end
        _paint_chips(p, look, chips, right)
        return
    if not progress.round.spec.practice:
        chips.append((f"{progress.points:.0f}", "star_score"))
    run, best = progress.streak, progress.best_streak
    if left:
        pass
    elif run > 1:
        chips.append((_("{n} in a row").format(n=run), "flame_streak"))
    elif best > 1:
        chips.append((_("best {n}").format(n=best), "flame_streak"))
    _paint_chips(p, look, chips, right)


def _paint_chips(p: QPainter, look: Look, chips: list[tuple[str, str]], right: float) -> None:
    for label, picture in chips:
        across = paint.chip_width(look, label)
        right -= across
        paint.score_chip(p, look, QRectF(right, 46, across, 76), label, picture)
        right -= 22


def paint_keys(p: QPainter, look: Look, text: str) -> None:
    """Which keys answer, below the answers of a broad page."""
    t = look.theme
    across = words.width(look, text, 30) + 104
    paint.rounded(p, QRectF(360, 962, across, 76), 38, t.colour("ink.onColour", 0.85))
    paint.icon(p, look, "keyboard", 404, 1000, 40, t.colour("ink.textSecondary"))
    words.text(p, look, QRectF(440, 962, across - 90, 76), text, 30, t.colour("ink.textSecondary"))
