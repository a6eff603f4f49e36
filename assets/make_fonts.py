"""Cuts the program's two fonts out of Noto Sans CJK SC: `just fonts` (Debian: apt-get install fonts-noto-cjk).

The cut keeps GB2312, the 8,105 characters of 通用规范汉字表 (pupils' names need them), Latin with every pinyin tone
letter, the punctuation and arrows that screens use, and whatever else the question bank and the catalogues write.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
NAMES = FONTS / "tgh_8105.txt"
SIMPLIFIED = 2  # the place of Noto Sans CJK SC in Debian's collections
LIMIT = 8_000_000  # bytes, both weights together
WEIGHTS = ("Regular", "Bold")
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A: é ö ß ā ē ī ō ū
    (0x01CD, 0x01DC),  # ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ
    (0x01F8, 0x01F9),  # ǹ
    (0x0251, 0x0251),  # ɑ
    (0x0261, 0x0261),  # ɡ
    (0x0300, 0x030C),  # combining accents
    (0x1E3E, 0x1E3F),  # ḿ
    (0x2010, 0x2027),  # dashes, quotation marks, bullets, …
    (0x2030, 0x203B),  # ‰ ′ ″ ※
    (0x20AC, 0x20AC),  # €
    (0x2103, 0x2103),  # ℃
    (0x2116, 0x2122),  # № ™
    (0x2150, 0x217F),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical signs
    (0x2460, 0x24FF),  # ① ⑩
    (0x2500, 0x257F),  # lines
    (0x25A0, 0x26FF),  # ■ ▲ ● ★ ☆ ♻
    (0x2700, 0x27BF),  # ✓ ✗
    (0x3000, 0x303F),  # 、。「」
    (0xFF01, 0xFF5E),  # full width
    (0xFFE0, 0xFFE6),  # ￥
)
WRITTEN = (("questions", "*.csv"), ("questions", "*.toml"), ("wastequiz", "*.py"), ("wastequiz", "*.po"))


def gb2312() -> set[str]:
    """Every character of GB2312: 6,763 Han characters and its signs."""
    found: set[str] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.add(bytes((row, cell)).decode("gb2312", "ignore"))
    return found - {""}


def written(root: Path) -> set[str]:
    """Every character that the question bank, the program and its catalogues write."""
    found: set[str] = set()
    for folder, pattern in WRITTEN:
        for path in sorted((root / folder).rglob(pattern)):
            found.update(path.read_text(encoding="utf-8"))
    return {character for character in found if unicodedata.category(character)[0] != "C"}


def wanted(root: Path) -> set[str]:
    """All characters that the fonts should have."""
    latin = {chr(code) for first, last in RANGES for code in range(first, last + 1)}
    return gb2312() | set(NAMES.read_text(encoding="utf-8").split()[-1]) | latin | written(root)


def cut(source: Path, target: Path, characters: set[str]) -> set[str]:
    """Write `target` with these characters out of `source`; returns those that the source does not have."""
    font = TTFont(source, fontNumber=SIMPLIFIED, recalcTimestamp=False)
    missing = {character for character in characters if ord(character) not in font.getBestCmap()}
    options = subset.Options()
    # No vertical writing, no old Hangul, no Japanese, Korean or Taiwanese forms (locl alone would add 7,000 glyphs);
    # kern, palt and halt for Latin and punctuation. The plain digits are tabular.
    options.layout_features = ["ccmp", "kern", "mark", "palt", "halt", "liga", "tnum", "lnum"]
    options.layout_scripts = ["DFLT", "latn", "hani"]
    options.hinting = False
    options.desubroutinize = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.name_languages = [0x0409]
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(character) for character in characters])
    cutter.subset(font)
    font.save(target)
    return missing


def main() -> int:
    """Cut both weights and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, default=Path("/usr/share/fonts/opentype/noto"), metavar="DIR")
    source: Path = parser.parse_args().source
    characters = wanted(HERE.parent)
    total = 0
    for weight in WEIGHTS:
        collection = source / f"NotoSansCJK-{weight}.ttc"
        if not collection.exists():
            print(f"{collection} is not there. On Debian: apt-get install fonts-noto-cjk", file=sys.stderr)
            return 2
        target = FONTS / f"NotoSansCJKsc-{weight}.subset.otf"
        missing = cut(collection, target, characters)
        total += target.stat().st_size
        print(f"{target.name}: {len(characters) - len(missing):,} characters, {target.stat().st_size:,} bytes")
        if lost := sorted(missing & written(HERE.parent)):
            print(f"  written somewhere, but not in Noto: {' '.join(lost)}")
    if total > LIMIT:
        print(f"{total:,} bytes are more than the {LIMIT:,} that we allow.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
