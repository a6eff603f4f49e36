"""An event in one file, .wqevent, that goes to a kiosk: what was decided, the pictures it shows and the local rules it goes by. No student, no score."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, cast

from wastequiz.domain.errors import BadName, EventTooNew, NotAnEvent, PackRefused, PictureRefused
from wastequiz.domain.event_checks import checked, is_sound
from wastequiz.domain.event_plain import Plain, from_plain, to_plain
from wastequiz.domain.events import Event
from wastequiz.domain.facts import dataclass
from wastequiz.formats.picture_check import check
from wastequiz.formats.zip_members import members

SUFFIX = ".wqevent"
VERSION = 1
MANIFEST, PICTURES, OWN = "event.json", "pictures/", "own/"
MOST_BYTES = 60_000_000
"""No larger file is looked at."""
MOST_PICTURES = 32
_STAMP = (2000, 1, 1, 0, 0, 0)
"""Every member's time, so that the same event makes the same file."""
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, BadName)


@dataclass(frozen=True)
class EventFile:
    """What such a file holds. `pictures`: bytes by name, written anew by us. `rules`: the local rules it goes by as they came, None for built-in
    ones; nobody has looked at them yet.
    """

    event: Event
    made_utc_ms: int
    edited_utc_ms: int
    pictures: Mapping[str, bytes]
    rules: Mapping[str, Any] | None = None


def write(file: EventFile) -> bytes:
    """The file's bytes; the same for the same event."""
    manifest: Plain = {
        "wqevent": VERSION,
        "event": to_plain(file.event),
        "made_utc_ms": file.made_utc_ms,
        "edited_utc_ms": file.edited_utc_ms,
        "rules": file.rules,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        _put(packed, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        for name, body in sorted(file.pictures.items()):
            _put(packed, PICTURES + name.removeprefix(OWN), body)
    return out.getvalue()


def _put(packed: zipfile.ZipFile, name: str, body: bytes) -> None:
    packed.writestr(zipfile.ZipInfo(name, _STAMP), body, zipfile.ZIP_DEFLATED)


def shown(event: Event) -> tuple[str, ...]:
    """Names of the school's own pictures that an event shows."""
    return tuple(dict.fromkeys(name for name in (event.logo, *(prize.own_picture for prize in event.prizes)) if name))


def read(data: bytes) -> EventFile:
    """What is in the file. Raises NotAnEvent (no event, or not to be trusted), EventTooNew."""
    if len(data) > MOST_BYTES:
        raise NotAnEvent("size")
    try:
        found = dict(members(data, lambda name: name == MANIFEST or name.startswith(PICTURES)))
    except PackRefused as error:
        raise NotAnEvent(error.why) from error
    try:
        manifest: Any = json.loads(found.get(MANIFEST, b""))
        version = manifest["wqevent"]
        if not isinstance(version, int) or version < 1:
            raise NotAnEvent("content")
        if version > VERSION:
            raise EventTooNew(version, VERSION)
        event = from_plain(manifest["event"])
        if not is_sound(event):
            raise NotAnEvent("content")
        event = checked(event)
        made, edited = _moment(manifest["made_utc_ms"]), _moment(manifest["edited_utc_ms"])
        rules = manifest["rules"]
        if rules is not None and not isinstance(rules, dict):
            raise NotAnEvent("content")
    except _MALFORMED as error:
        raise NotAnEvent("content") from error
    return EventFile(*_with_pictures(event, found, made, edited), cast("Mapping[str, Any] | None", rules))


def _moment(given: Any) -> int:
    if not isinstance(given, int) or not 0 <= given < 1 << 53:
        raise TypeError(given)
    return given


def _with_pictures(event: Event, found: Mapping[str, bytes], made: int, edited: int) -> tuple[Event, int, int, dict[str, bytes]]:
    """The event showing the pictures that came along, written anew; one that did not come is not shown."""
    wanted = [name for name in shown(event) if PICTURES + name.removeprefix(OWN) in found]
    if len(found) > MOST_PICTURES + 1:
        raise NotAnEvent("size")
    try:
        pictures = {name: check(found[PICTURES + name.removeprefix(OWN)], name) for name in wanted}
    except PictureRefused as error:
        raise NotAnEvent("picture") from error
    prizes = tuple(replace(prize, own_picture=prize.own_picture if prize.own_picture in pictures else "") for prize in event.prizes)
    return replace(event, logo=event.logo if event.logo in pictures else "", prizes=prizes), made, edited, pictures
