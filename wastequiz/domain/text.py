"""A text of the bank in every language it was written in."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView

LANGUAGES = ("zh_CN", "en")
"""The languages every built-in text has; the first is the one the program was made in."""


class Text(Mapping[str, str]):
    """One text in several languages: language code (`zh_CN`, `en`) to words. Immutable, hashable."""

    __slots__ = ("_by_lang",)

    def __init__(self, by_lang: Mapping[str, str] | None = None, **words: str) -> None:
        self._by_lang: dict[str, str] = {**by_lang, **words} if by_lang else words

    def __getitem__(self, lang: str) -> str:
        return self._by_lang[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_lang)

    def __len__(self) -> int:
        return len(self._by_lang)

    def items(self) -> ItemsView[str, str]:
        return self._by_lang.items()

    def values(self) -> ValuesView[str]:
        return self._by_lang.values()

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._by_lang.items())))

    def __repr__(self) -> str:
        return f"Text({self._by_lang!r})"

    def to(self, lang: str) -> str:
        """The words in `lang`; else in another form of that language (`en_GB` takes `en`), in English, in whatever there is, or ''."""
        words = self._by_lang
        return (
            words.get(lang)
            or next((w for code, w in words.items() if w and code.split("_")[0] == lang.split("_")[0]), "")
            or words.get("en", "")
            or next((w for w in words.values() if w), "")
        )
