"""What a teacher's quiz refuses: what is wrong, and what to do."""

from __future__ import annotations

import pytest

from wastequiz.domain import errors as e
from wastequiz.wording import quiz_errors
from wastequiz.wording.errors import sentence

REASONS = ("empty", "both", "long", "number", "pass", "rounds", "shares", "subject", "feedback")


def test_every_reason_has_a_sentence_of_its_own() -> None:
    said = {sentence(e.BadQuiz(reason, 100)) for reason in REASONS}
    assert len(said) == len(REASONS) and all("{" not in one for one in said)
    assert sentence(e.BadQuiz("long", 100)).endswith("Take at most 100.")


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (e.QuizTooLong(12, 9), "The quiz asks for 12 questions, and there are only 9 that fit."),
        (e.NoTriesLeft("Friday", 1), "“Friday” can be played 1 time, and that is done."),
        (e.NoTriesLeft("Friday", 2), "“Friday” can be played 2 times, and that is done."),
        (e.QuizNotOpen("Friday", "2026-11-27"), "“Friday” opens on 2026-11-27."),
        (e.QuizOver("Friday", "2026-11-27"), "“Friday” could be played until 2026-11-27."),
        (e.QuizNeedsSeat("Friday"), "“Friday” is for the students of its class."),
        (e.BadDate("2026-11-01", "order"), "The last day lies before the first one."),
        (e.BadDate("soon"), "“soon” is no date."),
        (e.RuleNotUnderstood("unicorns"), "“unicorns” cannot be made out in the rule."),
        (e.UnknownQuiz("x"), "This quiz is no longer there."),
    ],
)
def test_it_says_what_happened(error: e.KnownError, what: str) -> None:
    assert sentence(error).startswith(what)


def test_other_errors_are_left_to_others() -> None:
    assert quiz_errors.parts(e.PinWrong(1)) is None
