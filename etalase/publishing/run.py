"""`publish` as somebody asked for it: build, look, do the steps, try again where a line breaks, and tell."""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import click
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etalase import load, publish_report, reports, unchanged
from etalase.configuration import Config, PublishTarget, address_of_nobody
from etalase.problems import N_, Problem, Severity, Translate, decimal
from etalase.publish_plan import Act, File, Site, changes, site_before
from etalase.publishing import carry, lock
from etalase.publishing.places import Place, Refusal
from etalase.run import Options, Project, show, translator
from etalase.run import run as run_build
from etalase.site_yaml import SITE_FILE
from etalase.unchanged import CACHE
from etalase.watch import Watch
from etalase.write import MANIFEST

PAUSES = (2, 5, 10)
"""Seconds to wait before trying again, each time a connection breaks."""


class Wish(Struct, frozen=True):
    """Which target (the first where it is empty); whether only to tell, then of each page and file, and whether to take
    the lock from somebody else."""

    target: str = ""
    only_tell: bool = False
    by_force: bool = False
    is_whole: bool = False


class Told(Struct, frozen=True):
    """What came of it: numbers of files, bytes, whether visitors see each file as it comes, how many steps there were,
    and the site before."""

    sent: int
    unchanged: int
    deleted: int
    size: int
    in_place: bool
    steps: int
    before: Site


def publish(project: Project, options: Options, wish: Wish) -> None:
    """Build the site and send it. Raises `SystemExit` where the build failed or the site has no address yet, and
    `ClickException` where it cannot be sent; to ask again goes on where it stopped."""
    root, translate = project.root, translator(project.root, options.lang)
    is_data = wish.only_tell and options.style == "json"
    warnings = _built(project, options, is_data=is_data)
    config = load.config(root)[0]
    target = _target(config, wish.target, translate)
    if address := _address_problem(config, wish):
        warnings.append(address)
        if not is_data:
            show([address], options.style, translate)
        if address.severity is Severity.ERROR:
            raise SystemExit(1)
    started = time.perf_counter()
    told = _done(root, target, wish, translate)
    if wish.only_tell:
        _tell_what_would_be(told, root / "output", wish, translate, warnings if is_data else None)
    else:
        _tell(told, target, translate, time.perf_counter() - started)


def _built(project: Project, options: Options, *, is_data: bool) -> list[Problem]:
    """Build the site, unless it is up to date; gives its warnings, untold where only data shall be told."""
    now, up_to_date = unchanged.look(project.root, os.environ)
    if not up_to_date:
        later = replace(options, warns_later=is_data)
        return list(run_build(project.make_build, project.root, project.root / "output", later, now))
    if not is_data:
        click.echo(up_to_date)
    return []


def _done(root: Path, target: PublishTarget, wish: Wish, translate: Translate) -> Told:
    try:
        with _alone(root):
            return asyncio.run(_patiently(root, target, wish, translate))
    except Refusal as refusal:
        raise click.ClickException(refusal.text(translate)) from None
    except ImportError:
        message = N_('To publish, install what it needs: python -m pip install -c constraints.txt ".[publish]".')
        raise click.ClickException(translate(message)) from None
    except KeyboardInterrupt:
        click.echo(translate(N_("Stopped. To go on, publish again: what was sent is not sent again.")), err=True)
        raise SystemExit(130) from None  # as shells do for SIGINT


def _address_problem(config: Config, wish: Wish) -> Problem | None:
    """What is wrong with the address of the site: nobody can have it. To try things out, one may name a place."""
    message = N_(
        "This address is only an example, and search engines, previews in messengers and QR codes would lead there: "
        "fill in the real one. To try things out before, give the place a name and say it: python build.py publish "
        "{name}."
    )
    name = next((target.name for target in config.publish if target.name), "staging")
    is_trial = bool(wish.target) or wish.only_tell
    return address_of_nobody(config, message, Severity.WARNING if is_trial else Severity.ERROR, name=name)


def _target(config: Config, name: str, translate: Translate) -> PublishTarget:
    targets = config.publish
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
    before = site_before(prepared.remote)
    _, same, gone = changes(before, site)
    steps = tuple(step for group in prepared.plan for step in group)
    sent = sum(step.act is Act.WRITE for step in steps)
    return Told(sent, same, gone, size, prepared.in_place, len(steps), before)


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


def _tell_what_would_be(
    told: Told, output: Path, wish: Wish, translate: Translate, warnings: Sequence[Problem] | None
) -> None:
    """Tell what a publication would change; where there are `warnings`, as data with these."""
    site = _site(output)
    paths = (path for path, file in site.items() if path.endswith(".html") and told.before.get(path) != file)
    titled = ((path, publish_report.page_title((output / path).read_text("utf-8"))) for path in paths)
    titles = {path: title for path, title in titled if title}
    found = publish_report.changes(told.before, site, titles)
    if warnings is not None:
        numbers = {"send": told.sent, "unchanged": told.unchanged, "delete": told.deleted}
        data = publish_report.as_data(found) | numbers | {"warnings": reports.as_data(warnings, translate)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in publish_report.lines(found, translate, is_whole=wish.is_whole):
        click.echo(line)
    message = N_("Nothing was sent. To send: {sent}; unchanged: {unchanged}; to delete: {deleted}.")
    click.echo(translate(message).format(sent=told.sent, unchanged=told.unchanged, deleted=told.deleted))


def _tell(told: Told, target: PublishTarget, translate: Translate, seconds: float) -> None:
    if told.sent or told.deleted or told.steps:
        message = N_(
            "Published to {place}. Sent: {sent} ({size} kB); unchanged: {unchanged}; deleted: {deleted}; {seconds} s."
        )
    else:
        message = N_("Nothing has changed: {place} is up to date. Files: {unchanged}.")
    place = f"{'sftp' if target.address.user else 's3'}://{target.address.host}{target.address.path}"
    values = {"sent": told.sent, "unchanged": told.unchanged, "deleted": told.deleted, "place": place}
    click.echo(translate(message).format(**values, size=f"{told.size / 1000:.0f}", seconds=decimal(seconds, translate)))
    if told.in_place and target.address.user:
        message = N_(
            "This server makes no symbolic links, so the site was changed file by file: while that goes on, some pages "
            "are new and others old, each whole."
        )
        click.echo(translate(message), err=True)
