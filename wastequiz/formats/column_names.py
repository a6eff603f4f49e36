"""Which column of a teacher's table is which: heads in Chinese and English, by many names, with a language or letter in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from wastequiz.domain.facts import dataclass
from wastequiz.formats.cell_text import flat, plain

LETTERS = "ABCDEFGH"
MOST_COLUMNS = 256
"""Further columns are passed over."""
ROWS_ABOVE = 20
"""The heads stand in one of so many first rows; a title may stand above them."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "kind": ("题型", "题目类型", "试题类型", "类型", "questiontype", "type", "kind"),
    "stem": ("题干", "题目", "题目内容", "试题", "试题内容", "问题", "题目正文", "question", "questiontext", "stem", "prompt", "题面"),
    "answer": (
        "答案",
        "正确答案",
        "标准答案",
        "参考答案",
        "正确选项",
        "answer",
        "answers",
        "correctanswer",
        "correctanswers",
        "correct",
        "rightanswer",
    ),
    "explanation": (
        "解析",
        "答案解析",
        "试题解析",
        "题目解析",
        "讲解",
        "解释",
        "说明",
        "explanation",
        "answerexplanation",
        "feedback",
        "rationale",
    ),
    "difficulty": ("难度", "难易度", "难易程度", "难度系数", "难度等级", "difficulty", "level"),
    "band": ("学段", "年级", "适用年级", "适用学段", "band", "grade", "gradeband", "years", "grades"),
    "topic": ("主题", "话题", "topic"),
    "tags": ("标签", "分类", "分类标签", "知识点", "类别", "tags", "tag", "category", "categories", "labels"),
    "schemes": ("地区", "城市", "适用地区", "适用城市", "region", "regions", "city", "rules", "scheme", "schemes"),
    "picture": ("图片", "题图", "配图", "图像", "图片文件", "picture", "image", "imagelink", "imagefile"),
    "points": ("分值", "分数", "得分", "points", "score", "marks"),
    "limit_s": ("限时", "时间", "时限", "答题时间", "限时秒", "timelimit", "time", "timeinseconds", "seconds", "limit"),
    "source": ("来源", "出处", "依据", "source"),
    "source_url": ("来源网址", "网址", "出处网址", "sourceurl", "url", "sourcelink"),
    "source_year": ("来源年份", "年份", "sourceyear", "year"),
    "source_unread": ("来源未核实", "未核实", "sourceunread", "sourcenotread"),
    "key": ("key", "标识", "题目标识"),
    "tolerance": ("误差", "允许误差", "tolerance"),
    "low": ("最小值", "最小", "最低", "low", "lowest", "min", "minimum"),
    "high": ("最大值", "最大", "最高", "high", "highest", "max", "maximum"),
    "step": ("步长", "间隔", "step"),
    "unit": ("单位", "unit"),
    "option_ids": ("选项标识", "optionids"),
    "target_ids": ("配对标识", "matchids"),
    "ignored": ("原因", "序号", "题号", "编号", "行号", "reason", "reasons", "why", "no", "number", "#", "备注", "remarks", "note"),
}
"""Column to the heads it goes by, flat; the first Chinese and the first English one are the examples in a template."""
_BY_HEAD = {head: column for column, heads in NAMES.items() for head in heads}
_LETTERED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        ("why", r"(?:选项([a-h1-8])(?:的)?(?:理由|解析|反馈|说明)|(?:why|feedback|reason)(?:option)?([a-h1-8]))$"),
        ("picture", r"(?:选项([a-h1-8])(?:的)?(?:图片|图)|(?:option)?(?:picture|image)([a-h1-8]))$"),
        ("match_picture", r"(?:配对([a-h1-8])(?:的)?(?:图片|图)|match(?:picture|image)([a-h1-8]))$"),
        ("match", r"(?:配对(?:项)?([a-h1-8])|(?:match|pair|target)([a-h1-8]))$"),
        ("area", r"(?:选项([a-h1-8])(?:的)?区域|area([a-h1-8]))$"),
        ("label", r"(?:(?:选项|备选项|备选答案|选择|答案)([a-h1-8])|([a-h])(?:选项|项)?|(?:option|choice|answer|answeroption)([a-h1-8]))$"),
    )
)
_LANGUAGES = {"英文": "en", "英语": "en", "en": "en", "english": "en", "zh": "zh_CN", "zhcn": "zh_CN", "中文": "zh_CN", "chinese": "zh_CN"}
_TONGUE = re.compile(r"^(.+?)(?:[\s_\-/（(\[【]+(英文|英语|中文|en|english|zh[_-]?cn|zh|chinese)[)）\]】]?|(英文|英语))$", re.IGNORECASE)
_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")
_AFTER = re.compile(r"\s[-–—]\s.*$", re.DOTALL)
_TRIMMING = str.maketrans("", "", "*＊:：_-–—·.。?？")


@dataclass(frozen=True)
class Columns:
    """Where each column stands: `at`: its name ("stem", "label.A", a language behind a slash where the head names one) to its place, from 0."""

    at: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    ignored: tuple[int, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether questions can be read: there is a text, and something to answer it with."""
        names = {name.split("/")[0] for name in self.at}
        return "stem" in names and bool(names & {"answer", "kind", "label.A"})


def column_of(head: str) -> str:
    """The column a head names, "" where it is none we know."""
    head = plain(head[:100])
    tongue = _TONGUE.match(head)
    language = _LANGUAGES[flat(tongue[2] or tongue[3]).translate(_TRIMMING)] if tongue else ""
    words = flat(_AFTER.sub("", _BRACKETS.sub("", tongue[1] if tongue else head))).translate(_TRIMMING)
    name = _BY_HEAD.get(words, "")
    for part, pattern in () if name else _LETTERED:
        found = pattern.match(words)
        if found:
            letter = next(filter(None, found.groups())).upper()
            name = f"{part}.{letter if letter in LETTERS else LETTERS[int(letter) - 1]}"
            break
    return f"{name}/{language}" if name and language else name


def columns_of(heads: Sequence[str]) -> Columns:
    """The columns of a row of heads. A second one of the same name is passed over, and told among the unknown ones."""
    at: dict[str, int] = {}
    unknown: list[str] = []
    ignored: list[int] = []
    for place, head in enumerate(heads[:MOST_COLUMNS]):
        name = column_of(head)
        if name == "ignored":
            ignored.append(place)
        elif name and name not in at:
            at[name] = place
        elif plain(head[:100]):
            unknown.append(head)
    return Columns(at, tuple(unknown), tuple(ignored))


def find_heads(rows: Iterable[Sequence[str]]) -> tuple[int, Columns] | None:
    """Which of the first rows holds the heads (from 0): the first that names a question and its answers. None where there is none."""
    for n, row in enumerate(rows):
        columns = columns_of(row)
        if columns.usable and len(columns.at) > 1:
            return n, columns
    return None
