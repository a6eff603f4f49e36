"""The settings a teacher chooses, with their defaults; anything unknown or out of range in the store falls back to its default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

TEXT_SIZES = ("normal", "large", "largest")
THEMES = ("light", "highContrast")
PINYIN = ("off", "auto", "always")
"""Pinyin over names: never, for those who cannot read yet and for years 1 and 2, always."""
SCANNING = ("off", "one_button", "two_buttons")
SCAN_STEPS_MS = (800, 1200, 2000, 3000)
ON_SCREEN_KEYBOARD = ("auto", "always", "never")
"""When the on-screen keyboard opens by itself: when a finger touches a field, at every field, or not at all."""

MOST_BUZZERS = 8


@dataclass(frozen=True, slots=True)
class Preferences:
    """`language` '' and `scheme` '' mean: not asked yet. Volumes are 0..100. `screen` is the screen's name, '' the first.

    `class_view`: whether a lesson shows the class a window of its own where there is a second screen; `class_screen`: that screen's name.
    """

    language: str = ""
    scheme: str = ""
    effects: int = 70
    voice: int = 80
    read_aloud: bool = False
    theme: str = "light"
    text_size: str = "normal"
    reduced_motion: bool = False
    full_screen: bool = False
    screen: str = ""
    limit_s: int = 20
    last_class: int = 0
    pinyin: str = "auto"
    scanning: str = "off"
    scan_step_ms: int = 1200
    low_reach: bool = False
    on_screen_keyboard: str = "auto"
    class_view: bool = False
    class_screen: str = ""
    buzzer_keys: str = ""
    """The keys this station's buzzers send, the first team's first; '' where none were learnt."""

    @property
    def asked(self) -> bool:
        """Whether the first start's two questions were answered."""
        return bool(self.language and self.scheme)

    def but(self, **changes: Any) -> Preferences:
        """The same with some values changed. Raises TypeError for an unknown name."""
        return _sane(replace(self, **changes))

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def from_plain(kept: Mapping[str, Any]) -> Preferences:
    """The preferences of what the store kept; wrong types and unknown names are passed over."""
    default = Preferences()
    known = {f.name: getattr(default, f.name) for f in fields(Preferences)}
    fit = {name: kept[name] for name, value in known.items() if name in kept and type(kept[name]) is type(value)}
    return _sane(replace(default, **fit))


def _sane(p: Preferences) -> Preferences:
    keys = dict.fromkeys(key for key in p.buzzer_keys if key.isprintable() and key.strip())
    return replace(
        p,
        buzzer_keys="".join(keys)[:MOST_BUZZERS],
        effects=min(100, max(0, p.effects)),
        voice=min(100, max(0, p.voice)),
        theme=p.theme if p.theme in THEMES else THEMES[0],
        text_size=p.text_size if p.text_size in TEXT_SIZES else TEXT_SIZES[0],
        limit_s=min(120, max(5, p.limit_s)),
        pinyin=p.pinyin if p.pinyin in PINYIN else "auto",
        scanning=p.scanning if p.scanning in SCANNING else SCANNING[0],
        scan_step_ms=min(10_000, max(400, p.scan_step_ms)),
        on_screen_keyboard=p.on_screen_keyboard if p.on_screen_keyboard in ON_SCREEN_KEYBOARD else ON_SCREEN_KEYBOARD[0],
    )
