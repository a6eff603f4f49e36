"""Which column of a list of students is what: by its head in many words, or by what stands in it where there is no head."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from wastequiz.domain import class_names
from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import MAX_SEAT, is_id_card

Part = Literal["class", "grade", "number", "seat", "counter", "name", "family", "given", "nickname"]
Cells = Sequence[str]

# To accept another head: one word here, without spaces and in small letters.
HEADS: Mapping[Part, tuple[str, ...]] = {
    "class": ("班级", "班级名称", "班", "班别", "所在班级", "行政班", "行政班级", "所属班级", "class", "classname", "homeroom", "form"),
    "grade": ("年级", "所在年级", "grade", "year", "gradelevel"),
    "number": (
        "学号",
        "学生号",
        "学生编号",
        "编号",
        "考号",
        "学生学号",
        "studentnumber",
        "studentno",
        "studentid",
        "number",
        "id",
        "sourcedid",
    ),
    "seat": ("座号", "座位号", "座位", "座次", "号数", "班内序号", "班级序号", "seat", "seatnumber", "seatno", "classnumber"),
    "counter": ("序号", "序", "no", "nr", "#", "n"),
    "name": ("姓名", "学生姓名", "名字", "学生", "学生名字", "真实姓名", "name", "names", "studentname", "fullname", "student", "realname"),
    "family": ("姓", "姓氏", "lastname", "familyname", "surname"),
    "given": ("名", "firstname", "givenname", "forename"),
    "nickname": ("昵称", "小名", "别名", "网名", "nickname", "displayname", "preferredname"),
}
_PART_OF: Mapping[str, Part] = {head: part for part, heads in HEADS.items() for head in heads}
NOT_KEPT = (
    "性别", "男女", "sex", "gender", "出生", "生日", "birth", "dob", "身份证", "证件", "idcard", "电话", "手机", "联系", "phone", "mobile", "tel",
    "住址", "地址", "address", "家长", "监护", "父亲", "母亲", "guardian", "parent", "学籍", "民族", "籍贯", "邮箱", "email", "qq", "微信", "照片",
)  # fmt: skip
"""Beginnings and parts of heads of columns that are never kept, so that they are not taken for anything else."""
HEAD_WITHIN = 12
"""The heads stand within so many rows; above them there may be a title."""
_MOSTLY = 0.7
_TELLING = 200
"""So many rows tell what stands in a column."""
_HAN_NAME = re.compile(r"[㐀-鿿\U00020000-\U0003ffff·• ]{2,12}")
_WORDS_NAME = re.compile(r"[^\W\d_][^\d_@/\\]{0,38}")
_NUMBER = re.compile(r"[A-Za-z]{0,4}[0-9][0-9A-Za-z-]{2,19}")
_PHONE = re.compile(r"1[3-9][0-9]{9}")
_DATE = re.compile(r"(?:19|20)[0-9]{2}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?.*")
_SEX = frozenset("男女") | {"m", "f", "male", "female", "boy", "girl"}


@dataclass(frozen=True)
class Columns:
    """What stands where. `parts`: part to the number of its column, from 0; `passed`: columns that are not kept; `head`: the row of heads, -1 none."""

    parts: Mapping[Part, int]
    passed: tuple[int, ...]
    head: int = -1


def folded(head: str) -> str:
    """A head without spaces, signs, width and capitals: "Student No." is "studentno"."""
    return re.sub(r"[\s()\[\].:：*＊_/（）、-]+", "", unicodedata.normalize("NFKC", head)).casefold()


def part_of(head: str) -> Part | None:
    """What a head says its column is; None where that is nothing we keep."""
    plain = folded(head)
    if any(word in plain for word in NOT_KEPT):
        return None
    return _PART_OF.get(plain) or _PART_OF.get(folded(re.sub(r"[(（\[].*?[)）\]]", "", head)))


def of(rows: Sequence[Cells]) -> Columns:
    """The columns of a table: by its heads where it has any, else by what stands in them."""
    heads = [(found, n) for n, row in enumerate(rows[:HEAD_WITHIN]) if (found := _by_heads(row)) is not None]
    if not heads:
        return _by_content(rows[:_TELLING])
    best, n = max(heads, key=lambda head: (len(head[0].parts), -head[1]))
    return Columns(best.parts, best.passed, n)


def _by_heads(row: Cells) -> Columns | None:
    """What a row says if it is one of heads: two of them are known, or its only one says it is names."""
    parts: dict[Part, int] = {}
    passed: list[int] = []
    known = 0
    for n, cell in enumerate(row):
        if not cell.strip():
            continue
        part = part_of(cell)
        known += part is not None or any(word in folded(cell) for word in NOT_KEPT)
        if part is None or part in parts:
            passed.append(n)
        else:
            parts[part] = n
    filled = sum(bool(cell.strip()) for cell in row)
    told = any(part in parts for part in ("name", "family", "given", "nickname", "number", "seat"))
    if not told or (known < 2 and not (filled == 1 and ("name" in parts or "nickname" in parts))):
        return None
    return Columns(parts, tuple(passed))


# ---- without heads
def _by_content(rows: Sequence[Cells]) -> Columns:
    across = max((len(row) for row in rows), default=0)
    columns = [[row[n].strip() for row in rows if n < len(row) and row[n].strip()] for n in range(across)]
    taken = {n for n, cells in enumerate(columns) if not cells or any(_share(cells, test) > _MOSTLY for test in (_is_private, _is_sex))}
    parts: dict[Part, int] = {}
    for part, test in _TESTS:
        shares = [(_share(cells, test), -n) for n, cells in enumerate(columns) if n not in taken and cells]
        best = max(shares, default=(0.0, 0))
        if best[0] >= _MOSTLY and _may_be(part, columns[-best[1]]):
            parts[part] = -best[1]
            taken.add(-best[1])
    passed = tuple(n for n, cells in enumerate(columns) if cells and n not in parts.values())
    return Columns(parts, passed)


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _may_be(part: Part, cells: Sequence[str]) -> bool:
    """A student number tells students apart: no two rows have the same."""
    return part != "number" or len(set(cells)) == len(cells)


def _is_class(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell)
    return class_names.told(plain) is not None or (plain.endswith("班") and len(plain) <= 12)


def _is_seat(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell).removesuffix("号")
    return plain.isdecimal() and len(plain) <= 2 and 1 <= int(plain) <= MAX_SEAT


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(unicodedata.normalize("NFKC", cell)))


def _is_name(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell)
    no_name = _is_class(plain) or _is_sex(plain) or plain in NOT_KEPT
    return bool(_HAN_NAME.fullmatch(plain) or _WORDS_NAME.fullmatch(plain)) and not no_name


def _is_private(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell)
    return is_id_card(plain) or bool(_PHONE.fullmatch(plain) or _DATE.fullmatch(plain))


def _is_sex(cell: str) -> bool:
    return cell.casefold() in _SEX


_TESTS: Sequence[tuple[Part, Callable[[str], bool]]] = (
    ("class", _is_class),
    ("seat", _is_seat),
    ("number", _is_number),
    ("name", _is_name),
    ("nickname", _is_name),
)
"""In this order: what one has taken the next does not get."""
