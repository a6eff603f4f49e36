"""Lets `python -m wastequiz` do what the `wastequiz` command does."""

from wastequiz.cli import main

main()
