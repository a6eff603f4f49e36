"""Where the tour stops: every place, in every state a person can meet. To add one: a function here and its name in STOPS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wastequiz import __version__, i18n
from wastequiz.cli.tour_everyone import EVERYONE
from wastequiz.cli.tour_levels import goal_reached, level_path, level_results
from wastequiz.cli.tour_practice import doubting, noticed, practise, why_asked
from wastequiz.cli.touring import choice_of
from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import RoundSpec
from wastequiz.i18n import _
from wastequiz.services import inspecting, playing, touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

HOME_OF_A_SCHOOL = Path("/home/school/wastequiz")
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


# ---- the quiz
def kinds_at_rest(t: Tour) -> None:
    for kind in KINDS:
        _quiz(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)))
        t.take(f"quiz_{kind}")


def cards_in_hand(t: Tour) -> None:
    """Questions that are answered in several steps, half done."""
    from PySide6.QtCore import Qt

    key = Qt.Key
    for kind, keys in (
        ("multiple_choice", (key.Key_1, key.Key_3)),
        ("ordering", (key.Key_1, key.Key_3, key.Key_2)),
        ("matching", (key.Key_1, key.Key_B, key.Key_2, key.Key_A, key.Key_3)),
    ):
        _quiz(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)))
        for one in keys:
            t.key(one.value)
        t.take(f"quiz_{kind}_half_done")
    _leave(t)


def quiz_under_way(t: Tour) -> None:
    from wastequiz.ui.screens.quiz import QuizScreen

    spec = RoundSpec(touring.school_rules(), Band.g34, length=10, limit_s=20, kinds=("pick_from_bin",))
    _quiz(t, spec, "rrrwr")
    t.page(QuizScreen).card.show_ring((1.0, "20"))
    t.take("quiz_with_clock")
    t.page(QuizScreen).give_hint()
    t.page(QuizScreen).card.show_ring((0.7, "14"))
    t.take("quiz_hint_used")
    t.page(QuizScreen).card.show_ring((0.15, "3"))
    t.take("quiz_last_seconds")
    t.page(QuizScreen).leave()
    t.take("quiz_paused")
    _leave(t)


def sorting(t: Tour) -> None:
    """Half sorted: things in their bins, one carried over a bin, one in hand."""
    from PySide6.QtCore import QPointF

    from wastequiz.ui.screens.quiz import QuizScreen
    from wastequiz.ui.widgets.sorting_area import SortingArea

    for kind in ("sort_many", "take_apart"):
        _quiz(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)))
        area = t.page(QuizScreen).answers
        assert isinstance(area, SortingArea)
        first, carried, *rest = area.cards
        area.put_in(first, area.bins[0])
        for card in rest[1:]:
            area.put_in(card, area.bins[0])
        for card in rest[:1]:
            card.click()
        carried.finger_down(1, QPointF(carried.rect().center()))
        carried.finger_move(1, QPointF(carried.mapFromParent(area.bins[1].geometry().center())))
        t.take(f"quiz_{kind}_half_sorted")
        area.hands.let_go()
        _leave(t)


def feedback(t: Tour) -> None:
    rules = touring.school_rules()
    for kind in KINDS:
        for mark, state in (("r", "right"), ("w", "wrong")):
            _quiz(t, RoundSpec(rules, Band.g56, length=5, kinds=(kind,)), "r" if mark == "r" else "")
            _choose(t, mark)
            t.take(f"quiz_{kind}_{state}")
            _leave(t)
    _quiz(t, RoundSpec(rules, Band.g34, length=5, limit_s=20, kinds=("which_bin",)), "rr")
    _choose(t, "t")
    t.take("quiz_timed_out")
    _leave(t)


def pictures_only(t: Tour) -> None:
    _quiz(t, RoundSpec(touring.school_rules(), Band.pre, length=5, practice=True, pictures_only=True))
    t.take("quiz_pictures_only")
    _choose(t, "w")
    t.take("quiz_pictures_only_wrong")
    _leave(t)


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


# ---- for staff
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
    t.go(Licences())
    t.take("licences")
    t.context.staff_in = False


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
    _leave(t)


def crashed(t: Tour) -> None:
    from wastequiz.ui.places import Crashed

    t.go(Crashed(REPORT))
    t.take("crashed")


# ---- steps that many stops share
def _quiz(t: Tour, spec: RoundSpec, before: str = "") -> None:
    """Begins a round for a student, answers some questions unseen, and shows the next."""
    from wastequiz.ui.places import Quiz

    begun = t.begin(spec, t.student(t.classes.full, 7))
    t.answer(begun, before)
    t.go(Quiz())


def _choose(t: Tour, mark: str) -> None:
    """Answers the question that is shown: right, wrong or not in time."""
    from wastequiz.ui.screens.quiz import QuizScreen

    page = t.page(QuizScreen)
    page.choose(choice_of(page.question, mark))
    t.rest()


def _leave(t: Tour) -> None:
    """Ends the session's round, so that home does not offer it again."""
    from wastequiz.ui.context import Session

    if t.context.session.playing is not None:
        t.context.session.playing.give_up()
    t.context.session = Session()


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
    level_path,
    level_results,
    practise,
    class_board,
    goal_reached,
    look_up,
    staff_pin,
    rosters,
    noticed,
    settings,
    *EVERYONE,
    trouble,
    crashed,
)
