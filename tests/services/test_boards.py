"""The class board, and what a round can be about, as screens and command line ask for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.asking import heard
from tests.services.test_playing import SPEC, begun, play_out, student
from wastequiz.domain.errors import UnknownClass, UnknownScheme
from wastequiz.domain.questions import ITEM_TOPIC
from wastequiz.services import boards, topics
from wastequiz.services.school import School


def test_the_board_shows_who_played_this_week_and_of_all_time(school: School) -> None:
    who = student(school)
    play_out(school, begun(school, who))
    for week in (None, ""):
        board = heard(school, lambda done, failed, w=week: boards.board(school, who.class_id, done, failed, week=w))
        assert [(row.seat, row.points) for row in board.rows] == [(1, 50)]
        assert (board.took_part, board.students, board.right_answers) == (1, 2, 5)
    assert boards.board_by_name(school, "3B", week="").rows == board.rows


def test_a_class_that_is_not_there_is_named(school: School) -> None:
    with pytest.raises(UnknownClass):
        boards.board_by_name(school, "9Z")
    with pytest.raises(UnknownClass):
        heard(school, lambda done, failed: boards.board(school, 99, done, failed))


def test_topics_are_those_a_round_would_find_a_question_in(school: School) -> None:
    all_of_them = heard(school, lambda done, failed: topics.topics(school, SPEC, done, failed))
    assert all_of_them[0] == ITEM_TOPIC and len(all_of_them) > 2
    with_pictures = heard(school, lambda done, failed: topics.topics(school, replace(SPEC, pictures_only=True), done, failed))
    assert with_pictures[0] == ITEM_TOPIC and "putting_out" in with_pictures and "law" not in with_pictures
    with pytest.raises(UnknownScheme):
        heard(school, lambda done, failed: topics.topics(school, replace(SPEC, scheme="cn-atlantis"), done, failed))
