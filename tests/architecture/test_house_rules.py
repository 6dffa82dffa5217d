"""The house rules that a program can check."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, functions_in, name_of, python_files, styles_and_scripts, templates, tree_of

LONGEST_FILE = 400
LONGEST_VIEW = 30
# Mail programs post to it by themselves, without having seen a page of ours (RFC 8058).
ONE_CLICK = "casestudies/emails/views.py"
WHAT_LETS_THEM = "casestudies/link_pages.py"


def test_no_file_is_longer_than_four_hundred_lines():
    paths = [*python_files(with_tests=True), *templates(), *styles_and_scripts()]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def views() -> list[Path]:
    """Our files of views."""
    return [path for path in python_files() if "views" in path.stem]


def test_no_view_is_longer_than_thirty_lines():
    lengths = {
        f"{name_of(path)}: {function.name}": function.end_lineno - function.lineno + 1
        for path in views()
        for function in functions_in(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_VIEW} == {}


def test_views_reach_objects_only_through_what_the_person_may_see():
    bare = [
        f"{name_of(path)}, line {node.lineno}: {ast.unparse(node)}"
        for path in views()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"get", "filter", "all", "exclude", "create", "update", "delete"}
        and ast.unparse(node.value).endswith(".objects")
    ]
    assert bare == []


def _public_without_docstring(path):
    def walk(node, inside):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            name = f"{inside}{child.name}"
            overrides = isinstance(node, ast.ClassDef) and isinstance(child, ast.FunctionDef)
            if child.name.startswith("_") or child.name in {"Meta", "Kind", "Media", "Command"}:
                continue
            if not ast.get_docstring(child) and not (overrides and _is_framework_hook(child.name)):
                yield f"line {child.lineno}: {name}"
            if isinstance(child, ast.ClassDef):
                yield from walk(child, f"{name}.")

    return list(walk(tree_of(path), ""))


def _is_framework_hook(name: str) -> bool:
    return name in FRAMEWORK_HOOKS or name.startswith(("clean", "has_", "get_", "save", "form_", "prepare", "render"))


# Methods Django, allauth or django-filter call by name: what they do is said by the framework.
FRAMEWORK_HOOKS = {
    "add_arguments", "handle", "ready", "queryset", "lookups", "choices", "value_from_datadict", "decompress",
    "compress", "to_python", "prepare_value", "bound_data", "validate", "id_for_label", "filter", "format_value",
    "create_option", "use_required_attribute", "value_omitted_from_data", "engine", "changelist_view", "login",
    "each_context", "index", "valid_value", "field", "formfield_for_foreignkey", "user_can_delete", "save_model",
    "app_index", "response_change", "use_fieldset", "label_tag", "css_classes", "build_widget_attrs",
}  # fmt: skip


def test_every_public_name_has_a_docstring():
    assert [f"{name_of(path)}, {name}" for path in python_files() for name in _public_without_docstring(path)] == []


def test_every_file_says_what_it_is():
    silent = [path for path in python_files() if not ast.get_docstring(tree_of(path))]
    assert [name_of(path) for path in silent if path.read_text(encoding="utf-8").strip()] == []


def places_of(pattern: str, paths: list[Path]) -> list[str]:
    """Where a pattern is found in these files, as "file: what was found"."""
    found = re.compile(pattern, flags=re.MULTILINE)
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in paths}
    return [f"{name}: {match[0]}" for name, text in texts.items() for match in found.finditer(text)]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"<script(?![^>]*\bsrc=)", id="inline script"),
        pytest.param(r"<style\b|\sstyle=", id="inline style"),
        pytest.param(r"\son(click|change|submit|load|error|input)=", id="inline handler"),
        pytest.param(r"\|\s*safe\b|autoescape off", id="unescaped text"),
    ],
)
def test_templates_hold_no_script_style_or_handler_of_their_own(pattern):
    assert places_of(pattern, [path for path in templates() if path.suffix == ".html"]) == []


def test_python_holds_no_markup():
    assert places_of(r"mark_safe|class=[\"']nhsuk-", python_files()) == []
    others = [path for path in python_files() if path.name != "admin.py" and "admin" not in path.parts]
    assert places_of(r"format_html", others) == []


def test_only_stopping_emails_with_one_click_goes_without_a_token_against_forgery():
    assert places_of(r"^@one_click_stop$", python_files()) == [f"{ONE_CLICK}: @one_click_stop"]
    others = [path for path in python_files() if name_of(path) != WHAT_LETS_THEM]
    assert places_of(r"csrf_exempt", others) == []
    assert places_of(r"one_click_stop", [path for path in others if name_of(path) != ONE_CLICK]) == []


def test_the_settings_table_of_the_readme_names_every_variable_that_is_read():
    settings = (ROOT / "sharing_portal" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"environment\.\w+\(\s*\"([A-Z_]+)\"", settings))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, flags=re.MULTILINE))
    assert listed == read


# Django looks for these by their names.
OF_DJANGO = {"__init__", "admin", "apps", "management", "migrations", "templatetags", "urls", "wsgi"}


def test_the_room_plan_of_the_readme_names_every_room():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\w+", readme.split("## The rooms")[1].split("## Work on it")[0]))
    paths = [path for top in ("sharing_portal", "improvers", "casestudies") for path in (ROOT / top).iterdir()]
    rooms = {path.stem for path in paths if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - OF_DJANGO - named == set()


# What these are asked for is in the code, or they run in commands only.
KEPT_FOR_EVER = {
    "casestudies/exchange/generated_words.py: words_of",
    "casestudies/exchange/generated_words.py: zipf",
    "casestudies/exchange/generating.py: _values",
    "casestudies/index/engine.py: _engine_at",
    "casestudies/models/loading.py: _every",
    "casestudies/write_ups/reading/names.py: wordings_of",
}


def test_what_is_remembered_for_what_people_send_has_a_bound():
    for_ever = {
        f"{name_of(path)}: {function.name}"
        for path in python_files()
        for function in functions_in(path)
        if function.args.args and any(map(_keeps_for_ever, function.decorator_list))
    }
    assert for_ever == KEPT_FOR_EVER


def _keeps_for_ever(decorator: ast.expr) -> bool:
    return re.fullmatch(r"(functools\.)?(cache|lru_cache\((maxsize=)?None\))", ast.unparse(decorator)) is not None
