"""Settings: kept at once, heard and seen at once, by mouse and by keyboard alone; what is wrong is a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import click, context_on, not_cut, press, shown, tab_to
from wastequiz.domain.errors import DiskFull
from wastequiz.services import safekeeping
from wastequiz.services.preferences import Preferences, from_plain
from wastequiz.services.safekeeping import Kept
from wastequiz.stage import fields
from wastequiz.stage.canvas import let_keyboard_lead
from wastequiz.store import settings as kept_settings
from wastequiz.ui import background
from wastequiz.ui.context import Context
from wastequiz.ui.places import SETTINGS_TABS, Home, Licences, Rosters, Rules, SettingsPage, StaffPin
from wastequiz.ui.screens.settings import SettingsScreen
from wastequiz.ui.widgets.switch import Switch

HOUR = 3_600_000


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        monkeypatch.setattr(made.sound, "check", lambda: "device")
        monkeypatch.setattr(made.voice, "check", lambda: "voice")
        monkeypatch.setattr(made.voice, "check_player", lambda: "")
        yield made
    let_keyboard_lead(False)


def opened(qtbot: Any, context: Context, tab: str = "look", size: tuple[int, int] = (1366, 768)) -> tuple[SettingsScreen, list[Any]]:
    screen = SettingsScreen(context, tab)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: (screen.tab != "look" or bool(screen.voice_state.text())) and background.busy() == 0)
    return screen, places


def switch(screen: SettingsScreen, name: str) -> Switch:
    return next(s for s in screen.findChildren(Switch) if s.accessibleName().startswith(name))


def kept(context: Context) -> Preferences:
    """What the school file has, read again."""
    return from_plain(context.school.ask(kept_settings.all))


def segment(screen: SettingsScreen, name: str) -> fields.Segment:
    return next(s for s in screen.findChildren(fields.Segment) if s.accessibleName() == name)


@pytest.mark.parametrize(
    ("tab", "name", "field", "value", "redraws"),
    [
        ("look", "Language: English", "language", "en", True),
        ("look", "Seconds for each question: 60", "limit_s", 60, False),
        ("look", "Colours: High contrast", "theme", "highContrast", True),
        ("look", "Text size: Largest", "text_size", "largest", True),
        ("everyone", "Pinyin over names: Always", "pinyin", "always", True),
        ("everyone", "Play with a switch: Two buttons", "scanning", "two_buttons", True),
        ("everyone", "The ring stays: 2 s", "scan_step_ms", 2000, True),
        ("everyone", "Keyboard on the screen: Never", "on_screen_keyboard", "never", False),
    ],
)
def test_a_choice_is_kept_at_once(qtbot: Any, context: Context, tab: str, name: str, field: str, value: object, redraws: bool) -> None:
    redrawn: list[bool] = []
    context.preferences_changed = lambda: redrawn.append(True)
    screen, _places = opened(qtbot, context, tab)
    click(qtbot, segment(screen, name))
    assert getattr(context.school.preferences, field) == value and getattr(kept(context), field) == value
    assert bool(redrawn) == redraws
    assert segment(screen, name).isChecked()


@pytest.mark.parametrize(
    ("tab", "name", "field"),
    [
        ("look", "Read every question aloud", "read_aloud"),
        ("look", "Less movement", "reduced_motion"),
        ("everyone", "Low reach", "low_reach"),
        ("computer", "Fill the whole screen", "full_screen"),
    ],
)
def test_a_switch_is_kept_with_keys_alone(qtbot: Any, context: Context, tab: str, name: str, field: str) -> None:
    screen, _places = opened(qtbot, context, tab)
    tab_to(switch(screen, name))
    press(Qt.Key.Key_Space)
    assert getattr(kept(context), field) is True
    press(Qt.Key.Key_Return)
    assert getattr(kept(context), field) is False


def test_volumes_are_heard_at_once_and_kept(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    tab_to(screen.effects)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert context.sound.volume == 80
    press(Qt.Key.Key_Home)
    assert context.sound.volume == 0
    slider = screen.voice
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 3, slider.height() // 2))
    assert context.voice.volume == slider.value() != 80
    qtbot.waitUntil(lambda: kept(context).voice == slider.value())
    assert kept(context).effects == 0


def test_leaving_keeps_a_volume_that_was_just_moved(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    screen.effects.setValue(15)
    press(Qt.Key.Key_Escape)
    assert places == [Home()] and kept(context).effects == 15


def test_what_is_wrong_with_sound_and_voice_is_said(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.sound_state.text().startswith("No loudspeaker was found") and screen.sound_state.isVisible()
    assert screen.voice_state.text().startswith("This computer has no voice for 中文")


def test_when_all_is_well_nothing_is_said(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _places = opened(qtbot, context)
    monkeypatch.setattr(context.sound, "check", lambda: "")
    monkeypatch.setattr(context.voice, "check", lambda: "")
    screen.look_for_devices()
    assert not screen.sound_state.isVisible() and not screen.voice_state.isVisible()


def test_the_try_buttons_play_and_speak(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[str] = []
    monkeypatch.setattr(context.sound, "play", played.append)
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.try_effects)
    click(qtbot, screen.try_voice)
    assert played == ["right"] and context.voice.last == "Hello! This is how I read aloud."


def test_a_backup_is_made_now_and_its_age_shown(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, "computer")
    screen.show_backup(None)
    assert screen.backup_state.text() == "There is no backup yet. Make one now." and screen.backup_state.danger
    tab_to(screen.backup_now)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.backup_state.text().startswith("Last backup: just now"))
    assert not screen.backup_state.danger and screen.backup_now.isEnabled()
    newest = safekeeping.newest(context.school)
    assert newest is not None and safekeeping.newest_good(context.school.folder) == newest.path


def test_a_backup_older_than_a_day_is_red(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, "computer")
    screen.show_backup(Kept(Path("b"), 0, 24 * HOUR))
    assert not screen.backup_state.danger
    screen.show_backup(Kept(Path("b"), 0, 25 * HOUR))
    assert screen.backup_state.danger and screen.backup_state.text() == "The last backup was made 25 h ago. Make one now."


def test_a_backup_that_fails_is_said_with_a_next_step(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _places = opened(qtbot, context, "computer")
    monkeypatch.setattr(safekeeping, "backup", lambda _school, _done, failed: failed(DiskFull(Path("/d"), 0)))
    click(qtbot, screen.backup_now)
    assert screen.backup_state.danger and screen.backup_state.text().startswith("The disk is full.")
    assert screen.backup_now.isEnabled()


def test_ways_on(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context, "computer")
    for button in (screen.rosters, screen.pin, screen.licences):
        click(qtbot, button)
    assert places == [Rosters(), StaffPin(SettingsPage(), new=True), Licences()]


def test_after_a_change_that_draws_anew_the_focus_is_where_it_was(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    let_keyboard_lead()
    tab_to(segment(screen, "Text size: Large"))
    press(Qt.Key.Key_Space)
    again, _places = opened(qtbot, context)
    focus = QApplication.focusWidget()
    assert focus is segment(again, "Text size: Large")


@pytest.mark.parametrize("tab", SETTINGS_TABS)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)])
def test_nothing_is_cut(qtbot: Any, context: Context, tab: str, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, tab, size)
    not_cut(screen)
    for box in screen.card_boxes():
        assert screen.area.adjusted(-1, -1, 1, 1).contains(box)


def test_a_button_says_whose_rules_hold_and_leads_to_all_of_them(qtbot: Any, context: Context) -> None:
    context.school.prefer(scheme="cn-beijing")
    screen, places = opened(qtbot, context)
    assert screen.named["scheme"].accessibleName() == "Rules of: Beijing"
    click(qtbot, screen.named["scheme"])
    assert places == [Rules()] and kept(context).scheme == "cn-beijing"
    assert screen.kept_note.text().startswith("Everything is kept")


def test_coming_back_from_the_rules_by_keys_the_button_has_the_focus(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    let_keyboard_lead()
    tab_to(screen.named["scheme"])
    press(Qt.Key.Key_Return)
    assert places == [Rules()]
    again, _places = opened(qtbot, context)
    assert QApplication.focusWidget() is again.named["scheme"]


def test_rules_that_were_chosen_just_now_are_said(qtbot: Any, context: Context) -> None:
    context.school.prefer(scheme="cn-beijing")
    screen = SettingsScreen(context, rules_kept=True)
    assert screen.kept_note.text() == "From now on the rules of Beijing hold."


def test_the_pages_lead_to_each_other_and_back_to_the_one_that_was_left(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    click(qtbot, segment(screen, "Page: For everyone"))
    click(qtbot, segment(screen, "Page: This computer"))
    assert places == [SettingsPage("everyone"), SettingsPage("computer")]
    assert opened(qtbot, context, "no such page")[0].tab == "look"


def test_the_page_for_everyone_counts_the_recordings_and_names_their_folder(qtbot: Any, context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "voices" / context.voice.language
    context.voice.folders = (tmp_path / "voices",)
    screen, _places = opened(qtbot, context, "everyone")
    assert any(line.text().startswith("No recordings for 中文 yet.") for line in screen.findChildren(fields.StateLine))
    folder.mkdir(parents=True)
    (folder / "香蕉皮.wav").write_bytes(b"sound")
    again, _places = opened(qtbot, context, "everyone")
    told = [line.text() for line in again.findChildren(fields.StateLine)]
    assert any(text.startswith("1 recording for 中文 found in") and str(tmp_path) in text for text in told)


def test_the_folder_of_the_backups_is_shown(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context, "computer")
    assert screen.folder.text() == f"Backups lie in {context.school.folder / 'backups'}"
