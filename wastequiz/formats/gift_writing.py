"""GIFT, Moodle's format for questions as plain text: questions as entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wastequiz.domain.exchange import Fault, Outgoing, Writing
from wastequiz.domain.kinds import estimate, matching, multiple_choice, short_answer, single_choice, true_false
from wastequiz.domain.kinds.true_false import TRUE
from wastequiz.domain.questions import Authored, Option
from wastequiz.formats import gift_syntax as gift
from wastequiz.formats.draft import category_of, tags_of
from wastequiz.formats.going_out import lost, outgoing, plain_number, said, share_of, spellings_of, stays
from wastequiz.formats.html_words import to_html
from wastequiz.formats.text_files import one_line, title_of
from wastequiz.i18n import N_

NAME = N_("GIFT text (Moodle)")
CARRIED = ("explanation", "topic", "band", "difficulty", "points", "limit", "tags", "key")
WITH_WHYS = (single_choice.NAME, multiple_choice.NAME, true_false.NAME)
KINDS = (*WITH_WHYS, matching.NAME, estimate.NAME, short_answer.NAME)

_NEEDS_PLAIN = re.compile(r"[<&]|^\[")
_LIKE_WEIGHT = re.compile(r"%-?\d{1,3}(?:\.\d*)?%")


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """The questions as a GIFT file, those of a topic under its category."""
    blocks: list[str] = []
    left: list[tuple[str, Fault]] = []
    topic = ""
    for question in questions:
        if why := stays(question, writing, KINDS):
            left.append(why)
            continue
        left += lost(question, writing, (*CARRIED, *(("whys",) if question.kind in WITH_WHYS else ())))
        head = f"{gift.CATEGORY} {category_of(question.topic, writing.language)}\n\n" if question.topic != topic else ""
        topic = question.topic
        blocks.append(head + _entry(question, writing))
    return outgoing(blocks, f"// {one_line(writing.title)}\n\n" if writing.title else "", left)


def _entry(question: Authored, writing: Writing) -> str:
    stem, explanation = said(question.stem, writing), said(question.explanation, writing)
    tags = "".join(f" [tag:{_in_comment(tag)}]" for tag in tags_of(question, points=True) if tag)
    comment = f"// [id:{_in_comment(question.key)}]{tags}\n"
    words = [stem, explanation, *(said(o.label, writing) for o in question.options), *(said(o.why, writing) for o in question.options)]
    plain = "[plain]" if any(_NEEDS_PLAIN.search(part) for part in words) else ""
    general = f"####{_piece(explanation)}\n" if explanation else ""
    title = gift.escaped(title_of(stem))
    return f"{comment}::{title}::{plain}{gift.escaped(stem)}{{{_block(question, writing)}\n{general}}}\n\n"


def _piece(words: str) -> str:
    """Words inside the block; a bracket at their beginning must not be taken for a format."""
    return ("[plain]" if words.startswith("[") else "") + gift.escaped(words)


def _in_comment(words: str) -> str:
    return one_line(words).rstrip("\\").replace("]", "\\]")


def _block(question: Authored, writing: Writing) -> str:
    match question.kind:
        case true_false.NAME:
            right, wrong = sorted(question.options, key=lambda o: not o.right)
            why = [_piece(said(option.why, writing)) for option in (wrong, right)]
            remarks = f"#{why[0]}#{why[1]}" if why[1] else f"#{why[0]}" if why[0] else ""
            return ("TRUE" if right.id == TRUE else "FALSE") + remarks
        case single_choice.NAME | multiple_choice.NAME:
            share = None if question.kind == single_choice.NAME else share_of(sum(o.right for o in question.options))
            return "".join(_choice(option, share, writing) for option in question.options)
        case matching.NAME:
            labels = {target.id: said(target.label, writing) for target in question.targets}
            taken = {option.target for option in question.options}
            pairs = [(_left(said(option.label, writing)), labels[option.target]) for option in question.options]
            pairs += [("", label) for target, label in labels.items() if target not in taken]
            return "".join(f"\n={left} -> {gift.escaped(right)}" for left, right in pairs)
        case estimate.NAME:
            assert question.number is not None
            value, off = plain_number(question.number.value), question.number.tolerance
            half = f"\n=%50%{value}:{plain_number(2 * off)}" if off else ""
            return f"#\n=%100%{value}:{plain_number(off)}{half}"
        case _:
            return "".join(f"\n=%100%{_spelling(words)}" for words in spellings_of(question, writing))


def _choice(option: Option, share: str | None, writing: Writing) -> str:
    """`share`: what each right one is worth where several are, in percent; None where one is."""
    label, why = said(option.label, writing), said(option.why, writing)
    if share is None:
        mark = "=" if option.right else "~%0%" if _LIKE_WEIGHT.match(label) else "~"
    else:
        mark = f"~%{'' if option.right else '-'}{share}%"
    return f"\n{mark}{_piece(label)}" + (f"#{_piece(why)}" if why else "")


def _left(label: str) -> str:
    """A thing to match. The arrow parts it from its partner and cannot be escaped but as HTML."""
    if "->" not in label:
        return _piece(label)
    return "[html]" + gift.escaped(to_html(label))


def _spelling(words: str) -> str:
    """An accepted answer: its stars stand for themselves, and an arrow would make a matching question of it."""
    safe = one_line(words).replace("->", "→").replace("*", "\\*")
    return _piece(safe)
