"""The on-screen keyboard's engine: from letters to the words a child means."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz import paths
from wastequiz.services import builtin, pinyin
from wastequiz.services.pinyin_input import Candidate, PinyinInput

KEYBOARD = PinyinInput(words for item in builtin.read().items.values() for words in (*item.name.values(), *(w for _, w in item.aliases)))
FOLDER = paths.assets() / "keyboard"

FIRST = """
huishou 回收  lanse 蓝色  hongse 红色  lvse 绿色  huise 灰色  huangse 黄色  heise 黑色  baise 白色  huanbao 环保  laji 垃圾  shilaji 湿垃圾
ganlaji 干垃圾  fenlei 分类  chuyu 厨余  chuyulaji 厨余垃圾  kehuishouwu 可回收物  youhailaji 有害垃圾  qitalaji 其他垃圾  lajitong 垃圾桶  toufang 投放
tianmai 填埋  fenshao 焚烧  duifei 堆肥  dianchi 电池  niunai 牛奶  xuexiao 学校  laoshi 老师  tongxue 同学  suliao 塑料  suliaoping 塑料瓶
zhixiang 纸箱  shengyu 剩余  shengfan 剩饭  guopi 果皮  boli 玻璃  jieyueyongshui 节约用水  sannianjierban 三年级二班  shuiguo 水果  pingguo 苹果
xiangjiao 香蕉  xigua 西瓜  shucai 蔬菜  baicai 白菜  jidan 鸡蛋  mifan 米饭  jiaozi 饺子  kafei 咖啡  naicha 奶茶  shouji 手机  diannao 电脑
shubao 书包  qianbi 铅笔  yifu 衣服  maozi 帽子  wanju 玩具  lanqiu 篮球  xiaogou 小狗  xiongmao 熊猫  shizi 狮子  tianqi 天气  xiaxue 下雪
dongtian 冬天  bingdeng 冰灯  haerbin 哈尔滨  heilongjiang 黑龙江  songhuajiang 松花江  beijing 北京  shanghai 上海  zhongguo 中国  jintian 今天
xingqiyi 星期一  wuyue 五月  shuxue 数学  yuwen 语文  yingyu 英语  baba 爸爸  mama 妈妈  nainai 奶奶  women 我们  shenme 什么  weishenme 为什么
zenme 怎么  yinwei 因为  suoyi 所以  danshi 但是  meiyou 没有  xihuan 喜欢  xiexie 谢谢  chaikai 拆开  yabian 压扁  daodiao 倒掉  ganjing 干净
diqiu 地球  yilaguan 易拉罐  shuiyin 水银  guangpanxingdong 光盘行动  huanjingri 环境日  fangan 方案  chongqing 重庆  xiaozhang 校长  jiazhang 家长
"""
AMONG_THREE = """
huishou 挥手  tamen 她们  tamen 它们  nali 哪里  nali 那里  yiban 一班  yiban 一半  jiaoshi 教室  jiaoshi 教师  guoqi 过期  guoqi 国旗  shiwu 食物
shipin 食品  shipin 视频  jiaoshui 胶水  jiaoshui 浇水  juzi 橘子  juzi 句子  xiezi 鞋子  xiezi 写字  huaxue 滑雪  huaxue 化学  gushi 故事  gushi 古诗
qiche 汽车  qiche 骑车  yanjing 眼睛  yanjing 眼镜  zhiwu 植物  zhiwu 织物  xiguan 吸管  xiguan 习惯  shanxi 山西  shanxi 陕西  zhishi 知识  zhishi 只是
sheng 生  hui 会  huan 环  huan 换  tong 桶  qing 请  ping 瓶  zhi 纸  shui 水  de 的  wo 我  ni 你  shi 是  zai 在  ba 把  la 拉  sheng 剩
xiguapi 西瓜皮  caiye 菜叶  gutou 骨头  dagutou 大骨头  yugu 鱼骨  danke 蛋壳  chaye 茶叶  dengguan 灯管  yaopin 药品  youji 有机  tiwenji 体温计
youqi 油漆  zhijin 纸巾  kouzhao 口罩  yantou 烟头  taoci 陶瓷  jiuyifu 旧衣服  baozhi 报纸  zazhi 杂志  kuaidi 快递  waimai 外卖  chongdianbao 充电宝
jiaodai 胶带  xiangpi 橡皮  zuoye 作业  caochang 操场  shitang 食堂  banzhang 班长  zhirisheng 值日生  meishu 美术  tiyu 体育  kexue 科学  yinyue 音乐
yeye 爷爷  gege 哥哥  meimei 妹妹  yisheng 医生  jingcha 警察  yundonghui 运动会  xueren 雪人  duixueren 堆雪人  bingxuedashijie 冰雪大世界
zhongyangdajie 中央大街  taiyangdao 太阳岛  qiqihaer 齐齐哈尔  guangzhou 广州  shenzhen 深圳  xi'an 西安  tianjin 天津  zhengzhou 郑州  changsha 长沙
chengdu 成都  yinhang 银行  chaoshi 超市  yiyuan 医院  gongyuan 公园  ditie 地铁  zixingche 自行车  feiji 飞机  xiaomao 小猫  tuzi 兔子  laohu 老虎
yizhi 一直  hudie 蝴蝶  mifeng 蜜蜂  shu 树  hua 花  taiyang 太阳  yueliang 月亮  xiayu 下雨  guafeng 刮风  chuntian 春天  qiutian 秋天  shengri 生日
chunjie 春节  zhongqiujie 中秋节  mingtian 明天  zuotian 昨天  xianzai 现在  yihou 以后  ranhou 然后  ruguo 如果  keyi 可以  bunengreng 不能扔
zaijian 再见  nihao 你好  duibuqi 对不起  meiguanxi 没关系  jiayou 加油  zaixiangxiang 再想想  aihuhuacao 爱护花草  wanglaoshi 王老师
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    words = table.split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(("letters", "text"), _pairs(FIRST))
def test_an_everyday_word_stands_first(letters: str, text: str) -> None:
    assert KEYBOARD.candidates(letters)[0] == Candidate(text, len(letters))


@pytest.mark.parametrize(("letters", "text"), _pairs(AMONG_THREE))
def test_words_that_sound_alike_stand_among_the_first_three(letters: str, text: str) -> None:
    assert Candidate(text, len(letters)) in KEYBOARD.candidates(letters)[:3]


@pytest.mark.parametrize(
    ("letters", "text"),
    _pairs("hs 回收 fl 分类 lj 垃圾 sl 塑料 xx 学校 ls 老师 wm 我们 nh 你好 sm 什么 heb 哈尔滨 ljt 垃圾桶 khsw 可回收物"),
)
def test_first_letters_bring_everyday_words_among_the_first_five(letters: str, text: str) -> None:
    assert text in [choice.text for choice in KEYBOARD.candidates(letters)[:5]]


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("womenhuishoulaji", "我们回收垃圾"), ("wobasuliaopingrengjinlanselajitong", "我把塑料瓶扔进蓝色垃圾桶"), ("qingbayinliaodaodiao", "请把饮料倒掉"),
        ("womenxihuan", "我们喜欢"), ("tashi", "他是"), ("laoshihao", "老师好"), ("wmhs", "我们回收"), ("womenhuis", "我们回收"), ("5haodianchi", "5号电池"),
    ],
)  # fmt: skip
def test_what_is_no_word_is_put_together_from_words(letters: str, text: str) -> None:
    assert Candidate(text, len(letters)) in KEYBOARD.candidates(letters)[:2]


def test_common_characters_stand_before_rare_words_for_a_beginning() -> None:
    """Whoever types a word that nobody listed goes on character by character."""
    texts = [choice.text for choice in KEYBOARD.candidates("jieyueyongshuiba")]
    assert texts.index("节") < texts.index("解约")


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("dianchi", "电池"), ("dc", "电池"), ("dianc", "电池"), ("dchi", "电池"), ("laji", "垃圾"), ("naicha", "奶茶"), ("waimaihe", "外卖盒"), ("ylg", "易拉罐"),
        ("suliaodai", "塑料袋"), ("shouji", "手机"), ("nihao", "你好"), ("laoshi", "老师"), ("lvse", "绿色"), ("lüse", "绿色"), ("d", "的"), ("wo", "我"), ("shui", "水"),
        ("xi'an", "西安"), ("xian", "现"), ("xian", "西安"), ("qie", "企鹅"), ("gong", "汞"), ("ZHI", "只"), ("danke", "蛋壳"),
    ],
)  # fmt: skip
def test_the_first_choices_hold_what_was_meant(letters: str, text: str) -> None:
    choices = KEYBOARD.candidates(letters)
    assert text in [choice.text for choice in choices[:6]]
    assert next(choice for choice in choices if choice.text == text).used == len(letters)


def test_names_of_the_bank_come_before_rarer_words_but_not_before_everyday_ones() -> None:
    assert [choice.text for choice in KEYBOARD.candidates("meiyou")[:2]] == ["没有", "煤油"]
    assert KEYBOARD.candidates("dc")[0].text == "电池"
    assert PinyinInput().candidates("gongshu")[0].text != "拱鼠"
    assert PinyinInput(["拱鼠"]).candidates("gongshu")[0] == Candidate("拱鼠", 7)
    assert "塑料拖鞋" in [choice.text for choice in KEYBOARD.candidates("suliaotuo")]
    assert "塑料杯" in [choice.text for choice in KEYBOARD.candidates("suliao")]  # what the letters may go on to


def test_what_is_not_used_up_stays_to_be_typed_on() -> None:
    choices = {choice.text: choice.used for choice in KEYBOARD.candidates("womenxihuan")}
    assert (choices["我们"], choices["我"]) == (5, 2)
    apart = {choice.text: choice.used for choice in KEYBOARD.candidates("xi'an")}
    assert apart["西"] == 3  # the apostrophe goes with it


def test_nothing_is_offered_for_what_is_no_pinyin() -> None:
    assert [KEYBOARD.candidates(letters) for letters in ("", "'", "u", "vvv", "电池", "?!")] == [()] * 6


def test_the_limit_holds_and_every_text_comes_once() -> None:
    for letters in ("d", "shi", "dianchi", "zg"):
        texts = [choice.text for choice in KEYBOARD.candidates(letters)]
        assert len(texts) == len(set(texts)) <= 40
        assert [choice.text for choice in KEYBOARD.candidates(letters, limit=5)] == texts[:5]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(st.sampled_from("abcdeghilnosuvxz'"), max_size=60)))
def test_whatever_is_typed_gets_choices_that_use_some_of_it(letters: str) -> None:
    for choice in KEYBOARD.candidates(letters):
        assert choice.text
        assert 1 <= choice.used <= len(pinyin.letters_of(letters))


# ---- its tables
def test_every_character_offered_is_of_the_national_table_and_in_the_fonts() -> None:
    offered = set("".join(pinyin.readings().chars.values()))
    offered |= {char for name in ("words.tsv", "phrases.tsv") for line in _lines(name) for char in line.split("\t")[1] if char != " "}
    offered |= set("".join(_lines("everyday.txt")))
    listed = {char for line in (paths.assets() / "fonts" / "tgh_8105.txt").read_text(encoding="utf-8").splitlines()[1:] for char in line}
    assert len(offered) == 8105
    assert offered <= listed
    for font in sorted((paths.assets() / "fonts").glob("*.otf")):
        with TTFont(font) as opened:
            assert offered <= set(map(chr, opened.getBestCmap()))


def test_every_character_can_be_typed() -> None:
    assert all(char in pinyin.readings().chars[ways[0]] for char, ways in pinyin.readings().of.items())
    assert len(pinyin.readings().of) == 8105


def test_the_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 600_000


def test_every_everyday_word_is_in_the_table_once_and_is_offered_for_its_reading() -> None:
    """Fails when everyday.txt was edited and `just keyboard` did not follow."""
    words = _lines("everyday.txt")
    assert len(words) == len(set(words))
    assert sum(2 <= len(word) <= 4 for word in words) >= 1_800
    read = {word: reading for line in _lines("words.tsv") for reading, row in [line.split("\t")] for word in row.split(" ")}
    assert {word for word in words if len(word) > 1} <= set(read)
    offered = {
        word: [choice.text for choice in KEYBOARD.candidates("'".join(read[word].split(" ")))] for word in words[::40] if word in read
    }
    assert [word for word, texts in offered.items() if word not in texts[:5]] == []


def _lines(name: str) -> list[str]:
    return [line for line in Path(FOLDER / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
