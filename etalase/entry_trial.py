"""Whether the whole site could be built with an entry that nobody has written yet. Shell.

The build itself looks: so nothing that keeps a site from being built must be known here.
"""

import sys
from collections.abc import Callable
from functools import partial

from etalase.answers import is_error
from etalase.model import Content
from etalase.problems import BuildError, Problem
from etalase.run import MakeBuild, Options, Project, make
from etalase.watch import Watch

Trial = Callable[[Content], list[Problem]]
"""Gives what would keep the site from being built if that were content too."""


def trial(project: Project, options: Options) -> Trial:
    """A trial of additions to a project. What is wrong with its site already is not held against them."""

    def tried(added: Content) -> list[Problem]:
        found = _errors(partial(project.make_build, added=added), project, options)
        known = _errors(project.make_build, project, options) if found else []
        return [problem for problem in found if problem not in known]

    return tried


def _errors(make_build: MakeBuild, project: Project, options: Options) -> list[Problem]:
    try:
        make(make_build, project.root, None, options, Watch(shows_progress=sys.stderr.isatty()))
    except BuildError as error:
        return [problem for problem in error.problems if is_error(problem)]
    return []
