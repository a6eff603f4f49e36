"""What may be read aloud: every sentence once, in the language spoken now, bins first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wastequiz import i18n
from wastequiz.domain.errors import UnknownScheme
from wastequiz.domain.kinds import which_bin
from wastequiz.services import builtin
from wastequiz.services.speaking import lines
from wastequiz.wording import stems

BANK = builtin.read()


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.current()
    i18n.use(request.param)
    yield request.param
    i18n.use(before)


def test_each_sentence_comes_once_and_the_bins_first(language: str) -> None:
    found = lines(BANK, "cn-harbin")
    texts = [line.text for line in found]
    assert len(texts) == len(set(texts)) and all(texts)
    scheme = BANK.scheme("cn-harbin")
    assert texts[: len(scheme.bins)] == [target.name[language] for target in scheme.bins]
    assert {line.what for line in found} == {"bin", "game", "thing", "question", "reason"}


def test_what_a_question_says_is_among_them(language: str) -> None:
    texts = {line.text for line in lines(BANK, "cn-harbin")}
    scheme = BANK.scheme("cn-harbin")
    item = BANK.items["banana_peel"]
    question = which_bin.build(item, BANK.kinds[item.kind], scheme)
    assert {stems.stem(question, scheme), i18n.words(question.explanation or {})} <= texts
    written = next(q for q in BANK.questions.values() if not q.schemes)
    assert {written.stem[language], written.explanation[language], *(o.label[language] for o in written.options)} <= texts


def test_questions_of_other_cities_are_left_out() -> None:
    elsewhere = next(q for q in BANK.questions.values() if q.schemes and "cn-shanghai" not in q.schemes)
    before = i18n.current()
    i18n.use("zh_CN")
    try:
        assert elsewhere.stem["zh_CN"] not in {line.text for line in lines(BANK, "cn-shanghai")}
    finally:
        i18n.use(before)


def test_unknown_rules_are_an_error() -> None:
    with pytest.raises(UnknownScheme):
        lines(BANK, "cn-nowhere")
