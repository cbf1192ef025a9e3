"""What a first view may weigh on a slow phone, and how often it may ask: the budgets of the site."""

from collections.abc import Iterator
from typing import NamedTuple

from etalase.finished import FinishedSite, PageFacts
from etalase.problems import N_, Place, Problem, Severity

KB = 1000

PRINT_STYLE = "/css/print."
"""What the names of style sheets of brochures have."""


class Budget(NamedTuple):
    """Above `target` is told, above `limit` is an error."""

    label: str
    target: int
    limit: int


HTML = Budget(N_("The page itself"), 12 * KB, 30 * KB)
STYLE = Budget(N_("Style sheets"), 10 * KB, 20 * KB)
SCRIPT = Budget(N_("Scripts"), 5 * KB, 15 * KB)
FONTS = Budget(N_("Fonts"), 16 * KB, 35 * KB)
PICTURE = Budget(N_("The largest picture"), 40 * KB, 100 * KB)
WHOLE = Budget(N_("The whole home page"), 150 * KB, 350 * KB)
REQUESTS = Budget(N_("Requests"), 10, 20)


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """Compressed sizes and requests of every page; what several pages load is told at the first of them."""
    told: set[tuple[str, int]] = set()
    for page in site.pages.values():
        if _is_printed(page):
            continue  # it is made for paper, and holds all of a brochure
        for budget, amount in _amounts(page, site):
            is_shared = budget in (STYLE, SCRIPT, FONTS)
            if amount > budget.target and not (is_shared and (budget.label, amount) in told):
                told.add((budget.label, amount))
                yield _problem(page, budget, amount)


def _is_printed(page: PageFacts) -> bool:
    return any(one.kind == "style" and PRINT_STYLE in one.url for one in page.loaded)


def _amounts(page: PageFacts, site: FinishedSite) -> Iterator[tuple[Budget, int]]:
    paths = {kind: _paths(page, kind, site) for kind in ("style", "script", "icon", "picture", "lazy picture")}
    fonts = {path for style in paths["style"] for path in _fonts(style, site)}
    weights = {kind: sum(map(site.weight, found)) for kind, found in paths.items()}
    shared = weights["style"] + weights["script"] + sum(map(site.weight, fonts))
    yield HTML, page.weight
    yield STYLE, weights["style"]
    yield SCRIPT, weights["script"]
    yield FONTS, sum(map(site.weight, fonts))
    yield PICTURE, max(map(site.weight, paths["picture"] | paths["lazy picture"]), default=0)
    if page.path in ("index.html", *(f"{code}/index.html" for code in site.address.locales)):
        yield WHOLE, page.weight + shared + weights["icon"] + weights["picture"]
    yield REQUESTS, 1 + len(fonts) + sum(len(paths[kind]) for kind in ("style", "script", "icon", "picture"))


def _paths(page: PageFacts, kind: str, site: FinishedSite) -> set[str]:
    targets = [site.address.target(one.url, page.path) for one in page.loaded if one.kind == kind]
    return {target.path for target in targets if target}


def _fonts(style: str, site: FinishedSite) -> Iterator[str]:
    for url in site.addresses_in_style(style):
        target = site.address.target(url, style)
        if target and target.path.endswith((".woff2", ".woff")):
            yield target.path


def _problem(page: PageFacts, budget: Budget, amount: int) -> Problem:
    is_error = amount > budget.limit
    allowed = budget.limit if is_error else budget.target
    severity = Severity.ERROR if is_error else Severity.WARNING
    if budget is REQUESTS:
        message, found, values = N_("A first view asks for at most {allowed} files."), str(amount), {"allowed": allowed}
    else:
        message = N_("Visitors with slow phones wait for this. It may weigh {allowed} kB, compressed.")
        found, values = f"{amount / KB:.1f} kB", {"allowed": allowed // KB}
    place = Place(page.file)
    return Problem("weight", place, message, values, label=budget.label, found=found, severity=severity)
