"""The characters numbers are written with."""

_SAME = "零〇○ 一壹壱弌幺 二贰弐弍两俩 三叁弎仨参 四肆 五伍 六陆 七柒 八捌 九玖"
DIGITS = {letter: digit for digit, same in enumerate(_SAME.split()) for letter in same}
DIGIT = "".join(DIGITS).replace("参", "")
"""For a character class. 参 is a digit only before a scale: see `numerals`."""
ZERO = "零〇○"

SMALL = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
TENS = {"廿": 2, "卅": 3, "卌": 4}
BIG = {"万": 4, "w": 4, "wan": 4, "亿": 8, "兆": 12, "kw": 7}
"""Scales and the power of ten they stand for."""
SMALL_SCALE = "".join(SMALL)
SCALE = SMALL_SCALE + "万亿兆"
