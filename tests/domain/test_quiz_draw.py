"""Drawing a quiz by its rule: never more than asked, its shares held, nothing twice; and what is missing said beforehand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_quizzes import parts
from tests.factories import make_bank, make_choice, make_kind, make_pool, make_scheme, make_thing_of_parts, make_true_false, ruling, text
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band, Item
from wastequiz.domain.quiz_draw import Candidates, draw_quiz, forms, level_of, needs_store, shortages
from wastequiz.domain.quizzes import LEVELS, Part, Quiz, Shortage, spec_of
from wastequiz.domain.rounds import Round

CITY = "cn-harbin"


def graded() -> Bank:
    """Twenty things of paper and ten cells, four of each difficulty or two, and ten written questions on signs."""
    kinds = {k: make_kind(k) for k in ("paper", "cell")}
    items: dict[str, Item] = {}
    for n in range(20):
        items[f"paper_{n}"] = Item(f"paper_{n}", text(f"sheet {n}"), "paper", Band.pre, 1 + n % 5, picture=f"p{n}")
    for n in range(10):
        items[f"cell_{n}"] = Item(f"cell_{n}", text(f"Battery {n}"), "cell", Band.pre, 1 + n % 5, aliases=(("zh_CN", "电池"),))
    items["toy"] = make_thing_of_parts("toy", "paper", "cell")
    written = {f"sign_{n}": make_choice(f"sign_{n}", difficulty=1 + n % 5) for n in range(10)}
    scheme = make_scheme({"paper": "recyclable", "cell": "hazardous"})
    return Bank(kinds, items, {CITY: scheme}, written)


NAMED = {"tag:mine": frozenset({"sign_0", "sign_1", "sign_2"}), "word:sign": frozenset(f"sign_{n}" for n in range(10))}


def drawn(quiz: Quiz, seed: int = 1, bank: Bank | None = None, *, pictures_only: bool = False) -> Round:
    there = bank or graded()
    spec = spec_of(quiz, "q", CITY, pictures_only=pictures_only)
    return draw_quiz("r", spec, seed, quiz, there, make_pool(there), NAMED, there.questions.__getitem__)


def short(quiz: Quiz, bank: Bank | None = None) -> tuple[Shortage, ...]:
    there = bank or graded()
    return shortages(quiz, there, make_pool(there), NAMED, there.questions.__getitem__)


def rule(*parts_: Part) -> Quiz:
    return Quiz("q", rule=parts_)


@given(
    rule_=st.lists(
        st.builds(
            Part,
            count=st.integers(1, 14),
            subjects=st.lists(
                st.sampled_from(["topic:items", "topic:signs", "bin:hazardous", "waste:paper", "word:batteries", "tag:mine", "word:sign"]),
                unique=True,
                max_size=3,
            ).map(tuple),
            shares=parts.map(lambda part: part.shares),
        ),
        min_size=1,
        max_size=3,
    ),
    seed=st.integers(0, 2**40),
    shuffle=st.booleans(),
)
def test_a_draw_is_never_longer_than_asked_has_nothing_twice_and_holds_its_shares(rule_: list[Part], seed: int, shuffle: bool) -> None:
    quiz = replace(rule(*rule_), shuffle=shuffle)
    missing = short(quiz)
    try:
        round_ = drawn(quiz, seed)
    except NoQuestions:
        assert sum(one.found for one in missing) == 0 and missing
        return
    keys = [question.key.partition(":")[2] or question.key for question in round_.questions]
    assert len(keys) == len(set(keys))
    assert len(keys) == quiz.size - sum(one.missing for one in missing), "what is missing was said beforehand, and nothing else is"
    assert drawn(quiz, seed) == round_
    if not missing:
        for level in LEVELS:
            least = sum(n for part in rule_ for levels, n in part.wanted() if levels == (level,))
            most = sum(n for part in rule_ for levels, n in part.wanted() if level in levels)
            assert least <= sum(level_of(question.difficulty) == level for question in round_.questions) <= most


def test_subjects_take_turns_so_that_each_is_asked() -> None:
    for seed in range(20):
        keys = [q.key for q in drawn(rule(Part(12, ("word:batteries", "waste:paper"))), seed).questions]
        assert sum("cell" in key for key in keys) == 6
    assert sum("cell" in q.key for q in drawn(rule(Part(24, ("word:batteries", "waste:paper")))).questions) == 10, "all there are"


def test_a_word_finds_things_by_name_alias_and_kind_and_written_ones_by_their_stem() -> None:
    for subject, n in (("word:batteries", 10), ("word:电池", 10), ("word:paper", 20), ("word:sign", 10), ("tag:mine", 3), ("tag:none", 0)):
        assert short(rule(Part(30, (subject,)))) == (Shortage(0, (), 30, n),)


def test_one_question_is_not_drawn_for_two_parts_and_the_narrower_part_gets_its_share() -> None:
    quiz = rule(Part(10, ("topic:signs",)), Part(3, ("tag:mine",)))
    assert short(quiz) == (Shortage(1, (), 3, 0),)
    quiz = rule(Part(7, ("topic:signs",)), Part(3, ("tag:mine",)))
    for seed in range(30):
        assert short(quiz) == () and len(drawn(quiz, seed).questions) == 10


def test_what_is_missing_is_said_by_part_and_level() -> None:
    assert short(rule(Part(4), Part(10, ("bin:hazardous",), (("easy", 60),)))) == (Shortage(1, ("easy",), 6, 4),)
    assert short(rule(Part(12, ("waste:paper",), (("easy", 50),)))) == ()


def test_only_what_is_for_the_age_and_has_a_sourced_ruling_is_drawn() -> None:
    bank = graded()
    older = replace(bank, questions={key: replace(q, band=Band.adult) for key, q in bank.questions.items()})
    assert short(rule(Part(1, ("topic:signs",))), older) == (Shortage(0, (), 1, 0),)
    assert short(replace(rule(Part(1, ("topic:signs",))), band=Band.adult), older) == ()
    doubtful = replace(bank, schemes={CITY: make_scheme({"paper": ruling("recyclable", source=""), "cell": "hazardous"})})
    assert short(rule(Part(1, ("waste:paper",))), doubtful) == (Shortage(0, (), 1, 0),)


def test_those_who_cannot_read_get_what_is_told_in_pictures() -> None:
    keys = [q.key.partition(":")[2] for q in drawn(rule(Part(30)), pictures_only=True).questions]
    assert len(keys) == 20 and all(key.startswith("paper") for key in keys)


def test_a_list_is_asked_as_it_stands_or_so_many_of_it() -> None:
    listed = Quiz("q", keys=("sign_3", "which_bin:paper_1", "sign_0", "gone"), shuffle=False)
    assert [q.key for q in drawn(listed).questions] == ["sign_3", "which_bin:paper_1", "sign_0"]
    assert short(listed) == (Shortage(0, (), 4, 3),)
    assert short(replace(listed, length=3)) == ()
    some = [[q.key for q in drawn(replace(listed, length=2), seed).questions] for seed in range(20)]
    assert all(len(keys) == 2 and keys == sorted(keys, key=listed.keys.index) for keys in some) and len(set(map(tuple, some))) == 3
    orders = {tuple(q.key for q in drawn(replace(listed, shuffle=True), seed).questions) for seed in range(20)}
    assert len(orders) > 3


def test_a_list_of_which_nothing_holds_says_so() -> None:
    with pytest.raises(NoQuestions):
        drawn(Quiz("q", keys=("gone",)))


def test_options_stand_as_they_were_written_where_that_gives_nothing_away() -> None:
    bank = graded()
    there = replace(bank, questions={**bank.questions, "fact": make_true_false("fact")})
    quiz = Quiz("q", keys=("sign_0", "which_bin:paper_0", "fact"), shuffle=False, shuffle_options=False)
    for seed in range(10):
        assert [o.id for o in drawn(quiz, seed, there).questions[0].options] == ["a", "b", "c"]
    mixed = {tuple(o.id for o in drawn(replace(quiz, shuffle_options=True), seed, there).questions[0].options) for seed in range(10)}
    assert len(mixed) > 1


def test_a_thing_that_cannot_be_picked_from_among_others_is_asked_alone() -> None:
    bank = make_bank(6, 0)
    for seed in range(10):
        assert len(drawn(rule(Part(4, ("bin:food",))), seed, bank).questions) == 4


def test_the_store_looks_up_words_and_tags_only() -> None:
    quiz = rule(Part(1, ("word:a", "topic:signs")), Part(1, ("tag:b", "word:a")))
    assert needs_store(quiz) == ("word:a", "tag:b")
    assert needs_store(Quiz("q", keys=("a",))) == ()


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Batteries", ("batteries", "battery")),
        ("boxes", ("boxes", "box", "boxe")),
        ("cups", ("cups", "cup")),
        ("paper", ("paper",)),
        ("纸", ("纸",)),
        ("gas", ("gas",)),
    ],
)
def test_a_word_is_met_in_its_singular_too(word: str, found: tuple[str, ...]) -> None:
    assert forms(word) == found


def test_things_that_come_apart_are_left_to_other_rounds() -> None:
    bank = graded()
    there = Candidates(bank, make_pool(bank), {}, band=Band.adult)
    assert "toy" not in there.of("", tuple(LEVELS)) and len(there.of("", tuple(LEVELS))) == 40
