"""Makes `questions/characters.txt`: the 3,500 characters that come most often in jieba's word list, most frequent first.

    uv run --with jieba==0.42.1 assets/make_characters.py

The list (MIT licence, © Sun Junyi and contributors) says how often each word was met in newspapers and novels; a character's count is the sum of
its words'. `bank check` measures by it whether a question is written in characters that its readers know.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import jieba  # pyright: ignore[reportMissingImports]

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "questions" / "characters.txt"
MOST = 3_500
"""As many as a pupil knows after nine years: 义务教育语文课程标准 (2022)."""
A_LINE = 50


def main() -> None:
    met: Counter[str] = Counter()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _part = line.split()
        for character in word:
            if "\u4e00" <= character <= "\u9fff":
                met[character] += int(count)
    common = [character for character, _count in sorted(met.items(), key=lambda c: (-c[1], c[0]))[:MOST]]
    lines = ["".join(common[n : n + A_LINE]) for n in range(0, MOST, A_LINE)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
