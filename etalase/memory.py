"""Remembered results: bytes by key, in one file that may be lost or damaged at any time. Shell."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

LARGEST = 2_000_000_000
"""Bytes; a memory that has grown larger is begun anew."""

_AT_ONCE = 500  # keys in one query

_DAMAGED = (sqlite3.Error, OSError, ValueError)  # the last for text that is no text any more


class Memory(Protocol):
    """Remembers bytes by key, or forgets them."""

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What is known of the keys."""
        ...

    def put(self, items: Mapping[str, bytes]) -> None:
        """Remember."""
        ...


class NoMemory:
    """Remembers nothing."""

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """See `Memory.get`."""
        del keys
        return {}

    def put(self, items: Mapping[str, bytes]) -> None:
        """See `Memory.put`."""


class DiskMemory:
    """Remembers in an SQLite file. Every value carries its own digest: what was damaged is forgotten, never used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """See `Memory.get`."""
        try:
            return self._get(list(keys))
        except _DAMAGED:
            self._forget()
            return {}

    def put(self, items: Mapping[str, bytes]) -> None:
        """See `Memory.put`. A disk that is full or read-only is no reason to fail."""
        if not items:
            return
        try:
            self._put(items)
        except _DAMAGED:
            self._forget()

    def _get(self, keys: list[str]) -> dict[str, bytes]:
        if not self.path.is_file():
            return {}
        found: dict[str, bytes] = {}
        with contextlib.closing(self._open()) as database:
            for n in range(0, len(keys), _AT_ONCE):
                some = keys[n : n + _AT_ONCE]
                query = f"SELECT key, digest, value FROM memory WHERE key IN ({','.join('?' * len(some))})"
                rows = database.execute(query, some)
                found |= {key: value for key, digest, value in rows if _is_whole(key, digest, value)}
        return found

    def _put(self, items: Mapping[str, bytes]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.is_file() and self.path.stat().st_size > LARGEST:
            self._forget()
        with contextlib.closing(self._open()) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS memory (key TEXT PRIMARY KEY, digest BLOB, value BLOB)")
            rows = ((key, _digest(key, value), value) for key, value in items.items())
            database.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", rows)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, timeout=10)
        database.execute("PRAGMA synchronous = OFF")  # after a power cut the digests tell what is whole
        return database

    def _forget(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()


def _is_whole(key: str, digest: object, value: object) -> bool:
    return isinstance(value, bytes) and digest == _digest(key, value)


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, key=key.encode()[:64]).digest()
