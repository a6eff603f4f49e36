"""Choosing what to practise, with the built-in bank: today's five, one's own mistakes, two bins that are mixed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.services.asking import heard
from tests.store.making import DAY, HandClock
from wastequiz.domain.draw import Drawer, rebuild
from wastequiz.domain.errors import NothingToPractise
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.memory import BookRow, MixUp, Overview, item_of
from wastequiz.domain.practice import thing_of
from wastequiz.domain.questions import ITEM_TOPIC, Authored, Choice, Question, told_in_pictures
from wastequiz.domain.rounds import Progress, Round, RoundSpec, Why
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import enrolling, playing, practising
from wastequiz.services.playing import Playing
from wastequiz.services.school import School
from wastequiz.store import bank, rounds
from wastequiz.store.db import Db

RULES = "cn-harbin"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def school(folder: Path, clock: HandClock) -> Iterator[School]:
    opened = School(folder, clock=clock).open_and_wait()
    opened.prefer(scheme=RULES)
    yield opened
    opened.close()


def a_class(school: School, band: Band = Band.g34, name: str = "3B") -> list[Contestant]:
    added = heard(school, lambda done, failed: enrolling.add_class(school, name, band, 2, done, failed))
    return [enrolling.contestant(s) for s in heard(school, lambda done, failed: enrolling.students(school, added.id, done, failed))]


def asked(school: School, who: Contestant, *keys: str, right: bool = False, choice: Choice | None = None) -> None:
    """Lets `who` answer these questions: rightly, or wrongly (`choice`, or any slip)."""

    def work(db: Db) -> None:
        pool = school.pool(db, RULES)

        def fetch(key: str) -> Authored:
            return bank.authored(db, key)

        for n, key in enumerate(keys):
            kind = key.partition(":")[0]
            if kind == "which_bin":
                question = rebuild(key, [b.id for b in pool.scheme.bins], school.bank, pool, fetch)
            else:
                found = Drawer(RoundSpec(RULES, Band.adult), Random(1), school.bank, pool, fetch).about(key)
                assert found is not None
                question = found
            spec = RoundSpec(RULES, Band.g34, length=1)
            round_ = Round(f"{key}-{n}-{db.clock.utc_ms()}-{who.ref}", spec, 0, pool.scheme.revision, (question,), who)
            rounds.start(db, round_)
            wrong = choice or slip(question, Random(1))
            answer = Progress(round_).mark(KINDS[question.kind].solution(question) if right else wrong, 900)
            rounds.answer(db, round_, answer)
            rounds.finish(db, Progress(round_).after(answer))

    school.ask(work)


def five(school: School, who: Contestant, seed: int | None = 1) -> Playing:
    return heard(school, lambda done, failed: practising.daily_five(school, who, done, failed, seed=seed))


def overview(school: School, who: Contestant) -> Overview:
    return heard(school, lambda done, failed: practising.overview(school, who, done, failed))


def book(school: School, who: Contestant) -> list[BookRow]:
    return list(heard(school, lambda done, failed: practising.book_of(school, who, done, failed)))


def play_out(school: School, play: Playing) -> None:
    while play.progress.question is not None:
        question = play.progress.question
        heard(school, lambda done, failed, q=question: play.answer(KINDS[q.kind].solution(q), 900, done, failed))
    heard(school, lambda done, failed: play.finish(done, failed))


def of(play: Playing) -> tuple[list[str], tuple[Why | None, ...]]:
    return [thing_of(q) for q in play.progress.round.questions], play.progress.round.reasons


# --------------------------------------------------------------------------------------------------------- the daily five


def test_who_never_played_gets_five_new_things(school: School) -> None:
    who = a_class(school)[0]
    play = five(school, who)
    things, reasons = of(play)
    spec = play.progress.round.spec
    assert len(set(things)) == 5 and set(reasons) == {Why("new")}
    assert (spec.practice, spec.purpose, spec.length, spec.band, spec.pictures_only) == (True, "daily", 5, Band.g34, False)


def test_without_a_seed_the_five_are_others_each_time(school: School) -> None:
    who = a_class(school)[0]
    assert of(five(school, who, None)) != of(five(school, who, None))


def test_due_things_come_first_then_mistakes_then_the_mix_up_then_something_new(school: School, clock: HandClock) -> None:
    who = a_class(school)[0]
    asked(school, who, "which_bin:banana_peel", choice=("recyclable",))
    clock.pass_ms(DAY)
    asked(school, who, "which_bin:old_shirt", choice=("residual",))
    things, reasons = of(five(school, who))
    assert things[:2] == ["item:banana_peel", "item:old_shirt"]
    assert [r.code for r in reasons if r] == ["mixed_up", "mixed_up", "mix_up", "mix_up", "new"]


def test_what_was_right_comes_back_when_it_is_due_and_is_kept_back_for_something_new(school: School, clock: HandClock) -> None:
    who = a_class(school)[0]
    peels = [i for i, item in school.bank.items.items() if item.kind and item.band <= Band.g34][:8]
    asked(school, who, *(f"which_bin:{i}" for i in peels), right=True)
    clock.pass_ms(4 * DAY)
    things, reasons = of(five(school, who))
    assert [r.code if r else "" for r in reasons] == ["due", "due", "due", "new", "due"]
    assert reasons[0] == Why("due", 4)
    assert {item_of(t) for t, r in zip(things, reasons, strict=True) if r and r.code == "due"} <= set(peels)


def test_the_page_counts_todays_five_and_offers_more_afterwards(school: School, clock: HandClock) -> None:
    who = a_class(school)[0]
    assert (overview(school, who).daily_done, overview(school, who).daily_total) == (0, 5)
    play = five(school, who)
    question = play.progress.question
    assert question is not None
    heard(school, lambda done, failed: play.answer(KINDS[question.kind].solution(question), 900, done, failed))
    play.give_up()
    assert overview(school, who).daily_done == 1
    rest = five(school, who)
    assert len(rest.progress.round.questions) == 4
    play_out(school, rest)
    assert overview(school, who).daily_done == 5
    more = five(school, who)
    assert len(more.progress.round.questions) == 5
    clock.pass_ms(DAY)
    assert overview(school, who).daily_done == 0


def test_who_cannot_read_gets_pictures_alone(school: School) -> None:
    who = a_class(school)[0]
    heard(school, lambda done, failed: enrolling.change_student(school, who.ref, done, failed, cannot_read=True, extra_time=2.0))
    play = five(school, who)
    assert play.progress.round.spec.pictures_only and play.progress.round.spec.extra_time == 2.0
    for question in play.progress.round.questions:
        written = question.topic != ITEM_TOPIC
        assert question.band == Band.pre
        assert not written or told_in_pictures(school.ask(lambda db, key=question.key: bank.authored(db, key)))
    little = a_class(school, Band.pre, "kindergarten")[0]
    assert five(school, little).progress.round.spec.pictures_only


def test_a_guest_gets_five_things_too_and_is_of_the_middle_years(school: School) -> None:
    play = five(school, GUEST)
    assert len(play.progress.round.questions) == 5 and play.progress.round.spec.band == Band.g34


# -------------------------------------------------------------------------------------------------------------- mistakes


def test_an_empty_book_says_so(school: School) -> None:
    who = a_class(school)[0]
    with pytest.raises(NothingToPractise) as error:
        heard(school, lambda done, failed: practising.mistakes(school, who, done, failed))
    assert error.value.what == "mistakes"


def test_mistakes_are_practised_the_most_frequent_first(school: School, clock: HandClock) -> None:
    who = a_class(school)[0]
    asked(school, who, "which_bin:old_shirt", "which_bin:banana_peel", "which_bin:banana_peel", "take_apart:torch_with_batteries")
    clock.pass_ms(DAY)
    asked(school, who, "which_bin:old_shirt", right=True)
    play = heard(school, lambda done, failed: practising.mistakes(school, who, done, failed, seed=3))
    assert of(play) == (
        ["item:banana_peel", "take_apart:torch_with_batteries", "item:old_shirt"],
        (Why("mixed_up", 2), Why("mixed_up", 1), Why("check_again")),
    )
    assert play.progress.round.spec.purpose == "mistakes"


def test_the_book_shows_what_it_was_where_it_went_and_where_it_belongs(school: School) -> None:
    who = a_class(school)[0]
    written = school.ask(lambda db: next(c.key for c in bank.cards(db) if c.kind == "single_choice" and not c.schemes))
    asked(school, who, "which_bin:banana_peel", choice=("recyclable",))
    asked(school, who, "take_apart:torch_with_batteries", written)
    rows = {row.thing: row for row in book(school, who)}
    peel = rows["item:banana_peel"]
    assert (peel.true_bin, peel.chosen_bin, peel.wrong, peel.right_days) == ("food", "recyclable", 1, 0)
    assert peel.name == school.bank.items["banana_peel"].name and peel.picture and peel.question is None
    torch, text = rows["take_apart:torch_with_batteries"], rows[written]
    assert torch.question is not None and torch.question.kind == "take_apart" and torch.true_bin == torch.chosen_bin == ""
    assert text.question is not None and text.question.stem is not None and text.name is None
    seen = overview(school, who)
    assert (seen.in_book, seen.due, seen.weakest) == (3, 0, MixUp("food", "recyclable", 1))
    assert seen.streak.days == 1 and seen.lamps == seen.class_lamps == 0 and len(seen.levels) == 6


def test_things_that_left_the_bank_stay_in_the_book_and_are_not_asked(school: School) -> None:
    who = a_class(school)[0]
    asked(school, who, "which_bin:banana_peel", "take_apart:torch_with_batteries")
    left = {i: item for i, item in school.bank.items.items() if i not in ("banana_peel", "torch_with_batteries")}
    school.bank = replace(school.bank, items=left)
    school._pools.clear()
    rows = book(school, who)
    assert [(r.name, r.question, r.picture, r.true_bin) for r in rows] == [(None, None, "", "")] * 2
    assert overview(school, who).weakest is None
    with pytest.raises(NothingToPractise):
        heard(school, lambda done, failed: practising.mistakes(school, who, done, failed))


# --------------------------------------------------------------------------------------------------------------- mix-ups


def test_a_mix_up_is_practised_by_one(school: School) -> None:
    who = a_class(school)[0]
    asked(school, who, "which_bin:banana_peel", choice=("recyclable",))
    play = heard(school, lambda done, failed: practising.mix_up(school, who, "food", "recyclable", done, failed, length=6))
    things, reasons = of(play)
    assert things[0] == "item:banana_peel" and len(things) == 6
    assert set(reasons) == {Why("mix_up", bins=("food", "recyclable"))}
    assert {_true_bin(q) for q in play.progress.round.questions} == {"food", "recyclable"}


def _true_bin(question: Question) -> str:
    assert question.true_bin is not None
    return question.true_bin


def test_a_whole_class_practises_what_its_students_mix_up(school: School) -> None:
    first, second = a_class(school)
    asked(school, first, "which_bin:banana_peel", choice=("recyclable",))
    asked(school, second, "which_bin:banana_peel", choice=("recyclable",))
    asked(school, second, "which_bin:old_shirt", choice=("food",))
    pair = heard(school, lambda done, failed: practising.class_mix_up(school, first.class_id, done, failed))
    assert pair == MixUp("food", "recyclable", 2)
    everybody = Contestant(class_id=first.class_id)
    play = heard(school, lambda done, failed: practising.mix_up(school, everybody, pair.true_bin, pair.chosen_bin, done, failed))
    assert of(play)[0][:2] == ["item:banana_peel", "item:old_shirt"]
    assert play.progress.round.contestant == everybody


def test_bins_that_do_not_exist_give_nothing_to_practise(school: School) -> None:
    with pytest.raises(NothingToPractise) as error:
        heard(school, lambda done, failed: practising.mix_up(school, GUEST, "attic", "cellar", done, failed))
    assert error.value.what == "mix_up"
    assert heard(school, lambda done, failed: practising.class_mix_up(school, 99, done, failed)) is None


# ----------------------------------------------------------------------------------------- what went wrong just now, again


def played(school: School, who: Contestant, wrong: set[int], **asked_for: object) -> Progress:
    """A round of six whose questions with these numbers were answered wrongly."""
    spec = replace(RoundSpec(RULES, Band.g34, length=6, kinds=("which_bin",)), **asked_for)  # type: ignore[arg-type]
    play = heard(school, lambda done, failed: playing.begin(school, spec, who, done, failed, seed=5))
    for n in range(6):
        question = play.progress.question
        assert question is not None
        choice = slip(question, Random(n)) if n in wrong else KINDS[question.kind].solution(question)
        heard(school, lambda done, failed, c=choice: play.answer(c, 900, done, failed))
    heard(school, lambda done, failed: play.finish(done, failed))
    return play.progress


def again(school: School, progress: Progress) -> Playing:
    return heard(school, lambda done, failed: practising.again(school, progress, progress.round.contestant, done, failed, seed=2))


def test_a_guest_meets_exactly_the_missed_questions_again(school: School) -> None:
    before = played(school, GUEST, {1, 4})
    play = again(school, before)
    missed = [before.round.question(n) for n in (1, 4)]
    assert list(play.progress.round.questions) == missed
    assert list(of(play)[1]) == [Why("mixed_up", 1)] * 2
    spec = play.progress.round.spec
    assert (spec.practice, spec.purpose, spec.length, spec.level, spec.band) == (True, "mistakes", 2, 0, Band.g34)


def test_the_round_of_a_guest_who_cannot_read_stays_one_in_pictures(school: School) -> None:
    before = played(school, GUEST, {0}, band=Band.pre, pictures_only=True)
    assert again(school, before).progress.round.spec.pictures_only


def test_a_student_meets_the_same_things_out_of_the_mistake_book(school: School) -> None:
    who = a_class(school)[0]
    asked(school, who, "which_bin:banana_peel", choice=("recyclable",))  # an older mistake is not of this round
    before = played(school, who, {0, 3, 5})
    play = again(school, before)
    assert set(of(play)[0]) == {thing_of(before.round.question(n)) for n in (0, 3, 5)}
    assert {why.code for why in of(play)[1] if why} == {"mixed_up"}


def test_a_student_whose_things_left_the_book_meets_the_questions_as_they_were(school: School) -> None:
    who = a_class(school)[0]
    before = played(school, who, {2})
    school.ask(lambda db: db.conn.execute("DELETE FROM book"))
    assert list(again(school, before).progress.round.questions) == [before.round.question(2)]


def test_where_nothing_went_wrong_there_is_nothing_to_do_again(school: School) -> None:
    with pytest.raises(NothingToPractise):
        again(school, played(school, GUEST, set()))
