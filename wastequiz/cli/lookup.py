"""`lookup`: where things go, by name. Works without a school, without Qt, and beside an open window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wastequiz import i18n
from wastequiz.cli import frame
from wastequiz.i18n import _

if TYPE_CHECKING:
    from wastequiz.services.lookup import Entry, Where


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--scheme", metavar="CODE", default=None, help="Whose rules: the code of a city or country (default: cn-harbin).")
@click.option("--lang", metavar="LANG", default=None, help="Language of the answer, zh_CN or en (default: the system's, else zh_CN).")
@frame.json_option
@frame.data_option
def lookup(names: tuple[str, ...], scheme: str | None, lang: str | None, as_json: bool) -> None:
    """Say which bin each NAME goes in, and why.

    A thing is found by its exact name or by an alias that only one thing has; else up to three that come near are named.
    """
    from wastequiz.services import builtin
    from wastequiz.services.lookup import Lookup
    from wastequiz.services.school import DEFAULT_SCHEME

    language = frame.text_language(lang)
    entries = Lookup(builtin.read(), scheme or DEFAULT_SCHEME, language).entries(names)
    if as_json:
        frame.print_json([entry.plain() for entry in entries])
        return
    i18n.use(language)
    for entry in entries:
        for line in _lines(entry):
            click.echo(line)


def _lines(entry: Entry) -> list[str]:
    from wastequiz.wording import names as wording
    from wastequiz.wording.errors import joined

    if not entry.found:
        first = _("{query}: not found.").format(query=entry.query)
        return [first + (" " + _("Perhaps you mean:") if entry.alternatives else ""), *map(_line, entry.alternatives)]
    title = f"{entry.query} ({entry.name})" if entry.name and entry.query.strip() != entry.name else str(entry.name)
    if entry.comes_apart:
        return [_("{thing}: take it apart first.").format(thing=title), *map(_line, entry.alternatives)]
    target = entry.bin_name or _("no place in these rules")
    reason = joined(*map(wording.action, entry.actions), entry.why or "", entry.how)
    return [f"{title} → {target}", *([f"    {reason}"] if reason else [])]


def _line(where: Where) -> str:
    place = where.bin_name or _("take it apart first")
    return f"    {where.name} → {place}"
