"""Where the tour stops: every place, in every state a person can meet. To add one: a function here and its name in STOPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz import __version__, i18n
from wastequiz.cli.tour_backups import backups
from wastequiz.cli.tour_bank import BANK
from wastequiz.cli.tour_day_report import day_report
from wastequiz.cli.tour_events import EVENTS
from wastequiz.cli.tour_everyone import EVERYONE
from wastequiz.cli.tour_exchange import EXCHANGE
from wastequiz.cli.tour_games import GAMES
from wastequiz.cli.tour_kiosk import KIOSK
from wastequiz.cli.tour_kiosk_staff import KIOSK_STAFF
from wastequiz.cli.tour_lesson import LESSON
from wastequiz.cli.tour_lesson_set_up import LESSON_SET_UP
from wastequiz.cli.tour_levels import goal_reached, level_path, level_results
from wastequiz.cli.tour_practice import doubting, noticed, practise, why_asked
from wastequiz.cli.tour_quiz import cards_in_hand, feedback, kinds_at_rest, leave, pictures_only, quiz_under_way, sorting
from wastequiz.cli.tour_quizzes import QUIZZES
from wastequiz.cli.tour_report import class_report
from wastequiz.cli.tour_rosters import roster_desk
from wastequiz.cli.tour_rules import RULES
from wastequiz.cli.tour_safe_screen import safe_screen
from wastequiz.cli.tour_sets import SETS
from wastequiz.cli.tour_staff import HOME_OF_A_SCHOOL, rosters, rules, settings, staff_pin
from wastequiz.cli.tour_wheel import WHEEL
from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import playing, touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

REPORT = f"""WasteQuiz {__version__}
Python 3.11
Linux

Traceback (most recent call last):
  File "wastequiz/ui/screens/home.py", line 90, in _start
    raise ZeroDivisionError
ZeroDivisionError: an example, for the tour"""


# ---- before there is a school
def first_start(t: Tour) -> None:
    from wastequiz.ui.places import FirstStart

    t.go(FirstStart())
    t.take("first_start")


def without_classes(t: Tour) -> None:
    from wastequiz.ui.places import ClassBoard, Home, Rosters, WhoPlays

    t.go(WhoPlays())
    t.take("who_plays_without_classes")
    t.go(ClassBoard())
    t.take("class_board_without_classes")
    t.go(Home())
    t.context.staff_in = True
    t.go(Rosters())
    t.take("rosters_without_classes")
    t.context.staff_in = False


# ---- home
def home(t: Tour) -> None:
    from wastequiz.ui.places import Home
    from wastequiz.ui.screens.home import HomeScreen

    t.go(Home())
    t.take("home")
    t.lead(True)
    t.page(HomeScreen).tiles[0].setFocus()
    t.take("home_by_keyboard")
    t.go(Home())
    figure = t.page(HomeScreen).bins[2]
    figure.greeted.emit(figure.bin_id)
    t.take("home_bin_told_about")


def interrupted(t: Tour) -> None:
    from wastequiz.ui.places import Home
    from wastequiz.ui.screens.home import HomeScreen

    begun = t.begin(RoundSpec(touring.school_rules(), Band.g34), t.student(t.classes.full, 7))
    t.answer(begun, "rwr")
    t.go(Home())
    t.page(HomeScreen).look_for_round()
    t.take("home_round_interrupted")
    playing.let_rest(t.school, begun.progress.round.id)


# ---- who plays, and what
def who_plays(t: Tour) -> None:
    from PySide6.QtCore import Qt

    from wastequiz.ui.places import WhoPlays
    from wastequiz.ui.screens.who_plays import WhoPlaysScreen

    classes = t.classes
    t.go(WhoPlays())
    t.take("who_plays_classes")
    t.go(WhoPlays(classes.full.id))
    t.take("who_plays_seats")
    for digit in "77":
        t.key(Qt.Key.Key_7.value, digit)
    t.take("who_plays_seat_typed")
    entry = t.page(WhoPlaysScreen).entry
    assert entry is not None
    entry.click()
    t.take("who_plays_seat_unknown")
    t.go(WhoPlays(classes.empty.id))
    t.take("who_plays_empty_class")
    t.page(WhoPlaysScreen).show_guests()
    t.take("who_plays_guests")


def set_up(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import RoundSetUp

    rules = touring.school_rules()
    full = t.classes.full
    t.context.session = Session(t.student(full, 7), full, RoundSpec(rules, full.band, limit_s=20))
    t.go(RoundSetUp())
    t.take("round_set_up")
    t.context.session = Session(spec=RoundSpec(rules, practice=True))
    t.go(RoundSetUp())
    t.take("round_set_up_guest_practice")


# ---- afterwards
def results(t: Tour) -> None:
    from wastequiz.ui.places import Results

    rules = touring.school_rules()
    student = t.student(t.classes.full, 7)
    for state, marks, practice, who in (
        ("results_with_mistakes", "rrwrwrrwrw", False, student),
        ("results_all_right", "rrrrrrrrrr", False, student),
        ("results_practice", "rrwrrwrrrrrr", True, None),
    ):
        spec = RoundSpec(rules, Band.g34, practice=practice)
        begun = t.begin(spec, who) if who else t.begin(spec)
        t.answer(begun, marks)
        t.finish(begun)
        t.go(Results())
        t.take(state)


def class_board(t: Tour) -> None:
    from wastequiz.ui.places import ClassBoard
    from wastequiz.ui.screens.class_board import ClassBoardScreen

    classes = t.classes
    t.go(ClassBoard())
    t.take("class_board_choice")
    t.go(ClassBoard(classes.full.id))
    t.take("class_board")
    t.page(ClassBoardScreen).spans[1].click()
    t.take("class_board_all_time")
    t.go(ClassBoard(classes.pair.id))
    t.take("class_board_two_students")
    t.go(ClassBoard(classes.empty.id))
    t.take("class_board_empty_class")


# ---- looking things up
def look_up(t: Tour) -> None:
    from wastequiz.ui.places import LookUp
    from wastequiz.ui.screens.look_up import LookUpScreen

    chinese = t.wanted.language == i18n.FIRST_LANGUAGE
    t.go(LookUp())
    t.take("look_up_empty")
    t.go(LookUp(query="电池" if chinese else "battery"))
    t.take("look_up_results")
    page = t.page(LookUpScreen)
    page.chips[1].click()
    t.take("look_up_filtered")
    t.go(LookUp(query="盒" if chinese else "box"))
    t.page(LookUpScreen).turn(1)
    t.take("look_up_further_page")
    for state, item in (("parts", "milk_tea"), ("contested", "phone_battery"), ("no_bin", "old_sofa"), ("bin", "banana_peel")):
        t.go(LookUp(item))
        t.take(f"look_up_{state}")
    t.go(LookUp("phone_battery"))
    page = t.page(LookUpScreen)
    if len(page.panel.pages) > 1:
        page.panel.turn()
    t.take("look_up_contested_more")
    t.go(LookUp(query="太空电池包" if chinese else "moon battery pack"))
    t.take("look_up_unknown")
    t.go(LookUp())
    page = t.page(LookUpScreen)
    page.keyboard.open()
    t.rest()
    if chinese:
        for letter in "dianchi":
            page.keyboard.key(letter).click()
        page.field.setFocus()
        t.take("look_up_keyboard_pinyin")
        assert page.keyboard.sheet is not None
        page.keyboard.sheet.candidates[0].click()
        page.keyboard.key("language").click()
    else:
        page.keyboard.key("language").click()
        t.take("look_up_keyboard_pinyin")
        page.keyboard.key("language").click()
        page.field.setText("can")
    t.take("look_up_keyboard_english")
    page.keyboard.key("switch").click()
    t.take("look_up_keyboard_signs")


# ---- when something is wrong
def trouble(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import Trouble
    from wastequiz.ui.screens.trouble import TroubleScreen

    folder = HOME_OF_A_SCHOOL
    file, backup = folder / "school.db", folder / "backups" / "20261118T081200000Z-close.db"
    made = touring.NOON - 100_000_000
    found: dict[str, KnownError] = {
        "damaged": e.SchoolFileDamaged(file, backup, made, folder / "damaged"),
        "damaged_without_backup": e.SchoolFileDamaged(file, None),
        "gone": e.SchoolFileGone(file, backup, made),
        "newer": e.SchoolFileNewer(file, 9, 1, backup, made),
        "foreign": e.SchoolFileForeign(file, backup, made),
        "read_only": e.FolderReadOnly(folder),
        "in_use": e.AlreadyRunning(folder),
        "on_network": e.FolderOnNetwork(folder, "nfs4"),
        "disk_full": e.DiskFull(folder, 0),
        "not_brought_up_to_date": e.MigrationFailed(file, backup, "v2"),
    }
    t.context.session = Session()
    t.context.school = t.nowhere
    for state, error in found.items():
        t.go(Trouble(error))
        t.take(f"trouble_{state}")
    t.go(Trouble(found["damaged"]))
    t.page(TroubleScreen).more.click()
    t.take("trouble_details")
    t.go(Trouble(found["damaged_without_backup"]))
    t.page(TroubleScreen).buttons[-2].click()
    t.take("trouble_start_anew")
    t.context.school = t.school
    t.begin(RoundSpec(touring.school_rules(), Band.g34), t.student(t.classes.full, 7))
    t.go(Trouble(found["disk_full"]))
    t.take("trouble_while_playing")
    leave(t)


def crashed(t: Tour) -> None:
    from wastequiz.ui.places import Crashed

    t.go(Crashed(REPORT))
    t.take("crashed")


STOPS = (
    first_start,
    without_classes,
    home,
    interrupted,
    who_plays,
    set_up,
    kinds_at_rest,
    cards_in_hand,
    quiz_under_way,
    sorting,
    feedback,
    pictures_only,
    why_asked,
    doubting,
    results,
    *SETS,
    *GAMES,
    *LESSON,
    *LESSON_SET_UP,
    level_path,
    level_results,
    practise,
    class_board,
    goal_reached,
    look_up,
    staff_pin,
    rosters,
    roster_desk,
    noticed,
    class_report,
    day_report,
    *BANK,
    settings,
    rules,
    *RULES,
    *EXCHANGE,
    backups,
    *EVERYONE,
    *QUIZZES,
    *EVENTS,
    *WHEEL,
    *KIOSK,
    *KIOSK_STAFF,
    safe_screen,
    trouble,
    crashed,
)
