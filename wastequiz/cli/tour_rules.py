"""Where the tour stops at the rules of the own town: none yet, made, changed, single things, and the editor of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.i18n import FIRST_LANGUAGE, _

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.ui.screens.local_rules import LocalRulesScreen

MOVED = (("big_bone", "food"), ("peanut_shell", "residual"))
"""Kinds of waste that the tour's town sends elsewhere."""
THING = "aa_battery"


def local_rules(t: Tour) -> None:
    """No rules of the town's own, making some, what they change, single things, a thing; they are gone again afterwards."""
    from wastequiz.services import local_rules as deeds
    from wastequiz.ui.places import ItemRules, LocalRules
    from wastequiz.ui.screens.item_rules import ItemRulesScreen
    from wastequiz.ui.screens.local_rules import LocalRulesScreen
    from wastequiz.ui.widgets.rules_new import NewRules

    chinese = t.wanted.language == FIRST_LANGUAGE
    t.context.staff_in = True
    t.go(LocalRules())
    t.take("rules_local_none")
    page = t.page(LocalRulesScreen)
    page.none.buttons[0].click()
    sheet = page.findChild(NewRules)
    assert sheet is not None
    sheet.name.setText(_("Hulan district"))
    sheet.paper.setText(_("Notice of the district, 2026"))
    t.take("rules_local_new")
    sheet.make_button.click()
    _change(page)
    t.take("rules_local_changes")
    page.save()
    t.rest()
    page.told.hush()
    page.view.pick(1)
    page.search.setText("dianchi" if chinese else "battery")
    t.rest()
    page.choose(THING)
    t.take("rules_local_things")
    t.go(ItemRules(THING))
    t.page(ItemRulesScreen).where_table.setCurrentIndex(t.page(ItemRulesScreen).where_table.rows.index(0, 0))
    t.take("rules_item")
    for scheme in deeds.own(t.school):
        deeds.remove(t.school, scheme, lambda: None, t.failed)
    t.rest()
    t.context.staff_in = False


def _change(page: LocalRulesScreen) -> None:
    """Sends some kinds elsewhere; the first stays open."""
    for kind, to in reversed(MOVED):
        page.choose(kind)
        page.send(to)


RULES = (local_rules,)
