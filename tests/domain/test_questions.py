"""One question as it is put: its options, their order and which is right."""

from __future__ import annotations

import pytest

from tests.factories import make_choice, make_matching, put
from wastequiz.domain.questions import unpair

QUESTION = put(make_choice("signs"))


def test_the_right_options_are_known() -> None:
    assert QUESTION.right_ids == ("b",)


def test_an_option_is_found_by_its_id() -> None:
    assert QUESTION.option("c").label.to("en") == "signs c"
    with pytest.raises(KeyError):
        QUESTION.option("z")


def test_options_can_stand_in_any_order() -> None:
    turned = QUESTION.in_order(("c", "a", "b"))
    assert [option.id for option in turned.options] == ["c", "a", "b"]
    assert turned.right_ids == QUESTION.right_ids


@pytest.mark.parametrize("order", [("a", "b"), ("a", "b", "z"), ("a", "a", "b"), ("a", "b", "c", "d"), ()])
def test_an_order_of_other_options_is_refused(order: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="does not have the options"):
        QUESTION.in_order(order)


MATCHING = put(make_matching("pairs", 3, extra=1))


def test_targets_stand_in_an_order_of_their_own() -> None:
    assert MATCHING.order == ("a", "b", "c", "t1", "t2", "t3", "t4")
    turned = MATCHING.in_order(("c", "a", "b", "t4", "t2", "t1", "t3"))
    assert turned.order == ("c", "a", "b", "t4", "t2", "t1", "t3")
    assert MATCHING.in_order(("c", "a", "b")).order == ("c", "a", "b", "t1", "t2", "t3", "t4")
    with pytest.raises(ValueError, match="does not have the options"):
        MATCHING.in_order(("a", "b", "c", "t1"))


def test_a_target_is_found_by_its_id() -> None:
    assert MATCHING.target("t4").label.to("en") == "pairs to 3"
    with pytest.raises(KeyError):
        MATCHING.target("t9")


def test_what_was_put_nowhere_is_no_pair() -> None:
    with pytest.raises(KeyError):
        unpair("alone")
