"""The READMEs say what the code says."""

import re
import shlex
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.cli import parser
from assistant.docs import READMES, TABLES, Language, with_example, with_tables
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]
LANGUAGES: list[Language] = list(READMES)
SETTINGS = {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}


def read(language: Language) -> str:
    return (ROOT / READMES[language]).read_text("utf-8")


def commands(text: str) -> list[str]:
    """The lines of the shell blocks, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.split("  #")[0].rstrip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_there_and_current(language: Language) -> None:
    text = read(language)
    assert set(re.findall(r"<!-- table: (\w+) -->", text)) == set(TABLES)
    assert with_tables(text, language) == text, "run make docs"


def test_a_table_that_has_drifted_is_noticed() -> None:
    text = read("en")
    assert (
        with_tables(text.replace("`ASSISTANT_PORT` | `7860`", "`ASSISTANT_PORT` | `80`"), "en")
        == text
    )
    assert text.count("| `ASSISTANT_PORT` | `7860` |") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_what_the_command_prints(language: Language, opened: Assistant) -> None:
    text = read(language)
    assert "42万元" in text
    assert with_example(text, opened) == text, "run make docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_it_names_exists(language: Language) -> None:
    assert set(re.findall(r"ASSISTANT_[A-Z_]+", read(language))) <= SETTINGS | {"ASSISTANT_"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: Language) -> None:
    text = read(language)
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert target[1:] in headings if target[0] == "#" else (ROOT / target).exists(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_it_names_exists(language: Language) -> None:
    named = re.findall(
        r"`((?:corpus|tools|assistant|evals|tests|benchmarks)/[^`]*)`", read(language)
    )
    assert named
    for path in named:
        known = path.split("NAME")[0]
        assert (ROOT / known).exists(), path


def test_both_languages_name_the_same_commands() -> None:
    assert commands(read("en")) == commands(read("zh"))


def test_every_command_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for line in commands(read("en")):
        words = shlex.split(line.split("<")[0].split(">")[0])
        if words[0] == "make":
            assert set(words[1:]) <= targets, line
        elif words[:3] == ["python", "-m", "assistant"]:
            parser().parse_args(words[3:])


def test_the_example_file_names_every_setting_and_its_default() -> None:
    text = (ROOT / ".env.example").read_text("utf-8")
    given = dict(re.findall(r"^# (ASSISTANT_[A-Z_]+)=(.*)$", text, re.MULTILINE))
    assert set(given) == SETTINGS
    assert given.pop("ASSISTANT_CORPUS_DIR") == "corpus"
    for name, default in given.items():
        field = Settings.model_fields[name.removeprefix("ASSISTANT_").lower()]
        assert str(field.default) == default, name
