"""Every place in every state: everybody can use it, every text is marked for translation, and none is cut.

A walk takes its time, so what can be looked for on the same walk is: names, Tab and sizes where English and Chinese have their usual size, cut
texts everywhere, unmarked ones in a made language that is 40 % longer.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.sampled import thorough
from tests.ui.accessible import unusable
from tests.ui.walk import named_texts, unmarked, walk, watched_words
from wastequiz import i18n
from wastequiz.cli import tour_kiosk, tour_wheel
from wastequiz.services import touring
from wastequiz.ui.screen import Screen

LANDSCAPE, PORTRAIT = (1366, 768), (1080, 1920)
ALLOWED = frozenset({*(i18n.language_name(code) for code in (*i18n.languages(), i18n.PSEUDO)), "分得清", "WasteQuiz", "Python"})
"""What is the same in every language."""
FOREIGN = (
    "trouble_",
    "crashed",
    "licences",
    "noticed_words",
    "noticed_nothing",
    "noticed_settled",
    "backups_merge",
    "bank_import_preview",
    "rosters_import_preview",
    "kiosk_safe_screen",
)
"""States that also show what is no text of ours: paths, a traceback, the texts of licences, words that children typed, rows of a teacher's file, a sentence in two languages."""


WALKS = [
    (i18n.PSEUDO, "normal", LANDSCAPE),
    (i18n.PSEUDO, "normal", PORTRAIT),
    ("en", "normal", LANDSCAPE),
    ("zh_CN", "normal", PORTRAIT),
    ("en", "largest", LANDSCAPE),
    ("en", "largest", PORTRAIT),
]
"""Each takes more than a minute: what is 40 % longer than English is walked upright and across, each language once with keys and fingers."""
REST = [("zh_CN", "normal", LANDSCAPE), ("en", "normal", PORTRAIT), ("zh_CN", "largest", LANDSCAPE), ("zh_CN", "largest", PORTRAIT)]
"""Only in a thorough run (`HYPOTHESIS_PROFILE=thorough`)."""


def walk_id(value: object) -> str:
    return {LANDSCAPE: "landscape", PORTRAIT: "portrait"}.get(value, str(value)) if isinstance(value, tuple) else str(value)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "text_size", "size"), [*WALKS, *(REST if thorough() else ())], ids=walk_id)
def test_every_place_can_be_read_and_worked_with(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, text_size: str, size: tuple[int, int]
) -> None:
    faults: dict[str, list[str]] = defaultdict(list)
    states: set[str] = set()
    texts_seen: set[str] = set()
    with watched_words(monkeypatch) as seen:

        def look(state: str, screen: Screen) -> None:
            states.add(state)
            texts, cut = seen.take()
            faults[state].extend(f"is cut: {one}" for one in sorted(cut))
            if language == i18n.PSEUDO and size == LANDSCAPE:
                texts |= named_texts(screen)
                faults[state].extend(f"is not marked: {one!r}" for one in bare(state, texts, screen))
            elif language != i18n.PSEUDO and text_size == "normal":
                faults[state].extend(unusable(qtbot, state, screen))
            texts_seen.update(texts)

        walk(tmp_path, look, size=size, language=language, text_size=text_size)
    assert len(states) > 50
    assert len(texts_seen) > 200
    found = [f"{state}: {fault}" for state in faults for fault in faults[state]]
    assert not found, "\n".join(found)


def bare(state: str, texts: set[str], screen: Screen) -> list[str]:
    """What of the texts of a state was not marked for translation."""
    if state.startswith(FOREIGN):
        return []
    return sorted(text for text in texts if unmarked(text, ALLOWED | names_given() | local_names(screen)))


def names_given() -> frozenset[str]:
    """What people called their classes, students, events and prizes in the tour's school."""
    return frozenset({*touring.NICKNAMES.values(), *touring.REAL_NAMES.values(), *tour_kiosk.NAMES, *tour_wheel.NAMES})


def local_names(screen: Screen) -> frozenset[str]:
    """What bins and other places abroad are called where they stand."""
    schemes = screen.context.school.bank.schemes.values()
    return frozenset({target.local for s in schemes for target in (*s.bins, *s.destinations)} - {""})


def test_what_is_not_marked_would_be_noticed() -> None:
    assert unmarked("[Þļáŷ~~]", ALLOWED) == ""
    assert unmarked("[Šéáţ [ƀřéáđ~]~~]. [Ğö~]", ALLOWED) == ""
    assert unmarked("12 / 20 · A", ALLOWED) == ""
    assert unmarked("Play", ALLOWED) == "Play"
    assert unmarked("[Šéáţ~] Play", ALLOWED) == "Play"
    assert unmarked("[Šéá…", ALLOWED) == "" and unmarked("Pla…", ALLOWED) == "Pla"
    assert unmarked("中文", ALLOWED) == ""
    assert unmarked("可回收物", ALLOWED) != ""
