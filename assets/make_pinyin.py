"""Makes the on-screen keyboard's two small files out of pypinyin's own tables: `python assets/make_pinyin.py`.

How common a character or word is, nobody told us: a character counts as common that stands in many phrases of pypinyin's
phrase table, and one of the first 3,500 of 通用规范汉字表 before the rest. Only characters of that table are offered: the
program's fonts have them all.
"""

from __future__ import annotations

import sys
from collections import Counter
from math import log
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "keyboard"
TABLE = HERE / "fonts" / "tgh_8105.txt"
EVERYDAY = 3_500
"""So many characters at the head of the table are level one: what a school leaver reads."""
THREES = 2_500
ALSO = 0.15
"""A second reading with this share of a character's phrases is worth finding by."""
OFFERED = 0.02

# Read otherwise in the names of things than in pypinyin's idioms.
FIRST_READING = {
    "壳": "ke", "薄": "bao", "尿": "niao", "血": "xue", "藏": "cang", "重": "zhong", "长": "chang", "空": "kong", "干": "gan",
    "盛": "sheng", "粘": "nian", "蛤": "ge", "卡": "ka", "咖": "ka", "便": "bian", "调": "tiao", "发": "fa", "剥": "bo", "片": "pian",
    "弹": "dan", "扇": "shan", "把": "ba", "奇": "qi", "石": "shi", "大": "da", "模": "mo", "刷": "shua", "核": "he", "熟": "shu",
    "露": "lu", "秤": "cheng", "挑": "tiao", "盖": "gai", "圈": "quan", "地": "di", "得": "de", "着": "zhe", "了": "le", "都": "dou",
    "谁": "shei", "那": "na", "哪": "na", "还": "hai", "会": "hui", "给": "gei", "没": "mei", "行": "xing", "率": "lv", "落": "luo",
    "柚": "you", "桔": "ju", "卜": "bo", "铛": "dang", "仔": "zai", "匙": "shi",
}  # fmt: skip
ALSO_READ = {"抹": "ma", "行": "hang", "血": "xie", "嚼": "jue"}
"""Read so less often, but in the names of things."""
# The characters written most, in about that order: idioms hold few of them.
MOST_WRITTEN = """
的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家事成方多经么去法学如都同现当没动
面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战
向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气
题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达
光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运吗吧呢啊爸妈哪谁怎给
"""
# Words of every day that pypinyin does not list, since it reads them rightly character by character.
WORDS = """
今天 明天 昨天 老师 同学 学生 你们 他们 她们 我的 你的 什么 怎么 哪里 这里 那里 喜欢 谢谢 再见 可以 不要 没有 知道 一起 大家 朋友 爸爸 妈妈 爷爷 奶奶
垃圾 分类 电池 塑料 手机 报纸 外卖 口罩 奶茶 饭盒 电脑 果皮 米饭 纸巾 纸箱 快递 牛奶 香蕉 面包 饼干 糖果 水果 蔬菜 剩饭 剩菜 骨头 鸡蛋 蛋壳 茶叶 咖啡
灯管 药品 药膏 油漆 玩具 书包 铅笔 橡皮 本子 课本 作业 文具 气球 雨伞 眼镜 毛巾 牙刷 牙膏 袜子 帽子 手套 裤子 裙子 棉被 枕头 沙发 桌子 椅子 冰箱 电视
玻璃 镜子 杯子 盘子 筷子 勺子 剪刀 铁锅 易拉罐 罐头 瓶盖 吸管 塑料袋 塑料瓶 饮料 果汁 可乐 汽水 泡沫 海绵 抹布 拖把 扫把 花盆 树叶 树枝 鲜花 猫砂 狗粮
用过的 没用的 过期的 干净的 脏的 坏的 破的 旧的 空的 湿的 碎的 洗干净 没喝完 没吃完 可回收物 有害垃圾 厨余垃圾 其他垃圾 湿垃圾 干垃圾 分得清 哈尔滨 红色 蓝色 绿色 黄色 灰色 黑色 白色 生日 快乐 环保 地球 回家 小区 教室 食堂 超市
"""


def table() -> list[str]:
    """The characters of 通用规范汉字表, in its order."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [char for line in lines if not line.startswith("#") for char in line.strip()]


def plain(reading: str) -> str:
    """A reading without its tone, ü written v: lǜ is lv."""
    return to_normal(reading, v_to_u=False).replace("ü", "v").replace("ê", "e")


def readings(chars: list[str], seen: Counter[tuple[str, str]]) -> dict[str, list[str]]:
    """The readings of every character worth offering, the usual one first; only those a child can type."""
    found: dict[str, list[str]] = {}
    for char in chars:
        possible = list(dict.fromkeys(plain(r) for r in PINYIN_DICT[ord(char)].split(",")))
        possible = [r for r in possible if r.isascii() and any(vowel in r for vowel in "aeiouv")] or ["en"]
        total = sum(seen[char, r] for r in possible)
        ordered = sorted(possible, key=lambda r: -seen[char, r])
        if FIRST_READING.get(char) in possible:
            ordered.sort(key=lambda r: r != FIRST_READING[char])
        found[char] = ordered[:1] + [r for r in ordered[1:] if seen[char, r] > OFFERED * total or r == ALSO_READ.get(char)]
    return found


def main() -> None:
    chars = table()
    rank = {char: n for n, char in enumerate(chars)}
    phrases = {w: [plain(s[0]) for s in read] for w, read in PHRASES_DICT.items() if all(c in rank for c in w) and len(w) == len(read)}
    seen: Counter[tuple[str, str]] = Counter((c, r) for word, read in phrases.items() for c, r in set(zip(word, read, strict=True)))
    every = Counter(char for word in phrases for char in set(word))
    read = readings(chars, seen)
    written = "".join(MOST_WRITTEN.split())
    first = {char: len(written) - n for n, char in enumerate(written)}

    by_syllable: dict[str, list[tuple[float, str, str]]] = {}
    for char, its in read.items():
        total = sum(seen[char, r] for r in its)
        for n, reading in enumerate(its):
            count = seen[char, reading] + (0.5 + 1000 * first.get(char, 0) if n == 0 else 0)
            mark = "" if n == 0 else "'" if seen[char, reading] >= ALSO * total or reading == ALSO_READ.get(char) else ","
            by_syllable.setdefault(reading, []).append((count + (0 if rank[char] >= EVERYDAY else 2), char, mark))
    FOLDER.mkdir(exist_ok=True)
    lines = [
        "# syllable, its characters, most common first; ' and , mark one read otherwise first (, : too rarely read so to be found by it); after *: the characters written most"
    ]
    lines.append(f"*\t{written}")
    for syllable in sorted(by_syllable):
        ordered = sorted(by_syllable[syllable], key=lambda entry: (-entry[0], rank[entry[1]]))
        lines.append(f"{syllable}\t{''.join(char + mark for _, char, mark in ordered)}")
    (FOLDER / "pinyin.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def common(word: str) -> float:
        return sum(log(1 + every[c] + 2 * first.get(c, 0)) for c in word) / len(word) - 3 * any(rank[c] >= EVERYDAY for c in word)

    twos = sorted((w for w in phrases if len(w) == 2), key=lambda w: (-common(w), w))
    threes = sorted((w for w in phrases if len(w) == 3), key=lambda w: (-common(w), w))[:THREES]
    words = dict.fromkeys([*WORDS.split(), *twos, *threes])
    lines = ["# word, its syllables; most common first"]
    lines += [f"{w}\t{' '.join(phrases.get(w) or [read[c][0] for c in w])}" for w in words]
    (FOLDER / "words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name in ("pinyin.tsv", "words.tsv"):
        print(name, (FOLDER / name).stat().st_size, file=sys.stderr)


if __name__ == "__main__":
    main()
