"""The drawings of items (`assets/items/*.svg`), steps (`assets/steps`) and scenes (`assets/scenes`): plain shapes only, small, each sort on one canvas. The rules of the house style, as code; all of it within SVG Tiny 1.2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from wastequiz.formats.findings import Findings, shown

ENDING = ".svg"
MOST_BYTES = 3 * 1024
CANVAS = "0 0 128 128"


@dataclass(frozen=True)
class Sort:
    """A sort of drawings beside the items': their folder in `assets/`, how their names begin, their canvas, and how big a file may be."""

    folder: str
    begins: str
    canvas: str
    most_bytes: int


SORTS = (
    Sort("scenes", "scene_", "0 0 1600 900", 96 * 1024),
    Sort("steps", "step_", "0 0 256 256", 16 * 1024),
)
ELEMENTS = ("path", "rect", "circle", "ellipse", "line", "g")
ATTRIBUTES = (
    *("d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "cx", "cy", "r", "rx", "ry", "transform"),
    *(
        "fill",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-linejoin",
        "stroke-linecap",
        "stroke-dasharray",
        "fill-opacity",
        "stroke-opacity",
    ),
)
"""`opacity` is not among them: Tiny has it for bitmaps only."""
ON_CANVAS = ("viewBox", "width", "height", "fill")

_SVG = "{http://www.w3.org/2000/svg}"
_REFERENCE = re.compile(r"url\s*\(", re.IGNORECASE)


def check_picture(path: Path, file: str, findings: Findings, *, canvas: str = CANVAS, most_bytes: int = MOST_BYTES) -> None:
    """Notes everything about one drawing that the style forbids."""
    try:
        drawing = path.read_bytes()
    except OSError as failure:
        findings.add(file, "", "", "unreadable_file", reason=shown(failure.strerror))
        return
    if len(drawing) >= most_bytes:
        findings.add(file, "", "", "picture_too_big", bytes=str(len(drawing)), most=str(most_bytes))
        return  # who knows what it is: nothing that big is parsed
    try:
        if b"<!" in drawing.replace(b"<!--", b""):
            raise ValueError("no document types, no entities")
        root = ElementTree.fromstring(drawing)
    except (ElementTree.ParseError, ValueError, LookupError):  # LookupError: an encoding nobody knows
        findings.add(file, "", "", "picture_not_svg")
        return
    if root.tag != f"{_SVG}svg":
        findings.add(file, "", "", "picture_not_svg")
        return
    if root.get("viewBox") != canvas:
        findings.add(file, "svg", "viewBox", "picture_canvas", given=shown(root.get("viewBox", "")), expected=canvas)
    for element in root.iter():
        tag = element.tag.removeprefix(_SVG)
        if element is not root and tag not in ELEMENTS:
            findings.add(file, shown(tag), "", "picture_element", allowed=", ".join(ELEMENTS))
        for name, value in element.attrib.items():
            if name not in (ON_CANVAS if element is root else ATTRIBUTES) or _REFERENCE.search(value):
                findings.add(file, shown(tag), shown(name), "picture_attribute", given=shown(value))
