"""One question as it is put: its options, their order and which is right."""

from __future__ import annotations

import pytest

from tests.factories import make_choice
from wastequiz.domain.kinds import single_choice

QUESTION = single_choice.build(make_choice("signs"))


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
