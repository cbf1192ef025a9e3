"""Values by name: what is part of many values, or is rarely asked for, is kept once and apart. Shell.

A name is the digest of a pickle, in which the parts kept apart stand by their own names. These names stand before the
pickle once more, so that all parts can be read together.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from io import BytesIO
from operator import attrgetter, methodcaller
from typing import Any

from msgspec import Struct

from etalase.memory import Memory
from etalase.work import Held

SPILL = 1_000
"""Values remembered in one go: enough to be quick, few enough to be light."""

MOST_AT_HAND = 5_000
"""Values that are not read twice while they are in use."""

_NAME = 40
"""The length of a name, in hexadecimal digits."""

_made_with = methodcaller("__reduce__")
"""The type of a structure and what it was made with."""

_global_name = attrgetter("__qualname__")
"""How pickle finds a class again."""


class Forgotten(Exception):
    """Raised where a value was in the memory a moment ago and is there no more. Begin again without that memory."""


class Objects:
    """The values of a memory.

    Values hold no frozen sets: pickle, told to write no references, loses count of them (CPython's `save_frozenset`),
    and their order differs between processes. `apart` are the types of what is part of many values. What lies in a
    `Held` is kept apart as well, and is not read before it is asked for.
    """

    def __init__(self, memory: Memory, apart: tuple[type, ...] = ()) -> None:
        self.memory, self.apart = memory, apart
        self._by_name: dict[str, Any] = {}
        self._names: dict[int, str] = {}  # by id(): the values live on in _by_name
        self._new: dict[str, bytes] = {}
        self._fetched: dict[str, bytes] = {}  # read, but not yet made into values
        self._is_spilling = False
        self._reducers = _Reducers(self)
        self.classes: dict[tuple[str, str], Any] = {  # what names in pickles stand for
            (__name__, _apart.__name__): self.get,
            (__name__, _held.__name__): partial(Stored, self),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return _objects_of, (self.memory, self.apart)

    def name(self, value: object) -> str:
        """The name of a value: the same for equal values, in every process."""
        return _digest(self.dump(value))

    def dump(self, value: object) -> bytes:
        """The value as bytes; what is kept apart waits to be fetched by `new`."""
        return self._dump(value, None)

    def load(self, data: bytes) -> Any:
        """The value that `dump` made the bytes of; raises `Forgotten`."""
        parts, pickled = _apart_and_rest(data)
        self._fetch(parts)
        return _Unpickler(pickled, self).load()

    def get(self, name: str) -> Any:
        """A value kept apart; raises `Forgotten`."""
        if name in self._by_name:
            return self._by_name[name]
        data = self._new.get(name) or self._fetched.pop(name, b"") or self.memory.get([name]).get(name)
        if data is None:
            raise Forgotten(name)
        value = self.load(data)
        self.forget_if_many()
        if isinstance(value, self.apart):
            self._know(name, value)
        return value

    def _fetch(self, names: list[str]) -> None:
        """Read what will be asked for, and the parts of that, with few questions to the memory."""
        while names:
            lacking = [name for name in dict.fromkeys(names) if not self._is_at_hand(name)]
            found = self.memory.get(lacking) if lacking else {}
            self._fetched |= found
            names = [part for data in found.values() for part in _apart_and_rest(data)[0]]

    def _is_at_hand(self, name: str) -> bool:
        return name in self._by_name or name in self._new or name in self._fetched

    def forget_if_many(self) -> None:
        """Let go of values at hand that would fill the memory of the machine; they can be read again."""
        if len(self._by_name) >= MOST_AT_HAND:
            self._by_name, self._names = {}, {}

    def put(self, value: object) -> str:
        """Keep a value apart; its name."""
        name = self._names.get(id(value), "")
        if not name:
            data = self._dump(value, value)
            name = _digest(data)
            self._new[name] = data
            if isinstance(value, self.apart):
                self._know(name, value)
            if self._is_spilling and len(self._new) >= SPILL:
                self.memory.put(self.new())
        return name

    def new(self) -> dict[str, bytes]:
        """What has been kept apart since it was asked last, by name."""
        new, self._new = self._new, {}
        return new

    @contextmanager
    def spilling(self) -> Iterator[None]:
        """Remember what is kept apart inside as it comes, rather than let it pile up for `new`."""
        self._is_spilling = True
        try:
            yield
            self.memory.put(self.new())
        finally:
            self._is_spilling = False

    def _know(self, name: str, value: object) -> None:
        self._by_name.setdefault(name, value)
        if self._by_name[name] is value:
            self._names[id(value)] = name

    def _dump(self, value: object, whole: object) -> bytes:
        written = BytesIO()
        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # no references back: the same value gives the same bytes, however it was put together
        pickler.dispatch_table = self._reducers
        outer, self._reducers.whole = self._reducers.whole, whole
        others, self._reducers.parts = self._reducers.parts, {}
        try:
            pickler.dump(value)
            parts = self._reducers.parts
        finally:
            self._reducers.whole, self._reducers.parts = outer, others
        return len(parts).to_bytes(4) + "".join(parts).encode() + written.getvalue()


class Stored(Held[Any]):
    """A value kept apart, read when it is asked for."""

    __slots__ = ("_name", "_objects")

    def __init__(self, objects: Objects, name: str) -> None:
        self._objects, self._name = objects, name

    def __reduce__(self) -> tuple[Any, ...]:
        return Stored, (self._objects, self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stored) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self._name)

    @property
    def value(self) -> Any:
        """See `Held.value`; raises `Forgotten`."""
        return self._objects.get(self._name)

    @property
    def name(self) -> str:
        """See `Held.name`."""
        return self._name


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How values of each type are written: those kept apart as their names, structures as what they were made with."""

    def __init__(self, objects: Objects) -> None:
        super().__init__()
        self.objects = objects
        self.whole: object = None  # what is being kept apart itself, and must be written
        self.parts: dict[str, None] = {}  # the names of its parts, each once

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        """Decide for a type when it is met first; `KeyError` leaves it to Python, as pickle expects."""
        if issubclass(kind, Held):
            self[kind] = self._held
        elif issubclass(kind, self.objects.apart):
            self[kind] = self._apart
        elif issubclass(kind, Struct):
            self[kind] = _made_with  # as pickle would, but that it would ask here first, for each value
        elif issubclass(kind, type):
            self[kind] = _global_name  # the same
        else:
            raise KeyError(kind)
        return self[kind]

    def _held(self, value: Held[Any]) -> Any:
        return _held, (value.name or self.objects.put(value.value),)

    def _apart(self, value: Any) -> Any:
        if value is not self.whole:
            name = self.objects.put(value)
            self.parts[name] = None
            return _apart, (name,)
        return value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


class _Unpickler(pickle.Unpickler):
    def __init__(self, pickled: bytes, objects: Objects) -> None:
        super().__init__(BytesIO(pickled))
        self.known = objects.classes

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self.known:
            self.known[module, name] = super().find_class(module, name)
        return self.known[module, name]


def _apart_and_rest(data: bytes) -> tuple[list[str], bytes]:
    """What `Objects.dump` gives: the names of the parts, and the pickle."""
    end = 4 + _NAME * int.from_bytes(data[:4])
    names = data[4:end].decode()
    return [names[start : start + _NAME] for start in range(0, len(names), _NAME)], data[end:]


def _apart(name: str) -> Any:
    """Stands in pickles for a value kept apart."""
    raise NotImplementedError(name)


def _held(name: str) -> Any:
    """Stands in pickles for a value that is read when it is asked for."""
    raise NotImplementedError(name)


@cache
def _objects_of(memory: Memory, apart: tuple[type, ...]) -> Objects:
    """One collection a memory, in a process that was not forked."""
    return Objects(memory, apart)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_NAME // 2).hexdigest()
