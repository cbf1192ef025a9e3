"""`publish` as somebody asked for it: build, look, do the steps, try again where a line breaks, and tell."""

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from etalase import load, unchanged
from etalase.configuration import PublishTarget
from etalase.problems import N_, Translate
from etalase.publish_plan import OWN, Act, File, Site, Step, changes, site_before
from etalase.publishing import carry, lock
from etalase.publishing.places import Place, Refusal
from etalase.run import Options, Project, translator
from etalase.run import run as run_build
from etalase.site_yaml import SITE_FILE
from etalase.unchanged import CACHE
from etalase.watch import Watch
from etalase.write import MANIFEST

PAUSES = (2, 5, 10)
"""Seconds to wait before trying again, each time a connection breaks."""


class Wish(Struct, frozen=True):
    """Which target (the first where it is empty); whether only to tell, and to take the lock from somebody else."""

    target: str = ""
    only_tell: bool = False
    by_force: bool = False


class Told(Struct, frozen=True):
    """What came of it: numbers of files, bytes, and whether visitors see each file as it comes."""

    sent: int
    unchanged: int
    deleted: int
    size: int
    in_place: bool
    steps: tuple[Step, ...]


def publish(project: Project, options: Options, wish: Wish) -> None:
    """Build the site and send it. Raises `SystemExit` where the build failed, and `ClickException` where it cannot be
    sent; to ask again goes on where it stopped."""
    root, translate = project.root, translator(project.root, options.lang)
    now, up_to_date = unchanged.look(root, os.environ)
    if up_to_date:
        click.echo(up_to_date)
    else:
        run_build(project.make_build, root, root / "output", options, now)
    target = _target(root, wish.target, translate)
    started = time.perf_counter()
    try:
        with _alone(root):
            told = asyncio.run(_patiently(root, target, wish, translate))
    except Refusal as refusal:
        raise click.ClickException(refusal.text(translate)) from None
    except ImportError:
        message = N_('To publish, install what it needs: python -m pip install -c constraints.txt ".[publish]".')
        raise click.ClickException(translate(message)) from None
    except KeyboardInterrupt:
        click.echo(translate(N_("Stopped. To go on, publish again: what was sent is not sent again.")), err=True)
        raise SystemExit(130) from None  # as shells do for SIGINT
    _tell(told, target, wish, translate, time.perf_counter() - started)


def _target(root: Path, name: str, translate: Translate) -> PublishTarget:
    targets = load.config(root)[0].publish
    if not targets:
        message = N_("{file} does not say where to publish. For example:  publish: {{to: {example}}}")
        example = "sftp://web@server.example.go.id/srv/www/sarolangun"
        raise click.ClickException(translate(message).format(file=SITE_FILE, example=example))
    found = next((target for target in targets if target.name == name), None if name else targets[0])
    if found is None:
        known = ", ".join(target.name for target in targets if target.name) or "–"
        message = N_('There is no place "{name}" to publish to. Known: {known}.')
        raise click.ClickException(translate(message).format(name=name, known=known))
    return found


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    (root / CACHE).mkdir(exist_ok=True)
    try:
        with FileLock(root / CACHE / "publish.lock", blocking=False):
            yield
    except Timeout:
        raise Refusal(N_("The site is being published from this folder already. Wait until that is done.")) from None


async def _patiently(root: Path, target: PublishTarget, wish: Wish, translate: Translate) -> Told:
    """Publish; when the connection breaks, wait a little and go on."""
    watch = Watch(shows_progress=sys.stderr.isatty())
    for pause in (*PAUSES, None):
        try:
            with watch.stage("publish"):
                return await _once(root, target, wish, watch)
        except Refusal as refusal:
            if pause is None or not refusal.passing:
                raise
            again = translate(N_("Trying again in {seconds} s.")).format(seconds=pause)
            click.echo(f"{refusal.text(translate)} {again}", err=True)
            await asyncio.sleep(pause)
    raise AssertionError


async def _once(root: Path, target: PublishTarget, wish: Wish, watch: Watch) -> Told:
    output = root / "output"
    site = await asyncio.to_thread(_site, output)
    async with _open(target) as place:
        if wish.only_tell:
            return _told(await carry.prepare(place, site, may_try=False), site, 0)
        async with lock.held(place, lock.ours(root), by_force=wish.by_force):
            prepared = await carry.prepare(place, site, may_try=True)
            size = await carry.carry_out(place, prepared.plan, output, site, watch.progress)
            return _told(prepared, site, size)


def _told(prepared: carry.Prepared, site: Site, size: int) -> Told:
    _, same, gone = changes(site_before(prepared.remote), site)
    steps = tuple(step for group in prepared.plan for step in group)
    sent = sum(step.act is Act.WRITE for step in steps)
    return Told(sent, same, gone, size, prepared.in_place, steps)


@asynccontextmanager
async def _open(target: PublishTarget) -> AsyncIterator[Place]:
    if target.address.user:
        from etalase.publishing import ssh

        place: Place = await ssh.connect(target.address)
    else:
        from etalase.publishing import objects

        place = objects.Bucket(target, os.environ)
    try:
        yield place
    finally:
        await place.close()


def _site(output: Path) -> dict[str, File]:
    """The finished site as its build manifest tells."""
    known = msgspec.json.decode((output / MANIFEST).read_bytes(), type=dict[str, _Row])
    return {path: File(row.sha256, (output / path).stat().st_size) for path, row in known.items()}


class _Row(Struct, frozen=True):
    sha256: str


def _tell(told: Told, target: PublishTarget, wish: Wish, translate: Translate, seconds: float) -> None:
    if wish.only_tell:
        for step in told.steps:
            if step.act in (Act.WRITE, Act.DELETE) and (step.path or not step.name.startswith(OWN)):
                click.echo(f"{'+' if step.act is Act.WRITE else '-'} {step.path or step.name}")
        message = N_("Nothing was sent. To send: {sent}; unchanged: {unchanged}; to delete: {deleted}.")
    elif told.sent or told.deleted or told.steps:
        message = N_(
            "Published to {place}. Sent: {sent} ({size} kB); unchanged: {unchanged}; deleted: {deleted}; {seconds} s."
        )
    else:
        message = N_("Nothing has changed: {place} is up to date. Files: {unchanged}.")
    place = f"{'sftp' if target.address.user else 's3'}://{target.address.host}{target.address.path}"
    values = {"sent": told.sent, "unchanged": told.unchanged, "deleted": told.deleted, "place": place}
    click.echo(translate(message).format(**values, size=f"{told.size / 1000:.0f}", seconds=f"{seconds:.1f}"))
    if told.in_place and target.address.user and not wish.only_tell:
        message = N_(
            "This server makes no symbolic links, so the site was changed file by file: while that goes on, some pages "
            "are new and others old, each whole."
        )
        click.echo(translate(message), err=True)
