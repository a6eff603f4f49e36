"""`event ...`: a day out set up, packed for a kiosk and taken in there, its stock, and its draws published and checked."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import event_report, frame
from wastequiz.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wastequiz.domain.events import Event, Prize, StockRow
    from wastequiz.services.school import School

FILE = click.Path(path_type=Path, dir_okay=False)
_MOST_PUBLISHED = 50_000_000


@click.group()
def event() -> None:
    """Set up a day out with kiosks and a prize wheel, and carry it to the kiosks."""


event.add_command(event_report.report)


# ---- setting up
@event.command()
@click.argument("name")
@click.option("--date", "dates", metavar="DATE", multiple=True, help="A day it is open, like 2026-11-27; may be said several times.")
@click.option("--place", metavar="PLACE", default="", help="Where it is.")
@click.option("--opens", metavar="TIME", default="", help="When it opens each day, like 09:30.")
@click.option("--closes", metavar="TIME", default="", help="When it closes.")
@click.option("--scheme", metavar="CODE", default="", help="Whose rules hold; else those of the school.")
@click.option(
    "--play", "plays", metavar="GAME", multiple=True, help="What visitors may choose: quiz or a game's id; may be said several times."
)
@click.option("--questions", type=int, default=5, show_default=True, help="Questions in a quiz round, 3 to 10.")
@click.option(
    "--prize", "prizes", metavar="PRIZE", multiple=True, help='A prize, "Stickers:200:3": name, how many there are, sectors of the wheel.'
)
@click.option("--again", type=click.IntRange(0, 16), default=1, show_default=True, help="Sectors of the wheel that win nothing.")
@click.option(
    "--kiosks",
    type=click.IntRange(1, 99),
    default=1,
    show_default=True,
    help="How many kiosks there are; each gets its share of the prizes.",
)
@frame.json_option
@frame.data_option
def new(
    name: str,
    dates: tuple[str, ...],
    place: str,
    opens: str,
    closes: str,
    scheme: str,
    plays: tuple[str, ...],
    questions: int,
    prizes: tuple[str, ...],
    again: int,
    kiosks: int,
    as_json: bool,
) -> None:
    """Set up the event NAME. It is kept even where something is still to be mended; that is said, with exit code 1."""
    from wastequiz.domain.events import Event, Play
    from wastequiz.games import GAMES
    from wastequiz.services import eventing
    from wastequiz.wording import events

    games = [card.id for card in GAMES]
    made = Event(
        "",
        name,
        place,
        dates,
        opens,
        closes,
        scheme,
        questions=questions,
        right_for_spin=min(3, questions),
        pass_right=min(4, questions),
        prizes=tuple(_prize(given) for given in prizes),
        again_sectors=again,
        stations=kiosks,
    )
    if plays:
        made = _with(made, plays=tuple(Play(play) for play in plays))
    with frame.open_school(create=True) as school:
        kept = school.ask(lambda db: eventing.save_now(school, db, made))
        found = [events.problem(one) for one in eventing.problems(kept, school, games)]
        if as_json:
            frame.print_json(_plain(kept) | {"problems": found})
        else:
            click.echo(_("{name}: {id}").format(name=kept.name, id=kept.id))
            for sentence in found:
                click.echo(sentence, err=True)
    if found:
        click.get_current_context().exit(frame.PROBLEM)


def _with(made: Event, **changes: Any) -> Event:
    from dataclasses import replace

    return replace(made, **changes)


def _prize(given: str) -> Prize:
    """A prize as it is written behind --prize. Raises click.BadParameter."""
    from wastequiz.domain.events import PICTURES, Prize

    name, _colon, rest = given.replace("：", ":").partition(":")
    numbers = rest.split(":") if rest else []
    if not name.strip() or not 1 <= len(numbers) <= 2 or not all(n.strip().isdecimal() and len(n.strip()) < 6 for n in numbers):
        raise click.BadParameter(_("“{given}” is no prize: write it like Stickers:200:3.").format(given=given))
    stock, sectors = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 1
    picture = next((p for p in PICTURES if p in name.casefold()), "sticker")
    return Prize(secrets.token_hex(4), name.strip(), picture, stock, sectors)


@event.command("list")
@click.option("--archived", is_flag=True, help="Those that were put away.")
@frame.json_option
@frame.data_option
def list_(archived: bool, as_json: bool) -> None:
    """List the events: when they are, how many visits and prizes they have seen here."""
    from wastequiz.store import events

    with frame.open_school() as school:
        rows = school.ask(lambda db: events.rows(db, archived=archived))
    if as_json:
        frame.print_json([_plain(row.event) | {"archived": row.archived, "visits": row.visits, "given": row.given} for row in rows])
        return
    if not rows:
        click.echo(_("There is no event."))
    for row in rows:
        seen = ngettext("{n} visit", "{n} visits", row.visits).format(n=row.visits)
        click.echo(" · ".join(part for part in (row.event.name, row.event.place, ", ".join(row.event.dates), seen) if part))


def _plain(of: Event) -> dict[str, Any]:
    from wastequiz.domain.event_plain import to_plain

    return to_plain(of)


# ---- to a kiosk
@event.command()
@click.argument("event")
@click.argument("file", type=FILE)
@click.option(
    "--kiosk", type=click.IntRange(1, 99), default=1, show_default=True, help="For which kiosk: it decides the share of the prizes."
)
@frame.json_option
@frame.data_option
def export(event: str, file: Path, kiosk: int, as_json: bool) -> None:
    """Pack EVENT, an id or name, into FILE (.wqevent) for one kiosk: no student and no score is in it."""
    from wastequiz.services import event_files, whole_files
    from wastequiz.store import events

    path = file if file.suffix == event_files.SUFFIX else file.with_name(file.name + event_files.SUFFIX)
    with frame.open_school() as school:
        data = school.ask(lambda db: event_files.pack_now(school, db, events.find(db, event).id, kiosk))
    whole_files.write(path, data)
    if as_json:
        frame.print_json({"path": str(path), "bytes": len(data), "kiosk": kiosk})
    else:
        click.echo(str(path))


@event.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@frame.json_option
@frame.data_option
def import_(file: Path, as_json: bool) -> None:
    """Take in the event of FILE (.wqevent); one that is here already is replaced, unless it was changed here later."""
    from wastequiz.services import event_files

    data = file.read_bytes()
    with frame.open_school(create=True) as school:
        kept = school.ask(lambda db: event_files.take_in_now(school, db, data))
    if as_json:
        frame.print_json(_plain(kept))
    else:
        click.echo(_("{name}: kiosk {n} of {of}").format(name=kept.name, n=kept.kiosk, of=kept.stations))


# ---- stock
@event.command()
@click.argument("event")
@click.argument("prize", required=False)
@click.argument("total", type=click.IntRange(0, 9_999), required=False)
@frame.json_option
@frame.data_option
def stock(event: str, prize: str | None, total: int | None, as_json: bool) -> None:
    """Say how each prize of EVENT stands at this kiosk; with PRIZE and TOTAL, set how many of it this kiosk may give in all."""
    if (prize is None) is not (total is None):
        raise click.UsageError(_("Say how many there are too."))
    with frame.open_school() as school:
        rows = _stock(school, event, prize, total)
    if as_json:
        frame.print_json([_stock_plain(row) for row in rows])
        return
    for row in rows:
        click.echo(
            _("{name}: {left} of {total} left, {handed} handed over").format(
                name=row.name, left=row.left, total=row.total, handed=row.handed
            )
        )


def _stock(school: School, name: str, prize: str | None, total: int | None) -> tuple[StockRow, ...]:
    from wastequiz.store import events
    from wastequiz.store.db import Db

    def work(db: Db) -> tuple[StockRow, ...]:
        found = events.find(db, name)
        if prize is not None and total is not None:
            wanted = prize.strip().casefold()
            events.set_stock(db, found, next((p.id for p in found.prizes if wanted in (p.id, p.name.casefold())), prize), total)
        return events.stock(db, found)

    return school.ask(work)


def _stock_plain(row: StockRow) -> dict[str, Any]:
    numbers = {"total": row.total, "given": row.given, "handed": row.handed, "left": row.left}
    return {"prize": row.prize, "name": row.name, **numbers, "open_now": row.open_now}


# ---- draws
@event.command()
@click.argument("event")
@frame.json_option
@frame.data_option
def reveal(event: str, as_json: bool) -> None:
    """End the day at this kiosk: make the seeds of EVENT's draws known, so that they can be published and checked."""
    from wastequiz.store import events, prizes

    with frame.open_school() as school:
        found = school.ask(lambda db: prizes.reveal(db, events.find(db, event)))
    if as_json:
        frame.print_json([{"id": one.id, "day": one.day, "digest": one.digest, "seed": one.seed} for one in found])
        return
    if not found:
        click.echo(_("There is nothing to make known."))
    for one in found:
        click.echo(_("{day}: {seed}").format(day=one.day, seed=one.seed))


@event.command()
@click.argument("event")
@click.option("--day", metavar="DATE", default="", help="Of one day, like 2026-11-27; else of all.")
@click.option("--out", type=FILE, help="Write it there; else print it.")
@frame.data_option
def publish(event: str, day: str, out: Path | None) -> None:
    """Give out EVENT's draws as JSON that anybody can check: promises, seeds once they are known, every draw in order, nobody's name."""
    from wastequiz.services import whole_files
    from wastequiz.store import events, prizes

    with frame.open_school() as school:
        found = school.ask(lambda db: prizes.published(db, events.find(db, event), day))
    if out is None:
        frame.print_json(found)
        return
    whole_files.write(out, json.dumps(found, ensure_ascii=False, indent=1).encode())
    click.echo(str(out))


@event.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@frame.json_option
@frame.data_option
def verify(file: Path, as_json: bool) -> None:
    """Check that every draw published in FILE follows from a seed that was promised before. Needs no school."""
    from wastequiz.domain import fair_draw
    from wastequiz.wording import events

    faults = fair_draw.verify(_published(file))
    if as_json:
        frame.print_json({"ok": not faults, "faults": list(faults)})
    else:
        click.echo("\n".join(events.fault(fault) for fault in faults) or _("Every draw follows from its seed."))
    if faults:
        click.get_current_context().exit(frame.PROBLEM)


def _published(file: Path) -> Mapping[str, Any]:
    """What stands in the file; nothing where it is no JSON of ours."""
    if file.stat().st_size > _MOST_PUBLISHED:
        return {}
    try:
        found = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]
