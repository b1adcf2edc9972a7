"""What README.md and README.zh.md take from the code: their tables and the example.

`python -m assistant.docs` writes it; with `--check` it changes nothing and fails if a table is old.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from assistant.answer import STATUSES, Status
from assistant.cli.ask import as_text
from assistant.settings import Settings, load_settings
from tools import CALCULATORS

if TYPE_CHECKING:
    from assistant.assistant import Assistant

Language = Literal["en", "zh"]
READMES: dict[Language, str] = {"en": "README.md", "zh": "README.zh.md"}
ROOT = Path(__file__).parents[1]
_TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_EXAMPLE = re.compile(
    r"(<!-- example -->\n```console\n\$ python -m assistant ask (\S+)\n).*?(```\n<!-- end -->)",
    re.DOTALL,
)

_SETTINGS_ZH = {
    "host": "网页和接口监听的地址。",
    "port": "网页和接口的端口。",
    "data_dir": "存放会话和检索索引的目录。",
    "corpus_dir": "存放各政策目录的目录。",
    "encoder": "sentence-transformers 模型的名称或路径；留空用内置模型。",
    "model": "对话模型的名称；留空用内置规划器。",
    "base_url": "OpenAI 兼容服务的地址。",
    "api_key": "该服务的密钥。",
    "input_price": "模型每读一百万个 token 的价格。",
    "output_price": "模型每写一百万个 token 的价格。",
}
_STATUSES: dict[Language, dict[Status, str]] = {
    "en": {
        "answered": "The text answers, or a calculator does.",
        "needs_input": "Facts are missing; one short message asks for them all.",
        "not_covered": "On topic, but the text says nothing; names whom to ask.",
        "out_of_scope": "Not about this document.",
        "refused": "Asks for what breaks the rules, a made-up figure for example.",
        "error": "Empty, too long, unreadable, or something failed.",
    },
    "zh": {
        "answered": "条文有答案，或由测算得出。",
        "needs_input": "还缺事实，一次问全。",
        "not_covered": "与本文件有关，但条文没有写；给出最接近的条款和责任单位。",
        "out_of_scope": "与本文件无关。",
        "refused": "要求违反规则，例如要求编一个数。",
        "error": "没有内容、太长、读不懂，或处理出错。",
    },
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Write them, or check the tables; the exit code is 1 when a checked one is old."""
    parser = argparse.ArgumentParser(prog="python -m assistant.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail if one is old")
    if parser.parse_args(arguments).check:
        old = [name for language, name in READMES.items() if not _is_current(language)]
        print(*(f"{name}: a table is old; run make docs" for name in old), sep="\n", end="")
        return int(bool(old))
    from assistant import Assistant

    assistant = Assistant.open(load_settings())
    for language, name in READMES.items():
        text = with_tables((ROOT / name).read_text("utf-8"), language)
        (ROOT / name).write_text(with_example(text, assistant), "utf-8")
    return 0


def _is_current(language: Language) -> bool:
    text = (ROOT / READMES[language]).read_text("utf-8")
    return with_tables(text, language) == text


def with_tables(text: str, language: Language) -> str:
    """The text with every marked table made anew. Raises KeyError for a table nobody makes."""
    return _TABLE.sub(lambda found: found[1] + TABLES[found[2]](language) + found[3], text)


def with_example(text: str, assistant: "Assistant") -> str:
    """The text with what the example's command prints now."""
    return _EXAMPLE.sub(
        lambda found: found[1] + as_text(assistant.ask(uuid4().hex, found[2])) + "\n" + found[3],
        text,
    )


def settings_table(language: Language) -> str:
    """Every setting with its default."""
    head = ["setting", "default", "meaning"] if language == "en" else ["设置", "默认值", "含义"]
    rows = []
    for name, field in Settings.model_fields.items():
        default = "corpus" if name == "corpus_dir" else str(field.default)
        meaning = field.description if language == "en" else _SETTINGS_ZH[name]
        rows.append([f"`ASSISTANT_{name.upper()}`", f"`{default}`" if default else "", meaning])
    return _table(head, rows)


def calculators_table(language: Language) -> str:
    """Every calculator with the provisions it rests on and its inputs."""
    head = {
        "en": ["calculator", "what it computes", "provisions", "inputs", "readings"],
        "zh": ["测算", "算什么", "条款", "输入", "口径"],
    }[language]
    rows = [
        [
            f"`{item.name}`",
            item.label,
            "、".join(item.provisions),
            "<br>".join(f"`{declared.name}` {declared.label}" for declared in item.inputs),
            " ".join(f"`{name}`" for name in item.readings),
        ]
        for item in CALCULATORS.values()
    ]
    return _table(head, rows)


def statuses_table(language: Language) -> str:
    """Every status with its words on screen."""
    head = ["status", "on screen", "when"] if language == "en" else ["状态", "界面用语", "何时"]
    rows = [
        [f"`{status}`", STATUSES[status], meaning]
        for status, meaning in _STATUSES[language].items()
    ]
    return _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell or '' for cell in line)} |\n" for line in lines)


TABLES: dict[str, Callable[[Language], str]] = {
    "settings": settings_table,
    "calculators": calculators_table,
    "statuses": statuses_table,
}

if __name__ == "__main__":
    sys.exit(main())
