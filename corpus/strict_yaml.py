"""YAML that refuses what PyYAML lets pass: duplicate keys, and decimals turned into floats."""

from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import yaml

from corpus.errors import DataError

T = TypeVar("T")


class _StrictLoader(yaml.SafeLoader):
    pass


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if not isinstance(key, str):
            raise yaml.constructor.ConstructorError(
                None, None, f'key {key} is not a string: write "{key}"', key_node.start_mark
            )
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"duplicate key {key!r}", key_node.start_mark
            )
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


def _decimal(loader: _StrictLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(node.value).replace("_", ""))


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _decimal)


def load_mapping(file: Path) -> dict[str, Any]:
    """The mapping in `file`; decimals come as Decimal. Raises DataError naming file and line."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(file, "", f"cannot be read: {error}") from error
    try:
        data = yaml.load(text, _StrictLoader)  # noqa: S506 - a SafeLoader subclass
    except yaml.YAMLError as error:
        raise DataError(file, "", f"is not valid YAML: {error}") from error
    if not isinstance(data, dict):
        raise DataError(file, "", f"must be a mapping, not {data!r}")
    return data


def build(kind: type[T], data: Any, file: Path, entry: str, **given: Any) -> T:
    """A dataclass `kind` from the mapping `data`; refuses unknown and missing keys by name.

    Fields in `given` are set by the caller and may not appear in the data.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind!r} is not a dataclass")
    if not isinstance(data, dict):
        raise DataError(file, entry, f"must be a mapping, not {data!r}")
    known = {field.name: field for field in fields(kind) if field.name not in given}
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise DataError(file, entry, f"unknown key {unknown[0]!r}; known are {', '.join(known)}")
    missing = [
        name
        for name, field in known.items()
        if name not in data and field.default is MISSING and field.default_factory is MISSING
    ]
    if missing:
        raise DataError(file, entry, f"key {missing[0]!r} is missing")
    return kind(**data, **given)
