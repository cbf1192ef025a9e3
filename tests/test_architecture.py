"""The house rules: who may import whom, a pure core, small modules, docstrings that say something."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "etalase"
MODULES = sorted(PACKAGE.rglob("*.py"))

SHELL = {
    "load",
    "write",
    "cli",
    "click_words",
    "serving",
    "inspection",
    "interface",
    "memory",
    "unchanged",
    "environment",
    "versions",
    "workers",
    "objects",
    "ledger",
    "file_index",
    "swap",
    "watch",
    "run",
    "scan",
    "tables",
    "search_index",
    "meanwhile",
    "address_ledger",
    "kept_ledgers",
    "ledger_file",
    "translation_recorder",
    "translation_status",
    "brochure_run",
    "brochure_maker",
    "publishing",
    "renamer",
    "commands",
    "dialogue",
    "project_names",
    "picture_maker",
    "picture_adder",
    "entry_maker",
    "entry_questions",
    "entry_trial",
    "schema_files",
    "workplace",
    "word_options",
}
STAGES = {"load", "validate", "resolve", "render", "write"}
LONGEST_MODULE = 300

# Floors of the house, from the ground up: a module may import from its own floor (where it says so) and from below.
FLOORS = [
    {"problems", "work", "memory", "versions", "environment", "swap", "watch", "scan", "tables", "meanwhile"},
    {"objects", "ledger", "file_index", "tones"},
    {"unchanged", "yaml_slips", "pasted_lists"},
    {"configuration", "prose", "yaml_tree", "file_names", "decoding", "images", "drawings", "converter", "passages"},
    {"text_ledger", "ledger_file", "blocks", "translation_changes"},
    {"paired_words"},
    {"short_addresses", "qr", "glossary", "translation_ledger", "translation_pairs"},
    {"address_ledger", "old_addresses", "translation_state"},
    {"translation_recorder", "translation_report", "kept_ledgers"},
    {"derivatives"},
    {"fonts"},
    {"social_cards", "pdf"},
    {"publication"},
    {"model", "catalogue"},
    {"edition", "build_result"},
    {"values", "headers", "template_environment", "pseudo"},
    {"yaml_writing"},
    {"fields", "front_matter", "locales", "schematic_map", "search", "routes", "quantities"},
    {"search_index"},
    {"entry_fields", "wording", "answers", "front_matter_edit", "markdown", "catalogs", "reports", "formats", "parity"},
    {"html_pages", "publish_plan"},
    {"finished", "publish_report"},
    {"audit"},
    {"content_types", "vocabulary_yaml", "glossary_yaml", "dialogue"},
    {"new_entry"},
    {"picture_intake"},
    {"picture_maker"},
    {"publication_checks"},
    {"publication_yaml", "publish_targets", "brochures", "print_jobs", "redirects", "links"},
    {"print_wishes", "site_yaml", "fact_tables", "schema_values", "filtering", "body_renaming"},
    {"renaming", "json_schemas"},
    {"structured_data", "calendars", "sharing", "assets", "vcards", "word_breaks"},
    {"printed_facts"},
    {"printing"},
    {"templating"},
    {"outputs"},
    {"load", "validate", "resolve", "render", "write", "interface", "reference", "workers"},
    {"planning", "run", "click_words", "brochure_maker", "entry_check", "project_names", "schema_files"},
    {"workplace", "renamer", "word_options", "entry_trial"},
    {"inspection", "brochure_run", "entry_questions", "translation_status", "serving", "publishing"},
    {"entry_maker", "picture_adder"},
    {"commands"},
    {"cli"},
]
WITHIN = {
    "audit",
    "values",
    "content_types",
    "outputs",
    "pdf",
    "publishing",
    "resolve",
    "serving",
    "validate",
}  # packages: their modules may know each other

IMPURE_MODULES = {
    "os",
    "io",
    "pathlib",
    "shutil",
    "subprocess",
    "time",
    "locale",
    "random",
    "socket",
    "sys",
    "tempfile",
}
ALLOWED_IMPURE = {
    "images": {"io"},  # bytes in memory
    "derivatives": {"io"},  # the same
    "social_cards": {"io"},  # the same
    "fonts": {"io"},  # the same
    "picture_intake": {"io"},  # the same
    "pdf": {"io", "sys"},  # the same, and modules that are loaded
    "catalogs": {"io"},  # texts in memory
    "reference": {"sys"},  # modules that are loaded
}
IMPURE_CALLS = {"open", "print", "input", "today", "now", "utcnow", "getenv", "setlocale", "read_text", "read_bytes"}


def part(path: Path) -> str:
    """The part of the house a module belongs to: its own name, or that of its package."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py") if relative.name != "__init__.py" or len(relative.parts) > 1 else ""


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def our_parts(path: Path) -> set[str]:
    return {name.split(".")[1] for name, _ in imports(path) if name.startswith("etalase.")}


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_import_only_from_the_floors_below(path: Path) -> None:
    own = part(path)
    if not own:
        return
    floor = next(number for number, parts in enumerate(FLOORS) if own in parts)
    allowed = set().union(*FLOORS[:floor]) | ({own} if own in WITHIN else set())
    assert our_parts(path) <= allowed


def test_every_module_has_its_floor() -> None:
    assert {part(path) for path in MODULES} - {""} == set().union(*FLOORS)


def test_stages_do_not_know_each_other() -> None:
    for path in MODULES:
        if part(path) in STAGES:
            assert our_parts(path) & STAGES <= {part(path)}


def test_nothing_imports_the_table_of_contents() -> None:
    for path in MODULES:
        assert "build" not in {imported.split(".")[0] for imported, _ in imports(path)}


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) not in SHELL], ids=name)
def test_the_core_opens_no_file_reads_no_clock_and_prints_nothing(path: Path) -> None:
    impure = {imported.split(".")[0] for imported, _ in imports(path)} & IMPURE_MODULES
    assert impure <= ALLOWED_IMPURE.get(part(path), set())
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            named = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            is_image_open = named == "open" and isinstance(called, ast.Attribute)
            assert named not in IMPURE_CALLS or is_image_open, f"{name(path)}:{node.lineno} calls {named}"


@pytest.mark.parametrize("path", [*MODULES, PROJECT / "build.py"], ids=name)
def test_modules_are_short_enough_to_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_say_in_a_few_lines_what_they_are(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert len(docstring.splitlines()) <= 8
    if len(path.relative_to(PACKAGE).parts) == 1 and path.name != "__init__.py":
        assert re.search(r"\b(Core|Shell|core|shell)\b", docstring), "core or shell?"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_public_functions_and_classes_are_described(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            inner = isinstance(node, ast.FunctionDef) and _is_nested(node, path)
            assert inner or ast.get_docstring(node), f"{name(path)}:{node.lineno} {node.name}"


def _is_nested(function: ast.FunctionDef, path: Path) -> bool:
    """Whether a function stands inside another one or in a private class."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        hides = isinstance(node, ast.FunctionDef) or (isinstance(node, ast.ClassDef) and node.name.startswith("_"))
        if hides and any(
            isinstance(child, ast.FunctionDef) and child.name == function.name and child.lineno == function.lineno
            for child in ast.walk(node)
            if child is not node
        ):
            return True
    return False


@pytest.mark.parametrize("path", [*MODULES, PROJECT / "build.py"], ids=name)
def test_nothing_is_left_for_later(path: Path) -> None:
    assert not re.search(r"TODO|FIXME|XXX", path.read_text("utf-8"))


def test_no_code_knows_the_languages_of_a_site() -> None:
    """Locale codes stand in content and catalogs; in code only as examples and in the table of wrong codes."""
    allowed = {"locales.py"}
    for path in MODULES:
        if path.name not in allowed:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Compare):
                    compared = [node.left, *node.comparators]
                    assert not any(isinstance(c, ast.Constant) and c.value in ("id", "en") for c in compared)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_what_may_be_remembered_holds_no_frozen_set(path: Path) -> None:
    """See `objects.Objects`."""
    assert "frozenset[" not in path.read_text("utf-8")
