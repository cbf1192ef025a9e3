"""Values that come from a list: terms of a vocabulary, fixed options, yes or no, entries, languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.choices import Choice, Flag, LocaleCode, Option, Reference, did_you_mean
from etalase.vocabulary_yaml import read_vocabulary

CATEGORIES = """
title: {id: Kelompok, en: Groups}
terms:
  kriya: {label: {id: Kriya, en: Crafts}, aliases: [kerajinan, kerajinan tangan]}
  hasil-kebun: {label: {id: Hasil kebun, en: Farm crops}}
  minute: {label: {id: menit, en: minute}, plural: {id: menit, en: minutes}}
"""
LOCALES = ("id", "en")
VOCABULARY, PROBLEMS = read_vocabulary("content/vocabulary/categories.yaml", CATEGORIES, ReadContext(LOCALES, {}))
assert VOCABULARY is not None
assert not PROBLEMS
SITE = ReadContext(LOCALES, {"categories": VOCABULARY})

CATEGORY = Choice("categories", "kriya")
STATUS = Option({"scheduled": "as planned", "postponed": "postponed", "cancelled": "cancelled"})


def refusal(kind: ScalarType, text: str, context: ReadContext = SITE) -> Misread:
    with pytest.raises(Misread) as caught:
        kind.convert(text, context)
    return caught.value


def corrected(kind: ScalarType, misread: Misread) -> str:
    """The example an editor is shown."""
    return kind.example if misread.example is None else misread.example


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kriya", "kriya"),
        ("Kriya", "kriya"),
        ("CRAFTS", "kriya"),
        ("kerajinan", "kriya"),
        ("Kerajinan Tangan", "kriya"),
        ("hasil-kebun", "hasil-kebun"),
        ("Hasil kebun", "hasil-kebun"),
        ("farm crops", "hasil-kebun"),
        ("minutes", "minute"),
        ("menit", "minute"),
    ],
)
def test_a_choice_is_read_by_key_by_label_in_either_language_by_alias_and_by_plural(text: str, key: str) -> None:
    assert CATEGORY.convert(text, SITE) == key


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("kria", "kriya"), ("Craft", "kriya"), ("kerajinan tngan", "kriya"), ("farm crop", "hasil-kebun"), ("xyz", "")],
)
def test_an_unknown_choice_is_refused_with_the_key_that_was_probably_meant(text: str, suggestion: str) -> None:
    misread = refusal(CATEGORY, text)
    assert misread.code == "choice-unknown"
    assert misread.suggestion == suggestion
    assert misread.values == {"vocabulary": "categories", "known": "kriya, hasil-kebun, minute"}
    assert corrected(CATEGORY, misread) == (suggestion or "kriya")


def test_a_choice_without_an_example_of_its_own_shows_the_first_term() -> None:
    assert corrected(Choice("categories"), refusal(Choice("categories"), "xyz")) == "kriya"


def test_of_many_known_terms_only_the_first_are_shown() -> None:
    terms = "".join(f"  k{n}: {{label: Nomor {n}}}\n" for n in range(25))
    many, _ = read_vocabulary(
        "content/vocabulary/many.yaml", f"title: Banyak\nterms:\n{terms}", ReadContext(("id",), {})
    )
    assert many is not None
    misread = refusal(Choice("many"), "xyz", ReadContext(("id",), {"many": many}))
    assert misread.values["known"] == ", ".join(f"k{n}" for n in range(24)) + " …"


def test_a_choice_of_a_vocabulary_that_the_site_lacks_names_the_missing_file() -> None:
    misread = refusal(Choice("districts"), "limun")
    assert misread.code == "vocabulary-missing"
    assert misread.file == "content/vocabulary/districts.yaml"


def test_the_example_of_a_choice_is_a_term_of_the_vocabulary() -> None:
    assert corrected(CATEGORY, refusal(CATEGORY, "xyz")) == "kriya"
    assert corrected(Choice("categories", "minute"), refusal(Choice("categories", "minute"), "xyz")) == "minute"
    assert corrected(Choice("categories", "kopi"), refusal(Choice("categories", "kopi"), "xyz")) == "kriya"


def test_an_option_is_read_by_its_key() -> None:
    assert STATUS.convert("postponed", SITE) == "postponed"


def test_an_option_is_read_by_its_label_in_any_language() -> None:
    words = {"postponed": "ditunda", "cancelled": "dibatalkan"}
    site = replace(SITE, translations={message: (word,) for message, word in words.items()})
    assert STATUS.convert("Ditunda", site) == "postponed"
    assert STATUS.convert("As planned", site) == "scheduled"
    assert refusal(STATUS, "dibatalkn", site).suggestion == "cancelled"


def test_an_unknown_option_is_refused_with_all_that_there_are() -> None:
    misread = refusal(STATUS, "Postponned")
    assert misread.code == "option-unknown"
    assert misread.values == {"known": "scheduled, postponed, cancelled"}
    assert misread.suggestion == "postponed"
    assert corrected(STATUS, misread) == "postponed"
    assert corrected(STATUS, refusal(STATUS, "xyz")) == "scheduled"


@pytest.mark.parametrize("text", ["ya", "Ya", "YES", "yes", "true", "benar", "y"])
def test_yes_is_understood_in_either_language(text: str) -> None:
    assert Flag().convert(text, SITE) is True


@pytest.mark.parametrize("text", ["tidak", "Tidak", "NO", "no", "false", "bukan", "n"])
def test_no_is_understood_in_either_language(text: str) -> None:
    assert Flag().convert(text, SITE) is False


@pytest.mark.parametrize("text", ["", "mungkin", "1", "0", "on", "ya ya"])
def test_neither_yes_nor_no_is_refused(text: str) -> None:
    misread = refusal(Flag(), text)
    assert misread.code == "flag-unreadable"
    assert corrected(Flag(), misread) == "ya"


@pytest.mark.parametrize("text", ["products/kopi", "/products/kopi", "/products/kopi/", "products/kopi/index.md"])
def test_an_entry_is_named_by_its_folder(text: str) -> None:
    assert Reference().convert(text, SITE) == "products/kopi"
    assert Reference("products").convert(text, SITE) == "products/kopi"


def test_an_entry_of_a_known_collection_may_be_named_without_it() -> None:
    assert Reference("producers").convert("rumah-batik", SITE) == "producers/rumah-batik"


@pytest.mark.parametrize(
    ("text", "near"),
    [("", "products/kopi-bukit-tempurung"), ("kopi", "products/kopi"), ("products/kopi/index.id.md", "products/kopi"),
     ("a/b/c", "a/b"), ("Kopi Desa", "products/kopi-bukit-tempurung")],
)  # fmt: skip
def test_what_names_no_entry_is_refused(text: str, near: str) -> None:
    misread = refusal(Reference(), text)
    assert misread.code == "reference-form"
    assert corrected(Reference(), misread) == near


@pytest.mark.parametrize("text", ["/en/products/village-coffee/", "https://contoh.example/en/products/x/"])
def test_an_address_is_left_to_who_knows_the_site(text: str) -> None:
    assert Reference("producers").convert(text, SITE) == text.strip("/")


def test_an_entry_of_another_collection_is_refused() -> None:
    misread = refusal(Reference("producers"), "products/kopi")
    assert misread.code == "reference-form"
    assert corrected(Reference("producers"), misread) == "producers/kopi"


def test_a_language_of_the_site_is_read() -> None:
    assert LocaleCode().convert("en", SITE) == "en"


@pytest.mark.parametrize("text", ["", "fr", "ID", "in", "en-UK"])
def test_a_language_that_the_site_lacks_is_refused(text: str) -> None:
    misread = refusal(LocaleCode(), text)
    assert misread.code == "locale-unknown"
    assert misread.values == {"known": "id, en"}
    assert corrected(LocaleCode(), misread) == "id"


def test_the_nearest_known_word_is_offered_only_where_it_is_near() -> None:
    assert did_you_mean("prise", ["price", "title"]) == "price"
    assert did_you_mean("coordinates", ["price", "title"]) == ""
    assert did_you_mean("", []) == ""


def test_of_keys_only_the_folders_are_compared() -> None:
    known = ["products/madu-sialang", "products/tikar", "events/pasar"]
    assert did_you_mean("products/batubara", known) == ""
    assert did_you_mean("products/tikra", known) == "products/tikar"


@given(st.text())
@pytest.mark.parametrize("kind", [CATEGORY, STATUS, Flag(), Reference(), Reference("products"), LocaleCode()])
def test_any_text_gives_a_value_or_a_refusal_whose_example_is_right(kind: ScalarType, text: str) -> None:
    try:
        value = kind.convert(text, SITE)
    except Misread as misread:
        kind.convert(corrected(kind, misread), SITE)
        if misread.suggestion:
            kind.convert(misread.suggestion, SITE)
    else:
        assert kind.convert(value if isinstance(value, str) else "ya", SITE) is not None


def test_a_guess_is_not_the_opposite_of_what_was_written() -> None:
    context = ReadContext(("id",), {}, translations={"not finished": ("belum selesai",)})
    choice = Option({"draft": "not finished", "reviewed": "checked by a person"})
    assert refusal(choice, "selesai", context).suggestion == ""
    assert refusal(choice, "reviewd", context).suggestion == "reviewed"
