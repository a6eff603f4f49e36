"""Moodle XML: from a file of questions with their pictures to questions."""

from __future__ import annotations

from collections.abc import Iterator

from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Format, Incoming, Reading
from wastequiz.domain.kinds import estimate, matching, ordering, short_answer, true_false
from wastequiz.formats.draft import Draft, made, placed, refused
from wastequiz.formats.draft_kinds import FULL, SLACK, Said, choices, number, pairs, spellings, steps, true_or_false
from wastequiz.formats.knowledge_kinds import Parts
from wastequiz.formats.moodle_tree import Node, tree_of, written
from wastequiz.formats.moodle_words import Heard, hear
from wastequiz.formats.moodle_xml_writing import NAME, write
from wastequiz.formats.text_files import MOST_SIGNS, begins_alike, decoded

_USUAL_REMARKS = frozenset(
    ("your answer is correct.", "your answer is partially correct.", "your answer is incorrect.")
    + ("您的答案是正确的。", "您的答案是部分正确的。", "您的答案是错误的。", "你的回答正确", "你的回答部分正确", "你的回答不正确")
)
"""What Moodle itself writes where a teacher wrote nothing."""
_YES = ("1", "true")


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a Moodle XML file.

    Raises FileTooBig, WordsUnreadable, XmlBroken, XmlForbidden, NoQuestionsFound (XML of something else).
    """
    text, faults = decoded(data)
    top = tree_of(text)
    found = [top] if top.tag == "question" else list(top.all("question")) if top.tag == "quiz" else []
    if not found:
        raise NoQuestionsFound(NAME)
    return Incoming(_entries(found, reading), faults=faults)


def _entries(found: list[Node], reading: Reading) -> Iterator[Entry]:
    category: Node | None = None
    n = 0
    for node in found:
        if node.attributes.get("type") == "category":
            category = node
        else:
            n += 1
            yield _entry(node, category, reading, n)


def _entry(node: Node, category: Node | None, reading: Reading, n: int) -> Entry:
    lines = written(node)
    above = f"<quiz>\n{written(category)}\n{lines}\n</quiz>" if category else lines
    draft = Draft(node.line, above[:MOST_SIGNS])
    if sum(len(child.text) for child in _words_in(node)) > MOST_SIGNS:
        draft.refuse("entry_too_long", most=str(MOST_SIGNS))
        return refused(draft)
    draft.topic, tags = placed(category.words("category", "text") if category else "")
    for tag in (*tags, *(tag.words("text") for tags in node.all("tags") for tag in tags.all("tag"))):
        draft.tagged(tag)
    draft.named(node.words("idnumber"))
    if node.first("defaultgrade") is not None:
        draft.worth(node.words("defaultgrade"))
    if node.words("hidden") in _YES:
        draft.drop("hidden_shown", "hidden")
    kind, parts = _Told(draft, node, reading.language).read()
    title = node.words("name", "text")
    if not begins_alike(title, draft.stem):
        draft.drop("title_dropped", "name", given=title)
    return made(draft, kind, parts, reading, n)


def _words_in(node: Node) -> Iterator[Node]:
    """Every element below whose words are to be read, which a file's are not."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += (child for child in found.children if child.tag not in ("file", "image_base64"))


class _Told:
    """One element's question, on its way into a draft."""

    def __init__(self, draft: Draft, node: Node, language: str) -> None:
        self.draft, self.node, self.language = draft, node, language
        about = node.first("questiontext")
        self.format = about.attributes.get("format", "html") if about else "html"

    def hear(self, node: Node | None, part: str, *, pictured: bool = False, plain: bool = False) -> Heard:
        return hear(self.draft, node, part, default="plain_text" if plain else self.format, pictured=pictured, plain=plain)

    def read(self) -> tuple[str, Parts]:
        """(kind, what only that kind has)."""
        draft, node = self.draft, self.node
        about = self.hear(node.first("questiontext"), "questiontext", pictured=True)
        draft.stem, draft.picture = about.words, about.picture
        self.old_picture()
        draft.explanation = self.hear(node.first("generalfeedback"), "generalfeedback").words
        for tag in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint"):
            for remark in node.all(tag):
                words = self.hear(remark, tag).words
                if words and words.casefold() not in _USUAL_REMARKS:
                    draft.drop("remark_dropped", tag, given=words)
        given = node.attributes.get("type", "")
        match given:
            case "multichoice":
                return self.choice()
            case "truefalse":
                return true_false.NAME, self.statement()
            case "shortanswer":
                if node.words("usecase") in _YES:
                    draft.drop("capitals_ignored", "usecase")
                return short_answer.NAME, spellings(draft, [self.said(answer, plain=True) for answer in node.all("answer")], self.language)
            case "numerical":
                return estimate.NAME, self.number()
            case "matching" | "match":
                return matching.NAME, self.pairs()
            case "ordering":
                return ordering.NAME, self.steps()
            case _:
                draft.refuse("unsupported_kind", "type", given=given)
                return "", Parts()

    def old_picture(self) -> None:
        """The one picture that files of Moodle 1.9 have with a question."""
        node = self.node.first("image_base64")
        name = self.node.words("image").rpartition("/")[2] or "picture"
        if node is not None and node.text.strip() and not self.draft.picture:
            about = Node("questiontext", {}, node.line, [f'<img src="{name}">'], [Node("file", {"name": name}, node.line, node.parts)])
            self.draft.picture = hear(self.draft, about, "image", default="html", pictured=True).picture

    def share(self, answer: Node) -> float:
        given = answer.attributes.get("fraction", "0")
        try:
            share = float(given)
        except ValueError:
            share = -2 * FULL
        if not -FULL <= share <= FULL:
            self.draft.refuse("bad_number", "fraction", given=given, lowest="-100", highest="100")
            return 0.0
        return share

    def said(self, answer: Node, *, plain: bool = False) -> Said:
        heard = self.hear(answer, "answer", pictured=not plain, plain=plain)
        return Said(heard.words, self.share(answer), self.hear(answer.first("feedback"), "feedback").words, heard.picture)

    def setting(self, tag: str, *usual: str) -> None:
        """Says that a setting is left out, unless it is as ours is."""
        words = self.node.words(tag)
        if words and words not in usual:
            self.draft.drop("setting_dropped", tag, given=f"{tag}: {words}")

    def choice(self) -> tuple[str, Parts]:
        self.setting("shuffleanswers", *_YES)
        single = self.node.words("single") or "true"
        return choices(self.draft, [self.said(answer) for answer in self.node.all("answer")], single=single in _YES, language=self.language)

    def statement(self) -> Parts:
        said = {answer.words("text").casefold(): self.said(answer) for answer in self.node.all("answer")}
        right = [judged for judged, answer in said.items() if answer.share >= FULL - SLACK]
        if len(right) != 1 or right[0] not in ("true", "false"):
            self.draft.refuse("no_answer")
            return Parts()
        other = said.get("false" if right[0] == "true" else "true", Said(""))
        return true_or_false(right[0] == "true", other.why, said[right[0]].why, self.language)

    def number(self) -> Parts:
        """The first fully right number; half of full marks for twice its tolerance is our own rule and needs no word."""
        draft, unit = self.draft, ""
        for node in (unit for units in self.node.all("units") for unit in units.all("unit")):
            name = node.words("unit_name")
            if not unit and _is_one(node.words("multiplier")):
                unit = name
            else:
                draft.drop("unit_dropped", "units", given=name)
        found = [(answer, self.said(answer, plain=True), answer.words("tolerance")) for answer in self.node.all("answer")]
        right = next(((said, off) for _, said, off in found if said.share >= FULL - SLACK), None)
        if right is None:
            draft.refuse("no_answer")
            return Parts()
        parts = number(draft, right[0].words, right[1], unit, self.language)
        for _, said, off in found:
            if said.why:
                draft.drop("remark_dropped", "feedback", given=said.why)
            if said is not right[0] and not _is_half(said, off, parts):
                draft.drop("other_number", "answer", given=said.words)
        return parts

    def pairs(self) -> Parts:
        self.setting("shuffleanswers", *_YES)
        said: list[tuple[str, str]] = []
        for node in self.node.all("subquestion"):
            said.append((self.hear(node, "subquestion").words, self.hear(node.first("answer"), "answer", plain=True).words))
        return pairs(self.draft, said, self.language)

    def steps(self) -> Parts:
        """The fraction of each answer is its place."""
        self.setting("selecttype", "ALL", "0")
        places: list[tuple[float, str]] = []
        for answer in self.node.all("answer"):
            try:
                place = float(answer.attributes.get("fraction", "0"))
            except ValueError:
                place = 0.0
            places.append((place, self.hear(answer, "answer").words))
        return steps(self.draft, [words for _, words in sorted(places, key=lambda place: place[0])], self.language)


def _is_one(multiplier: str) -> bool:
    try:
        return float(multiplier) == 1
    except ValueError:
        return False


def _is_half(said: Said, off: str, parts: Parts) -> bool:
    try:
        value, wide = float(said.words), float(off or "0")
    except ValueError:
        return False
    number = parts.number
    return number is not None and said.share == FULL / 2 and value == number.value and wide == 2 * number.tolerance


FORMAT = Format("moodle_xml", NAME, ("xml",), read, write)
