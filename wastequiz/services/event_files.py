"""An event on its way to a kiosk: packed into one file with what it shows and goes by, and taken in there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wastequiz.domain import local_rules
from wastequiz.domain.errors import BadName, NoSuchKiosk, NotAnEvent, PictureGone, UnknownEvent
from wastequiz.domain.events import Event
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.students import clean_name
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats import wqevent
from wastequiz.services.school import School
from wastequiz.store import events, own_pictures, own_rules
from wastequiz.store.db import Db

_LONGEST_WHY = 200
_MOST_RULINGS = 5_000
SUFFIX = wqevent.SUFFIX


def pack_now(school: School, db: Db, event_id: str, kiosk: int) -> bytes:
    """The file for kiosk number `kiosk`, on the store's thread. Raises UnknownEvent, NoSuchKiosk."""
    times = events.times(db, event_id)
    if times is None:
        raise UnknownEvent(event_id)
    event = events.event(db, event_id)
    if not 1 <= kiosk <= event.stations:
        raise NoSuchKiosk(kiosk, event.stations)
    pictures: dict[str, bytes] = {}
    for name in wqevent.shown(event):
        try:
            pictures[name] = own_pictures.picture(db, name)
        except PictureGone:
            continue  # a prize without its picture is better than no kiosk
    scheme = school.bank.schemes.get(event.scheme)
    rules = rules_to_plain(scheme) if scheme is not None and local_rules.is_own(scheme) else None
    return wqevent.write(wqevent.EventFile(replace(event, kiosk=kiosk), *times, pictures, rules))


def take_in_now(school: School, db: Db, data: bytes) -> Event:
    """Keeps the event of such a file, on the store's thread; gives what is kept. Raises NotAnEvent, EventTooNew."""
    file = wqevent.read(data)
    with db.transaction():
        known = events.times(db, file.event.id)
        if known is not None and known[1] > file.edited_utc_ms:
            return events.event(db, file.event.id)
        event = file.event
        if file.rules is not None:
            event = replace(event, scheme=_keep_rules(school, db, event.scheme, file.rules))
        called = {name: own_pictures.add(db, body) for name, body in file.pictures.items()}
        prizes = tuple(replace(prize, own_picture=called.get(prize.own_picture, "")) for prize in event.prizes)
        event = replace(event, logo=called.get(event.logo, ""), prizes=prizes)
        made = file.made_utc_ms if known is None else known[0]
        return events.put(db, event, made, file.edited_utc_ms, lenient=True)


# ---- local rules: only what is their own, so that all else stays ours
def rules_to_plain(scheme: Scheme) -> dict[str, Any]:
    """A town's own rules as their differences from what they were copied from."""

    def own(rulings: Mapping[str, Any]) -> dict[str, Any]:
        return {id_: [r.to, dict(r.why) if r.why else None] for id_, r in rulings.items() if r.local}

    return {
        "base": local_rules.base_code(scheme.code),
        "name": dict(scheme.name),
        "rests_on": local_rules.rests_on(scheme),
        "kinds": own(scheme.kinds),
        "items": own(scheme.items),
    }


def rules_from_plain(bank: Mapping[str, Scheme], plain: Mapping[str, Any], code: str) -> Scheme:
    """The rules of `rules_to_plain` under the name `code`. Raises NotAnEvent where they are none, or their base is not here."""
    try:
        base = bank[plain["base"]]
        name = Text({lang: clean_name(plain["name"][lang], limit=local_rules.LONGEST) for lang in LANGUAGES if lang in plain["name"]})
        rests_on = clean_name(plain["rests_on"], required=False, limit=local_rules.LONGEST)
        made = local_rules.copied(base, code, name, rests_on)
        if not name or len(plain["kinds"]) + len(plain["items"]) > _MOST_RULINGS:
            raise NotAnEvent("content")
        for rulings, item in ((plain["kinds"], False), (plain["items"], True)):
            for id_, (to, why) in rulings.items():
                made = local_rules.sent(made, base, str(id_)[:64], to, item=item, why=_why(why))
    except (KeyError, TypeError, ValueError, AttributeError, BadName) as error:
        raise NotAnEvent("content") from error
    return made


def _why(given: Any) -> Text | None:
    if given is None:
        return None
    return Text({lang: clean_name(given[lang], limit=_LONGEST_WHY) for lang in LANGUAGES if lang in given})


def _keep_rules(school: School, db: Db, code: str, plain: Mapping[str, Any]) -> str:
    """Keeps the rules that came along; gives the code under which they are here: their own, or another where that is taken."""
    there = school.bank.schemes
    made = rules_from_plain(there, plain, code)
    if not local_rules.is_own(made) or local_rules.base_code(code) != plain["base"]:
        raise NotAnEvent("content")
    for scheme in there.values():
        if local_rules.is_own(scheme) and rules_to_plain(scheme) == rules_to_plain(made):
            return scheme.code
    if code in there:
        made = replace(made, code=local_rules.free_code(there[plain["base"]], there))
    own_rules.save_scheme(db, made)
    school.reread(db)
    return made.code
