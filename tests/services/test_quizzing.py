"""A teacher's quizzes: made, changed, copied, put away, set to classes; and what waits for a class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.services.asking import heard, waited
from wastequiz import i18n
from wastequiz.domain.errors import BadDate, BadQuiz, QuizTooLong, RuleNotUnderstood, UnknownClass, UnknownQuiz
from wastequiz.domain.items import Band
from wastequiz.domain.quiz_desk import DueQuiz, QuizRow
from wastequiz.domain.quizzes import Part, Quiz
from wastequiz.services import quiz_search, quiz_words, quizzing
from wastequiz.services.quizzing import Drawn, Opened
from wastequiz.services.school import School
from wastequiz.store import bank, bank_desk, book, quizzes, rosters

BATTERIES = Quiz("Batteries", rule=(Part(12, ("word:batteries", "word:paper"), (("easy", 50),)),))


def a_class(school: School, name: str = "3-2", seats: int = 3) -> int:
    def work(db: Any) -> int:
        made = rosters.add_class(db, name, Band.g34)
        rosters.fill_seats(db, made.id, seats)
        return made.id

    return school.ask(work)


def saved(school: School, quiz: Quiz = BATTERIES, **more: Any) -> str:
    return heard(school, lambda done, failed: quizzing.save(school, quiz, done, failed, **more))


def rows(school: School, **more: Any) -> Sequence[QuizRow]:
    return heard(school, lambda done, failed: quizzing.rows(school, done, failed, **more))


def opened(school: School, quiz_id: str) -> Opened:
    return heard(school, lambda done, failed: quizzing.opened(school, quiz_id, done, failed))


def due(school: School, class_id: int, ref: str = "") -> Sequence[DueQuiz]:
    return heard(school, lambda done, failed: quizzing.due(school, class_id, done, failed, ref=ref))


def preview(school: School, quiz: Quiz) -> Drawn:
    return heard(school, lambda done, failed: quizzing.preview(school, quiz, done, failed, seed=5))


def today(school: School) -> str:
    return school.ask(lambda db: book.today(db).isoformat())


def test_a_quiz_is_made_for_classes_and_stands_in_the_list(school: School) -> None:
    first, second = a_class(school), a_class(school, "4-1", 2)
    quiz_id = saved(school, classes=[first, second], due="2099-12-31")
    (row,) = rows(school)
    assert row.kept.id == quiz_id and row.kept.quiz == BATTERIES and row.kept.made_utc_ms > 0
    assert [(a.class_name, a.done, a.of, a.assignment.due) for a in row.assigned] == [
        ("3-2", 0, 3, "2099-12-31"),
        ("4-1", 0, 2, "2099-12-31"),
    ]
    assert [a.class_id for a in opened(school, quiz_id).assigned] == [first, second]


def test_a_change_keeps_the_assignments_of_the_classes_that_stay(school: School) -> None:
    first, second = a_class(school), a_class(school, "4-1")
    quiz_id = saved(school, classes=[first])
    (before,) = opened(school, quiz_id).assigned
    assert saved(school, replace(BATTERIES, name="Cells"), quiz_id=quiz_id) == quiz_id
    assert opened(school, quiz_id).kept.quiz.name == "Cells" and opened(school, quiz_id).assigned == (before,)
    saved(school, quiz_id=quiz_id, classes=[first, second], opens="2026-01-01", due="2026-01-05")
    stays, new = opened(school, quiz_id).assigned
    assert stays == replace(before, opens="2026-01-01", due="2026-01-05") and new.class_id == second
    saved(school, quiz_id=quiz_id, classes=[second])
    assert opened(school, quiz_id).assigned == (replace(new, opens="", due=""),)


def test_a_copy_is_for_no_class_and_what_is_put_away_can_be_taken_out_again(school: School) -> None:
    class_id = a_class(school)
    quiz_id = saved(school, classes=[class_id])
    copy = heard(school, lambda done, failed: quizzing.copy(school, quiz_id, "Once more", done, failed))
    assert opened(school, copy).kept.quiz == replace(BATTERIES, name="Once more") and opened(school, copy).assigned == ()
    heard(school, lambda done, failed: quizzing.archive(school, quiz_id, done, failed))
    assert [row.kept.id for row in rows(school)] == [copy]
    assert [row.kept.archived for row in rows(school, archived=True)] == [True]
    assert due(school, class_id) == ()
    heard(school, lambda done, failed: quizzing.archive(school, quiz_id, done, failed, away=False))
    assert {row.kept.id for row in rows(school)} == {copy, quiz_id}


def test_what_is_gone_says_so(school: School) -> None:
    for deed in (
        lambda done, failed: quizzing.opened(school, "gone", done, failed),
        lambda done, failed: quizzing.copy(school, "gone", "x", done, failed),
        lambda done, failed: quizzing.archive(school, "gone", done, failed),
        lambda done, failed: quizzing.save(school, BATTERIES, done, failed, quiz_id="gone"),
        lambda done, failed: quizzing.participation(school, "gone", done, failed),
    ):
        with pytest.raises(UnknownQuiz):
            heard(school, deed)
    with pytest.raises(UnknownClass):
        saved(school, classes=[99])
    assert rows(school) == (), "a quiz that could not be set to its class is not kept either"
    school.ask(lambda db: quizzes.unassign(db, "gone"))


def test_too_few_questions_are_told_before_anything_is_kept(school: School) -> None:
    many = Quiz("Many", rule=(Part(90, ("bin:hazardous",), (("easy", 100),)),), band=Band.pre)
    shown = preview(school, many)
    assert shown.shortages and shown.shortages[0].levels == ("easy",) and len(shown.questions) == shown.shortages[0].found
    with pytest.raises(QuizTooLong) as raised:
        saved(school, many)
    assert (raised.value.wanted, raised.value.found) == (90, len(shown.questions))
    with pytest.raises(BadQuiz):
        saved(school, Quiz("Empty"))
    assert rows(school) == ()
    nothing = preview(school, Quiz("None", rule=(Part(3, ("word:qqqq",)),)))
    assert nothing.questions == () and nothing.shortages[0].missing == 3


def test_a_preview_draws_what_a_round_would_ask(school: School) -> None:
    shown = preview(school, BATTERIES)
    assert len(shown.questions) == 12 and shown.shortages == () and shown.scheme == "cn-harbin"
    assert preview(school, replace(BATTERIES, scheme="cn-shanghai")).scheme == "cn-shanghai"


def test_questions_are_found_by_key_as_far_as_they_can_be_asked(school: School) -> None:
    keys = ("which_bin:banana_peel", "haz_alkaline_aa", "gone")
    found = heard(school, lambda done, failed: quizzing.questions(school, keys, "", done, failed))
    assert [q.key if q else None for q in found] == ["which_bin:banana_peel", "haz_alkaline_aa", None]


@pytest.mark.parametrize(
    ("opens", "last", "reason"), [("soon", "", "date"), ("", "2026-02-30", "date"), ("2026-05-02", "2026-05-01", "order")]
)
def test_a_date_must_be_one(school: School, opens: str, last: str, reason: str) -> None:
    with pytest.raises(BadDate) as raised:
        saved(school, opens=opens, due=last)
    assert raised.value.reason == reason


def test_what_waits_is_open_today_and_comes_in_the_order_it_is_due(school: School) -> None:
    class_id, now = a_class(school), today(school)
    saved(school, replace(BATTERIES, name="whenever"), classes=[class_id])
    saved(school, replace(BATTERIES, name="later", exam=True, minutes=5), classes=[class_id], due="2099-01-01")
    saved(school, replace(BATTERIES, name="today"), classes=[class_id], due=now, opens=now)
    saved(school, replace(BATTERIES, name="over"), classes=[class_id], due="2020-01-01")
    saved(school, replace(BATTERIES, name="not yet"), classes=[class_id], opens="2099-01-01")
    found = due(school, class_id)
    assert [one.name for one in found] == ["today", "later", "whenever"]
    assert (found[1].questions, found[1].minutes, found[1].exam, found[1].tries, found[1].waits) == (12, 5, True, 1, True)
    assert due(school, class_id + 1) == ()


def test_a_class_that_is_gone_has_no_quiz(school: School) -> None:
    class_id = a_class(school)
    quiz_id = saved(school, classes=[class_id])
    (assigned,) = opened(school, quiz_id).assigned
    school.ask(lambda db: rosters.remove_class(db, class_id))
    assert rows(school)[0].assigned == () and due(school, class_id) == ()
    with pytest.raises(UnknownQuiz):
        school.ask(lambda db: quizzes.assignment(db, assigned.id))


def test_tags_are_what_teachers_wrote_on_questions(school: School) -> None:
    def tag(db: Any) -> None:
        bank_desk.save(db, replace(bank.authored(db, "haz_alkaline_aa"), tags=("期末", "easy to miss")))

    school.ask(tag)
    assert heard(school, lambda done, failed: quizzing.tags(school, done, failed)) == ("easy to miss", "期末")
    assert preview(school, Quiz("Tagged", rule=(Part(1, ("tag:期末",)),))).questions[0].key == "haz_alkaline_aa"


# ---- a rule in words
def part(school: School, rule: str) -> Part:
    return school.ask(lambda db: quiz_words.part_of(school, db, rule))


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("12 from batteries and paper, half easy", Part(12, ("word:batteries", "word:paper"), (("easy", 50),))),
        ("10题 关于电池和纸，一半简单", Part(10, ("word:电池", "word:纸"), (("easy", 50),))),
        ("8 questions about Hazardous waste; 25% hard, 50 % easy", Part(8, ("topic:hazardous",), (("easy", 50), ("hard", 25)))),
        ("3", Part(3)),
        ("5 of waste:clean_paper, law", Part(5, ("waste:clean_paper", "topic:law"))),
        ("5 from Food waste", Part(5, ("bin:food",))),
    ],
)
def test_a_rule_in_words_becomes_a_part(school: School, rule: str, found: Part) -> None:
    i18n.use("en")
    assert part(school, rule) == found


@pytest.mark.parametrize(("rule", "said"), [("batteries", "batteries"), ("5 from unicorns", "unicorns")])
def test_what_cannot_be_made_out_of_a_rule_is_named(school: School, rule: str, said: str) -> None:
    with pytest.raises(RuleNotUnderstood) as raised:
        part(school, rule)
    assert raised.value.part == said


def test_everything_a_rule_can_be_about_has_a_name(school: School) -> None:
    i18n.use("en")
    school.ask(lambda db: bank_desk.save(db, replace(bank.authored(db, "haz_alkaline_aa"), tags=("mine",))))
    found = heard(school, lambda done, failed: quiz_words.subjects(school, done, failed))
    assert {one.code.partition(":")[0] for one in found} == {"topic", "bin", "waste", "tag"} and all(one.name for one in found)
    scheme = school.scheme
    assert all(quiz_words.subject_name(one.code, school.bank, scheme) == one.name for one in found)
    assert [quiz_words.subject_name(code, school.bank, scheme) for code in ("word:纸", "bin:gone", "waste:gone", "topic:gone")] == [
        "纸",
        "gone",
        "gone",
        "gone",
    ]


@pytest.mark.parametrize(
    ("typed", "first", "also"), [("dianchi", "dianchi", "纽扣电池"), ("电池", "电池", "锂电池"), ("nkdc", "nkdc", "纽扣电池")]
)
def test_what_a_rule_is_about_is_found_in_characters_and_pinyin_first_the_word_itself(
    school: School, typed: str, first: str, also: str
) -> None:
    i18n.use("zh_CN")
    there = heard(school, lambda done, failed: quiz_words.subjects(school, done, failed))
    found = quiz_words.matching(there, typed)
    assert (found[0].code, found[0].name) == (f"word:{first}", first) and also in [one.name for one in found]
    assert quiz_words.matching(there, " ") == there
    i18n.use("en")
    english = heard(school, lambda done, failed: quiz_words.subjects(school, done, failed))
    assert "Lithium battery" in [one.name for one in quiz_words.matching(english, "BATTERY")]


def test_questions_to_choose_are_found_by_things_and_by_words_of_their_stem(school: School) -> None:
    i18n.use("zh_CN")
    found = waited(lambda done, failed: quiz_search.find(school, "电池", done, failed))
    assert {q.key for q in found} >= {"which_bin:aa_battery", "haz_alkaline_aa"} and len(found) <= quiz_search.MOST
    assert waited(lambda done, failed: quiz_search.find(school, " ", done, failed)) == ()


def test_today_is_the_local_day_of_the_schools_clock(school: School) -> None:
    assert quizzing.today(school).isoformat() == today(school)
