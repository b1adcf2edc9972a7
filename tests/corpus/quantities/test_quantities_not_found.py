"""Words, clauses, dates and codes that contain numerals but state no quantity."""

import pytest

from corpus.quantities import find_quantities

WORDS = (
    "一次性奖励 统一管理 一体化 一定 一样 一些 一起 一直 一般 一下 一旦 唯一 其中之一 万一"
    " 十分重要 千万别忘 百分百 三明市 四川 九江 五一 五一假期 一路 两岸 三农 八方 引进培育一批"
    " 市区两级 一带一路 三三两两 七上八下 三心二意 五花八门 乱七八糟 千家万户 成千上万 百家争鸣"
    " 三位一体 一二三产业 十三五 十四五规划 十五五规划 二十大 二十届三中全会 双十一 进一步 同一"
    " 不一 三七二十一 四舍五入 十全十美 一对一 五家渠 陆家嘴 大陆 入伍 放肆 收拾 陆续 参加 多少家"
    " 几家 能拿几万 数据 数量 二维码 一网通办 一站式 三甲医院 单个项目 每家企业 每年 当年 去年"
    " 明年 次年 上年度 上一年 半年 上半年 下半年 小巨人"
)
CLAUSES = (
    "第一 第一条 第3条 第2.5条 第十四 第二百五十 第3万回 第一至三条 第一、二、三条 第1、2条"
    " 第十和第十五 条款1.1 1.1款 2.5条 1.1和1.2条 [1.1] 【2.5】 措施一 措施3 附件1 问题2："
    " 一、推动企业 （一）推动 (2)推动 1.推动 2、推动 12.推动 ①推动 ⑵推动 〔2025〕110号"
    " 工信部联科〔2025〕110号 厦科规〔2025〕7号 110号 一百零一号"
)
DATES = (
    "2024年 2025年度 24年 24年营收 25年度 98年成立 05年成立 二〇二四年 二零二四年 二四年 12月9日"
    " 十二月九日 3月份 1-9月 2025年12月9日 2025-12-09 2025/12/09 2025.12.9 2023-2025年"
    " 2023年至2025年 24-25年 Q3 第三季度 三季度 3季度 前三季度 8:30 09:30-11:00 上午9点 八点半"
    " 9点30分 2024营收"
)
CODES = (
    "GPT-4 A.1 A.3 985/211 985、211 ISO9001 5G 4G 3D AI2.0 Web3.0 B2B 工业4.0 v2.5"
    " https://sti.xm.gov.cn/50?a=30%25 www.xm.gov.cn/2025 0592-5892345 电话5892345"
    " 电话：13800138000 热线12345 12345热线 400-123-4567 电话零零三"
)

DRAFTS = [
    "一、适用条款：1.1、1.2；二、测算过程如下：",
    "1. 先看存量部分；2. 再看增量部分；3. 两者相加，再按上限封顶。",
    "根据第一条（推动企业做优做强），可获得{f3}的一次性奖励，最高不超过{q1}。",
    "这是上限，不是一定能拿到的金额；千万不要理解成直接到账。二者是一回事。",
    "依据工信部联科〔2025〕110号；试行版发布日期2025年12月9日，与2025年的征求意见稿不一致。",
]


@pytest.mark.parametrize("text", DRAFTS)
def test_a_draft_with_sealed_figures_states_none(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", " ".join([WORDS, CLAUSES, DATES, CODES]).split())
def test_states_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


def test_they_do_not_hide_what_follows() -> None:
    text = "一、第一，3个项目；统一给50万一次性奖励；24年营收8000万，2、利润500万；千万别少于10%"
    found = [item.text for item in find_quantities(text)]
    assert found == ["3个", "50万", "8000万", "500万", "10%"]
