"""Where the tour stops for files of questions: a preview with bad rows, what came of it, and an export with what it loses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

FILE = (
    "题型,题干,选项A,选项B,选项C,选项D,答案,解析,难度,标签\r\n"
    "单选,用完的5号电池投哪个桶？,可回收物,有害垃圾,厨余垃圾,其他垃圾,D,现在的干电池已经不含汞。,2,电池\r\n"
    "多选,哪些是可回收物？,旧报纸,瓜子壳,易拉罐,碎瓷碗,AC,干净的纸和金属能再生。,2,易错\r\n"
    "判断,擦过鼻涕的纸巾是可回收物。,,,,,错,用过的纸巾不能再造纸。,1,\r\n"
    "单选,过期的药品要怎么投？,连包装投有害垃圾,倒进水池,投厨余垃圾,,E,药品连同内包装一起投。,3,\r\n"
    "单选,,可回收物,有害垃圾,,,B,,2,\r\n"
    "单选,用完的5号电池投哪个桶？,可回收物,有害垃圾,厨余垃圾,其他垃圾,D,现在的干电池已经不含汞。,9,电池\r\n"
    "排序,把牛奶盒投进桶里之前要怎么做？,冲洗,压扁,投进可回收物桶,,ABC,,2,\r\n"
).encode()


def exchange(t: Tour) -> None:
    from wastequiz.services.import_reading import Source
    from wastequiz.ui.places import BankExport, BankImport
    from wastequiz.ui.screens.bank_export import BankExportScreen
    from wastequiz.ui.screens.bank_import import BankImportScreen

    t.context.staff_in = True
    t.go(BankImport())
    t.take("bank_import")
    page = t.page(BankImportScreen)
    page.take_in(Source("三年级垃圾分类.csv", FILE, {}))
    t.rest()
    t.take("bank_import_preview")
    page.look_through.tags.setText("三年级")
    page.put_in()
    t.rest()
    t.take("bank_import_done")
    page.undo_last()
    t.rest()
    t.go(BankExport())
    t.rest()
    export = t.page(BankExportScreen)
    most = max(range(len(export.formats)), key=lambda n: export.formats[n].id == "aiken")
    export.choices[most].click()
    t.rest()
    t.take("bank_export")
    t.context.staff_in = False


EXCHANGE = (exchange,)
