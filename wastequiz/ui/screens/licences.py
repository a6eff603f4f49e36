"""Whose work this is: our licence, Qt, the fonts, the libraries, the pictures and sounds."""

from __future__ import annotations

import re
from importlib import metadata

from wastequiz import __version__, paths
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.reading import Reading
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import SettingsPage
from wastequiz.ui.screen import Screen

Paragraphs = list[tuple[str, str]]
QT = ("pyside6-essentials", "pyside6-addons", "shiboken6")


class LicencesScreen(Screen):
    """One long text."""

    scenery_name = scenery.DESK
    for_staff = True
    back_to = SettingsPage("computer")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Licences"))
        self.add_back()
        self.head = Words(self, _("Licences"), 48, head=True)
        self.reading = Reading(self, _("Licences"), written())
        self.reading.setFocus()

    def settle(self) -> None:
        """Has the whole text laid out: Qt does so bit by bit, and the bar's handle knows the length only then."""
        super().settle()
        document = self.reading.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())

    def arrange(self) -> None:
        across = 1080.0 if self.tall else 1920.0
        down = 1920.0 if self.tall else 1080.0
        self.put_back()
        self.put(self.head, 180, 38, across - 240, 92)
        self.put(self.reading, 58, 158, across - 116, down - 158 - 44)


def written() -> Paragraphs:
    """The whole text, as paragraphs."""
    return [*_own(), *_qt(), *_fonts(), *_libraries(), *_credits()]


def _own() -> Paragraphs:
    return [(_("WasteQuiz {version}").format(version=__version__), "head"), (_flowing(own_licence()), "small")]


def own_licence() -> str:
    """The text of our licence, from a checkout or from where it was installed."""
    file = paths.assets().parent / "LICENSE"
    if file.is_file():
        return file.read_text(encoding="utf-8").strip()
    try:
        inside = [f for f in metadata.files("wastequiz") or [] if f.name == "LICENSE"]
    except metadata.PackageNotFoundError:
        inside = []
    return inside[0].read_text(encoding="utf-8").strip() if inside else _("MIT licence, by the WasteQuiz authors.")


def _qt() -> Paragraphs:
    return [
        (_("Qt and PySide6"), "head"),
        (
            _(
                "WasteQuiz uses Qt and PySide6 {version} by The Qt Company and contributors under the GNU Lesser General Public License,"
                " version 3 (LGPL-3.0). They are separate, unchanged libraries; you may put other versions of them in their place."
                " Source: https://code.qt.io. Licence text: https://www.gnu.org/licenses/lgpl-3.0.html"
            ).format(version=_version("pyside6-essentials")),
            "body",
        ),
    ]


def _fonts() -> Paragraphs:
    file = paths.assets() / "fonts" / "OFL.txt"
    text = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    return [
        (_("Fonts"), "head"),
        (_("Noto Sans CJK SC, cut down to the signs needed, under the SIL Open Font License 1.1:"), "body"),
        (_flowing(text), "small"),
    ]


def _libraries() -> Paragraphs:
    lines = [f"{name} {version}: {licence}" for name, version, licence in libraries()]
    return [(_("Libraries"), "head"), *((line, "body") for line in lines), (_python(), "body")]


def _python() -> str:
    import platform

    return f"Python {platform.python_version()}: Python Software Foundation License"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def libraries() -> list[tuple[str, str, str]]:
    """(name, version, licence) of every library that WasteQuiz runs with and that is installed here, Qt left out, by name."""
    found: dict[str, tuple[str, str, str]] = {}
    waiting = ["wastequiz"]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            there = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if key != "wastequiz" and key not in QT:
            found[key] = (there.metadata["Name"], there.version, licence_of(there))
        waiting += [re.split(r"[^A-Za-z0-9._-]", r, maxsplit=1)[0] for r in there.requires or [] if "extra ==" not in r]
    return [found[key] for key in sorted(found)]


def licence_of(there: metadata.Distribution) -> str:
    """The licence's name as the library itself states it."""
    about = there.metadata.json
    expression, stated = str(about.get("license_expression", "")), str(about.get("license", "")).strip()
    classified = [c.rsplit(" :: ", 1)[-1] for c in about.get("classifier", []) if c.startswith("License ::")]
    if expression:
        return expression
    if classified:
        return ", ".join(classified)
    return stated.split("\n", 1)[0] or _("see its own files")


def _credits() -> Paragraphs:
    file = paths.assets() / "CREDITS.md"
    if not file.is_file():
        return []
    found: Paragraphs = [(_("Pictures, sounds, texts"), "head")]
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].startswith("#"):
            found += [(lines[0].lstrip("# "), "bold")] if lines[0].startswith("##") else []
            lines = lines[1:]
        if lines and lines[0].startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
            found += [(_plain(f"{row[0]}: {row[1]}. {row[2]}"), "body") for row in rows if len(row) == 3]
        elif lines:
            found.append((_plain(" ".join(lines)), "body"))
    return [p for p in found if p[0]]


def _flowing(text: str) -> str:
    """Lines that were broken by hand, as paragraphs."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def _plain(markdown: str) -> str:
    return re.sub(r"`|\*\*", "", markdown)
