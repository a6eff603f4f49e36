"""Words for kinds, years, topics, regions and right or wrong, as teachers write them and as our own files write them, in two languages."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, single_choice, spot_on_picture, true_false
from wastequiz.domain.questions import ANYWHERE
from wastequiz.formats.cell_text import flat

SORTING = "sorting"
"""Things that go to groups or bins: read as matching, or as a choice of one bin."""

CHOICE = "choice"
"""A choice of which the row does not say whether one or several are right: the answer says it."""

Words = Mapping[str, tuple[str, str, tuple[str, ...]]]
"""What is meant to: its Chinese, its English, and what else it is called."""

KINDS: Words = {
    single_choice.NAME: ("单选", "Single choice", ("单选题", "单项选择", "单项选择题", "single")),
    CHOICE: ("选择", "Choice", ("选择题", "multiplechoice", "mcq")),
    multiple_choice.NAME: (
        "多选",
        "Several answers",
        ("多选题", "多项选择", "多项选择题", "不定项选择", "multiple", "multi", "checkbox", "multipleanswers", "multipleselect"),
    ),
    true_false.NAME: ("判断", "True or false", ("判断题", "是非", "是非题", "对错", "truefalse", "true/false", "tf", "t/f")),
    SORTING: ("分类", "Sorting", ("分类题", "归类", "归类题", "sort", "categorize")),
    ordering.NAME: ("排序", "Ordering", ("排序题", "order", "sequence", "reorder")),
    matching.NAME: ("配对", "Matching", ("配对题", "连线", "连线题", "匹配", "匹配题", "match", "pairs")),
    spot_on_picture.NAME: ("找图", "Spot on picture", ("找一找", "点图", "hotspot", "spot")),
    estimate.NAME: ("估数", "Estimate", ("估算", "数字", "数值", "number", "numeric", "numerical")),
    short_answer.NAME: (
        "填空",
        "Short answer",
        ("填空题", "简答", "简答题", "fillintheblank", "fill-in-the-blank", "blank", "short", "typeanswer"),
    ),
}
BANDS: Words = {
    Band.pre.name: ("学前", "Cannot read yet", ("幼儿园", "还不识字", "不识字", "大班", "pre", "kindergarten", "preschool", "k")),
    Band.g12.name: ("1-2年级", "Years 1-2", ("一、二年级", "一二年级", "低年级", "小学低年级", "一年级", "二年级", "1", "2", "1年级", "2年级", "g12", "1-2", "years1–2", "grade1", "grade2")),
    Band.g34.name: ("3-4年级", "Years 3-4", ("三、四年级", "三四年级", "中年级", "小学", "三年级", "四年级", "3", "4", "3年级", "4年级", "g34", "3-4", "years3–4", "grade3", "grade4")),
    Band.g56.name: ("5-6年级", "Years 5-6", ("五、六年级", "五六年级", "高年级", "小学高年级", "五年级", "六年级", "5", "6", "5年级", "6年级", "g56", "5-6", "years5–6", "grade5", "grade6")),
    Band.g79.name: ("初中", "Years 7-9", ("七年级", "八年级", "九年级", "初一", "初二", "初三", "7", "8", "9", "7-9", "7-9年级", "g79", "years7–9", "grade7", "grade8", "grade9", "中学")),
    Band.adult.name: ("成人", "Adults", ("高中", "大学", "居民", "家长", "社区", "adult", "grade10", "10", "11", "12")),
}  # fmt: skip
TOPICS: Words = {
    "signs": ("标志和颜色", "Signs and colours", ("标志",)),
    "why_sort": ("为什么分类", "Why we sort", ()),
    "putting_out": ("怎么投放", "Putting it out", ("投放",)),
    "station": ("投放点和督导", "At the bins", ()),
    "bulky": ("大件和装修垃圾", "Bulky and renovation", ("大件垃圾",)),
    "hazardous": ("有害垃圾", "Hazardous waste", ("有害",)),
    "processing": ("垃圾去哪儿", "What happens next", ()),
    "circular": ("循环再利用", "Going round again", ()),
    "law": ("规定与责任", "Rules and duties", ("法规",)),
    "reduction": ("减少垃圾", "Less waste", ("减量",)),
    "scenarios": ("遇到了怎么办", "What would you do?", ("情景",)),
    "city": ("我的城市", "My city", ()),
    "winter": ("冬天", "Winter", ()),
    "world": ("看看世界", "Around the world", ()),
}
NATION = ""
REGIONS: Words = {
    NATION: ("全国", "China", ("中国", "全国通用", "通用", "国家标准", "national", "cn")),
    ANYWHERE: ("各地", "Everywhere", ("世界", "全世界", "全球", "anywhere", "all", "*")),
    "cn-gb": ("国标", "National standard", ("china(national)",)),
    "cn-beijing": ("北京", "Beijing", ("北京市",)),
    "cn-chengdu": ("成都", "Chengdu", ("成都市",)),
    "cn-chongqing": ("重庆", "Chongqing", ("重庆市",)),
    "cn-guangzhou": ("广州", "Guangzhou", ("广州市",)),
    "cn-hangzhou": ("杭州", "Hangzhou", ("杭州市",)),
    "cn-harbin": ("哈尔滨", "Harbin", ("哈尔滨市",)),
    "cn-shanghai": ("上海", "Shanghai", ("上海市",)),
    "cn-shenzhen": ("深圳", "Shenzhen", ("深圳市",)),
    "de": ("德国", "Germany", ()),
    "eu": ("欧盟", "European Union", ()),
    "gb-england": ("英格兰", "England", ()),
    "hk": ("香港", "Hong Kong", ()),
    "jp-yokohama": ("日本横滨", "Yokohama", ("横滨", "yokohama(japan)")),
    "tw-taipei": ("台北", "Taipei", ()),
    "us-seattle": ("美国西雅图", "Seattle", ("西雅图", "seattle(usa)")),
}
DIFFICULTIES: Mapping[str, int] = {
    **{str(n): n for n in range(1, 6)},
    **{f"{n}.0": n for n in range(1, 6)},
    **{sign * n: n for sign in "★☆*" for n in range(1, 6)},
    **dict.fromkeys(("很易", "很简单", "容易", "veryeasy"), 1),
    **dict.fromkeys(("易", "简单", "较易", "较简单", "easy"), 2),
    **dict.fromkeys(("中", "中等", "适中", "一般", "medium", "normal"), 3),
    **dict.fromkeys(("难", "较难", "困难", "hard", "difficult"), 4),
    **dict.fromkeys(("很难", "极难", "veryhard"), 5),
}
USUAL_DIFFICULTY = 3
_RIGHT = ("对", "正确", "是", "√", "✓", "✔", "t", "true", "yes", "y", "right", "correct", "v")
_WRONG = ("错", "错误", "否", "不对", "不正确", "×", "✗", "✘", "x", "f", "false", "no", "n", "wrong", "incorrect")
VERDICTS: Mapping[str, bool] = {**dict.fromkeys(map(flat, _RIGHT), True), **dict.fromkeys(map(flat, _WRONG), False)}
"""Words for right and wrong, flat."""


def lookup(words: Words) -> dict[str, str]:
    """Every word, flat, to what is meant; the id means itself."""
    found: dict[str, str] = {}
    for meant, (chinese, english, more) in words.items():
        for said in (meant, chinese, english, *more):
            found.setdefault(flat(said), meant)
    return found


def said(words: Words, meant: str, language: str) -> str:
    """The word for what is meant, as a file in `language` writes it; the id itself where there is no word for it."""
    if meant not in words:
        return meant
    chinese, english, _more = words[meant]
    return chinese if language.startswith("zh") else english


def listed(words: Words, language: str) -> str:
    """All words of a table one after the other, for a sentence or a drop-down list."""
    return ("、" if language.startswith("zh") else ", ").join(said(words, meant, language) for meant in words)
