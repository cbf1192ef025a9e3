"""What the server puts into a page on its way to the browser: what came of the last build, and what shows it. Pure."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from etalase.problems import N_
from etalase.serving.outcome import Outcome

POLICY = b'<meta http-equiv="Content-Security-Policy"'
"""How the policy of a page begins. It forbids scripts inside of pages that come after it."""

_OWN_POLICY = Markup('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">')
"""The policy of the server's own pages."""

_DATA = '<script type="application/json" id="etalase-serve">{}</script>'
_SCRIPT = '<script src="/_serve/overlay.js" defer></script>'

_PAGE = Markup("""<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
  <meta charset="utf-8">
  {policy}
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{title}</title>
  <link rel="stylesheet" href="/_serve/preview.css">
</head>
<body class="{kind}">
{body}
</body>
</html>
""")


def injected(page: bytes, shown: Mapping[str, object]) -> bytes:
    """The page with data and script before its policy. The data is no script, whatever stands in it."""
    data = json.dumps(shown, ensure_ascii=False).replace("<", "\\u003c")
    return page.replace(POLICY, (_DATA.format(data) + _SCRIPT).encode() + POLICY, 1)


def own_page(outcome: Outcome, title: str, kind: str, body: Markup) -> str:
    """A page of the server itself; `kind` is the class by which its style sheet knows it."""
    return _PAGE.format(
        lang=outcome.language, dir=outcome.direction, policy=_OWN_POLICY, title=title, kind=kind, body=body
    )


def without_page(outcome: Outcome) -> bytes:
    """A page where the site has none."""
    title = outcome.translate(N_("There is no page here yet."))
    return own_page(outcome, title, "no-page", Markup("<main><h1>{}</h1></main>").format(title)).encode()
