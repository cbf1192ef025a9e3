"""Remembered results: bytes by key, in one file that may be lost or damaged at any time. Shell."""

import contextlib
import hashlib
import os
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


class RamMemory:
    """Remembers as long as the program runs."""

    def __init__(self) -> None:
        self._values: dict[str, bytes] = {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """See `Memory.get`."""
        return {key: self._values[key] for key in keys if key in self._values}

    def put(self, items: Mapping[str, bytes]) -> None:
        """See `Memory.put`."""
        self._values.update(items)


class DiskMemory:
    """Remembers in an SQLite file. Every value carries its own digest: what was damaged is forgotten, never used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: tuple[sqlite3.Connection, object] | None = None  # and what it was opened for

    def __reduce__(self) -> tuple[object, ...]:
        return DiskMemory, (self.path,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DiskMemory) and other.path == self.path

    def __hash__(self) -> int:
        return hash(self.path)

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """See `Memory.get`."""
        try:
            return self._get(list(keys))
        except _DAMAGED:
            self.forget()
            return {}

    def put(self, items: Mapping[str, bytes]) -> None:
        """See `Memory.put`. A disk that is full or read-only is no reason to fail."""
        if not items:
            return
        try:
            self._put(items)
        except _DAMAGED:
            self.forget()

    def forget(self) -> None:
        """Begin anew."""
        if self._open:
            self._open[0].close()
            self._open = None
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()

    def _get(self, keys: list[str]) -> dict[str, bytes]:
        database = self._database(create=False)
        if database is None:
            return {}
        found: dict[str, bytes] = {}
        for n in range(0, len(keys), _AT_ONCE):
            some = keys[n : n + _AT_ONCE]
            query = f"SELECT key, digest, value FROM memory WHERE key IN ({','.join('?' * len(some))})"
            rows = database.execute(query, some)
            found |= {key: value for key, digest, value in rows if _is_whole(key, digest, value)}
        return found

    def _put(self, items: Mapping[str, bytes]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.is_file() and self.path.stat().st_size > LARGEST:
            self.forget()
        database = self._database(create=True)
        assert database is not None
        with database:
            rows = ((key, _digest(key, value), value) for key, value in items.items())
            database.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", rows)

    def _database(self, *, create: bool) -> sqlite3.Connection | None:
        """The connection of this process to the file that lies there now; nothing where there is none."""
        try:
            opened_for = (os.getpid(), self.path.stat().st_ino)
        except FileNotFoundError:
            opened_for = (os.getpid(), 0)
        if self._open is None or self._open[1] != opened_for:
            if not create and not opened_for[1]:
                return None
            database = sqlite3.connect(self.path, timeout=10)
            database.execute("PRAGMA synchronous = OFF")  # after a power cut the digests tell what is whole
            database.execute("CREATE TABLE IF NOT EXISTS memory (key TEXT PRIMARY KEY, digest BLOB, value BLOB)")
            self._open = (database, (os.getpid(), self.path.stat().st_ino))
        return self._open[0]


def _is_whole(key: str, digest: object, value: object) -> bool:
    return isinstance(value, bytes) and digest == _digest(key, value)


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, key=key.encode()[:64]).digest()
