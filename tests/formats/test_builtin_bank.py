"""The bank that comes with the program reads without a problem, passes every check, and loads at once."""

from __future__ import annotations

from collections import Counter

import pytest

from wastequiz import paths
from wastequiz.domain.bank import Bank, card_of, holds_in, pool_of
from wastequiz.domain.draw import draw_round
from wastequiz.domain.errors import BadSource
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import spot_on_picture
from wastequiz.domain.levels import level_spec
from wastequiz.domain.questions import ITEM_TOPIC, TOPICS, told_in_pictures
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.sets import COMMUNITY, EXAM, KINDERGARTEN, LESSON
from wastequiz.formats.check import check, counts
from wastequiz.formats.knowledge_kinds import READERS
from wastequiz.formats.sources import read_bank

SCHEMES = [
    *("cn-beijing", "cn-chengdu", "cn-chongqing", "cn-gb", "cn-guangzhou", "cn-hangzhou", "cn-harbin", "cn-shanghai", "cn-shenzhen"),
    *("de", "eu", "gb-england", "hk", "jp-yokohama", "tw-taipei", "us-seattle"),
]


@pytest.fixture(scope="module")
def bank() -> Bank:
    try:
        return read_bank(paths.questions())
    except BadSource as bad:
        pytest.fail("\n".join(map(str, bad.problems)))


def test_the_built_in_bank_reads_and_passes_the_checks(bank: Bank) -> None:
    assert [problem for problem in check(bank, paths.assets() / "items", paths.questions()) if problem.code != "bin_too_rare"] == []


def test_no_bin_is_rare(bank: Bank) -> None:
    assert [problem for problem in check(bank, paths.assets() / "items") if problem.code == "bin_too_rare"] == []


def test_it_holds_what_was_promised(bank: Bank) -> None:
    found = counts(bank)
    assert sorted(bank.schemes) == sorted(SCHEMES)
    assert 60 <= len(bank.kinds) <= 100
    assert len(bank.items) >= 1500
    assert len(bank.questions) >= 540
    assert {question.topic for question in bank.questions.values()} == set(TOPICS)
    aliases = [words for item in bank.items.values() for lang, words in item.aliases if lang == "zh_CN"]
    assert len(aliases) >= 3500
    assert sum(item.why is not None for item in bank.items.values()) >= 400
    assert sum(bool(item.picture) for item in bank.items.values()) >= 320
    assert found["pictures"] == sum(len(list((paths.assets() / folder).glob("*.svg"))) for folder in ("items", "steps", "scenes"))


def test_every_age_has_its_questions(bank: Bank) -> None:
    ages = Counter(question.band for question in bank.questions.values())
    promised = {Band.pre: 60, Band.g12: 100, Band.g34: 100, Band.g56: 100, Band.g79: 100, Band.adult: 80}
    assert {band.name: ages[band] for band, least in promised.items() if ages[band] < least} == {}
    assert all(told_in_pictures(question) for question in bank.questions.values() if question.band == Band.pre)


def test_every_wrong_option_says_why_it_is_wrong(bank: Bank) -> None:
    chosen = [q for q in bank.questions.values() if q.kind in ("single_choice", "multiple_choice", "true_false", "spot_on_picture")]
    assert [q.key for q in chosen if any(o.why is None for o in q.options if not o.right)] == []
    assert [q.key for q in bank.questions.values() if not q.source.title] == []


def test_steps_are_drawn_and_each_is_asked_about(bank: Bank) -> None:
    drawn = {p.stem for p in (paths.assets() / "steps").glob("*.svg")}
    shown = {part.picture for q in bank.questions.values() for part in (q, *q.options, *q.targets)} | {
        s.picture for s in bank.sets.values()
    }
    assert len(drawn) >= 80
    assert drawn - shown == set()


def test_there_are_ready_sets_for_lessons_an_exam_an_open_day_and_the_kindergarten(bank: Bank) -> None:
    uses = Counter(ready.use for ready in bank.sets.values())
    assert uses == {LESSON: 24, KINDERGARTEN: 1, COMMUNITY: 1, EXAM: 1}
    lessons = Counter(ready.band for ready in bank.sets.values() if ready.use == LESSON)
    assert lessons == {Band.g12: 6, Band.g34: 6, Band.g56: 6, Band.g79: 6}
    for band in lessons:
        asked = Counter(key for ready in bank.sets.values() if (ready.use, ready.band) == (LESSON, band) for key in ready.keys)
        assert [key for key, n in asked.items() if n > 1] == []
    unread = {q.key for q in bank.questions.values() if q.source.unread}
    assert [key for ready in bank.sets.values() if ready.use in (LESSON, EXAM) for key in ready.keys if key in unread] == []


def test_every_country_has_questions_that_hold_there(bank: Bank) -> None:
    for scheme in bank.schemes.values():
        holding = [q for q in bank.questions.values() if holds_in(q.schemes, scheme)]
        assert len(holding) >= 200, scheme.code


def test_every_kind_of_written_question_has_at_least_eight(bank: Bank) -> None:
    written = Counter(question.kind for question in bank.questions.values())
    assert {kind: n for kind, n in written.items() if n < 8} == {}
    assert set(written) == set(READERS)


def test_every_scene_is_asked_about_twice(bank: Bank) -> None:
    scenes = {p.stem for p in (paths.assets() / "scenes").glob("*.svg")}
    assert Counter(q.picture for q in bank.questions.values() if q.kind == spot_on_picture.NAME) == dict.fromkeys(scenes, 2)


def test_the_chinese_schemes_share_the_ids_of_their_bins(bank: Bank) -> None:
    for scheme in (s for s in bank.schemes.values() if not s.abroad):
        assert {b.id for b in scheme.bins} == {"recyclable", "hazardous", "food", "residual"}


@pytest.mark.parametrize("code", SCHEMES)
@pytest.mark.parametrize("band", Band)
def test_every_city_and_age_has_a_full_round(bank: Bank, code: str, band: Band) -> None:
    pool = pool_of(bank, bank.scheme(code), map(card_of, bank.questions.values()))
    spec = RoundSpec(code, band=band, length=20)
    assert len(draw_round("r", spec, 1, bank, pool, bank.questions.__getitem__).questions) == 20


@pytest.mark.parametrize("code", SCHEMES)
def test_every_city_has_rounds_for_those_who_cannot_read(bank: Bank, code: str) -> None:
    pool = pool_of(bank, bank.scheme(code), map(card_of, bank.questions.values()))
    spec = RoundSpec(code, band=Band.pre, pictures_only=True, topic=ITEM_TOPIC, length=10)
    assert len(draw_round("r", spec, 1, bank, pool, bank.questions.__getitem__).questions) == 10


@pytest.mark.parametrize("code", SCHEMES)
def test_every_level_can_be_played_everywhere(bank: Bank, code: str) -> None:
    pool = pool_of(bank, bank.scheme(code), map(card_of, bank.questions.values()))
    for number in range(1, 7):
        for reads in (True, False):
            band = Band.g34 if reads else Band.pre
            spec = level_spec(number, code, band, pictures_only=not reads)
            assert len(draw_round("r", spec, 1, bank, pool, bank.questions.__getitem__).questions) == 10, number


def test_a_second_reading_gives_the_same_bank(bank: Bank) -> None:
    again = read_bank(paths.questions())
    assert again == bank
    assert {s.code: s.revision for s in again.schemes.values()} == {s.code: s.revision for s in bank.schemes.values()}


def test_all_drawings_together_are_light() -> None:
    assert sum(p.stat().st_size for p in paths.assets().rglob("*.svg")) < 2_500_000
