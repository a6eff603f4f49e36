"""From the settings to other rules and back: what is chosen there stands at home at once, and after the next start."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.person import Person
from tests.journeys.test_live_changes import into_settings
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.rules import RulesScreen
from wastequiz.ui.screens.settings import SettingsScreen


def test_another_citys_rules_bring_its_bins(person: Callable[..., Person]) -> None:
    me = person()
    assert me.arrive(HomeScreen).bins[0].accessibleName() == "Recyclable"
    into_settings(me)
    me.click("Rules of: Harbin")
    page = me.arrive(RulesScreen)
    me.click("Taipei, City")
    assert page.use.isEnabled() and me.program.school.scheme.code == "cn-harbin"
    me.click("Use these rules")
    settings = me.arrive(SettingsScreen)
    assert settings.kept_note.text() == "From now on the rules of Taipei hold." and me.there("Rules of: Taipei")
    me.click("Home")
    names = [figure.accessibleName() for figure in me.arrive(HomeScreen).bins]
    assert names == ["Waste paper", "General recyclables", "Kitchen waste", "General refuse"]
    me.close()
    again = person(me.folder)
    assert [figure.accessibleName() for figure in again.arrive(HomeScreen).bins] == names
