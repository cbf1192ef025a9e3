"""One `python build.py serve` from its first build to Ctrl-C. Shell."""

import errno
import os
import threading
import webbrowser

import click

from etalase.problems import N_
from etalase.run import Options, Project
from etalase.serving.addresses import addresses
from etalase.serving.builder import Builder
from etalase.serving.changes import Changes
from etalase.serving.outcome import Outcome
from etalase.serving.rebuilding import Rebuilding
from etalase.serving.server import Server

WATCHED = ("content", "templates", "translations")


class Session:
    """Builds a project, shows it, and builds it again at every change of its files."""

    def __init__(self, project: Project, options: Options, *, is_pseudo: bool) -> None:
        self._builder = Builder(project, options, is_pseudo=is_pseudo)
        self._rebuilding = Rebuilding(self._builder.build, self._told)
        self._root = project.root
        self._server: Server

    def run(self, host: str, port: int, *, opens: bool) -> None:
        """Serve until Ctrl-C. Raises `click.ClickException` where the port cannot be had."""
        changes = Changes(self._root, WATCHED, self._rebuilding.changed)  # before the build: none is missed
        try:
            first = self._builder.build()
            self._server = Server(self._builder.output, first, self._builder.old_blocks)
            self._server.run(host, port, lambda: self._ready(first, host, port, opens=opens))
        except OSError as error:  # most often, another program has the port
            message = N_("The site cannot be shown here: {error}. Try another port, such as --port {other}.")
            if error.errno == errno.EADDRINUSE:
                message = N_(
                    "Port {port} is taken, perhaps by another serve: close that window first. Or take another port: "
                    "--port {other}."
                )
            told = first.translate(message).format(error=error.strerror, port=port, other=port + 1)
            raise click.ClickException(told) from None
        except KeyboardInterrupt:  # before the server could catch it
            raise SystemExit(130) from None  # as shells do for SIGINT
        finally:
            changes.stop()
        if self._rebuilding.is_building:
            os._exit(130)  # nobody waits for a build that nobody will see; what stands in output/ is whole

    def _ready(self, first: Outcome, host: str, port: int, *, opens: bool) -> None:
        self._builder.look_ahead()
        self._rebuilding.start()
        address, phone = addresses(host, port, first.base_path)
        click.echo(address)
        if phone:
            _ = first.translate
            click.echo(_(N_("On a phone in the same network: {address}")).format(address=phone))
            click.echo(_(N_("Everybody in this network can see the site now. Ctrl+C ends that.")), err=True)
        if opens:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def _told(self, outcome: Outcome) -> None:
        self._server.told(outcome)
        self._builder.look_ahead()
