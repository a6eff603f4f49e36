"""Known errors into sentences: what happened, what is safe, what to do next."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _, current
from wastequiz.wording import bank_errors, keeping_errors, kiosk_errors, names, quiz_errors, times
from wastequiz.wording import bank_errors, event_errors, keeping_errors, names, quiz_errors, times
from wastequiz.wording.problems import problem_sentence
from wastequiz.wording.told import Told

MANY = 12
"""So many names or mistakes are listed at most."""


def sentence(error: KnownError) -> str:
    """What happened, what is safe and what to do next, as one short text."""
    parts = told(error)
    return joined(parts.what, parts.safe, parts.then)


def joined(*sentences: str) -> str:
    """Sentences one after the other, as the language spoken now sets them."""
    return ("" if current().startswith("zh") else " ").join(s for s in sentences if s)


def details(error: KnownError) -> str:
    """What helps whoever looks after the computer: places and facts, one a line; '' where there are none."""
    match error:
        case e.BadSource(problems):
            return "\n".join(problem_sentence(p) for p in problems)
        case e.SchoolFileDamaged(path, backup, _ms, kept):
            return _lines(path, (_("Kept aside: {path}"), kept), (_("Backup: {path}"), backup))
        case e.SchoolFileNewer(path, version, ours, backup):
            versions = _("The file has version {version}, this program reads up to {ours}.").format(version=version, ours=ours)
            return _lines(path, (_("Backup: {path}"), backup)) + "\n" + versions
        case e.SchoolFileForeign(path, backup) | e.SchoolFileGone(path, backup):
            return _lines(path, (_("Backup: {path}"), backup))
        case e.MigrationFailed(path, backup, step):
            return _lines(path, (_("Backup: {path}"), backup)) + "\n" + _("Step: {step}").format(step=step)
        case e.FolderOnNetwork(path, filesystem):
            return _lines(path) + "\n" + _("File system: {name}").format(name=filesystem)
        case e.DiskFull(path, free):
            return _lines(path) + "\n" + _("Free: {size} MB").format(size=free // 1_000_000)
        case e.BackupFailed(path, reason):
            return (
                _lines(path) + "\n" + (_("The copy did not pass its check.") if reason == "check" else _("The copy could not be written."))
            )
        case e.BackupNotFound(path) | e.FolderReadOnly(path) | e.AlreadyRunning(path) | e.AssetMissing(path) | e.NotSaved(path):
            return _lines(path)
        case e.SchoolPackRefused(path) | e.PlaceRefused(path) | e.KioskRuns(path):
            return _lines(path)
        case e.SchoolWiped(path, _ms, backup):
            return _lines(path, (_("Backup: {path}"), backup))
        case e.QtMissing(detail):
            return detail
        case _:
            return ""


def _lines(path: Path, *further: tuple[str, Path | None]) -> str:
    lines = [_("Place: {path}").format(path=path)] + [text.format(path=place) for text, place in further if place is not None]
    return "\n".join(lines)


def told(error: KnownError) -> Told:
    """The error in words, in parts."""
    found = _roster(error) or _lesson(error) or _asked(error) or _quiz(error) or bank_errors.told(error)
    found = found or _file(error) or _pin(error) or kiosk_errors.told(error) or _machine(error)
    found = found or event_errors.told(error) or _file(error) or _pin(error) or _machine(error)
    return found or Told(_("Something did not work."), _("What was kept before is safe."), _("Please try again."))


def _roster(error: KnownError) -> Told | None:
    kept = _("Nothing was changed.")
    match error:
        case e.UnknownClass(name, ()):
            return Told(_("There is no class called “{name}”.").format(name=name), kept, _("Add a class in the list of classes first."))
        case e.UnknownClass(name, known):
            return Told(
                _("There is no class called “{name}”.").format(name=name),
                kept,
                _("Choose one of these: {names}.").format(names=_listed(known)),
            )
        case e.EmptyClass(name):
            then = _("Add students in the list of classes, or play as a guest.")
            return Told(_("Nobody is in the class “{name}” yet.").format(name=name), "", then)
        case e.UnknownSeat(class_name, seat):
            what = _("Nobody has seat {seat} in the class “{name}”.").format(seat=seat, name=class_name)
            return Told(what, kept, _("Choose another seat, or add this one in the list of classes."))
        case e.SeatTaken(class_name, seat):
            what = _("Somebody has seat {seat} in the class “{name}” already.").format(seat=seat, name=class_name)
            return Told(what, _("What you typed is still here."), _("Choose a free seat number."))
        case e.BadCount(given, most):
            return Told(
                _("“{given}” is no number of students.").format(given=given),
                _("What you typed is still here."),
                _("Write a whole number from 0 to {most}.").format(most=most),
            )
        case e.BadSeat(given):
            what = _("“{given}” is no seat number.").format(given=given) if given.strip() else _("The seat number is missing.")
            return Told(what, _("What you typed is still here."), _("Write a number from 1 to 99."))
        case e.BadName(_given, "long", limit):
            return Told(
                _("This name is too long."), _("What you typed is still here."), _("Use at most {limit} signs.").format(limit=limit)
            )
        case e.RulesInUse():
            return Told(
                _("These rules are in use, or somebody answered by them."),
                _("Nothing was changed."),
                _("Let other rules hold first. Rules that were answered by stay, so that reports can be read."),
            )
        case e.BadName(given, "taken", _limit):
            return Told(_("“{name}” is there already.").format(name=given), _("What you typed is still here."), _("Choose another name."))
        case e.BadName(_given, "invisible", _limit):
            return Told(_("This name has no sign that can be seen."), "", _("Write at least one letter or character."))
        case e.BadName():
            return Told(_("The name is still empty."), "", _("Write a name first."))
        case e.NumberTaken(number, class_name):
            what = _("Somebody in the class “{name}” has the student number {number} already.").format(name=class_name, number=number)
            return Told(what, _("What you typed is still here."), _("Look whether it is the same student, or write another number."))
        case e.IdCardNumber():
            what = _("This looks like the number of an identity card. WasteQuiz never keeps one.")
            return Told(what, "", _("Write the school's own student number, or leave the field empty."))
        case e.NoRoster(name, reason):
            return _no_roster(name, reason)
        case e.ClassesDiffer(students, most):
            what = _("Together these classes have {students} students, and there are {most} seats.").format(students=students, most=most)
            return Told(what, kept, _("Choose another class."))
        case e.ClassExists(name):
            what = _("A class called “{name}” is there already.").format(name=name)
            return Told(what, _("What you typed is still here."), _("Choose another name."))
        case _:
            return None


def _no_roster(name: str, reason: str) -> Told:
    """Why nothing in a file or in what was copied is a list of students."""
    what = {
        "kind": _("“{name}” is no table and no text."),
        "damaged": _("“{name}” cannot be read: it is damaged or locked."),
        "large": _("“{name}” is too large for a list of students."),
        "text": _("The text in “{name}” is written in signs nobody can read."),
        "oneroster": _("“{name}” is no OneRoster 1.1 set: manifest, users, classes and enrollments belong together."),
    }.get(reason, _("There is no student in “{name}”."))
    then = {
        "damaged": _("Open it in its own program, save it as xlsx, and choose it again."),
        "text": _("Save it as UTF-8 or as xlsx, and choose it again."),
        "large": _("Keep only the sheet with the students, and choose it again."),
        "oneroster": _("Export it anew, or choose an Excel or csv file."),
    }.get(reason, _("Choose a table with names, in xlsx, xls, ods or csv."))
    return Told(what.format(name=name), _("Nothing was changed."), then)


def _lesson(error: KnownError) -> Told | None:
    match error:
        case e.TooFewForTeams(students, teams):
            what = _("{students} students are too few for {teams} teams.").format(students=students, teams=teams)
            return Told(what, _("Nothing was changed."), _("Choose fewer teams, or add students in the list of classes."))
        case e.BadTeams(teams, least, most):
            what = _("This way of answering does not go with {teams} teams.").format(teams=teams)
            then = _("Make from {least} to {most} teams, or choose another way of answering.").format(least=least, most=most)
            return Told(what, _("Nothing was changed."), then)
        case e.NobodyToCall():
            return Told(_("There is nobody to call: everybody is marked absent."), "", _("Mark who is there, then call again."))
        case _:
            return None


def _asked(error: KnownError) -> Told | None:
    match error:
        case e.UnknownScheme(code, known):
            what = _("There are no rules called “{code}” here.").format(code=code)
            return Told(what, _("Nothing was changed."), _("Choose one of these: {names}.").format(names=_listed(known)))
        case e.NoQuestions(_scheme, None):
            then = _("Choose another city in the settings, or put the program in place anew.")
            return Told(_("There is no question for these rules."), _("All scores are safe."), then)
        case e.NoQuestions(_scheme, topic):
            what = _("There is no question about “{topic}” for these rules.").format(topic=names.topic(topic))
            return Told(what, _("All scores are safe."), _("Choose another topic."))
        case e.TooFewQuestions(game, found, least):
            what = _("Too few questions for “{game}”: {found} found, {least} needed.").format(
                game=names.game(game), found=found, least=least
            )
            then = _("Choose another game or another grade band, or add things at the desk.")
            return Told(what, _("All scores are safe."), then)
        case e.UnknownSet():
            return Told(_("This ready quiz is no longer there."), _("All scores are safe."), _("Choose another one."))
        case e.NothingToPractise("mistakes"):
            return Told(_("The mistake book is empty."), _("Well done!"), _("Play a round or the daily five and see whether it stays so."))
        case e.NothingToPractise("mix_up"):
            return Told(_("There is nothing to practise for these two bins."), "", _("Choose the daily five, or another pair of bins."))
        case e.NothingToPractise():
            return Told(_("There is nothing to practise here yet."), _("All scores are safe."), _("Play a round first."))
        case e.LevelLocked(number, before):
            what = _("Level {number} is not open yet.").format(number=number)
            return Told(what, "", _("Pass level {before} first.").format(before=before))
        case e.BadGoal(given, most):
            return Told(
                _("“{given}” is no goal.").format(given=given),
                _("The goal is as it was."),
                _("Write a whole number from 1 to {most}.").format(most=most),
            )
        case e.BadSource(problems):
            what = _("The question files have mistakes in {n} places.").format(n=len(problems))
            then = joined(_("Mend these places, then start again:"), *(problem_sentence(p) for p in problems[:3]))
            return Told(what, _("The school's scores are safe."), then)
        case _:
            return None


def _quiz(error: KnownError) -> Told | None:
    parts = quiz_errors.parts(error)
    return None if parts is None else Told(*parts)


def _file(error: KnownError) -> Told | None:
    match error:
        case e.SchoolFileDamaged(_path, backup, utc_ms, kept):
            safe = _("It is left as it is.") if kept is None else _("It is left as it is, and a copy is kept aside.")
            return Told(_("The school file is damaged."), safe, _restore(backup, utc_ms))
        case e.SchoolFileGone(_path, backup, utc_ms):
            safe = _("Nothing new was begun in its place.")
            return Told(_("The school file is no longer where it was."), safe, _restore(backup, utc_ms))
        case e.SchoolFileForeign(_path, backup, utc_ms):
            safe = _("That file is left as it is.")
            return Told(_("Another program's file lies where the school file should be."), safe, _restore(backup, utc_ms))
        case e.SchoolFileNewer():
            safe = _("The school file is left as it is.")
            return Told(
                _("A newer WasteQuiz wrote this school file."), safe, _("Please start the newer WasteQuiz, or bring this one up to date.")
            )
        case e.MigrationFailed():
            then = _("Start the earlier WasteQuiz for now, and show the details to whoever looks after the computer.")
            return Told(_("The school file could not be brought up to date."), _("It was put back as it was, and a backup is kept."), then)
        case e.BackupNotFound():
            return Told(_("There is no backup that can be used there."), _("Nothing was changed."), _("Choose another backup."))
        case e.BackupFailed():
            then = _("Look whether the disk is full or write-protected, then back up again.")
            return Told(_("The backup did not succeed."), _("The school file and the backups of before are safe."), then)
        case e.SchoolPackRefused() | e.PlaceRefused() | e.SchoolWiped():
            return keeping_errors.told(error)
        case _:
            return None


def _restore(backup: Path | None, utc_ms: int | None) -> str:
    if backup is None:
        return _("There is no backup. Bring one from another place, or start a new school: the old files are kept aside.")
    if utc_ms is None:
        return _("Please restore the newest backup.")
    return _("Please restore the newest backup, of {when}.").format(when=times.moment(utc_ms))


def _pin(error: KnownError) -> Told | None:
    match error:
        case e.PinWrong(left):
            return Told(_("That is not the PIN."), "", _("Please try again. Tries left: {n}.").format(n=left))
        case e.PinLocked(seconds):
            return Told(
                _("That was too often."), _("Everything is safe."), _("Please wait {time}, then try again.").format(time=clock(seconds))
            )
        case e.PinTooShort(minimum):
            return Told(_("This PIN is too short."), "", _("Choose at least {n} digits.").format(n=minimum))
        case _:
            return None


def clock(seconds: int) -> str:
    """Seconds as minutes and seconds, like 0:30."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _machine(error: KnownError) -> Told | None:
    safe = _("What was kept before is safe.")
    match error:
        case e.FolderReadOnly():
            then = _("Choose a folder that you may write in, or ask whoever looks after the computer.")
            return Told(_("WasteQuiz may not write in its folder."), safe, then)
        case e.FolderOnNetwork():
            then = _("Choose a folder on this computer's own disk.")
            return Told(_("The school's folder lies on another computer; there two people could ruin it."), _("Nothing was changed."), then)
        case e.DiskFull():
            return Told(_("The disk is full."), safe, _("Delete what nobody needs, empty the trash, then try again."))
        case e.AlreadyRunning():
            then = _("Please use the open window, or close it and try again.")
            return Told(_("WasteQuiz is open already."), _("Nothing is lost."), then)
        case e.NoDisplay():
            return Told(
                _("There is no screen to open the window on."), "", _("Start WasteQuiz at the computer itself, not over a remote line.")
            )
        case e.QtMissing():
            return Told(_("The window library does not load."), safe, _("Start it with “python3 run.py”, which says what to put in place."))
        case e.NotSaved():
            then = _("Choose another folder; where the file is open in another program, close it there first.")
            return Told(_("The file could not be saved there."), _("Nothing was changed."), then)
        case e.AssetMissing():
            return Told(_("A file of WasteQuiz is missing."), _("The school's scores are safe."), _("Please put WasteQuiz in place anew."))
        case _:
            return None


def _listed(known: tuple[str, ...]) -> str:
    return ", ".join(known[:MANY]) + (" …" if len(known) > MANY else "")
