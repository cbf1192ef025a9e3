"""Stage 4, core: the site becomes files. Every kind of output in `outputs/` takes its turn."""

from collections.abc import Mapping

from babel.support import Translations

from etalase.model import Output, Site, Theme
from etalase.outputs import all_outputs
from etalase.problems import N_, Place, Problem, raise_errors
from etalase.templating import Templates


def outputs(site: Site, theme: Theme, translations: Mapping[str, Translations]) -> tuple[Output, ...]:
    """Every file of the finished site; raises `BuildError` where two claim one path."""
    templates = Templates(site, theme, translations)
    problems = []
    found: dict[str, Output] = {}
    makers: dict[str, str] = {}
    for name, make in all_outputs().items():
        for output in make(site, templates):
            if output.path in found:
                problems.append(_clash(output.path, makers[output.path], name))
            found[output.path], makers[output.path] = output, name
    for path, name in makers.items():
        above = path.rpartition("/")[0]
        while above:  # a file cannot be a folder as well
            if above in found:
                problems.append(_clash(above, makers[above], name))
            above = above.rpartition("/")[0]
    raise_errors(problems)
    return tuple(found.values())


def _clash(path: str, first: str, second: str) -> Problem:
    message = N_('Both "{first}" and "{second}" make this file.')
    return Problem("output-clash", Place(f"output/{path}"), message, {"first": first, "second": second})
