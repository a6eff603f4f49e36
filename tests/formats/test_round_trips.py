"""What goes out to another program's file and both sides know comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.formats.authored import LANGUAGE, PLAIN, questions
from wastequiz.domain.exchange import Entry, Outgoing, Reading, Writing
from wastequiz.domain.questions import Authored
from wastequiz.domain.text import Text
from wastequiz.formats import aiken, of, word_writing
from wastequiz.formats.text_files import one_line

READING = Reading(key=lambda n: f"new_{n}")
QUICKLY = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=[HealthCheck.too_slow])
GIFT = ("single_choice", "multiple_choice", "true_false", "matching", "estimate", "short_answer")
XML = (*GIFT, "ordering")


def there_and_back(format_id: str, *those: Authored) -> tuple[Outgoing, list[Entry]]:
    made = of(format_id)
    assert made.write and made.read
    out = made.write(those, Writing())
    return out, list(made.read(out.data, READING).entries)


def question_of(entry: Entry) -> Authored:
    assert entry.question is not None, entry.faults
    return entry.question


@pytest.mark.parametrize("kind", GIFT)
@QUICKLY
@given(st.data())
def test_gift_brings_back_what_it_took(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    out, entries = there_and_back("gift", question)
    assert not out.lost
    assert [question_of(e) for e in entries] == [question]
    assert not entries[0].faults


@pytest.mark.parametrize("kind", XML)
@QUICKLY
@given(st.data())
def test_moodle_xml_brings_back_what_it_took(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    out, entries = there_and_back("moodle_xml", question)
    assert not out.lost
    assert [question_of(e) for e in entries] == [question]
    assert not entries[0].faults


@QUICKLY
@given(st.data())
def test_aiken_brings_back_question_and_options(data: st.DataObject) -> None:
    question = data.draw(questions("single_choice"))
    out, entries = there_and_back("aiken", question)
    back = question_of(entries[0])
    assert len(entries) == 1
    assert [(o.label, o.right) for o in back.options] == [(on_one_line(o.label), o.right) for o in question.options]
    assert back.stem == Text({LANGUAGE: aiken._safe(on_one_line(question.stem)[LANGUAGE])})  # pyright: ignore[reportPrivateUsage]
    parts = {fault.field for _, fault in out.lost}
    assert {"topic", "band", "key"} <= parts
    assert ("whys" in parts) == any(o.why for o in question.options)
    assert ("line_breaks" in parts) == any("\n" in t[LANGUAGE] for t in (question.stem, question.explanation, *(o.label for o in question.options)) if t)


WORD = (*XML,)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", WORD)
@QUICKLY
@given(st.data())
def test_text_for_word_brings_back_what_stands_in_it(kind: str, language: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind, PLAIN))
    there = Writing(language=language, title="练习")
    made = of("word_text")
    assert made.write and made.read
    out = made.write([question, question], there)
    entries = list(made.read(out.data, READING).entries)
    assert entries[0].faults[0].code == "stray_line", "the title is nobody's question"
    expected = in_words(question)
    assert [question_of(e) for e in entries[1:]] == [expected, expected]
    assert {f.field for _, f in out.lost} <= {"band", "whys", "line_breaks"}


def on_one_line(text: Text) -> Text:
    return Text({lang: one_line(words) for lang, words in text.items()})


def in_words(question: Authored) -> Authored:
    """The question as a text for Word holds it: on single lines, without remarks on answers, options in their right order, no dash inside a pair."""
    options = tuple(
        replace(o, id=o.id, label=_bare(question, o.label), why=None, right=o.right) for o in question.options
    )
    return replace(
        question,
        band=READING.band,
        stem=on_one_line(question.stem),
        explanation=on_one_line(question.explanation),
        options=options,
        targets=tuple(replace(t, label=_bare(question, t.label)) for t in question.targets),
        tags=tuple(dict.fromkeys(tag for given in question.tags if (tag := one_line(given.replace(";", " "))))),
        accepted=tuple((lang, words.replace("/", "／")) for lang, words in question.accepted),
    )


def _bare(question: Authored, label: Text) -> Text:
    if question.kind == "true_false":
        return label
    line = on_one_line(label)
    return Text({lang: word_writing._without_arrows(words) for lang, words in line.items()}) if question.kind == "matching" else line  # pyright: ignore[reportPrivateUsage]
