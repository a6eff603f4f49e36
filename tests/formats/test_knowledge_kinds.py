"""Each written kind in its TOML: it reads as it was meant, and every slip is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.bank_folder import SIGNS, write_bank
from wastequiz.domain.errors import BadSource
from wastequiz.domain.kinds import KINDS, WrittenKind, written_kind
from wastequiz.domain.questions import Authored
from wastequiz.formats.check import answerable
from wastequiz.formats.knowledge_kinds import READERS
from wastequiz.formats.sources import read_bank

SIGNS_FILE = "knowledge/signs.toml"
HEAD = """
[[question]]
key = "asked"
kind = "{kind}"
band = "g34"
difficulty = 2
stem = {{ zh_CN = "问？", en = "Well?" }}
picture = "{picture}"
explanation = {{ zh_CN = "因为。", en = "Because." }}
source = {{ title = "a book" }}
"""


def label(n: int) -> str:
    return f'zh_CN = "词{n}", en = "word {n}"'


WHY = 'why = { zh_CN = "不。", en = "No." }'
BODIES = {
    "multiple_choice": f"options = [ {{ {label(1)}, right = true }}, {{ {label(2)}, right = true }}, {{ {label(3)}, {WHY} }} ]",
    "ordering": f"options = [ {{ {label(1)} }}, {{ {label(2)} }}, {{ {label(3)} }} ]",
    "matching": "pairs = [ "
    + ", ".join(f"{{ {label(n)}, to = {{ {label(n + 10)} }} }}" for n in (1, 2, 3))
    + f" ]\nextra = [ {{ {label(20)} }} ]",
    "spot_on_picture": "spots = [ "
    + ", ".join(f"{{ {label(n)}, right = {str(n < 3).lower()}, area = [{n * 300}, 100, 200, 200], {WHY} }}" for n in (1, 2, 3, 4))
    + " ]",
    "estimate": 'number = { value = 40, tolerance = 5, low = 0, high = 100, step = 1, unit = { zh_CN = "%", en = "%" } }',
    "short_answer": 'accepted = { zh_CN = ["蓝色", "蓝"], en = ["blue"] }',
}


def question(kind: str, *changes: tuple[str, str], picture: str = "") -> str:
    picture = picture or ("scene_kitchen" if kind == "spot_on_picture" else "")
    written = HEAD.format(kind=kind, picture=picture) + BODIES[kind]
    for old, new in changes:
        assert old in written, old
        written = written.replace(old, new, 1)
    return SIGNS + written + "\n"


def read(folder: Path, kind: str, *changes: tuple[str, str]) -> Authored:
    return read_bank(write_bank(folder, **{SIGNS_FILE: question(kind, *changes)})).questions["asked"]


def test_every_written_kind_has_its_reader() -> None:
    assert set(READERS) == {name for name, kind in KINDS.items() if isinstance(kind, WrittenKind)}


@pytest.mark.parametrize("kind", BODIES)
def test_each_kind_reads_and_can_be_answered(kind: str, tmp_path: Path) -> None:
    asked = read(tmp_path, kind)
    assert asked.kind == kind
    assert answerable(written_kind(kind).build(asked))


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    assert [o.right for o in read(tmp_path / "a", "multiple_choice").options] == [True, True, False]
    assert [(o.id, o.rank) for o in read(tmp_path / "b", "ordering").options] == [("a", 1), ("b", 2), ("c", 3)]
    matched = read(tmp_path / "c", "matching")
    assert [(o.id, o.target) for o in matched.options] == [("a", "t1"), ("b", "t2"), ("c", "t3")]
    assert [t.label["en"] for t in matched.targets] == ["word 11", "word 12", "word 13", "word 20"]
    spots = read(tmp_path / "d", "spot_on_picture")
    assert [(s.right, s.area) for s in spots.options][1:3] == [(True, (600, 100, 200, 200)), (False, (900, 100, 200, 200))]
    number = read(tmp_path / "e", "estimate").number
    assert number is not None
    assert (number.value, number.tolerance, number.low, number.high, number.step) == (40, 5, 0, 100, 1)
    assert read(tmp_path / "f", "short_answer").accepted == (("zh_CN", "蓝色"), ("zh_CN", "蓝"), ("en", "blue"))


SLIPS = [
    ("multiple_choice", (f"{label(2)}, right = true", f"{label(2)}, {WHY}"), "not_several_right", "options"),
    ("multiple_choice", (f"{{ {label(3)}, {WHY} }}", f"{{ {label(3)}, right = true }}"), "not_several_right", "options"),
    ("multiple_choice", (f"{{ {label(1)}, right = true }}, ", ""), "wrong_option_count", "options"),
    ("ordering", (label(3), label(1)), "same_option", "options[3]"),
    ("ordering", (f", {{ {label(3)} }}", ""), "wrong_option_count", "options"),
    ("ordering", (f"{label(1)} ", f"{label(1)}, right = true "), "unknown_field", "options[1].right"),
    ("matching", (f", to = {{ {label(11)} }}", ""), "missing_field", "pairs[1].to"),
    ("matching", (label(20), label(12)), "same_option", "pairs[4]"),
    ("matching", (f"extra = [ {{ {label(20)} }} ]", "extra = [ " + ", ".join(f"{{ {label(n)} }}" for n in (20, 21, 22)) + " ]"), "wrong_option_count", "extra"),
    ("spot_on_picture", ('picture = "scene_kitchen"', 'picture = ""'), "missing_field", "picture"),
    ("spot_on_picture", ("area = [300, 100, 200, 200], ", ""), "bad_area", "spots[1].area"),
    ("spot_on_picture", ("[300, 100, 200, 200]", "[300, 100, 20, 200]"), "bad_area", "spots[1].area"),
    ("spot_on_picture", ("[300, 100, 200, 200]", "[1500, 100, 200, 200]"), "bad_area", "spots[1].area"),
    ("spot_on_picture", ("[600, 100, 200, 200]", "[400, 100, 200, 200]"), "spots_overlap", "spots[2].area"),
    ("spot_on_picture", ("right = false, area = [900", "right = true, area = [900"), None, ""),
    ("estimate", ("value = 40", "value = 40.5"), "bad_number", "number"),
    ("estimate", ("value = 40", "value = 140"), "bad_number", "number"),
    ("estimate", ("tolerance = 5", "tolerance = 30"), "bad_number", "number"),
    ("estimate", ("step = 1", "step = 0"), "bad_number", "number"),
    ("estimate", ("step = 1, ", ""), "missing_field", "number.step"),
    ("estimate", ("low = 0", 'low = "0"'), "wrong_type", "number.low"),
    ("estimate", ("number = {", "numbers = {"), "missing_field", "number"),
    ("short_answer", ('en = ["blue"]', "en = []"), "wrong_option_count", "accepted.en"),
    ("short_answer", ('"蓝色"', '"？！"'), "bad_spelling", "accepted.zh_CN[1]"),
    ("short_answer", ('"蓝色"', f'"{"蓝" * 41}"'), "bad_spelling", "accepted.zh_CN[1]"),
    ("short_answer", ("accepted =", "accepts ="), "missing_field", "accepted"),
]  # fmt: skip
KIND_CODES = {code for _, _, code, _ in SLIPS if code} | {"no_right_spot"}
"""The codes that only these kinds can give, and some that others give too."""


@pytest.mark.parametrize(("kind", "change", "code", "field"), SLIPS, ids=[f"{k}-{c}-{f}" for k, _, c, f in SLIPS])
def test_every_slip_is_named(kind: str, change: tuple[str, str], code: str | None, field: str, tmp_path: Path) -> None:
    folder = write_bank(tmp_path, **{SIGNS_FILE: question(kind, change)})
    if code is None:
        assert read_bank(folder).questions
        return
    with pytest.raises(BadSource) as bad:
        read_bank(folder)
    assert (code, field) in [(p.code, p.field) for p in bad.value.problems]


@pytest.mark.parametrize("right", [True, False])
def test_a_picture_on_which_all_or_nothing_is_meant_is_refused(right: bool, tmp_path: Path) -> None:
    was, now = str(not right).lower(), str(right).lower()
    changes = [(f"right = {was}", f"right = {now}")] * 2
    folder = write_bank(tmp_path, **{SIGNS_FILE: question("spot_on_picture", *changes)})
    with pytest.raises(BadSource) as bad:
        read_bank(folder)
    assert "no_right_spot" in [p.code for p in bad.value.problems]
