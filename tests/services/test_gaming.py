"""Playing a game without a window: dealt, kept try by try and move by move in their order, ended, given up, or cut off and taken up again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import TooFewQuestions, UnknownScheme
from wastequiz.domain.games import Asks, Deal, GameBest, Knowledge, Marked, Score, Step, Try, mark
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.results import InterruptedGame
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.teams import Team
from wastequiz.services import enrolling, gaming, playing
from wastequiz.services.gaming import Gaming
from wastequiz.services.school import DEFAULT_SCHEME, School
from wastequiz.store import rounds, totals

TEAMS = (Team(1, "fox"), Team(2, "deer"))
SPEC = RoundSpec(DEFAULT_SCHEME, Band.g34, game=GameSpec("sort_it", "free"))
ASKS = (Asks(("which_bin",), 12, drawn=True),)


def student(school: School) -> Contestant:
    added = heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, 2, done, failed))
    return enrolling.contestant(heard(school, lambda done, failed: enrolling.students(school, added.id, done, failed))[0])


def begun(
    school: School, contestant: Contestant = GUEST, spec: RoundSpec = SPEC, asks: tuple[Asks, ...] = ASKS, seed: int | None = 5
) -> Gaming:
    return heard(school, lambda done, failed: gaming.begin(school, spec, asks, contestant, done, failed, seed=seed))


def a_try(game: Gaming, n: int, right: bool = True, team: int = 0) -> Try:
    question = game.round.question(n)
    return Try(n, KINDS[question.kind].solution(question) if right else slip(question, Random(1)), 900, team)


def tried(school: School, game: Gaming, n: int, right: bool = True, team: int = 0) -> Marked:
    return heard(school, lambda done, failed: game.answer(a_try(game, n, right, team), done, failed))


def stepped(school: School, game: Gaming, step: Step) -> None:
    heard(school, lambda done, failed: game.step(step, done, failed))


def finished(school: School, game: Gaming, score: Score) -> GameBest | None:
    return heard(school, lambda done, failed: game.finish(score, done, failed))


def interrupted(school: School) -> InterruptedGame | None:
    return heard(school, lambda done, failed: gaming.interrupted(school, done, failed))


def resumed(school: School, round_id: str) -> Gaming | None:
    return heard(school, lambda done, failed: gaming.resume(school, round_id, done, failed))


def while_the_store_is_busy(school: School, do: Callable[[], None]) -> None:
    """What `do` tells comes all at once: nothing of it is kept before the last of it was told."""
    school.ask(lambda _db: do())
    for _ in range(9):
        school.ask(lambda _db: None)


# ---- begun
def test_the_same_seed_deals_the_same_and_no_seed_another(school: School) -> None:
    keys = [[q.key for q in begun(school, seed=seed).round.questions] for seed in (5, 5, None, None)]
    assert keys[0] == keys[1] and keys[2] != keys[3]


def test_a_game_is_a_round_of_its_own_purpose_with_the_whole_deck(school: School) -> None:
    game = begun(school, asks=(*ASKS, Asks(("true_false",), 4)))
    assert (game.round.spec.purpose, game.round.spec.length, game.closed, game.log) == ("game:sort_it", 16, False, ())
    assert [q.kind for q in game.round.questions] == ["which_bin"] * 12 + ["true_false"] * 4


def test_whoever_begins_hears_whether_too_few_things_were_drawn(school: School) -> None:
    heard_of: list[bool] = []
    few = Asks(("which_bin",), 9, drawn=True)
    for part in (few, replace(few, length=2_000, least=1_000)):
        gaming.begin(school, SPEC, (part,), GUEST, lambda game, fell_back: heard_of.append(fell_back and game.fell_back), lambda _e: None)
        school.ask(lambda _db: None)
    assert heard_of == [False, True]
    found = interrupted(school)
    assert found is not None
    again = resumed(school, found.round_id)
    assert again is not None and again.fell_back


def test_what_cannot_be_dealt_says_why_and_leaves_no_round(school: School) -> None:
    with pytest.raises(TooFewQuestions) as error:
        begun(school, asks=(Asks(("which_bin",), 9_999, least=9_999),))
    assert error.value.game == "sort_it" and 0 < error.value.found < error.value.least == 9_999
    with pytest.raises(UnknownScheme):
        begun(school, spec=replace(SPEC, scheme="cn-atlantis"))
    with pytest.raises(ValueError, match="no game"):
        begun(school, spec=replace(SPEC, game=None))
    assert interrupted(school) is None


# ---- kept
def test_a_game_begun_before_the_bank_was_read_reads_it_first(school: School) -> None:
    again = School(school.folder)
    school.close()
    again.begin()  # as a window does: the rest of the bank comes later
    try:
        dealt = try_out(again, *ASKS, seed=3)
        assert dealt.round.questions and dealt.items
    finally:
        again.close()


def test_a_try_is_in_the_log_once_it_is_kept_and_has_its_journal_number(school: School) -> None:
    game = begun(school)
    first = tried(school, game, 7)
    assert first.right and game.log == game.marked == (first,) and game.answers == (first.answer,)
    seq = game.last_seq
    again = tried(school, game, 7, right=False)
    assert game.last_seq == seq + 1 and again.answer.stone.attempt == 2
    assert (game.knowledge(), game.progress.right, game.progress.accuracy) == (Knowledge(1, 1), 1, 1.0)


def test_what_the_deck_does_not_have_is_refused_at_once(school: School) -> None:
    game = begun(school)
    for wrong in (Try(0, ("no such bin",), 1), Try(99, (), 1), Try(0, (), 1, team=1)):
        with pytest.raises((KeyError, IndexError)):
            game.answer(wrong, lambda _m: None, lambda _e: None)
    assert tried(school, game, 0).right, "the game goes on"


def test_moves_are_kept_between_the_answers(school: School) -> None:
    game = begun(school)
    stepped(school, game, {"die": 6})
    marked = tried(school, game, 0)
    game.step({"die": 2}, None, lambda _e: None)
    school.ask(lambda _db: None)
    assert game.log == ({"die": 6}, marked, {"die": 2})


def test_two_lanes_at_once_are_kept_one_after_the_other_in_the_order_they_came(school: School) -> None:
    game = begun(school, spec=replace(SPEC, game=GameSpec("race", teams=TEAMS)))
    came: list[Any] = []
    errors: list[BaseException] = []

    def at_once() -> None:
        for n, team in ((0, 1), (6, 2), (0, 2)):
            game.answer(a_try(game, n, team=team), came.append, errors.append)
        game.step({"flag": 1}, lambda: came.append("step"), errors.append)
        game.finish(Score(teams=((1, 10), (2, 10))), came.append, errors.append)
        with pytest.raises(ValueError, match="over"):
            game.answer(a_try(game, 1, team=1), came.append, errors.append)

    while_the_store_is_busy(school, at_once)
    assert errors == [] and came[3:] == ["step", None]
    assert [(one.n, one.team, one.answer.stone.attempt) for one in came[:3]] == [(0, 1, 1), (6, 2, 1), (0, 2, 2)]
    assert game.log == (*came[:3], {"flag": 1}) and game.closed
    assert (game.knowledge(1), game.knowledge(2)) == (Knowledge(1, 1), Knowledge(1, 1))
    assert school.ask(totals.differences) == []


def test_what_could_not_be_kept_did_not_happen_and_what_waited_goes_on(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    game = begun(school)
    came: list[Marked] = []
    errors: list[BaseException] = []
    write = rounds.answer

    def fails_once(*given: Any, **more: Any) -> int:
        monkeypatch.setattr(rounds, "answer", write)
        raise OSError("disk full")

    def at_once() -> None:
        monkeypatch.setattr(rounds, "answer", fails_once)
        for _ in range(2):
            game.answer(a_try(game, 3), came.append, errors.append)
        game.step({"bad": object()}, None, errors.append)
        game.answer(a_try(game, 4), came.append, errors.append)

    while_the_store_is_busy(school, at_once)
    assert [type(error) for error in errors] == [OSError, TypeError]
    assert [(one.n, one.answer.stone.attempt) for one in came] == [(3, 1), (4, 1)] and game.log == tuple(came)


def test_an_end_that_could_not_be_kept_can_be_asked_for_again(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    game = begun(school)
    tried(school, game, 0)

    def full(*_given: object) -> int:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "finish", full)
        with pytest.raises(OSError, match="full"):
            finished(school, game, Score(10))
    assert not game.closed
    finished(school, game, Score(10))
    assert game.closed and interrupted(school) is None


def test_a_page_that_breaks_on_an_answer_does_not_stop_the_game(school: School) -> None:
    """The answer is kept before the page hears of it; what waited is written whatever the page does."""
    game = begun(school)
    came: list[Marked] = []

    def breaks(_marked: Marked) -> None:
        raise RuntimeError("a bug of the page")

    def at_once() -> None:
        game.answer(a_try(game, 0), breaks, lambda _e: None)
        game.answer(a_try(game, 1), came.append, lambda _e: None)

    while_the_store_is_busy(school, at_once)
    assert [one.n for one in game.marked] == [0, 1] and [one.n for one in came] == [1]


# ---- ended
def test_a_student_hears_of_the_best_before_and_a_guest_or_a_team_of_none(school: School) -> None:
    who = student(school)
    first = begun(school, who)
    tried(school, first, 0)
    assert finished(school, first, Score(70)) is None
    assert finished(school, begun(school, who), Score(20)) == GameBest(70, 1)
    assert finished(school, begun(school), Score(20)) is None
    in_teams = replace(SPEC, game=GameSpec("sort_it", "free", teams=TEAMS))
    assert finished(school, begun(school, who, in_teams), Score(teams=((1, 5), (2, 5)))) is None
    assert heard(school, lambda done, failed: gaming.best(school, who.ref, "sort_it", "free", done, failed)) == GameBest(70, 1)
    assert heard(school, lambda done, failed: gaming.best(school, who.ref, "sort_it", "", done, failed)) is None


def test_a_game_given_up_or_let_rest_is_not_offered_again_and_keeps_its_answers(school: School) -> None:
    who = student(school)
    game = begun(school, who)
    tried(school, game, 0)
    heard(school, lambda done, _failed: game.give_up(done))
    assert game.closed and interrupted(school) is None
    with pytest.raises(ValueError, match="over"):
        game.step({"die": 1}, None, lambda _e: None)
    other = begun(school, who)
    gaming.let_rest(school, other.round.id)
    begun(school).give_up()
    assert interrupted(school) is None
    assert school.ask(lambda db: db.conn.execute("SELECT sum(answers) FROM student_totals WHERE week = ''").fetchone()) == (1,)


def test_what_waits_when_a_game_is_left_is_kept_before(school: School) -> None:
    game = begun(school)

    def at_once() -> None:
        game.answer(a_try(game, 0), lambda _m: None, lambda _e: None)
        game.answer(a_try(game, 1), lambda _m: None, lambda _e: None)
        game.give_up()

    while_the_store_is_busy(school, at_once)
    assert len(game.log) == 2 and len(school.ask(lambda db: rounds.snapshot(db, game.round.id))["answers"]) == 2
    assert interrupted(school) is None


# ---- cut off
def test_a_game_that_stops_goes_on_with_all_that_was_done_in_it(school: School) -> None:
    who = student(school)
    game = begun(school, Contestant(class_id=who.class_id), replace(SPEC, game=GameSpec("flying_chess", "class", teams=TEAMS)))
    for n, team in enumerate((1, 2, 1)):
        stepped(school, game, {"die": n + 1})
        tried(school, game, n, right=n != 1, team=team)
    assert playing_offers(school) is None
    offer = interrupted(school)
    assert offer is not None and (offer.game, offer.ref, offer.class_id, offer.answered) == ("flying_chess", "", who.class_id, 3)
    again = resumed(school, offer.round_id)
    assert again is not None and (again.round, again.log, again.fell_back) == (game.round, game.log, False)
    assert tried(school, again, 1, team=2).answer.stone.attempt == 2, "it remembers what was tried"
    finished(school, again, Score(teams=((1, 20), (2, 0))))
    assert school.ask(totals.differences) == []


def playing_offers(school: School) -> object:
    return heard(school, lambda done, failed: playing.interrupted(school, done, failed))


def test_a_power_cut_keeps_every_answer_and_move_that_was_acknowledged(school: School, folder: Path, tmp_path: Path) -> None:
    """The folder as it lies on the disk in mid-game, without a clean stop, opened anew."""
    game = begun(school, student(school))
    for n in range(5):
        tried(school, game, n, right=n % 2 == 0)
        stepped(school, game, {"at": n})
    left = Path(shutil.copytree(folder, tmp_path / "left", ignore=shutil.ignore_patterns("*.lock", "*.clean")))
    after = School(left).open_and_wait()
    try:
        offer = interrupted(after)
        assert offer is not None and offer.answered == 5
        again = resumed(after, offer.round_id)
        assert again is not None and again.log == game.log
        assert after.ask(totals.differences) == []
    finally:
        after.close()


def test_a_game_whose_questions_or_rules_changed_is_not_taken_up(school: School) -> None:
    dealt = begun(school).round
    for changed in (
        replace(dealt, id="changed-rules", scheme_revision="another"),
        replace(dealt, id="gone-question", questions=(replace(dealt.questions[0], key="which_bin:no_such_thing"),)),
        replace(dealt, id="other-options", questions=(replace(dealt.questions[0], options=dealt.questions[0].options[:2]),)),
    ):
        school.ask(lambda db, r=changed: rounds.start(db, r))
        assert resumed(school, changed.id) is None
    with pytest.raises(KeyError):
        resumed(school, "never")


# ---- deals
def test_a_deal_holds_the_round_the_rules_all_things_and_what_was_done(school: School) -> None:
    game = begun(school)
    marked = tried(school, game, 2)
    dealt = gaming.deal(school, game, aloud=True)
    assert (dealt.round, dealt.log, dealt.aloud, dealt.trying, dealt.fell_back) == (game.round, (marked,), True, False, False)
    assert dealt.scheme.code == DEFAULT_SCHEME and set(dealt.items) == set(school.bank.items)


def try_out(school: School, *asks: Asks, spec: RoundSpec = SPEC, **more: Any) -> Deal:
    return heard(school, lambda done, failed: gaming.try_out(school, spec, asks, done, failed, **more))


def test_trying_a_game_out_deals_a_few_and_keeps_nothing(school: School) -> None:
    lines = school.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal").fetchone())
    dealt = try_out(school, Asks(("which_bin",), 40), Asks(("which_bin",), 40, least=10), Asks(("true_false",), 5), aloud=True, seed=3)
    kinds = [q.kind for q in dealt.round.questions]
    assert (kinds.count("which_bin"), kinds.count("true_false")) == (gaming.TRY_OUT + 10, 5)
    assert dealt.trying and dealt.aloud and dealt.round.spec.game == SPEC.game and dealt.items
    assert mark(dealt.round, Try(0, (), 1)).answer.timed_out
    assert school.ask(lambda db: db.conn.execute("SELECT count(*) FROM journal").fetchone()) == lines
    assert interrupted(school) is None


def test_what_cannot_be_tried_out_says_why(school: School) -> None:
    with pytest.raises(TooFewQuestions):
        try_out(school, Asks(("which_bin",), 9_999, least=9_999))
    with pytest.raises(ValueError, match="no game"):
        try_out(school, *ASKS, spec=replace(SPEC, game=None))
