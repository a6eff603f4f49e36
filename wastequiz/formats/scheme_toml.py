"""`questions/schemes/*.toml`: one city's or country's rules each; what a scheme does not say itself comes from its base."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wastequiz.domain.schemes import (
    HUES,
    MOST_BINS,
    NATIONAL,
    SILHOUETTES,
    SYMBOLS,
    Bin,
    Destination,
    Ruling,
    Scheme,
    SchemeSource,
    Subcategory,
)
from wastequiz.domain.text import Text
from wastequiz.formats import kinds_csv
from wastequiz.formats.findings import Entry, Findings, Table, shown
from wastequiz.formats.items_csv import Items
from wastequiz.formats.plain_files import files_in, read_toml

FOLDER = "schemes"
FIELDS = (
    *("code", "kind_of_scheme", "base", "language", "name", "rule", "in_force", "default_source"),
    *("sources", "bins", "destinations", "kinds", "items"),
)
CONFIDENCES = ("read", "reported")
FEWEST_BINS = 2

_LANGUAGE = re.compile(r"[a-z]{2}(?:_[A-Z]{2})?")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass
class Draft:
    """A scheme as its own file says it, before its base is filled in."""

    entry: Entry
    whole: bool  # False where a field of the file itself is misspelt: what seems missing may stand under the wrong name
    code: str
    base: str
    name: Text
    rule: Text
    is_city: bool
    bins: tuple[Bin, ...]
    destinations: tuple[Destination, ...]
    sources: dict[str, SchemeSource]
    language: str = ""
    in_force: str = ""
    default_source: str = ""
    kinds: dict[str, Ruling] = field(default_factory=dict[str, Ruling])
    items: dict[str, Ruling] = field(default_factory=dict[str, Ruling])


def read_schemes(folder: Path, kinds: set[str], items: Items, findings: Findings) -> tuple[dict[str, Scheme], set[str]]:
    """The schemes, complete, and the codes of all there are (those that could not be read too)."""
    if not (folder / FOLDER).is_dir():
        findings.add_unread(FOLDER, "missing_folder")
        return {}, set()
    drafts: dict[str, Draft] = {}
    codes: set[str] = set()
    for path in files_in(folder / FOLDER, ".toml"):
        codes.add(path.stem)
        file = f"{FOLDER}/{shown(path.name)}"
        table = read_toml(path, file, findings)
        if table is not None:
            drafts[path.stem] = _draft(Entry(findings, file, shown(path.stem)), path.stem, table)
    if not codes:
        findings.add_unread(f"{FOLDER}/*.toml", "missing_file")
    schemes: dict[str, Scheme] = {}
    for code, draft in drafts.items():
        chain = _chain(draft, drafts, codes)
        if chain is None:  # a base is wrong or unread: whatever were said of the rest would be noise
            continue
        scheme = _filled(chain)
        _check_rulings(draft, scheme, kinds if kinds_csv.FILE not in findings.unread else None, items)
        schemes[code] = scheme
    return schemes, codes


# ---- one file
def _draft(entry: Entry, stem: str, table: Table) -> Draft:
    whole = all(name in FIELDS for name in table) and isinstance(table.get("base", ""), str)
    entry.known_only("", table, FIELDS)
    code = entry.text("code", table.get("code"))
    if code and not _CODE.fullmatch(code):
        entry.wrong("code", "bad_id", given=shown(code))
    elif code and code != stem:
        entry.wrong("code", "not_as_file_name", given=shown(code), expected=shown(stem))
    in_force = table.get("in_force")
    if in_force is not None and type(in_force) is not datetime.date:
        entry.wrong("in_force", "wrong_type", expected="date")
    language = entry.text("language", table.get("language"), required=False)
    if language and not _LANGUAGE.fullmatch(language):
        entry.wrong("language", "bad_id", given=shown(language))
    draft = Draft(
        entry=entry,
        whole=whole,
        code=stem,
        base=entry.text("base", table.get("base"), required=False),
        name=entry.multilingual("name", table.get("name")) or Text(),
        rule=entry.multilingual("rule", table.get("rule")) or Text(),
        is_city=entry.one_of("kind_of_scheme", table.get("kind_of_scheme"), ("city", "country")) == "city",
        language=language,
        in_force="" if in_force is None else str(in_force),
        bins=tuple(_bin(entry, place, given, bool(language)) for place, given in entry.tables("bins", table.get("bins"))),
        destinations=tuple(
            _destination(entry, place, given, bool(language)) for place, given in entry.tables("destinations", table.get("destinations"))
        ),
        sources=_sources(entry, table.get("sources")),
    )
    _ids_once(entry, "bins", [*(b.id for b in draft.bins), *(d.id for d in draft.destinations)])
    draft.default_source = entry.text("default_source", table.get("default_source"), required=False)
    for in_field, rulings in (("kinds", draft.kinds), ("items", draft.items)):
        for name, given in (entry.table(in_field, table.get(in_field), required=False) or {}).items():
            place = f"{in_field}.{shown(name)}"
            ruling = entry.table(place, given)
            if ruling is not None:
                rulings[name] = _ruling(entry, place, ruling, draft.default_source)
    return draft


def _ids_once(entry: Entry, in_field: str, ids: list[str]) -> None:
    for n, given in enumerate(ids):
        if given and given in ids[:n]:
            entry.wrong(in_field, "duplicate_id", id=shown(given), first=entry.file)


def _bin(entry: Entry, place: str, given: Table, local: bool) -> Bin:
    entry.known_only(place, given, ("id", "name", "local", "like", "hue", "silhouette", "symbol", "sign", "subcategories"))
    subcategories = tuple(_subcategory(entry, *sub) for sub in entry.tables(f"{place}.subcategories", given.get("subcategories")))
    _ids_once(entry, f"{place}.subcategories", [sub.id for sub in subcategories])
    return Bin(
        id=entry.ident(f"{place}.id", given.get("id")),
        name=entry.multilingual(f"{place}.name", given.get("name")) or Text(),
        hue=entry.one_of(f"{place}.hue", given.get("hue"), HUES),
        silhouette=entry.one_of(f"{place}.silhouette", given.get("silhouette"), SILHOUETTES),
        symbol=entry.one_of(f"{place}.symbol", given.get("symbol"), SYMBOLS),
        subcategories=subcategories,
        local=entry.text(f"{place}.local", given.get("local"), required=local),
        like=_like(entry, place, given),
        sign=entry.ident(f"{place}.sign", given.get("sign"), required=False),
    )


def _subcategory(entry: Entry, place: str, given: Table) -> Subcategory:
    entry.known_only(place, given, ("id", "name", "sign"))
    return Subcategory(
        entry.ident(f"{place}.id", given.get("id")),
        entry.multilingual(f"{place}.name", given.get("name")) or Text(),
        entry.ident(f"{place}.sign", given.get("sign"), required=False),
    )


def _like(entry: Entry, place: str, given: Table) -> str:
    return entry.one_of(f"{place}.like", given["like"], NATIONAL) if given.get("like") else ""


def _destination(entry: Entry, place: str, given: Table, local: bool) -> Destination:
    entry.known_only(place, given, ("id", "name", "local", "like", "how"))
    return Destination(
        id=entry.ident(f"{place}.id", given.get("id")),
        name=entry.multilingual(f"{place}.name", given.get("name")) or Text(),
        how=entry.multilingual(f"{place}.how", given.get("how")) or Text(),
        local=entry.text(f"{place}.local", given.get("local"), required=local),
        like=_like(entry, place, given),
    )


def _sources(entry: Entry, given: object) -> dict[str, SchemeSource]:
    sources: dict[str, SchemeSource] = {}
    for name, value in (entry.table("sources", given, required=False) or {}).items():
        place = f"sources.{shown(name)}"
        source = entry.table(place, value) or {}
        entry.ident(place, name)
        entry.known_only(place, source, ("title", "url", "date", "confidence"))
        sources[name] = SchemeSource(
            title=entry.multilingual(f"{place}.title", source.get("title")) or Text(),
            url=entry.url(f"{place}.url", source.get("url")),
            date=entry.text(f"{place}.date", source.get("date"), required=False),
            confidence=entry.one_of(f"{place}.confidence", source.get("confidence"), CONFIDENCES),
        )
    return sources


def _ruling(entry: Entry, place: str, given: Table, default_source: str) -> Ruling:
    entry.known_only(place, given, ("to", "source", "unverified", "why"))
    source = entry.text(f"{place}.source", given.get("source"), required=False)
    unverified = entry.flag(f"{place}.unverified", given.get("unverified"))
    if unverified and source:
        entry.wrong(place, "source_and_unverified")
    if not (unverified or source or default_source):
        entry.wrong(place, "no_source")
    return Ruling(
        to=entry.text(f"{place}.to", given.get("to")),
        source="" if unverified else source or default_source,
        own=True,
        why=entry.multilingual(f"{place}.why", given.get("why"), required=False),
    )


# ---- together with its base
def _chain(draft: Draft, drafts: Mapping[str, Draft], codes: set[str]) -> list[Draft] | None:
    """The scheme, its base, the base's base ...; None where one of them is unknown, unread, not whole or comes round again."""
    chain = [draft]
    while chain[-1].whole and chain[-1].base:
        base = chain[-1].base
        if base not in codes:
            if chain[-1] is draft:
                draft.entry.wrong("base", "unknown_base", given=shown(base), known=_joined(sorted(codes)))
            return None
        if base not in drafts:
            return None
        if any(drafts[base] is before for before in chain):
            if drafts[base] is draft:  # the others of the circle say it themselves
                draft.entry.wrong("base", "circular_base", way=" > ".join(shown(d.code) for d in [*chain, draft]))
            return None
        chain.append(drafts[base])
    return chain if chain[-1].whole else None


def _filled(chain: list[Draft]) -> Scheme:
    draft, bases = chain[0], chain[1:]
    bins, destinations = draft.bins, {d.id: d for d in draft.destinations}
    sources, kinds, items = dict(draft.sources), dict(draft.kinds), dict(draft.items)
    for base in bases:
        bins = bins or base.bins
        destinations = {d.id: d for d in base.destinations} | destinations
        for name, source in base.sources.items():
            if sources.setdefault(name, source) is not source:
                draft.entry.wrong(f"sources.{shown(name)}", "duplicate_id", id=shown(name), first=base.entry.file)
        kinds = {name: replace(ruling, own=False) for name, ruling in base.kinds.items()} | kinds
        items = {name: replace(ruling, own=False) for name, ruling in base.items.items()} | items
    bin_ids = {b.id for b in bins}
    return Scheme(
        code=draft.code,
        name=draft.name,
        rule=draft.rule,
        is_city=draft.is_city,
        bins=bins,
        destinations=tuple(d for d in destinations.values() if d.id not in bin_ids),
        sources=sources,
        kinds=kinds,
        items=items,
        language=next((d.language for d in chain if d.language), ""),
        in_force=draft.in_force,
    )


def _check_rulings(draft: Draft, scheme: Scheme, kinds: set[str] | None, items: Items) -> None:
    """What a scheme rules must exist, and every kind of waste must be ruled. What is wrong in a base is said there, not again here."""
    entry = draft.entry
    if (draft.bins or not draft.base) and len(scheme.bins) < FEWEST_BINS:
        entry.wrong("bins", "too_few_bins", fewest=str(FEWEST_BINS))
    if len(draft.bins) > MOST_BINS:
        entry.wrong("bins", "too_many_bins", most=str(MOST_BINS))
    if draft.default_source and draft.default_source not in scheme.sources:
        entry.wrong("default_source", "unknown_source", given=shown(draft.default_source), known=_joined(scheme.sources))
    for kind in sorted(kinds or ()):
        if not draft.base and kind not in scheme.kinds:
            entry.wrong("kinds", "kind_without_ruling", kind=shown(kind))
    for kind, ruling in scheme.kinds.items():
        if ruling.own and kinds is not None and kind not in kinds:
            entry.wrong(f"kinds.{shown(kind)}", "unknown_kind", given=shown(kind))
        _check_ruling(draft, f"kinds.{shown(kind)}", ruling, scheme)
    for item_id, ruling in scheme.items.items():
        place = f"items.{shown(item_id)}"
        if ruling.own and item_id not in items.entries and items.complete:
            entry.wrong(place, "unknown_item", given=shown(item_id))
        if ruling.own and item_id in items.sound and items.sound[item_id].parts:
            entry.wrong(place, "ruling_for_parts", item=item_id)
        _check_ruling(draft, place, ruling, scheme)


def _check_ruling(draft: Draft, place: str, ruling: Ruling, scheme: Scheme) -> None:
    if ruling.to and (ruling.own or draft.bins) and scheme.bin(ruling.to) is None and scheme.destination(ruling.to) is None:
        there = [*(b.id for b in scheme.bins), *(d.id for d in scheme.destinations)]
        draft.entry.wrong(f"{place}.to", "unknown_destination", given=shown(ruling.to), allowed=_joined(there))
    if ruling.own and ruling.source not in ("", draft.default_source, *scheme.sources):
        draft.entry.wrong(f"{place}.source", "unknown_source", given=shown(ruling.source), known=_joined(scheme.sources))


def _joined(names: Iterable[str]) -> str:
    return ", ".join(map(shown, names))
