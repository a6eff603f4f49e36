"""Plain text pasted from Word: 题干, A. B. C., 答案, 解析; what fits nowhere is said line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Format, Incoming, Reading
from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, single_choice, true_false
from wastequiz.formats import word_lines as word
from wastequiz.formats.draft import EASIEST, HARDEST, LONGEST_LIMIT, Draft, made, placed, refused
from wastequiz.formats.draft_kinds import FULL, Said, choices, number, pairs, spellings, steps, true_or_false
from wastequiz.formats.knowledge_kinds import Parts
from wastequiz.formats.text_files import MOST_SIGNS, decoded
from wastequiz.formats.word_writing import NAME, write

RIGHT = frozenset(("对", "正确", "√", "✓", "✔", "是", "t", "true", "right", "y", "yes"))
WRONG = frozenset(("错", "错误", "×", "✗", "✘", "x", "否", "f", "false", "wrong", "n", "no", "不对", "不正确"))
_EASE = {"容易": 1, "简单": 1, "易": 1, "较易": 2, "中等": 3, "中": 3, "一般": 3, "较难": 4, "困难": 5, "难": 5}
_LETTERS = re.compile(r"[A-H](?:[\s、,，;；>→—-]*[A-H])*", re.IGNORECASE)
_ESTIMATE = re.compile(r"(?:约|大约)?\s*([+-]?[\d.]+)\s*(?:(?:±|\+/-|\+-|正负)\s*([\d.]+))?\s*(.*)")


@dataclass
class _Written:
    """One question as it stands. `options`: one list for each of its lines; `last`: what a line of mere words goes on."""

    line: int
    kind: str
    points: str
    numbered: bool = False
    lines: list[str] = field(default_factory=list[str])
    stem: list[str] = field(default_factory=list[str])
    options: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    pairs: list[str] = field(default_factory=list[str])
    answers: list[str] = field(default_factory=list[str])
    explanation: list[str] = field(default_factory=list[str])
    fields: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    last: str = "stem"
    signs: int = 0

    @property
    def bare(self) -> bool:
        """Whether there is nothing but words, so that it may be a title or anything."""
        return not (self.numbered or self.options or self.pairs or self.answers or self.explanation or self.fields)

    def goes_on(self, parted: bool) -> bool:
        """Whether a line of mere words belongs to it. `parted`: an empty line stands between."""
        return not parted and self.last != "field" or self.last == "stem" and self.numbered

    def take(self, line: word.Line) -> None:
        """Takes in a line that is its own."""
        match line.what:
            case "option":
                self.options.append((line.name, line.words))
            case "pair":
                self.pairs.append(line.words)
            case "answer":
                self.answers.append(line.words)
            case "explanation":
                self.explanation.append(line.words)
            case "field":
                self.fields.append((line.name, line.words))
            case _:
                self.go_on(line.words)
                return
        self.last = "field" if line.what == "answer" else line.what

    def go_on(self, words: str) -> None:
        match self.last:
            case "option":
                letter, said = self.options[-1]
                self.options[-1] = (letter, f"{said}\n{words}")
            case "explanation":
                self.explanation.append(words)
            case "pair":
                self.pairs[-1] += f"\n{words}"
            case _:
                self.stem.append(words)


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a pasted text. Raises FileTooBig, WordsUnreadable, NoQuestionsFound (nothing but empty lines)."""
    text, faults = decoded(data)
    if not text.strip():
        raise NoQuestionsFound(NAME)
    return Incoming((_entry(written, reading, n) for n, written in enumerate(_questions(text), start=1)), faults=faults)


def _questions(text: str) -> Iterator[_Written]:
    """Lines gathered into questions: a number or a heading begins one, and so do words after an empty line or an answer."""
    now: _Written | None = None
    kind = points = ""
    parted = False
    for n, given in enumerate(text.split("\n"), start=1):
        line = word.line_of(n, given[: MOST_SIGNS + 1], now.kind if now else kind)
        if line.what == "blank":
            parted = True
            continue
        begins = line.what in ("heading", "number") or (line.what == "words" and now is not None and not now.goes_on(parted))
        if now is not None and begins:
            yield now
            now = None
        parted = False
        if line.what == "heading":
            kind, points = line.name, line.words
            continue
        if now is None:
            now = _Written(n, kind, points, numbered=line.what == "number")
        now.signs += len(given)
        if now.signs <= MOST_SIGNS:
            now.lines.append(given)
            now.take(line)
    if now is not None:
        yield now


def _entry(written: _Written, reading: Reading, n: int) -> Entry:
    draft = Draft(written.line, "\n".join(written.lines))
    if written.signs > MOST_SIGNS:
        draft.refuse("entry_too_long", most=str(MOST_SIGNS))
        return refused(draft)
    question = _Told(draft, written, reading.language)
    if written.bare and not question.options and not question.inside:
        draft.refuse("stray_line", given=" ".join(written.stem))
        return refused(draft)
    kind, parts = question.read()
    return made(draft, kind, parts, reading, n)


class _Told:
    """One question's lines, on their way into a draft."""

    def __init__(self, draft: Draft, written: _Written, language: str) -> None:
        self.draft, self.written, self.language = draft, written, language
        marked, stem = word.type_mark("\n".join(written.stem))
        self.kind = marked or written.kind
        self.options = _apart(written.options)
        if not self.options and not written.pairs:
            stem, self.options = word.stem_and_options(stem)
        without, self.inside = word.answers_in_stem(stem)
        told = [_letters(answer) for answer in written.answers]
        if self.inside and (not written.answers or any(_letters(i) in told for i in self.inside)):
            stem = without
        else:
            self.inside = []
        draft.stem = stem

    def read(self) -> tuple[str, Parts]:
        """(kind, what only that kind has)."""
        draft, written = self.draft, self.written
        self.fields()
        answers: list[str] = []
        explanation = list(written.explanation)
        for words in written.answers:
            answer, more = word.answer_and_explanation(words)
            answers.append(answer)
            explanation = [more, *explanation] if more else explanation
        draft.explanation = "\n".join(explanation)
        given = answers or self.inside[:1]
        said = given[0] if given else ""
        kind = self.kind or self.guessed(said)
        if kind != short_answer.NAME:
            for extra in given[1:]:
                draft.refuse("two_answer_lines", given=extra)
        if not said and kind != matching.NAME:
            draft.refuse("no_answer")
        match kind:
            case matching.NAME:
                return kind, pairs(draft, [word.pair_of(words) for words in written.pairs], self.language)
            case true_false.NAME:
                return kind, self.statement(said)
            case ordering.NAME:
                return kind, self.order(said)
            case estimate.NAME:
                return kind, self.number(said)
            case short_answer.NAME:
                spelt = [part for answer in given for part in answer.split("/")]
                return kind, spellings(draft, [Said(part.strip().replace("*", "\\*"), FULL) for part in spelt], self.language)
            case _:
                return self.choice(kind, said)

    def guessed(self, answer: str) -> str:
        """The kind where nothing says it: by what is there."""
        if self.options:
            return word.ANY_CHOICE
        return true_false.NAME if _judged(answer) is not None else short_answer.NAME

    def fields(self) -> None:
        draft = self.draft
        if self.written.points:
            draft.worth(self.written.points)
        for name, words in self.written.fields:
            bare = words.strip()
            match name:
                case "difficulty":
                    level = _EASE.get(bare) or bare.count("★") or _whole(bare)
                    if EASIEST <= level <= HARDEST:
                        draft.difficulty = level
                    else:
                        draft.drop("bad_number", "难度", given=bare, lowest=str(EASIEST), highest=str(HARDEST))
                case "points":
                    draft.worth(bare.removesuffix("分").strip())
                case "limit":
                    seconds = _whole(re.sub(r"\s*(?:秒钟?|s|seconds?)$", "", bare))
                    if 0 < seconds <= LONGEST_LIMIT:
                        draft.limit_s = seconds
                    else:
                        draft.drop("bad_number", "限时", given=bare, lowest="1", highest=str(LONGEST_LIMIT))
                case "tags":
                    for tag in re.split(r"[,，、;；]", bare):
                        draft.tagged(tag)
                case "topic":
                    draft.topic, tags = placed(bare)
                    for tag in tags:
                        draft.tagged(tag)
                case "key":
                    draft.named(bare)
                case _:
                    self.kind = word.kind_named(bare)
                    if not self.kind:
                        draft.refuse("unsupported_kind", "题型", given=bare)

    def choice(self, kind: str, answer: str) -> tuple[str, Parts]:
        """Letters say which options are right; else the words of one."""
        letters = _letters(answer)
        there = [letter for letter, _ in self.options]
        if not letters:
            letters = [letter for letter, words in self.options if words == answer]
        if answer and (not letters or any(letter not in there for letter in letters)):
            self.draft.refuse("unknown_answer", "答案", given=answer)
        single = kind == single_choice.NAME or (kind != multiple_choice.NAME and len(letters) < 2)
        share = FULL if single else FULL / max(1, len(set(letters)))
        said = [Said(words, share if letter in letters else 0.0) for letter, words in self.options]
        return choices(self.draft, said, single=single, language=self.language)

    def statement(self, answer: str) -> Parts:
        judged = _judged(answer)
        if judged is None and self.options:
            judged = next((_judged(words) for letter, words in self.options if [letter] == _letters(answer)), None)
        elif self.options:
            self.draft.drop("line_dropped", given=" ".join(f"{letter}. {words}" for letter, words in self.options))
        if judged is None and answer:
            self.draft.refuse("unknown_answer", "答案", given=answer)
        return true_or_false(bool(judged), "", "", self.language)

    def order(self, answer: str) -> Parts:
        words = dict(self.options)
        letters = _letters(answer)
        if sorted(letters) != sorted(words) or len(words) != len(self.options):
            self.draft.refuse("unknown_answer", "答案", given=answer)
            return Parts()
        return steps(self.draft, [words[letter] for letter in letters], self.language)

    def number(self, answer: str) -> Parts:
        found = _ESTIMATE.fullmatch(word.narrow(answer))
        if found is None:
            self.draft.refuse("number_unfit", "答案", given=answer)
            return Parts()
        return number(self.draft, found[1], found[2] or "", found[3].strip(), self.language)


def _apart(options: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Every option; a line holds several only where no other line says one of them."""
    split = [found for letter, words in options for found in word.options_in(letter, words)]
    return split if len({letter for letter, _ in split}) == len(split) else options


def _letters(answer: str) -> list[str]:
    bare = word.narrow(answer).strip(" .。")
    return [sign.upper() for sign in bare if sign.isalpha()] if _LETTERS.fullmatch(bare) else []


def _judged(answer: str) -> bool | None:
    bare = word.narrow(answer).strip(" .。").casefold()
    return True if bare in RIGHT else False if bare in WRONG else None


def _whole(words: str) -> int:
    bare = word.narrow(words)
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 6 else 0


FORMAT = Format("word_text", NAME, ("txt",), read, write)
