"""What goes wrong with questions, their pictures and their files, in words."""

from __future__ import annotations

from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, ngettext
from wastequiz.wording.told import Told


def told(error: KnownError) -> Told | None:
    """The error in words; None where it is about something else."""
    return _bank(error) or _picture(error) or _questions_file(error) or _table(error)


def _bank(error: KnownError) -> Told | None:
    match error:
        case e.BuiltInStays(n):
            what = ngettext(
                "{n} of these questions comes with the program and cannot be deleted.",
                "{n} of these questions come with the program and cannot be deleted.",
                n,
            ).format(n=n)
            return Told(what, _("Nothing was deleted."), _("Take it out of use instead: nobody is asked it then."))
        case e.PictureGone():
            return Told(_("This picture is no longer there."), _("The question is safe."), _("Choose another picture for it."))
        case _:
            return None


def _picture(error: KnownError) -> Told | None:
    kept, nothing = _("The question is as it was."), _("Nothing was taken in.")
    match error:
        case e.PictureRefused(_name, "empty_clipboard"):
            return Told(_("There is no picture on the clipboard."), kept, _("Copy a picture first, or choose a file."))
        case e.PictureRefused(name, "too_large"):
            return Told(_("“{name}” is too large.").format(name=name), kept, _("Make it smaller than 20 MB and 16 million pixels first."))
        case e.PackRefused("newer"):
            return Told(_("This pack was made by a later version of WasteQuiz."), nothing, _("Please bring this program up to date first."))
        case e.PackRefused("size", member):
            what = _("This pack holds too much, or unpacks to far too much ({member}).").format(member=member or _("the whole"))
            return Told(what, nothing, _("Make several smaller packs of it."))
        case e.PackRefused("name" | "twins" | "nested", member):
            what = _("This pack is not to be trusted: “{member}” does not belong in one.").format(member=member)
            return Told(what, nothing, _("Ask whoever made it to export it anew."))
        case e.PackRefused():
            return Told(_("This is no pack of WasteQuiz, or it is damaged."), nothing, _("Choose a file that ends in .wqpack."))
        case e.PictureRefused(name, "unreadable"):
            return Told(_("“{name}” cannot be read.").format(name=name), kept, _("See whether the file is still there, or choose another."))
        case e.PictureRefused(name):
            return Told(
                _("“{name}” is no picture this program can show.").format(name=name), kept, _("Choose a PNG, JPEG, GIF, BMP or WebP file.")
            )
        case _:
            return None


def _questions_file(error: KnownError) -> Told | None:
    kept = _("Nothing was taken over.")
    match error:
        case e.FileTooBig(size, most):
            what = _("The file is too big: {size} MB, at most {most} MB can be opened.").format(
                size=-(-size // 1_000_000), most=most // 1_000_000
            )
            return Told(what, kept, _("Split it into smaller files."))
        case e.TooManyLines(lines, most):
            what = _("The file has too many lines: {lines}, at most {most} can be read.").format(lines=lines, most=most)
            return Told(what, kept, _("Split it into smaller files."))
        case e.WordsUnreadable():
            then = _("Save it as plain text in UTF-8, or choose the kind of file that it is.")
            return Told(_("This file is no text that can be read."), kept, then)
        case e.NoQuestionsFound(name):
            what = _("There are no questions of the kind “{name}” in this file.").format(name=_(name))
            return Told(what, kept, _("Choose another file, or another kind of file."))
        case e.XmlBroken(line, column):
            what = _("The XML breaks off on line {line}, at sign {column}.").format(line=line, column=column)
            return Told(what, kept, _("Export it from the other program again."))
        case e.XmlForbidden():
            what = _("This XML declares things that question files never need and that can do harm.")
            return Told(what, kept, _("Export it from the other program again, or ask whoever made it."))
        case _:
            return None


def _table(error: KnownError) -> Told | None:
    kept = _("Nothing was changed.")
    match error:
        case e.NoQuestionTable(""):
            return Told(_("This table is empty."), kept, _("Choose another file, or fill in our Excel template."))
        case e.NoQuestionTable(first):
            what = _("No row of this table (it begins with “{first}”) is a row of heads with the question and its answer.").format(
                first=first
            )
            return Told(what, kept, _("Write the heads above the columns, as in our Excel template."))
        case e.UnknownCharacterSet(tried, at):
            what = _("This text is in no character set we know; as {name} it does not read from byte {at} on.").format(name=tried, at=at)
            return Told(what, kept, _("Save it anew as UTF-8, or as an Excel file."))
        case e.UnreadableWorkbook("password"):
            return Told(_("This spreadsheet is locked with a password."), kept, _("Take the password off in Excel, save, and try again."))
        case e.UnreadableWorkbook("too_big"):
            return Told(_("This spreadsheet is larger than we take in one go."), kept, _("Split it into several files, or save it as CSV."))
        case e.UnreadableWorkbook():
            return Told(
                _("This spreadsheet file is damaged, or is none."), kept, _("Open it in Excel or WPS, save it anew, and try again.")
            )
        case _:
            return None
