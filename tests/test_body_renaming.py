"""An entry gets another key: the links of bodies follow, and nothing that only looks like one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.body_renaming import renamed_links
from etalase.links import entry_named
from etalase.markdown import read_body
from etalase.problems import Place, Problem
from etalase.prose import Link
from etalase.values import Renaming
from tests.test_renaming import config

OLD, NEW = "products/kopi", "products/kopi-desa"
PAGE = "pages/x"
CONFIG = config()


def rename(body: str, own: str, renaming: Renaming) -> tuple[str, list[Problem]]:
    """The body with the new name, and what could not be renamed."""
    places, problems = renamed_links(body, own, renaming, CONFIG, Place("content/pages/x/index.id.md", 7))
    for start, end, new in reversed(places):
        body = body[:start] + new + body[end:]
    return body, problems


def after(body: str, own: str = PAGE, old: str = OLD, new: str = NEW) -> str:
    found, problems = rename(body, own, Renaming(old, new))
    assert problems == []
    return found


CODE = """`[a](/products/kopi)`

```
[a](/products/kopi)
```

    [a](/products/kopi)

<!-- [a](/products/kopi) -->

"""

LINKS = {
    "a link": (PAGE, "kopi [kopi](/products/kopi) kopi", "kopi [kopi](/products/kopi-desa) kopi"),
    "to a heading of the same name": (PAGE, "[a](/products/kopi#kopi)", "[a](/products/kopi-desa#kopi)"),
    "with a title": (PAGE, '[a](/products/kopi "products/kopi")', '[a](/products/kopi-desa "products/kopi")'),
    "in brackets": (PAGE, "[a](<../../products/kopi/>)", "[a](<../../products/kopi-desa/>)"),
    "with spaces": (PAGE, "[a]( /products/kopi )", "[a]( /products/kopi-desa )"),
    "of several": (
        PAGE,
        "[a](/products/kopi) [b](/products/kopi-susu) [c](/products/kopi/index.md)",
        "[a](/products/kopi-desa) [b](/products/kopi-susu) [c](/products/kopi-desa/index.md)",
    ),
    "from beside": ("products/tikar", "[a](../kopi/index.id.md)", "[a](../kopi-desa/index.id.md)"),
    "from the collection": ("products", "[a](kopi) [b](./kopi#x)", "[a](kopi-desa) [b](./kopi-desa#x)"),
    "from the home page": ("", "[a](products/kopi)", "[a](products/kopi-desa)"),
    "from itself": (OLD, "[a](../kopi) [b](#x) [c](.) [d](index.md)", "[a](../kopi-desa) [b](#x) [c](.) [d](index.md)"),
    "by reference": (
        PAGE,
        "[kopi] [b][kopi]\n\n[kopi]: /products/kopi\n[unused]: /products/kopi\n",
        "[kopi] [b][kopi]\n\n[kopi]: /products/kopi-desa\n[unused]: /products/kopi\n",
    ),
    "in HTML": (
        PAGE,
        "<p>kopi <a href=/products/kopi title='/products/kopi'>/products/kopi</a></p>",
        "<p>kopi <a href=/products/kopi-desa title='/products/kopi'>/products/kopi</a></p>",
    ),
    "in a table, a list, a quotation and a footnote": (
        PAGE,
        "|a|b|\n|-|-|\n|[a](/products/kopi)|kopi|\n\n- [a](/products/kopi)\n\n> [a](/products/kopi)[^1]\n\n"
        "[^1]: [a](/products/kopi)\n",
        "|a|b|\n|-|-|\n|[a](/products/kopi-desa)|kopi|\n\n- [a](/products/kopi-desa)\n\n"
        "> [a](/products/kopi-desa)[^1]\n\n[^1]: [a](/products/kopi-desa)\n",
    ),
    "with signs for letters": (PAGE, "[a](/products/&#107;op&#x69;)", "[a](/products/kopi-desa)"),
    "in a roundabout way": (PAGE, "[a](/products/kopi/../kopi/./)", "[a](/products/kopi/../kopi-desa/./)"),
    "past it": ("products/teh", "[a](../kopi/../tikar) [b](../kopi)", "[a](../kopi/../tikar) [b](../kopi-desa)"),
    "behind code and comments": (
        PAGE,
        f"{CODE}\\[a](/products/kopi) [a](/products/kopi)",
        f"{CODE}\\[a](/products/kopi) [a](/products/kopi-desa)",
    ),
    "elsewhere": (
        PAGE,
        "[a](https://contoh.example/products/kopi) [b](/id/products/kopi) [c](/products/kopi/a.pdf)\n"
        "[d](/products/kopi?x) [e](/products/Kopi) [f](kopi) ![g](kopi.jpg)",
        "",
    ),
}


@pytest.mark.parametrize(("own", "body", "expected"), LINKS.values(), ids=LINKS)
def test_links_that_lead_to_the_entry_follow_and_nothing_else(own: str, body: str, expected: str) -> None:
    assert after(body, own) == (expected or body)


@pytest.mark.parametrize(
    ("name", "written", "then"),
    [
        ("kopi_susu", "[a](/products/kopi\\_susu)", "[a](/products/teh)"),
        ("kopi & susu", "[a](</products/kopi & susu>) kopi & susu", "[a](</products/teh>) kopi & susu"),
        ("Kopi Desa", "[a](</products/Kopi Desa#x>)", "[a](</products/teh#x>)"),
    ],
)
def test_an_old_name_may_have_other_signs(name: str, written: str, then: str) -> None:
    assert after(written, old=f"products/{name}", new="products/teh") == then


def test_a_vocabulary_has_the_name_first() -> None:
    """On the page of the collection, `districts` leads to the vocabulary, though an entry is called so."""
    written = "[a](districts) [b](./districts) [c](/products/districts)"
    assert after(written, "products", "products/districts", "products/teh") == (
        "[a](districts) [b](./teh) [c](/products/teh)"
    )


def test_a_link_that_would_lead_elsewhere_with_the_new_name_is_told() -> None:
    _, problems = rename("[b](/products/kopi)\n\n[a](kopi#x)\n", "products", Renaming(OLD, "products/districts"))
    (problem,) = problems
    assert (problem.code, problem.found) == ("link-not-renamed", "kopi#x")
    assert problem.place == Place("content/pages/x/index.id.md", 9, 5)
    assert problem.example == "[…](/products/kopi)"


PARTS = (
    *(
        "/products/kopi",
        "kopi",
        "../",
        "/",
        "#",
        ".",
        "[",
        "]",
        "](",
        "(",
        ")",
        "<",
        ">",
        "`",
        "```",
        "\n",
        "\n\n",
        "    ",
    ),
    *(
        "<!--",
        "-->",
        "[a](/products/kopi)",
        "[a](/products/kopi",
        "[kopi]: ",
        "[kopi]",
        '<a href="',
        '">',
        "</a>",
        "a ",
    ),
    *("&#107;opi", "\\", "![", "- ", "> ", "|", '"', "'", "{: ", "}", "[^1]", "[^1]: ", "kopi-susu", "*", "_", "**"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join), st.sampled_from(["pages/x", "products", "", OLD]))
@example("[a](/products/kopi)\n\n[a](/products/kopi", PAGE)
def test_all_links_lead_where_they_did_but_to_the_new_key(body: str, own: str) -> None:
    new, problems = rename(body, own, Renaming(OLD, NEW))
    before, then = links(body), links(new)
    own_then = NEW if own == OLD else own
    assert problems == []
    assert len(before) == len(then)
    for one, other in zip(before, then, strict=True):
        key = entry_named(own, one.target, CONFIG)
        assert entry_named(own_then, other.target, CONFIG) == (NEW if key == OLD else key)
        assert key == OLD or one.target == other.target
    assert html(new) == html(body)


def links(body: str) -> tuple[Link, ...]:
    return read_body(body, "", 1)[0].links


def html(body: str) -> list[object]:
    """All that a reader sees: the targets of links are not in it."""
    return [read_body(body, "", 1)[1], read_body(body, "", 1)[0].headings]
