"""Classes and students: a seat number and an animal on the wall; a real name only at the desk."""

from __future__ import annotations

import unicodedata

from wastequiz.domain.errors import BadGoal, BadName, BadSeat
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

ANIMALS = ("fox", "deer", "owl", "bear", "rabbit", "tiger", "panda", "seal", "penguin", "crane")
MAX_NAME = 40
MAX_SEAT = 99
GOAL, MOST_GOAL = 20, 200
"""Right answers a student and week that make up a class's goal: unless a teacher sets another number, and at most."""

_ID_CARD = 18
_JOINER, _EMOJI_SELECTOR = "\u200d", "\ufe0f"
_BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Signs Unicode counts as letters or marks although they are empty."""


@dataclass(frozen=True)
class SchoolClass:
    """One class of one school year. `band` is the grade band its questions are drawn for."""

    id: int
    name: str
    band: Band
    students: int = 0
    year: str = ""
    """When its school year began ("2026" is 2026/27); '' where nobody said."""
    archived: bool = False
    """It no longer plays; its reports remain."""
    keep_until: str = ""
    """The day ("2027-10-30") to which somebody put off the question whether its names are still needed; '' nobody did."""


@dataclass(frozen=True)
class Student:
    """One place in a class. `ref` is the random name the journal knows; `real_name` and `number` (学号) never leave the desk."""

    ref: str
    class_id: int
    seat: int
    animal: str
    nickname: str = ""
    real_name: str = ""
    extra_time: float = 1.0
    cannot_read: bool = False
    number: str = ""


@dataclass(frozen=True)
class Contestant:
    """Who plays a round: a student, or a guest (`ref` ''). Only what may stand on the wall."""

    ref: str = ""
    class_id: int = 0
    seat: int = 0
    animal: str = "fox"

    @property
    def is_guest(self) -> bool:
        return not self.ref


GUEST = Contestant()


def animal_for(seat: int) -> str:
    """The animal a seat gets unless another is chosen: neighbours differ."""
    return ANIMALS[(seat * 7) % len(ANIMALS)]


def clean_name(given: str, *, required: bool = True, limit: int = MAX_NAME) -> str:
    """A name fit to keep and show: composed, without control, direction or zero-width signs, spaces folded.

    Raises BadName where nothing visible is left (if `required`) or it is longer than `limit` characters.
    """
    kept = "".join(sign for n, sign in enumerate(given) if not _unseen(given, n))
    shown = " ".join(unicodedata.normalize("NFC", kept).split())
    if all(unicodedata.category(sign)[0] in "MZ" for sign in shown):  # accents and selectors without a letter to stand on
        shown = ""
    if not shown and required:
        raise BadName(given[:MAX_NAME], "invisible" if given.strip() else "empty", limit)
    if len(shown) > limit:
        raise BadName(shown[:limit], "long", limit)
    return shown


def _unseen(given: str, n: int) -> bool:
    """Whether the n-th sign of `given` takes no ink. A joiner stays inside an emoji; letters that Unicode took in lately stay too."""
    sign = given[n]
    if sign == _JOINER:
        return not (0 < n < len(given) - 1 and _is_emoji(given[n - 1]) and _is_emoji(given[n + 1]))
    if sign in "\t\n\r":
        return False
    return sign in _BLANK_LETTERS or unicodedata.category(sign) in ("Cc", "Cf", "Cs")


def _is_emoji(sign: str) -> bool:
    return sign == _EMOJI_SELECTOR or (unicodedata.category(sign) in ("So", "Sk", "Cn") and sign not in _BLANK_LETTERS)


def seat_number(given: str | int) -> int:
    """A seat number 1..99 from what somebody typed (full-width digits too). Raises BadSeat."""
    text = unicodedata.normalize("NFKC", str(given)).strip().removesuffix("号").rstrip()
    if not text.isdecimal() or len(text) > 6 or not 1 <= int(text) <= MAX_SEAT:
        raise BadSeat(str(given)[:MAX_NAME])
    return int(text)


def clean_number(given: str) -> str:
    """A student number 学号 fit to keep: half-width, without spaces; '' where there is none. Raises BadName where it is longer than 40 signs."""
    return clean_name("".join(unicodedata.normalize("NFKC", given).split()), required=False)


def is_id_card(number: str) -> bool:
    """Whether it has the form of a Chinese identity card, alone or with the G of the national pupil number made of it; such a number is never kept."""
    digits = unicodedata.normalize("NFKC", number).strip().upper().removeprefix("G")
    return len(digits) == _ID_CARD and digits[:-1].isdecimal() and (digits[-1].isdecimal() or digits[-1] == "X")


def goal_each(given: str | int) -> int:
    """A class goal 1..200 from what somebody typed (full-width digits too): right answers a student and week. Raises BadGoal."""
    text = unicodedata.normalize("NFKC", str(given)).strip()
    if not text.isdecimal() or len(text) > 6 or not 1 <= int(text) <= MOST_GOAL:
        raise BadGoal(str(given)[:MAX_NAME], MOST_GOAL)
    return int(text)
