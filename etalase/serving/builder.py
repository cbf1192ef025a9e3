"""Builds the site for an editor again and again, and gives what came of each build. Shell.

Everything is loaded once, and what lies in output/ is looked at between the builds.
"""

import os
import time
import traceback
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor
from gettext import NullTranslations
from pathlib import Path

import click
from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from etalase import ledger, swap
from etalase.blocks import FIELD
from etalase.build_result import Build
from etalase.decoding import decode
from etalase.meanwhile import Meanwhile
from etalase.model import Manifest
from etalase.problems import N_, BuildError
from etalase.run import Options, Project, language, make, tell_failure, tell_success, translator
from etalase.serving.outcome import Crash, Outcome, crash_of
from etalase.translation_pairs import side_by_side
from etalase.translation_state import Standing
from etalase.unchanged import LEDGER, take
from etalase.validate.translations import blocks_at
from etalase.watch import Watch

PSEUDO = Path(".cache/pseudo")
"""Where the site of pseudo-texts is written, and beside it what lies there."""


class Target(Struct, frozen=True):
    """The folder that the site is written to, and the file that tells what lies there, both below the project."""

    output: Path
    ledger: Path


PUBLISHED = Target(Path("output"), LEDGER)
PSEUDO_TEXTS = Target(PSEUDO / "output", PSEUDO / "outputs")


class Builder:
    """Builds a project for the browser; whatever goes wrong is told there and in the terminal, and never raised."""

    def __init__(self, project: Project, options: Options, *, is_pseudo: bool = False) -> None:
        self.root, self._make_build = project.root, project.make_build
        # An index takes longer than an editor likes to wait.
        self._options = replace(options, indexed=False, wording="pseudo" if is_pseudo else "marked")
        self._target = PSEUDO_TEXTS if is_pseudo else PUBLISHED
        self._glances: Meanwhile | None = None
        self._last = Build({}, Manifest({}), (), {})
        self._standings: Mapping[tuple[str, str], Standing] = {}
        self._number = 0

    @property
    def output(self) -> Path:
        """Where the site is."""
        return self.root / self._target.output

    def build(self) -> Outcome:
        """Build, and tell in the terminal what came of it."""
        started = time.perf_counter()
        self._number += 1
        try:
            build = self._twice()
        except BuildError as error:
            outcome = self._outcome(error=error)
            tell_failure(error, self._options, outcome.translate)
            return outcome
        except Exception as error:  # also what a template or the program itself did wrong: the next save may mend it
            return self._crashed(error)
        finally:
            self._forget_glances()
        if self._options.wording == "pseudo":
            build = replace(build, translations={})  # people are told in words they can read
        self._last = build
        self._standings = {(one.key, one.locale): one for one in build.survey.standings()}
        tell_success(build, time.perf_counter() - started, self._options, self.root, is_written=True)
        return self._outcome()

    def old_blocks(self, key: str, locale: str) -> tuple[int, ...]:
        """See `preview.OldBlocks`: what the last build that succeeded knows."""
        standing = self._standings.get((key, locale))
        if standing is None or not standing.old:
            return ()
        source, translation = (
            blocks_at(key, path, decode((self.root / path).read_bytes(), path)[0])
            for path in (standing.source, standing.path)
        )
        old = [pair.translation for pair in side_by_side(source, translation, standing.then) if pair.is_old]
        body = [block for block in translation if block.kind != FIELD]
        return tuple(n for n, block in enumerate(body) if any(block is one for one in old))

    def _twice(self) -> Build:
        """A build; where a file went or came just then, a second one."""
        try:
            return self._once()
        except OSError:
            self._forget_glances()
            return self._once()

    def _once(self) -> Build:
        self.output.parent.mkdir(parents=True, exist_ok=True)
        now = take(self.root, os.environ)._replace(glances=self._glances)
        watch = Watch()
        return make(self._make_build, self.root, self.output, self._options, watch, now, self._target.ledger)

    def look_ahead(self) -> None:
        """Begin to look at what lies in output/, which nobody else changes: the next build need not wait for it."""
        self._forget_glances()
        file, target = self.root / self._target.ledger, self.output.resolve()
        if file.exists():
            self._glances = Meanwhile(lambda: ledger.look(file, (target, swap.beside(target))))

    def _forget_glances(self) -> None:
        if self._glances:
            self._glances.close()
            self._glances = None

    def _crashed(self, error: Exception) -> Outcome:
        outcome = self._outcome()
        translate = outcome.translate
        text = "".join(traceback.format_exception(error))
        if isinstance(error, BrokenExecutor):
            message = N_("A process of this build was ended from outside, perhaps for want of memory. Try again.")
            crash = Crash(translate(message), traceback=text)
        else:
            crash = crash_of(error, text, translate)
        told = f"{crash.place}\n  {crash.message}" if crash.place else crash.message
        click.echo(f"{text}\n{told}\n", err=True)
        return replace(outcome, crash=crash, problems=())

    def _outcome(self, error: BuildError | None = None) -> Outcome:
        known: Mapping[str, NullTranslations] = self._last.translations
        code = language(self.root, self._options.lang, known)
        return Outcome(
            self._number,
            code,
            Locale.parse(code.replace("-", "_")).text_direction,
            translator(self.root, code, known),
            tuple(error.problems) if error else tuple(self._last.warnings),
            None,
            self._last.base_path,
            self._last.entry_pages,
        )
