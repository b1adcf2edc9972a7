"""The units a number can carry: rates, money, years, counters, other measures."""

import re

from corpus.quantities.characters import DIGIT

CURRENCIES = {
    "USD": "美元|美金|美刀|us dollars?|dollars?|usd",
    "HKD": "港币|港元|港纸|hkd",
    "EUR": "欧元|euros?|eur",
    "GBP": "英镑|pounds?|gbp",
    "JPY": "日元|日币|japanese yen|yen|jpy",
    "TWD": "新台币|台币|twd",
    "KRW": "韩元|韩币|韩圜|korean won|krw",
    "AUD": "澳元|澳币|aud",
    "CAD": "加元|加币|加拿大元|cad",
    "CHF": "瑞士法郎|瑞郎|chf",
    "SGD": "新加坡元|新加坡币|新币|坡币|sgd",
    "MOP": "澳门元|澳门币|葡币|mop",
    "RUB": "俄罗斯卢布|卢布|rub",
    "THB": "泰铢|thb",
    "INR": "印度卢比|卢比|inr",
    "MYR": "林吉特|马币|令吉|myr",
    "VND": "越南盾|vnd",
    "PHP": "菲律宾比索|比索",
    "BTC": "比特币|btc",
}
SYMBOLS = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "c$": "CAD", "s$": "SGD",
    "$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "₽": "RUB", "฿": "THB", "₹": "INR",
}  # fmt: skip
YUAN = r"人民币|rmb|cny|yuan|¥"

# Each counter, then the characters after it that make another word: 3家 but not 3家具.
_COUNTERS = dict(
    line.partition(" ")[::2]
    for line in """
部门
人次
家 具居电庭长属
户 籍口型外主
个 税体别性
名 称录单义牌校誉片优
位 于置列居数
项
种 植子业源粮
类 似别比
件
笔
次 性年日要月贷级新品数于生
批 准复发示评文注
所 有得以需在属谓获示述列指持致涉称占能做说
座
台 湾账阶风北商胞资企币
套 现利期
条 件例目码
款 项额物待
份 额
张 力贴江家
支 持付撑出援柱行部配取票点线护
辆
栋
间 接隔或
处 理于罚在置方分以境
组 织建成合团长装件网
场 地所景馆内外均合面租
轮 换流岗候船胎训
页
篇
层 面级次
档 案次位期口
步 伐入行骤
人 民币才工力员均口事数为气大选行社群
""".strip().splitlines()
)
_BIG_COUNTERS = "部门 人次 家 户 人 名 位 件 次 台 套 份 张 辆 座 栋 页 篇 个"
_MEASURES = (
    "平方公里|平方千米|平方米|平米|平(?![方米均台稳安时常凡整])|立方米|m2|公顷|亩"
    "|万吨|吨|公斤|千克|毫克|kg|公里|千米|毫米|厘米|km|米"
    "|摄氏度|华氏度|°c|周岁|岁|小时|分钟|毫秒|工作日|自然日|天|日(?=内|之内|以内|起|前|后)|周(?!年)|星期"
    "|个半?(?:月|季度|工作日|自然日|小时|星期|交易日|学时)|学时|课时|兆瓦|千瓦|千瓦时|度电"
)
_WEAK_MEASURES = (
    "平方|斤|克(?![服隆拉])|升(?![规级值])|度(?![假数过])|字|秒|级|集|期(?![间限末初货权])|时(?![间代效长候段])"
    "|分(?=$|[,，。;；!！?？、)以及的])|点(?![0-9])|股(?![份权东])|票|倍频|gb|mb|tb|mw|kwh"
)
_YEAR = r"(?:个)?(?:周年|年)(?![级度报份底初末代])(?:半(?!年))?| years?(?![a-z])"
_ENGLISH_NOUNS = (
    "(?:companies|company|firms?|enterprises?|people|persons?|employees|projects?|items?|staff"
    "|engineers?|scientists?|researchers?|specialists?|experts?|talents?|tenants?|start-?ups?"
    "|graduates?|incubatees?|incubators?|parks?|clusters?)"
)
_NO_ADJECTIVE = (
    "and|or|in|for|to|last|this|next|year|from|than|is|are|was|were|at|per|with|by|on|but|then|us|a"
)
_ADJECTIVES = rf"(?: (?!(?:{_NO_ADJECTIVE})(?![a-z]))[a-z&'-]+){{1,3}}(?: \([a-z ]{{1,30}}\))?"
"""Words between an English number and what it counts: two R&D projects, six of our startups."""


def _counter_pattern(names: str) -> str:
    ordered = sorted(names.split(), key=len, reverse=True)
    return "|".join(
        name + (f"(?![{_COUNTERS[name]}])" if _COUNTERS[name] else "") for name in ordered
    )


FOREIGN = "|".join(f"(?P<{code}>{names})" for code, names in CURRENCIES.items())
_END = "(?![a-z])"
UNIT = re.compile(
    r"[ ]?(?:"
    r"(?P<percent>%|个?百分点|个点(?![位子击赞])"
    rf"|(?:percentage points?|per ?cent|pct){_END})"
    r"|(?P<mille>‰)"
    r"|(?P<tenth>成(?![立为本果功长员品交人都效熟就绩份型分]))"
    r"|(?P<fold>折(?![旧合算叠腾扣]))"
    r"|(?P<times>倍(?![增率数]))"
    rf"|(?P<foreign>(?:{FOREIGN}){_END})"
    r"|(?P<symbol>[€£$](?![0-9]))"
    r"|(?P<yuan>元(?![宇素器件旦老气化])(?!年(?!度))|块钱|块(?![地田牌屏板石砖区布儿])"
    r"(?!加起来|加在一起|合计|合起来|合一起|都算|各(?:是|有|给)|相加|奖励|补助|一起)"
    rf"|(?:{YUAN})(?![a-z0-9]))"
    rf"|(?P<jiao>角(?=[钱0-9{DIGIT}]|\W|$)|毛(?![利重坯病额收]))"
    rf"|(?P<years>{_YEAR})"
    rf"|(?P<measure>(?:{_MEASURES})(?![a-z]))"
    rf"|(?P<count>{_counter_pattern(' '.join(_COUNTERS))}| {_ENGLISH_NOUNS}{_END})"
    rf"|(?P<described>(?={_ADJECTIVES} (?P<noun>{_ENGLISH_NOUNS}){_END}))"
    rf"|(?P<weak>(?:{_WEAK_MEASURES})(?![a-z]))"
    r")"
)
BIG_COUNT = re.compile(rf"(?:{_counter_pattern(_BIG_COUNTERS)})(?!税|所得)")
