"""Files made to do harm: they take little time, nothing is fetched or expanded, and the worst that comes of them is a sentence."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from wastequiz.domain.errors import FileTooBig, KnownError, NoQuestionsFound, WordsUnreadable
from wastequiz.domain.exchange import Entry, Reading
from wastequiz.formats import of, text_files
from wastequiz.formats.html_words import MOST_HTML, from_html
from wastequiz.wording import errors
from wastequiz.wording.exchange import sentence

READING = Reading(key=lambda n: f"new_{n}")
TEXTS = ("gift", "aiken", "moodle_xml", "word_text")
BOUND_S = 10.0
"""RELIABILITY's own: no file takes longer, on the slowest machine; here they take a few seconds together."""


def taken(format_id: str, data: bytes) -> list[Entry]:
    read = of(format_id).read
    assert read
    return list(read(data, READING).entries)


def outcome(format_id: str, data: bytes) -> str:
    """What a person is told of the file: every fault and error makes its sentence."""
    begin = time.perf_counter()
    try:
        found = taken(format_id, data)
    except KnownError as error:
        said = errors.sentence(error)
        assert said
        return "refused"
    finally:
        assert time.perf_counter() - begin < BOUND_S
    for entry in found:
        assert (entry.question is None) == any(fault.weight == "refuses" for fault in entry.faults)
        assert all(sentence(fault) and len(sentence(fault)) < 500 for fault in entry.faults)
        assert all(len(cell) <= text_files.MOST_SIGNS + 1000 for cell in entry.cells)
    return "read"


MILLION = 1_000_000
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nested_braces": lambda: b"Q" + b"{" * MILLION + b"}" * MILLION,
    "open_braces": lambda: b"Q{" * MILLION,
    "closed_braces": lambda: b"Q}" * MILLION,
    "equals": lambda: b"=" * 10_000_000,
    "many_short_equals": lambda: b"Q{=a ~b}\n\n" * 2_000,
    "equals_in_one_block": lambda: b"Q{" + b"=" * 50_000 + b"}",
    "tildes_in_one_block": lambda: b"Q{=a" + b"~" * 50_000 + b"}",
    "hashes": lambda: b"Q{=a" + b"#" * 50_000 + b"}",
    "colons": lambda: b"::" * 1_000_000,
    "colons_below_the_cap": lambda: b"::" * 25_000 + b"{T}",
    "backslashes": lambda: b"\\" * 10_000_000,
    "backslashes_below_the_cap": lambda: b"Q" + b"\\" * 50_000 + b"{T}",
    "arrows": lambda: b"Q{=" + b"->" * 25_000 + b"}",
    "percents": lambda: b"Q{~" + b"%1" * 25_000 + b"}",
    "comments": lambda: b"//" * 5_000_000 + b"\n" + b"// [tag:a]" * 500_000 + b"\nQ{T}",
    "open_tags_in_comments": lambda: b"//" + b"[tag:" * 100_000 + b"\nQ{T}",
    "empty_lines": lambda: b"\n" * 10_000_000 + b"Q{T}",
    "spaces": lambda: b" " * 10_000_000 + b"Q{T}",
    "tags_of_html": lambda: b"[html]" + b"<b>" * 15_000 + b"{T}",
    "angles_of_html": lambda: b"[html]" + b"<" * 50_000 + b"{T}",
    "bangs_of_html": lambda: b"[html]" + b"<!" * 25_000 + b"{T}",
    "comments_of_html": lambda: b"[html]" + b"<!--" * 12_000 + b"{T}",
    "open_tags_of_html": lambda: b"[html]" + b"<a " * 15_000 + b"{T}",
    "open_values_of_html": lambda: b"[html]" + b'<a b\\="' * 8_000 + b"{T}",
    "open_ends_of_html": lambda: b"[html]" + b"</a " * 12_000 + b"{T}",
    "scripts_of_html": lambda: b"[html]" + b"<script>" * 7_000 + b"{T}",
    "ampersands": lambda: b"[html]" + b"&" * 50_000 + b"{T}",
    "stars_of_markdown": lambda: b"[markdown]" + b"**a" * 15_000 + b"{T}",
    "brackets_of_markdown": lambda: b"[markdown]" + b"[" * 50_000 + b"{T}",
    "ticks_of_markdown": lambda: b"[markdown]" + b"`" * 50_000 + b"{T}",
    "long_number": lambda: b"Q{#" + b"9" * 50_000 + b"}",
    "huge_exponents": lambda: b"Q{#1e999999999:1e-999999999}",
    "options_of_aiken": lambda: b"Q\n" + b"A. a\n" * 50_000 + b"ANSWER: A",
    "answers_of_aiken": lambda: b"ANSWER: A\n" * 5_000,
    "numbers_of_word": lambda: b"1. " * MILLION,
    "letters_of_word": lambda: b"1. Q A. " + b"B. C. A. " * 5_000 + "\n答案：".encode() + b"A," * 20_000,
    "brackets_of_word": lambda: b"1. " + "（A".encode() * 10_000,
    "dashes_of_word": lambda: "连线题\n1. Q\n".encode() + b"-" * 50_000,
    "spaces_of_word": lambda: b"1. " + b" " * 50_000 + "（".encode() + b" " * 9_000,
    "headings_of_word": lambda: "一、单选题\n".encode() * 100_000,
    "billion_laughs": lambda: (
        b'<!DOCTYPE q [<!ENTITY a "ha">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(10))
        + b"]><quiz>&a9;</quiz>"
    ),
    "outside_entity": lambda: b'<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay">&x;</question></quiz>',
    "parameter_entity": lambda: b'<!DOCTYPE q [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><quiz/>',
    "deep_xml": lambda: b"<quiz>" + b"<question>" * MILLION,
    "wide_xml": lambda: b"<quiz>" + b"<question/>" * 5_000 + b"</quiz>",
    "many_attributes": lambda: b"<quiz><question " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b"/></quiz>",
    "open_xml": lambda: b"<" * MILLION,
    "xml_of_nul": lambda: b"<quiz>\x00</quiz>",
    "nul": lambda: b"Q{T}\x00",
    "half_a_utf16": lambda: b"\xff\xfeQ",
    "utf16": lambda: "Q{T}".encode("utf-16"),
    "nothing": lambda: b"",
    "marks_of_direction": lambda: "Q\u202e\u2066{=a\u200b ~b\ufeff}".encode(),
    "long_line_of_marks": lambda: "\u200b".encode() * MILLION,
    "noise": lambda: random.Random(7).randbytes(200_000),
    "noise_of_letters": lambda: bytes(random.Random(8).choices(b"{}=~#:\\\n/%->[]() .AB1", k=150_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_words_and_in_time(name: str) -> None:
    data = HOSTILE[name]()
    assert {outcome(format_id, data) for format_id in TEXTS} <= {"read", "refused"}


def test_no_declaration_of_xml_is_followed() -> None:
    for name in ("billion_laughs", "outside_entity", "parameter_entity", "deep_xml"):
        assert outcome("moodle_xml", HOSTILE[name]()) == "refused"


def test_unseen_signs_are_gone() -> None:
    entry = taken("gift", HOSTILE["marks_of_direction"]())[0]
    assert entry.question
    assert (entry.question.stem.to("zh_CN"), entry.question.options[0].label.to("zh_CN")) == ("Q", "a")


def test_text_in_any_common_coding_is_read_and_said_where_it_was_guessed() -> None:
    read = of("gift").read
    assert read
    for coding, guessed in (("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("gb18030", True)):
        found = read("果皮是厨余。{T}".encode(coding), READING)
        assert [fault.code for fault in found.faults] == (["characters_guessed"] if guessed else [])
        assert all(sentence(fault) for fault in found.faults)
        entry = next(found.entries)
        assert entry.question
        assert entry.question.stem.to("zh_CN") == "果皮是厨余。"


def test_what_is_no_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"\x00\x01", b"\xff\xfe\x00", b"\xff\xff\xff\xff"):
        with pytest.raises(WordsUnreadable):
            taken("word_text", data)
    monkeypatch.setattr(text_files, "MOST_BYTES", 10)
    with pytest.raises(FileTooBig):
        taken("gift", b"x" * 11)
    with pytest.raises(NoQuestionsFound):
        taken("gift", b" " * 10)


def test_html_beyond_measure_is_refused_and_not_cut() -> None:
    assert len(from_html("a" * (MOST_HTML + 1)).words) == MOST_HTML + 1
    assert from_html("<!--" + "a" * MOST_HTML + "-->b<!-- never ends").words == "b"
    entry = taken("gift", b"Q{=a#[html]" + b"<b>" * 7_000 + b" ~b}")[0]
    assert [fault.code for fault in entry.faults] == ["words_too_long"]
    assert outcome("gift", b"\n" * 1_000_001) == "refused"
