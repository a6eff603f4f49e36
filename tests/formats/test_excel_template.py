"""The template a teacher fills in, and the file of rows to mend."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

import pytest

from tests.formats.authored_rows import BINS
from tests.formats.tables import HEAD, from_csv, reading, told
from wastequiz import i18n
from wastequiz.domain.exchange import Entry, Fault
from wastequiz.formats import of
from wastequiz.formats.excel_template import examples, template
from wastequiz.formats.question_words import CHOICE, KINDS, said
from wastequiz.formats.questions_csv import as_csv
from wastequiz.formats.rejected_rows import rejected
from wastequiz.wording.exchange import sentence

ENGLISH = {"recyclables": "recyclable", "hazardous waste": "hazardous", "food waste": "food", "residual waste": "residual"}
BAD = ("单选", "废电池放哪里？", "可回收物", "有害垃圾", "", "", "E", "三班")
GOOD = ("判断", "纸可以回收。", "", "", "", "", "对", "")
CLASSES = (*HEAD, "班级")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def read(data: bytes, language: str) -> tuple[tuple[Fault, ...], list[Entry]]:
    incoming = of("xlsx").read(data, reading(language, bins={**BINS, **ENGLISH}))  # pyright: ignore[reportOptionalCall]
    return incoming.faults, list(incoming.entries)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_template_reads_as_its_examples(language: str) -> None:
    faults, entries = read(template(language), language)
    assert not faults
    for entry, example in zip(entries, examples(), strict=True):
        made = entry.question
        assert made is not None
        assert not entry.faults
        assert (made.kind, made.band, made.difficulty, made.topic) == (example.kind, example.band, example.difficulty, example.topic)
        assert made.stem == {language: example.stem[language]}
        shown = [(o.id, o.label[language], o.right, o.rank, o.target) for o in example.options]
        assert [(o.id, o.label[language], o.right, o.rank, o.target) for o in made.options] == shown
        assert [(t.label[language], t.bin_id) for t in made.targets] == [(t.label[language], t.bin_id) for t in example.targets]
        assert made.accepted == tuple(words for words in example.accepted if words[0] == language)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_template_offers_the_words_that_are_fixed(language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(template(language))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        book = packed.read("xl/workbook.xml").decode()
    assert sheet.count("<dataValidation ") == 5
    for kind in KINDS:
        assert (said(KINDS, kind, language) in sheet) == (kind != CHOICE)
    for word in ("哈尔滨", "3-4年级", "标志和颜色") if language == "zh_CN" else ("Harbin", "Years 3-4", "Signs and colours"):
        assert word in sheet
    assert ("说明" if language == "zh_CN" else "Instructions") in book


def test_every_kind_a_table_explains_has_an_example() -> None:
    kinds = {e.kind for e in examples()}
    assert kinds == {"single_choice", "multiple_choice", "true_false", "matching", "ordering", "estimate", "short_answer"}


def test_refused_rows_come_back_with_the_reason_and_go_in_once_mended() -> None:
    incoming, entries = from_csv(as_csv(CLASSES, [BAD, GOOD]))
    data = rejected(incoming.head, entries)
    faults, back = read(data, "zh_CN")
    assert told(faults) == ["unknown_column"]
    assert len(back) == 1
    assert back[0].cells == (*BAD, f"答案: {sentence(entries[0].faults[0])}")
    assert back[0].question is None
    mended = as_csv((*CLASSES, "Reason"), [(*BAD[:6], "B", *BAD[7:], back[0].cells[-1])])
    assert from_csv(mended)[1][0].question is not None


def test_reasons_of_a_former_time_are_not_piled_up() -> None:
    i18n.use("zh_CN")
    incoming, entries = from_csv(as_csv((*HEAD, "原因"), [(*BAD[:7], "从前")]))
    rows = list(csv.reader(io.StringIO(rejected(incoming.head, entries, csv=True).decode("utf-8-sig"))))
    assert rows[0] == [*HEAD, "原因"]
    assert rows[1][:7] == list(BAD[:7])
    assert rows[1][7] != "从前"


def test_a_row_that_could_not_be_read_comes_back_as_its_reason_alone() -> None:
    unread = Entry(
        3, None, (Fault(3, "hidden_signs", "题干", (("signs", "U+200B"),), "drops"), Fault(3, "row_unreadable", "", (("most", "9"),)))
    )
    rows = list(csv.reader(io.StringIO(rejected(("题干",), [unread], csv=True).decode("utf-8-sig"))))
    assert rows[1][0] == ""
    assert [line.split(":")[0] for line in rows[1][1].split("\n")][1] == "题干"
    text = Entry(1, None, (Fault(1, "no_answer"),), ("::a:: b {",))
    rows = list(csv.reader(io.StringIO(rejected((), [text], csv=True).decode("utf-8-sig"))))
    assert rows[1][0] == "::a:: b {"
