"""Settings, from the environment or a .env file."""

import os
from decimal import Decimal
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import corpus_folder

_PREFIX = "ASSISTANT_"


class SettingsError(Exception):
    """A setting is unknown or has an impossible value; the message names it."""


class Settings(BaseSettings):
    """Every setting with its default; the README's table is made from this class."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_file=".env", extra="forbid")

    host: str = Field("127.0.0.1", description="Address the pages and the API listen on.")
    port: int = Field(7860, ge=0, le=65535, description="Port of the pages and the API.")
    data_dir: Path = Field(Path("data"), description="Conversations and the search index.")
    corpus_dir: Path = Field(default_factory=corpus_folder, description="Folder of policy folders.")
    encoder: str = Field("", description="A sentence-transformers name or path; empty: built in.")
    model: str = Field("", description="A chat model's name; empty: the built-in planner.")
    base_url: str = Field("", description="Address of an OpenAI-compatible server.")
    api_key: str = Field("", description="Key for that server.", repr=False)
    input_price: Decimal = Field(
        Decimal(0), ge=0, description="Price of a million tokens it reads."
    )
    output_price: Decimal = Field(Decimal(0), ge=0, description="Price of a million it writes.")


def load_settings() -> Settings:
    """The settings. Raises SettingsError naming an unknown or impossible one."""
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
    if unknown:
        raise SettingsError(f"unknown setting {unknown[0]}; known are {', '.join(sorted(known))}")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        name = name if name.startswith(_PREFIX) else _PREFIX + name
        raise SettingsError(f"setting {name}: {first['msg']}") from error
