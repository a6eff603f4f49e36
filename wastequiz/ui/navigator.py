"""Builds the screen of a place fresh, shows it, and deletes the one left. One navigator per window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.stage.leaving import give_back
from wastequiz.ui import places
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Place
from wastequiz.ui.screen import Screen

GIVE_BACK_MS = 200
"""So long after home is asked for, it stands, and what was left is gone."""
GRACE_MS = 300_000
"""So long after the desk was left for another page than home it may be entered again without the PIN."""
FOR_STUDENTS = (places.Practice, places.MistakeBook, places.DueQuizzes)


class Navigator(QObject):
    """Takes the window from place to place."""

    shown = Signal(object)
    """A place was reached; its screen stands."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.place: Place = places.Home()
        self.screen: Screen | None = None
        self._layout = QStackedLayout(parent)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.on_trouble: Callable[[BaseException], None] = self._show_trouble

    def go(self, place: Place) -> None:
        """Shows `place`. Staff places ask for the PIN first, a guest's practice is set up freely.

        Leaving for home ends the session and locks the desk again, and so does setting up a lesson; left for another page it stays open for
        GRACE_MS, so that whoever teaches comes back to the report of the lesson without the PIN, and whoever finds the board later does not.
        """
        kiosk = self.context.kiosk
        if kiosk is not None:
            place = kiosk.allow(place, self.place)
        self._watch_the_desk(place)
        if isinstance(place, places.StaffPlace) and not self.context.staff_in:
            place = places.StaffPin(place)
        if isinstance(place, FOR_STUDENTS) and self.context.session.contestant.is_guest:
            place = places.WhoPlays(aim="due") if isinstance(place, places.DueQuizzes) else self._free_practice()
        if isinstance(place, places.Home | places.LessonSetUp):
            self.context.staff_in = False  # a lesson is for everybody in the room
        if isinstance(place, places.Home):
            self.context.session = Session()
            if self.screen is not None:
                QTimer.singleShot(GIVE_BACK_MS, self, give_back)
        self.context.voice.stop()
        self._show(place)

    def _watch_the_desk(self, place: Place) -> None:
        """Locks the desk where it was left too long ago, and keeps where a report was opened."""
        context, now = self.context, self.context.school.clock.mono_ms()
        if context.desk_left_ms is not None and now - context.desk_left_ms > GRACE_MS:
            context.staff_in = False
        if isinstance(place, places.StaffPlace):
            context.desk_left_ms = None
        elif isinstance(self.place, places.StaffPlace):
            context.desk_left_ms = now
        if isinstance(place, places.ClassReportPage) and isinstance(self.place, places.LessonPlay | places.Rosters):
            context.session.report_from = self.place

    def _free_practice(self) -> places.RoundSetUp:
        """What a guest practises with: no memory, so no book and no five of today."""
        from wastequiz.domain.rounds import RoundSpec

        session = self.context.session
        session.spec = replace(session.spec or RoundSpec(self.context.school.scheme.code), practice=True)
        return places.RoundSetUp()

    def again(self) -> None:
        """Builds the present place anew (after a change of language or theme)."""
        self._show(self.place)

    def _show(self, place: Place) -> None:
        old = self.screen
        self.context.look = self.context.look.read_with(self.context.reads_pinyin)
        screen = self.build(place)
        screen.go.connect(self.go, Qt.ConnectionType.QueuedConnection)
        screen.failed.connect(self.on_trouble, Qt.ConnectionType.QueuedConnection)
        self.place, self.screen = place, screen
        first = cast("QWidget | None", screen.focusWidget())  # it is forgotten when the screen gets its parent
        self._layout.addWidget(screen)
        self._layout.setCurrentWidget(screen)
        (first or screen).setFocus()  # or the keyboard would speak to nobody
        if old is not None:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.shown.emit(place)

    def _show_trouble(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self._tell(places.Trouble(error))
        else:
            import logging  # most starts do without it

            logging.getLogger(__name__).error("a deed failed", exc_info=error)
            from wastequiz.wording.crash import report_of

            self._tell(places.Crashed(report_of(error)))

    def _tell(self, place: Place) -> None:
        """What went wrong; at a kiosk in its own words."""
        self._show(place if self.context.kiosk is None else self.context.kiosk.allow(place, self.place))

    def build(self, place: Place) -> Screen:
        """The screen of a place. Screens are imported when first needed, so that starting pays for home only."""
        context = self.context
        match place:
            case places.Home():
                from wastequiz.ui.screens.home import HomeScreen

                return HomeScreen(context)
            case places.FirstStart():
                from wastequiz.ui.screens.first_start import FirstStartScreen

                return FirstStartScreen(context)
            case places.WhoPlays(class_id, aim):
                from wastequiz.ui.screens.who_plays import WhoPlaysScreen

                return WhoPlaysScreen(context, class_id, aim)
            case places.RoundSetUp():
                from wastequiz.ui.screens.round_set_up import RoundSetUpScreen

                return RoundSetUpScreen(context)
            case places.ReadySets():
                from wastequiz.ui.screens.ready_sets import ReadySetsScreen

                return ReadySetsScreen(context)
            case places.DueQuizzes():
                from wastequiz.ui.screens.due_quizzes import DueQuizzesScreen

                return DueQuizzesScreen(context)
            case places.LevelPath():
                from wastequiz.ui.screens.level_path import LevelPathScreen

                return LevelPathScreen(context)
            case places.Quiz():
                from wastequiz.ui.screens.quiz import QuizScreen

                return QuizScreen(context)
            case places.Results():
                from wastequiz.ui.screens.results import ResultsScreen

                return ResultsScreen(context)
            case places.Quizzes():
                from wastequiz.ui.screens.quizzes import QuizzesScreen

                return QuizzesScreen(context)
            case places.Games():
                from wastequiz.ui.screens.games import GamesScreen

                return GamesScreen(context)
            case places.GameSetUp(game):
                from wastequiz.games import GAMES

                if all(card.id != game for card in GAMES):
                    return self.build(places.Games())
                from wastequiz.ui.screens.game_set_up import GameSetUpScreen

                return GameSetUpScreen(context, game)
            case places.GamePlay():
                from wastequiz.ui.screens.game import GameScreen

                return GameScreen(context)
            case places.GameOver():
                from wastequiz.ui.screens.game_over import GameOverScreen

                return GameOverScreen(context)
            case places.LessonPlay():
                hosting = context.session.hosting
                if hosting is not None and hosting.lesson.phase in ("standings", "over"):
                    from wastequiz.ui.screens.lesson_board import LessonBoardScreen

                    return LessonBoardScreen(context)
                from wastequiz.ui.screens.lesson import LessonScreen

                return LessonScreen(context)
            case places.ClassBoard(class_id):
                from wastequiz.ui.screens.class_board import ClassBoardScreen

                return ClassBoardScreen(context, class_id)
            case places.LookUp(item_id, query):
                from wastequiz.ui.screens.look_up import LookUpScreen

                return LookUpScreen(context, item_id, query)
            case places.Practice():
                from wastequiz.ui.screens.practice import PracticeScreen

                return PracticeScreen(context)
            case places.MistakeBook():
                from wastequiz.ui.screens.mistake_book import MistakeBookScreen

                return MistakeBookScreen(context)
            case places.LessonSetUp(class_id, mix_up):
                from wastequiz.ui.screens.lesson_set_up import LessonSetUpScreen

                return LessonSetUpScreen(context, class_id, mix_up)
            case places.Teams(class_id):
                from wastequiz.ui.screens.teams import TeamsScreen

                return TeamsScreen(context, class_id)
            case places.SeatingPlan(class_id):
                from wastequiz.ui.screens.seating_plan import SeatingPlanScreen

                return SeatingPlanScreen(context, class_id)
            case places.StaffPin(then, new):
                from wastequiz.ui.screens.staff_pin import StaffPinScreen

                return StaffPinScreen(context, then, new=new)
            case places.Rosters(class_id, for_lesson):
                from wastequiz.ui.screens.rosters import RostersScreen

                return RostersScreen(context, class_id, for_lesson=for_lesson)
            case places.Bank(key):
                from wastequiz.ui.screens.bank import BankScreen

                return BankScreen(context, key)
            case places.BankImport():
                from wastequiz.ui.screens.bank_import import BankImportScreen

                return BankImportScreen(context)
            case places.BankExport(keys):
                from wastequiz.ui.screens.bank_export import BankExportScreen

                return BankExportScreen(context, keys)
            case places.RosterImport(class_id):
                from wastequiz.ui.screens.roster_import import RosterImportScreen

                return RosterImportScreen(context, class_id)
            case places.MoveUp():
                from wastequiz.ui.screens.move_up import MoveUpScreen

                return MoveUpScreen(context)
            case places.Noticed():
                from wastequiz.ui.screens.noticed import NoticedScreen

                return NoticedScreen(context)
            case places.ClassReportPage(class_id, period):
                from wastequiz.ui.screens.report import ReportScreen

                return ReportScreen(context, class_id, period)
            case places.SettingsPage(tab, rules_kept):
                from wastequiz.ui.screens.settings import SettingsScreen

                return SettingsScreen(context, tab, rules_kept=rules_kept)
            case places.Rules():
                from wastequiz.ui.screens.rules import RulesScreen

                return RulesScreen(context)
            case places.Backups(told):
                from wastequiz.ui.screens.backups import BackupsScreen

                return BackupsScreen(context, told)
            case places.QuizzesDesk(quiz_id, archived):
                from wastequiz.ui.screens.quizzes_desk import QuizzesDeskScreen

                return QuizzesDeskScreen(context, quiz_id, archived=archived)
            case places.QuizEditor(quiz_id, keys):
                from wastequiz.ui.screens.quiz_editor import QuizEditorScreen

                return QuizEditorScreen(context, quiz_id, keys)
            case places.LocalRules(code):
                from wastequiz.ui.screens.local_rules import LocalRulesScreen

                return LocalRulesScreen(context, code)
            case places.ItemRules(item_id, from_bank):
                from wastequiz.ui.screens.item_rules import ItemRulesScreen

                return ItemRulesScreen(context, item_id, from_bank=from_bank)
            case places.Attract():
                from wastequiz.ui.screens.attract import AttractScreen

                return AttractScreen(context)
            case places.KioskChoose():
                from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen

                return KioskChooseScreen(context)
            case places.KioskOver():
                from wastequiz.ui.screens.kiosk_over import KioskOverScreen

                return KioskOverScreen(context)
            case places.PrizeWheel():
                from wastequiz.ui.screens.prize_wheel import PrizeWheelScreen

                return PrizeWheelScreen(context)
            case places.KioskStaff():
                from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen

                return KioskStaffScreen(context)
            case places.SafeScreen(why):
                from wastequiz.ui.screens.safe_screen import SafeScreenScreen

                return SafeScreenScreen(context, why)
            case places.Events(event_id, archived):
                from wastequiz.ui.screens.events import EventsScreen

                return EventsScreen(context, event_id, archived=archived)
            case places.EventEditor(event_id, example):
                from wastequiz.ui.screens.event_editor import EventEditorScreen

                return EventEditorScreen(context, event_id, example)
            case places.DayReportPage(event_id, day):
                from wastequiz.ui.screens.day_report import DayReportScreen

                return DayReportScreen(context, event_id, day)
            case places.Licences():
                from wastequiz.ui.screens.licences import LicencesScreen

                return LicencesScreen(context)
            case places.Trouble(error):
                from wastequiz.ui.screens.trouble import TroubleScreen

                return TroubleScreen(context, error)
            case places.Crashed(report):
                from wastequiz.ui.screens.crashed import CrashedScreen

                return CrashedScreen(context, report)
            case _:
                assert_never(place)
