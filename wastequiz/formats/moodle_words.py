"""A text of Moodle XML into plain words, with the picture that comes along in it."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from dataclasses import dataclass

from wastequiz.formats.draft import Draft
from wastequiz.formats.html_words import Words, from_html, from_loose, from_markdown
from wastequiz.formats.moodle_tree import Node
from wastequiz.formats.text_files import cleaned

MOST_PICTURE = 20_000_000
"""No picture has more bytes."""


@dataclass(frozen=True)
class Heard:
    """What was said, and the name of the picture with it ('' for none)."""

    words: str = ""
    picture: str = ""


def hear(draft: Draft, node: Node | None, part: str, *, default: str, pictured: bool = False, plain: bool = False) -> Heard:
    """The words of an element with a `text` in it.

    Its first picture goes into the draft where `pictured`; whatever cannot be kept is noted for that part. `plain`: its words are never
    anything but themselves, whatever format it names.
    """
    if node is None:
        return Heard()
    text = node.first("text")
    raw = text.text if text is not None else node.text
    found = _by_format("plain_text" if plain else node.attributes.get("format", default), raw)
    if found.lost:
        draft.drop("markup_dropped", part)
    files = {file.attributes.get("name", ""): file.text for file in node.all("file")}
    picture = ""
    for name in found.pictures:
        encoded = files.pop(name, None)
        if encoded is None:
            draft.drop("picture_missing", part, given=name)
        elif picture or not pictured:
            draft.drop("picture_out_of_place", part, given=name)
        else:
            picture = _kept(draft, part, name, encoded)
    for name in files:
        draft.drop("file_dropped", part, given=name)
    return Heard(found.words, picture)


def _by_format(name: str, raw: str) -> Words:
    match name:
        case "plain_text":
            return Words(cleaned(raw))
        case "markdown":
            return from_markdown(raw)
        case "moodle_auto_format":
            return from_loose(raw)
        case _:
            return from_html(raw)


def _kept(draft: Draft, part: str, name: str, encoded: str) -> str:
    """The picture's name in the draft, '' where it cannot be kept."""
    data = b""
    if len(encoded) <= MOST_PICTURE * 3 // 2:
        try:
            data = b64decode("".join(encoded.split()), validate=True)
        except Error:
            pass
    if not data or len(data) > MOST_PICTURE:
        draft.drop("picture_unfit", part, given=name, most=str(MOST_PICTURE // 1_000_000))
        return ""
    own, n = name, 1
    while draft.pictures.get(own, data) != data:
        n += 1
        own = f"{n}_{name}"
    draft.pictures[own] = data
    return own
