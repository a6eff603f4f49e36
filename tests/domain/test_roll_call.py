"""Roll call: nobody twice in a lap, nobody who is absent, and chances that can be seen."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain import roll_call
from wastequiz.domain.errors import NobodyToCall
from wastequiz.domain.roll_call import Call, RollCall, back_again, call, mark_absent, pass_card, undo, weights

ABC = RollCall(("a", "b", "c"))


@given(st.integers(1, 12), st.integers(0, 99))
def test_in_a_lap_everybody_is_called_once(count: int, seed: int) -> None:
    state, rng = RollCall(tuple(map(str, range(count)))), Random(seed)
    called: list[str] = []
    for _ in range(3 * count):
        ref, state = call(state, rng)
        called.append(ref)
    for lap in range(3):
        assert len(set(called[lap * count : (lap + 1) * count])) == count
    assert state.counts == dict.fromkeys(state.refs, 3) and state.drawn == 3 * count


def test_the_weights_tell_who_can_be_called() -> None:
    state = roll_call.called(ABC, "a")
    assert weights(mark_absent(state, "b")) == {"a": 0.0, "b": 0.0, "c": 1.0}
    assert state.called == {"a"} and state.lap == 1


def test_who_was_called_least_in_former_lessons_weighs_twice_who_was_called_most() -> None:
    state = RollCall(("a", "b", "c", "d"), {"a": 5, "b": 1, "c": 3})
    assert weights(state) == {"a": 1.0, "b": 1.8, "c": 1.4, "d": 2.0}
    seen = Counter(call(state, Random(seed))[0] for seed in range(4000))
    assert 1.6 < seen["d"] / seen["a"] < 2.5, "the chance is what the weights say"


def test_when_all_who_are_there_were_called_a_new_lap_begins() -> None:
    state = roll_call.called(roll_call.called(mark_absent(ABC, "c"), "a"), "b")
    assert state.lap == 2 and weights(state) == {"a": 1.0, "b": 1.0, "c": 0.0}
    late = back_again(state, "c")
    assert late.lap == 1 and weights(late) == {"a": 0.0, "b": 0.0, "c": 1.0}, "who comes late is called before anybody twice"


def test_somebody_new_can_come() -> None:
    assert "d" in weights(back_again(ABC, "d")) and back_again(ABC, "a") == ABC


def test_a_call_is_taken_back() -> None:
    _ref, state = call(ABC, Random(1))
    undone = undo(state)
    assert undone.history == () and undone.drawn == 1, "the next draw is another"
    with pytest.raises(ValueError, match="nobody"):
        undo(undone)


def test_who_passes_stays_in_the_lap_but_another_is_called_first() -> None:
    passed = pass_card(roll_call.called(ABC, "a"))
    assert passed.passes == {"a"} and passed.counts == {} and weights(passed) == {"a": 0.0, "b": 1.0, "c": 1.0}
    after = roll_call.called(passed, "b")
    assert weights(after) == {"a": 1.0, "b": 0.0, "c": 1.0}
    again = roll_call.called(after, "a")
    with pytest.raises(ValueError, match="pass card"):
        pass_card(again)
    assert undo(passed).history == (Call("a", 1),) and undo(passed).passes == frozenset()


def test_who_is_alone_is_called_again_after_passing() -> None:
    alone = mark_absent(mark_absent(ABC, "b"), "c")
    assert call(pass_card(roll_call.called(alone, "a")), Random(1))[0] == "a"


def test_there_is_no_card_to_play_before_anybody_is_called() -> None:
    with pytest.raises(ValueError, match="pass card"):
        pass_card(ABC)


def test_where_everybody_is_absent_nobody_is_called() -> None:
    state = roll_call.called(ABC, "a")
    for ref in "abc":
        state = mark_absent(state, ref)
    with pytest.raises(NobodyToCall):
        call(state, Random(1))
    assert state.lap == 1 and weights(RollCall(())) == {}
    with pytest.raises(KeyError):
        mark_absent(ABC, "z")


@given(st.lists(st.sampled_from(["call", "undo", "pass", "away", "back"]), max_size=30), st.integers(0, 999))
def test_whatever_happens_nobody_is_called_twice_in_a_lap(happened: list[str], seed: int) -> None:
    rng = Random(seed)
    state = RollCall(("a", "b", "c", "d"), {"a": 2})
    for what in happened:
        try:
            match what:
                case "call":
                    _ref, state = call(state, rng)
                case "undo":
                    state = undo(state)
                case "pass":
                    state = pass_card(state)
                case "away":
                    state = mark_absent(state, rng.choice(state.refs))
                case _:
                    state = back_again(state, rng.choice(state.refs))
        except (ValueError, NobodyToCall):
            continue
        standing = [(c.lap, c.ref) for c in state.history if not c.passed]
        assert len(standing) == len(set(standing))
        assert all(weight == 0 or (ref in state.present and 1 <= weight <= 2) for ref, weight in weights(state).items())
