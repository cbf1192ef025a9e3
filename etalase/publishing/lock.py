"""One publication of a place at a time: a file there says who is at it, and since when."""

import asyncio
import getpass
import hashlib
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from etalase.problems import N_
from etalase.publish_plan import LOCK
from etalase.publishing.places import Place, Refusal

RENEWED = 30
"""Seconds after which who is at it says so again."""

ABANDONED = 5 * 60
"""Seconds without a sign of life after which anybody may go on."""


class Lock(Struct, frozen=True):
    """Who is at it, in which folder of which computer (a digest), since when and last seen (seconds since 1970)."""

    who: str
    where: str
    since: float
    seen: float


def ours(root: Path) -> Lock:
    """The lock of this person, on this computer, in this folder."""
    who = f"{_user()}@{socket.gethostname()}"
    where = hashlib.sha256(f"{who}:{root.resolve()}".encode()).hexdigest()[:16]
    return Lock(who, where, time.time(), time.time())


class _Said(Struct):
    """What we have last written into the lock."""

    content: bytes


@asynccontextmanager
async def held(place: Place, own: Lock, *, by_force: bool) -> AsyncIterator[None]:
    """Hold the lock inside, and give it back. A lock of our own folder was left by a run that was stopped: only one
    runs there at a time. Raises `Refusal` where somebody else is at it."""
    said = _Said(await _take(place, own, by_force=by_force))
    renewing = asyncio.create_task(_renew(place, own, said))
    try:
        yield
    finally:
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing
        with suppress(Refusal):  # it is given up when nobody renews it
            if await place.read(LOCK) == said.content:  # else somebody has taken it over meanwhile
                await place.delete(LOCK)


async def _take(place: Place, own: Lock, *, by_force: bool) -> bytes:
    """Take the lock; what it says then. One that counts no longer is taken over only as it was read: of two who do so
    at once, one has it. By force nothing is asked, for a store may know no conditions."""
    content = msgspec.json.encode(own)
    if await place.create(LOCK, content):
        return content
    known = await place.read(LOCK)
    other = _read(known)
    now = time.time()
    if other and not by_force and other.where != own.where and abs(now - other.seen) < ABANDONED:
        message = N_(
            "{who} is publishing there, for {minutes} min. Wait a little. If nobody is at it any more, publish with "
            "--force-unlock."
        )
        raise Refusal(message, who=other.who, minutes=max(0, int(now - other.since) // 60))
    if by_force:
        await place.delete(LOCK)
    if known is None or by_force:
        is_ours = await place.create(LOCK, content)
    else:
        is_ours = await place.replace(LOCK, known, content)
    if not is_ours:
        raise Refusal(N_("Somebody else has just begun to publish there. Try again in a few minutes."))
    return content


async def _renew(place: Place, own: Lock, said: _Said) -> None:
    """Say again that we are at it; a lock that somebody has taken over meanwhile stays theirs."""
    while True:
        await asyncio.sleep(RENEWED)
        with suppress(Refusal):  # the work itself finds out
            seen = msgspec.json.encode(msgspec.structs.replace(own, seen=time.time()))
            if await place.replace(LOCK, said.content, seen):
                said.content = seen


def _read(content: bytes | None) -> Lock | None:
    """A lock; None where it is gone or damaged."""
    try:
        return msgspec.json.decode(content or b"", type=Lock)
    except msgspec.MsgspecError:
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "?"
