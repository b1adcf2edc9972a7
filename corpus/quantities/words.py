"""What contains numerals but states no quantity: words, clauses, dates, telephone numbers."""

import re

from corpus.quantities.characters import DIGIT
from corpus.quantities.units import CURRENCIES

MASKED = "\x00"

_D = f"[{DIGIT}]"
_NO_NUMERAL_BEFORE = f"(?<![{DIGIT}十百千0-9])"
_TEEN = "(?:十[一二三四五六七八九]?|[一二三四五六七八九])"
_AND = "[ ]?(?:、|和|与|及|至|到|或|~|-|—)[ ]?"


def _listed(item: str) -> str:
    """One or several: bounded, so that a long list costs no more than linear time."""
    return f"(?:{item}(?:{_AND}{item}){{0,20}})"


_ORDINAL = f"(?:{_listed('第?[0-9]{1,3}')}|{_listed(f'第?{_D}{{1,3}}')})"
_CLAUSE = _listed(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")
_DOTTED = _listed(r"[0-9]\.[0-9]{1,2}")
_CLAUSE_WORDS = (
    "条款|措施|附件|附表|图表|情形|方案|步骤|选项|问题|案例|类型|阶段|批次|口径|编号|版本|依据|根据"
    "|详见|参见"
)
_YEAR = "(?:19|20)[0-9]{2}"
_DAY = f"(?:[12][0-9]|3[01]|[1-9]|[{DIGIT}十]{{1,3}})"
_HOUR = f"(?:[0-9]{{1,2}}|[{DIGIT}十]{{1,3}})"
_LINE_START = r"(?<![^\n。;； ])"

_ADDRESSES = (
    r"(?:https?://|www\.)[!-~]+",
    r"(?<![0-9a-z])0[0-9]{2,3}-[0-9]{4,8}(?![0-9])",
    r"(?<![0-9])400-[0-9]{3,4}-?[0-9]{3,5}(?![0-9])",
    "(?:电话|热线|手机|传真|联系|拨打|致电|尾号|身份证|tel|phone)"
    "(?:号码?|方式|人|是|为|[: ()-]){0,4}"
    f"(?:[0-9][0-9 -]{{3,19}}[0-9]|{_D}{{3,18}})(?![0-9 ]*[万亿元%])",
    "(?<![0-9])[0-9]{5}(?=(?:政务|市民|便民|服务){0,2}(?:热线|电话))",
    "(?<![a-z0-9.])(?:[2-6]g|[234]d|[1-5]a|[23]c|[48]k(?=视频|超|高清))(?![a-z0-9])",
)
_CLAUSES_AND_ORDINALS = (
    rf"[〔\[({{【][ ]?{_YEAR}[ ]?[〕\])}}】](?:第?[0-9]{{1,5}}号?)?",
    f"(?:[0-9]{{1,5}}|[{DIGIT}十百]{{2,6}})号(?![码人])",
    f"第[ ]?{_ORDINAL}(?=[条款项章节点部类批期档步名位届季])",
    f"第[ ]?[{DIGIT}十百0-9.]{{1,9}}[万亿]?",
    f"{_DOTTED}(?=[ ]?[条款])",
    rf"[\[(【](?:见|详见|依据|参见)?[ ]?{_DOTTED}[\])】]",
    f"(?:{_CLAUSE_WORDS})[ :]{{0,2}}(?:{_CLAUSE}|{_TEEN})(?=$|[^\\w.%]|[的中规里可所是给对支])",
)
_SECTION_MARKS = (
    rf"{_LINE_START}[12]?[0-9](?:[、)](?![0-9])|\.(?=[ ]?[^\W0-9]))",
    rf"{_LINE_START}(?:{_TEEN}|[二三]十{_D}?)[、)](?![{DIGIT}十])",
    rf"(?<=[:：,，])(?:[12]?[0-9]|{_TEEN})[、)](?=[^0-9{DIGIT}十])",
    rf"\([ ]?(?:{_TEEN}|(?<![^\n。;；:：,， ]\()[12]?[0-9])[ ]?\)(?![ ]?[万亿元%家个名])",
    r"(?<![^\n。;；:：,， ])\|[12]?[0-9](?=[^0-9万亿千百元%家个名人项年\n])",
)
_DATES = (
    rf"(?<![0-9]){_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12][0-9]|0?[1-9])(?![0-9])",
    rf"(?<![0-9]){_YEAR}年(?:1[0-2]|0?[1-9])月(?:(?:3[01]|[12][0-9]|0?[1-9])日?)?(?![0-9])",
    f"(?<![0-9]){_YEAR}[-/](?:1[0-2]|0[1-9])(?![0-9万亿元家个人%.])",
    f"(?<![0-9]){_YEAR}年?(?:[-~—、/至到和与及]|以及)(?:19|20)?[0-9]{{2}}年(?!期)",
    "(?<![0-9.,])(?:1[5-9]|20)[0-9]{2}(?:年(?!期)度?|财年)",
    f"(?<![0-9.,]){_YEAR}(?=[ :：]?(?:营|收入|利润|工资|薪|产值|综合|纳统|升规|全年))",
    f"(?:[0-9]{{1,2}}|[{DIGIT}十]{{1,3}})(?:世纪|年代)",
    "(?<![0-9.,期限满续来过到少长达近])(?<![期限][为是])(?:[23][0-9][-~、/至到和与及])?[23][0-9]年"
    "(?![期内后]|以[上内下]|之[内后]|左右|经验|历史|时间)",
    "(?<![0-9.,期限])(?:0[0-9]|[89][0-9])年(?![期内])",
    f"{_NO_NUMERAL_BEFORE}(?:{_D}{{4}}|二{_D}|[八九零〇]{_D})年度?",
    f"(?<![0-9{DIGIT}十个.])(?:[0-9]{{1,2}}[-~—至到])?(?:1[0-2]|0?[1-9]|十[一二]?|{_D})月"
    f"(?:份|[底初末中]|[上中下]旬)?(?:{_DAY}(?:[-~—至到]{_DAY})?[日号])?",
    "(?<![0-9.])(?:[1-4][-~至到])?[1-4]季度",
    "(?:[上下前后同这那哪某当每]|前面|前头|往前|再前|后面|头先|再下|再后)一年度?",
    "两年(?=[都均全各]|一样)",
    "[哪这那]一?天",
    "(?<![0-9])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])",
    f"(?<![0-9.]){_HOUR}点(?:半|整|钟|{_HOUR}分(?!之))",
    f"(?:上午|下午|早上|晚上|中午|凌晨){_HOUR}[点时]",
    f"{_NO_NUMERAL_BEFORE}十[一二三四五六]五(?![{DIGIT}十百千万亿家个名人年])",
    f"{_NO_NUMERAL_BEFORE}(?:十[七八九]|二十)(?:大|届)",
    f"{_NO_NUMERAL_BEFORE}(?:五一|十一|六一)(?=假|长假|国庆|黄金周|放假|期间|前后|小长假|劳动)",
)
_ADVERBS = (
    f"{_NO_NUMERAL_BEFORE}十分(?![之钟{DIGIT}0-9])",
    f"(?<![{DIGIT}十百0-9几数])千万(?=[别记莫勿]|要(?!求|件)|不[要能可]|注意|小心|当心|保持)",
    f"(?<![{DIGIT}十百千0-9几数多余来 ])万[一万](?![{DIGIT}十百千万亿元])",
    f"(?<!分)之一(?![百千万亿])|{_NO_NUMERAL_BEFORE}一块(?![钱0-9{DIGIT}])|{_D}位数",
)
# Begin with a numeral, so that 五十万一次性奖励 stays 五十万.
_WORDS = (
    "一次性 一体 一批 一般 一定 一样 一些 一直 一起 一旦 一下 一致 一共 一切 一边 一方 一系列 一带"
    " 一度 一来 一流 一线 一站 一揽子 一并 一律 一概 一经 一向 一贯 一路 一同 一二三产 一人有限"
    " 一年级 一年一度 一年到头 一点一滴 一五一十 一对一 百分百 百家争鸣 千千万万 千家万户 三三两两"
    " 三五成群 三番五次 三番两次 三天两头 三七二十一 三六九等 七上八下 七七八八 九九归一 五花八门"
    " 四舍五入 两两 两个维护 两个确立 两个毫不动摇 三个代表 四个全面 四个自信 四个意识 三位一体"
    " 五位一体 三次产业 二次元 二次开发 二次创业 二次供水 五家渠 七台河 三一重工 三七互娱 伍仁"
    " 肆意 肆无忌惮 拾起 拾取 陆地 陆续 陆军 陆家嘴 985/211 211/985 985、211 211工程 985工程 7x24"
    " 7*24 7×24 24/7"
)
# End in a numeral: not where the number goes on, as in 折合一亿元 and 为伍拾万元.
_ENDING_IN_ONE = (
    "统一 唯一 单一 逐一 专一 合一 归一 划一 不一 同一 进一步 成千上万 成百上千 双十一 双十二"
)
_ENDING_IN_FINANCIAL = "朝花夕拾 大陆 登陆 着陆 内陆 入伍 队伍 退伍 落伍 放肆 收拾 捡拾"
_NAMES = "工业4.0 web3.0 o2o b2b b2c p2p"


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in words.split())


_MASK = re.compile(
    "|".join((*_ADDRESSES, *_CLAUSES_AND_ORDINALS, *_SECTION_MARKS, *_DATES, *_ADVERBS))
    + f"|(?<![{DIGIT}十百千之])(?:{_either(_WORDS)})|{_either(_NAMES)}"
    + f"|(?:{_either(_ENDING_IN_ONE)})(?![十百千万亿元点成倍])"
    + f"|(?:{_either(_ENDING_IN_FINANCIAL)})(?![拾佰仟万亿元])"
)
_IDENTIFIER = re.compile(r"[a-z][-_./]?$")
_CURRENCY = re.compile(rf"(?:rmb|cny|{'|'.join(CURRENCIES).lower()})[-_./]?$")


def mask(text: str) -> str:
    """The text with everything that only looks like a quantity blotted out, letter for letter."""
    return _MASK.sub(lambda match: MASKED * len(match[0]), text)


def is_identifier(text: str, start: int) -> bool:
    """Whether bare digits belong to a name: GPT-4, ISO9001, A.1, Q3."""
    before = text[max(0, start - 4) : start]
    return bool(_IDENTIFIER.search(before)) and not _CURRENCY.search(before)
