"""What is read, with its value and unit."""

from decimal import Decimal

import pytest

from corpus.quantities import find_quantities

MONEY = [
    ("8000万", "80000000"),
    ("8000 万元", "80000000"),
    ("1.2个亿", "120000000"),
    ("一亿二千万", "120000000"),
    ("1亿2千万", "120000000"),
    ("1 亿 2 千万", "120000000"),
    ("八千五百万元", "85000000"),
    ("陆仟万元整", "60000000"),
    ("伍拾万", "500000"),
    ("參拾萬元", "300000"),
    ("6kw", "60000000"),
    ("50w", "500000"),
    ("50W", "500000"),
    ("50wan", "500000"),
    ("50个w", "500000"),
    ("五十w", "500000"),
    ("8kw5", "85000000"),
    ("8kw500w", "85000000"),
    ("5,000万", "50000000"),
    ("５０００万", "50000000"),
    ("５，０００万", "50000000"),
    ("一万五", "15000"),
    ("两万三", "23000"),
    ("1万600", "10600"),
    ("一亿三", "130000000"),
    ("一亿两千", "120000000"),
    ("1亿5千", "150000000"),
    ("一亿零两千元", "100002000"),
    ("一亿两千元", "100002000"),
    ("a loss of 2 million yuan", "-2000000"),
    ("lost RMB 3 million", "-3000000"),
    ("3百万", "3000000"),
    ("8千万", "80000000"),
    ("四千零五万", "40050000"),
    ("三百五十万零两千", "3502000"),
    ("十万零一千", "101000"),
    ("五億零六", "500000006"),
    ("四十五亿四千零四万", "4540040000"),
    ("一兆零三百万", "1000003000000"),
    ("4万亿", "4000000000000"),
    ("八点五亿", "850000000"),
    ("一点二个亿", "120000000"),
    ("半个亿", "50000000"),
    ("两个亿", "200000000"),
    ("二十亿", "2000000000"),
    ("廿万", "200000"),
    ("卅万", "300000"),
    ("五〇万", "500000"),
    ("百万元", "1000000"),
    ("最高千万", "10000000"),
    ("一千元", "1000"),
    ("1000元", "1000"),
    ("5千元", "5000"),
    ("50块", "50"),
    ("50块钱", "50"),
    ("8毛", "0.8"),
    ("五元三毛", "5.3"),
    ("12块5", "12.5"),
    ("三块零四", "3.04"),
    ("壹拾壹元壹角壹分", "11.11"),
    ("人民币500万", "5000000"),
    ("人民币500万元", "5000000"),
    ("¥500万", "5000000"),
    ("￥500万", "5000000"),
    ("¥300", "300"),
    ("RMB 500万", "5000000"),
    ("RMB500", "500"),
    ("500万RMB", "5000000"),
    ("500万人民币", "5000000"),
    ("500k", "500000"),
    ("500 million", "500000000"),
    ("80 million yuan", "80000000"),
    ("1.2bn yuan", "1200000000"),
    ("ten million", "10000000"),
    ("half a million", "500000"),
    ("two hundred thousand yuan", "200000"),
    ("营收八千万", "80000000"),
    ("營收八千萬圓", "80000000"),
    ("50万一家", "500000"),
    ("50万一体化项目", "500000"),
    ("五十万一次性奖励", "500000"),
    ("为伍拾万元", "500000"),
    ("折合一亿元", "100000000"),
]


@pytest.mark.parametrize(("text", "value"), MONEY)
def test_money(text: str, value: str) -> None:
    first = find_quantities(text)[0]
    assert (first.value, first.unit, first.scaled) == (Decimal(value), "yuan", True)


RATES = [
    ("百分之十", "0.1"),
    ("15%", "0.15"),
    ("15％", "0.15"),
    ("12.5 %", "0.125"),
    ("15个点", "0.15"),
    ("15个百分点", "0.15"),
    ("半个百分点", "0.005"),
    ("百分之三点五", "0.035"),
    ("百分之百", "1"),
    ("百 分 之 五", "0.05"),
    ("百分之⑩", "0.1"),
    ("千分之五", "0.005"),
    ("5‰", "0.005"),
    ("万分之三", "0.0003"),
    ("三分之一", "0.333333"),
    ("四分之三", "0.75"),
    ("1/3", "0.333333"),
    ("三成", "0.3"),
    ("三成半", "0.35"),
    ("七成六", "0.76"),
    ("八折", "0.8"),
    ("八五折", "0.85"),
    ("一倍", "1"),
    ("1.2倍", "1.2"),
    ("两倍半", "2.5"),
    ("翻番", "1"),
    ("翻一番", "1"),
    ("翻了一倍", "1"),
    ("翻两番", "3"),
    ("一半", "0.5"),
    ("减半", "0.5"),
    ("双倍", "2"),
    ("fifteen percent", "0.15"),
    ("twenty-five per cent", "0.25"),
]


@pytest.mark.parametrize(("text", "value"), RATES)
def test_rates(text: str, value: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.unit, found.scaled) == (Decimal(value), "rate", True)


COUNTS = [
    ("12家", 12, "家"),
    ("十二家", 12, "家"),
    ("3个项目", 3, "个"),
    ("3项指标", 3, "项"),
    ("九部门", 9, "部门"),
    ("5名", 5, "名"),
    ("八人", 8, "人"),
    ("俩项目", 2, "项"),
    ("仨企业", 3, "个"),
    ("两个", 2, "个"),
    ("一百零五家", 105, "家"),
    ("超10万人", 100000, "人"),
    ("每家20万12家", 12, "家"),
    ("大陆十家企业", 10, "家"),
    ("收拾三次", 3, "次"),
    ("fifteen companies", 15, "companies"),
]


@pytest.mark.parametrize(("text", "value", "counter"), COUNTS)
def test_counts(text: str, value: int, counter: str) -> None:
    last = find_quantities(text)[-1]
    assert (last.value, last.unit, last.counter) == (Decimal(value), "count", counter)
    assert not last.article


YEARS = [
    ("三年", "3"),
    ("3年", "3"),
    ("一年", "1"),
    ("两年半", "2.5"),
    ("十年", "10"),
    ("有效期24年", "24"),
    ("24年内", "24"),
    ("入伍三年", "3"),
    ("5 years", "5"),
]


@pytest.mark.parametrize(("text", "value"), YEARS)
def test_years(text: str, value: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.unit, found.counter) == (Decimal(value), "years", "年")


PLAIN = [
    ("8500", "8500", False, ""),
    ("三千五", "3500", False, ""),
    ("两百五", "250", False, ""),
    ("二", "2", False, ""),
    ("是五。", "5", False, ""),
    ("十二", "12", False, ""),
    ("零点五", "0.5", False, ""),
    (".77", "0.77", False, ""),
    ("1,000,000", "1000000", False, ""),
    ("½", "0.5", False, ""),
    ("5½", "5.5", False, ""),
    ("3万平方米", "30000", True, "平方米"),
    ("15个工作日", "15", True, "个工作日"),
    ("一个半月", "1.5", True, "个月"),
    ("30分钟", "30", True, "分钟"),
]


@pytest.mark.parametrize(("text", "value", "scaled", "counter"), PLAIN)
def test_plain_numbers(text: str, value: str, scaled: bool, counter: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.unit) == (Decimal(value), "number")
    assert (found.scaled, found.counter) == (scaled, counter)


FOREIGN = [
    ("100万美元", 1_000_000, "USD"),
    ("$1m", 1_000_000, "USD"),
    ("$20", 20, "USD"),
    ("USD 5 million", 5_000_000, "USD"),
    ("HK$300万", 3_000_000, "HKD"),
    ("300万港币", 3_000_000, "HKD"),
    ("港幣3.5萬", 35_000, "HKD"),
    ("50万欧元", 500_000, "EUR"),
    ("€50万", 500_000, "EUR"),
    ("1万亿日元", 10**12, "JPY"),
    ("500万日圓", 5_000_000, "JPY"),
    ("20万英镑", 200_000, "GBP"),
    ("500萬新台幣", 5_000_000, "TWD"),
    ("10亿韩元", 10**9, "KRW"),
    ("100万瑞士法郎", 1_000_000, "CHF"),
]


@pytest.mark.parametrize(("text", "value", "currency"), FOREIGN)
def test_foreign_money(text: str, value: int, currency: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.unit, found.currency) == (Decimal(value), "foreign", currency)


EVASIONS = [
    "5 0 万", "5\u200b0万", "5\u20600\ufeff万", "５０万", "⑤⓪万", "⁵⁰万", "㊿万", "𝟓𝟎万", "٥٠万",
    "5️⃣0️⃣万", "五 十 万", "五\u200b十\u200b万", "伍拾万", "伍\u3000拾\u3000万", "五〇万",
    "五 〇 万", "五十萬", "五拾万", "50 w", "五十W", "50wan", "0.5百万", "500 thousand",
    "five hundred thousand", "5e5元",
]  # fmt: skip


@pytest.mark.parametrize("text", EVASIONS)
def test_spelled_to_evade(text: str) -> None:
    [found] = find_quantities(f"给予{text}奖励")
    assert (found.value, found.unit, found.text) == (Decimal(500_000), "yuan", text)


@pytest.mark.parametrize(
    "text",
    [
        "一家企业", "我们是一家企业", "一个项目", "一名", "一项", "一种", "一位", "一笔",
    ],
)  # fmt: skip
def test_articles(text: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.unit, found.article) == (Decimal(1), "count", True)


@pytest.mark.parametrize(
    "text",
    [
        "只有一家企业", "仅一家", "就一家", "共一家", "有且仅有一家", "1家",
    ],
)  # fmt: skip
def test_counts_of_one(text: str) -> None:
    [found] = find_quantities(text)
    assert (found.value, found.article) == (Decimal(1), False)


def test_long_numbers_are_exact() -> None:
    digits = "1234567890" * 10
    [found] = find_quantities(f"{digits}.25万")
    assert str(found.value) == digits + "2500"


def test_values_have_no_exponent() -> None:
    assert [str(item.value) for item in find_quantities("8000万，1.20亿，50%")] == [
        "80000000",
        "120000000",
        "0.5",
    ]
