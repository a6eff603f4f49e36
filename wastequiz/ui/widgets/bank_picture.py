"""Choose a picture: from those that came along, searched by what they show, from a file, or from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz import paths
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, words
from wastequiz.services import finding
from wastequiz.services.finding import Finder
from wastequiz.stage.asking import Over
from wastequiz.stage.drawings import FOLDERS
from wastequiz.stage.fields import Field, StateLine
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Words
from wastequiz.ui import own_pictures
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, Values
from wastequiz.wording import errors

TILE = (176.0, 168.0)
GAP = 14.0
MOST_FOUND = 200


class PicturePicker(Over):
    """`took` gets the name of the picture, '' for none. `scenes`: only scenes are offered, for places to be drawn on."""

    card_size = (1500.0, 940.0)

    def __init__(self, page: Screen, now: str, took: Callable[[str], Any], *, scenes: bool = False) -> None:
        super().__init__(page, _("Choose a picture"))
        self.page, self._took, self.scenes = page, took, scenes
        self.finder: Finder | None = None
        self.at = 0
        self.head = Words(self, _("Choose a picture"), 36, head=True)
        self.search = Field(self, _("Search pictures"), hint=_("What it shows, in words or pinyin"), size=24)
        self.search.textChanged.connect(self._typed)
        self.sort = Values(self, _("Pictures of"), (_("things"), _("deeds"), _("scenes")), 2 if scenes else 0, lambda _n: self._look())
        self.message = StateLine(self, "", size=22)
        self.tiles: list[Choice] = []
        self.found: list[tuple[str, str]] = []
        self.before = DeskButton(self, "", icon="back", name=_("Page before"))
        self.after = DeskButton(self, "", icon="next", name=_("Next page"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.number = Words(self, "", 22, bold=True, colour="ink.textSecondary", align="center")
        self.file = DeskButton(self, _("From a file"), icon="upload")
        self.file.clicked.connect(self._ask_for_file)
        self.clip = DeskButton(self, _("From the clipboard"), icon="image")
        self.clip.clicked.connect(self.paste)
        self.none = DeskButton(self, _("No picture"), icon="x")
        self.none.clicked.connect(lambda: self._choose(""))
        self.none.setEnabled(bool(now))
        self.never_mind = Button(self, _("Never mind"), "paper", size=30)
        self.never_mind.clicked.connect(self.stay)
        self._called = _names(page)
        if scenes:
            self.sort.show(False)
        self._look()
        self.open(self.search)
        finding.build(page.context.school, alive(self, self._can_find), page.trouble)

    def _can_find(self, finder: Finder) -> None:
        self.finder = finder
        self._called = _names(self.page)
        self._look()

    # ---- what is offered
    def _typed(self, _text: str) -> None:
        self._look()

    def _look(self) -> None:
        folder = ("items", "steps", "scenes")[self.sort.at]
        typed = self.search.text().strip()
        names = _folder(folder)
        if folder == "items":
            names = [name for name in names if name in self._called] if not typed else self._search(typed)
        elif typed:
            names = [name for name in names if typed.casefold() in name.replace("_", " ")]
        labels = {"steps": _("Deed {n}"), "scenes": _("Scene {n}")}
        self.found = [(name, self._called.get(name) or labels.get(folder, "{n}").format(n=n)) for n, name in enumerate(names, start=1)]
        self.at = 0
        self._show()

    def _search(self, typed: str) -> list[str]:
        if self.finder is None:
            return []
        return list(dict.fromkeys(hit.item.picture for hit in self.finder.find(typed, limit=MOST_FOUND).hits if hit.item.picture))

    def turn(self, by: int) -> None:
        """Another page of them."""
        if 0 <= self.at + by < self.pages:
            self.at += by
            self._show()

    @property
    def per_page(self) -> int:
        columns, rows = self._grid()
        return columns * rows

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.found) // self.per_page))

    def _grid(self) -> tuple[int, int]:
        card = self.card()
        across, down = card.width() - 80, card.height() - 400
        return max(1, int((across + GAP) // (TILE[0] + GAP))), max(1, int((down + GAP) // (TILE[1] + GAP)))

    def _show(self) -> None:
        for tile in self.tiles:
            self.forget(tile)
        self.at = min(self.at, self.pages - 1)
        first = self.at * self.per_page
        self.tiles = []
        for name, label in self.found[first : first + self.per_page]:
            tile = Choice(self, label, picture=own_pictures.drawing(name), size=18, above=True)
            tile.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            tile.show()
            self.tiles.append(tile)
        self.before.setEnabled(self.at > 0)
        self.after.setEnabled(self.at < self.pages - 1)
        self.number.setText(f"{self.at + 1}/{self.pages}")
        self.number.setAccessibleName(_("Page {n} of {of}").format(n=self.at + 1, of=self.pages))
        if not self.found:
            self.message.tell(_("No picture shows that. Take one from a file, or try another word."))
        else:
            self.message.tell("")
        self.arrange()
        self.raise_over()

    def _choose(self, name: str) -> None:
        self.close_card()
        self._took(name)

    # ---- pictures of the school's own
    def _ask_for_file(self) -> None:
        own_pictures.ask_for_file(self.page, self.take_file)

    def take_file(self, path: Path) -> None:
        """Takes a picture from a file."""
        own_pictures.from_file(self.page, path, alive(self, self._choose), alive(self, self._refused))

    def paste(self) -> None:
        """Takes the picture of the clipboard, where there is one."""
        own_pictures.from_clipboard(self.page, alive(self, self._choose), alive(self, self._refused))

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.page.trouble(error)
            return
        self.message.tell(errors.sentence(error), "info", danger=True)
        self.arrange()

    # ---- where things stand
    def card(self) -> QRectF:
        across, down = min(self.card_size[0], self.area.width() - 60), min(self.card_size[1], self.area.height() - 60)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        sorts = [] if self.scenes else self.sort.pieces
        found = [self.search, *sorts, *self.tiles, self.before, self.after, self.file, self.clip, self.none]
        return [*(piece for piece in found if piece.isVisible() and piece.isEnabled()), self.never_mind]

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 20, 420, 60)
        self.put(self.search, left, card.top() + 92, across - (0 if self.scenes else 420), 60)
        if not self.scenes:
            self.sort.put(QRectF(card.right() - 40 - 400, card.top() + 94, 400, HIGH))
        columns, _rows = self._grid()
        step = (across + GAP) / columns
        top = card.top() + 172
        for n, tile in enumerate(self.tiles):
            self.put(tile, left + (n % columns) * step, top + (n // columns) * (TILE[1] + GAP), step - GAP, TILE[1])
        if not self.message.isHidden():
            self.put(self.message, left, card.bottom() - 226, across - 240, 60)
        foot = card.bottom() - 226
        self.put(self.before, card.right() - 40 - 220, foot, HIGH, HIGH)
        self.put(self.number, card.right() - 40 - 160, foot, 100, HIGH)
        self.put(self.after, card.right() - 40 - HIGH, foot, HIGH, HIGH)
        wide = min(250.0, (across - 300) / 3)
        for n, button in enumerate((self.file, self.clip, self.none)):
            self.put(button, left + n * (wide + 12), card.bottom() - 104, wide, 64)
        self.put(self.never_mind, card.right() - 40 - 250, card.bottom() - 112, 250, 76)

    def stay(self) -> None:
        self.close_card()


def _folder(name: str) -> list[str]:
    """Names of the pictures in a folder of assets, in order; steps and scenes by the names that questions use."""
    return sorted(file.stem for file in (paths.assets() / name).glob("*.svg") if name == "items" or file.stem.split("_")[0] in FOLDERS)


def _names(page: Screen) -> Mapping[str, str]:
    """What each picture of a thing shows, by the first thing that has it."""
    found: dict[str, str] = {}
    for item in page.context.school.bank.items.values():
        if item.picture:
            found.setdefault(item.picture, words(item.name))
    return found
