"""Events as plain dicts, for JSON in the store, in the journal and in the file that goes to a kiosk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from wastequiz.domain.events import Event, Play, Prize
from wastequiz.domain.items import Band

Plain = dict[str, Any]
_WORDS = ("id", "name", "place", "opens", "closes", "scheme", "colour", "logo")
_NUMBERS = (
    "questions",
    "right_for_spin",
    "pass_right",
    "idle_s",
    "countdown_s",
    "again_sectors",
    "stations",
    "kiosk",
    "expected",
    "volume",
)
_FLAGS = ("calm", "high_contrast", "large_text")


def to_plain(event: Event) -> Plain:
    """The event as JSON can hold it."""
    plain = {field.name: getattr(event, field.name) for field in fields(event)}
    return plain | {
        "dates": list(event.dates),
        "languages": list(event.languages),
        "band": event.band.name,
        "plays": [[play.id, play.variant, play.seconds] for play in event.plays],
        "prizes": [
            {field.name: getattr(prize, field.name) for field in fields(prize)} | {"quotas": [list(quota) for quota in prize.quotas]}
            for prize in event.prizes
        ],
    }


def from_plain(plain: Mapping[str, Any]) -> Event:
    """The event of `to_plain`; what an older program did not write stands at its default, what a newer one wrote besides is left out.

    Raises KeyError, TypeError or ValueError where it is none.
    """
    read: Plain = {name: _word(plain[name]) for name in _WORDS if name in plain}
    read |= {name: _number(plain[name]) for name in _NUMBERS if name in plain}
    read |= {name: bool(plain[name]) for name in _FLAGS if name in plain}
    for name in ("dates", "languages"):
        if name in plain:
            read[name] = tuple(_word(one) for one in _list(plain[name]))
    if "band" in plain:
        read["band"] = Band[_word(plain["band"])]
    if "plays" in plain:
        read["plays"] = tuple(Play(_word(play), _word(variant), _number(seconds)) for play, variant, seconds in _list(plain["plays"]))
    if "prizes" in plain:
        read["prizes"] = tuple(_prize(prize) for prize in _list(plain["prizes"]))
    return Event(**({"id": plain["id"], "name": plain["name"]} | read))


def _prize(plain: Mapping[str, Any]) -> Prize:
    words = ("id", "name", "picture", "opens", "closes", "own_picture")
    read: Plain = {name: _word(plain[name]) for name in words if name in plain}
    read |= {name: _number(plain[name]) for name in ("stock", "sectors") if name in plain}
    read["quotas"] = tuple((_number(station), _number(n)) for station, n in _list(plain.get("quotas", [])))
    return Prize(**({"id": plain["id"], "name": plain["name"]} | read))


def _word(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _number(given: Any) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given < 1_000_000:
        raise TypeError(given)
    return given


def _list(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise TypeError(given)
    return given  # pyright: ignore[reportUnknownVariableType]
