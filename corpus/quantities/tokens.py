"""The pieces of a number and the signs that it goes on, as regular expressions."""

import re

from corpus.quantities.characters import DIGIT, SCALE, SMALL_SCALE

_LETTER_SCALE = r"(?:kw|w(?:an)?)(?![a-z])"
_ARABIC = (
    r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|(?<![.0-9])\.[0-9]+)"
    r"(?:e[+-]?[0-9]{1,2}(?![0-9a-z.]))?"
)
TOKEN = re.compile(
    rf"(?P<arabic>[ ]?{_ARABIC})"
    rf"|(?P<digits>[ ]?(?:[{DIGIT}]|参(?=[拾佰仟万亿]))+)"
    rf"|(?P<small>(?:[ ](?!.分之))?[{SMALL_SCALE}廿卅卌])"
    rf"|(?P<big>[ ]?(?:万|亿|兆(?![瓦赫欧字比帕])|{_LETTER_SCALE}))"
    rf"|(?P<point>点(?=[{DIGIT}0-9]))"
    rf"|(?P<vague>[ ]?几|数(?=[{SCALE}])|[多余来](?=个?[万亿]|kw|w))"
    r"|(?P<half>半(?=个?[万亿]|个百分点|个点|成|折))"
    r"|(?P<article>个(?=[多余来]?(?:亿|w(?![a-z]))))"
)
COUNTED = re.compile(r"[家个户名人位项种类件笔次批所年月天日号%倍成折条款届期轮周、):]|\.(?![0-9])")
NEXT_SCALE = re.compile(rf"[{SCALE}]| ?{_LETTER_SCALE}")
SPACED_SCALE = re.compile(rf" ?([{SMALL_SCALE}])")
UNDER_YI = re.compile(rf" ?[{SMALL_SCALE}]? ?万")
FRACTION = re.compile(rf"[{DIGIT}]+|[0-9]+")
IMPLIED_ONE = re.compile(r"[万亿元多余来]|分之")
LEAD = re.compile(r"(?:(?<!以)上|[近过超逾破数几]|分之)$")
