"""Moodle XML: questions with their pictures as a file that Moodle takes in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from wastequiz.domain.exchange import Fault, Outgoing, Writing
from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, single_choice, true_false
from wastequiz.domain.questions import Authored, Option
from wastequiz.domain.text import Text
from wastequiz.formats.draft import category_of, tags_of
from wastequiz.formats.going_out import lost, not_carried, plain_number, said, share_of, spellings_of, stays
from wastequiz.formats.html_words import PLUGIN, to_html
from wastequiz.formats.moodle_tree import cdata, fit
from wastequiz.formats.text_files import one_line, title_of
from wastequiz.i18n import N_

NAME = N_("Moodle XML")
CARRIED = ("explanation", "picture", "topic", "band", "difficulty", "points", "limit", "tags", "key")
TYPES = {
    single_choice.NAME: "multichoice",
    multiple_choice.NAME: "multichoice",
    true_false.NAME: "truefalse",
    short_answer.NAME: "shortanswer",
    estimate.NAME: "numerical",
    matching.NAME: "matching",
    ordering.NAME: "ordering",
}
"""Our kinds, as Moodle calls them."""
ALSO = {
    single_choice.NAME: ("whys", "option_pictures"),
    multiple_choice.NAME: ("whys", "option_pictures"),
    true_false.NAME: ("whys",),
    estimate.NAME: ("unit",),
}
"""What only some kinds carry."""
_ENDINGS = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"))


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """The questions as a Moodle XML file, those of a topic under its category."""
    blocks: list[str] = []
    left: list[tuple[str, Fault]] = []
    topic = ""
    count = 0
    for question in questions:
        if why := stays(question, writing, TYPES, pictures=True):
            left.append(why)
            continue
        left += lost(question, writing, (*CARRIED, *ALSO.get(question.kind, ())))
        if question.topic != topic:
            topic = question.topic
            blocks.append(_element("question", _element("category", _text(category_of(topic, writing.language))), type="category"))
        block = _Block(question, writing)
        blocks.append(block.element())
        left += block.lost
        count += 1
    whole = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "".join(f"{block}\n" for block in blocks) + "</quiz>\n"
    return Outgoing(whole.encode(), count, tuple(left))


def _element(tag: str, inside: str, **attributes: str) -> str:
    return f"<{tag}" + "".join(f' {name}="{value}"' for name, value in attributes.items()) + f">{inside}</{tag}>"


def _text(words: str) -> str:
    return _element("text", cdata(words))


def _flag(tag: str, words: str) -> str:
    return _element(tag, words)


class _Block:
    """One question on its way out; `lost`: pictures that are nowhere to be had."""

    def __init__(self, question: Authored, writing: Writing) -> None:
        self.question, self.writing = question, writing
        self.lost: list[tuple[str, Fault]] = []

    def element(self) -> str:
        question = self.question
        stem = said(question.stem, self.writing)
        parts = [
            _element("name", _text(title_of(stem))),
            self.html("questiontext", stem, question.picture),
            self.html("generalfeedback", said(question.explanation, self.writing)),
            *([] if question.points is None else [_element("defaultgrade", str(question.points))]),
            _element("penalty", "0.3333333"),
            _element("hidden", "0"),
            _element("idnumber", cdata(one_line(question.key))),
            *self.only_this_kind(),
            _element("tags", "".join(_element("tag", _text(tag)) for tag in tags_of(question, points=False) if tag)),
        ]
        return _element("question", "\n" + "\n".join(parts) + "\n", type=TYPES[question.kind])

    def html(self, tag: str, words: str, picture: str = "", inside: str = "", **attributes: str) -> str:
        """An element with words in HTML, and the picture's bytes beside them."""
        image = file = ""
        data = self.writing.picture(picture) if picture else None
        if data:
            ending = next((ending for begins, ending in _ENDINGS if data.startswith(begins)), "")
            bare = "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in picture)
            image = f'<img src="{PLUGIN}{bare}{ending}" alt="">'
            file = _element("file", b64encode(data).decode(), name=f"{bare}{ending}", path="/", encoding="base64")
        elif picture:
            self.lost.append((self.question.key, not_carried("picture" if tag == "questiontext" else "option_pictures")))
        return _element(tag, _text(to_html(fit(words)) + image) + file + inside, format="html", **attributes)

    def only_this_kind(self) -> list[str]:
        question = self.question
        match question.kind:
            case single_choice.NAME | multiple_choice.NAME:
                single = question.kind == single_choice.NAME
                share = "100" if single else share_of(sum(o.right for o in question.options))
                wrong = "0" if single else f"-{share}"
                answers = [self.choice(o, share if o.right else wrong) for o in question.options]
                return [_flag("single", str(single).lower()), _flag("shuffleanswers", "true"), _flag("answernumbering", "ABCD"), *answers]
            case true_false.NAME:
                return [
                    self.html("answer", o.id, inside=self.remark(o.why), fraction="100" if o.right else "0").replace(' format="html"', ' format="moodle_auto_format"', 1)
                    for o in question.options
                ]
            case short_answer.NAME:
                words = [spelling.replace("*", "\\*") for spelling in map(one_line, spellings_of(question, self.writing))]
                return [_flag("usecase", "0"), *(_plain_answer(spelling, "100") for spelling in words)]
            case estimate.NAME:
                return self.number()
            case matching.NAME:
                return self.pairs()
            case _:
                return self.steps()

    def remark(self, why: Text | None) -> str:
        return self.html("feedback", said(why, self.writing))

    def choice(self, option: Option, share: str) -> str:
        return self.html("answer", said(option.label, self.writing), option.picture, self.remark(option.why), fraction=share)

    def number(self) -> list[str]:
        number = self.question.number
        assert number is not None
        value, off, unit = plain_number(number.value), number.tolerance, said(number.unit, self.writing)
        answers = [_plain_answer(value, "100", _element("tolerance", plain_number(off)))]
        if off:  # half of full marks within twice the tolerance, as ours are marked
            answers.append(_plain_answer(value, "50", _element("tolerance", plain_number(2 * off))))
        units = _element("unit", _element("multiplier", "1") + _element("unit_name", cdata(unit)))
        shown = [_flag("unitgradingtype", "0"), _flag("unitpenalty", "0"), _flag("showunits", "0" if unit else "3"), _flag("unitsleft", "0")]
        return [*answers, *([_element("units", units)] if unit else []), *shown]

    def pairs(self) -> list[str]:
        question, taken = self.question, {option.target for option in self.question.options}
        labels = {target.id: said(target.label, self.writing) for target in question.targets}
        made = [(said(option.label, self.writing), labels[option.target]) for option in question.options]
        made += [("", label) for target, label in labels.items() if target not in taken]
        return [_flag("shuffleanswers", "true"), *(self.html("subquestion", left, inside=_element("answer", _text(right))) for left, right in made)]

    def steps(self) -> list[str]:
        settings = (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"), ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"))
        ordered = sorted(self.question.options, key=lambda o: o.rank)
        answers = [self.html("answer", said(option.label, self.writing), fraction=str(n)) for n, option in enumerate(ordered, start=1)]
        return [*(_flag(*setting) for setting in settings), _flag("showgrading", "SHOW"), _flag("numberingstyle", "123"), *answers]


def _plain_answer(words: str, share: str, inside: str = "") -> str:
    remark = _element("feedback", _text(""), format="html")
    return _element("answer", _text(words) + remark + inside, fraction=share, format="moodle_auto_format")
