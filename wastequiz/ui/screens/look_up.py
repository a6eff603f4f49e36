"""Look it up: type a name in characters, pinyin or English, and see which bin a thing goes into and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QShowEvent

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
from wastequiz.ui.widgets.chips import Chip, MoreChip, in_room, least_row, put_in_row
from wastequiz.ui.widgets.detail_panel import DetailPanel
from wastequiz.ui.widgets.look_up_layout import Layout
from wastequiz.ui.widgets.result_card import Dotted, ResultCard
from wastequiz.ui.widgets.search_field import SearchField
from wastequiz.ui.widgets.typing_aid import bring_pinyin
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.services.finding import Finder, Found, Hit

KEEP_MS = 1500
"""A word nobody knows is kept for the teacher once the typing rests this long."""
LEAST_KEPT = 2
COMMON = 10
"""So many things people often ask for are offered, as far as there is room."""
MOST_CARDS = 6


class LookUpScreen(Screen):
    """A field, what was found, and one thing in full beside it."""

    scenery_name = scenery.FLAKES

    def __init__(self, context: Context, item_id: str = "", query: str = "") -> None:
        super().__init__(context)
        self.setAccessibleName(_("Look up"))
        self.finder: Finder | None = None
        self.found: Found | None = None
        self.only: str | None = None
        self.chosen: Item | None = None
        self.page = 0
        self._wanted = item_id
        self._typed = 0
        self._kept: set[str] = set()
        self._filters: list[str | None] = []
        self._layout = Layout(self.area, tall=self.tall)
        self.add_back()
        self.title = Words(self, _("Look up"), 60, head=True)
        self.field = SearchField(self, _("What are you looking for?"), text=query, hint=_("Name of a thing"))
        self.chips: list[Chip] = []
        self.row_words = Words(self, "", 32, bold=True, colour="ink.textSecondary")
        self.more = MoreChip(self)
        self.more.clicked.connect(lambda: self.turn(1))
        self.cards = [ResultCard(self, lambda dx, dy, i=i: self._step(i, dx, dy)) for i in range(MOST_CARDS)]
        for i, card in enumerate(self.cards):
            card.clicked.connect(lambda _checked=False, i=i: self._choose_card(i))
        self.dotted = Dotted(self, "", "")
        self.panel = DetailPanel(self, self.choose)
        self.keys = RoundButton(self, "keyboard", _("Keyboard on the screen"))
        self.hint = Words(self, _("Characters, pinyin or English"), 30, colour="ink.textSecondary")
        self.common_words = Words(self, _("Often asked"), 28, bold=True, colour="ink.textSecondary", align="right")
        self.common: list[Chip] = []
        self.keyboard = Keyboard(
            self,
            press=lambda: context.sound.play("press"),
            when=context.school.preferences.on_screen_keyboard,
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
        self.only, self.page, self.chosen, self.found = only, 0, None, None
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
        """Keeps a word nobody knows for the teacher: once a visit, and never one that is still being typed."""
        word = word.strip()
        if not self.unknown or len(word) < LEAST_KEPT or word in self._kept or self.keyboard.letters:
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

    def _choose_card(self, number: int) -> None:
        self.context.sound.play("press")
        hits = self._on_page()
        if number < len(hits):
            self.choose(hits[number][0])

    def _show_first(self) -> None:
        self.keyboard.close()
        hits = self._on_page()
        if self.found is not None and hits:
            self.choose(hits[0][0])

    def _into_results(self) -> None:
        first = next((card for card in self.cards if card.isVisible()), None)
        (first or self.field).setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, number: int, dx: int, dy: int) -> bool:
        """Goes from one card to the next in a direction, where there is one; cards stand in two columns."""
        there = number + 2 * dy + (dx if (number + dx) // 2 == number // 2 else 0)
        if there == number or not 0 <= there < MOST_CARDS or not self.cards[there].isVisible():
            return False
        self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def turn(self, step: int) -> None:
        """Another page of results; after the last one the first."""
        pages = self._pages()
        if pages > 1:
            self.page = (self.page + step) % pages
            self._show()

    # ---- what stands there
    def _all(self) -> Sequence[tuple[Item, Hit | None]]:
        """What has a card, on whatever page."""
        if self.finder is None:
            return ()
        if self.found is None:
            return [(item, None) for item in self.finder.common(MOST_CARDS - 1)]
        return [(hit.item, hit) for hit in self.found.hits or self.found.nearest]

    def _per_page(self) -> int:
        slots = len(self._layout.slots)
        if self.unknown:
            return slots - 1
        return slots - (1 if slots > 4 or self.found is None else 0)

    def _pages(self) -> int:
        return 1 if self.found is None or self.unknown else max(1, -(-len(self._all()) // self._per_page()))

    def _on_page(self) -> Sequence[tuple[Item, Hit | None]]:
        at = self.page * self._per_page()
        return self._all()[at : at + self._per_page()]

    def _show(self) -> None:
        """Fills cards, chips and panel with what was found."""
        self.page = min(self.page, self._pages() - 1)
        for card, (item, hit) in zip(self.cards, self._on_page(), strict=False):
            assert self.finder is not None
            card.show_result(look_up_words.card(self.finder.detail(item), hit), chosen=item is self.chosen)
        self.dotted.tell(*look_up_words.dotted(self.found))
        self._show_panel()
        self._show_chips()
        total = self.found.total if self.found is not None else 0
        said = ngettext("{n} thing found", "{n} things found", total).format(n=total) if self.found is not None else ""
        self.field.setAccessibleDescription(said)
        self.setAccessibleDescription(said)
        self.arrange()
        self.update()

    def _show_panel(self) -> None:
        if self.chosen is not None and self.finder is not None:
            self.panel.show(self.finder.detail(self.chosen))
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
        left = len(self._all()) - (self.page + 1) * self._per_page()
        if left > 0:
            self.more.tell(ngettext("{n} more", "{n} more", left).format(n=left), "down")
        else:
            self.more.tell(_("First ones"), "up")
        self.more.setVisible(self._pages() > 1)
        rest = _("Often asked") if self.found is None else _("These come near") if self.unknown and self._all() else ""
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
    def arrange(self) -> None:
        sheet = self.keyboard.height(self._sheet_width()) if self.keyboard.is_open else 0.0
        self._layout = at = Layout(self.area, tall=self.tall, sheet=sheet)
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
        self._arrange_cards(at.slots)
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

    def _sheet_width(self) -> float:
        return Layout.sheet_width(self.area, tall=self.tall)

    def _arrange_cards(self, slots: Sequence[QRectF]) -> None:
        cards = len(self._on_page())
        free = list(slots)
        dotted: QRectF | None = None
        if self.unknown:
            dotted = free.pop(0)
            if cards < len(free):
                dotted = dotted.united(free.pop(0))
        elif cards < len(free) and self.finder is not None:
            dotted = free[cards]
        for card, slot in zip(self.cards, free[:cards], strict=False):
            self.put(card, slot.left(), slot.top(), slot.width(), slot.height())
        for i, card in enumerate(self.cards):
            card.setVisible(i < cards)
        self.dotted.setVisible(dotted is not None)
        if dotted is not None:
            self.put(self.dotted, dotted.left(), dotted.top(), dotted.width(), dotted.height())

    def paint_under(self, p: QPainter) -> None:
        paint.rounded(p, self.where(self.field).translated(0, 8), self.field.radius, self.look.theme.colour("surface.lip"))
