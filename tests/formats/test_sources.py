"""Reading the bank's sources: what is right comes out right, and every mistake is named with file, entry and field."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.bank_folder import CITY, COUNTRY, GOOD, ITEMS, KINDS, SIGNS, spoiled, write_bank
from tests.formats.test_knowledge_kinds import KIND_CODES
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import BadSource, Problem
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ANYWHERE, Source
from wastequiz.domain.text import Text
from wastequiz.formats.findings import shown
from wastequiz.formats.knowledge_kinds import READERS
from wastequiz.formats.sources import PROBLEM_CODES, read_bank

HARBIN, GB, HOME, SIGNS_FILE = "schemes/cn-harbin.toml", "schemes/cn-gb.toml", "items/home.csv", "knowledge/signs.toml"
SETS_FILE = "sets/lessons.toml"
BONE = "fish_bone,鱼骨头,fish bone,,,bone,,,g12,2,bone,,,,"


ONE_BIN = COUNTRY[COUNTRY.rindex("[[bins]]") : COUNTRY.index("[[destinations]]")]


@dataclass
class Slip:
    """One mistake: what is changed, and where and as what it must be found."""

    code: str
    changed: dict[str, str | bytes | None]
    file: str
    entry: str = ""
    in_field: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def fish(**cells: str) -> str:
    """The row of the fish bone with other cells."""
    return ",".join((dict(zip(ITEMS.split("\n")[0].split(","), BONE.split(","), strict=True)) | cells).values())


def in_item(code: str, row: str, in_field: str, entry: str = "fish_bone", **facts: str) -> Slip:
    """A mistake in the row of the fish bone."""
    return Slip(code, spoiled(HOME, (BONE, row)), HOME, entry, in_field, facts)


def in_city(code: str, old: str, new: str, in_field: str, **facts: str) -> Slip:
    return Slip(code, spoiled(HARBIN, (old, new)), HARBIN, "cn-harbin", in_field, facts)


def in_country(code: str, old: str, new: str, in_field: str, **facts: str) -> Slip:
    return Slip(code, spoiled(GB, (old, new)), GB, "cn-gb", in_field, facts)


def in_set(code: str, old: str, new: str, in_field: str, entry: str = "first_week", **facts: str) -> Slip:
    return Slip(code, spoiled(SETS_FILE, (old, new)), SETS_FILE, entry, in_field, facts)


def in_question(code: str, old: str, new: str, in_field: str, entry: str = "signs_blue", **facts: str) -> Slip:
    return Slip(code, spoiled(SIGNS_FILE, (old, new)), SIGNS_FILE, entry, in_field, facts)


SLIPS = [
    # ---- files
    Slip("missing_folder", {"items/home.csv": None, "items/takeaway.csv": None}, "items"),
    Slip("missing_folder", {GB: None, HARBIN: None}, "schemes"),
    Slip("missing_folder", {SIGNS_FILE: None}, "knowledge"),
    Slip("missing_file", {"kinds.csv": None}, "kinds.csv"),
    Slip("missing_file", {GB: None, HARBIN: None, "schemes/readme.txt": ""}, "schemes/*.toml"),
    Slip("unreadable_file", {"kinds.csv": None, "kinds.csv/nothing": ""}, "kinds.csv"),
    Slip("not_utf8", {"kinds.csv": KINDS.encode("gb18030")}, "kinds.csv", facts={"line": "2"}),
    Slip("not_utf8", {SIGNS_FILE: SIGNS.encode("utf-16")}, SIGNS_FILE, facts={"line": "1"}),
    Slip("not_toml", spoiled(GB, ("rule =", "rule = =")), GB, facts={"line": "4", "column": "8"}),
    Slip("not_toml", {GB: 'code = "cn-gb'}, GB, facts={"line": "1"}),
    Slip("not_toml", {GB: "a = " + "[" * 20_000}, GB, facts={"line": "1"}),
    Slip("not_toml", {GB: "a = " + "9" * 5_000}, GB, facts={"line": "1"}),
    Slip("not_toml", {GB: "\n\na = 2019-02-31"}, GB, facts={"line": "3"}),
    Slip("not_csv", {HOME: ITEMS + 'x,"never closed,,,\n,'}, HOME),
    Slip("empty_file", {"kinds.csv": "\n"}, "kinds.csv"),
    Slip("empty_file", {"kinds.csv": b""}, "kinds.csv"),
    Slip("missing_column", spoiled("kinds.csv", (",picture,", ",")), "kinds.csv", facts={"column": "picture"}),
    Slip("unknown_column", spoiled("kinds.csv", (",picture,", ",picture,colour,")), "kinds.csv", facts={"column": "colour"}),
    Slip("repeated_column", spoiled("kinds.csv", (",picture,", ",picture,picture,")), "kinds.csv", facts={"column": "picture"}),
    in_item("wrong_cell_count", BONE + ",", "", found="16", expected="15", line="5"),
    in_item("wrong_cell_count", "fish_bone,鱼骨头", "", found="2", expected="15", line="5"),
    in_city("not_as_file_name", 'code = "cn-harbin"', 'code = "cn-beijing"', "code", given="cn-beijing", expected="cn-harbin"),
    in_question("not_as_file_name", 'topic = "signs"', 'topic = "law"', "topic", "", given="law", expected="signs"),
    # ---- values
    in_item("missing_field", fish(id=""), "id", "#5"),
    in_item("missing_field", fish(name_zh="", name_en=" "), "name"),
    in_item("missing_field", fish(band=""), "band"),
    in_item("missing_field", fish(difficulty=""), "difficulty"),
    in_item("missing_field", fish(aliases_zh="鱼刺||骨头"), "aliases_zh"),
    in_item("missing_field", fish(kind="", parts="鱼/fish/"), "parts"),
    in_item("missing_language", fish(kind="", parts="鱼//bone|盒/box/paper"), "parts", language="en"),
    in_city("missing_field", 'code = "cn-harbin"', "", "code"),
    in_city("missing_field", 'kind_of_scheme = "city"', "", "kind_of_scheme"),
    in_city("missing_field", 'to = "shop", ', "", "items.fish_bone.to"),
    in_city("missing_field", 'id = "shop"', "", "destinations[2].id"),
    in_city("missing_field", 'name = { zh_CN = "哈尔滨", en = "Harbin" }', "name = {}", "name"),
    in_question("missing_field", 'key = "signs_blue"', "", "key", "#1"),
    in_question("missing_field", 'key = "signs_blue"', 'key = ""', "key", "#1"),
    in_question("missing_field", 'key = "signs_blue"', 'key = " "', "key", " "),
    in_question("missing_field", "answer = true", "", "answer", "signs_red"),
    in_question("missing_field", "why_wrong =", "# why_wrong =", "why_wrong", "signs_red"),
    in_question("missing_field", ', why = { zh_CN = "厨余是绿色。", en = "That is green." }', "", "options[2].why"),
    in_question("missing_field", 'source = { title = "GB/T 19095-2019" }', "", "source", "signs_red"),
    in_question("missing_field", 'topic = "signs"', "", "topic", ""),
    in_question("missing_field", "difficulty = 1", "", "difficulty"),
    Slip("missing_language", spoiled("kinds.csv", ("Clean paper.", "")), "kinds.csv", "paper", "definition", {"language": "en"}),
    in_item("missing_language", fish(why_en="It rots."), "why", language="zh_CN"),
    in_question("missing_language", '"蓝色的桶收什么？", en = "What goes in the blue bin?"', '"蓝色的桶收什么？"', "stem", language="en"),
    in_question("missing_language", '{ zh_CN = "可回收物", en', "{ en", "options[1]", language="zh_CN"),
    in_city("unknown_field", 'base = "cn-gb"', 'bass = "cn-gb"', "bass"),
    in_city("unknown_field", 'name = { zh_CN = "哈尔滨"', 'name = { ru = "Харбин", zh_CN = "哈尔滨"', "name.ru", allowed="zh_CN, en"),
    in_question("unknown_field", "right = true", "rigth = true", "options[1].rigth", allowed="zh_CN, en, right, why, picture"),
    in_question("unknown_field", "answer = true", "answer = true\noptions = []", "options", "signs_red"),
    in_question("unknown_field", 'topic = "signs"', 'topic = "signs"\nauthor = "me"', "author", ""),
    in_city("wrong_type", 'base = "cn-gb"', "base = 7", "base", expected="text"),
    in_city("wrong_type", 'name = { zh_CN = "哈尔滨", en = "Harbin" }', 'name = "Harbin"', "name", expected="table"),
    in_city("wrong_type", 'film = { to = "recyclable", source = "standard" }', 'film = "recyclable"', "kinds.film", expected="table"),
    in_city("wrong_type", 'source = "standard"', 'unverified = "yes"', "kinds.film.unverified", expected="true_or_false"),
    in_country("wrong_type", "in_force = 2019-12-01", 'in_force = "2019"', "in_force", expected="date"),
    in_country("wrong_type", "in_force = 2019-12-01", "in_force = 2019-12-01T00:00:00", "in_force", expected="date"),
    in_country("wrong_type", 'subcategories = [ { id = "paper", name = { zh_CN = "纸类", en = "Paper" } } ]', "subcategories = [ 1 ]", "bins[1].subcategories[1]"),
    in_question("wrong_type", 'schemes = ["cn-gb", "cn-harbin"]', 'schemes = "cn-gb"', "schemes", expected="list"),
    in_question("wrong_type", "difficulty = 1", 'difficulty = "1"', "difficulty", expected="whole_number"),
    in_question("wrong_type", "difficulty = 1", "difficulty = true", "difficulty", expected="whole_number"),
    in_question("wrong_type", "difficulty = 1", "difficulty = nan", "difficulty", expected="whole_number"),
    in_question("wrong_type", "answer = true", 'answer = "true"', "answer", "signs_red", expected="true_or_false"),
    in_question("wrong_type", 'key = "signs_blue"', "key = 7", "key", "#1", expected="text"),
    in_question("wrong_type", 'en = "Recyclables"', "en = 7", "options[1].en", expected="text"),
    in_question("wrong_type", 'source = { title = "GB/T 19095-2019" }', 'source = "GB"', "source", "signs_red", expected="table"),
    in_item("wrong_type", fish(difficulty="hard"), "difficulty", expected="whole_number"),
    in_item("wrong_type", fish(difficulty="２"), "difficulty", expected="whole_number"),
    in_item("control_character", fish(name_zh="鱼骨头\u200b"), "name.zh_CN", sign="U+200B"),
    in_item("control_character", fish(name_en='"fish\nbone"'), "name.en", sign="U+000A"),
    in_item("control_character", fish(name_en="fish\x00bone"), "name.en", sign="U+0000"),
    in_question("control_character", "What goes", "What\\u202Egoes", "stem.en", sign="U+202E"),
    in_item("bad_id", fish(id="Fish Bone"), "id", "Fish Bone", given="Fish Bone"),
    in_item("bad_id", fish(picture="../../secret"), "picture", given="../../secret"),
    in_city("bad_id", 'code = "cn-harbin"', 'code = "Harbin!"', "code", given="Harbin!"),
    in_city("bad_id", "[sources.regulation]", '[sources."The Rule"]', "sources.The Rule", given="The Rule"),
    in_question("bad_url", 'url = "https://example.org"', 'url = "www.example.org"', "source.url", given="www.example.org"),
    in_country("bad_url", "https://example.org/standard", "javascript:alert(1)", "sources.standard.url", given="javascript:alert(1)"),
    in_item("unknown_value", fish(band="g13"), "band", given="g13", allowed="pre, g12, g34, g56, g79, adult"),
    in_item("unknown_value", fish(action="burn"), "action", given="burn"),
    in_item("unknown_value", fish(contested="no"), "contested", given="no", allowed="yes"),
    in_city("unknown_value", 'kind_of_scheme = "city"', 'kind_of_scheme = "village"', "kind_of_scheme", given="village"),
    in_city("unknown_value", 'confidence = "reported"', 'confidence = "sure"', "sources.regulation.confidence", given="sure"),
    in_country("unknown_value", 'hue = "blue"', 'hue = "pink"', "bins[1].hue", given="pink"),
    in_country("unknown_value", 'silhouette = "pot"', 'silhouette = "cup"', "bins[2].silhouette", given="cup"),
    in_country("unknown_value", 'symbol = "arrows"', 'symbol = "star"', "bins[1].symbol", given="star"),
    in_question("unknown_value", 'topic = "signs"', 'topic = "weather"', "topic", "", given="weather"),
    in_question("unknown_value", 'kind = "single_choice"', 'kind = "essay"', "kind", given="essay", allowed=", ".join(READERS)),
    in_question("unknown_value", 'kind = "single_choice"', 'kind = "which_bin"', "kind", given="which_bin"),
    in_question("unknown_value", 'band = "g12"', 'band = "baby"', "band", given="baby"),
    in_item("out_of_range", fish(difficulty="0"), "difficulty", given="0", lowest="1", highest="5"),
    in_item("out_of_range", fish(difficulty="-3"), "difficulty", given="-3"),
    in_question("out_of_range", "difficulty = 1", "difficulty = 6", "difficulty", given="6", lowest="1", highest="5"),
    in_question("out_of_range", "difficulty = 1", "difficulty = 0x" + "f" * 5000, "difficulty", given="…"),
    in_question("out_of_range", "year = 2019", "year = -1", "source.year", given="-1"),
    in_item("repeated_value", fish(action="rinse|rinse"), "action", given="rinse"),
    in_question("repeated_value", '["cn-gb", "cn-harbin"]', '["cn-gb", "cn-gb"]', "schemes", given="cn-gb"),
    # ---- how entries fit together
    Slip("duplicate_id", {"kinds.csv": KINDS + KINDS.splitlines()[1]}, "kinds.csv", "paper", "id", {"id": "paper", "first": "kinds.csv"}),
    Slip("duplicate_id", {"items/x.csv": ITEMS.splitlines()[0] + "\n" + BONE}, "items/x.csv", "fish_bone", "id", {"first": HOME}),
    in_question("duplicate_id", "signs_red", "signs_blue", "key", id="signs_blue", first=SIGNS_FILE),
    in_country("duplicate_id", 'id = "food"', 'id = "recyclable"', "bins", id="recyclable"),
    in_country("duplicate_id", 'id = "bulky"', 'id = "food"', "bins", id="food"),
    in_country(
        "duplicate_id",
        '"Paper" } } ]',
        '"Paper" } }, { id = "paper", name = { zh_CN = "纸", en = "P" } } ]',
        "bins[1].subcategories",
        id="paper",
    ),
    in_city("duplicate_id", "[sources.regulation]", "[sources.standard]", "sources.standard", id="standard", first=GB),
    in_item("unknown_kind", fish(kind="stone"), "kind", given="stone"),
    in_item("unknown_kind", fish(kind="", parts="鱼/fish/stone"), "parts", given="stone"),
    in_city("unknown_kind", "film = {", "stone = {", "kinds.stone", given="stone"),
    in_item("unknown_item", fish(twin_of="shark"), "twin_of", given="shark"),
    in_city("unknown_item", "fish_bone = {", "shark = {", "items.shark", given="shark"),
    in_question("unknown_scheme", '"cn-harbin"]', '"cn-paris"]', "schemes", given="cn-paris", known="cn-gb, cn-harbin"),
    in_item("neither_kind_nor_parts", fish(kind=""), "kind"),
    in_item("both_kind_and_parts", fish(parts="鱼/fish/bone"), "parts"),
    in_item("bad_part", fish(kind="", parts="鱼/fish"), "parts", given="鱼/fish"),
    in_item("twin_not_mutual", fish(twin_of="newspaper"), "twin_of", twin="newspaper"),
    in_item("twin_not_mutual", fish(twin_of="fish_bone"), "twin_of", twin="fish_bone"),
    in_item("names_two_items", fish(aliases_zh="晚报"), "aliases_zh", words="晚报", other="newspaper"),
    in_item("names_two_items", fish(aliases_en="Old  NEWSPAPER"), "aliases_en", other="newspaper"),
    in_item("names_two_items", fish(name_en="Ｏld newspaper"), "name", other="newspaper"),
    # ---- schemes
    in_city("unknown_base", 'base = "cn-gb"', 'base = "cn-xx"', "base", given="cn-xx", known="cn-gb, cn-harbin"),
    in_country("circular_base", "in_force", 'base = "cn-harbin"\nin_force', "base", way="cn-gb > cn-harbin > cn-gb"),
    in_city("circular_base", 'base = "cn-gb"', 'base = "cn-harbin"', "base", way="cn-harbin > cn-harbin"),
    in_country("too_few_bins", ONE_BIN, "", "bins", fewest="2"),
    in_country("too_many_bins", ONE_BIN, "".join(ONE_BIN.replace("food", f"food_{n}") for n in range(6)), "bins", most="6"),
    in_country("bad_id", "in_force", 'language = "German"\nin_force', "language", given="German"),
    in_country("missing_field", "in_force", 'language = "de"\nin_force', "bins[1].local"),
    in_city("missing_field", 'base = "cn-gb"', 'base = "cn-gb"\nlanguage = "de"', "destinations[1].local"),
    in_country("unknown_value", 'hue = "blue"', 'like = "paper"\nhue = "blue"', "bins[1].like", given="paper"),
    in_city("too_few_bins", "[kinds]", ONE_BIN + "[kinds]", "bins", fewest="2"),
    in_city("unknown_destination", "[kinds]", ONE_BIN.replace("food", "glass") + ONE_BIN + "[kinds]", "kinds.paper.to", given="recyclable"),
    in_country("kind_without_ruling", 'bone = { to = "food" }', "", "kinds", kind="bone"),
    in_city("unknown_destination", 'to = "shop"', 'to = "moon"', "items.fish_bone.to", given="moon", allowed="recyclable, food, bulky, shop"),
    in_country("unknown_destination", 'paper = { to = "recyclable" }', 'paper = { to = "blue" }', "kinds.paper.to", given="blue"),
    in_city("unknown_source", 'source = "standard"', 'source = "gossip"', "kinds.film.source", given="gossip", known="regulation, standard"),
    in_city("unknown_source", 'default_source = "regulation"', 'default_source = "gossip"', "default_source", given="gossip"),
    in_city("no_source", 'default_source = "regulation"', "", "items.fish_bone"),
    in_city("source_and_unverified", 'source = "standard"', 'source = "standard", unverified = true', "kinds.film"),
    in_city("ruling_for_parts", "fish_bone = {", "milk_tea = {", "items.milk_tea", item="milk_tea"),
    # ---- written questions
    in_question("wrong_option_count", '  { zh_CN = "其他垃圾"', '#  { zh_CN = "其他垃圾"', "options", found="2", lowest="3", highest="4"),
    in_question("not_one_right", "right = true", "right = false, why = { zh_CN = \"x\", en = \"x\" }", "options", found="0"),
    in_question("not_one_right", 'en = "Food waste", why', 'en = "Food waste", right = true, why', "options", found="2"),
    in_question("unknown_scheme", 'schemes = ["cn-gb", "cn-harbin"]', 'schemes = ["cn-moon"]', "schemes", given="cn-moon"),
    in_question("anywhere_and_more", 'schemes = ["cn-gb", "cn-harbin"]', 'schemes = ["*", "cn-gb"]', "schemes"),
    # ---- ready sets
    in_set("unknown_question", '"signs_blue", "signs_red", ', '"signs_blue", "signs_pink", ', "questions", given="signs_pink"),
    in_set("unknown_question", "which_bin:newspaper", "which_bin:cloud", "questions", given="which_bin:cloud"),
    in_set("unknown_question", "which_bin:newspaper", "knitting:newspaper", "questions", given="knitting:newspaper"),
    in_set("unknown_question", "which_bin:newspaper", "true_false:newspaper", "questions", given="true_false:newspaper"),
    in_set("repeated_value", '"signs_red", "which', '"signs_blue", "which', "questions", given="signs_blue"),
    in_set("out_of_range", '["signs_blue", "signs_red", "which_bin:newspaper"]', "[]", "questions", given="0"),
    in_set("unknown_value", 'use = "lesson"', 'use = "fun"', "use", given="fun"),
    in_set("unknown_value", 'band = "g34"', 'band = "g3"', "band", given="g3"),
    in_set("unknown_field", 'use = "lesson"', 'use = "lesson"\ncolour = "red"', "colour"),
    in_set("missing_field", 'about = { zh_CN = "认识颜色。", en = "Know the colours." }', "", "about"),
    in_set("duplicate_id", 'id = "first_week"', 'id = "quick"', "id", entry="quick", id="quick", first=SETS_FILE),
    in_set("out_of_range", "length = 1", "length = 3", "length", entry="quick", given="3", highest="2"),
    in_set("out_of_range", "minutes = 3", "minutes = 91", "minutes", entry="quick"),
    in_set("out_of_range", "limit_s = 20", "limit_s = 301", "limit_s", entry="quick"),
    Slip("not_toml", {SETS_FILE: "[[set"}, SETS_FILE),
    Slip("unknown_field", {SETS_FILE: "colour = 1"}, SETS_FILE, "", "colour"),
    in_question("same_option", 'en = "Residual waste"', 'en = "food  WASTE"', "options[3]", words="food  WASTE"),
]  # fmt: skip


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(BadSource) as bad:
        read_bank(folder)
    return bad.value.problems


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.entry}-{slip.in_field}")
def test_every_mistake_is_named_with_file_entry_and_field(slip: Slip, tmp_path: Path) -> None:
    (found, *_) = [p for p in problems_of(write_bank(tmp_path, **slip.changed)) if p.code == slip.code] or [None]
    assert found is not None
    assert (found.file, found.entry, found.field) == (slip.file, slip.entry, slip.in_field)
    assert slip.facts.items() <= dict(found.facts).items()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.entry}-{slip.in_field}")
def test_one_mistake_does_not_set_off_an_avalanche(slip: Slip, tmp_path: Path) -> None:
    problems = problems_of(write_bank(tmp_path, **slip.changed))
    assert len(problems) <= 4, problems
    assert {problem.code for problem in problems} <= set(PROBLEM_CODES)


def test_every_code_is_provoked_here() -> None:
    assert {slip.code for slip in SLIPS} | KIND_CODES == set(PROBLEM_CODES)
    assert len(set(PROBLEM_CODES)) == len(PROBLEM_CODES)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    changed = {
        **in_item("missing_field", fish(band=""), "").changed,
        **in_city("no_source", 'default_source = "regulation"', "", "").changed,
        SIGNS_FILE: b"\xff",
    }
    codes = [problem.code for problem in problems_of(write_bank(tmp_path, **changed))]
    assert codes == ["missing_field", "no_source", "not_utf8"]


def test_an_empty_folder_names_everything_that_is_missing(tmp_path: Path) -> None:
    assert [(p.file, p.code) for p in problems_of(tmp_path)] == [
        ("kinds.csv", "missing_file"),
        ("items", "missing_folder"),
        ("schemes", "missing_folder"),
        ("knowledge", "missing_folder"),
    ]


def test_a_folder_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "nowhere")[0].code == "missing_file"


# ---- a file that stays unread silences whatever would follow from it
def test_unread_kinds_do_not_make_every_item_wrong(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(write_bank(tmp_path, **{"kinds.csv": b"\xff"}))] == ["not_utf8"]


def test_an_unread_item_file_does_not_make_exceptions_and_twins_wrong(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(write_bank(tmp_path, **{HOME: b"\xff"}))] == ["not_utf8"]
    one_bad_row = {"items/takeaway.csv": GOOD["items/takeaway.csv"] + "shark,x\n", **spoiled(HARBIN, ("fish_bone = {", "shark = {"))}
    assert [p.code for p in problems_of(write_bank(tmp_path, **{HOME: ITEMS, **one_bad_row}))] == ["wrong_cell_count"]


def test_a_twin_with_a_mistake_of_its_own_is_not_called_missing(tmp_path: Path) -> None:
    problems = problems_of(write_bank(tmp_path, **spoiled(HOME, ("pre,1", "pre,9"))))
    assert [p.code for p in problems] == ["out_of_range"]


def test_an_unread_base_does_not_make_its_cities_wrong(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(write_bank(tmp_path, **{GB: b"\xff"}))] == ["not_utf8"]


def test_unread_schemes_do_not_make_questions_wrong(tmp_path: Path) -> None:
    assert [p.file for p in problems_of(write_bank(tmp_path, **{GB: None, HARBIN: None}))] == ["schemes"]


def test_only_those_in_a_circle_are_told_so(tmp_path: Path) -> None:
    third = CITY.replace("cn-harbin", "cn-third").replace("cn-gb", "cn-harbin")
    circle = {**spoiled(GB, ("in_force", 'base = "cn-harbin"\nin_force')), "schemes/cn-third.toml": third}
    assert [(p.entry, p.code) for p in problems_of(write_bank(tmp_path, **circle))] == [
        ("cn-gb", "circular_base"),
        ("cn-harbin", "circular_base"),
    ]


def test_only_the_scheme_that_names_an_unknown_base_is_told_so(tmp_path: Path) -> None:
    child = CITY.replace("cn-harbin", "cn-child").replace("cn-gb", "cn-harbin")
    changed = {**spoiled(HARBIN, ('base = "cn-gb"', 'base = "cn-xx"')), "schemes/cn-child.toml": child}
    assert [p.entry for p in problems_of(write_bank(tmp_path, **changed))] == ["cn-harbin"]


# ---- what comes out of a good bank
@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return read_bank(write_bank(tmp_path_factory.mktemp("bank")))


def test_kinds_come_out_as_written(bank: Bank) -> None:
    assert list(bank.kinds) == ["paper", "film", "bone"]
    film = bank.kinds["film"]
    assert (film.name, film.contested, film.picture) == (Text(zh_CN="薄膜", en="Film"), True, "bag")
    assert not bank.kinds["paper"].contested


def test_items_come_out_as_written(bank: Bank) -> None:
    newspaper = bank.items["newspaper"]
    assert (newspaper.kind, newspaper.twin_of, newspaper.band, newspaper.difficulty) == ("paper", "greasy_newspaper", Band.pre, 1)
    assert newspaper.aliases == (("zh_CN", "报纸"), ("zh_CN", "晚报"), ("en", "newspapers"))
    assert (newspaper.actions, newspaper.picture, newspaper.contested, newspaper.why) == (("flatten", "tie"), "newspaper", False, None)
    greasy = bank.items["greasy_newspaper"]
    assert (greasy.contested, greasy.why, greasy.picture) == (True, Text(zh_CN="油渗进纸里。", en="Oil soaks in."), "")
    tea = bank.items["milk_tea"]
    assert (tea.kind, [(part.name.to("en"), part.kind) for part in tea.parts]) == ("", [("cup", "paper"), ("straw", "film")])


def test_a_city_takes_over_what_it_does_not_say_itself(bank: Bank) -> None:
    country, city = bank.scheme("cn-gb"), bank.scheme("cn-harbin")
    assert (country.is_city, city.is_city) == (False, True)
    assert (country.in_force, city.in_force) == ("2019-12-01", "")
    assert city.bins == country.bins
    assert list(city.sources) == ["regulation", "standard"]
    assert [d.name.to("en") for d in city.destinations] == ["Bulky waste point", "Shop"]
    assert [(k, r.to, r.source, r.own) for k, r in city.kinds.items()] == [
        ("paper", "recyclable", "standard", False),
        ("film", "recyclable", "standard", True),
        ("bone", "food", "standard", False),
    ]
    assert country.kinds["film"].source == ""
    assert not country.kinds["film"].verified
    assert all(ruling.own for ruling in country.kinds.values())


def test_an_exception_has_its_own_source_and_reason(bank: Bank) -> None:
    exception = bank.scheme("cn-harbin").items["fish_bone"]
    assert (exception.to, exception.source, exception.own) == ("shop", "regulation", True)
    assert exception.why is not None
    assert exception.why.to("en") == "Fish bones are taken apart."


def test_a_base_may_have_a_base(tmp_path: Path) -> None:
    district = (
        CITY.replace("cn-harbin", "cn-third")
        .replace("cn-gb", "cn-harbin")
        .replace("regulation", "by_law")
        .replace("fish_bone", "newspaper")
    )
    third = read_bank(write_bank(tmp_path, **{"schemes/cn-third.toml": district})).scheme("cn-third")
    assert list(third.sources) == ["by_law", "regulation", "standard"]
    assert {item: ruling.own for item, ruling in third.items.items()} == {"fish_bone": False, "newspaper": True}


def test_bins_of_its_own_replace_those_of_the_base(tmp_path: Path) -> None:
    own = COUNTRY[COUNTRY.index("[[bins]]") : COUNTRY.index("[[destinations]]")].replace("厨余垃圾", "湿垃圾")
    shanghai = CITY.replace("[kinds]", own + "[kinds]")
    bins = read_bank(write_bank(tmp_path, **{HARBIN: shanghai})).scheme("cn-harbin").bins
    assert [b.name.to("zh_CN") for b in bins] == ["可回收物", "湿垃圾"]


def test_written_questions_come_out_as_written(bank: Bank) -> None:
    blue = bank.questions["signs_blue"]
    assert (blue.kind, blue.topic, blue.band, blue.difficulty, blue.picture) == ("single_choice", "signs", Band.g12, 1, "newspaper")
    assert blue.schemes == ("cn-gb", "cn-harbin")
    assert [(o.id, o.label.to("en"), o.right, o.why and o.why.to("en")) for o in blue.options] == [
        ("a", "Recyclables", True, None),
        ("b", "Food waste", False, "That is green."),
        ("c", "Residual waste", False, "That is grey."),
    ]
    assert blue.source == Source("GB/T 19095-2019", "https://example.org", 2019)


@pytest.mark.parametrize("right", [True, False])
def test_a_statement_is_true_or_false_and_the_wrong_answer_says_why(right: bool, tmp_path: Path) -> None:
    changed = spoiled(SIGNS_FILE, ("answer = true", f"answer = {str(right).lower()}"))
    red = read_bank(write_bank(tmp_path, **changed)).questions["signs_red"]
    assert [(o.id, dict(o.label)) for o in red.options] == [
        ("true", {"zh_CN": "对", "en": "True"}),
        ("false", {"zh_CN": "错", "en": "False"}),
    ]
    assert [o.right for o in red.options] == [right, not right]
    assert [o.why is None for o in red.options] == [right, not right]
    assert (red.schemes, red.source) == ((), Source("GB/T 19095-2019"))


def test_files_saved_by_a_spreadsheet_read_as_well(tmp_path: Path) -> None:
    excel = {"kinds.csv": b"\xef\xbb\xbf" + KINDS.replace("\n", "\r\n").encode(), SIGNS_FILE: b"\xef\xbb\xbf" + SIGNS.encode()}
    assert len(read_bank(write_bank(tmp_path, **excel)).kinds) == 3


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    assert len(read_bank(write_bank(tmp_path, **{"items/._home.csv": b"\x00\x05\x16", "schemes/.~lock.toml": "?"})).items) == 4


def test_a_bank_without_items_and_questions_is_empty_but_right(tmp_path: Path) -> None:
    heads = {name: GOOD[name].splitlines()[0] for name in (HOME, "items/takeaway.csv")}
    bare = CITY.partition("[items]")[0]
    bank = read_bank(write_bank(tmp_path, **heads, **{HARBIN: bare, SIGNS_FILE: 'topic = "signs"', SETS_FILE: None}))
    assert (len(bank.items), len(bank.questions), len(bank.sets)) == (0, 0, 0)


def test_a_set_is_read_as_it_was_written(tmp_path: Path) -> None:
    first, quick = read_bank(write_bank(tmp_path)).sets.values()
    assert (first.id, first.use, first.band, first.picture, first.size) == ("first_week", "lesson", Band.g34, "newspaper", 3)
    assert first.keys == ("signs_blue", "signs_red", "which_bin:newspaper")
    assert (quick.length, quick.limit_s, quick.minutes, quick.size) == (1, 20, 3, 1)
    assert (quick.name.to("zh_CN"), quick.about.to("en")) == ("三分钟", "A quick round.")


def test_a_set_does_not_miss_what_has_mistakes_of_its_own(tmp_path: Path) -> None:
    changed = {**spoiled(SIGNS_FILE, ("answer = true", "answer = 1")), **spoiled(HOME, (BONE, fish(band="old")))}
    assert {p.code for p in problems_of(write_bank(tmp_path, **changed))} == {"wrong_type", "unknown_value"}


def test_a_question_that_is_right_everywhere_says_so(tmp_path: Path) -> None:
    bank = read_bank(write_bank(tmp_path, **spoiled(SIGNS_FILE, ('schemes = ["cn-gb", "cn-harbin"]', 'schemes = ["*"]'))))
    assert bank.questions["signs_blue"].schemes == (ANYWHERE,)


# ---- and whatever else is in the files
@given(data=st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_whatever_is_in_the_files_it_is_a_bank_or_a_list_of_problems(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    name = data.draw(st.sampled_from(sorted(GOOD)))
    content = GOOD[name].encode()
    at = data.draw(st.integers(0, len(content)))
    upto = data.draw(st.integers(at, min(len(content), at + 200)))
    scrap = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"", b'"', b",", b"{", b"[", b"]", b"= ", b"\n", b"|", b"/", b"0x1", b"[[bins]]"])
    )
    folder = write_bank(tmp_path_factory.mktemp("spoiled"), **{name: content[:at] + scrap + content[upto:]})
    try:
        assert read_bank(folder).schemes
    except BadSource as bad:
        assert bad.problems
        assert {problem.code for problem in bad.problems} <= set(PROBLEM_CODES)
        for problem in bad.problems:
            assert all(isinstance(words, str) and len(words) < 400 for _, words in problem.facts)


def test_what_is_shown_of_a_value_is_short_and_plain() -> None:
    assert shown("a\u202eb\n") == "ab"
    assert shown("x" * 100) == "x" * 59 + "…"
    assert shown(True) == "true"
    assert shown(False) == "false"
    assert shown(10**5000) == shown([1]) == shown(None) == "…"
    assert shown(7) == "7"
    assert shown("\udcff") == "?"
