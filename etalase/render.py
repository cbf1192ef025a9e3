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
                message = N_('Both "{first}" and "{second}" make this file.')
                problems.append(
                    Problem(
                        "output-clash",
                        Place(f"output/{output.path}"),
                        message,
                        {"first": makers[output.path], "second": name},
                    )
                )
            found[output.path], makers[output.path] = output, name
    raise_errors(problems)
    return tuple(found.values())
