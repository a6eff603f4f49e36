"""Look it up: type a name in characters, pinyin or English, and see which bin a thing goes into and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz import i18n
from wastequiz.domain.items import Item
from wastequiz.i18n import _, ngettext
from wastequiz.i18n import words as in_words
from wastequiz.services import finding
from wastequiz.stage import paint, scenery
from wastequiz.stage.keyboard import Keyboard
from wastequiz.stage.pieces import RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import look_up_words
from wastequiz.ui.widgets.chips import Chip, in_room, least_row, put_in_row
from wastequiz.ui.widgets.detail_panel import DetailPanel
from wastequiz.ui.widgets.look_up_layout import Layout
from wastequiz.ui.widgets.result_cards import MOST, ResultCards
from wastequiz.ui.widgets.search_field import SearchField
from wastequiz.ui.widgets.typing_aid import bring_pinyin
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.services.finding import Detail, Finder, Found

KEEP_MS = 1500
"""A word nobody knows is kept for the teacher once the typing rests this long."""
LEAST_KEPT = 2
COMMON = 10
"""So many things people often ask for are offered, as far as there is room."""


class LookUpScreen(Screen):
    """A field, what was found, and one thing in full beside it."""

    scenery_name = scenery.FLAKES
    top_bar = (160.0, 304.0)

    def __init__(self, context: Context, item_id: str = "", query: str = "") -> None:
        super().__init__(context)
        self.setAccessibleName(_("Look up"))
        self.finder: Finder | None = None
        self.found: Found | None = None
        self.only: str | None = None
        self.chosen: Item | None = None
        self._wanted = item_id
        self._typed = 0
        self._kept: set[str] = set()
        self._details: dict[str, Detail] = {}
        self._filters: list[str | None] = []
        self._layout = Layout(self.area, tall=self.tall)
        self.add_back()
        self.title = Words(self, _("Look up"), 60, head=True)
        self.field = SearchField(self, _("What are you looking for?"), text=query, hint=_("Name of a thing"))
        self.chips: list[Chip] = []
        self.row_words = Words(self, "", 32, bold=True, colour="ink.textSecondary")
        self.results = ResultCards(self, self._choose_card)
        self.results.turned = self.turn
        self.more, self.cards, self.dotted = self.results.more, self.results.cards, self.results.dotted
        self.panel = DetailPanel(self, self.choose)
        self.keys = RoundButton(self, "keyboard", _("Keyboard on the screen"))
        self.hint = Words(self, _("Characters, pinyin or English"), 30, colour="ink.textSecondary")
        self.common_words = Words(self, _("Often asked"), 28, bold=True, colour="ink.textSecondary", align="right")
        self.common: list[Chip] = []
        self.keyboard = Keyboard(
            self,
            press=lambda: context.sound.play("press"),
            when=context.school.preferences.on_screen_keyboard,
            chinese=i18n.current() != i18n.SOURCE_LANGUAGE,
            enter_icon="search",
        )
        self.keyboard.attach(self.field)
        self.keyboard.opened.connect(self._keyboard_moved)
        self.keyboard.composing.connect(self._typing)
        self.keys.clicked.connect(self._show_keyboard)
        self.field.textChanged.connect(self._typing)
        self.field.returnPressed.connect(self._show_first)
        self.field.went_down.connect(self._into_results)
        self.field.setFocus()
        self._show()
        finding.build(context.school, alive(self, self._ready), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_word(self.field.text())
        super().hideEvent(event)

    # ---- asking
    def _ready(self, finder: Finder) -> None:
        self.finder = finder
        for item in finder.common(COMMON):
            name = names.as_head(in_words(item.name))
            chip = Chip(self, name, _("Look up: {thing}").format(thing=name))
            chip.clicked.connect(lambda _checked=False, name=name: self.field.setText(name))
            self.common.append(chip)
        bring_pinyin(self, self.keyboard)
        self._search()
        wanted = self.context.school.bank.items.get(self._wanted)
        if wanted is not None:
            self.choose(wanted)

    @property
    def query(self) -> str:
        """What is asked for now: the field, and the letters on their way into it."""
        return (self.field.text() + self.keyboard.letters).strip()

    def _typing(self, _text: str) -> None:
        self._search()

    def _search(self, only: str | None = None) -> None:
        """Asks for what the field says; called at each letter."""
        if self.finder is None:
            return
        self._typed += 1
        self.only, self.results.page, self.chosen, self.found = only, 0, None, None
        if self.query:
            self.found = self.finder.find(self.query, only=only)
            if not self.found.hits and self.keyboard.letters:
                self.found = self.finder.find(self.field.text(), only=only) if self.field.text().strip() else None
        if self.found is not None and self.found.hits:
            first = self.found.hits[0]
            self.chosen = None if first.how == "near" else first.item  # a guess is not shown as if it were meant
        elif self.found is not None:
            typed = self._typed
            self.later(KEEP_MS, lambda: self._keep_word(self.field.text()) if typed == self._typed else None)
        self._show()

    @property
    def unknown(self) -> bool:
        """Whether nothing goes by the name that was typed."""
        return self.found is not None and not self.found.total

    def _keep_word(self, word: str) -> None:
        """Keeps a word nobody knows for the teacher: once a visit."""
        word = word.strip()
        if not self.unknown or len(word) < LEAST_KEPT or word in self._kept:
            return
        self._kept.add(word)
        from wastequiz.services import noticing

        noticing.keep_word(self.context.school, word)

    # ---- choosing
    def choose(self, item: Item) -> None:
        """Shows all about a thing."""
        self.chosen = item
        self._show()
        if self.context.school.preferences.read_aloud:
            self.say(self.panel.said)

    def _choose_card(self, item: Item) -> None:
        self.context.sound.play("press")
        self.choose(item)

    def _show_first(self) -> None:
        self.keyboard.close()
        first = self.results.on_page()
        if self.found is not None and first:
            self.choose(first[0])

    def _into_results(self) -> None:
        self.results.enter()

    def turn(self, step: int) -> None:
        """Another page of results; after the last one the first."""
        self.results.turn(step)
        self._show()

    # ---- what stands there
    def _items(self) -> Sequence[Item]:
        """What has a card, on whatever page."""
        if self.finder is None:
            return ()
        if self.found is None:
            return self.finder.common(MOST - 1)
        return [hit.item for hit in self.found.hits or self.found.nearest]

    def _detail(self, item: Item) -> Detail:
        """All about a thing, asked for once."""
        assert self.finder is not None
        if item.id not in self._details:
            self._details[item.id] = self.finder.detail(item)
        return self._details[item.id]

    def _show(self) -> None:
        """Shows what was found, where it belongs."""
        self._layout = self._lay()
        self._fill()
        self.arrange()
        self.update_moving()

    def _fill(self) -> None:
        """Fills cards, chips and panel with what was found."""
        found = (self.found.hits or self.found.nearest) if self.found is not None else ()
        hits = {hit.item.id: hit for hit in found}
        self.results.offer(self._items(), self._layout.slots, dotted_leads=self.found is None or self.unknown)
        self.results.fill(lambda item: look_up_words.card(self._detail(item), hits.get(item.id)), self.chosen)
        self.dotted.tell(*look_up_words.dotted(self.found))
        self._show_panel()
        self._show_chips()
        total = self.found.total if self.found is not None else 0
        said = ngettext("{n} thing found", "{n} things found", total).format(n=total) if self.found is not None else ""
        self.field.setAccessibleDescription(said)
        self.setAccessibleDescription(said)

    def _show_panel(self) -> None:
        if self.chosen is not None and self.finder is not None:
            self.panel.show(self._detail(self.chosen))
        else:
            self.panel.show_rest(look_up_words.rest(self.context.scheme, unknown=self.unknown))

    def _show_chips(self) -> None:
        offered = look_up_words.filters(self.found, self.context.scheme)
        for n in range(len(self.chips), len(offered)):
            chip = Chip(self)
            chip.clicked.connect(lambda _checked=False, n=n: self._search(self._filters[n]))
            self.chips.append(chip)
        self._filters = [only for only, *_rest in offered]
        for chip, (only, label, symbol, count) in zip(self.chips, offered, strict=False):
            chip.tell(label, symbol, count, chosen=only == self.only)
        for i, chip in enumerate(self.chips):
            chip.setVisible(i < len(offered))
        rest = _("Often asked") if self.found is None else _("These come near") if self.unknown and self.results.items else ""
        self.row_words.setText(rest)
        self.row_words.setVisible(bool(rest))

    # ---- keyboard
    def _show_keyboard(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keyboard.open()

    def _keyboard_moved(self, _open: bool) -> None:
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        if event.key() == Qt.Key.Key_Escape and self.keyboard.is_open:
            self.keyboard.close()
            return
        if event.text().isprintable() and event.text().strip():  # whoever types, wherever the focus is, looks for something
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
            return
        super().keyPressEvent(event)

    # ---- where things stand
    def put(self, widget: QWidget, x: float, y: float, w: float, h: float) -> None:
        """Leaves alone what stands there already, so that a letter typed does not paint the whole page anew."""
        if self._places.get(widget) != QRectF(x, y, w, h):
            super().put(widget, x, y, w, h)

    def arrange(self) -> None:
        places = len(self._layout.slots)
        self._layout = at = self._lay()
        if len(at.slots) != places:  # the window was turned
            self._fill()
        self.top_bar = (0.0, 0.0) if at.sheet else LookUpScreen.top_bar  # the keyboard lies low already, and the field above it
        self.reach_changed()
        self.put_back()
        self.title.setText(_("Look up: which bin?") if self.tall else _("Look up"))
        self.put(self.title, *at.title)
        self.field.place(*at.field)
        chips = [chip for chip in self.chips if not chip.isHidden()]
        self.more.icon_only = False
        self.more.icon_only = least_row(chips) > at.row.width() - self.more.wish() - 16
        room = at.row.width() - (0 if self.more.isHidden() else self.more.wish() + 16)
        put_in_row(self, chips, at.row.left(), at.row.center().y(), room)
        self.put(self.row_words, at.row.left() + 8, at.row.top(), at.row.width() - 8, at.row.height())
        self.put(self.more, at.row.right() - self.more.wish(), at.row.center().y() - 42, self.more.wish(), 84)
        self.results.arrange(unknown=self.unknown, dotted=self.finder is not None)
        self.panel.arrange(at.panel)
        foot = (self.keys, self.hint, self.common_words, *self.common)
        offered = in_room(self.common, at.common_row.width()) if self.found is not None else []
        for piece in foot:
            piece.setVisible(not at.sheet and (piece in (self.keys, self.hint, *offered) or (piece is self.common_words and bool(offered))))
        self.put(self.keys, *at.keys)
        self.put(self.hint, *at.hint)
        self.put(self.common_words, *at.common)
        put_in_row(self, offered, at.common_row.left(), at.common_row.center().y(), at.common_row.width())
        if at.sheet:
            self.keyboard.arrange(at.sheet_box, aside=at.aside)
        self.raise_over()

    def _lay(self) -> Layout:
        sheet = self.keyboard.height(Layout.sheet_width(self.area, tall=self.tall)) if self.keyboard.is_open else 0.0
        return Layout(self.area, tall=self.tall, sheet=sheet)

    def paint_under(self, p: QPainter) -> None:
        paint.rounded(p, self.where(self.field).translated(0, 8), self.field.radius, self.look.theme.colour("surface.lip"))
