"""The sheet of the on-screen keyboard: makes the keys, writes on them what they do, and fills the bar of candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF

from wastequiz.i18n import N_, _
from wastequiz.stage import keys, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.keys import ENGLISH, GAP, LEAST, PINYIN, SIGNS, Key, Sheet

MOST_SHOWN = 10
"""So many candidates stand side by side at most."""
HINTS = {
    PINYIN: N_("Type pinyin, then choose the words"),
    ENGLISH: N_("English letters"),
    SIGNS: N_("Digits and signs"),
}
NARROWEST = 130.0
Found = Sequence[tuple[str, int]]
"""Candidates, best first: (words, how many letters they use up)."""


class KeySheet:
    """All pieces of a keyboard on `page`; made once, shown and hidden together."""

    def __init__(
        self,
        page: Canvas,
        do: Mapping[str, Callable[[], Any]],
        letter: Callable[[int, int], Any],
        choose: Callable[[int], Any],
        press: Callable[[], Any],
        enter_icon: str,
    ) -> None:
        """`do`: what each key that is no letter does; `letter` gets row and column; `choose` the number of a candidate; `press` sounds."""
        self.page = page
        self._press = press
        self._box, self._aside = QRectF(), 0.0
        self._found: Found = ()
        self._first = 0
        self._firsts = [0]
        self.sheet = Sheet(page)
        self.candidates = [self._key("", "plain" if i else "chosen", lambda i=i: choose(self._first + i)) for i in range(MOST_SHOWN)]
        self.keys: dict[str, Key] = {
            "before": self._key(_("Words before"), "quiet", lambda: self.turn(-1), icon="back"),
            "after": self._key(_("More words"), "quiet", lambda: self.turn(1), icon="next"),
            "hide": self._key(_("Hide the keyboard"), "quiet", None, icon="down"),
        }
        """The keys by what they do, or by row and column ("0.3")."""
        self.keys["hide"].clicked.connect(do["hide"])  # when let go: what lies below must not get the rest of the touch
        for row, signs in enumerate(keys.SIGNS_OF[PINYIN]):
            for n in range(len(signs)):
                self.keys[f"{row}.{n}"] = self._key("", "plain", lambda row=row, n=n: letter(row, n))
        icons = {keys.BACK: "backspace", keys.ENTER: enter_icon}
        names = {keys.BACK: _("Delete"), keys.ENTER: _("Enter"), keys.SPACE: _("Space"), keys.LANGUAGE: _("Chinese or English")}
        for name in (keys.SHIFT, keys.BACK, keys.SWITCH, keys.LANGUAGE, keys.SPACE, keys.STOP, keys.ENTER):
            kind = "plain" if name in (keys.SPACE, keys.STOP) else "quiet"
            self.keys[name] = self._key(names.get(name, ""), kind, do[name], icon=icons.get(name, ""))
        self.keys[keys.BACK].setAutoRepeat(True)

    def _key(self, name: str, kind: str, do: Callable[[], Any] | None, icon: str = "") -> Key:
        key = Key(self.page, name, icon=icon, kind=kind)
        key.pressed.connect(self._press)
        if do is not None:
            key.pressed.connect(do)
        return key

    def all(self) -> list[Key]:
        return [*self.candidates, *self.keys.values()]

    def hide(self) -> None:
        for piece in (*self.all(), self.sheet):
            piece.hide()

    def arrange(self, box: QRectF, aside: float) -> None:
        """Puts everything into `box` and shows it."""
        self._box, self._aside = box, aside
        plan = keys.plan(box, aside=aside)
        self.page.put(self.sheet, box.left(), box.top(), box.width(), box.height())
        self.sheet.show()
        self.sheet.raise_()
        for (row, n), at in plan.letters.items():
            self._put(self.keys[f"{row}.{n}"], at)
        for name, at in plan.others.items():
            self._put(self.keys[name], at)
        self._put(self.keys["hide"], QRectF(plan.bar.right() - LEAST - 8, plan.bar.top(), LEAST + 8, plan.bar.height()))
        self._fill()
        for key in self.all():
            key.raise_()
        self.page.raise_over()

    def _put(self, key: Key, at: QRectF) -> None:
        self.page.put(key, at.left(), at.top(), at.width(), at.height())
        key.show()

    # ---- what stands on the keys
    def label(self, layout: str, language: str, *, capital: bool, chinese: bool) -> None:
        """Writes on every key what it does now. `language`: the layout of letters that is in use; `chinese`: whether there is pinyin."""
        for row, signs in enumerate(keys.SIGNS_OF[layout]):
            for n, sign in enumerate(signs):
                shown = sign.upper() if capital else sign
                self.keys[f"{row}.{n}"].relabel(shown, shown)
        shift = self.keys[keys.SHIFT]
        shift.setCheckable(layout == ENGLISH)
        shift.setChecked(capital)
        if layout == ENGLISH:
            shift.relabel(_("Capital letter"), icon="up")
        else:
            shift.relabel(_("Apostrophe"), "'")
        if layout == SIGNS:
            self.keys[keys.SWITCH].relabel(_("Letters"), _("abc"))
        else:
            self.keys[keys.SWITCH].relabel(_("Digits and signs"), "123")
        other = self.keys[keys.LANGUAGE]
        other.relabel(_("Chinese or English"), "英/中" if language == ENGLISH else "中/英")
        other.setAccessibleDescription(_(HINTS[language]))
        other.setEnabled(chinese)
        other.faded = not chinese
        comma = keys.COMMA[layout]
        self.keys[keys.STOP].relabel(_("Comma") if comma in "，," else comma, comma)
        self.keys[keys.SPACE].relabel(_("Space"), _("Space"))

    # ---- candidates
    def offer(self, found: Found, hint: str) -> None:
        """Shows the first page of candidates; `hint` stands there while there are none."""
        self._found, self._first = found, 0
        self.sheet.hint = "" if found else hint
        self.sheet.update()
        if self.sheet.isVisible():
            self._fill()
            self.page.raise_over()

    def turn(self, step: int) -> None:
        """Shows another page of candidates, where there is one."""
        at = self._firsts.index(self._first) + step
        if 0 <= at < len(self._firsts):
            self._first = self._firsts[at]
            self._fill()
            self.page.raise_over()

    def _fill(self) -> None:
        """Puts as many candidates as there is room for into the bar, and the arrows where there are more."""
        bar = keys.plan(self._box, aside=self._aside).bar
        room = bar.width() - 3 * (LEAST + GAP) - 8
        widths = [max(NARROWEST, words.width(self.page.look, text, 38, bold=True) + 60) for text, _used in self._found]
        self._firsts = pages(widths, room)
        at = max(n for n, first in enumerate(self._firsts) if first <= self._first)
        self._first = self._firsts[at]
        last = self._firsts[at + 1] if at + 1 < len(self._firsts) else len(self._found)
        x = bar.left()
        for n, key in enumerate(self.candidates, start=self._first):
            if n < last:
                across = min(widths[n], room)
                key.relabel(self._found[n][0], self._found[n][0])
                self._put(key, QRectF(x, bar.top(), across, bar.height()))
                x += across + GAP
            else:
                key.hide()
        for name, there, back in (("before", at > 0, 3), ("after", at + 1 < len(self._firsts), 2)):
            key = self.keys[name]
            key.setEnabled(there)
            key.faded = not there
            key.update()
            if len(self._firsts) > 1:
                self._put(key, QRectF(bar.right() - 8 - back * (LEAST + GAP) + GAP, bar.top(), LEAST, bar.height()))
            else:
                key.hide()
        self.sheet.bar = bar.translated(-self._box.left(), -self._box.top()).adjusted(16, 0, -LEAST - 24, 0)


def pages(widths: Sequence[float], room: float) -> list[int]:
    """The number of the first candidate on each page of a bar `room` units long."""
    firsts, used = [0], 0.0
    for n, across in enumerate(widths):
        if n > firsts[-1] and (used + across > room or n - firsts[-1] >= MOST_SHOWN):
            firsts.append(n)
            used = 0.0
        used += across + GAP
    return firsts
