"""The house plan holds: imports point down, registries are complete, and each rule is seen to fail when broken."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "wastequiz"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"
QT_FREE = ("domain", "wording", "store", "formats", "reports", "services", "i18n")


def floors() -> set[str]:
    """The packages and modules directly under wastequiz/ that exist."""
    packages = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    return packages | {path.stem for path in HOUSE.glob("*.py")} - {"__init__"}


def sources(*folders: str) -> list[Path]:
    """Every Python file of these folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def contracts() -> dict[str, dict[str, Any]]:
    """The import contracts of pyproject.toml by id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def lint_imports(folder: Path, *arguments: str) -> tuple[int, str]:
    """Check the import contracts of a checkout; (exit code, what was said)."""
    command = [sys.executable, "-c", LINT_IMPORTS, "--no-cache", *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return result.returncode, result.stdout + result.stderr


# ---- contracts


def test_imports_point_down() -> None:
    code, said = lint_imports(ROOT)
    assert code == 0, said


# Contract, the floors it needs, the files that break it.
BREAKS: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "1 a floor imports the one above": ("floors", ("domain", "services"), {"domain/zz.py": "import wastequiz.services"}),
    "1 cli is imported from below": ("floors", ("cli", "ui"), {"ui/zz.py": "import wastequiz.cli"}),
    "1 neighbours on one floor": ("floors", ("store", "formats"), {"formats/zz.py": "import wastequiz.store"}),
    "1 a package without a floor": ("floors", (), {"novelty/__init__.py": ""}),
    **{f"2 Qt in {floor}": ("no-qt", (floor,), {f"{floor}/zz.py": "from PySide6.QtCore import QObject"}) for floor in QT_FREE},
    "2 Qt in a new package": ("no-qt", (), {"novelty/__init__.py": "from PySide6.QtCore import QObject"}),
    "3 Qt in the rules of a game": (
        "rules-no-qt",
        (),
        {"games/zz/rules.py": "from PySide6.QtCore import QObject", "games/zz/__init__.py": "", "games/__init__.py": ""},
    ),
    "4 sqlite3 in services": ("sql", ("services",), {"services/zz.py": "import sqlite3"}),
    "4 sqlite_utils in cli": ("sql", ("cli",), {"cli/zz.py": "from sqlite_utils import Database"}),
    "5 a screen imports a screen": (
        "screens-apart",
        ("ui",),
        {"ui/screens/zz_one.py": "import wastequiz.ui.screens.zz_two", "ui/screens/zz_two.py": ""},
    ),
    "5 a game imports a game": (
        "games-apart",
        (),
        {"games/zz_one/__init__.py": "import wastequiz.games.zz_two", "games/zz_two/__init__.py": "", "games/__init__.py": ""},
    ),
    **{
        f"6 {upper} imports {lower}": ("ask-services", (upper, lower), {f"{upper}/zz.py": f"import wastequiz.{lower}"})
        for upper in ("ui", "games", "stage", "kiosk")
        for lower in ("store", "formats", "reports")
    },
    **{
        f"7 {upper} imports services": ("games-ask-nobody", (upper, "services"), {f"{upper}/zz.py": "import wastequiz.services"})
        for upper in ("games", "stage")
    },
    **{
        f"8 domain imports {lower}": ("facts", ("domain", lower), {"domain/zz.py": f"import wastequiz.{lower}"})
        for lower in ("i18n", "paths")
    },
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house in which things may be broken."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        HOUSE, folder / "wastequiz", ignore=lambda _folder, names: [name for name in names if name in ("__pycache__", "locale")]
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("name", BREAKS)
def test_a_forbidden_import_is_noticed(copy: Path, name: str) -> None:
    contract, needed, files = BREAKS[name]
    if absent := set(needed) - floors():
        pytest.skip(f"not built yet: {', '.join(sorted(absent))}")
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for relative, text in files.items():
            path = copy / "wastequiz" / relative
            folders += [folder for folder in (path.parent, path.parent.parent) if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.write_text(text + "\n", encoding="utf-8")
                written.append(path)
        code, said = lint_imports(copy, "--contract", contract)
        assert code == 1, said
        assert " BROKEN" in said
        assert "zz" in said or "novelty" in said
    finally:
        for path in written:
            path.unlink()
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def test_every_floor_that_exists_is_held_to_its_contracts() -> None:
    """Contracts 6, 7 and 8 can only name packages that exist: whoever adds one is reminded here."""
    held = contracts()
    for contract, field, wanted in (
        ("ask-services", "source_modules", {"ui", "games", "stage", "kiosk"}),
        ("ask-services", "forbidden_modules", {"store", "formats", "reports"}),
        ("games-ask-nobody", "source_modules", {"games", "stage"}),
        ("games-ask-nobody", "forbidden_modules", {"services"}),
        ("facts", "source_modules", {"domain"}),
        ("facts", "forbidden_modules", {"i18n", "paths"}),
    ):
        missing = {f"wastequiz.{floor}" for floor in wanted & floors()} - set(held[contract][field])
        assert not missing, f"pyproject.toml, contract {contract}: add {sorted(missing)} to {field}"


def test_the_plan_is_written_as_contracts() -> None:
    assert held_floors() >= floors(), "a package without a floor"
    assert contracts()["floors"]["exhaustive"] is True


def held_floors() -> set[str]:
    """Every name in the contract of the floors."""
    return {name for layer in contracts()["floors"]["layers"] for name in re.findall(r"\w+", layer)}


# ---- what ruff forbids

BANNED = {
    "a thread": ("ui/zz.py", "from PySide6.QtCore import QThread", "TID251"),
    "a pool": ("services/zz.py", "import concurrent.futures", "TID251"),
    "threading": ("services/zz.py", "import threading", "TID251"),
    "charts": ("ui/zz.py", "from PySide6.QtCharts import QChart", "TID251"),
    "a second SQLite": ("store/zz.py", "from PySide6.QtSql import QSqlDatabase", "TID251"),
    "QML": ("ui/zz.py", "from PySide6 import QtQml", "TID251"),
    "QDrag": ("games/zz.py", "from PySide6.QtGui import QDrag", "TID251"),
    "pickle": ("formats/zz.py", "import pickle", "TID251"),
    "yaml": ("formats/zz.py", "import yaml", "TID251"),
    "eval": ("formats/zz.py", "eval('1')", "S307"),
}


def ruff(relative: str, text: str) -> str:
    """What ruff says about a file of wastequiz/ with this text."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format",
        "concise",
        "--stdin-filename",
        f"wastequiz/{relative}",
        "-",
    ]
    return subprocess.run(command, cwd=ROOT, input=text + "\n", capture_output=True, text=True, encoding="utf-8", check=False).stdout


@pytest.mark.parametrize("name", BANNED)
def test_what_is_banned_is_noticed(name: str) -> None:
    relative, text, rule = BANNED[name]
    assert f" {rule} " in ruff(relative, text)


@pytest.mark.parametrize("door", ["ui/background.py", "store/thread.py", "app.py"])
def test_the_thread_doors_may_use_threads(door: str) -> None:
    assert "TID251" not in ruff(door, "import threading")


# ---- what importing costs


def test_the_command_line_loads_no_qt() -> None:
    """`lookup` and `doctor` speak when Qt cannot load."""
    program = (
        "import importlib, pkgutil, sys, wastequiz.cli as cli\n"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(cli.__path__, 'wastequiz.cli.')]\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "[]", result.stdout + result.stderr


# ---- registries

# Package, registry, and what a module of the package exports to be an entry (None: every module is one).
REGISTRIES = (
    ("wastequiz.domain.kinds", "KINDS", "KIND"),
    ("wastequiz.ui.kinds", "VIEWS", None),
    ("wastequiz.games", "GAMES", None),
    ("wastequiz.formats", "_MODULES", "FORMAT"),
    ("wastequiz.reports", "REPORTS", "REPORT"),
    ("wastequiz.kiosk", "LOCKS", "LOCK"),
)
# Modules in a registry's folder that are what its entries have in common, not an entry.
SHARED = {"kind", "view", "card"}


@pytest.mark.parametrize(("package", "registry", "export"), REGISTRIES)
def test_a_registry_names_every_module_of_its_folder(package: str, registry: str, export: str | None) -> None:
    folder = ROOT / package.replace(".", "/")
    files = {path.stem: path for path in folder.glob("*.py")} | {path.parent.name: path for path in folder.glob("*/__init__.py")}
    entries = {name for name in files if not name.startswith("_")} - SHARED
    if export:
        entries = {name for name in entries if re.search(rf"^{export}\b.*=", files[name].read_text(encoding="utf-8"), re.MULTILINE)}
    if not entries:
        pytest.skip(f"{package} has no entries yet")
    registered = getattr(importlib.import_module(package), registry)
    if isinstance(registered, Mapping):  # an entry that is loaded late stands there by the name of its module
        named = [entry if isinstance(entry, str) else name for name, entry in registered.items()]
    else:
        named = [entry.id for entry in registered]
    assert sorted(named) == sorted(entries)


def test_every_question_kind_can_be_shown() -> None:
    if not (HOUSE / "ui" / "kinds" / "__init__.py").exists():
        pytest.skip("wastequiz.ui.kinds is not built yet")
    kinds = importlib.import_module("wastequiz.domain.kinds").KINDS
    assert set(importlib.import_module("wastequiz.ui.kinds").VIEWS) == set(kinds)


# ---- habits

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|^#[0-9a-fA-F]{3}$")


def colours(text: str) -> Iterator[tuple[int, str]]:
    """(line, literal) of every colour written out in a program text, docstrings left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value and COLOUR.search(node.value):
            yield node.lineno, node.value
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("QColor", "qRgb", "qRgba")
        if called and node.args and all(isinstance(argument, ast.Constant) for argument in node.args):
            yield node.lineno, ast.unparse(node)


def test_a_colour_literal_is_noticed() -> None:
    found = [
        literal for _, literal in colours("a = '#C84E0A'\nb = f'color: #C84E0A'\nc = QColor(1, 2, 3)\nd = '#574 in words'\ne = '#fff'")
    ]
    assert found == ["#C84E0A", "QColor(1, 2, 3)", "#fff", "color: #C84E0A"] or len(found) == 4


def test_colours_are_written_in_the_theme_only() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {literal}"
        for path in sources("wastequiz")
        if path != HOUSE / "stage" / "theme.py"
        for line, literal in colours(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_no_file_is_longer_than_500_lines() -> None:
    for path in [*sources("wastequiz", "tests", "bench", "assets"), ROOT / "run.py"]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500, path


def test_every_module_opens_with_a_caption() -> None:
    for path in [*sources("wastequiz", "tests", "bench", "assets"), ROOT / "run.py"]:
        if path.parent != ROOT / "tests" and path.name == "__init__.py" and not path.is_relative_to(HOUSE):
            continue
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no caption"


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {"utils", "util", "misc", "common", "helpers", "helper"}
    assert not [path for path in HOUSE.rglob("*") if path.stem in names]


def test_every_folder_of_the_house_is_a_package() -> None:
    """A folder without __init__.py is invisible to the import contracts."""
    assert not [path for path in sources("wastequiz") if not (path.parent / "__init__.py").exists()]


def test_architecture_md_names_exactly_the_floors_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = re.search(r"^wastequiz/.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert tree, "ARCHITECTURE.md should show the tree under a line `wastequiz/` in a code block"
    named = {name.removesuffix("/").removesuffix(".py") for name in re.findall(r"^  (\w+(?:/|\.py))", tree[1], re.MULTILINE)}
    assert named == floors()
