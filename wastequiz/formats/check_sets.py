"""Ready sets looked at more closely: the right length, for their age, playable under all of our country's rules, over in time. For `bank check`."""

from __future__ import annotations

from collections.abc import Iterator

from wastequiz.domain.bank import Bank, card_of, pool_of
from wastequiz.domain.draw import draw_set
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.points import reading_pause_ms
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sets import COMMUNITY, EXAM, KINDERGARTEN, LESSON, ReadySet
from wastequiz.domain.text import LANGUAGES
from wastequiz.formats import sets_toml
from wastequiz.formats.findings import Findings

LENGTHS = {LESSON: (10, 20), KINDERGARTEN: (5, 20), COMMUNITY: (5, 10), EXAM: (30, 30)}
"""The fewest and most questions in a round of each use."""
FEEDBACK_S = 4
"""So long one looks at what was right, in a round that promises to be over in time."""

CODES = (
    "set_length",  # a round of it has too few or too many questions. found, lowest, highest
    "set_too_old",  # a question for older ones. question, band
    "set_not_in_pictures",  # a question of a set for those who cannot read that needs reading. question
    "set_short_here",  # too few of its questions hold under these rules. scheme, found, of
    "set_too_long",  # a round may take longer than it promises. seconds, minutes
)


def check_sets(bank: Bank, findings: Findings) -> None:
    """Notes what is wrong with the sets of a bank that reads."""
    for ready in bank.sets.values():
        lowest, highest = LENGTHS[ready.use]
        if not lowest <= ready.size <= highest:
            _wrong(findings, ready, "set_length", found=str(ready.size), lowest=str(lowest), highest=str(highest))
        for scheme in bank.schemes.values():
            if not scheme.abroad:
                _check_here(bank, ready, scheme, findings)


def _wrong(findings: Findings, ready: ReadySet, code: str, **facts: str) -> None:
    findings.add(sets_toml.FOLDER, ready.id, "questions", code, **facts)


def _check_here(bank: Bank, ready: ReadySet, scheme: Scheme, findings: Findings) -> None:
    every = ReadySet(ready.id, ready.name, ready.about, ready.use, ready.band, ready.keys)  # all of them, whatever a round draws
    spec = RoundSpec(scheme.code, ready.band, practice=ready.use == KINDERGARTEN)
    pool = pool_of(bank, scheme, map(card_of, bank.questions.values()))
    try:
        asked = draw_set("trial", spec, 0, every, bank, pool, bank.questions.__getitem__).questions
    except NoQuestions:
        asked = ()
    if len(asked) < ready.size and (ready.length or len(asked) < LENGTHS[ready.use][0]):
        _wrong(findings, ready, "set_short_here", scheme=scheme.code, found=str(len(asked)), of=str(ready.size))
    if scheme.is_city:
        return
    for question in asked:
        if question.band > ready.band:
            _wrong(findings, ready, "set_too_old", question=question.key, band=question.band.name)
        if ready.use == KINDERGARTEN and not _in_pictures(question):
            _wrong(findings, ready, "set_not_in_pictures", question=question.key)
    if ready.minutes:
        slowest = sorted((_seconds(q, ready) for q in asked), reverse=True)[: ready.size]
        if not ready.limit_s or sum(slowest) > ready.minutes * 60:
            _wrong(findings, ready, "set_too_long", seconds=f"{sum(slowest):.0f}", minutes=str(ready.minutes))


def _in_pictures(question: Question) -> bool:
    kind = KINDS[question.kind]
    if kind.from_items:
        return not kind.needs_reading and all(_pictures(question))
    if question.kind in ("true_false", "spot_on_picture"):
        return bool(question.picture)
    return question.number is None and not question.accepted and all(_pictures(question))


def _pictures(question: Question) -> Iterator[str]:
    if question.subject is not None and question.kind == "which_bin":
        yield question.picture
        return
    yield from (part.picture for part in (*question.options, *(t for t in question.targets if t.bin_id is None)))


def _seconds(question: Question, ready: ReadySet) -> float:
    """How long one question takes at most: the reading pause, its clock, and a look at what was right."""
    stem = question.stem or question.subject
    read = max((len(stem.get(lang, "")) for lang in LANGUAGES), default=0) if stem is not None else 0
    return reading_pause_ms(read, practice=False) / 1000 + ready.limit_s * KINDS[question.kind].time_factor + FEEDBACK_S
