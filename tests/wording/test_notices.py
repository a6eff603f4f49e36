"""What players told the desk, in words."""

from __future__ import annotations

from wastequiz.domain.kinds import KINDS
from wastequiz.domain.notices import FLAG_OUTCOMES, REASONS, WORD_OUTCOMES
from wastequiz.wording import notices


def test_every_reason_outcome_and_kind_has_words_of_its_own() -> None:
    for codes, say in (
        (REASONS, notices.reason),
        (FLAG_OUTCOMES, notices.flag_outcome),
        (WORD_OUTCOMES, notices.word_outcome),
        (tuple(KINDS), notices.kind),
    ):
        said = [say(code) for code in codes]
        assert len(set(said)) == len(said) and not set(said) & set(codes)


def test_a_kind_of_a_later_version_keeps_its_own_name() -> None:
    assert notices.kind("hologram") == "hologram"


def test_how_long_a_flag_waits_is_said_in_words_and_shapes() -> None:
    assert notices.counted({"week": 2, "days": 0, "new": 1}) == "A week and more: 2 · New: 1"
    assert len(set(notices.MARKS.values())) == len(notices.MARKS)
    assert notices.waits("settled") == "Settled"
