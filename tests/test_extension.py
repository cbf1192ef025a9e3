"""Adding is adding: a content type or an output is one new file, and its template."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etalase.content_types import all_types, fields_of
from etalase.outputs import all_outputs
from tests.conftest import PROJECT, SiteFolder

RECIPE = '''"""A recipe."""

from etalase.fields import ContentType, Field
from etalase.problems import N_
from etalase.values.numbers import Whole

CONTENT_TYPE = ContentType(
    name="recipe",
    collection="recipes",
    label=N_("Product"),
    schema_org=("Recipe",),
    fields=(Field("serves", Whole("4"), N_("Seats"), N_("How many can take part."), required=True, on_card=True),),
)
'''

COUNT = '''"""How many pages there are."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One number."""
    yield Output("count.txt", str(len(site.pages)).encode())
'''


@pytest.fixture
def project_copy(minimal_site: SiteFolder) -> SiteFolder:
    """A site with a copy of the program, to add files to."""
    shutil.copytree(PROJECT / "etalase", minimal_site.root / "etalase", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", minimal_site.root)
    return minimal_site


def run_build(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "--lang", "en", "--date", "2026-08-01"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_a_content_type_is_one_file_and_its_template(project_copy: SiteFolder) -> None:
    project_copy.write("etalase/content_types/recipe.py", RECIPE)
    project_copy.write("templates/recipe.html", '{% extends "layouts/entry.html" %}\n')
    for locale, title, slug in (("id", "Resep", "resep"), ("en", "Recipes", "recipes")):
        project_copy.write(
            f"content/recipes/index.{locale}.md", f"---\ntitle: {title}\nsummary: {title}.\nslug: {slug}\n---\n"
        )
    project_copy.write("content/recipes/rendang/index.id.md", "---\ntitle: Rendang\nsummary: Enak.\nserves: 4\n---\n")
    project_copy.write("content/recipes/rendang/index.en.md", "---\ntitle: Rendang\nsummary: Good.\n---\n")
    done = run_build(project_copy.root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<dd>4</dd>" in "".join(project_copy.html("/en/recipes/rendang/").split("\n")).replace(" ", "")
    assert "Rendang" in project_copy.html("/en/recipes/")
    project_copy.write(
        "content/recipes/rendang/index.id.md", "---\ntitle: Rendang\nsummary: Enak.\nserves: lima\n---\n"
    )
    assert 'It says "lima"' in run_build(project_copy.root).stdout


def test_an_output_is_one_file(project_copy: SiteFolder) -> None:
    project_copy.write("etalase/outputs/count.py", COUNT)
    done = run_build(project_copy.root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int((project_copy.output / "count.txt").read_text()) > 10


def test_two_outputs_for_one_path_are_a_problem_and_not_a_race(project_copy: SiteFolder) -> None:
    project_copy.write("etalase/outputs/count.py", COUNT.replace("count.txt", "robots.txt"))
    done = run_build(project_copy.root)
    assert done.returncode == 1
    assert 'Both "count" and "robots" make this file.' in done.stdout


@pytest.mark.parametrize("content_type", all_types().values(), ids=lambda content_type: content_type.name)
class TestContract:
    """What every content type owes to the rest."""

    def test_it_has_a_template_and_is_named_in_the_docs(self, content_type) -> None:
        assert (PROJECT / "templates" / content_type.template).is_file()
        assert f"`{content_type.name}`" in (PROJECT / "docs/content-types.md").read_text("utf-8")

    def test_it_has_an_example_in_the_content_of_the_project(self, content_type) -> None:
        assert list((PROJECT / "content" / content_type.collection).glob("*/index.id.md"))

    def test_its_fields_have_names_of_their_own_labels_hints_and_examples(self, content_type) -> None:
        fields = fields_of(content_type)
        assert len({field.name for field in fields}) == len(fields)
        for field in fields:
            assert field.label
            assert field.hint.endswith("."), field.name
            assert field.written.startswith(f"{field.name}: ")
            assert len(field.written) > len(f"{field.name}: "), field.name

    def test_it_maps_to_schema_org_and_shows_something_on_its_card(self, content_type) -> None:
        assert content_type.schema_org
        assert any(field.schema_org for field in content_type.fields) or content_type.name == "page"
        assert any(field.on_card for field in fields_of(content_type))


@pytest.mark.parametrize("name", all_outputs())
def test_every_output_says_what_it_is_and_is_named_in_the_docs(name: str) -> None:
    module = sys.modules[f"etalase.outputs.{name}"]
    assert module.__doc__
    assert module.outputs.__doc__
    assert f"`{name}`" in (PROJECT / "docs/outputs.md").read_text("utf-8")
