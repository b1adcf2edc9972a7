"""Accounts of hotline staff: a file with hashes, and who is signed in."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import yaml

from assistant.desk.models import SignIn
from assistant.desk.store import Store
from assistant.desk.throttle import Throttle

Role = Literal["agent", "supervisor"]
ROLES: tuple[Role, ...] = ("agent", "supervisor")
FILE = "accounts.yaml"
HOURS = 12
"""How long somebody stays signed in."""
_COST = {"n": 2**14, "r": 8, "p": 1}
_TRIES, _TRIES_FROM_ONE_PLACE = 5, 20
"""Wrong passwords in a minute, for an account and from an address: an office may share one."""
_SHORTEST = 8


class AccountError(Exception):
    """The file of accounts, or an entry, is not usable; the message names it."""


@dataclass(frozen=True)
class Account:
    """A member of staff."""

    name: str
    role: Role


def add_account(data_dir: Path, name: str, role: Role, password: str) -> None:
    """Add an account or change its role and password; only a hash is kept. Raises AccountError."""
    if not name.strip() or len(password) < _SHORTEST:
        raise AccountError(f"account {name!r}: a name and a password of {_SHORTEST} characters")
    entries = _read(data_dir)
    salt = secrets.token_bytes(16)
    entries[name] = {"role": role, "salt": salt.hex(), "hash": _hash(password, salt).hex()}
    data_dir.mkdir(parents=True, exist_ok=True)
    file = data_dir / FILE
    file.touch(mode=0o600)
    file.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")


def _read(data_dir: Path) -> dict[str, dict[str, str]]:
    file = data_dir / FILE
    if not file.exists():
        return {}
    entries = yaml.safe_load(file.read_text("utf-8")) or {}
    for name, entry in entries.items():
        if not isinstance(entry, dict) or set(entry) != {"role", "salt", "hash"}:
            raise AccountError(f"{file}: {name}: must have role, salt and hash")
        if entry["role"] not in ROLES:
            raise AccountError(f"{file}: {name}: role must be one of {', '.join(ROLES)}")
    return dict(entries)


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **_COST)


class Accounts:
    """Who may come in, and who is in. The file is read anew each time."""

    def __init__(self, data_dir: Path, store: Store) -> None:
        self._data_dir = data_dir
        self._store = store
        self._throttle = Throttle()

    @property
    def any(self) -> bool:
        """Whether there is an account at all."""
        return bool(_read(self._data_dir))

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """The token for the cookie; None for a wrong name or password, or after too many.

        `address` is where the try comes from: the peer of the socket.
        """
        tries = {("name", name): _TRIES, ("address", address): _TRIES_FROM_ONE_PLACE}
        if not self._throttle.enter(tries):
            return None
        entry = _read(self._data_dir).get(name)
        salt = bytes.fromhex(entry["salt"]) if entry else b"nobody"
        given = _hash(password, salt).hex()  # as slow for a name that does not exist
        if not entry or not hmac.compare_digest(given, entry["hash"]):
            return None
        self._throttle.take_back(tries)
        token = secrets.token_urlsafe(32)
        expires = datetime.now(UTC) + timedelta(hours=HOURS)
        with self._store.transaction.begin() as db:
            digest = _digest(token, entry["salt"])
            db.add(SignIn(token=digest, account=name, expires=expires.isoformat()))
        return token

    def signed_in(self, token: str) -> Account | None:
        """Who holds the token; None if nobody does, or no longer.

        The salt is part of what is kept of a token: a new password ends what the old one began.
        """
        for name, entry in _read(self._data_dir).items():
            with self._store.transaction() as db:
                found = db.get(SignIn, _digest(token, entry["salt"]))
            if found and found.account == name and found.expires > datetime.now(UTC).isoformat():
                return Account(name, "supervisor" if entry["role"] == "supervisor" else "agent")
        return None

    def sign_out(self, token: str) -> None:
        """The token is worth nothing from now on."""
        salts = [entry["salt"] for entry in _read(self._data_dir).values()]
        with self._store.transaction.begin() as db:
            for found in filter(None, (db.get(SignIn, _digest(token, salt)) for salt in salts)):
                db.delete(found)


def _digest(token: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}{token}".encode()).hexdigest()
