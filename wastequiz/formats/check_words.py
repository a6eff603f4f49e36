"""How written questions read: plain enough for their readers, fair to those who do not know, and nothing said twice. For `bank check`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored, told_in_pictures
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats import knowledge_toml
from wastequiz.formats.findings import Findings, shown

ZH, EN = LANGUAGES

LONGEST = {
    Band.pre: {"stem": (14, 12), "options": (8, 6), "why": (18, 14)},
    Band.g12: {"stem": (18, 14), "options": (9, 7), "why": (20, 16)},
    Band.g34: {"stem": (24, 18), "options": (10, 8), "why": (24, 18)},
    Band.g56: {"stem": (28, 20), "options": (12, 9), "why": (28, 20)},
    Band.g79: {"stem": (32, 22), "options": (14, 10), "why": (32, 22)},
    Band.adult: {"stem": (36, 24), "options": (14, 10), "why": (36, 24)},
}
"""The longest sentence by readers and part: characters in Chinese (signs not counted), words in English. Our own bar."""
KNOWN = {Band.pre: 1600, Band.g12: 1600, Band.g34: 2500, Band.g56: 3000, Band.g79: 3500, Band.adult: 3500}
"""How many characters are known at the end of these years: 义务教育语文课程标准 (2022). To those who cannot read all is read aloud."""
MOST_RARE = 1
"""So many other characters may stand in one text; those of the names of things for that age do not count, they are what is taught."""
CHARACTERS = "characters.txt"
"""In the bank's folder: characters, most frequent first (assets/make_characters.py)."""

STANDS_OUT = 1.5
"""A right option so many times as long as the longest wrong one gives itself away."""
SPARE = 2
"""So many characters (in English: letters, five times as many) more are never told by length."""
ALIKE = 0.72
"""Two stems that share so much of their pairs of characters ask the same thing."""
ENOUGH = 60
"""Only of so many questions a share says something."""
PLACES_APART = 0.08
"""The share of each place among the right options may differ so much from an equal one."""
OFTEN = 0.10
"""The right option may be the longest, or the shortest, so much more often than by chance."""
TRUE_SHARE = (0.4, 0.6)

MYTHS = re.compile(
    r"但丁|Dante|600\s*吨(?:水|的水)|60\s*万升|600,?000 lit|450\s*年|450 years|17\s*棵|17 trees|[一1]00?\s*万年|1,?000,?000 years"
    r"|20[二2]?5年?新版标志|所有电池都是有害|all batteries are hazardous"
)
"""What is said everywhere and has no source, or is wrong. Wrong options may say it."""
LAZY = re.compile(r"以上|都对|都不对|都可以$|\b(?:all|none|both) of (?:the above|these|them)\b", re.IGNORECASE)
SEXED = re.compile(
    r"爸爸|妈妈|爷爷|奶奶|外公|外婆|叔叔|阿姨|哥哥|姐姐|弟弟|妹妹|(?<!其)他(?!山)们?|她"
    r"|\b(?:he|she|his|her|hers|him|mum|mother|dad|father|aunt|uncle|grandma|grandpa|brother|sister)\b",
    re.IGNORECASE,
)
"""Persons of these questions are neighbours, classmates, animals: nobody has a sex."""
MEASURED = re.compile(r"\d+(?:\.\d+)?\s*(?:%|吨|万|亿|千克|公斤|元|倍)|百分之")

CODES = (
    "sentence_too_long",  # language, length, most: characters in Chinese, words in English. of: the band
    "rare_characters",  # characters that the band does not know yet. characters, known
    "option_stands_out",  # the right option is much longer than the others. language
    "lazy_option",  # "all of the above" and its like. words
    "sexed_word",  # a word that gives a person a sex. words
    "known_myth",  # what has no source or is wrong. words
    "number_without_year",  # a measured number whose source has no year. words
    "not_in_pictures",  # a question for those who cannot read that needs reading
    "stems_alike",  # another question asks nearly the same. other
    "places_lopsided",  # of all single_choice questions with as many options: the right one stands too often, or too seldom, there. place, found, of
    "truth_lopsided",  # too many statements are true, or false. found, of
    "right_often_longest",  # so that its length tells. found, of
    "right_often_shortest",  # found, of
)

_SIGNS = re.compile(r"[\W_]")


def check_words(bank: Bank, folder: Path | None, findings: Findings) -> None:
    """Notes everything in the written questions that reads badly. `folder`: where the list of characters lies; without one they are not looked at."""
    rank = _rank(folder)
    taught = _taught(bank)
    for question in bank.questions.values():
        where = _Where(findings, f"{knowledge_toml.FOLDER}/{question.topic}.toml", question)
        _check_sentences(where)
        _check_options(where)
        _check_said(where)
        if rank:
            _check_characters(where, rank, taught[question.band])
        if question.band == Band.pre and not told_in_pictures(question):
            where.wrong("picture", "not_in_pictures")
    _check_alike(bank, findings)
    _check_shares(bank, findings)


class _Where:
    """One question, and where its mistakes are noted."""

    def __init__(self, findings: Findings, file: str, question: Authored) -> None:
        self.findings, self.file, self.question = findings, file, question

    def wrong(self, field: str, code: str, **facts: str) -> None:
        self.findings.add(self.file, self.question.key, field, code, **facts)

    def texts(self) -> Iterator[tuple[str, str, Text]]:
        """(field, part, text) of everything it says; part is stem, options or why."""
        q = self.question
        yield "stem", "stem", q.stem
        yield "explanation", "why", q.explanation
        written = q.kind not in ("true_false", "spot_on_picture")  # their labels are fixed, or a description for the ear
        for n, option in enumerate(q.options, start=1):
            if written:
                yield f"options[{n}]", "options", option.label
            if option.why is not None:
                yield f"options[{n}].why", "why", option.why


def _sentences(words: str, lang: str) -> list[str]:
    pieces = re.split(r"[。！？；]" if lang == ZH else r"(?<=[.!?;])\s+", words)
    return [piece for piece in pieces if piece.strip()]


def _length(words: str, lang: str) -> int:
    return len(_SIGNS.sub("", words)) if lang == ZH else len(words.split())


def _check_sentences(where: _Where) -> None:
    limits = LONGEST[where.question.band]
    for field, part, text in where.texts():
        for lang, most in zip(LANGUAGES, limits[part], strict=True):
            longest = max((_length(s, lang) for s in _sentences(text.get(lang, ""), lang)), default=0)
            if longest > most:
                facts = {"language": lang, "length": str(longest), "most": str(most), "of": where.question.band.name}
                where.wrong(field, "sentence_too_long", **facts)


# ---- fair options
def _is_single(question: Authored) -> bool:
    """Whether it is a single_choice that can be answered; whether it can, is looked at elsewhere."""
    return question.kind == "single_choice" and len(question.options) > 1 and sum(o.right for o in question.options) == 1


def _place(question: Authored) -> int:
    """Where the right option stands, from 0."""
    return next(n for n, option in enumerate(question.options) if option.right)


def _check_options(where: _Where) -> None:
    question = where.question
    if not _is_single(question):
        return
    right = question.options[_place(question)]
    for lang, measure, spare in ((ZH, 1, SPARE), (EN, 1, SPARE * 5)):
        said = {o.id: len(_SIGNS.sub("", o.label.get(lang, ""))) * measure for o in question.options}
        others = max(length for i, length in said.items() if i != right.id)
        if said[right.id] > max(others * STANDS_OUT, others + spare):
            where.wrong("options", "option_stands_out", language=lang)


def _check_said(where: _Where) -> None:
    question = where.question
    for field, part, text in where.texts():
        for lang in LANGUAGES:
            words = text.get(lang, "")
            lazy = LAZY.search(words) if part == "options" else None
            if lazy:
                where.wrong(field, "lazy_option", words=shown(lazy[0]))
            sexed = SEXED.search(words)
            if sexed:
                where.wrong(field, "sexed_word", words=shown(sexed[0]))
    held = " ".join(text.get(lang, "") for text in _held_true(question) for lang in LANGUAGES)
    myth = MYTHS.search(held)
    if myth:
        where.wrong("stem", "known_myth", words=shown(myth[0]))
    measured = MEASURED.search(held)
    number = measured[0] if measured else f"{question.number.value:g}" if question.number else ""
    if number and not question.source.year:
        where.wrong("source.year", "number_without_year", words=shown(number))


def _held_true(question: Authored) -> Iterator[Text]:
    """What the question holds to be true: its explanation, its right options, and a stem that is no false statement."""
    yield question.explanation
    yield from (o.label for o in question.options if o.right)
    false = question.kind == "true_false" and any(o.id == "false" and o.right for o in question.options)
    if not false:
        yield question.stem


# ---- characters
def _rank(folder: Path | None) -> dict[str, int]:
    if folder is None or not (folder / CHARACTERS).is_file():
        return {}
    characters = (folder / CHARACTERS).read_text(encoding="utf-8").replace("\n", "")
    return {character: n for n, character in enumerate(characters, start=1)}


def _taught(bank: Bank) -> dict[Band, set[str]]:
    """The characters of bins, kinds of waste, and names of things, by the band that knows the things."""
    of_all = {c for s in bank.schemes.values() for part in (*s.bins, *s.destinations) for c in part.name.get(ZH, "")}
    of_all |= {c for kind in bank.kinds.values() for c in kind.name.get(ZH, "")}
    taught = {band: set(of_all) for band in Band}
    for item in bank.items.values():
        for band in Band:
            if item.band <= max(band, Band.g12):
                taught[band].update(item.name.get(ZH, ""))
    return taught


def _check_characters(where: _Where, rank: dict[str, int], taught: set[str]) -> None:
    known = KNOWN[where.question.band]
    for field, _part, text in where.texts():
        rare = [c for c in dict.fromkeys(text.get(ZH, "")) if "\u4e00" <= c <= "\u9fff" and rank.get(c, known + 1) > known]
        rare = [c for c in rare if c not in taught]
        if len(rare) > MOST_RARE:
            where.wrong(field, "rare_characters", characters="".join(rare), known=str(known))


# ---- all questions together
def _check_alike(bank: Bank, findings: Findings) -> None:
    questions = list(bank.questions.values())
    pairs = {q.key: _pairs(q.stem.get(ZH, "")) for q in questions}
    for n, question in enumerate(questions):
        mine = pairs[question.key]
        for other in questions[:n]:
            theirs = pairs[other.key]
            if not mine or not theirs or 2 * min(len(mine), len(theirs)) <= ALIKE * (len(mine) + len(theirs)):
                continue
            if 2 * len(mine & theirs) > ALIKE * (len(mine) + len(theirs)):
                findings.add(f"{knowledge_toml.FOLDER}/{question.topic}.toml", question.key, "stem", "stems_alike", other=other.key)


def _pairs(words: str) -> frozenset[str]:
    plain = _SIGNS.sub("", words)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def _check_shares(bank: Bank, findings: Findings) -> None:
    singles = [q for q in bank.questions.values() if _is_single(q)]
    for count in sorted({len(q.options) for q in singles}):
        _check_places([q for q in singles if len(q.options) == count], count, findings)
    statements = [q for q in bank.questions.values() if q.kind == "true_false"]
    true = sum(o.right for q in statements for o in q.options if o.id == "true")
    if len(statements) >= ENOUGH and not TRUE_SHARE[0] <= true / len(statements) <= TRUE_SHARE[1]:
        findings.add(knowledge_toml.FOLDER, "true_false", "answer", "truth_lopsided", found=str(true), of=str(len(statements)))
    chance = sum(1 / len(q.options) for q in singles) / max(len(singles), 1)
    for code, longest in (("right_often_longest", True), ("right_often_shortest", False)):
        found = sum(_is_extreme(q, longest=longest) for q in singles)
        if len(singles) >= ENOUGH and found / len(singles) > chance + OFTEN:
            findings.add(knowledge_toml.FOLDER, "single_choice", "options", code, found=str(found), of=str(len(singles)))


def _is_extreme(question: Authored, *, longest: bool) -> bool:
    """Whether the right option alone is the longest, or the shortest, in Chinese."""
    lengths = [_length(o.label.get(ZH, ""), ZH) for o in question.options]
    right = lengths[_place(question)]
    return right == (max(lengths) if longest else min(lengths)) and lengths.count(right) == 1


def _check_places(questions: Iterable[Authored], count: int, findings: Findings) -> None:
    places = Counter(map(_place, questions))
    for place in range(count):
        if places.total() >= ENOUGH and abs(places[place] / places.total() - 1 / count) > PLACES_APART:
            facts = {"place": str(place + 1), "found": str(places[place]), "of": str(places.total())}
            findings.add(knowledge_toml.FOLDER, "single_choice", "options", "places_lopsided", **facts)
