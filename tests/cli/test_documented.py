"""docs/command-line.md describes every command and every option."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from tests.cli.running import ROOT, run
from wastequiz.cli.commands import wastequiz

TEXT = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
EVERYWHERE = {"--data", "--json", "--help", "--version"}


def commands(group: click.Group = wastequiz, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def section(name: str) -> str:
    """The text under the heading that names a command."""
    for heading, body in re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL):
        if re.search(rf"(?:^|, ){name}(?:$|,| )", heading):
            return heading + "\n" + body
    pytest.fail(f"docs/command-line.md has no heading for {name}")


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda v: v if isinstance(v, str) else "")
def test_a_command_is_documented_with_every_option(name: str, command: click.Command) -> None:
    text = section(name)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert option in EVERYWHERE or f"`{option}" in text, f"{option} of {name} is not in docs/command-line.md"
            assert parameter.help, f"{parameter.opts} of {name} has no help"
        else:
            assert (parameter.metavar or "").strip("[]").rstrip(".") in text
    assert command.help


def test_what_is_taken_everywhere_is_documented() -> None:
    for option in EVERYWHERE:
        assert f"`{option}" in TEXT
    for _name, command in commands():
        assert "--data" in {option for parameter in command.params for option in parameter.opts}


def test_options_in_the_text_exist() -> None:
    known = {option for _n, command in commands() for p in command.params for option in p.opts} | EVERYWHERE
    assert set(re.findall(r"`(--[a-z-]+)", TEXT)) <= known


def test_help_and_version_are_there() -> None:
    assert all(name.split()[0] in run("--help").stdout for name, _ in commands())
    assert re.match(r"wastequiz, version \d", run("--version").stdout)
