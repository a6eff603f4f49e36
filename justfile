# One word for each chore. Everything runs inside .venv, which `python3 run.py test` makes.

set windows-shell := ["powershell.exe", "-NoLogo", "-Command"]

python := if os_family() == "windows" { ".venv/Scripts/python.exe" } else { ".venv/bin/python" }

# List the chores.
default:
    @just --list

# Format, lint, types, contracts, spelling, tests: what must hold before a commit.
check *arguments:
    python3 run.py test --check {{ arguments }}

# Put every file into the common format.
format:
    {{ python }} -m ruff check --fix --select I .
    {{ python }} -m ruff format .

# Run tests: all, or those that you name.
test *arguments:
    python3 run.py test {{ arguments }}

# Run tests and show which branches of the floors without Qt they miss.
coverage *arguments:
    {{ python }} -m pytest -n 2 --cov --cov-report=term-missing {{ arguments }}

# Collect the words to translate, bring the catalogues up to date, compile them.
catalogue:
    {{ python }} -m babel.messages.frontend extract --keywords=_ --keywords=N_ --keywords=ngettext:1,2 --add-comments=Translators: --sort-by-file --no-wrap --omit-header --output-file=wastequiz/i18n/wastequiz.pot wastequiz
    {{ python }} -m babel.messages.frontend update --domain=wastequiz --input-file=wastequiz/i18n/wastequiz.pot --output-dir=wastequiz/i18n --no-wrap --no-fuzzy-matching
    {{ python }} -m babel.messages.frontend compile --domain=wastequiz --directory=wastequiz/i18n --statistics

# Cut the fonts anew, after words with new characters were written.
fonts:
    {{ python }} assets/make_fonts.py

# Make the keyboard's tables anew, after everyday.txt changed.
keyboard:
    {{ python }} assets/make_pinyin.py

# Make the sounds anew.
sounds:
    {{ python }} assets/make_sounds.py

# Save a picture of every screen, in Chinese and English.
tour:
    python3 run.py tour --out pictures/zh --size 1920x1080 --lang zh_CN
    python3 run.py tour --out pictures/en --size 1920x1080 --lang en

# Save contact sheets of the drawings; --blind NUMBER puts numbers in place of names.
sheet *arguments:
    {{ python }} assets/make_sheet.py {{ arguments }}

# Pin anew the newest versions that pyproject.toml allows (needs uv), for every system we run on.
pins:
    uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-annotate --upgrade --custom-compile-command "just pins" --output-file requirements.txt
    uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --upgrade --custom-compile-command "just pins" --constraint requirements.txt --output-file requirements-dev.txt

# Write a new mini-game that runs and is tested; then make it yours.
new-game name:
    {{ python }} tests/games/new_game.py {{ name }}
