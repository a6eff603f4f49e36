"""Items, schemes and questions as plain dicts (what JSON can hold) and back: how the bank is stored and exchanged."""

from __future__ import annotations

from typing import Any

from wastequiz.domain.items import Band, Item, KindOfWaste, Part
from wastequiz.domain.questions import Authored, Number, Option, Source, Target
from wastequiz.domain.schemes import Bin, Destination, Ruling, Scheme, SchemeSource, Subcategory
from wastequiz.domain.sets import ReadySet
from wastequiz.domain.text import Text

Plain = dict[str, Any]
"""A dict of strings, numbers, lists and dicts. The `from_plain` functions raise KeyError, TypeError or ValueError on a malformed one."""


def _text(plain: Any) -> Text:
    return Text({str(k): str(v) for k, v in dict(plain).items()})


def _maybe_text(plain: Any) -> Text | None:
    return _text(plain) if plain else None


def kind_to_plain(kind: KindOfWaste) -> Plain:
    return {
        "id": kind.id,
        "name": dict(kind.name),
        "definition": dict(kind.definition),
        "why": dict(kind.why),
        "picture": kind.picture,
        "contested": kind.contested,
    }


def kind_from_plain(plain: Plain) -> KindOfWaste:
    return KindOfWaste(
        id=plain["id"],
        name=_text(plain["name"]),
        definition=_text(plain["definition"]),
        why=_text(plain["why"]),
        picture=plain["picture"],
        contested=bool(plain["contested"]),
    )


def item_to_plain(item: Item) -> Plain:
    return {
        "id": item.id,
        "name": dict(item.name),
        "kind": item.kind,
        "band": item.band.name,
        "difficulty": item.difficulty,
        "aliases": [list(alias) for alias in item.aliases],
        "twin_of": item.twin_of,
        "parts": [{"name": dict(part.name), "kind": part.kind} for part in item.parts],
        "picture": item.picture,
        "actions": list(item.actions),
        "contested": item.contested,
        "why": dict(item.why) if item.why else None,
    }


def item_from_plain(plain: Plain) -> Item:
    return Item(
        id=plain["id"],
        name=_text(plain["name"]),
        kind=plain["kind"],
        band=Band[plain["band"]],
        difficulty=int(plain["difficulty"]),
        aliases=tuple((lang, words) for lang, words in plain["aliases"]),
        twin_of=plain["twin_of"],
        parts=tuple(Part(_text(part["name"]), part["kind"]) for part in plain["parts"]),
        picture=plain["picture"],
        actions=tuple(plain["actions"]),
        contested=bool(plain["contested"]),
        why=_maybe_text(plain["why"]),
    )


def authored_to_plain(question: Authored) -> Plain:
    return {
        "key": question.key,
        "kind": question.kind,
        "topic": question.topic,
        "band": question.band.name,
        "difficulty": question.difficulty,
        "stem": dict(question.stem),
        "options": [_option_to_plain(option) for option in question.options],
        "explanation": dict(question.explanation),
        "source": {
            "title": question.source.title,
            "url": question.source.url,
            "year": question.source.year,
            "unread": question.source.unread,
        },
        "picture": question.picture,
        "schemes": list(question.schemes),
        **_more_to_plain(question),
    }


def _more_to_plain(question: Authored) -> Plain:
    """What only some kinds have, left out where it is empty."""
    number = question.number
    more: Plain = {}
    if question.targets:
        more["targets"] = [_target_to_plain(target) for target in question.targets]
    if number is not None:
        more["number"] = {
            "value": number.value,
            "tolerance": number.tolerance,
            "low": number.low,
            "high": number.high,
            "step": number.step,
            "unit": dict(number.unit),
        }
    if question.accepted:
        more["accepted"] = [list(spelling) for spelling in question.accepted]
    if question.tags:
        more["tags"] = list(question.tags)
    if question.points is not None:
        more["points"] = question.points
    if question.limit_s:
        more["limit_s"] = question.limit_s
    return more


def _number_from_plain(plain: Any) -> Number | None:
    if not plain:
        return None
    return Number(*(float(plain[name]) for name in ("value", "tolerance", "low", "high", "step")), unit=_text(plain["unit"]))


def authored_from_plain(plain: Plain) -> Authored:
    return Authored(
        key=plain["key"],
        kind=plain["kind"],
        topic=plain["topic"],
        band=Band[plain["band"]],
        difficulty=int(plain["difficulty"]),
        stem=_text(plain["stem"]),
        options=tuple(_option_from_plain(option) for option in plain["options"]),
        explanation=_text(plain["explanation"]),
        source=Source(
            plain["source"]["title"], plain["source"]["url"], int(plain["source"]["year"]), bool(plain["source"].get("unread", False))
        ),
        picture=plain["picture"],
        schemes=tuple(plain["schemes"]),
        targets=tuple(Target(t["id"], _text(t["label"]), t["picture"], t.get("bin_id")) for t in plain.get("targets", ())),
        number=_number_from_plain(plain.get("number")),
        accepted=tuple((lang, words) for lang, words in plain.get("accepted", ())),
        tags=tuple(plain.get("tags", ())),
        points=plain.get("points"),
        limit_s=int(plain.get("limit_s", 0)),
    )


def _target_to_plain(target: Target) -> Plain:
    bin_id: Plain = {"bin_id": target.bin_id} if target.bin_id else {}
    return {"id": target.id, "label": dict(target.label), "picture": target.picture, **bin_id}


def _option_to_plain(option: Option) -> Plain:
    more: Plain = {}
    if option.rank:
        more["rank"] = option.rank
    if option.target:
        more["target"] = option.target
    if option.area is not None:
        more["area"] = list(option.area)
    return {
        "id": option.id,
        "label": dict(option.label),
        "right": option.right,
        "picture": option.picture,
        "why": dict(option.why) if option.why else None,
        **more,
    }


def _option_from_plain(plain: Plain) -> Option:
    option_id, area = plain["id"], plain.get("area")
    return Option(
        id=option_id,
        label=_text(plain["label"]),
        right=bool(plain["right"]),
        picture=plain["picture"],
        why=_maybe_text(plain["why"]),
        rank=int(plain.get("rank", 0)),
        target=plain.get("target", ""),
        area=None if area is None else (float(area[0]), float(area[1]), float(area[2]), float(area[3])),
    )


def set_to_plain(ready: ReadySet) -> Plain:
    return {
        "id": ready.id,
        "name": dict(ready.name),
        "about": dict(ready.about),
        "use": ready.use,
        "band": ready.band.name,
        "keys": list(ready.keys),
        "picture": ready.picture,
        "length": ready.length,
        "limit_s": ready.limit_s,
        "minutes": ready.minutes,
    }


def set_from_plain(plain: Plain) -> ReadySet:
    return ReadySet(
        id=plain["id"],
        name=_text(plain["name"]),
        about=_text(plain["about"]),
        use=plain["use"],
        band=Band[plain["band"]],
        keys=tuple(plain["keys"]),
        picture=plain["picture"],
        length=int(plain["length"]),
        limit_s=int(plain["limit_s"]),
        minutes=int(plain["minutes"]),
    )


def scheme_to_plain(scheme: Scheme) -> Plain:
    return {
        "code": scheme.code,
        "name": dict(scheme.name),
        "rule": dict(scheme.rule),
        "is_city": scheme.is_city,
        "bins": [
            {
                "id": b.id,
                "name": dict(b.name),
                "hue": b.hue,
                "silhouette": b.silhouette,
                "symbol": b.symbol,
                "local": b.local,
                "like": b.like,
                "sign": b.sign,
                "subcategories": [{"id": s.id, "name": dict(s.name), "sign": s.sign} for s in b.subcategories],
            }
            for b in scheme.bins
        ],
        "destinations": [
            {"id": d.id, "name": dict(d.name), "how": dict(d.how), "local": d.local, "like": d.like} for d in scheme.destinations
        ],
        "sources": {
            key: {"title": dict(s.title), "url": s.url, "date": s.date, "confidence": s.confidence} for key, s in scheme.sources.items()
        },
        "kinds": {key: _ruling_to_plain(ruling) for key, ruling in scheme.kinds.items()},
        "items": {key: _ruling_to_plain(ruling) for key, ruling in scheme.items.items()},
        "language": scheme.language,
        "in_force": scheme.in_force,
    }


def scheme_from_plain(plain: Plain) -> Scheme:
    return Scheme(
        code=plain["code"],
        name=_text(plain["name"]),
        rule=_text(plain["rule"]),
        is_city=bool(plain["is_city"]),
        bins=tuple(
            Bin(
                b["id"],
                _text(b["name"]),
                b["hue"],
                b["silhouette"],
                b["symbol"],
                tuple(Subcategory(s["id"], _text(s["name"]), s.get("sign", "")) for s in b["subcategories"]),
                b.get("local", ""),
                b.get("like", ""),
                b.get("sign", ""),
            )
            for b in plain["bins"]
        ),
        destinations=tuple(
            Destination(d["id"], _text(d["name"]), _text(d["how"]), d.get("local", ""), d.get("like", "")) for d in plain["destinations"]
        ),
        sources={key: SchemeSource(_text(s["title"]), s["url"], s["date"], s["confidence"]) for key, s in dict(plain["sources"]).items()},
        kinds={key: _ruling_from_plain(ruling) for key, ruling in dict(plain["kinds"]).items()},
        items={key: _ruling_from_plain(ruling) for key, ruling in dict(plain["items"]).items()},
        language=plain.get("language", ""),
        in_force=plain.get("in_force", ""),
    )


def _ruling_to_plain(ruling: Ruling) -> Plain:
    local: Plain = {"local": True} if ruling.local else {}
    return {"to": ruling.to, "source": ruling.source, "own": ruling.own, "why": dict(ruling.why) if ruling.why else None, **local}


def _ruling_from_plain(plain: Plain) -> Ruling:
    return Ruling(plain["to"], plain["source"], bool(plain["own"]), _maybe_text(plain["why"]), bool(plain.get("local", False)))
