"""Our own pack of questions, .wqpack: everything a question is, both languages, whys and pictures, in one file that nothing is lost in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, cast

from wastequiz.domain import plain
from wastequiz.domain.errors import PackRefused
from wastequiz.domain.exchange import Entry, Fault, Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.kinds.kind import WrittenKind
from wastequiz.domain.mending import Wrong, faults
from wastequiz.domain.questions import TOPICS, Authored
from wastequiz.formats.items_csv import HARDEST
from wastequiz.formats.text_files import MOST_WORDS, cleaned
from wastequiz.formats.zip_members import members
from wastequiz.i18n import N_

VERSION = 1
MANIFEST, QUESTIONS, PICTURES = "pack.json", "questions.json", "pictures/"
MOST_QUESTIONS, MOST_CELL = 100_000, 5_000
_STAMP = (2000, 1, 1, 0, 0, 0)
"""Every member's time, so that the same questions make the same file."""
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError)


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """A pack of the questions with the pictures of their own. Built-in pictures go by their names: every program has them."""
    lost: list[tuple[str, Fault]] = []
    pictures: dict[str, bytes] = {}
    for question in questions:
        for name in own_pictures(question):
            body = pictures.get(name) or writing.picture(name)
            if body is None:
                lost.append((question.key, Fault(0, "picture_missing", "picture", (("given", name),), "drops")))
            else:
                pictures[name] = body
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        _put(packed, MANIFEST, _json({"wqpack": VERSION, "title": writing.title, "questions": len(questions)}))
        _put(packed, QUESTIONS, _json([plain.authored_to_plain(question) for question in questions]))
        for name, body in sorted(pictures.items()):
            _put(packed, PICTURES + name.replace("/", "-"), body)
    return Outgoing(out.getvalue(), len(questions), tuple(lost))


def own_pictures(question: Authored) -> list[str]:
    """Names of the school's own pictures that a question shows."""
    shown = (question.picture, *(part.picture for part in (*question.options, *question.targets)))
    return [name for name in dict.fromkeys(shown) if name.startswith("own/")]


def _json(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _put(packed: zipfile.ZipFile, name: str, body: bytes) -> None:
    packed.writestr(zipfile.ZipInfo(name, _STAMP), body, zipfile.ZIP_DEFLATED)


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a pack. Raises PackRefused: no pack, one of a later version, or one that is not to be trusted."""
    found = dict(members(data, lambda name: name in (MANIFEST, QUESTIONS) or name.startswith(PICTURES)))
    manifest, bodies = (_parsed(found.get(name)) for name in (MANIFEST, QUESTIONS))
    if not isinstance(manifest, Mapping) or not isinstance(bodies, list):
        raise PackRefused("pack")
    version = cast("Mapping[str, Any]", manifest).get("wqpack")
    if not isinstance(version, int) or version < 1:
        raise PackRefused("pack")
    if version > VERSION:
        raise PackRefused("newer")
    listed = cast("list[Any]", bodies)
    if len(listed) > MOST_QUESTIONS:
        raise PackRefused("size")
    pictures = {f"own/{name.removeprefix(PICTURES + 'own-')}": body for name, body in found.items() if name.startswith(PICTURES)}
    return Incoming(_entries(listed, pictures, reading))


def _parsed(text: bytes | None) -> Any:
    if text is None:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackRefused("pack") from error


def _entries(bodies: list[Any], pictures: Mapping[str, bytes], reading: Reading) -> Iterator[Entry]:
    seen: set[str] = set()
    for line, body in enumerate(bodies, start=1):
        cells = (json.dumps(body, ensure_ascii=False, indent=1)[:MOST_CELL],)
        question, unfit = _question(body)
        if question is None:
            yield Entry(line, None, (Fault(line, "pack_entry_broken"),), cells)
            continue
        wrong = [Fault(line, "pack_entry_wrong", found.field, (("given", found.field),)) for found in unfit]
        if question.key in seen:
            wrong.append(Fault(line, "pack_twice", "key", (("given", question.key),)))
        seen.add(question.key)
        mine = {name: pictures[name] for name in own_pictures(question) if name in pictures}
        yield Entry(line, None if wrong else question, tuple(wrong), cells, mine)


def _question(body: Any) -> tuple[Authored | None, tuple[Wrong, ...]]:
    """The question a plain body tells and what is wrong with it; None where it tells none.

    Nothing unseen stays in its words, nothing is longer than words may be, and its own solution gets full marks.
    """
    try:
        seen = _seen_only(body)
        question = plain.authored_from_plain(seen)
        kind = KINDS[question.kind]
        sound = question.topic in TOPICS and 1 <= question.difficulty <= HARDEST and question.limit_s >= 0 and 0 <= (question.points or 0)
        if not isinstance(kind, WrittenKind) or not sound or plain.authored_to_plain(question) != seen:
            return None, ()
        own_pictures(question)
        question.key.casefold()
        unfit = faults(question)
        if not unfit:
            built = kind.build(question)
            if kind.mark(built, kind.solution(built)) != 1:
                return None, ()
        return question, unfit
    except _MALFORMED:
        return None, ()


def _seen_only(body: Any) -> Any:
    """The same with every word cleaned. Raises ValueError where one is longer than any may be."""
    if isinstance(body, str):
        if len(body) > MOST_WORDS:
            raise ValueError(len(body))
        return cleaned(body)
    if isinstance(body, list):
        return [_seen_only(part) for part in cast("list[Any]", body)]
    if isinstance(body, dict):
        return {str(name): _seen_only(part) for name, part in cast("dict[Any, Any]", body).items()}
    return body


FORMAT = Format("wqpack", N_("WasteQuiz pack"), ("wqpack",), read, write)
