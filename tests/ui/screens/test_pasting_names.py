"""A list of names is pasted into a class, and the form of a new class stays where it is while somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut
from tests.ui.screens.test_rosters import kept, opened
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui.context import Context
from wastequiz.ui.screens.rosters import RostersScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def seats_form(qtbot: Any, context: Context, seats: int = 2, size: tuple[int, int] = (1366, 768)) -> tuple[RostersScreen, int]:
    found = add_class(qtbot, context, "3-2", seats)
    screen, _places = opened(qtbot, context, found.id, size)
    click(qtbot, screen.add_seats)
    qtbot.waitUntil(lambda: screen.form is screen.seats_form)
    return screen, found.id


def test_a_copied_list_of_names_is_shown_first_and_then_kept(qtbot: Any, context: Context) -> None:
    screen, class_id = seats_form(qtbot, context)
    QGuiApplication.clipboard().setText("1\tAnn\n2\tBen\n3\tCai\n")
    click(qtbot, screen.seats_form.paste)
    assert screen.seats_form.list.text() == "Ann, Ben, Cai" and screen.seats_form.paste.label == "Add 3 names"
    assert [s.real_name for s in kept(qtbot, context, class_id)] == ["", ""], "nothing is kept yet"
    click(qtbot, screen.seats_form.paste)
    qtbot.waitUntil(lambda: screen.seats_form.message.text() == "3 names added.")
    assert [(s.seat, s.real_name) for s in kept(qtbot, context, class_id)] == [(1, "Ann"), (2, "Ben"), (3, "Cai")]
    assert screen.seats_form.paste.label == "Paste names"


def test_of_a_long_list_the_first_names_are_shown(qtbot: Any, context: Context) -> None:
    screen, _class_id = seats_form(qtbot, context)
    QGuiApplication.clipboard().setText("Ann\nBen\nCai\nDan\nEva\nFay\nGuo")
    click(qtbot, screen.seats_form.paste)
    assert screen.seats_form.list.text() == "Ann, Ben, Cai, Dan, Eva, Fay …"


@pytest.mark.parametrize(("text", "said"), [("", "no names to paste"), ("x" * 60, "too long")])
def test_what_is_no_list_of_names_is_said(qtbot: Any, context: Context, text: str, said: str) -> None:
    screen, class_id = seats_form(qtbot, context)
    QGuiApplication.clipboard().setText(text)
    click(qtbot, screen.seats_form.paste)
    assert screen.seats_form.message.danger and said in screen.seats_form.message.text()
    assert screen.seats_form.names == () and [s.real_name for s in kept(qtbot, context, class_id)] == ["", ""]


def test_more_names_than_seats_are_refused(qtbot: Any, context: Context) -> None:
    screen, _class_id = seats_form(qtbot, context)
    QGuiApplication.clipboard().setText("\n".join(f"kid {chr(97 + n % 26)}" for n in range(110)))
    click(qtbot, screen.seats_form.paste)
    click(qtbot, screen.seats_form.paste)
    qtbot.waitUntil(lambda: screen.seats_form.message.danger)
    assert len(screen.seats_form.names) == 110, "what was pasted is still there"


def test_nothing_moves_while_the_first_class_is_named(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    form = screen.class_form
    assert form.message.isVisible()
    before = [screen.where(piece) for piece in (form.name, form.seats, form.save)]
    form.name.setFocus()
    qtbot.keyClicks(form.name, "3-2")
    assert not form.message.isVisible() and form.card.title.isVisible()
    assert [screen.where(piece) for piece in (form.name, form.seats, form.save)] == before


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", ["zh_CN", "en", "qps"])
def test_nothing_of_the_form_is_cut(
    qtbot: Any, context: Context, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use(language)
    context.look = Look(Theme(text_scale=1.3, reduced_motion=True))
    screen, _class_id = seats_form(qtbot, context, size=size)
    with watched_words(monkeypatch) as seen:
        screen.grab()
        not_cut(screen)
        QGuiApplication.clipboard().setText("")
        screen.seats_form.paste.click()
        screen.grab()
        not_cut(screen)
        texts, cut = seen.take()
    assert texts and not cut
