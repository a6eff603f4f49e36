"""Names of classes: which grade they tell, and what the class is called a year later."""

from __future__ import annotations

import functools
import re
import unicodedata

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

_HAN = "一二三四五六七八九十"
_MIDDLE = {"初": 6, "高": 9}
"""初一 is the seventh grade, 高一 the tenth."""
_LAST = (6, 9, 12)
"""Grades after which most leave the school."""
_YEARS_OF_MIDDLE = 3
_SHORT = 3
"""中一班 is a class of a nursery, 大家庭互助班 is none."""
_NURSERY = ("小班", "中班", "大班")

_NUMBER = r"(?:[1-9]|1[0-9]|2[0-9])"
_SIGN = f"[{_HAN}]|{_NUMBER}"
_CLASS = rf"(?:{_SIGN}|[a-z])"
_FORMS = (
    # 三年级2班, 3年级(2)班, 七年级
    re.compile(rf"(?P<grade>{_SIGN})年级(?P<rest>\s*(?:\(?{_CLASS}\)?\s*班?)?)", re.IGNORECASE),
    # 小三2班, 初一(3)班, 高二（4）班
    re.compile(rf"(?P<before>小|初|高)(?P<grade>[{_HAN}])(?P<rest>\s*\(?{_CLASS}\)?\s*班?)", re.IGNORECASE),
    # 3(2)班, 三（2）班, 3-2, 3.2班
    re.compile(rf"(?P<grade>{_SIGN})(?P<rest>\s*(?:\({_CLASS}\)|[-–.·]\s*{_CLASS})\s*班?)", re.IGNORECASE),
    # Grade 3 Class 2, Year 3B, G3C2, Class 3-2
    re.compile(
        rf"(?P<before>grade|year|g|y|class)\s*(?P<grade>{_NUMBER})(?P<rest>(?:\s*[-,(./]?\s*(?:class|c)?\s*{_CLASS}\)?)?)", re.IGNORECASE
    ),
    # 3A, 3 B
    re.compile(rf"(?P<grade>{_NUMBER})(?P<rest>\s*[a-z]班?)", re.IGNORECASE),
)


@dataclass(frozen=True)
class Told:
    """What a name tells: the grade (1..12; 0 in a nursery), which of its classes ("2", "b", ''), and where the grade's sign stands in `name`."""

    name: str
    grade: int
    which: str
    start: int
    end: int
    nursery: int = -1
    """In a nursery: which of its three years."""


@dataclass(frozen=True)
class NextYear:
    """A class a year later. `leaves`: it is the school's last grade, for most."""

    name: str
    band: Band
    leaves: bool = False


def told(name: str) -> Told | None:
    """The grade in a name that is nothing but that of a class; None where it tells none."""
    plain = _plain(name)
    for n, nursery in enumerate(_NURSERY):
        if plain.startswith(nursery):
            return Told(name.strip(), 0, _which(plain[len(nursery) :]), 0, 1, n)
        if plain.startswith(nursery[0]) and plain.endswith(nursery[1]) and len(plain) <= _SHORT:
            return Told(name.strip(), 0, _which(plain[1:-1]), 0, 1, n)
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _told(name.strip(), found)
    return None


def found_in(words: str) -> str:
    """The first name of a class within other words ("三年级2班学生名单"); '' where there is none."""
    plain = _plain(words)
    for form in _FORMS[:3]:
        found = form.search(plain)
        if found and "班" in found[0]:
            return found[0]
    return ""


@functools.lru_cache(maxsize=2_000)
def key(name: str) -> str:
    """What two ways to write the same class have in common: 三（2）班, 3(2)班 and 三年级二班 are one."""
    plain = unicodedata.normalize("NFKC", name)
    found = told(plain)
    if found is None or not found.which:
        return "".join(plain.split()).casefold()
    return f"{found.grade}/{found.nursery}/{found.which}"


def band_of(grade: int) -> Band:
    """The grade band a grade's questions are drawn for; 0: a nursery."""
    for last, band in ((0, Band.pre), (2, Band.g12), (4, Band.g34), (6, Band.g56), (9, Band.g79)):
        if grade <= last:
            return band
    return Band.adult


def next_year(name: str, band: Band) -> NextYear | None:
    """The class a year later: 3(2) is 4(2), written as before. Its band moves along, unless somebody chose another than its grade's.

    None where the name tells no grade.
    """
    found = told(name)
    if found is None:
        return None
    usual = band_of(found.grade)
    if found.nursery >= 0:
        last = found.nursery == len(_NURSERY) - 1
        sign = _NURSERY[found.nursery if last else found.nursery + 1][0]
        return NextYear(_with(found, sign), band, leaves=last)
    grown = found.grade + 1
    moved = band_of(grown) if band == usual else band
    sign = _sign(found, grown)
    return NextYear(_with(found, sign), moved, leaves=found.grade in _LAST) if sign else NextYear(found.name, band, leaves=True)


def _plain(name: str) -> str:
    """Half-width, sign for sign: each stands where it stood."""
    return "".join(plain if len(plain := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in name.strip())


def _told(name: str, found: re.Match[str]) -> Told:
    before = found.groupdict().get("before") or ""
    which = _which(re.sub(r"class|c(?=\s*[0-9])", "", found["rest"], flags=re.IGNORECASE))
    return Told(name, _value(found["grade"]) + _MIDDLE.get(before, 0), which, found.start("grade"), found.end("grade"))


def _which(rest: str) -> str:
    """Which of a grade's classes: "2" for (2)班 and 二班, "b" for B; ''."""
    bare = re.sub(r"[\s()班,./·–-]", "", rest).casefold()
    return str(_value(bare)) if bare and _value(bare) else bare


def _value(sign: str) -> int:
    """1..29 for a number in either writing, 0 for what is none."""
    return int(sign) if sign.isdecimal() else _HAN.find(sign) + 1 if len(sign) == 1 else 0


def _sign(found: Told, grown: int) -> str:
    """The sign of the grade a year later, in the same writing; '' where there is none (after 初三)."""
    middle = _MIDDLE.get(found.name[found.start - 1] if found.start else "", 0)
    if _value(_plain(found.name)[found.start : found.end]) + 1 > _YEARS_OF_MIDDLE and middle:
        return ""
    old = found.name[found.start : found.end]
    number = grown - middle
    return str(number) if _plain(old).isdecimal() or number > len(_HAN) else _HAN[number - 1]


def _with(found: Told, sign: str) -> str:
    return found.name[: found.start] + sign + found.name[found.end :]
