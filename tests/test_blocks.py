"""A text is cut into blocks that are known again, however it is written down."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.blocks import FIELD, Block, fingerprint, split_body, words_of
from etalase.content_types import all_types, fields_of
from etalase.decoding import decode
from etalase.translation_changes import count
from etalase.wording import blocks_in, version_of

FIELDS = fields_of(all_types()["products"])

BODY = """Pembuka yang
dua baris.

## Judul
Langsung di bawahnya.

- satu
- dua

  lanjutan

- tiga

| a | b |
|---|---|
| 1 | 2 |

> kutipan

```
# bukan judul

kode
```

<div>HTML</div>

<!-- catatan
penyunting -->

Judul bergaris
==============
Penutup
tanpa garis
"""


def shapes(text: str, first_line: int = 1) -> list[tuple[str, int]]:
    return [(block.kind, block.line) for block in split_body(text, first_line)]


def prints(text: str) -> list[str]:
    return [block.fingerprint for block in split_body(text)]


def test_a_body_is_cut_into_its_parts_each_with_its_line() -> None:
    assert shapes(BODY, 11) == [
        ("paragraph", 11),
        ("heading", 14),
        ("paragraph", 15),
        ("list", 17),
        ("table", 24),
        ("quote", 28),
        ("code", 30),
        ("html", 36),
        ("paragraph", 41),
    ]


def test_a_heading_with_a_line_below_is_a_heading() -> None:
    assert shapes("Judul\n=====\n\nTeks\n") == [("heading", 1), ("paragraph", 4)]


def test_an_open_fence_goes_on_to_the_end() -> None:
    assert shapes("```\na\n\n## b") == [("code", 1)]


def test_a_fence_is_closed_only_by_as_many_signs() -> None:
    assert shapes("````\n```\n\na\n````\n\n## b") == [("code", 1), ("heading", 7)]


WORDS = st.lists(st.text("abcdé", min_size=1, max_size=6), min_size=1, max_size=12)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=6)


@given(PARAGRAPHS, st.lists(st.sampled_from([" ", "\n", "  ", " \n ", "\u00a0"]), min_size=1), st.integers(2, 4))
def test_reflowing_makes_nothing_old(paragraphs: list[list[str]], spaces: list[str], empty: int) -> None:
    def reflowed(words: list[str]) -> str:
        return "".join(word + spaces[n % len(spaces)] for n, word in enumerate(words)).rstrip()

    plain = "\n\n".join(" ".join(words) for words in paragraphs)
    other = ("\n" * empty).join(reflowed(words) for words in paragraphs)
    assert prints(plain) == prints(other) == prints(unicodedata.normalize("NFD", other))
    assert prints(decode(other.replace("\n", "\r\n").encode(), "x")[0]) == prints(plain)
    assert len(prints(plain)) == len(paragraphs)


LINES = st.lists(
    st.sampled_from(
        ["", "", "kata lain", "# judul", "- butir", "  sambung", "```", "> kutip", "|a|b|", "|-|-|", "====", "\tx"]
    )
)


@given(LINES, st.integers(1, 30))
def test_nothing_of_a_text_is_lost_and_every_block_stands_on_its_line(lines: list[str], first: int) -> None:
    text = "\n".join(lines)
    blocks = split_body(text, first)
    assert " ".join(block.text for block in blocks).split() == text.split()
    for block in blocks:
        assert block.text.split("\n")[0].rstrip() == lines[block.line - first].rstrip()
    assert [block.line for block in blocks] == sorted({block.line for block in blocks})


@given(st.text(max_size=40), st.text(max_size=40))
def test_fingerprints_differ_where_words_do(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one).split() == unicodedata.normalize("NFC", other).split()
    assert (fingerprint(one) == fingerprint(other)) is same
    assert len(fingerprint(one)) == 8


def test_the_width_of_a_table_is_no_change_and_its_words_are() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    assert prints(table) == prints("|  a   |b|\n|:----|-----|\n| 1 |   2   |".replace(":", ""))
    assert prints(table) != prints(table.replace("1", "3"))


PRODUCT = """---
title: Kopi Desa
summary: Kopi dari kebun desa.
slug: kopi-desa
price: Rp 25.000
coordinates: -2.306, 102.673
pictures:
  - file: kopi.jpg
    alt: Biji kopi merah
    credit: Dinas
  - {file: kebun.jpg, alt: Kebun, caption: Pagi di kebun}
translation: draft
---

Kopi ini dipetik tangan.
"""


def product(text: str) -> tuple[Block, ...]:
    return blocks_in(FIELDS, text, "content/products/kopi/index.id.md")


def test_words_of_fields_are_blocks_and_facts_are_none() -> None:
    assert [(block.name, block.line, block.text) for block in product(PRODUCT) if block.kind == FIELD] == [
        ("title", 2, "Kopi Desa"),
        ("summary", 3, "Kopi dari kebun desa."),
        ("pictures.kopi.jpg.alt", 9, "Biji kopi merah"),
        ("pictures.kebun.jpg.alt", 11, "Kebun"),
        ("pictures.kebun.jpg.caption", 11, "Pagi di kebun"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rp 25.000", "Rp 30.000"),
        ("-2.306", "-2.4"),
        ("kopi.jpg", "biji.jpg"),
        ("credit: Dinas", "credit: Diskominfo"),
        ("slug: kopi-desa", "slug: kopi"),
        ("translation: draft", "translation: machine"),
        ("title: Kopi Desa", 'title:   "Kopi Desa"  # nama'),
        ("title: Kopi Desa\nsummary: Kopi dari kebun desa.", "summary: Kopi dari kebun desa.\ntitle: Kopi Desa"),
    ],
)
def test_an_edited_fact_is_no_edited_word(old: str, new: str) -> None:
    assert old in PRODUCT
    assert words_of(product(PRODUCT)) == words_of(product(PRODUCT.replace(old, new)))


@pytest.mark.parametrize("old", ["Kopi Desa", "kebun desa.", "Biji kopi", "Pagi", "dipetik"])
def test_an_edited_word_is_one_edited_block(old: str) -> None:
    before, after = words_of(product(PRODUCT)).split(), words_of(product(PRODUCT.replace(old, "Lain"))).split()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_the_same_words_in_another_field_are_another_block() -> None:
    swapped = PRODUCT.replace("title: Kopi Desa", "title: Kebun").replace("alt: Kebun", "alt: Kopi Desa")
    assert count(words_of(product(PRODUCT)), words_of(product(swapped))) == (2, 6)


def test_to_call_a_translation_reviewed_is_to_touch_it() -> None:
    blocks = product(PRODUCT)
    machine, draft, reviewed = (version_of(blocks, "x", word) for word in ("machine", "draft", "reviewed"))
    assert machine.own == draft.own == version_of(blocks, "x").own != reviewed.own
    assert machine.words == reviewed.words


def test_a_file_that_cannot_be_read_has_no_blocks() -> None:
    assert blocks_in(FIELDS, "tanpa isian", "x") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lihat [kopi](/products/kopi).",
        "Lihat [kopi]( /products/kopi ).",
        "Lihat [kopi](</products/kopi> 'kopi').",
        "[k]: /products/kopi",
        "[k]:\n    /products/kopi",
        "<p><a class='x' href='/products/kopi'>kopi</a></p>",
        '<p><a href="/products/kopi">kopi</a></p>',
        "<p><a href=/products/kopi>kopi</a></p>",
    ],
)
def test_where_a_link_leads_is_no_word(text: str) -> None:
    assert prints(text.replace("/products/kopi", "/products/teh")) == prints(text)
    assert prints(text.replace("k", "t")) != prints(text)
