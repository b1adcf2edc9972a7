"""Line breaks of Chinese text: no number is torn, no line begins with a closing mark."""

import re
from collections.abc import Callable

_TOKEN = re.compile(
    r"[“‘（《〔【]*(?:[0-9A-Za-z][0-9A-Za-z.,:/_-]*[%％亿万千百]*[元档家人个年项]?|\s+|.)"
    r"[，。；：、？！”’）》〕】…]*",
    re.DOTALL,
)


def wrap(text: str, width: float, measure: Callable[[str], float]) -> str:
    """The text with line ends, so that no line is wider than `width`, in the units of `measure`."""
    return "\n".join(_lines(text, width, measure))


def _lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    lines = [""]
    for token in _TOKEN.findall(text):
        if lines[-1] and measure(lines[-1] + token.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += token if lines[-1] else token.lstrip()
    return lines
