"""The JSON Schemas find the content of this repository right, and planted mistakes wrong."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from etalase import schema_files
from etalase.content_types import all_types, fields_of
from etalase.json_schemas import FOLDER
from etalase.values.choices import VOCABULARIES
from tests.conftest import PROJECT

CONTENT = PROJECT / "content"
PAGES = sorted(path.relative_to(PROJECT).as_posix() for path in CONTENT.rglob("index.*.md"))
OTHERS = {
    "content/site.yaml": "site",
    "content/glossary.yaml": "glossary",
    **{path.relative_to(PROJECT).as_posix(): "vocabulary" for path in sorted(CONTENT.glob("vocabulary/*.yaml"))},
    **{path.relative_to(PROJECT).as_posix(): "brochure" for path in sorted(CONTENT.glob("brochures/*.yaml"))},
}


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as editors' tools read it: numbers, true, false and null; no dates, no yes and no."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # the name is PyYAML's


for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(first))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))  # 0745 is no octal number


@cache
def schema(name: str) -> Any:
    return json.loads((PROJECT / FOLDER / name).read_text("utf-8"))


def mistakes(name: str, text: str) -> list[str]:
    """What the schema of that name finds wrong."""
    terms = Resource.from_contents(schema(VOCABULARIES), default_specification=DRAFT7)
    registry: Registry[Any] = Registry().with_resource(VOCABULARIES, terms)
    validator = Draft7Validator(schema(f"{name}.json"), registry=registry)
    return [error.message for error in validator.iter_errors(yaml.load(text, CoreLoader))]


def front_matter(path: str) -> str:
    return (PROJECT / path).read_text("utf-8").split("---\n")[1]


def schema_of(path: str) -> str:
    parts = Path(path).parts[1:]
    name = all_types()[parts[0]].name if len(parts) == 3 else "collection"
    return name if path.endswith(".id.md") else f"{name}.translation"


def test_the_schemas_are_in_step_with_declarations_and_vocabularies() -> None:
    """`python build.py schemas` writes them."""
    made = schema_files.of_project(PROJECT)
    kept = {f"{FOLDER}/{path.name}": path.read_text("utf-8") for path in (PROJECT / FOLDER).iterdir()}
    assert kept == made


@pytest.mark.parametrize("name", sorted(path.stem for path in (PROJECT / FOLDER).glob("*.json")))
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(schema(f"{name}.json"))


@pytest.mark.parametrize("path", PAGES)
def test_what_is_written_is_right(path: str) -> None:
    assert mistakes(schema_of(path), front_matter(path)) == []


@pytest.mark.parametrize(("path", "name"), OTHERS.items())
def test_site_vocabularies_and_brochures_are_right(path: str, name: str) -> None:
    assert mistakes(name, (PROJECT / path).read_text("utf-8")) == []


MADU = "title: Madu\nsummary: Madu hutan.\ncategory: hutan\n"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("product", MADU, 0),
        ("product", MADU.replace("hutan\n", "Hasil hutan bukan kayu\n"), 0),
        ("product", MADU.replace("category: hutan", "category: hutann"), 1),
        ("product", MADU.replace("category", "categori"), 2),  # not known, and missing
        ("product", MADU + "price: 25.000", 0),
        ("product", MADU + "price: [1, 2]", 1),
        ("product", MADU + "price:", 0),
        ("product", MADU + "slug: Madu Hutan", 1),
        ("product", MADU + "featured: no", 0),
        ("product", MADU + "featured: kadang", 1),
        ("product", MADU + "district: limun", 0),
        ("product", MADU + "district: [limun, pauhh]", 1),
        ("product", MADU + "materials: Madu", 1),
        ("product", MADU + "materials: {id: Madu}", 0),
        ("product", MADU + "export: {moq: 100 kg, hs: 4}", 1),
        ("product", MADU + "pictures: [{file: a.jpg}]", 1),
        ("product", MADU + "title_: x", 1),
        ("product", f"title: {'x' * 91}\nsummary: x\ncategory: hutan", 1),
        ("product.translation", "title: Honey\nsummary: Honey.", 0),
        ("product.translation", "title: Honey\nsummary: Honey.\nprice: 4", 1),
        ("product.translation", "title: Honey\nsummary: Honey.\npictures: [{file: a.jpg, alt: A, credit: B}]", 1),
        ("destination", "title: A\nsummary: B\nkind: [gua]\ndifficulty: sulitt", 1),
        ("destination", "title: A\nsummary: B\nkind: [gua]\ndifficulty: sulit", 0),
        ("itinerary", "title: A\nsummary: B\ndays: 2\nstops: [{day: 1}]", 1),
        ("collection", "title: A\nsummary: B\nprice: 4", 1),
        ("site", "title: A", 3),
        ("brochure", "layout: katalog\ntitle: A\nselect: {collection: products}\neditions: [id]", 1),
        ("vocabulary", "title: A\nterms: {x: {labell: B}}", 2),
        ("vocabulary", "title: A", 1),
        ("glossary", "terms: {desa: {en: village, not: {en: [hamlet]}}}\nnames: [Orang Rimba]", 0),
        ("glossary", "terms: {desa: village}", 1),
        ("glossary", "terms: {desa: {fr: village}}", 1),
        ("glossary", "terms: {desa: {not: {id: dusun}}}\nname: Rimba", 2),
    ],
)
def test_planted_mistakes_are_found(name: str, text: str, found: int) -> None:
    assert len(mistakes(name, text)) == found


def test_every_field_has_its_label_and_hint_in_both_languages() -> None:
    for content_type in all_types().values():
        properties = schema(f"{content_type.name}.json")["properties"]
        assert list(properties) == [field.name for field in fields_of(content_type) if field.in_source]
        assert all({"title", "description", "x-en"} <= value.keys() for value in properties.values())
    assert schema("product.json")["properties"]["price"]["title"] == "Harga"
    assert schema("product.json")["properties"]["price"]["x-en"].startswith("Price: ")


def test_vs_code_knows_the_schemas_of_the_files_that_it_checks() -> None:
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {name for name in settings if not (PROJECT / name).is_file()} == set()
    matched = {path.relative_to(PROJECT).as_posix(): name for name in settings for path in PROJECT.glob(settings[name])}
    assert matched == {path: f"./{FOLDER}/{name}.json" for path, name in OTHERS.items()}
