"""`quiz new` and `quiz list`: made by a rule in words or by keys, set to classes, and honest about what is missing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import found, process, run
from wastequiz.services import quizzing
from wastequiz.services.school import School
from wastequiz.store import quizzes


def test_a_quiz_is_made_by_a_rule_and_listed_with_its_class(school: Path) -> None:
    rule = "12 from batteries and paper, half easy"
    made = found("quiz", "new", "Batteries", "--rule", rule, "--class", "一年级1班", "--due", "2099-01-01", "--exam", "--data", school)
    assert (made["name"], made["questions"], made["problems"]) == ("Batteries", 12, []) and made["id"]
    (row,) = found("quiz", "list", "--data", school)
    assert row["id"] == made["id"] and row["exam"] and row["certificate"] and row["band"] == "g12"
    assert row["classes"] == [{"class": "一年级1班", "opens": None, "due": "2099-01-01", "done": 0, "of": 5}]
    listed = run("quiz", "list", "--data", school).stdout.splitlines()
    assert listed == ["Batteries: 12 from batteries, paper, half easy", "  一年级1班 · until 2099-01-01 · 0 of 5 played"]


def test_a_quiz_is_made_of_chosen_questions(school: Path) -> None:
    done = run("quiz", "new", "Two", "--keys", "haz_alkaline_aa, which_bin:banana_peel", "--tries", "0", "--data", school)
    assert done.exit_code == 0 and done.stdout.strip() == "Two: 2 chosen questions"
    (row,) = found("quiz", "list", "--data", school)
    assert row["keys"] == ["haz_alkaline_aa", "which_bin:banana_peel"] and row["tries"] == 0 and not row["shuffle"] and row["classes"] == []


def test_too_few_questions_are_told_by_part_and_nothing_is_kept(school: Path) -> None:
    arguments = ("quiz", "new", "Much", "--rule", "3 from batteries", "--rule", "60 from law, all easy", "--data", school)
    done = run(*arguments)
    assert done.exit_code == 1 and done.stdout == ""
    assert (
        done.stderr.startswith("Part 2: ") and "easy questions are missing" in done.stderr and done.stderr.endswith("Nothing was kept.\n")
    )
    as_json = run(*arguments, "--json")
    assert as_json.exit_code == 1 and '"line": 2' in as_json.stdout and '"id": null' in as_json.stdout
    assert run("quiz", "list", "--data", school).stdout.strip() == "There is no quiz."


def test_what_was_put_away_is_listed_apart(school: Path) -> None:
    made = found("quiz", "new", "Old", "--rule", "3", "--data", school)
    again = School(school).open_and_wait()
    again.ask(lambda db: quizzes.archive(db, made["id"]))
    again.close()
    assert found("quiz", "list", "--data", school) == []
    assert [row["name"] for row in found("quiz", "list", "--archived", "--data", school)] == ["Old"]


def test_what_cannot_be_meant_ends_with_a_sentence(school: Path) -> None:
    for arguments in (("quiz", "new", "x", "--data", school), ("quiz", "new", "x", "--rule", "3", "--keys", "a", "--data", school)):
        assert run(*arguments).exit_code == 2
    for more, said in (
        (("--rule", "5 from unicorns"), "unicorns"),
        (("--rule", "3", "--class", "9-9"), "9-9"),
        (("--rule", "3", "--due", "soon"), "soon"),
    ):
        done = process("quiz", "new", "x", *more, "--data", school)
        assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert quizzing.days("", "") == ("", "")
