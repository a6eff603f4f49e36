"""Deeper checks of a bank that reads: pictures, reasons, fair shares of the bins, every question answerable. For `bank check`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from wastequiz.domain.bank import Bank, card_of, goes_somewhere, pool_of
from wastequiz.domain.draw import draw_round
from wastequiz.domain.errors import NoQuestions, Problem
from wastequiz.domain.items import Band, Item
from wastequiz.domain.kinds import KINDS, pick_from_bin, slip, take_apart, which_bin, written_kind
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import HOME, Scheme
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats import check_sets, check_words, credits_md, items_csv, kinds_csv, knowledge_toml, scheme_toml
from wastequiz.formats.findings import Findings, shown
from wastequiz.formats.pictures_svg import ENDING, SORTS, check_picture

LEAST_SHARE = 0.08
"""No bin may have a smaller share of the scored items a band from `BALANCED_FROM` up can be asked, unless it has `ENOUGH` of them."""
ENOUGH = 60
"""Bins come equally often, so that with so many different things a small share does no harm."""
LEAST_ABROAD = 8
"""Abroad some bins are narrow (glass alone): there so many scored things are enough."""
BALANCED_FROM = Band.g34
DRAWN = 10
"""So many questions of each kind are drawn for the trial, in each scheme and band."""
STATES = re.compile(r"^(?:用过的|用完的|用旧的|吃剩的|喝剩的|剩下的|没用完的|坏掉的|破了的|旧|坏|破|废|空|剩|过期)|的$")
"""Words before a name that say no more than that it is thrown away."""
LONGEST_REASON = {"zh_CN": 24, "en": 16}
"""Reasons are read aloud: characters in Chinese, words in English."""

CHECK_CODES = (
    # ---- pictures (file: "pictures/<name>.svg")
    "picture_missing",  # an item, kind or question names a picture that is not there. picture
    "unreadable_file",  # reason: the system's own words
    "picture_not_svg",  # the drawing does not read as SVG
    "picture_too_big",  # bytes, most
    "picture_canvas",  # not drawn on the common canvas. given, expected
    "picture_element",  # entry: an element the style does not allow (text, style, gradient ...). allowed
    "picture_attribute",  # entry: element, field: an attribute the style does not allow, or one that refers elsewhere. given
    "credit_missing",  # no row of assets/CREDITS.md says whose it is and under which licence
    # ---- what is said
    "reason_missing",  # neither the item nor its kind says why. language
    "reason_too_long",  # language, length, most
    "reason_names_bin",  # a reason that names a bin is wrong in the next city. language, bin
    "reason_for_other_bin",  # the scheme sends it elsewhere than its country (abroad: than ours) does, but gives no reason of its own. country, to
    # ---- what is asked
    "same_thing_twice",  # named like another thing of its kind but for its state. words, other
    "kind_without_items",  # no item and no part is of this kind of waste
    "bin_too_rare",  # band, bin, found, of: scored items, least: in percent
    "not_answerable",  # a question that has not exactly one right answer there. scheme
    "source_missing",  # a question or scheme source without title, or a ruling whose source is not listed
    # ---- how questions read, and ready sets
    *check_words.CODES,
    *check_sets.CODES,
)
"""Every code `check` can give, with the names of its facts; `wastequiz.wording` has a sentence for each."""

_ITEMS = f"{items_csv.FOLDER}/*.csv"


def counts(bank: Bank) -> dict[str, int | dict[str, int]]:
    """What the bank holds, in numbers; `unverified`: rulings for practice only, by scheme."""
    return {
        "items": len(bank.items),
        "aliases": sum(len(item.aliases) for item in bank.items.values()),
        "pictures": len({name for _, _, name in _pictures(bank)}),
        "knowledge_questions": len(bank.questions),
        "schemes": len(bank.schemes),
        "kinds_of_waste": len(bank.kinds),
        "ready_sets": len(bank.sets),
        "unverified": {
            code: sum(not ruling.verified for rulings in (scheme.kinds, scheme.items) for ruling in rulings.values())
            for code, scheme in bank.schemes.items()
        },
    }


def check(bank: Bank, folder_of_pictures: Path, folder: Path | None = None) -> list[Problem]:
    """Everything that reads well and is wrong all the same. An empty list is a good bank. `folder`: the bank's own, with its list of characters."""
    findings = Findings()
    _check_pictures(bank, folder_of_pictures, findings)
    _check_credits(folder_of_pictures.parent, findings)
    _check_reasons(bank, findings)
    _check_same(bank, findings)
    used = {item.kind for item in bank.items.values()} | {part.kind for item in bank.items.values() for part in item.parts}
    for kind in bank.kinds:
        if kind not in used:
            findings.add(kinds_csv.FILE, kind, "id", "kind_without_items")
    for scheme in bank.schemes.values():
        _check_balance(bank, scheme, findings)
        _check_other_bins(bank, scheme, findings)
    _check_answerable(bank, findings)
    _check_draws(bank, findings)
    _check_sources(bank, findings)
    check_words.check_words(bank, folder, findings)
    check_sets.check_sets(bank, findings)
    return findings.problems


# ---- pictures
def _pictures(bank: Bank) -> Iterator[tuple[str, str, str]]:
    """(file, entry, picture) of everything that names one."""
    for kind in bank.kinds.values():
        yield kinds_csv.FILE, kind.id, kind.picture
    for item in bank.items.values():
        if item.picture:
            yield _ITEMS, item.id, item.picture
    for scheme in bank.schemes.values():
        signs = [part.sign for b in scheme.bins for part in (b, *b.subcategories)]
        yield from ((_file_of_scheme(scheme), scheme.code, sign) for sign in signs if sign)
    for question in bank.questions.values():
        of_parts = [part.picture for part in (*question.options, *question.targets)]
        for name in (question.picture, *of_parts):
            if name:
                yield _file_of_topic(question.topic), question.key, name


def _check_pictures(bank: Bank, folder: Path, findings: Findings) -> None:
    for file, entry, name in _pictures(bank):
        beside = next((folder.parent / sort.folder for sort in SORTS if name.startswith(sort.begins)), folder)
        if not (beside / f"{name}{ENDING}").is_file():
            findings.add(file, entry, "picture", "picture_missing", picture=shown(name))
    for path in sorted(folder.glob(f"*{ENDING}")):
        check_picture(path, f"pictures/{shown(path.name)}", findings)
    for sort in SORTS:
        for path in sorted((folder.parent / sort.folder).glob(f"*{ENDING}")):
            check_picture(path, f"{sort.folder}/{shown(path.name)}", findings, canvas=sort.canvas, most_bytes=sort.most_bytes)


def _check_credits(assets: Path, findings: Findings) -> None:
    """Whose everything is; a folder of pictures without the table beside it is somebody's own."""
    try:
        files = credits_md.uncredited(assets)
    except OSError:
        return
    for file in files:
        findings.add(f"assets/{shown(file)}", "", "", "credit_missing")


# ---- reasons
def _check_reasons(bank: Bank, findings: Findings) -> None:
    ours = [b for s in bank.schemes.values() if not s.abroad for b in s.bins]
    bins = {lang: {b.name.get(lang, "").casefold() for b in ours} - {""} for lang in LANGUAGES}
    for kind in bank.kinds.values():
        _check_reason(kinds_csv.FILE, kind.id, kind.why, bins, findings)
    for item in bank.items.values():
        if item.why is not None:
            _check_reason(_ITEMS, item.id, item.why, bins, findings)
        for lang in LANGUAGES:
            if item.kind and not (item.why or bank.kinds[item.kind].why).get(lang):
                findings.add(_ITEMS, item.id, "why", "reason_missing", language=lang)


def _check_reason(file: str, entry: str, why: Text, bins: dict[str, set[str]], findings: Findings) -> None:
    for lang, most in LONGEST_REASON.items():
        words = why.get(lang, "")
        length = len(words) if lang.startswith("zh") else len(words.split())
        if length > most:
            findings.add(file, entry, "why", "reason_too_long", language=lang, length=str(length), most=str(most))
        for named in sorted(bins[lang]):
            if named in words.casefold():
                findings.add(file, entry, "why", "reason_names_bin", language=lang, bin=named)


def _check_other_bins(bank: Bank, scheme: Scheme, findings: Findings) -> None:
    """Reasons are written for our country's rules; where a city or another country rules otherwise, it must say why itself."""
    countries = {s.country: s for s in bank.schemes.values() if not s.is_city}
    home = countries.get(HOME)
    if scheme.abroad and home is not None:
        _check_abroad(scheme, home, bank, findings)
    country = countries.get(scheme.country)
    if country is None or not scheme.is_city:
        return
    for item in bank.items.values():
        here, there = scheme.ruling(item), country.ruling(item)
        if here and there and here.to != there.to and here.why is None:
            findings.add(_file_of_scheme(scheme), item.id, "why", "reason_for_other_bin", country=country.code, to=here.to)


def _check_abroad(scheme: Scheme, home: Scheme, bank: Bank, findings: Findings) -> None:
    there = {name: ruling.to for name, ruling in home.kinds.items()}
    things = {item.id: ruling.to for item in bank.items.values() if (ruling := home.ruling(item))}
    for in_field, rulings, expected in (("kinds", scheme.kinds, there), ("items", scheme.items, things)):
        for name, ruling in rulings.items():
            if ruling.own and ruling.why is None and scheme.national(ruling.to) != expected.get(name):
                findings.add(_file_of_scheme(scheme), name, f"{in_field}.why", "reason_for_other_bin", country=home.code, to=ruling.to)


# ---- things
def _check_same(bank: Bank, findings: Findings) -> None:
    """Two things of one kind whose names differ in a word for their state only are one thing."""
    seen: dict[tuple[str, str], str] = {}
    for item in bank.items.values():
        if not item.kind:
            continue
        words = items_csv.comparable(STATES.sub("", item.name.to("zh_CN")))
        other = seen.setdefault((item.kind, words), item.id)
        if other != item.id:
            findings.add(_ITEMS, item.id, "name", "same_thing_twice", words=shown(words), other=other)


# ---- questions
def _check_balance(bank: Bank, scheme: Scheme, findings: Findings) -> None:
    scored = [
        (item.band, ruling.to)
        for item in bank.items.values()
        if (ruling := scheme.ruling(item)) and scheme.bin(ruling.to) and scheme.may_score(item, bank.kinds[item.kind].contested)
    ]
    for band in Band:
        known = Counter(to for youngest, to in scored if youngest <= band)
        for b in scheme.bins:
            least = min(LEAST_ABROAD if scheme.abroad else ENOUGH, LEAST_SHARE * known.total())
            if band >= BALANCED_FROM and known[b.id] < least:
                facts = {"band": band.name, "bin": b.id, "found": str(known[b.id]), "of": str(known.total())}
                findings.add(_file_of_scheme(scheme), scheme.code, "bins", "bin_too_rare", **facts, least=f"{100 * LEAST_SHARE:.0f}")


def _check_answerable(bank: Bank, findings: Findings) -> None:
    for scheme in bank.schemes.values():
        by_bin: dict[str, list[Item]] = {}
        for item in bank.items.values():
            ruling = scheme.ruling(item)
            if ruling is not None and scheme.bin(ruling.to) is not None:
                by_bin.setdefault(ruling.to, []).append(item)
        for bin_id, items in by_bin.items():
            others = [there[0] for other, there in by_bin.items() if other != bin_id]
            for item in items:
                questions = [which_bin.build(item, bank.kinds[item.kind], scheme)]
                if others:  # else the draw asks which_bin instead
                    questions.append(pick_from_bin.build(item, others, bank, scheme))
                for question, right in zip(questions, (bin_id, item.id), strict=False):
                    if not (answerable(question) and question.right_ids == (right,)):
                        findings.add(_ITEMS, item.id, question.kind, "not_answerable", scheme=scheme.code)
        for item in bank.items.values():
            known = bool(item.parts) and all(goes_somewhere(part.kind, scheme) for part in item.parts)
            if known and not answerable(take_apart.build(item, bank, scheme)):
                findings.add(_ITEMS, item.id, "parts", "not_answerable", scheme=scheme.code)
    for authored in bank.questions.values():
        if not answerable(written_kind(authored.kind).build(authored)):
            findings.add(_file_of_topic(authored.topic), authored.key, "options", "not_answerable", scheme=", ".join(authored.schemes))


def _check_draws(bank: Bank, findings: Findings) -> None:
    """Draws as they are played, in every scheme and band: whatever comes has exactly the keyed answers."""
    for scheme in bank.schemes.values():
        pool = pool_of(bank, scheme, map(card_of, bank.questions.values()))
        for band in Band:
            for name in KINDS:
                spec = RoundSpec(scheme.code, band, length=DRAWN, practice=True, kinds=(name,))
                try:
                    drawn = draw_round("trial", spec, DRAWN, bank, pool, bank.questions.__getitem__)
                except NoQuestions:  # not every kind can be asked everywhere
                    continue
                for question in drawn.questions:
                    if not answerable(question):
                        findings.add(_ITEMS, question.key, question.kind, "not_answerable", scheme=scheme.code)


def answerable(question: Question) -> bool:
    """Whether the solution has full marks however the question is laid out, nothing has none, and some answer is not right."""
    kind = KINDS[question.kind]
    turned = question.in_order(tuple(reversed([o.id for o in question.options])))
    marks = [kind.mark(q, kind.solution(question)) for q in (question, turned)]
    ids = [o.id for o in question.options]
    if marks != [1, 1] or kind.mark(question, ()) != 0 or len(set(ids)) < len(ids):
        return False
    wrong = slip(question, Random(question.key))
    return wrong != () and kind.mark(question, wrong) < 1


# ---- sources
def _check_sources(bank: Bank, findings: Findings) -> None:
    for question in bank.questions.values():
        if not question.source.title:
            findings.add(_file_of_topic(question.topic), question.key, "source", "source_missing")
    for scheme in bank.schemes.values():
        file = _file_of_scheme(scheme)
        for name, source in scheme.sources.items():
            if not all(source.title.get(lang) for lang in LANGUAGES):
                findings.add(file, scheme.code, f"sources.{name}", "source_missing")
        for in_field, rulings in (("kinds", scheme.kinds), ("items", scheme.items)):
            for name, ruling in rulings.items():
                if ruling.verified and ruling.source not in scheme.sources:
                    findings.add(file, scheme.code, f"{in_field}.{name}", "source_missing")


def _file_of_topic(topic: str) -> str:
    return f"{knowledge_toml.FOLDER}/{topic}.toml"


def _file_of_scheme(scheme: Scheme) -> str:
    return f"{scheme_toml.FOLDER}/{scheme.code}.toml"
