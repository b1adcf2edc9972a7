"""Too many tries wait: one counter for each thing that is counted."""

from collections.abc import Iterable, Mapping
from threading import Lock
from time import monotonic

Key = tuple[str, str]
"""What is counted, and which."""
_SECONDS = 60.0


class Throttle:
    """Counts tries within the last minute; safe to call from several threads."""

    def __init__(self) -> None:
        self._tries: dict[Key, list[float]] = {}
        self._lock = Lock()

    def enter(self, most: Mapping[Key, int]) -> bool:
        """Count a try under each key; whether all of them had fewer than their most before."""
        with self._lock:
            since = monotonic() - _SECONDS
            recent = ((key, [at for at in ats if at > since]) for key, ats in self._tries.items())
            self._tries = {key: ats for key, ats in recent if ats}
            free = all(len(self._tries.get(key, [])) < limit for key, limit in most.items())
            for key in most if free else ():
                self._tries.setdefault(key, []).append(monotonic())
        return free

    def take_back(self, keys: Iterable[Key]) -> None:
        """The last try under each key was a right one and does not count."""
        with self._lock:
            for key in keys:
                if tries := self._tries.get(key):
                    tries.pop()
