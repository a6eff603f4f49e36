"""A teacher's csv with three good rows and two bad ones: one is mended on the spot, the other comes back as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog

from tests.journeys.person import Person
from wastequiz.store import bank, batches
from wastequiz.ui.places import BankImport
from wastequiz.ui.screens.bank_import import BankImportScreen

FILE = (
    "题型,题干,选项A,选项B,答案\r\n"
    "单选,用完的一号电池投哪个桶？,有害垃圾,其他垃圾,B\r\n"
    "单选,,甲,乙,A\r\n"
    "多选,哪两样能再造纸？,旧报纸,旧纸箱,AB\r\n"
    "判断,洗过的牛奶盒可以回收再利用。,,,对\r\n"
    "单选,坏了的灯管怎么投？,包好,打碎,E\r\n"
)


def choose(me: Person, path: Path) -> None:
    """The system's chooser, which is not ours to try, says which file was chosen."""
    me.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog: Any = QApplication.activeModalWidget()
    dialog.fileSelected.emit(str(path))
    dialog.done(QFileDialog.DialogCode.Accepted)
    me.window.activateWindow()  # a window manager does
    me.wait(lambda: me.window.isActiveWindow())


def test_good_rows_go_in_one_is_mended_and_the_other_comes_back(window: Person, tmp_path: Path) -> None:
    me = window
    (tmp_path / "题目.csv").write_bytes(FILE.encode("gb18030"))
    me.program.context.staff_in = True
    me.window.navigator.go(BankImport())
    page = me.arrive(BankImportScreen)
    me.click("Choose a file")
    choose(me, tmp_path / "题目.csv")
    me.wait(lambda: me.there("Import 3 questions"))
    me.click("题干")
    me.press("Where do old pills go?")
    me.click("Read this row again")
    me.click("Import 4 questions")
    me.wait(lambda: page.done.text.text() == "4 questions are in the bank.")
    assert "1 row stayed out" in page.done.more.text()
    me.click("Save the rows that stayed out")
    choose(me, tmp_path / "back.csv")
    me.wait(lambda: page.done.message.text() == "Saved: back.csv")
    head, row = (tmp_path / "back.csv").read_text("utf-8-sig").splitlines()
    assert head == "题型,题干,选项A,选项B,答案,Reason"
    assert row.startswith("单选,坏了的灯管怎么投？,包好,打碎,E,") and "none of the options" in row
    school = me.program.school
    new = school.ask(lambda db: [bank.authored(db, c.key).stem["en"] for c in bank.cards(db) if c.key.startswith(batches.KEY)])
    assert new == ["用完的一号电池投哪个桶？", "Where do old pills go?", "哪两样能再造纸？", "洗过的牛奶盒可以回收再利用。"]
