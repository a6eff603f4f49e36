"""Questions from a file into the bank: choose it, look at every row, mend what is wrong, take the good ones in, and undo it all if need be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QGuiApplication

from wastequiz import i18n
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, ngettext
from wastequiz.services import exchanging, import_reading
from wastequiz.services.exchanging import Batch, Imported
from wastequiz.services.import_reading import FolderPictures, Preview, Progress, Source, Stopped
from wastequiz.stage.asking import Ask
from wastequiz.ui import background, file_choice
from wastequiz.ui.bank_import.part import Part
from wastequiz.ui.bank_import.preview import ImportPreview
from wastequiz.ui.bank_import.start import ImportStart
from wastequiz.ui.bank_import.working import Done, Working
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Bank
from wastequiz.wording import errors

Then = Callable[[], object]

LOOK_MS = 60
"""So often the page looks how far a long deed is."""
MOST_BYTES = 200_000_000


class BankImportScreen(DeskScreen):
    """One part stands at a time: start, working, preview, done."""

    entry = Bank()
    back_to = Bank()

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Import questions"))
        self.formats = import_reading.readable()
        self.progress = Progress()
        self.preview: Preview | None = None
        self.mended: dict[int, tuple[str, ...]] = {}
        self.came = Imported("", 0)
        self._source: Source | None = None
        self._batch = ""
        self._known: frozenset[int] = frozenset()
        self._says = ""
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look)
        named = _(", ").join(_(f.name) for f in self.formats)
        self.start = ImportStart(
            self, _("It can be: {formats}.").format(formats=named), template="xlsx" in [f.id for f in self.formats], undo=self._ask_undo
        )
        self.working = Working(self)
        self.look_through = ImportPreview(self, formats=[_(f.name) for f in self.formats], changed=self._read, mend=self._mend)
        self.done = Done(self)
        self.parts: Sequence[Part] = (self.start, self.working, self.look_through, self.done)
        self.part: Part = self.start
        self._connect()
        self._show(self.start)
        self._name_imports()

    def _connect(self) -> None:
        self.start.choose.clicked.connect(self.choose_file)
        self.start.paste.clicked.connect(self.paste)
        self.start.template.clicked.connect(self.save_template)
        self.working.stop.clicked.connect(self._stop)
        self.look_through.other.clicked.connect(self._begin_again)
        self.look_through.go.clicked.connect(self.put_in)
        self.done.to_bank.clicked.connect(self._show_in_bank)
        self.done.rejected.clicked.connect(self.save_rejected)
        self.done.undo.clicked.connect(self.undo_last)
        self.done.again.clicked.connect(self._begin_again)

    # ---- where things stand
    def _show(self, part: Part) -> None:
        self.part = part
        for one in self.parts:
            one.show(one is part)
        self.arrange()
        self.update()

    def arrange_room(self) -> None:
        room = self.room
        beside = self.part is self.look_through and not self.tall  # there the file's name stands
        self.put(self.head, room.left(), room.top(), 380 if beside else room.width(), 64)
        self.part.arrange(QRectF(room.left(), room.top() + 76, room.width(), room.height() - 76))

    # ---- leaving
    def settle_then(self, then: Then) -> None:
        """What is going in, or was mended and not taken in, is not left unasked."""
        putting = self.part is self.working and self.preview is not None
        if putting:
            text = _("Stay until it is done. If you leave, nothing of it will be in the bank.")
            Ask(self, _("The import is still running."), text, _("Stay"), _("Stop and leave"), lambda: self._stop_and(then))
        elif self.part is self.look_through and self.mended:
            text = _("The rows you mended are not in the bank yet.")
            Ask(self, _("Leave the import?"), text, _("Stay"), _("Leave"), then)
        else:
            self._stop_and(then)

    def leave(self) -> None:
        self.settle_then(lambda: self.go.emit(Bank()))

    def _stop_and(self, then: Then) -> None:
        self.progress.stop()
        then()

    # ---- choosing
    def choose_file(self) -> None:
        """Asks for the file."""
        endings = " ".join(dict.fromkeys(f"*.{ending}" for f in self.formats for ending in f.endings))
        file_choice.to_open(self, _("Choose a file with questions"), [_("Questions") + f" ({endings})", _("All files") + " (*)"], self.open)

    def open(self, path: Path) -> None:
        """Reads a file."""

        def load() -> Source:
            if path.stat().st_size > MOST_BYTES:
                raise OSError("too big")
            return Source(path.name, path.read_bytes(), FolderPictures(path.parent))

        def failed(error: BaseException) -> None:
            if isinstance(error, OSError):
                self._refused(_("This file cannot be opened. Look whether it is still there, and not larger than 200 MB."))
            else:
                self.trouble(error)

        background.run(load, owner=self, then=self.take_in, failed=failed)

    def paste(self) -> None:
        """Reads what was copied elsewhere."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._refused(_("There is nothing to paste. Copy the questions first, in Word, Excel or a web page."))
            return
        self.take_in(Source(_("Pasted text"), text.encode(), {}, pasted=True))

    def take_in(self, source: Source) -> None:
        """Reads a file and shows what is in it."""
        self._source, self._batch, self.mended = source, exchanging.new_batch(), {}
        self.look_through.tab = 0
        self._work(_("Reading {file}").format(file=source.name))

        def known(found: frozenset[int]) -> None:
            self._known = found
            self._read(recognise=True)

        import_reading.known_texts(self.context.school, alive(self, known), alive(self, self.trouble))

    def _begin_again(self) -> None:
        self.preview, self.mended = None, {}
        self.start.message.tell("")
        self._show(self.start)
        self._name_imports()
        self.start.choose.setFocus()

    # ---- reading
    def _read(self, recognise: bool = False) -> None:
        """Reads the file, by the chosen format or the one it seems to be; what was mended stays mended."""
        source = self._source
        if source is None:
            return
        wishes, school = self.look_through.wishes, self.context.school
        language = i18n.current() if i18n.current() in ("zh_CN", "en") else "en"
        reading = import_reading.reading_for(school, self._batch, language, wishes, source.pictures)
        format_id = "" if recognise else self.formats[self.look_through.format.at].id
        mended = {} if recognise or self.preview is None or self.preview.format_id != format_id else self.mended
        progress, batch, known = Progress(), self._batch, self._known
        self.preview, self.progress = None, progress
        self._work(_("Reading {file}").format(file=source.name))
        background.run(
            lambda: import_reading.read(source, format_id, batch, reading, wishes, known, progress, mended),
            owner=self,
            then=self._take,
            failed=self._not_read,
        )

    def _take(self, preview: Preview) -> None:
        self._watch.stop()
        if self.progress.stopped:
            self._begin_again()
            return
        self.preview = preview
        if not preview.rows:
            self._refused(_("There is no question in this file."))
            return
        self._show(self.look_through)
        self.look_through.look_at(preview, [f.id for f in self.formats].index(preview.format_id))
        (self.look_through.go if self.look_through.go.isEnabled() else self.look_through.table).setFocus()

    def _not_read(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._begin_again()
        elif isinstance(error, KnownError):
            self._refused(errors.sentence(error))
        else:
            self.trouble(error)

    def _refused(self, text: str) -> None:
        self._watch.stop()
        self.preview = None
        self._show(self.start)
        self.start.say(text, danger=True)
        self.start.choose.setFocus()

    def _mend(self, number: int, cells: Sequence[str]) -> None:
        """Reads one row with other cells."""
        preview = self.preview
        if preview is None:
            return
        row = preview.mend(number, cells)
        self.mended[number] = tuple(cells)
        self.look_through.tell()
        if preview.comes_in(row):
            (self.look_through.table if preview.bad else self.look_through.go).setFocus()

    # ---- long deeds
    def _work(self, text: str) -> None:
        self._says = text
        self.working.tell(text, 0.0)
        self.working.stop.setEnabled(True)
        self._show(self.working)
        self.working.stop.setFocus()
        self._watch.start()

    def _look(self) -> None:
        n, of = self.progress.n, self.progress.of
        counted = _("{text}: {n}").format(text=self._says, n=n) if n else self._says
        self.working.tell(counted, n / of if of else 0.0)

    def _stop(self) -> None:
        self.progress.stop()
        self.working.stop.setEnabled(False)

    # ---- putting in
    def put_in(self) -> None:
        """Takes the good rows into the bank."""
        preview = self.preview
        if preview is None:
            return
        preview.wishes = self.look_through.wishes
        self.progress = Progress()
        self._work(_("Making a backup, then taking the questions in"))
        exchanging.put_in(self.context.school, preview, self.progress, alive(self, self._put), alive(self, self._not_put))

    def _put(self, came: Imported) -> None:
        self._watch.stop()
        preview = self.preview
        if preview is None or not came.batch:
            self._show(self.look_through)
            self.look_through.tell()
            self.look_through.note.tell(_("Stopped. Nothing is in the bank."), "info")
            self._show(self.look_through)
            self.look_through.go.setFocus()
            return
        self.came, stayed = came, len(preview.bad)
        self.mended = {}
        text = ngettext("{n} question is in the bank.", "{n} questions are in the bank.", came.questions).format(n=came.questions)
        more = ngettext("{n} row stayed out. Save it with the reason, mend it and import it again.",
                        "{n} rows stayed out. Save them with the reasons, mend them and import them again.", stayed)  # fmt: skip
        self.done.tell(text, more.format(n=stayed) if stayed else _("All rows came in."), came=True, stayed=bool(stayed))
        self._show(self.done)
        self.done.to_bank.setFocus()

    def _not_put(self, error: BaseException) -> None:
        self._watch.stop()
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self._show(self.look_through)
        self.look_through.note.tell(errors.sentence(error), "info", danger=True)
        self._show(self.look_through)

    # ---- afterwards
    def _show_in_bank(self) -> None:
        """Goes to the bank, to the first of the questions that came in."""
        preview = self.preview
        put = preview.rows[preview.good[0]].put if preview is not None and preview.good else None
        self.go.emit(Bank(put[0] if put is not None else ""))

    def save_rejected(self) -> None:
        """Saves the rows that stayed out, with the reasons."""
        preview = self.preview
        if preview is None:
            return
        name = exchanging.rejected_name(preview)
        file_choice.to_save(self, _("Save the rows that stayed out"), name, [f"(*{Path(name).suffix})"], self.save_rejected_as)

    def save_rejected_as(self, path: Path) -> None:
        """Saves them there."""
        preview = self.preview
        assert preview is not None

        def failed(error: BaseException) -> None:
            if isinstance(error, KnownError):
                self.done.say(errors.sentence(error), danger=True)
            else:
                self.trouble(error)

        background.run(
            lambda: exchanging.save_rejected(preview, path),
            owner=self,
            then=lambda _none: self.done.say(_("Saved: {name}").format(name=path.name)),
            failed=failed,
        )

    def _name_imports(self) -> None:
        exchanging.imports(self.context.school, alive(self, self.start.tell), alive(self, self.trouble))

    def _ask_undo(self, batch: Batch) -> None:
        text = _("Its questions leave the bank. Those you changed since then stay.")
        head = _("Undo the import of {file}?").format(file=batch.file)
        Ask(self, head, text, _("Keep it"), _("Undo it"), lambda: self._undo(batch.id, self.start))

    def undo_last(self) -> None:
        """Takes out what came in just now."""
        self._undo(self.came.batch, self.done)

    def _undo(self, batch: str, told: ImportStart | Done) -> None:
        def undone(stay: int) -> None:
            kept = ngettext("{n} question you changed stays.", "{n} questions you changed stay.", stay).format(n=stay) if stay else ""
            said = errors.joined(_("The import is undone."), kept)
            if told is self.done:
                self._begin_again()
            self._name_imports()
            self.start.say(said)

        def failed(error: BaseException) -> None:
            if isinstance(error, KnownError):
                told.say(errors.sentence(error), danger=True)
            else:
                self.trouble(error)

        exchanging.undo(self.context.school, batch, alive(self, undone), alive(self, failed))

    def save_template(self) -> None:
        """Asks where the Excel template shall lie."""
        name = _("Questions") + ".xlsx"
        file_choice.to_save(self, _("Save the Excel template"), name, ["Excel (*.xlsx)"], self.save_template_as)

    def save_template_as(self, path: Path) -> None:
        """Saves it there."""
        language = i18n.current()

        def failed(error: BaseException) -> None:
            if isinstance(error, KnownError):
                self.start.say(errors.sentence(error), danger=True)
            else:
                self.trouble(error)

        background.run(
            lambda: exchanging.save_template("xlsx", language, path),
            owner=self,
            then=lambda _none: self.start.say(_("Saved: {name}").format(name=path.name)),
            failed=failed,
        )
