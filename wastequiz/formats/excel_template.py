"""The Excel template a teacher fills in: heads, one example a kind, drop-down lists where words are fixed, and a sheet that explains."""

from __future__ import annotations

from io import BytesIO

from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored, Number, Option, Source, Target
from wastequiz.domain.text import Text
from wastequiz.formats.column_names import LETTERS
from wastequiz.formats.knowledge_kinds import LABELS
from wastequiz.formats.question_cells import cells_of, columns, head_of
from wastequiz.formats.question_words import BANDS, CHOICE, KINDS, REGIONS, TOPICS, Words, said
from wastequiz.formats.questions_xlsx import workbook

ROWS = 1_000
"""So many rows have drop-down lists."""
_USED = ("picture", "points", "limit_s", *(f"match.{letter}" for letter in "ABCD"), "tolerance", "low", "high", "step", "unit", "source")
_LISTS: dict[str, Words] = {"kind": {k: v for k, v in KINDS.items() if k != CHOICE}, "band": BANDS, "topic": TOPICS, "schemes": REGIONS}
SHEETS = {"zh": ("题目", "说明"), "en": ("Questions", "Instructions")}


def _t(chinese: str, english: str) -> Text:
    return Text(zh_CN=chinese, en=english)


def _options(*labels: Text, right: str = "", order: bool = False, targets: bool = False) -> tuple[Option, ...]:
    return tuple(
        Option(x, label, x in right, rank=n if order else 0, target=f"t{n}" if targets else "")
        for n, (x, label) in enumerate(zip(LETTERS.lower(), labels, strict=False), start=1)
    )


_BINS = (_t("可回收物", "Recyclables"), _t("有害垃圾", "Hazardous waste"), _t("厨余垃圾", "Food waste"), _t("其他垃圾", "Residual waste"))
_IDS = ("recyclable", "hazardous", "food", "residual")


def examples() -> tuple[Authored, ...]:
    """One question of each kind the template has, in both languages."""
    none = Text()
    usual = (Band.g34, 2)
    source = Source("")
    things = (_t("旧报纸", "An old newspaper"), _t("过期药", "Old medicine"), _t("鱼骨头", "Fish bones"), _t("用过的纸巾", "A used tissue"))
    steps = (
        _t("倒空瓶子", "Empty the bottle"),
        _t("冲一冲", "Rinse it"),
        _t("压扁", "Flatten it"),
        _t("放进可回收物桶", "Put it with the recyclables"),
    )
    signs = (_t("蓝色", "Blue"), _t("红色", "Red"), _t("绿色", "Green"))
    return (
        Authored("", "single_choice", "scenarios", *usual, _t("用完的充电宝放哪里？", "Where does an old power bank go?"), _options(*_BINS, right="b"),
                 _t("里面有电池。", "There is a battery inside."), source, points=10, limit_s=30),
        Authored("", "multiple_choice", "scenarios", *usual, _t("哪些是可回收物？", "Which of these are recyclables?"),
                 _options(_t("纸箱", "A cardboard box"), _t("香蕉皮", "A banana peel"), _t("易拉罐", "A drinks can"), right="ac"), none, source),
        Authored("", "true_false", "putting_out", *usual, _t("塑料袋可以和厨余一起扔。", "A plastic bag may go in with the food waste."),
                 tuple(Option(o, label, o == "false") for o, label in LABELS.items()), _t("破袋后再投放。", "Tear the bag open first."), source),
        Authored("", "matching", "scenarios", *usual, _t("把它们送回家。", "Bring each to its bin."), _options(*things, targets=True), none, source,
                 targets=tuple(Target(f"t{n}", _BINS[b], bin_id=_IDS[b]) for n, b in enumerate((0, 1, 2, 3), start=1))),
        Authored("", "ordering", "putting_out", *usual, _t("饮料瓶怎么投放？排排序。", "A drinks bottle: what comes first?"), _options(*steps, order=True), none, source),
        Authored("", "matching", "signs", *usual, _t("哪种颜色是哪个桶？", "Which colour is which bin?"), _options(*signs, targets=True), none, source,
                 targets=tuple(Target(f"t{n}", label) for n, label in enumerate((_BINS[0], _BINS[1], _BINS[2]), start=1))),
        Authored("", "estimate", "circular", Band.g56, 3, _t("一吨废纸大约能造多少公斤纸？", "How many kilos of paper come from a tonne of waste paper?"), (), none, source,
                 number=Number(800, 50, 0, 1000, 10, _t("公斤", "kg"))),
        Authored("", "short_answer", "signs", Band.g56, 3, _t("蓝色的桶装什么？", "What goes in the blue bin?"), (), none, source,
                 accepted=(("zh_CN", "可回收物"), ("zh_CN", "可回收垃圾"), ("en", "recyclables"), ("en", "recycling"))),
    )  # fmt: skip


_TOLD = {
    "zh": (
        "怎么填这张表",
        "1. 一行一道题。第一行是列名，请不要改；例题可以直接改写或删掉。",
        "2. 题干和答案一定要有，其他列可以空着。",
        "3. 单选、多选：选项写在A到H，答案写字母，如 B 或 ACD。",
        "4. 判断：答案写“对”或“错”，选项不用填。",
        "5. 排序：选项随意写，答案写正确的顺序，如 CABD；答案空着，就按写的顺序。",
        "6. 配对、分类：东西写在选项里，和它一对的写在“配对”的同一个字母里。",
        "7. 填空：几种写法都算对的，用 | 隔开。",
        "8. 估数：答案写数字，“误差”以内都算对。",
        "9. 地区空着就是全国通用；几个地区用 | 隔开。",
        "10. 图片写文件名，导入时把图片放在同一个文件夹或压缩包里。",
        "11. 英文写在带 _en 的列里，不需要就空着。",
    ),
    "en": (
        "How to fill in this table",
        "1. One question a row. Please leave the first row as it is; write over the examples, or delete them.",
        "2. The question and the answer are needed; all other columns may stay empty.",
        "3. Single choice, several answers: options in A to H, the answer by letters, like B or ACD.",
        "4. True or false: answer “True” or “False”; no options are needed.",
        "5. Ordering: the options as you like, the answer is the right order, like CABD; without one they stand in order.",
        "6. Matching, sorting: the things are the options, each one's partner stands under “Match” with the same letter.",
        "7. Short answer: several spellings that are right, with | between them.",
        "8. Estimate: the answer is a number; all within the tolerance is right.",
        "9. No region: right all over China. Several regions with | between them.",
        "10. Pictures by file name; give the pictures along in the same folder or zip when importing.",
        "11. Chinese goes into the columns with _zh; leave them empty if you do not need them.",
    ),
}


def template(language: str) -> bytes:
    """The template as an Excel workbook, in Chinese or English. It can be imported as it is: the examples are questions."""
    made = BytesIO()
    book = workbook(made)
    tongue = "zh" if language.startswith("zh") else "en"
    sheet = book.add_worksheet(SHEETS[tongue][0])
    rows = [cells_of(example, "zh_CN" if tongue == "zh" else "en") for example in examples()]
    only = [{column: cell for column, cell in row.items() if "/" not in column and column != "key"} for row in rows]
    order = [c for c in columns([*_USED, "label.E", "label.F", "label.G", "label.H"], "zh_CN" if tongue == "zh" else "en") if c != "key"]
    bold = book.add_format({"bold": True, "bg_color": "#DDEEFF", "bottom": 1, "text_wrap": True})
    sheet.freeze_panes(1, 2)
    for across, column in enumerate(order):
        sheet.set_column(across, across, {"kind": 14, "stem": 44, "explanation": 30}.get(column, 16))
        choices = [said(_LISTS[column], meant, language) for meant in _LISTS[column]] if column in _LISTS else []
        choices = list("12345") if column == "difficulty" else choices
        if choices:
            shut = "stop" if column in ("kind", "difficulty") else "information"
            sheet.data_validation(1, across, ROWS, across, {"validate": "list", "source": choices, "error_type": shut})
    for down, row in enumerate(({column: head_of(column, language) for column in order}, *only)):
        for across, column in enumerate(order):
            if column in row:
                sheet.write_string(down, across, row[column], bold if down == 0 else None)
    told = book.add_worksheet(SHEETS[tongue][1])
    told.set_column(0, 0, 100)
    for down, words in enumerate(_TOLD[tongue]):
        told.write_string(down, 0, words, bold if down == 0 else None)
    book.close()
    return made.getvalue()
