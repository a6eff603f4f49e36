"""A small good bank as files, to be spoiled one place at a time."""

from __future__ import annotations

from pathlib import Path

KINDS = """\
id,name_zh,name_en,definition_zh,definition_en,why_zh,why_en,picture,contested
paper,干净的纸,Clean paper,干净的纸。,Clean paper.,纸浆还能再抄成纸。,Its fibres can be used again.,newspaper,
film,薄膜,Film,干净的薄膜。,Clean film.,薄膜太轻。,It is too light.,bag,yes
bone,小骨头,Small bone,小骨头。,Small bones.,骨头会烂。,Bones rot.,bone,
"""

ITEMS = """\
id,name_zh,name_en,aliases_zh,aliases_en,kind,twin_of,parts,band,difficulty,picture,action,contested,why_zh,why_en
newspaper,旧报纸,old newspaper,报纸|晚报,newspapers,paper,greasy_newspaper,,pre,1,newspaper,flatten|tie,,,
greasy_newspaper,油报纸,greasy newspaper,,,film,newspaper,,g34,3,,,yes,油渗进纸里。,Oil soaks in.

fish_bone,鱼骨头,fish bone,,,bone,,,g12,2,bone,,,,
"""

MORE_ITEMS = """\
id,name_zh,name_en,aliases_zh,aliases_en,kind,twin_of,parts,band,difficulty,picture,action,contested,why_zh,why_en
milk_tea,喝剩的奶茶,milk tea,,,,,杯子/cup/paper|吸管/straw/film,g12,4,,separate,,,
"""

COUNTRY = """\
code = "cn-gb"
kind_of_scheme = "country"
name = { zh_CN = "全国", en = "China" }
rule = { zh_CN = "国标", en = "The standard" }
in_force = 2019-12-01
default_source = "standard"

[sources.standard]
title = { zh_CN = "国标", en = "The standard" }
url = "https://example.org/standard"
date = "2019"
confidence = "read"

[[bins]]
id = "recyclable"
name = { zh_CN = "可回收物", en = "Recyclable" }
hue = "blue"
silhouette = "box"
symbol = "arrows"
subcategories = [ { id = "paper", name = { zh_CN = "纸类", en = "Paper" } } ]

[[bins]]
id = "food"
name = { zh_CN = "厨余垃圾", en = "Food waste" }
hue = "green"
silhouette = "pot"
symbol = "fishbone"

[[destinations]]
id = "bulky"
name = { zh_CN = "大件", en = "Bulky waste" }
how = { zh_CN = "打电话预约。", en = "Book a pick-up." }

[kinds]
paper = { to = "recyclable" }
film = { to = "food", unverified = true }
bone = { to = "food" }
"""

CITY = """\
code = "cn-harbin"
kind_of_scheme = "city"
base = "cn-gb"
name = { zh_CN = "哈尔滨", en = "Harbin" }
rule = { zh_CN = "条例", en = "The regulation" }
default_source = "regulation"

[sources.regulation]
title = { zh_CN = "条例", en = "The regulation" }
confidence = "reported"

[[destinations]]
id = "bulky"
name = { zh_CN = "大件点", en = "Bulky waste point" }
how = { zh_CN = "送到大件点。", en = "Take it there." }

[[destinations]]
id = "shop"
name = { zh_CN = "商店", en = "Shop" }
how = { zh_CN = "交给商店。", en = "Hand it in." }

[kinds]
film = { to = "recyclable", source = "standard" }

[items]
fish_bone = { to = "shop", why = { zh_CN = "鱼骨另收。", en = "Fish bones are taken apart." } }
"""

SIGNS = """\
topic = "signs"

[[question]]
key = "signs_blue"
kind = "single_choice"
band = "g12"
difficulty = 1
schemes = ["cn-gb", "cn-harbin"]
stem = { zh_CN = "蓝色的桶收什么？", en = "What goes in the blue bin?" }
picture = "newspaper"
options = [
  { zh_CN = "可回收物", en = "Recyclables", right = true },
  { zh_CN = "厨余垃圾", en = "Food waste", why = { zh_CN = "厨余是绿色。", en = "That is green." } },
  { zh_CN = "其他垃圾", en = "Residual waste", why = { zh_CN = "其他是灰色。", en = "That is grey." } },
]
explanation = { zh_CN = "蓝色是可回收物。", en = "Blue is for recyclables." }
source = { title = "GB/T 19095-2019", url = "https://example.org", year = 2019 }

[[question]]
key = "signs_red"
kind = "true_false"
band = "g34"
difficulty = 2
stem = { zh_CN = "红色是有害垃圾。", en = "Red is hazardous." }
answer = true
why_wrong = { zh_CN = "红色提醒小心。", en = "Red says take care." }
explanation = { zh_CN = "红色是有害垃圾的颜色。", en = "Red is the colour of hazardous waste." }
source = { title = "GB/T 19095-2019" }
"""

SETS = """\
[[set]]
id = "first_week"
name = { zh_CN = "第一周", en = "The first week" }
about = { zh_CN = "认识颜色。", en = "Know the colours." }
use = "lesson"
band = "g34"
picture = "newspaper"
questions = ["signs_blue", "signs_red", "which_bin:newspaper"]

[[set]]
id = "quick"
name = { zh_CN = "三分钟", en = "Three minutes" }
about = { zh_CN = "快快玩一轮。", en = "A quick round." }
use = "community"
band = "adult"
length = 1
limit_s = 20
minutes = 3
questions = ["signs_blue", "signs_red"]
"""

GOOD = {
    "kinds.csv": KINDS,
    "items/home.csv": ITEMS,
    "items/takeaway.csv": MORE_ITEMS,
    "schemes/cn-gb.toml": COUNTRY,
    "schemes/cn-harbin.toml": CITY,
    "knowledge/signs.toml": SIGNS,
    "sets/lessons.toml": SETS,
}


def write_bank(folder: Path, **changed: str | bytes | None) -> Path:
    """The good bank with some files changed (None: left out)."""
    for name, content in {**GOOD, **changed}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def spoiled(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    """`file` with the first place of each old text replaced."""
    content = GOOD[file]
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new, 1)
    return {file: content}
