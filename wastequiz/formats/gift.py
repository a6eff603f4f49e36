"""GIFT, Moodle's format for questions as plain text: from entries to questions."""

from __future__ import annotations

from collections.abc import Iterator

from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Format, Incoming, Reading
from wastequiz.domain.kinds import estimate, matching, short_answer, true_false
from wastequiz.formats import gift_syntax as gift
from wastequiz.formats.draft import Draft, made, placed, refused
from wastequiz.formats.draft_kinds import FULL, SLACK, Said, choices, decimal, number, pairs, spellings, true_or_false
from wastequiz.formats.gift_writing import NAME, write
from wastequiz.formats.knowledge_kinds import Parts
from wastequiz.formats.text_files import MOST_SIGNS, begins_alike, cleaned, decoded

_TRUE, _FALSE = ("T", "TRUE"), ("F", "FALSE")


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a GIFT file. Raises FileTooBig, WordsUnreadable, NoQuestionsFound (an empty file)."""
    text, faults = decoded(data)
    if not text.strip():
        raise NoQuestionsFound(NAME)
    return Incoming(_entries(text, reading), faults=faults)


def _entries(text: str, reading: Reading) -> Iterator[Entry]:
    for n, chunk in enumerate(gift.chunks(text), start=1):
        yield _entry(chunk, reading, n)


def _entry(chunk: gift.Chunk, reading: Reading, n: int) -> Entry:
    above = f"{gift.CATEGORY} {chunk.category}\n\n" if chunk.category else ""
    draft = Draft(chunk.line, above + chunk.lines[:MOST_SIGNS])
    if chunk.too_long:
        draft.refuse("entry_too_long", most=str(MOST_SIGNS))
        return refused(draft)
    entry = gift.parsed(chunk.body)
    if entry.fault:
        draft.refuse(entry.fault)
        return refused(draft)
    draft.topic, tags = placed(chunk.category)
    draft.named(chunk.key.strip())
    for tag in (*tags, *chunk.tags):
        draft.tagged(tag)
    kind, parts = _Block(draft, entry, reading.language).read()
    title = gift.unescaped(entry.title).strip()
    if title and not begins_alike(title, draft.stem):
        draft.drop("title_dropped", "name", given=title)
    return made(draft, kind, parts, reading, n)


class _Block:
    """One entry's question and block of answers, on their way into a draft."""

    def __init__(self, draft: Draft, entry: gift.Parsed, language: str) -> None:
        self.draft, self.entry, self.language = draft, entry, language
        self.format = gift.format_of(entry.stem, "moodle")[0]

    def say(self, text: str, part: str, default: str = "") -> str:
        """The words of a piece of text; what is lost of them is noted for that part."""
        heard = gift.spoken(text, default or self.format)
        if heard.lost:
            self.draft.drop("markup_dropped", part)
        for picture in heard.pictures:
            self.draft.drop("picture_missing", part, given=picture)
        return heard.words

    def read(self) -> tuple[str, Parts]:
        """(kind, what only that kind has)."""
        draft, answers = self.draft, self.entry.answers
        draft.stem = self.say(self.entry.stem, "question", "moodle")
        draft.explanation = self.say(self.entry.general, "feedback")
        if answers is None or not answers:
            draft.refuse("unsupported_kind", given="description" if answers is None else "essay")
            return "", Parts()
        if answers.startswith("#"):
            return estimate.NAME, self.number(answers[1:])
        if gift.is_choice(answers):
            return self.choice(answers)
        statement = gift.remark_split(answers, 2)
        judged = statement[0].strip().upper()
        if judged in (*_TRUE, *_FALSE):
            why = [self.say(remark, "feedback") for remark in (*statement[1:], "", "")]
            return true_false.NAME, true_or_false(judged in _TRUE, why[0], why[1], self.language)
        found = gift.pairs_in(answers)
        if answers.startswith("=") and any(right is not None for _, right in found):
            return matching.NAME, self.pairs(found)
        return short_answer.NAME, spellings(draft, [self.said(answer, FULL, "plain") for answer in gift.answers_in(answers)], self.language)

    def said(self, answer: gift.Answer, usual: float, default: str = "") -> Said:
        share = usual if answer.weight is None else answer.weight
        return Said(self.say(answer.text, "answer", default), share, self.say(answer.feedback, "feedback"))

    def choice(self, answers: str) -> tuple[str, Parts]:
        """One is right where any is marked with "="; else those with a share are."""
        found = gift.choices_in(answers)
        single = any(answer.mark == "=" for answer in found)
        said = [self.said(answer, FULL if answer.mark == "=" else 0.0) for answer in found]
        return choices(self.draft, said, single=single, language=self.language)

    def pairs(self, found: list[tuple[str, str | None]]) -> Parts:
        said: list[tuple[str, str]] = []
        for left, right in found:
            if right is None:
                self.draft.refuse("not_a_pair", "answer", given=left)
            else:
                said.append((self.say(left, "answer"), cleaned(gift.unescaped(right))))  # a partner has no format
        return pairs(self.draft, said, self.language)

    def number(self, block: str) -> Parts:
        """The first fully right number; half of full marks for twice its tolerance is our own rule and needs no word."""
        block, remark = gift.before_tilde(block)
        found = gift.answers_in(block.strip())
        remarks = [self.say(text, "feedback") for text in (*(answer.feedback for answer in found), remark)]
        for words in filter(None, remarks):
            self.draft.drop("remark_dropped", "feedback", given=words)
        right = next((answer for answer in found if answer.weight is None or answer.weight >= FULL - SLACK), None)
        if right is None:
            self.draft.refuse("no_answer")
            return Parts()
        value, tolerance = _range(right.text)
        for answer in found:
            if answer is not right and not _is_half(answer, value, tolerance):
                self.draft.drop("other_number", "answer", given=answer.text)
        return number(self.draft, value, tolerance, "", self.language)


def _range(text: str) -> tuple[str, str]:
    """(number, tolerance) of "3", "3:2" or "1..5", as written."""
    words = gift.unescaped(text).strip()
    low, dots, high = words.partition("..")
    if dots:
        least, most = decimal(low), decimal(high)
        if least is None or most is None:
            return words, ""
        return f"{(least + most) / 2:f}", f"{abs(most - least) / 2:f}"
    value, _, tolerance = words.partition(":")
    return value.strip(), tolerance.strip()


def _is_half(answer: gift.Answer, value: str, tolerance: str) -> bool:
    other, wide = _range(answer.text)
    centre, off = decimal(tolerance or "0"), decimal(wide or "0")
    return answer.weight == FULL / 2 and centre is not None and off == 2 * centre and decimal(other) == decimal(value)


FORMAT = Format("gift", NAME, ("txt", "gift"), read, write)
