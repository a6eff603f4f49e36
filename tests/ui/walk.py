"""A walk past every place and state of the tour, with somebody who looks closely at each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz import i18n
from wastequiz.cli.tour_stops import STOPS
from wastequiz.cli.touring import Tour, Wanted
from wastequiz.stage import words
from wastequiz.ui.screen import Screen

LOOSE = 1.5
"""Units by which a text may stand over its box: rounding."""
OVERHANG = 40.0
"""Centred text is painted this much wider than its box on either side (stage.words.text)."""


class Walk(Tour):
    """A tour that shows each state to `look` instead of saving a picture."""

    def __init__(self, folder: Path, wanted: Wanted, look: Callable[[str, Screen], None]) -> None:
        super().__init__(folder, folder, wanted)
        self._look = look

    def wants(self, states: Iterable[str]) -> bool:
        return any(self.wanted.only in state for state in states)

    def take(self, state: str, *, beside: bool = False) -> None:
        self.rest()
        if self.wanted.only not in state:
            return
        screen = self.page_of(beside)
        assert screen is not None
        (screen if beside else self.window).grab()
        self._look(state, screen)


def walk(folder: Path, look: Callable[[str, Screen], None], *, size: tuple[int, int], language: str = "en", **more: Any) -> None:
    """Takes `look(state, screen)` to every state there is."""
    wanted = Wanted(size, language, more.get("theme", "light"), more.get("text_size", "normal"), more.get("only", ""))
    before = i18n.current()
    under_way = Walk(folder, wanted, look)
    try:
        for stop in STOPS:
            stop(under_way)
    finally:
        under_way.close()
        i18n.use(before)


@dataclass
class Painted:
    """What was painted since the last `take`: texts, and those that did not fit."""

    texts: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)

    def take(self) -> tuple[set[str], set[str]]:
        """Texts and cut texts, and begins anew."""
        found = self.texts, self.cut
        self.texts, self.cut = set(), set()
        return found


@contextmanager
def watched_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painted]:
    """Notes every text that goes through stage.words, and whether it fits its box."""
    seen = Painted()
    text, display = words.text, words.display

    def note(look: Any, box: QRectF, said: str, size: float, *, bold: bool, floor: float, over: float, leading: float) -> None:
        seen.texts.add(said)
        fitted, lines = words.fit(look, said, size, box.width(), box.height(), bold=bold, floor=floor)
        down = len(lines) * look.theme.pixels(fitted) * leading
        across = max(words.width(look, line, fitted, bold=bold) for line in lines)
        # a line's own leading may stand over: letters do not fill it
        if down > box.height() + LOOSE + look.theme.pixels(fitted) * 0.35 or across > box.width() + over + LOOSE:
            seen.cut.add(f"{said!r}: {across:.0f}x{down:.0f} in {box.width():.0f}x{box.height():.0f} at {fitted:.0f} of {size:.0f}")

    def watched_text(p: Any, look: Any, box: QRectF, said: str, size: float, colour: Any, **more: Any) -> float:
        over = 2 * OVERHANG if more.get("align") == "center" else 0.0
        note(look, box, said, size, bold=more.get("bold", False), floor=more.get("floor", 20), over=over, leading=1.25)
        return text(p, look, box, said, size, colour, **more)

    def watched_display(p: Any, look: Any, box: QRectF, said: Any, size: float, colour: Any, **more: Any) -> None:
        plain = said if isinstance(said, str) else "".join(run.text for run in said)
        note(look, box, plain, size, bold=True, floor=more.get("floor", 20), over=0.0, leading=1.25)
        display(p, look, box, said, size, colour, **more)

    monkeypatch.setattr(words, "text", watched_text)
    monkeypatch.setattr(words, "display", watched_display)
    yield seen
    monkeypatch.setattr(words, "text", text)
    monkeypatch.setattr(words, "display", display)


def named_texts(screen: Screen) -> set[str]:
    """What a screen reader would read of the visible widgets."""
    found = {screen.accessibleName(), screen.accessibleDescription()}
    for widget in screen.findChildren(QWidget):
        if widget.isVisible():
            found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
            said = getattr(widget, "text", None)
            if callable(said) and not callable(getattr(widget, "setReadOnly", None)):  # what somebody typed is theirs
                found.add(str(said()))
    return found - {""}


_MARKED = re.compile(r"\[[^\[\]]*\]")


def unmarked(text: str, allowed: frozenset[str]) -> str:
    """What of a text in the made language was not marked for translation; '' where all was."""
    if text in allowed or (text.startswith("[") and text.endswith("…")):  # shortened: its end mark is gone
        return ""
    for word in sorted(allowed, key=len, reverse=True):
        text = text.replace(word, "")
    before = ""
    while before != text:
        before = text
        text = _MARKED.sub("", text)
    return "".join(re.findall(r"[^\W\d_]{2,}", text))
