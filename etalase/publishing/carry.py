"""Does the steps of a plan in a place: many at a time, group after group."""

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from etalase.problems import N_
from etalase.publish_plan import (
    INCOMING,
    RELEASES,
    STATE,
    Act,
    File,
    Plan,
    Releases,
    Site,
    State,
    Step,
    in_place_plan,
    release_plan,
)
from etalase.publishing.places import CannotLink, Place, Refusal

AT_ONCE = 16
"""As many steps are under way together: servers far away answer late."""

Progress = Callable[[int, int], None]
Known = TypeVar("Known")


class Prepared(Struct, frozen=True):
    """What a place holds, and the plan to change it."""

    remote: Releases | State
    plan: Plan

    @property
    def in_place(self) -> bool:
        """Whether visitors see each file as it comes."""
        return isinstance(self.remote, State)


async def prepare(place: Place, site: Site, *, may_try: bool) -> Prepared:
    """Look at the place and plan. Whether it can hold releases is tried only where we `may_try`; raises `Refusal`."""
    current = await place.current()
    state = None if current else await place.read(STATE)
    is_new = current == "" and state is None
    if current or (is_new and (not may_try or await place.can_switch())):
        releases = await _releases(place, current or "")
        return Prepared(releases, release_plan(site, releases))
    known = _decoded(state or b"", State) or State()
    return Prepared(known, in_place_plan(site, known, await place.names("")))


async def carry_out(place: Place, plan: Plan, output: Path, site: Site, progress: Progress) -> int:
    """Do the steps; gives the bytes that were sent. Raises `Refusal`."""
    total, done, sent = sum(map(len, plan)), 0, 0
    free = asyncio.Semaphore(AT_ONCE)

    async def do(step: Step) -> None:
        nonlocal done, sent
        async with free:
            size = await _do(place, step, output, site)
        sent += size
        done += 1
        progress(done, total)

    for group in plan:
        try:
            async with asyncio.TaskGroup() as tasks:
                for step in group:
                    tasks.create_task(do(step))
        except ExceptionGroup as group_of_errors:  # what one step met, others most often met as well
            raise group_of_errors.exceptions[0] from None
    return sent


async def _do(place: Place, step: Step, output: Path, site: Site) -> int:
    """Do a step; gives the bytes that were sent for it."""
    if step.act is Act.RECORD:
        await place.write(step.name, step.content, step.name)
    elif step.act is Act.LINK:
        try:
            await place.link(step.source, step.name)
        except CannotLink:
            return await _write(place, step, output, site) if step.path in site else 0
    elif step.act is Act.WRITE:
        return await _write(place, step, output, site)
    elif step.act is Act.PLACE:
        await place.place(step.source, step.name)
    elif step.act is Act.SWITCH:
        await place.switch(step.name)
    elif step.act is Act.DELETE:
        await place.delete(step.name)
    else:
        await place.delete_folder(step.name)
    return 0


async def _write(place: Place, step: Step, output: Path, site: Site) -> int:
    content = await asyncio.to_thread((output / step.path).read_bytes)
    if hashlib.sha256(content).hexdigest() != site[step.path].sha256:
        raise Refusal(N_("The site in output/ was changed while it was published. Publish again."))
    await place.write(step.name, content, step.path)
    return len(content)


async def _releases(place: Place, current: str) -> Releases:
    there = await place.names(RELEASES) | await place.names(INCOMING)
    names = [name for name in there if name.count("/") == 1 and name.endswith(".json")]
    contents = await asyncio.gather(*(place.read(name) for name in names))
    sites = {
        name.removeprefix(f"{RELEASES}/").removesuffix(".json"): site
        for name, content in zip(names, contents, strict=True)
        if (site := _decoded(content or b"", dict[str, File])) is not None
    }
    return Releases(current, sites, there)


def _decoded(content: bytes, kind: type[Known]) -> Known | None:
    """What a file of ours says; None where it is missing or damaged."""
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError:
        return None
