"""Every question kind: built from items or words, marked fairly, registered under its own name."""

from __future__ import annotations

import pkgutil
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    WRITTEN,
    make_bank,
    make_choice,
    make_item,
    make_kind,
    make_ordering,
    make_scheme,
    make_thing_of_parts,
    put,
    ruling,
    text,
)
from wastequiz.domain import kinds
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import (
    KINDS,
    item_kind,
    odd_one_out,
    ordering,
    pick_from_bin,
    slip,
    sort_many,
    take_apart,
    which_bin,
    written_kind,
)
from wastequiz.domain.kinds.estimate import written
from wastequiz.domain.kinds.short_answer import folded
from wastequiz.domain.questions import Choice, Question, Sort, pair

BANK = make_bank()
SCHEME = BANK.scheme("cn-harbin")
FOOD, PAPER, REST = BANK.items["food_0"], BANK.items["recyclable_0"], BANK.items["residual_0"]
THING = make_thing_of_parts("tea", "food_kind", "residual_kind", "recyclable_kind")


def which(**changes: object) -> Question:
    item = make_item("core", "food_kind", **changes)
    return which_bin.build(item, BANK.kinds["food_kind"], SCHEME)


def one_of_each() -> list[Question]:
    return [
        which(),
        pick_from_bin.build(FOOD, [PAPER, REST], BANK, SCHEME),
        odd_one_out.build(FOOD, [PAPER, BANK.items["recyclable_1"], BANK.items["recyclable_2"]], BANK, SCHEME),
        sort_many.build(FOOD, [PAPER, REST, BANK.items["hazardous_0"], BANK.items["food_1"]], BANK, SCHEME),
        take_apart.build(THING, BANK, SCHEME),
        *(put(make(f"{name}_1")) for name, make in WRITTEN.items()),
    ]


ALL = one_of_each()
ONE_RIGHT = [q for q in ALL if q.kind in ("which_bin", "pick_from_bin", "odd_one_out", "single_choice", "true_false")]
of_any_kind = pytest.mark.parametrize("question", ALL, ids=lambda q: q.kind)
seeds = st.integers(0, 2**32)


def any_answer(question: Question, seed: int) -> Choice:
    """A guess with some of it left out."""
    dice = Random(seed)
    guess = KINDS[question.kind].guess(question, dice)
    if question.kind == "ordering":
        return guess if dice.random() < 0.9 else ()
    return tuple(part for part in guess if dice.random() < 0.8)


def test_every_module_is_registered_under_its_own_name() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kinds.__path__)} - {"kind"}
    assert set(KINDS) == modules
    assert [kind.name for kind in KINDS.values()] == list(KINDS)


def test_kinds_say_whether_they_are_made_from_items() -> None:
    made = ["which_bin", "pick_from_bin", "odd_one_out", "sort_many", "take_apart"]
    assert [name for name, kind in KINDS.items() if kind.from_items] == made
    assert all(item_kind(name) is not None for name in made)
    assert item_kind("ordering") is None
    with pytest.raises(KeyError):
        written_kind("which_bin")


def test_the_examples_here_are_of_every_kind() -> None:
    assert [question.kind for question in ALL] == list(KINDS)


@of_any_kind
@given(seed=seeds)
def test_every_mark_lies_between_nothing_and_all(question: Question, seed: int) -> None:
    assert 0 <= KINDS[question.kind].mark(question, any_answer(question, seed)) <= 1


@of_any_kind
def test_the_solution_has_full_marks_and_no_answer_none(question: Question) -> None:
    kind = KINDS[question.kind]
    assert kind.mark(question, kind.solution(question)) == 1
    assert kind.mark(question, ()) == 0


@of_any_kind
@given(seed=seeds)
def test_the_order_of_options_and_targets_never_matters_to_the_mark(question: Question, seed: int) -> None:
    kind, dice = KINDS[question.kind], Random(seed)
    answer = any_answer(question, seed)
    options, targets = [o.id for o in question.options], [t.id for t in question.targets]
    dice.shuffle(options)
    dice.shuffle(targets)
    turned = question.in_order((*options, *targets))
    assert kind.mark(turned, answer) == kind.mark(question, answer)
    assert kind.mark(turned, kind.solution(question)) == 1


@of_any_kind
@given(seed=seeds)
def test_verdicts_are_all_good_for_the_solution_and_never_for_what_is_not_right(question: Question, seed: int) -> None:
    kind, answer = KINDS[question.kind], any_answer(question, seed)
    assert all(kind.verdicts(question, kind.solution(question)).values())
    if question.targets or question.kind == "multiple_choice":
        assert all(kind.verdicts(question, answer).values()) == (kind.mark(question, answer) == 1)


@of_any_kind
def test_a_slip_is_never_right(question: Question) -> None:
    found = {slip(question, Random(seed)) for seed in range(20)}
    assert all(KINDS[question.kind].mark(question, choice) < 1 for choice in found)
    assert found != {()}


@pytest.mark.parametrize("question", [q for q in ALL if q.kind != "short_answer"], ids=lambda q: q.kind)
def test_what_the_question_does_not_have_is_refused(question: Question) -> None:
    for nonsense in ("nonsense", "nonsense>food", "a>nonsense"):
        with pytest.raises(KeyError):
            KINDS[question.kind].mark(question, (nonsense,))


@pytest.mark.parametrize("question", ONE_RIGHT, ids=lambda q: q.kind)
def test_where_one_is_right_it_alone_has_marks(question: Question) -> None:
    mark = KINDS[question.kind].mark
    wrong = [o.id for o in question.options if not o.right]
    assert [mark(question, (i,)) for i in wrong] == [0] * (len(question.options) - 1)
    assert mark(question, tuple(option.id for option in question.options)) == 0
    for order in permutations(o.id for o in question.options):
        assert mark(question.in_order(order), question.right_ids) == 1


@pytest.mark.parametrize(
    ("name", "choice", "mark"),
    [
        ("multiple_choice", ("a",), 0.5),
        ("multiple_choice", ("a", "b"), 0),
        ("multiple_choice", ("c", "a"), 1),
        ("multiple_choice", ("a", "b", "c"), 0.5),
        ("multiple_choice", ("a", "b", "c", "d"), 0),
        ("spot_on_picture", ("b",), 0.5),
        ("spot_on_picture", ("a", "b", "c"), 0.5),
        ("ordering", ("b", "c", "d", "a"), 2 / 3),
        ("ordering", ("d", "c", "b", "a"), 0),
        ("ordering", ("b", "a", "c", "d"), 1 / 3),
        ("matching", ("a>t1", "b>t3", "c>t2"), 1 / 3),
        ("matching", ("a>t1",), 1 / 3),
        ("matching", ("a>t4", "b>t2", "c>t3"), 2 / 3),
        ("estimate", ("45",), 1),
        ("estimate", ("35",), 1),
        ("estimate", ("46",), 0.5),
        ("estimate", ("30",), 0.5),
        ("estimate", ("51",), 0),
        ("short_answer", ("可回收",), 1),
        ("short_answer", (" Recyclables! ",), 1),
        ("short_answer", ("ＲＥＣＹＣＬＡＢＬＥＳ",), 1),
        ("short_answer", ("recyclable",), 0),
        ("short_answer", ("？",), 0),
    ],
)  # fmt: skip
def test_marks_as_the_rules_say(name: str, choice: Choice, mark: float) -> None:
    assert KINDS[name].mark(put(WRITTEN[name]("q")), choice) == pytest.approx(mark)


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        ("ordering", ("a", "b")),
        ("ordering", ("a", "a", "b", "c")),
        ("matching", ("a>t1", "a>t2")),
        ("estimate", ("many",)),
        ("estimate", ("nan",)),
        ("estimate", ("inf",)),
        ("estimate", ("1", "2")),
        ("short_answer", ("one", "two")),
    ],
)
def test_an_answer_that_is_none_is_refused(name: str, choice: Choice) -> None:
    with pytest.raises(KeyError):
        KINDS[name].mark(put(WRITTEN[name]("q")), choice)


def test_an_estimate_without_a_number_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="asks for no number"):
        KINDS["estimate"].mark(put(make_choice("q", kind="estimate")), ("1",))


def test_a_number_is_written_with_no_more_digits_than_it_has() -> None:
    assert [written(n) for n in (4, 82.5, 0.1 + 0.2, 1500.0, 0)] == ["4", "82.5", "0.3", "1500", "0"]


@given(seed=seeds, steps=st.integers(3, 6))
def test_steps_are_never_laid_out_in_the_right_order(seed: int, steps: int) -> None:
    question = put(make_ordering("steps", steps))
    laid = ordering.KIND.lay_out(question, Random(seed))
    assert ordering.KIND.mark(laid, tuple(o.id for o in laid.options)) < 1
    assert sorted(laid.order) == sorted(question.order)


def test_pictures_and_truths_are_laid_out_as_they_are() -> None:
    for name in ("spot_on_picture", "true_false"):
        question = put(WRITTEN[name]("q"))
        assert all(written_kind(name).lay_out(question, Random(seed)) == question for seed in range(10))


@pytest.mark.parametrize("seed", range(8))
def test_a_guess_at_a_short_answer_says_something(seed: int) -> None:
    asked = next(question for question in ALL if question.kind == "short_answer")
    (said,) = kinds.KINDS["short_answer"].guess(asked, Random(seed))
    assert folded(said)  # else it could not be given


def test_sorting_many_sorts_each() -> None:
    question = sort_many.build(FOOD, [PAPER, REST], BANK, SCHEME)
    choice = (pair(FOOD.id, "food"), pair(PAPER.id, "residual"))
    assert sort_many.KIND.sorts(question, choice) == (
        Sort(FOOD.id, "food", "food"),
        Sort(PAPER.id, "recyclable", "residual"),
        Sort(REST.id, "residual", None),
    )
    assert sort_many.KIND.mark(question, choice) == pytest.approx(1 / 3)


def test_the_odd_one_goes_elsewhere_and_the_others_together() -> None:
    family = [PAPER, BANK.items["recyclable_1"]]
    assert odd_one_out.build(FOOD, family, BANK, SCHEME).right_ids == (FOOD.id,)
    for odd, others in ((FOOD, [PAPER]), (FOOD, [PAPER, REST]), (PAPER, [BANK.items["recyclable_1"], BANK.items["recyclable_2"]])):
        with pytest.raises(ValueError, match="not the odd one"):
            odd_one_out.build(odd, others, BANK, SCHEME)


def test_parts_go_to_bins_and_to_other_places() -> None:
    kinds_of_waste = {**BANK.kinds, "liquid": make_kind("liquid")}
    bank = Bank(kinds_of_waste, BANK.items, BANK.schemes)
    scheme = make_scheme({**SCHEME.kinds, "liquid": "bulky"})
    thing = make_thing_of_parts("tea", "liquid", "food_kind")
    question = take_apart.build(thing, bank, scheme)
    assert [t.id for t in question.targets] == [*(b.id for b in scheme.bins), "bulky"]
    assert [(o.target, o.bin_id) for o in question.options] == [("bulky", None), ("food", "food")]
    with pytest.raises(ValueError, match="does not say where liquid goes"):
        take_apart.build(thing, bank, SCHEME)
    with pytest.raises(ValueError, match="does not come apart"):
        take_apart.build(FOOD, BANK, SCHEME)


def test_which_bin_offers_the_bins_in_the_order_they_stand() -> None:
    question = which()
    assert [option.id for option in question.options] == [b.id for b in SCHEME.bins]
    assert [option.bin_id for option in question.options] == [b.id for b in SCHEME.bins]
    assert question.true_bin == "food"
    assert (question.key, question.subject_id, question.stem) == ("which_bin:core", "core", None)


def test_an_item_shows_its_own_drawing_or_none() -> None:
    """Another thing's drawing would teach the wrong thing."""
    assert which().picture == "core"
    assert which(picture="").picture == ""
    undrawn = make_item("shard", "residual_kind", picture="")
    assert [o.picture for o in pick_from_bin.build(FOOD, [undrawn], BANK, SCHEME).options] == ["food_0", ""]
    assert {o.picture for o in take_apart.build(THING, BANK, SCHEME).options} == {""}


def test_the_reason_is_the_schemes_else_the_items_else_the_kinds() -> None:
    kind = make_kind("bone")
    plain = make_scheme({"bone": "food"})
    telling = make_scheme({"bone": ruling("food", why=text("the city says"))})
    item, own = make_item("rib", "bone"), make_item("rib", "bone", why=text("the item says"))
    for scheme, asked, reason in ((plain, item, "why bone"), (plain, own, "the item says"), (telling, own, "the city says")):
        assert which_bin.build(asked, kind, scheme).explanation.to("en") == reason  # type: ignore[union-attr]
        other = make_item("can", "tin")
        both = make_scheme({**scheme.kinds, "tin": "recyclable"})
        picked = pick_from_bin.build(asked, [other], Bank({"bone": kind, "tin": make_kind("tin")}, {}, {}), both)
        assert picked.explanation.to("en") == reason  # type: ignore[union-attr]
        assert picked.options[1].why.to("en") == "why tin"  # type: ignore[union-attr]


def test_a_question_about_something_unverified_is_unscored() -> None:
    scheme = make_scheme({"food_kind": ruling("food", source=""), "recyclable_kind": "recyclable"})
    assert not which_bin.build(FOOD, BANK.kinds["food_kind"], scheme).scored
    assert not pick_from_bin.build(PAPER, [FOOD], BANK, scheme).scored
    assert which().scored


@pytest.mark.parametrize("to", ["bulky", None])
def test_an_item_that_belongs_in_no_bin_cannot_be_asked(to: str | None) -> None:
    scheme = make_scheme({"recyclable_kind": "recyclable", **({"food_kind": to} if to else {})})
    with pytest.raises(ValueError, match="belongs in no bin"):
        which_bin.build(FOOD, BANK.kinds["food_kind"], scheme)
    with pytest.raises(ValueError, match="belongs in no bin"):
        pick_from_bin.build(FOOD, [PAPER], BANK, scheme)
    with pytest.raises(ValueError, match="food_0 belongs in no bin"):
        pick_from_bin.build(PAPER, [FOOD], BANK, scheme)


def test_a_second_item_of_the_bin_asked_for_is_no_wrong_answer() -> None:
    with pytest.raises(ValueError, match="no wrong answer"):
        pick_from_bin.build(FOOD, [BANK.items["food_1"]], BANK, SCHEME)


def test_pick_from_bin_knows_where_every_option_belongs() -> None:
    elder = make_item("old", "residual_kind", band=Band.g56, difficulty=4)
    question = pick_from_bin.build(FOOD, [PAPER, elder], BANK, SCHEME)
    assert [option.bin_id for option in question.options] == ["food", "recyclable", "residual"]
    assert (question.asked_bin, question.true_bin) == ("food", "food")
    assert (question.band, question.difficulty) == (Band.g56, 4)
    assert [option.right for option in question.options] == [True, False, False]


def test_a_written_question_keeps_all_its_words() -> None:
    written_down = make_choice("signs_1", picture="sign")
    question = put(written_down)
    assert (question.stem, question.options, question.explanation) == (written_down.stem, written_down.options, written_down.explanation)
    assert (question.picture, question.source, question.key) == ("sign", written_down.source, "signs_1")
