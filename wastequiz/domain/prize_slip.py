"""What a prize's QR code says: enough for staff to find the draw and for anybody to check it later, and nothing about who won."""

from __future__ import annotations

import re

from wastequiz.domain.events import Draw
from wastequiz.domain.facts import dataclass

MARK = "WQ1"
"""How every code begins, its number the version of what follows."""
DIGEST = 8
"""So many characters of the promise stand in the code: the draw's commitment among those that were published."""
SHORT = 6
"""So many of them are shown on the wheel's page."""
_SHAPE = re.compile(r"WQ1/([0-9]{4})/([0-9A-Za-z-]+)/([0-9A-Za-z-]+)/([0-9A-Fa-f]{8}|)")


@dataclass(frozen=True)
class Slip:
    """A prize's code as it can be read back: the four digits, the draw's and the event's id, and how the promise begins."""

    code: str
    draw: str
    event: str
    digest: str


def payload(draw: Draw, digest: str) -> str:
    """ "WQ1/4821/<draw>/<event>/<digest>", in capitals: a QR code takes those in half the room. No animal, no visit, no time.

    `digest`: the promise that bound the draw, '' where it is not known here.
    """
    return "/".join((MARK, draw.code, draw.id, draw.event, digest[:DIGEST])).upper()


def read(text: str) -> Slip | None:
    """The slip a scanned text stands for, None where it is none of ours."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    code, draw, event, digest = found.groups()
    return Slip(code, draw.lower(), event.lower(), digest.lower())
