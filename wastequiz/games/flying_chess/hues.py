"""The four colours of the board: of a seat's fields, edges, lips and grounds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from wastequiz.stage.theme import Theme

PLANES = ("tokens/plane_orange", "tokens/plane_sun", "tokens/plane_plum", "tokens/plane_rose")
"""The plane of each seat; its nose points to the right."""


@dataclass(frozen=True, slots=True)
class Hue:
    """`face` of fields and yards, `edge` of rings and heads, `lip`, `tint` of grounds, `ink` on the edge's colour."""

    face: QColor
    edge: QColor
    lip: QColor
    tint: QColor
    ink: QColor


def _between(a: QColor, b: QColor, share: float) -> QColor:
    return QColor(*(round(x + (y - x) * share) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)))  # type: ignore[index, misc]


def hue(theme: Theme, seat: int) -> Hue:
    """The colours of a seat: orange, sun, plum, rose."""
    c = theme.colour
    white, dark = c("ink.onColour"), c("ink.text")
    if seat == 0:
        return Hue(c("brand.primaryBright"), c("brand.primary"), c("brand.primaryLip"), c("brand.primaryTint"), white)
    if seat == 1:
        return Hue(c("right.fill"), c("right.fill"), c("right.lip"), c("right.tint"), dark)
    plain = theme.high_contrast
    if seat == 2:
        face = c("team.aurora") if plain else _between(c("team.aurora"), c("tryAgain.bright"), 0.6)
        return Hue(face, c("team.aurora"), c("tryAgain.lip"), c("tryAgain.tint"), white)
    face = c("team.plumBlossom") if plain else _between(c("team.plumBlossom"), c("accent.roseTint"), 0.22)
    return Hue(face, c("team.plumBlossom"), c("accent.roseLip"), c("accent.roseTint"), white)
