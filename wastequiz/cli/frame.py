"""What all commands share: where the school lies, how results are printed, and known errors as one sentence with an exit code."""

from __future__ import annotations

import contextlib
import functools
import json
import locale
import os
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wastequiz import i18n, paths
from wastequiz.domain.errors import AlreadyRunning, KioskRuns, KnownError
from wastequiz.i18n import N_, _

if TYPE_CHECKING:
    from wastequiz.services.school import School

PROBLEM = 1
"""Exit code of a check that found something."""
KNOWN = 2
"""Exit code of a known error, and of a command that was not understood."""
IN_USE = 3
"""Exit code where another WasteQuiz has the data folder open."""

_DATA = "wastequiz.data"
_NO_SCHOOL = N_("There is no school in {folder} yet: start WasteQuiz there once, or name another folder with --data.")

F = TypeVar("F", bound=Callable[..., Any])


class Stop(click.ClickException):
    """Ends the command with one sentence, for what is no KnownError of the house."""

    exit_code = KNOWN

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


class Commands(click.Group):
    """A group whose commands end a known error with its sentence on the error stream, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KnownError as error:
            tell(error)
            ctx.exit(exit_code(error))


def exit_code(error: KnownError) -> int:
    return IN_USE if isinstance(error, AlreadyRunning | KioskRuns) else KNOWN


def tell(error: KnownError) -> None:
    """Says a known error on the error stream: the sentence with its next step, then what helps whoever looks after the computer."""
    from wastequiz.wording import errors

    told = errors.sentence(error)
    if isinstance(error, AlreadyRunning):
        told = errors.joined(_("The school is in use."), told)
    click.echo(told, err=True)
    if further := errors.details(error):
        click.echo(further, err=True)


# ---- options
def data_option(command: F) -> F:
    """--data DIR; may stand before or after the command's name."""
    return click.option(
        "--data",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        expose_value=False,
        callback=_remember,
        help="Folder of the school's file (else $WASTEQUIZ_DATA, else your own data folder).",
    )(command)


def json_option(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")(command)


def _remember(ctx: click.Context, _parameter: click.Parameter, given: Path | None) -> None:
    if given is not None:
        ctx.find_root().meta[_DATA] = given


def data_folder() -> Path:
    """The data folder of the command under way."""
    return paths.data_folder(click.get_current_context().find_root().meta.get(_DATA))


@contextlib.contextmanager
def open_school(*, create: bool = False) -> Generator[School]:
    """The school of the data folder, opened and closed in good order. Where there is none yet: made, or one sentence and exit code 2."""
    from wastequiz.services import inspecting
    from wastequiz.services.school import School

    folder = data_folder()
    if not create and not inspecting.has_school(folder):
        raise no_school(folder)
    school = School(folder)
    try:
        yield school.open_and_wait()
    finally:
        school.close()


def no_school(folder: Path) -> Stop:
    """Ends a command that needs a school where none was begun."""
    return Stop(_(_NO_SCHOOL).format(folder=folder))


def size_of(_ctx: click.Context, _parameter: click.Parameter, given: str) -> tuple[int, int]:
    """(width, height) of a text like 1920x1080. Raises click.BadParameter."""
    across, _x, down = given.lower().replace("×", "x").partition("x")
    if not (across.isdecimal() and down.isdecimal() and all(len(n) < 6 and 320 <= int(n) <= 7680 for n in (across, down))):
        raise click.BadParameter(_("“{given}” is no size: write it like 1920x1080, each side from 320 to 7680.").format(given=given))
    return int(across), int(down)


# ---- printing
def print_json(found: object) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def print_json_line(found: object) -> None:
    click.echo(json.dumps(found, ensure_ascii=False))


def ready_streams() -> None:
    """Prints UTF-8 wherever the terminal does not say otherwise; what cannot be printed is escaped instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def given_arguments() -> list[str]:
    """What was written behind the command's name. UTF-8 is read as such even where the system's locale is another."""
    return [_as_utf8(given) for given in sys.argv[1:]]


def _as_utf8(given: str) -> str:
    try:
        return given.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeError:  # half a character, which only Windows lets through
        return given


# ---- language
@functools.cache
def system_language() -> str:
    """The system's language as a code like zh_CN; '' where it does not say (also C and POSIX)."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named and sys.platform == "win32":
        import ctypes

        named = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    code = named.partition(".")[0].partition("@")[0].replace("-", "_")
    return "" if code in ("C", "POSIX") else code


def speak() -> None:
    """Lets messages speak the system's language where there is a catalogue, else English."""
    i18n.use(_known(system_language()) or i18n.SOURCE_LANGUAGE)


def text_language(given: str | None) -> str:
    """The language for the bank's words: the one asked for, else the system's where the bank has it, else Chinese. Raises click.BadParameter."""
    from wastequiz.domain.text import LANGUAGES

    chosen = _known(given or system_language(), LANGUAGES)
    if given and not chosen:
        raise click.BadParameter(
            _("“{given}” is not a language of the bank: choose {known}.").format(given=given, known=", ".join(LANGUAGES))
        )
    return chosen or LANGUAGES[0]


def _known(code: str, languages: tuple[str, ...] | None = None) -> str:
    """The language of `languages` (None: those with a catalogue) that `code` means (zh, zh-CN, zh_TW: zh_CN), or ''."""
    there = i18n.languages() if languages is None else languages
    same = code.replace("-", "_").split("_")[0].lower()
    return code if code in there else next((known for known in there if same and known.split("_")[0] == same), "")
