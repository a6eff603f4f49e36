"""Every text is marked for translation, and none is cut: looked at in a made language 40 % longer, in English and in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.walk import named_texts, unmarked, walk, watched_words
from wastequiz import i18n
from wastequiz.cli import tour_kiosk
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
)
"""States that also show what is no text of ours: paths, a traceback, the texts of licences, words that children typed, rows of a teacher's file."""


@pytest.mark.slow
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize(
    ("language", "text_size"),
    [(i18n.PSEUDO, "normal"), ("en", "normal"), ("zh_CN", "normal"), ("en", "largest"), ("zh_CN", "largest")],
)
def test_no_text_is_cut(
    qtbot: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, text_size: str, size: tuple[int, int]
) -> None:
    faults: dict[str, set[str]] = {}
    with watched_words(monkeypatch) as seen:

        def look(state: str, _screen: Screen) -> None:
            _texts, cut = seen.take()
            if cut:
                faults[state] = cut

        walk(tmp_path, look, size=size, language=language, text_size=text_size)
    assert not faults, "\n".join(f"{state}: {cut}" for state, found in faults.items() for cut in sorted(found))


@pytest.mark.slow
def test_every_text_is_marked_for_translation(qtbot: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    faults: dict[str, list[str]] = {}
    seen_at_all: set[str] = set()
    with watched_words(monkeypatch) as seen:

        def look(state: str, screen: Screen) -> None:
            texts, _cut = seen.take()
            texts |= named_texts(screen)
            seen_at_all.update(texts)
            if not state.startswith(FOREIGN):
                bare = sorted(text for text in texts if unmarked(text, ALLOWED | names_given() | local_names(screen)))
                if bare:
                    faults[state] = bare

        walk(tmp_path, look, size=LANDSCAPE, language=i18n.PSEUDO)
    assert len(seen_at_all) > 200
    assert not faults, "\n".join(f"{state}: {text!r}" for state, found in faults.items() for text in found)


def names_given() -> frozenset[str]:
    """What people called their students and events in the tour's school."""
    return frozenset({*touring.NICKNAMES.values(), *touring.REAL_NAMES.values(), *tour_kiosk.NAMES})


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
