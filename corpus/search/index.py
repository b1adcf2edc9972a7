"""The vectors of a corpus, kept by Chroma.

An index is a folder of Chroma's own and, beside it, a manifest that is written last: no manifest,
no index. The manifest's name is the index's key; it holds the folder's name and the vectors' hash.
Whatever does not match is built again in a new folder, so that a folder of Chroma's is never
written twice, moved, or read before it is whole.
"""

import fcntl
import hashlib
import json
import logging
import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.search.encoder import Vectors

if TYPE_CHECKING:
    from chromadb import Collection

_log = logging.getLogger(__name__)

_KEPT = 4
"""Indexes left on disk; a changed text or encoder leaves the one before behind."""

_BATCH = 1000
"""Vectors handed to Chroma at once; it takes no more than a few thousand."""

_NAME = "passages"
_in_memory_lock = threading.Lock()
"""Chroma has one memory a process, and opening and closing it is not safe in threads."""


def stored_vectors(folder: Path | None, key: str, build: Callable[[], Vectors]) -> Vectors:
    """The vectors under that key, from Chroma in `folder`; built first when missing or damaged.

    Without a folder, Chroma keeps them in memory. Of several processes one builds, the others
    wait. OSError when the folder cannot be written.
    """
    if folder is None:
        vectors = build()
        with _in_memory_lock, _collection(None) as collection:
            _add(collection, vectors)
            return _get(collection)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        found = _read(folder, key)
        return _build(folder, key, build()) if found is None else found


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _read(folder: Path, key: str) -> Vectors | None:
    """None when there is no such index, or none that can be trusted."""
    manifest = folder / f"{key}.json"
    if not manifest.exists():
        return None
    try:
        entry = _entry(manifest)
        with _collection(folder / entry["folder"]) as collection:
            vectors = _get(collection)
        if _hash(vectors) == entry["sha256"]:
            manifest.touch()
            return vectors
        reason = "the vectors are not those that were written"
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # Chroma's Rust core panics outside of Exception
        reason = repr(error)
    _log.warning("index %s is damaged and is built again: %s", manifest, reason)
    return None


def _entry(manifest: Path) -> dict[str, str]:
    """What the manifest says; nothing when it cannot be read."""
    try:
        entry = json.loads(manifest.read_bytes())
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}


def _build(folder: Path, key: str, vectors: Vectors) -> Vectors:
    name = uuid.uuid4().hex
    with _collection(folder / name) as collection:
        _add(collection, vectors)
    manifest = folder / f"{key}.json"
    unfinished = manifest.with_suffix(".new")
    unfinished.write_text(json.dumps({"folder": name, "sha256": _hash(vectors)}), "utf-8")
    unfinished.replace(manifest)
    _remove_old(folder)
    return vectors


def _remove_old(folder: Path) -> None:
    """Leave the newest indexes; remove the others and what a killed build left."""
    manifests = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for manifest in manifests[:-_KEPT]:
        manifest.unlink()
    named = {_entry(manifest).get("folder") for manifest in manifests[-_KEPT:]}
    for child in folder.iterdir():
        if child.is_dir() and child.name not in named:
            shutil.rmtree(child, ignore_errors=True)


def _hash(vectors: Vectors) -> str:
    return hashlib.sha256(repr(vectors.shape).encode() + vectors.tobytes()).hexdigest()


@contextmanager
def _collection(folder: Path | None) -> Iterator["Collection"]:
    """A collection of Chroma's, without telemetry; the client is closed, so its files are whole.

    Inner product leaves the vectors as they are; Chroma's cosine would scale them again.
    """
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if folder is None:
        client = chromadb.EphemeralClient(settings)
    else:
        client = chromadb.PersistentClient(folder, settings)
    try:
        yield client.get_or_create_collection(
            _NAME, embedding_function=None, configuration={"hnsw": {"space": "ip"}}
        )
    finally:
        client.close()  # type: ignore[attr-defined]


def _add(collection: "Collection", vectors: Vectors) -> None:
    for start in range(0, len(vectors), _BATCH):
        batch = vectors[start : start + _BATCH]
        ids = [str(start + row) for row in range(len(batch))]
        collection.add(ids, batch)


def _get(collection: "Collection") -> Vectors:
    found = collection.get(include=["embeddings"])
    order = np.argsort([int(row) for row in found["ids"]])
    return np.asarray(found["embeddings"], np.float32)[order]
