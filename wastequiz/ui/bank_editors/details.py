"""The last part of the editor: topic, difficulty, where it holds, what it is worth, how long it lasts, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF

from wastequiz.domain.mending import LONGEST_LIMIT, MOST_POINTS, Wrong
from wastequiz.domain.questions import ANYWHERE, TOPICS
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.stage.still import Words
from wastequiz.ui.bank_editors.form import GAP, LABEL, Form, Host, Line
from wastequiz.ui.bank_editors.places import PlacesSheet
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, DeskSelect, Values
from wastequiz.wording import mending, names

NEWEST_YEAR = 2100


class DetailsForm(Form):
    def __init__(self, host: Host, schemes: Sequence[Scheme]) -> None:
        super().__init__(host)
        screen = self.screen
        self.schemes = schemes
        self.label("topic", _("Topic"))
        self.topic = DeskSelect(screen, _("Topic"), self._about, plain=True)
        self.label("difficulty", _("Difficulty"))
        self.difficulty = Values(screen, _("Difficulty"), [str(n) for n in range(1, 6)], 0, self._hard)
        self.label("schemes", _("Holds under the rules of"))
        self.places = DeskButton(screen, "", icon="map")
        self.places.clicked.connect(self._choose_places)
        self.label("points", _("Points"))
        self.points = Line(screen, _("Points"), hint=_("as usual"), most=3)
        self.label("limit", _("Seconds to answer"))
        self.limit = Line(screen, _("Seconds to answer"), hint=_("as the round says"), most=3)
        self.label("source", _("Source"))
        self.title = Line(screen, _("Source"), hint=_("Title of a law, book or page"), most=160)
        self.url = Line(screen, _("Address on the web"), hint=_("Address on the web"), most=300)
        self.year = Line(screen, _("Year"), hint=_("Year"), most=4)
        self.note = Words(screen, "", 18, colour="ink.textSecondary", valign="top")
        for line, take in ((self.points, self._take_points), (self.limit, self._take_limit), (self.year, self._take_year)):
            line.textEdited.connect(take)
        for line, part in ((self.title, "title"), (self.url, "url")):
            line.textEdited.connect(partial(self._take_source, part))
        self.fields = {"points": self.points, "limit": self.limit, "source": self.year}
        self.refused: dict[str, Wrong] = {}
        """What stands in a field of numbers that is none."""
        self.add(self.topic, *self.difficulty.all, self.places, self.points, self.limit, self.title, self.url, self.year, self.note)

    # ---- the question
    def _about(self, number: int) -> None:
        self.host.change(replace(self.host.question, topic=self._topics()[number]))

    def _topics(self) -> tuple[str, ...]:
        """All topics; one that came in with a file stands first."""
        own = self.host.question.topic
        return TOPICS if own in TOPICS else (own, *TOPICS)

    def _hard(self, number: int) -> None:
        self.host.change(replace(self.host.question, difficulty=number + 1))

    def _choose_places(self) -> None:
        def took(codes: tuple[str, ...]) -> None:
            self.host.change(replace(self.host.question, schemes=codes))
            self.fill()

        PlacesSheet(self.screen, self.schemes, self.host.question.schemes, took)

    def _whole(self, field: str, text: str, lowest: int, highest: int) -> int | None:
        """The number that was typed; None for an empty field and for what is none."""
        self.refused.pop(field, None)
        if not text.strip():
            return None
        if text.strip().isdecimal() and lowest <= int(text) <= highest:
            return int(text)
        self.refused[field] = Wrong(field, "bad_entry", (("lowest", str(lowest)), ("highest", str(highest))))
        return None

    def _take_points(self, text: str) -> None:
        self.host.change(replace(self.host.question, points=self._whole("points", text, 0, MOST_POINTS)))

    def _take_limit(self, text: str) -> None:
        self.host.change(replace(self.host.question, limit_s=self._whole("limit", text, 3, LONGEST_LIMIT) or 0))

    def _take_year(self, text: str) -> None:
        year = self._whole("source", text, 1900, NEWEST_YEAR) or 0
        self.host.change(replace(self.host.question, source=replace(self.host.question.source, year=year)))

    def _take_source(self, part: str, text: str) -> None:
        source = self.host.question.source
        self.host.change(
            replace(self.host.question, source=replace(source, title=text) if part == "title" else replace(source, url=text.strip()))
        )

    def own(self) -> Sequence[Wrong]:
        return tuple(self.refused.values())

    # ---- showing
    def fill(self) -> None:
        question = self.host.question
        topics = self._topics()
        self.topic.offer([(names.topic(t), "") for t in topics], topics.index(question.topic))
        self.difficulty.choose(question.difficulty - 1)
        where = self.where()
        self.places.set_label(where, _("{about}: {chosen}").format(about=_("Holds under the rules of"), chosen=where))
        for field, line, value in (
            ("points", self.points, "" if question.points is None else str(question.points)),
            ("limit", self.limit, str(question.limit_s or "")),
            ("source", self.year, str(question.source.year or "")),
        ):
            if field not in self.refused:
                line.fill(value)
        self.title.fill(question.source.title)
        self.url.fill(question.source.url)
        self.note.setText(mending.unread() if question.source.unread else "")

    def where(self) -> str:
        """Where the question holds, in a few words."""
        codes = self.host.question.schemes
        if not codes:
            return _("the whole country")
        if ANYWHERE in codes:
            return _("everywhere")
        called = {s.code: words(s.name) for s in self.schemes}
        return _(", ").join(called.get(code, code) for code in codes)

    def put(self, box: QRectF) -> None:
        screen, half = self.screen, (box.width() - 16) / 2
        top = box.top()
        screen.put(self.labels["topic"], box.left(), top, box.width(), LABEL)
        screen.put(self.topic, box.left(), top + LABEL, box.width(), HIGH)
        top += LABEL + HIGH + GAP
        screen.put(self.labels["difficulty"], box.left(), top, box.width(), LABEL)
        self.difficulty.put(QRectF(box.left(), top + LABEL, box.width(), HIGH))
        top += LABEL + HIGH + GAP
        screen.put(self.labels["schemes"], box.left(), top, box.width(), LABEL)
        screen.put(self.places, box.left(), top + LABEL, box.width(), HIGH)
        top += LABEL + HIGH + GAP
        for n, (field, line) in enumerate((("points", self.points), ("limit", self.limit))):
            screen.put(self.labels[field], box.left() + n * (half + 16), top, half, LABEL * 1.3)
            screen.put(line, box.left() + n * (half + 16), top + LABEL * 1.3, half, HIGH)
        top += LABEL * 1.3 + HIGH + GAP
        screen.put(self.labels["source"], box.left(), top, box.width(), LABEL)
        screen.put(self.title, box.left(), top + LABEL, box.width(), HIGH)
        top += LABEL + HIGH + 8
        screen.put(self.url, box.left(), top, box.width() - 126, HIGH)
        screen.put(self.year, box.right() - 116, top, 116, HIGH)
        screen.put(self.note, box.left(), top + HIGH + 8, box.width(), max(30.0, min(60.0, box.bottom() - top - HIGH - 8)))
