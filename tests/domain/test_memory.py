"""Which things come first: due ones, mistakes, the two bins mixed up most."""

from __future__ import annotations

from wastequiz.domain.memory import Due, Mistake, MixUp, Pick, Slip, daily_picks, item_of, picks_of, things_missed, weakest_pair
from wastequiz.domain.questions import Sort
from wastequiz.domain.rounds import Answer, Stone, Why

TODAY = "2026-11-26"


def mistake(thing: str, *, now: int = 1, right_days: int = 0, right_day: str = "", chosen: str = "", seq: int = 1) -> Mistake:
    return Mistake(thing, now, now, right_days, right_day, TODAY, chosen, seq)


def bin_of(item: str) -> str | None:
    return {"peel": "food", "bone": "food", "can": "recyclable"}.get(item)


def test_an_item_is_told_from_a_question() -> None:
    assert (item_of("item:peel"), item_of("why_01"), item_of("take_apart:torch")) == ("peel", "", "")


def test_mistakes_come_most_frequent_first_and_those_right_today_last() -> None:
    found = picks_of(
        [mistake("a", now=2, right_days=1, right_day=TODAY), mistake("b", seq=9), mistake("c", seq=3), mistake("d", now=5)], TODAY
    )
    assert [p.thing for p in found] == ["d", "c", "b", "a"]
    assert found[0].why == Why("mixed_up", 5) and found[-1].why == Why("check_again")


def test_three_due_things_come_first_then_mistakes_then_the_other_due_things() -> None:
    due = [Due(f"d{n}", n, 0) for n in range(5)]
    first, rest = daily_picks(due, [mistake("m1"), mistake("d1", now=3, chosen="food"), mistake("d4")], TODAY)
    assert [p.thing for p in first] == ["d0", "d1", "d2", "m1", "d4"]
    assert first[0].why == Why("due", 0) and first[1] == Pick("d1", Why("mixed_up", 3), "food")
    assert [p.thing for p in rest] == ["d3"]


def test_the_weakest_pair_is_what_is_open_then_what_there_was() -> None:
    slips = [Slip("item:peel", "residual", 9, 0), Slip("item:can", "food", 1, 1), Slip("item:bone", "residual", 1, 0)]
    assert weakest_pair(slips, bin_of) == MixUp("recyclable", "food", 1)
    assert weakest_pair(slips[::2], bin_of) == MixUp("food", "residual", 10)


def test_no_pair_comes_of_time_outs_questions_gone_items_or_changed_rules() -> None:
    slips = [Slip("item:peel", "", 3, 3), Slip("why_01", "food", 1, 1), Slip("item:gone", "food", 1, 1), Slip("item:peel", "food", 1, 1)]
    assert weakest_pair(slips, bin_of) is None


def test_missed_are_the_things_in_a_wrong_bin_or_else_the_question() -> None:
    def answer(key: str, *sorts: Sort) -> Answer:
        return Answer(Stone(0), key, key.partition(":")[0], (), 0, 900, 0, None, None, sorts=sorts)

    many = answer("sort_many:peel", Sort("peel", "food", "food"), Sort("can", "recyclable", "food"), Sort("bone", "food", None))
    found = things_missed([answer("why_01"), many, answer("which_bin:can", Sort("can", "recyclable", "residual"))])
    assert found == ["why_01", "item:can", "item:bone"]
