"""An XML file of questions as a tree of elements that know their lines; nothing in it is ever fetched, expanded or nested for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from wastequiz.domain.errors import XmlBroken, XmlForbidden

DEEPEST = 40
"""No more elements stand one within another; Moodle needs seven."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Node:
    """An element: its name, attributes, own words, children, and the line it begins on."""

    tag: str
    attributes: dict[str, str]
    line: int
    parts: list[str] = field(default_factory=list[str])
    children: list[Node] = field(default_factory=list["Node"])

    @property
    def text(self) -> str:
        """Its own words, without those of its children."""
        return "".join(self.parts)

    def all(self, tag: str) -> Iterator[Node]:
        """Its children of that name."""
        return (child for child in self.children if child.tag == tag)

    def first(self, *path: str) -> Node | None:
        """What lies at the end of the path from child to child, None where there is nothing."""
        node: Node | None = self
        for tag in path:
            node = next(node.all(tag), None) if node is not None else None
        return node

    def words(self, *path: str) -> str:
        """The words of what lies at the end of the path, trimmed; '' where there is nothing."""
        node = self.first(*path)
        return node.text.strip() if node is not None else ""


class _Builder:
    def __init__(self) -> None:
        self.top: Node | None = None
        self.open: list[Node] = []
        self.expat: Any = None
        """The parser that tells the line; set once it is made."""

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if len(self.open) == DEEPEST:
            raise XmlForbidden
        node = Node(tag, attrs, self.expat.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.top = node
        self.open.append(node)

    def data(self, data: str) -> None:
        self.open[-1].parts.append(data)

    def end(self, _tag: str) -> None:
        self.open.pop()

    def close(self) -> Node | None:
        return self.top


def tree_of(text: str) -> Node:
    """The top element. The declaration's own word about characters is passed over: `text` is read already. Raises XmlBroken, XmlForbidden."""
    declared = _DECLARATION.match(text)
    head = text[: declared.end()] if declared else ""
    builder = _Builder()
    parser: Any = XMLParser(target=builder, encoding="utf-8", forbid_dtd=True)
    builder.expat = parser.parser
    try:
        parser.feed(("\n" * head.count("\n") + text[len(head) :]).encode("utf-8", "replace"))
        return cast(Node, parser.close())
    except ParseError as failure:
        line, column = cast("tuple[int, int]", failure.position)
        raise XmlBroken(line, column + 1) from failure
    except DefusedXmlException as failure:
        raise XmlForbidden from failure


def written(node: Node) -> str:
    """The element as XML again."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items())
    inside = escape(node.text) if not node.children else escape(node.text.strip()) + "".join(f"\n{written(child)}" for child in node.children)
    return f"<{node.tag}{attributes}>{inside}</{node.tag}>"


def fit(words: str) -> str:
    """Words without the signs that XML cannot hold."""
    return _UNFIT.sub("", words)


def cdata(words: str) -> str:
    """Words as they are, whatever they hold."""
    return "<![CDATA[" + fit(words).replace("]]>", "]]]]><![CDATA[>") + "]]>" if words else ""
