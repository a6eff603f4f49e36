"""Questions as a deck of cards for Anki: the question on the front, the answer with its reason on the back. Write only."""

from __future__ import annotations

import hashlib
import html
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wastequiz.domain.exchange import Fault, Format, Outgoing, Writing
from wastequiz.domain.kinds import estimate, matching, ordering, short_answer, spot_on_picture, true_false
from wastequiz.domain.questions import Authored
from wastequiz.formats.draft import category_of
from wastequiz.formats.going_out import kind_not_carried, lost, not_carried, plain_number, said, spellings_of
from wastequiz.i18n import N_

CARRIED = ("explanation", "picture", "topic", "tags", "key", "unit", "whys")
_ENDINGS = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpg"))
_STYLE = (
    ".card { font-family: 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; font-size: 22px; text-align: left; }"
    " ol { list-style: upper-alpha; } .why { opacity: 0.7; } img { max-height: 240px; }"
)
_MODEL = 1_763_521_077
"""The note type's number: Anki tells by it that a deck made later has the same kind of cards."""
_FIELDS = ("Key", "Question", "Answer", "Reason")


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """An .apkg file with one note a question, in a deck for each topic. The same key makes the same note, so that a later deck updates it."""
    import genanki  # pyright: ignore[reportMissingTypeStubs] - most of the program does without it

    made: Any = genanki
    front, back = "{{Question}}", '{{FrontSide}}<hr id="answer"><b>{{Answer}}</b><p class="why">{{Reason}}</p>'
    model = made.Model(
        _MODEL,
        "WasteQuiz",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "1", "qfmt": front, "afmt": back}],
        css=_STYLE,
    )
    title = one_deck(writing.title or "WasteQuiz 分得清")
    decks: dict[str, Any] = {}
    left: list[tuple[str, Fault]] = []
    pictures: dict[str, bytes] = {}
    for question in questions:
        if question.kind == spot_on_picture.NAME:
            left.append(kind_not_carried(question))
            continue
        left += lost(question, writing, CARRIED)
        name = f"{title}::{one_deck(category_of(question.topic, writing.language))}"
        deck = decks.setdefault(name, made.Deck(_number(name), name))
        stem = _escaped(said(question.stem, writing)) + _picture(question, writing, pictures, left) + _listed(question, writing)
        told = [question.key, stem, _answer(question, writing), _escaped(said(question.explanation, writing))]
        tags = [tag.replace(" ", "_") for tag in question.tags]
        deck.add_note(made.Note(model=model, fields=told, tags=tags, guid=made.guid_for(question.key)))
    return Outgoing(_packed(made, list(decks.values()), pictures), len(questions) - _stayed(left), tuple(left))


def _stayed(left: list[tuple[str, Fault]]) -> int:
    return sum(fault.weight == "refuses" for _key, fault in left)


def one_deck(name: str) -> str:
    """A name that is one deck: two colons would begin a deck below it."""
    return " ".join(name.replace("::", ": ").split())


def _number(name: str) -> int:
    """A deck's number, the same for the same name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> 1 | 1 << 30


def _escaped(words: str) -> str:
    """Words as HTML shows them as they stand; braces of Anki's own are parted."""
    return html.escape(words).replace("{{", "{&#8203;{").replace("\n", "<br>")


def _picture(question: Authored, writing: Writing, pictures: dict[str, bytes], left: list[tuple[str, Fault]]) -> str:
    if not question.picture:
        return ""
    body = writing.picture(question.picture)
    ending = next((end for begin, end in _ENDINGS if body is not None and body.startswith(begin)), "")
    if body is None or not ending:
        left.append((question.key, not_carried("picture")))
        return ""
    name = f"wastequiz-{hashlib.sha256(body).hexdigest()[:16]}.{ending}"
    pictures[name] = body
    return f'<br><img src="{name}">'


def _listed(question: Authored, writing: Writing) -> str:
    """What there is to choose from."""
    if question.kind in (short_answer.NAME, estimate.NAME, true_false.NAME):
        return ""
    parts = sorted(question.options, key=lambda option: said(option.label, writing)) if question.kind == ordering.NAME else question.options
    lines = "".join(f"<li>{_escaped(said(option.label, writing))}</li>" for option in parts)
    beside = " / ".join(_escaped(said(target.label, writing)) for target in question.targets)
    return f"<ol>{lines}</ol>" + (f"<p>{beside}</p>" if beside else "")


def _answer(question: Authored, writing: Writing) -> str:
    def label(option_label: Any) -> str:
        return _escaped(said(option_label, writing))

    number = question.number
    if number is not None:
        return _escaped(f"{plain_number(number.value)} {said(number.unit, writing)}".strip())
    match question.kind:
        case short_answer.NAME:
            return _escaped(" / ".join(spellings_of(question, writing)))
        case matching.NAME:
            goes = {target.id: target.label for target in question.targets}
            return "<br>".join(f"{label(o.label)} → {label(goes[o.target])}" for o in question.options)
        case ordering.NAME:
            return " → ".join(label(o.label) for o in sorted(question.options, key=lambda option: option.rank))
        case _:
            whys = (f" <span class='why'>{label(o.why)}</span>" if o.why else "" for o in question.options if o.right)
            rights = (label(o.label) for o in question.options if o.right)
            return "<br>".join(f"{right}{why}" for right, why in zip(rights, whys, strict=True))


def _packed(made: Any, decks: list[Any], pictures: dict[str, bytes]) -> bytes:
    """The file's bytes. The library writes files only, so it gets a folder of its own, gone again afterwards."""
    with tempfile.TemporaryDirectory(prefix="wastequiz-anki-") as folder:
        place = Path(folder)
        for name, body in pictures.items():
            (place / name).write_bytes(body)
        package = made.Package(decks)
        package.media_files = [str(place / name) for name in sorted(pictures)]
        package.write_to_file(str(place / "deck.apkg"), timestamp=0.0)
        return (place / "deck.apkg").read_bytes()


FORMAT = Format("anki", N_("Anki deck"), ("apkg",), None, write)
