"""Every question kind: built from items or words, marked fairly, registered under its own name."""

from __future__ import annotations

import pkgutil
from itertools import permutations

import pytest

from tests.factories import make_bank, make_choice, make_item, make_kind, make_scheme, make_true_false, ruling, text, wrong_ids
from wastequiz.domain import kinds
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, pick_from_bin, single_choice, which_bin
from wastequiz.domain.questions import Question

BANK = make_bank()
SCHEME = BANK.scheme("cn-harbin")
FOOD, PAPER = BANK.items["food_0"], BANK.items["recyclable_0"]


def which(**changes: object) -> Question:
    item = make_item("core", "food_kind", **changes)
    return which_bin.build(item, BANK.kinds["food_kind"], SCHEME)


def one_of_each() -> list[Question]:
    return [
        which(),
        pick_from_bin.build(FOOD, [PAPER, BANK.items["residual_0"]], dict(BANK.kinds), SCHEME),
        single_choice.build(make_choice("signs_1")),
        single_choice.build(make_true_false("fact_1")),
    ]


def test_every_module_is_registered_under_its_own_name() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kinds.__path__)} - {"kind"}
    assert set(KINDS) == modules
    assert [kind.name for kind in KINDS.values()] == list(KINDS)


def test_kinds_say_whether_they_are_made_from_items() -> None:
    assert [name for name, kind in KINDS.items() if kind.from_items] == ["which_bin", "pick_from_bin"]


def test_the_examples_here_are_of_every_kind() -> None:
    assert [question.kind for question in one_of_each()] == list(KINDS)


@pytest.mark.parametrize("question", one_of_each(), ids=lambda q: q.kind)
def test_the_right_option_has_full_marks_all_else_none(question: Question) -> None:
    mark = KINDS[question.kind].mark
    assert mark(question, question.right_ids) == 1
    assert [mark(question, (wrong,)) for wrong in wrong_ids(question)] == [0] * (len(question.options) - 1)
    assert mark(question, ()) == 0
    assert mark(question, tuple(option.id for option in question.options)) == 0


@pytest.mark.parametrize("question", one_of_each(), ids=lambda q: q.kind)
def test_the_order_of_the_options_never_matters_to_the_mark(question: Question) -> None:
    mark = KINDS[question.kind].mark
    ids = [option.id for option in question.options]
    for order in permutations(ids):
        turned = question.in_order(order)
        assert [mark(turned, (chosen,)) for chosen in ids] == [mark(question, (chosen,)) for chosen in ids]


@pytest.mark.parametrize("question", one_of_each(), ids=lambda q: q.kind)
def test_an_option_the_question_does_not_have_is_refused(question: Question) -> None:
    with pytest.raises(KeyError):
        KINDS[question.kind].mark(question, ("nonsense",))


def test_which_bin_offers_the_bins_in_the_order_they_stand() -> None:
    question = which()
    assert [option.id for option in question.options] == [b.id for b in SCHEME.bins]
    assert [option.bin_id for option in question.options] == [b.id for b in SCHEME.bins]
    assert question.true_bin == "food"
    assert (question.key, question.subject_id, question.stem) == ("which_bin:core", "core", None)


def test_which_bin_shows_the_items_own_drawing_else_its_kinds() -> None:
    assert which().picture == "core"
    assert which(picture="").picture == "of_food_kind"


def test_the_reason_is_the_schemes_else_the_items_else_the_kinds() -> None:
    kind = make_kind("bone")
    plain = make_scheme({"bone": "food"})
    telling = make_scheme({"bone": ruling("food", why=text("the city says"))})
    item, own = make_item("rib", "bone"), make_item("rib", "bone", why=text("the item says"))
    for scheme, asked, reason in ((plain, item, "why bone"), (plain, own, "the item says"), (telling, own, "the city says")):
        assert which_bin.build(asked, kind, scheme).explanation.to("en") == reason  # type: ignore[union-attr]
        other = make_item("can", "tin")
        both = make_scheme({**scheme.kinds, "tin": "recyclable"})
        picked = pick_from_bin.build(asked, [other], {"bone": kind, "tin": make_kind("tin")}, both)
        assert picked.explanation.to("en") == reason  # type: ignore[union-attr]
        assert picked.options[1].why.to("en") == "why tin"  # type: ignore[union-attr]


def test_a_question_about_something_unverified_is_unscored() -> None:
    scheme = make_scheme({"food_kind": ruling("food", source=""), "recyclable_kind": "recyclable"})
    assert not which_bin.build(FOOD, BANK.kinds["food_kind"], scheme).scored
    assert not pick_from_bin.build(PAPER, [FOOD], dict(BANK.kinds), scheme).scored
    assert which().scored


@pytest.mark.parametrize("to", ["bulky", None])
def test_an_item_that_belongs_in_no_bin_cannot_be_asked(to: str | None) -> None:
    scheme = make_scheme({"recyclable_kind": "recyclable", **({"food_kind": to} if to else {})})
    with pytest.raises(ValueError, match="belongs in no bin"):
        which_bin.build(FOOD, BANK.kinds["food_kind"], scheme)
    with pytest.raises(ValueError, match="belongs in no bin"):
        pick_from_bin.build(FOOD, [PAPER], dict(BANK.kinds), scheme)
    with pytest.raises(ValueError, match="no wrong answer"):
        pick_from_bin.build(PAPER, [FOOD], dict(BANK.kinds), scheme)


def test_a_second_item_of_the_bin_asked_for_is_no_wrong_answer() -> None:
    with pytest.raises(ValueError, match="no wrong answer"):
        pick_from_bin.build(FOOD, [BANK.items["food_1"]], dict(BANK.kinds), SCHEME)


def test_pick_from_bin_knows_where_every_option_belongs() -> None:
    elder = make_item("old", "residual_kind", band=Band.g56, difficulty=4)
    question = pick_from_bin.build(FOOD, [PAPER, elder], dict(BANK.kinds), SCHEME)
    assert [option.bin_id for option in question.options] == ["food", "recyclable", "residual"]
    assert (question.asked_bin, question.true_bin) == ("food", "food")
    assert (question.band, question.difficulty) == (Band.g56, 4)
    assert [option.right for option in question.options] == [True, False, False]


def test_a_written_question_keeps_all_its_words() -> None:
    written = make_choice("signs_1", picture="sign")
    question = single_choice.build(written)
    assert (question.stem, question.options, question.explanation) == (written.stem, written.options, written.explanation)
    assert (question.picture, question.source, question.key) == ("sign", written.source, "signs_1")
