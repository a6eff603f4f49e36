"""`questions/items/*.csv`: waste items, one a row; and what only shows when all are read (twins, aliases, ids)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from wastequiz.domain.items import ACTIONS, Band, Item, Part
from wastequiz.domain.text import Text
from wastequiz.formats import kinds_csv
from wastequiz.formats.findings import Entry, Findings, shown
from wastequiz.formats.kinds_csv import SUFFIXES, texts, yes
from wastequiz.formats.plain_files import Row, files_in, read_csv

FOLDER = "items"
COLUMNS = (
    *("id", "name_zh", "name_en", "aliases_zh", "aliases_en", "kind", "twin_of", "parts"),
    *("band", "difficulty", "picture", "action", "contested", "why_zh", "why_en"),
)
BANDS = tuple(band.name for band in Band)
HARDEST = 5


@dataclass
class Items:
    """The items that read without a mistake, and where each id (of the others too) stands."""

    sound: dict[str, Item] = field(default_factory=dict[str, Item])
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    complete: bool = True  # False where a whole file stayed unread


def read_items(folder: Path, kinds: set[str], findings: Findings) -> Items:
    """All items. `kinds`: the ids of the kinds of waste there are."""
    items = Items()
    if not (folder / FOLDER).is_dir():
        findings.add_unread(FOLDER, "missing_folder")
        items.complete = False
        return items
    kinds_known = kinds_csv.FILE not in findings.unread
    for path in files_in(folder / FOLDER, ".csv"):
        file = f"{FOLDER}/{shown(path.name)}"
        for entry, row in read_csv(path, file, COLUMNS, findings):
            item = _item(entry, row, kinds if kinds_known else None)
            first = items.entries.get(item.id)
            if first is not None:
                entry.wrong("id", "duplicate_id", id=shown(item.id), first=first.file)
                continue
            if item.id:
                items.entries[item.id] = entry
            if entry.sound:
                items.sound[item.id] = item
        items.complete &= file not in findings.unread
    _check_twins(items)
    _check_names(items)
    return items


def _item(entry: Entry, row: Row, kinds: set[str] | None) -> Item:
    item_id = entry.ident("id", row["id"])
    name = entry.languages("name", texts(row, "name")) or Text()
    aliases = tuple((lang, words) for lang, suffix in SUFFIXES.items() for words in _split(entry, row, "aliases" + suffix))
    kind = known_kind(entry, "kind", row["kind"], kinds) if row["kind"].strip() else ""
    parts = tuple(_part(entry, given, kinds) for given in row["parts"].split("|")) if row["parts"].strip() else ()
    if not kind and not parts:
        entry.wrong("kind", "neither_kind_nor_parts")
    if kind and parts:
        entry.wrong("parts", "both_kind_and_parts")
    band = entry.one_of("band", row["band"], BANDS)
    return Item(
        id=item_id,
        name=name,
        kind=kind,
        band=Band[band] if band else Band.pre,
        difficulty=_difficulty(entry, row["difficulty"].strip()),
        aliases=aliases,
        twin_of=entry.ident("twin_of", row["twin_of"], required=False),
        parts=parts,
        picture=entry.ident("picture", row["picture"], required=False),
        actions=tuple(entry.one_of("action", action, ACTIONS) for action in _split(entry, row, "action")),
        contested=yes(entry, row, "contested"),
        why=entry.languages("why", texts(row, "why"), required=False),
    )


def known_kind(entry: Entry, in_field: str, given: str, kinds: set[str] | None) -> str:
    """The id of a kind of waste there is; any id passes where the kinds themselves could not be read (`kinds` None)."""
    kind = entry.ident(in_field, given)
    if kind and kinds is not None and kind not in kinds:
        entry.wrong(in_field, "unknown_kind", given=shown(kind))
    return kind


def _split(entry: Entry, row: Row, column: str) -> tuple[str, ...]:
    """The words of a cell, split by '|'."""
    if not row[column].strip():
        return ()
    return entry.once(column, [entry.text(column, words) for words in row[column].split("|")])


def _part(entry: Entry, given: str, kinds: set[str] | None) -> Part:
    cells = given.split("/")
    if len(cells) != 3:
        entry.wrong("parts", "bad_part", given=shown(given))
        return Part(Text(), "")
    name = entry.languages("parts", {"zh_CN": cells[0].strip(), "en": cells[1].strip()})
    return Part(name or Text(), known_kind(entry, "parts", cells[2], kinds))


def _difficulty(entry: Entry, given: str) -> int:
    digits = given.isascii() and given.removeprefix("-").isdigit() and len(given) < 10
    return entry.whole("difficulty", int(given) if digits else given, 1, HARDEST)


def _check_twins(items: Items) -> None:
    for item in list(items.sound.values()):
        if not item.twin_of:
            continue
        entry = items.entries[item.id]
        twin = items.sound.get(item.twin_of)
        if twin is None:
            if item.twin_of not in items.entries and items.complete:
                entry.wrong("twin_of", "unknown_item", given=shown(item.twin_of))
        elif twin.twin_of != item.id or twin is item:
            entry.wrong("twin_of", "twin_not_mutual", twin=twin.id)


def comparable(words: str) -> str:
    """Words as a person compares them: width, capitals and spaces do not count."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def _check_names(items: Items) -> None:
    """No alias may name two items, nor be the name of another one."""
    named: dict[str, str] = {}
    for item in items.sound.values():
        for words in item.name.values():
            _name(items, named, item, "name", words)
    for item in items.sound.values():
        for lang, words in item.aliases:
            _name(items, named, item, "aliases" + SUFFIXES[lang], words)


def _name(items: Items, named: dict[str, str], item: Item, in_field: str, words: str) -> None:
    other = named.setdefault(comparable(words), item.id)
    if other != item.id:
        items.entries[item.id].wrong(in_field, "names_two_items", words=shown(words), other=other)
