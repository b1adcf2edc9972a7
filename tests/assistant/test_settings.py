"""Settings come from the environment or .env, by the names of the contract and no others."""

from pathlib import Path

import pytest

from assistant.settings import Settings, SettingsError, load_settings
from corpus import corpus_folder

NAMES = {
    "ASSISTANT_HOST": "0.0.0.0",
    "ASSISTANT_PORT": "8080",
    "ASSISTANT_DATA_DIR": "/somewhere",
    "ASSISTANT_CORPUS_DIR": "/policies",
    "ASSISTANT_ENCODER": "BAAI/bge-m3",
    "ASSISTANT_MODEL": "a-model",
    "ASSISTANT_BASE_URL": "http://localhost:8000/v1",
    "ASSISTANT_API_KEY": "secret",
    "ASSISTANT_INPUT_PRICE": "0.8",
    "ASSISTANT_OUTPUT_PRICE": "2",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without a .env file."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_any_the_defaults_hold() -> None:
    settings = load_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert (settings.encoder, settings.model) == ("", "")
    assert settings.data_dir == Path("data")
    assert settings.corpus_dir == corpus_folder()


def test_these_are_all_the_settings() -> None:
    assert {"ASSISTANT_" + name.upper() for name in Settings.model_fields} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_environment_sets_each(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, NAMES[name])
    field = name.removeprefix("ASSISTANT_").lower()
    assert str(getattr(load_settings(), field)) == NAMES[name]


def test_a_dot_env_file_sets_them(folder: Path) -> None:
    lines = "\n".join(f"{name}={value}" for name, value in NAMES.items())
    (folder / ".env").write_text(f"# 注释\n{lines}\n", "utf-8")
    settings = load_settings()
    assert (settings.port, settings.model) == (8080, "a-model")
    assert settings.corpus_dir == Path("/policies")


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("ASSISTANT_PORT=1\n", "utf-8")
    monkeypatch.setenv("ASSISTANT_PORT", "2")
    assert load_settings().port == 2


def test_an_unknown_name_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PROT", "8080")
    with pytest.raises(SettingsError, match=r"ASSISTANT_PROT.*ASSISTANT_PORT"):
        load_settings()


def test_an_unknown_name_in_the_file_is_refused(folder: Path) -> None:
    (folder / ".env").write_text("ASSISTANT_PROT=8080\n", "utf-8")
    with pytest.raises(SettingsError, match="ASSISTANT_PROT"):
        load_settings()


@pytest.mark.parametrize("port", ["http", "-1", "65536"])
def test_an_impossible_port_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PORT", port)
    with pytest.raises(SettingsError, match="ASSISTANT_PORT"):
        load_settings()


def test_the_key_is_not_shown() -> None:
    assert "secret" not in repr(Settings(api_key="secret"))
