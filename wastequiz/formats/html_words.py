"""HTML and Markdown into plain words: breaks stay, pictures are named, everything else that only looks is left out and said so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

from wastequiz.formats.text_files import MOST_SIGNS, cleaned

PLUGIN = "@@PLUGINFILE@@/"
"""How Moodle's texts name a file that comes along."""

_PARAGRAPHS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote pre dl dt dd section article".split())
_PLAIN = frozenset("p div span br img html body".split())
"""What does not change how words look; a picture that is lost is named by itself."""
_UNHEARD = frozenset("script style template head title noscript".split())
_EDGE = "\0"
"""Where a paragraph begins or ends: a new line, if there is none already."""
_EDGES = re.compile(r" *(?:\0 *)+")
_BREAKS = re.compile(r"\0?\n *\0?")
_LOOKS_LIKE_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_MARKDOWN = (
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"^#{1,6} +", re.MULTILINE), ""),
)


@dataclass(frozen=True)
class Words:
    """Plain words; the files that pictures among them are in, in order; whether looks were lost."""

    words: str
    pictures: tuple[str, ...] = ()
    lost: bool = False


@dataclass
class _Heard(HTMLParser):
    parts: list[str] = field(default_factory=list[str])
    pictures: list[str] = field(default_factory=list[str])
    lost: bool = False
    unheard: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.lost = self.lost or tag not in _PLAIN
        if tag in _UNHEARD:
            self.unheard += 1
        elif tag in _PARAGRAPHS:
            self.parts.append(_EDGE)
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "img":
            self.pictures.append(unquote((dict(attrs).get("src") or "").removeprefix(PLUGIN)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNHEARD:
            self.unheard = max(0, self.unheard - 1)
        elif tag in _PARAGRAPHS:
            self.parts.append(_EDGE)

    def handle_data(self, data: str) -> None:
        if not self.unheard:
            self.parts.append(re.sub(r"[ \t\n\r\f]+", " ", data))


def from_html(html: str) -> Words:
    """What HTML says. No more than `MOST_SIGNS` of it is read; the rest is lost."""
    heard = _Heard()
    heard.feed(html[:MOST_SIGNS])
    heard.close()
    words = _BREAKS.sub("\n", _EDGES.sub(_EDGE, "".join(heard.parts))).replace(_EDGE, "\n")
    return Words(cleaned(words), tuple(heard.pictures), heard.lost or len(html) > MOST_SIGNS)


def from_loose(text: str) -> Words:
    """What text says that may have HTML in it (Moodle's own format): line breaks count, and signs that make no tag are themselves."""
    if not _LOOKS_LIKE_HTML.search(text):
        return Words(cleaned(text))
    return from_html(text.replace("\n", "<br>"))


def from_markdown(text: str) -> Words:
    """What Markdown says, without its marks for bold, slanted, code, links and heads; HTML in it is HTML."""
    bare = text
    for mark, instead in _MARKDOWN:
        bare = mark.sub(instead, bare)
    loose = from_loose(bare)
    return Words(loose.words, loose.pictures, loose.lost or bare != text)


def to_html(words: str) -> str:
    """Plain words as HTML that says the same."""
    return escape(words, quote=False).replace("\n", "<br>")


