"""A rule in words, "12 from batteries and paper, half easy", as a part of a quiz; and what a rule can be about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import RuleNotUnderstood
from wastequiz.domain.facts import dataclass
from wastequiz.domain.questions import ITEM_TOPIC, TOPICS
from wastequiz.domain.quizzes import BIN, LEVELS, SUBJECTS, TAG, TOPIC, WASTE, WORD, Part
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import words
from wastequiz.services import pinyin, quizzing
from wastequiz.services.school import Failed, School
from wastequiz.store import quizzes
from wastequiz.store.db import Db
from wastequiz.wording import names

_COUNT = re.compile(r"\s*(\d{1,3})\s*(?:questions?|个问题|道题|个题|题|道)?")
_LEVELS = {
    "easy": ("easy", "easier", "简单", "容易"),
    "middle": ("middle", "medium", "中等"),
    "hard": ("hard", "harder", "difficult", "困难", "难"),
}
_SHARES = {"half": 50, "a half": 50, "一半": 50, "a third": 33, "a quarter": 25, "all": 100, "全部": 100, "都": 100}
_SHARE = re.compile(
    r"(?P<share>\d{1,3}\s*%|"
    + "|".join(sorted(map(re.escape, _SHARES), key=len, reverse=True))
    + r")\s*(?:of them\s*)?(?P<level>"
    + "|".join(sorted((word for level in _LEVELS.values() for word in level), key=len, reverse=True))
    + r")",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|，|、|;|；|\band\b|\bfrom\b|\babout\b|\bof\b|和|与|及|关于|来自|从)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """One thing a rule can draw from: its code (see `domain.quizzes.SUBJECTS`), what it is called, and its picture ('' for none)."""

    code: str
    name: str
    picture: str = ""


def subjects(school: School, done: Callable[[Sequence[Subject]], None], failed: Failed | None = None) -> None:
    """All a rule can draw from under the rules in force: topics, bins, kinds of waste, tags. Words are not listed: any word may be one."""

    def work(db: Db) -> tuple[Subject, ...]:
        pool = school.pool(db, school.scheme.code)
        return tuple(_subjects(school.bank, pool.scheme, quizzes.tags(db)))

    school.tell(work, done, failed)


def _subjects(bank: Bank, scheme: Scheme, tags: Sequence[str]) -> Iterator[Subject]:
    for topic in (ITEM_TOPIC, *TOPICS):
        yield Subject(f"{TOPIC}:{topic}", names.topic(topic))
    for target in scheme.bins:
        yield Subject(f"{BIN}:{target.id}", words(target.name))
    for kind in bank.kinds.values():
        yield Subject(f"{WASTE}:{kind.id}", words(kind.name), kind.picture)
    for tag in tags:
        yield Subject(f"{TAG}:{tag}", tag)


def matching(found: Sequence[Subject], typed: str) -> Sequence[Subject]:
    """Those whose name has what was typed in it, in characters, pinyin or its first letters, in their order; '' gives all. First stands the word
    itself: whatever it names.
    """
    wanted = typed.strip().casefold()
    if not wanted:
        return found
    letters = pinyin.letters_of(wanted)
    there = [s for s in found if wanted in s.name.casefold() or (letters and any(letters in spelt for spelt in _spelt(s.name)))]
    return [Subject(f"{WORD}:{typed.strip()}", typed.strip()), *there]


def _spelt(name: str) -> tuple[str, str]:
    """A Chinese name in pinyin, whole and its first letters; of any other ('', '')."""
    if not pinyin.has_han(name):
        return "", ""
    syllables = [(pinyin.reading(sign) or (sign,))[0] for sign in name]
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)


def subject_name(code: str, bank: Bank, scheme: Scheme) -> str:
    """What a subject is called in the language spoken now; of one that is gone, its own words."""
    what, _, which = code.partition(":")
    if what == TOPIC and which in (ITEM_TOPIC, *TOPICS):
        return names.topic(which)
    if what == BIN and (target := scheme.bin(which)) is not None:
        return words(target.name)
    if what == WASTE and which in bank.kinds:
        return words(bank.kinds[which].name)
    return which


def part_of(school: School, db: Db, rule: str) -> Part:
    """A rule in words as a part, on the store's thread. Raises RuleNotUnderstood."""
    found = _COUNT.match(rule)
    if found is None:
        raise RuleNotUnderstood(rule.strip()[:40])
    shares: dict[str, int] = {}

    def take(match: re.Match[str]) -> str:
        level = next(level for level, said in _LEVELS.items() if match["level"].lower() in said)
        share = match["share"].lower()
        shares[level] = _SHARES[share] if share in _SHARES else int(share.rstrip("% "))
        return ","

    rest = _SHARE.sub(take, rule[found.end() :])
    pool = school.pool(db, school.scheme.code)
    there = {topic: f"{TOPIC}:{topic}" for topic in TOPICS}
    there |= {s.name.casefold(): s.code for s in _subjects(school.bank, pool.scheme, quizzes.tags(db))}
    about = [word for word in _BETWEEN.split(rest) if word.strip()]
    part = Part(int(found[1]), tuple(_code(word.strip(), there) for word in about), tuple(sorted(shares.items(), key=_order)))
    for code, word in zip(part.subjects, about, strict=True):
        if not quizzing.any_of(school, db, code):
            raise RuleNotUnderstood(word.strip()[:40])
    return part


def _code(word: str, there: dict[str, str]) -> str:
    if word.partition(":")[0] in SUBJECTS and word.partition(":")[2]:
        return word
    return there.get(word.casefold(), f"{WORD}:{word}")


def _order(share: tuple[str, int]) -> int:
    return list(LEVELS).index(share[0])
