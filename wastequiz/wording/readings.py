"""How Chinese words are read: pinyin with tone marks, a reading for each character, right for the names of our things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

OWN: Mapping[str, str] = {
    # the bins, so that the first page need not load the dictionary
    "可回收物": "kě huí shōu wù",
    "有害垃圾": "yǒu hài lā jī",
    "厨余垃圾": "chú yú lā jī",
    "其他垃圾": "qí tā lā jī",
    "餐厨垃圾": "cān chú lā jī",
    "家庭厨余垃圾": "jiā tíng chú yú lā jī",
    "干垃圾": "gān lā jī",
    "湿垃圾": "shī lā jī",
    "易腐垃圾": "yì fǔ lā jī",
    # the bins abroad
    "一般垃圾": "yī bān lā jī",
    "一般类资源物": "yī bān lèi zī yuán wù",
    "厨余": "chú yú",
    "废塑料": "fèi sù liào",
    "废纸类": "fèi zhǐ lèi",
    "废金属": "fèi jīn shǔ",
    "废纸": "fèi zhǐ",
    "轻质包装": "qīng zhì bāo zhuāng",
    "废玻璃瓶罐": "fèi bō lí píng guàn",
    "生物垃圾": "shēng wù lā jī",
    "其余垃圾": "qí yú lā jī",
    "食物垃圾": "shí wù lā jī",
    "纸和纸板": "zhǐ hé zhǐ bǎn",
    "其他干的可回收物": "qí tā gān de kě huí shōu wù",
    "普通垃圾": "pǔ tōng lā jī",
    "可燃垃圾": "kě rán lā jī",
    "塑料资源": "sù liào zī yuán",
    "瓶和罐": "píng hé guàn",
    "旧纸": "jiù zhǐ",
    "小金属类": "xiǎo jīn shǔ lèi",
    "不可燃垃圾": "bù kě rán lā jī",
    "混合回收": "hùn hé huí shōu",
    "食物和花园垃圾": "shí wù hé huā yuán lā jī",
    "塑料包装": "sù liào bāo zhuāng",
    "玻璃瓶罐": "bō lí píng guàn",
    "金属包装": "jīn shǔ bāo zhuāng",
    "剩余垃圾": "shèng yú lā jī",
    # characters with several readings, where the dictionary takes another one
    "干": "gān",
    "能干": "néng gàn",
    "干什么": "gàn shén me",
    "干活": "gàn huó",
    "树干": "shù gàn",
    "炸鸡": "zhá jī",
    "染发": "rǎn fà",
    "发圈": "fà quān",
    "头发": "tóu fa",
    "相框": "xiàng kuāng",
    "照片": "zhào piàn",
    "采血": "cǎi xuè",
    "削笔刀": "xiāo bǐ dāo",
    "花甲壳": "huā jiǎ ké",
    "鸡爪": "jī zhuǎ",
    "狗粑粑": "gǒu bǎ ba",
    "黏糊糊": "nián hū hū",
    "倒净": "dào jìng",
    "藏着": "cáng zhe",
    "盛": "chéng",
    "旺盛": "wàng shèng",
    "盛大": "shèng dà",
    "茂盛": "mào shèng",
    "当笔": "dàng bǐ",
    "当养": "dàng yǎng",
    "能当": "néng dàng",
    "再当": "zài dàng",
    "电子": "diàn zǐ",
    "瓜子": "guā zǐ",
    "瓜子皮": "guā zǐ pí",
    "松子": "sōng zǐ",
    # a light second syllable
    "指甲": "zhǐ jia",
    "豆腐": "dòu fu",
    "葡萄": "pú tao",
    "核桃": "hé tao",
    "衣服": "yī fu",
    "娃娃": "wá wa",
    "宝宝": "bǎo bao",
    "苍蝇": "cāng ying",
    "灯笼": "dēng long",
    "风筝": "fēng zheng",
    "扳手": "bān shou",
    "把手": "bǎ shou",
    "葫芦": "hú lu",
    "蘑菇": "mó gu",
    "膏药": "gāo yao",
    "窗户": "chuāng hu",
    "月饼": "yuè bing",
}
"""Words the dictionary reads otherwise than people do. A longer word goes before a shorter one."""

_LONGEST = max(map(len, OWN))
_HAN = re.compile(r"[\u3400-\u9fff]")
_RUNS = re.compile(r"([\u3400-\u9fff]+)|([^\u3400-\u9fff]+)")
_BEFORE_DE = "获取值所只心难免省懂舍博"
"""得 is a word's own part after these (and is read dé or de as the dictionary has it)."""
_AFTER_DE = "到出了分以知奖名失"


def has_chinese(text: str) -> bool:
    """Whether there is a character to read in `text`."""
    return _HAN.search(text) is not None


@lru_cache(maxsize=2048)
def readings(text: str) -> tuple[str, ...]:
    """The reading of each character of `text`, '' for what is no Chinese character. As many as `text` has characters."""
    found: list[str | None] = [_de(text, i) for i in range(len(text))]
    i = 0
    while i < len(text):
        size = next((n for n in range(min(_LONGEST, len(text) - i), 0, -1) if text[i : i + n] in OWN), 0)
        if size:
            found[i : i + size] = OWN[text[i : i + size]].split()
        i += max(size, 1)
    if all(known is not None or not _HAN.match(sign) for known, sign in zip(found, text, strict=True)):
        return tuple(known or "" for known in found)
    return tuple(known if known is not None else given for known, given in zip(found, _by_dictionary(text), strict=True))


def _de(text: str, i: int) -> str | None:
    """得 between a deed and how it is done ("打得碎") is light; None where the dictionary knows better."""
    if text[i] != "得" or not 0 < i < len(text) - 1:
        return None
    return "de" if text[i - 1] not in _BEFORE_DE and _HAN.match(text[i - 1]) and text[i + 1] not in _AFTER_DE else None


def _by_dictionary(text: str) -> list[str]:
    from pypinyin import Style, pinyin  # its dictionary takes a third of a second to load: only who reads pinyin waits for it

    found: list[str] = []
    for chinese, other in _RUNS.findall(text):
        read = [one[0] for one in pinyin(chinese, style=Style.TONE)] if chinese else [""] * len(other)
        found += read if len(read) == len(chinese or other) else [""] * len(chinese)  # a sign it does not know
    return found


def get_ready() -> None:
    """Loads the dictionary ahead, beside the window, for whoever will read pinyin."""
    _by_dictionary("读")
