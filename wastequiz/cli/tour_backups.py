"""Where the tour stops at backups: with and without a second place, a look inside, a merge that would be, and a wiped disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wastequiz.domain.errors import SchoolWiped
from wastequiz.domain.keeping import Clash, Cloned, Inside, Taken
from wastequiz.i18n import _
from wastequiz.services import touring
from wastequiz.services.safekeeping import Kept, Status
from wastequiz.store.backups import Backup

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

HOME = Path("/home/school/wastequiz")
STICK = Path("/media/school/STICK/wastequiz")
DAY_MS = 86_400_000


def backups(t: Tour) -> None:
    from wastequiz.ui.places import Backups, Trouble
    from wastequiz.ui.screens.backups import BackupsScreen

    now = t.school.clock.utc_ms()
    ages = (("timer", 0.01), ("close", 0.6), ("merge", 1.3), ("manual", 2.0), ("import", 4.5), ("close", 9.0), ("close", 30.0))
    made = tuple(
        Backup(HOME / "backups" / f"{n}.db", now - int(days * DAY_MS), why, 2_400_000 - n * 90_000) for n, (why, days) in enumerate(ages)
    )
    newest = Kept(made[0].path, made[0].utc_ms, now - made[0].utc_ms)
    late = Kept(made[2].path, made[2].utc_ms, now - made[2].utc_ms)
    t.context.staff_in = True
    t.go(Backups())
    page = t.page(BackupsScreen)
    inside = Inside("3fa9", 10, ("三（1）班", "三（2）班", "四（1）班"), 118, 428, 12_345, "2026-11-25", now, 20_000, 2_310_000)
    page.panel.show_about(_("Look inside"), ((_("Place"), _("Backups lie in {folder}").format(folder=HOME / "backups")),))
    page.show_status(Status(late, made[2:], None, False, None))
    t.take("backups_late")
    page.show_status(Status(newest, made, STICK, True, None))
    page.table.point_at(1)
    page.show_inside("2026-11-18", inside, [("restore", _("Restore this one"))], lambda _code: None)
    t.take("backups_look_inside")
    taken = Taken(
        "三楼.wqschool", "9b1c", 2_310, 120, 1_840, ("五（1）班",), 2, 41, 77, 12, 3, 4,
        (Clash("seat", "三（1）班 12", "both"), Clash("question", "纽扣电池投哪个桶？", "newer")), (Cloned("3fa9", "77c2", 121),),
    )  # fmt: skip
    page.offer_merge((Path("三楼.wqschool"),), (taken,))
    t.rest()
    page.show_status(Status(newest, made, STICK, False, None))
    t.take("backups_merge")
    t.context.staff_in = False
    t.context.school = t.nowhere
    backup = STICK / "20261118T081200000Z-close.db"
    t.go(Trouble(SchoolWiped(HOME, touring.NOON, backup, touring.NOON - DAY_MS)))
    t.take("trouble_wiped")
    t.context.school = t.school
