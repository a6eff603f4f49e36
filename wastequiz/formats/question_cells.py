"""Questions into rows of our own columns, so that reading them again gives the same questions; only columns that are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wastequiz.domain.exchange import Fault
from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, single_choice, spot_on_picture, true_false
from wastequiz.domain.kinds.true_false import FALSE, TRUE
from wastequiz.domain.questions import Authored, Option, Target
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.formats.cell_text import joined
from wastequiz.formats.column_names import LETTERS
from wastequiz.formats.knowledge_kinds import LABELS
from wastequiz.formats.question_words import BANDS, KINDS, NATION, REGIONS, SORTING, TOPICS, said

Cells = dict[str, str]
HEADS: Mapping[str, tuple[str, str]] = {
    "kind": ("题型", "Type"),
    "stem": ("题干", "Question"),
    "label": ("选项{letter}", "Option {letter}"),
    "answer": ("答案", "Answer"),
    "explanation": ("解析", "Explanation"),
    "difficulty": ("难度", "Difficulty"),
    "band": ("学段", "Grade band"),
    "topic": ("主题", "Topic"),
    "tags": ("标签", "Tags"),
    "schemes": ("地区", "Region"),
    "picture": ("图片", "Picture"),
    "points": ("分值", "Points"),
    "limit_s": ("限时", "Time limit"),
    "why": ("选项{letter}理由", "Why {letter}"),
    "match": ("配对{letter}", "Match {letter}"),
    "option_picture": ("选项{letter}图片", "Picture {letter}"),
    "match_picture": ("配对{letter}图片", "Match picture {letter}"),
    "area": ("选项{letter}区域", "Area {letter}"),
    "tolerance": ("误差", "Tolerance"),
    "low": ("最小值", "Lowest"),
    "high": ("最大值", "Highest"),
    "step": ("步长", "Step"),
    "unit": ("单位", "Unit"),
    "source": ("来源", "Source"),
    "source_url": ("来源网址", "Source URL"),
    "source_year": ("来源年份", "Source year"),
    "source_unread": ("来源未核实", "Source unread"),
    "option_ids": ("选项标识", "Option ids"),
    "target_ids": ("配对标识", "Match ids"),
    "key": ("key", "key"),
}
"""Our columns in the order they stand in, in Chinese and English; `{letter}`: one for each option."""
ALWAYS = (
    "kind",
    "stem",
    "label.A",
    "label.B",
    "label.C",
    "label.D",
    "answer",
    "explanation",
    "difficulty",
    "band",
    "topic",
    "tags",
    "schemes",
)
LETTERED = ("label", "why", "match", "option_picture", "match_picture", "area")
IN_LANGUAGES = ("stem", "label", "answer", "explanation", "why", "match", "unit")


def head_of(column: str, language: str) -> str:
    """The head of one of our columns ("label.A/en": option A in English), as a file in `language` has it."""
    name, _, tongue = column.partition("/")
    part, _, letter = name.partition(".")
    words = HEADS[part][0 if language.startswith("zh") else 1].format(letter=letter)
    return f"{words}_{tongue.partition('_')[0]}" if tongue else words


def columns(used: Iterable[str], language: str) -> list[str]:
    """Our columns in their order: those that always stand there, and those that are used. The other language of the question text always is:
    by it a reader knows which language the columns without a mark are in."""
    there = {*used, *ALWAYS, "key", *(f"stem/{other}" for other in LANGUAGES if other != language)}
    ordered: list[str] = []
    for mark in ("", *(f"/{other}" for other in LANGUAGES if other != language), "key"):
        for part in HEADS if mark != "key" else ():
            names = [f"{part}.{letter}" for letter in LETTERS] if part in LETTERED else [part]
            ordered += [f"{name}{mark}" for name in names if f"{name}{mark}" in there]
    return ordered


def written(questions: Sequence[Authored], language: str) -> tuple[list[str], list[list[str]], tuple[tuple[str, Fault], ...]]:
    """Heads, rows, and what the table cannot carry, by question key."""
    lost: list[tuple[str, Fault]] = []
    made: list[Cells] = []
    used: dict[str, None] = {}
    for question in questions:
        cells = cells_of(question, language)
        lost += [(question.key, Fault(0, "not_carried", part, (("part", part),), "drops")) for part in not_carried(question)]
        used.update(dict.fromkeys(cells))
        made.append(cells)
    order = columns(used, language)
    return [head_of(column, language) for column in order], [[cells.get(column, "") for column in order] for cells in made], tuple(lost)


def cells_of(question: Authored, language: str) -> Cells:
    """The cells of a question by column, empty ones left out."""
    sorting = bool(question.targets) and all(t.bin_id for t in question.targets)
    tags = joined(question.tags)
    cells: Cells = {
        "kind": said(KINDS, SORTING if sorting else question.kind, language),
        "difficulty": str(question.difficulty),
        "band": said(BANDS, question.band.name, language),
        "topic": said(TOPICS, question.topic, language),
        "schemes": joined(said(REGIONS, code, language) for code in question.schemes or (NATION,)),
        "key": question.key,
        "tags": tags.replace(",", "\\,").replace("，", "\\，"),
        "picture": question.picture,
        "source": question.source.title,
        "source_url": question.source.url,
        "source_year": str(question.source.year or ""),
        "source_unread": "" if not question.source.unread else "是" if language.startswith("zh") else "yes",
        "limit_s": str(question.limit_s or ""),
        "points": "" if question.points is None else str(question.points),
    }
    _put(cells, "stem", question.stem, language)
    _put(cells, "explanation", question.explanation, language)
    _put_options(cells, question, language)
    _put_targets(cells, question, language)
    cells.update(_answer(question, language))
    return {column: cell for column, cell in cells.items() if cell}


def _put(cells: Cells, column: str, text: Text, language: str) -> None:
    for tongue in LANGUAGES:
        cells[column if tongue == language else f"{column}/{tongue}"] = text.get(tongue, "")


def _put_options(cells: Cells, question: Authored, language: str) -> None:
    for letter, option in zip(LETTERS, question.options, strict=False):
        if question.kind != true_false.NAME or any(o.label != LABELS.get(o.id) for o in question.options):
            _put(cells, f"label.{letter}", option.label, language)
        _put(cells, f"why.{letter}", option.why or Text(), language)
        cells[f"option_picture.{letter}"] = option.picture
        cells[f"area.{letter}"] = ", ".join(map(figure, option.area or ()))
    ids = tuple(o.id for o in question.options)
    if ids != tuple(LETTERS.lower()[: len(ids)]) and question.kind != true_false.NAME:
        cells["option_ids"] = joined(ids)


def _put_targets(cells: Cells, question: Authored, language: str) -> None:
    for letter, target in zip(LETTERS, in_step(question), strict=False):
        _put(cells, f"match.{letter}", target.label, language)
        cells[f"match_picture.{letter}"] = target.picture
    ids = tuple(t.id for t in in_step(question))
    if ids != tuple(f"t{n}" for n in range(1, len(ids) + 1)):
        cells["target_ids"] = joined(ids)


def in_step(question: Authored) -> list[Target]:
    """The targets in the order of the options that belong to them, then those that nothing belongs to."""
    by_id = {t.id: t for t in question.targets}
    theirs = [by_id[o.target] for o in question.options if o.target in by_id]
    return [*theirs, *(t for t in question.targets if t not in theirs)]


def figure(number: float) -> str:
    """A number with no more digits than it has."""
    return repr(float(number)).removesuffix(".0")


def letters(question: Authored, chosen: Iterable[Option]) -> str:
    """The letters of some of its options."""
    places = {option.id: letter for letter, option in zip(LETTERS, question.options, strict=False)}
    return "".join(places.get(option.id, "") for option in chosen)


def _answer(question: Authored, language: str) -> Cells:
    match question.kind:
        case single_choice.NAME | multiple_choice.NAME | spot_on_picture.NAME:
            return {"answer": letters(question, (o for o in question.options if o.right))}
        case true_false.NAME:
            right = next((o.id for o in question.options if o.right), FALSE) == TRUE
            return {"answer": ("对" if right else "错") if language.startswith("zh") else ("True" if right else "False")}
        case ordering.NAME:
            return {"answer": letters(question, sorted(question.options, key=lambda o: o.rank))}
        case estimate.NAME if question.number:
            number = question.number
            cells = {"answer": figure(number.value)}
            cells |= {name: figure(getattr(number, name)) for name in ("tolerance", "low", "high", "step")}
            _put(cells, "unit", number.unit, language)
            return cells
        case short_answer.NAME:
            return {
                ("answer" if tongue == language else f"answer/{tongue}"): joined(
                    words for lang, words in question.accepted if lang == tongue
                )
                for tongue in LANGUAGES
            }
        case _:
            return {}


def not_carried(question: Authored) -> Iterator[str]:
    """What of a question has no column: a further language, more options than letters."""
    texts = [question.stem, question.explanation, *(o.label for o in question.options), *(t.label for t in question.targets)]
    yield from sorted({tongue for text in texts for tongue in text if tongue not in LANGUAGES})
    if max(len(question.options), len(question.targets)) > len(LETTERS):
        yield LETTERS[-1]
    if question.kind == matching.NAME and len({o.target for o in question.options}) < len(question.options):
        yield SORTING
