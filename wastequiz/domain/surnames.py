"""Surnames that are read otherwise than the same character elsewhere: 曾 is Zeng, 单 Shan, 尉迟 Yuchi."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

READ_AS: Mapping[str, tuple[str, ...]] = {
    # two characters first of all: in 尉迟 the 尉 is yu, alone it is wei
    "尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"), "万俟": ("mo", "qi"), "单于": ("chan", "yu"), "澹台": ("tan", "tai"),
    "令狐": ("ling", "hu"), "鲜于": ("xian", "yu"), "宿勤": ("su", "qin"), "拓跋": ("tuo", "ba"), "乐正": ("yue", "zheng"),
    "宰父": ("zai", "fu"), "谷梁": ("gu", "liang"), "漆雕": ("qi", "diao"), "亓官": ("qi", "guan"), "夹谷": ("jia", "gu"),
    "欧阳": ("ou", "yang"), "诸葛": ("zhu", "ge"), "司马": ("si", "ma"), "上官": ("shang", "guan"), "夏侯": ("xia", "hou"),
    "东方": ("dong", "fang"), "皇甫": ("huang", "fu"), "慕容": ("mu", "rong"), "公孙": ("gong", "sun"), "宇文": ("yu", "wen"),
    "赫连": ("he", "lian"), "呼延": ("hu", "yan"), "申屠": ("shen", "tu"), "淳于": ("chun", "yu"), "独孤": ("du", "gu"),
    "南宫": ("nan", "gong"), "西门": ("xi", "men"), "百里": ("bai", "li"), "闻人": ("wen", "ren"), "钟离": ("zhong", "li"),
    "曾": ("zeng",), "单": ("shan",), "仇": ("qiu",), "解": ("xie",), "区": ("ou",), "查": ("zha",), "尉": ("wei",), "任": ("ren",),
    "华": ("hua",), "朴": ("piao",), "员": ("yun",), "盖": ("ge",), "纪": ("ji",), "乐": ("yue",), "洗": ("xian",), "冼": ("xian",),
    "折": ("she",), "种": ("chong",), "秘": ("bi",), "繁": ("po",), "覃": ("qin",), "翟": ("zhai",), "盛": ("sheng",), "召": ("shao",),
    "都": ("du",), "车": ("che",), "缪": ("miao",), "褚": ("chu",), "隗": ("wei",), "郇": ("xun",), "逄": ("pang",), "能": ("nai",),
    "燕": ("yan",), "柏": ("bai",), "宿": ("su",), "句": ("gou",), "过": ("guo",), "葛": ("ge",), "宁": ("ning",), "应": ("ying",),
    "牟": ("mu",), "谌": ("chen",), "宓": ("mi",), "幺": ("yao",), "佴": ("nai",), "祭": ("zhai",), "亓": ("qi",), "要": ("yao",),
    "郗": ("xi",), "訾": ("zi",), "相": ("xiang",), "行": ("xing",), "强": ("qiang",), "重": ("chong",), "薄": ("bo",), "卜": ("bu",),
    "贲": ("ben",), "於": ("yu",), "乜": ("nie",), "呙": ("guo",), "妫": ("gui",), "厍": ("she",), "粘": ("nian",), "藏": ("zang",),
    "瞿": ("qu",), "俞": ("yu",), "阚": ("kan",), "万": ("wan",), "沈": ("shen",), "石": ("shi",), "叶": ("ye",), "那": ("na",),
    "黑": ("he",), "曲": ("qu",), "哈": ("ha",), "晟": ("cheng",), "仉": ("zhang",), "宗": ("zong",), "占": ("zhan",), "敦": ("dun",),
    "降": ("jiang",), "调": ("diao",), "参": ("shen",), "朝": ("chao",), "钭": ("tou",), "仆": ("pu",), "臧": ("zang",), "莘": ("shen",),
    "筰": ("zuo",), "逯": ("lu",), "麴": ("qu",), "牧": ("mu",), "弗": ("fu",), "戚": ("qi",), "佘": ("she",), "殷": ("yin",),
}  # fmt: skip
"""Surname to its syllables; after 《通用规范汉字表》 and the readings that dictionaries (《现代汉语词典》, 7th edition) give as 姓."""
_LONGEST = 2


def surname(name: str) -> tuple[str, tuple[str, ...]]:
    """The surname at the beginning of a Chinese name and how it is read; ("", ()) where it is read as the character usually is.

    A name of two characters has a surname of one: in 单于 somebody is called 于.
    """
    plain = unicodedata.normalize("NFKC", name).strip()
    for size in range(_LONGEST, 0, -1):
        found = READ_AS.get(plain[:size])
        if found and len(plain) > (size if size > 1 else 0):
            return plain[:size], found
    return "", ()
