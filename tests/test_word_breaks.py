"""Long words may be divided on paper: where, and which words may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from etalase.word_breaks import SOFT_HYPHEN, with_soft_hyphens


def shown(html: str, language: str = "id") -> str:
    return with_soft_hyphens(html, language).replace(SOFT_HYPHEN, "-")


@pytest.mark.parametrize(
    ("language", "word", "divided"),
    [
        ("id", "mempertanggungjawabkan", "mem-per-tang-gung-ja-wabkan"),
        ("id", "keanekaragaman", "kea-ne-ka-ra-gaman"),
        ("id", "transmigrasi", "trans-mi-grasi"),
        ("en", "international", "inter-na-tional"),
    ],
)
def test_a_long_word_is_divided_by_the_rules_of_its_language(language: str, word: str, divided: str) -> None:
    assert shown(word, language) == divided


@pytest.mark.parametrize(
    "text",
    [
        "perkebunan",  # ten letters
        "Sarolangunese",  # a name
        "kementerian@sarolangunkab.go.id",
        "https://sarolangunkabupaten.go.id/perkebunanrakyat",
        "www.kebudayaanindonesia.net",
        "&CounterClockwiseContourIntegral;",
        '<a class="keanekaragaman" href="/keanekaragaman/">ke sini</a>',
        "<em>internationalisation</em>",
    ],
)
def test_short_words_names_addresses_tags_and_emphasis_stay_whole(text: str) -> None:
    assert shown(text) == text


def test_words_between_tags_are_divided() -> None:
    assert shown("<p>Untuk <strong>keanekaragaman</strong>, transmigrasi.</p>") == (
        "<p>Untuk <strong>kea-ne-ka-ra-gaman</strong>, trans-mi-grasi.</p>"
    )


@pytest.mark.parametrize("language", ["id", "tlh"])
def test_ranges_of_numbers_stay_on_one_line(language: str) -> None:
    assert with_soft_hyphens("20–30 menit, 1939 – kini", language) == "20\u2060–\u206030 menit, 1939 – kini"


def test_a_language_without_patterns_is_left_as_it_is() -> None:
    assert shown("keanekaragaman", "tlh") == "keanekaragaman"


@given(st.text(st.characters(codec="utf-8", exclude_characters=f"{SOFT_HYPHEN}\u2060")), st.sampled_from(["id", "en"]))
def test_nothing_but_soft_hyphens_is_added(text: str, language: str) -> None:
    divided = with_soft_hyphens(escape(text), language)
    assert divided.replace(SOFT_HYPHEN, "").replace("\u2060", "") == escape(text)
