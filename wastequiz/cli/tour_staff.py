"""Where the tour stops at the desk: the PIN, classes and students, settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wastequiz.i18n import _
from wastequiz.services import inspecting

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

HOME_OF_A_SCHOOL = Path("/home/school/wastequiz")


def staff_pin(t: Tour) -> None:
    from wastequiz.ui.places import SettingsPage
    from wastequiz.ui.screens.staff_pin import StaffPinScreen

    def type_pin(digits: str) -> None:
        for digit in digits:
            t.page(StaffPinScreen).type(digit)

    t.context.staff_in = False
    t.go(SettingsPage())
    t.take("staff_pin_first")
    for _twice in range(2):
        type_pin("246810")
        t.page(StaffPinScreen).enter()
        t.rest()
    t.context.staff_in = False
    t.go(SettingsPage())
    type_pin("2468")
    t.take("staff_pin_entry")
    type_pin("99")
    t.page(StaffPinScreen).enter()
    t.take("staff_pin_wrong")
    for _again in range(12):
        if t.page(StaffPinScreen).state == "locked":
            break
        type_pin("999999")
        t.page(StaffPinScreen).enter()
        t.rest()
    t.take("staff_pin_locked")
    t.context.staff_in = True


def rosters(t: Tour) -> None:
    from wastequiz.ui.places import Rosters
    from wastequiz.ui.screens.rosters import RostersScreen

    classes = t.classes
    t.context.staff_in = True
    t.go(Rosters(classes.full.id))
    t.page(RostersScreen).table.chosen.emit(4)
    t.take("rosters_student")
    t.go(Rosters(classes.empty.id))
    t.take("rosters_empty_class")
    t.page(RostersScreen).add_seats.click()
    t.take("rosters_seats")
    t.go(Rosters(classes.pair.id))
    page = t.page(RostersScreen)
    page.new_class.click()
    page.class_form.name.setText(classes.full.name)
    page.save_class()
    t.take("rosters_refused")


def settings(t: Tour) -> None:
    from wastequiz.ui.places import Licences, SettingsPage
    from wastequiz.ui.screens.settings import SettingsScreen

    t.context.staff_in = True
    t.go(SettingsPage("computer"))
    lie = _("Backups lie in {folder}").format(folder=HOME_OF_A_SCHOOL / "backups")
    t.page(SettingsScreen).folder.setText(lie)
    t.page(SettingsScreen).show_backup(None)
    t.take("settings_without_backup")
    inspecting.backup(t.school)
    t.go(SettingsPage("computer"))
    t.page(SettingsScreen).folder.setText(lie)
    t.take("settings_computer")
    t.go(SettingsPage("everyone"))
    t.take("settings_everyone")
    t.go(SettingsPage())
    t.take("settings")
    t.context.sound.trouble, t.context.voice.trouble = "device", "engine"
    t.page(SettingsScreen).look_for_devices()
    t.take("settings_without_devices")
    t.context.sound.trouble = t.context.voice.trouble = ""
    t.go(SettingsPage(rules_kept=True))
    t.take("settings_rules_kept")
    t.go(Licences())
    t.take("licences")
    t.context.staff_in = False


def rules(t: Tour) -> None:
    """Whose rules hold: as the page is reached, and with places from elsewhere touched."""
    from wastequiz.ui.places import Rules
    from wastequiz.ui.screens.rules import RulesScreen

    t.context.staff_in = True
    t.go(Rules())
    t.take("rules")
    page = t.page(RulesScreen)
    away = [n for n, scheme in enumerate(page.schemes) if scheme.abroad]
    if away:
        most = max(away, key=lambda n: len(page.schemes[n].bins))
        page.paged.show_piece(most)
        page.cards[most].click()
        t.take("rules_abroad")
    t.context.staff_in = False
