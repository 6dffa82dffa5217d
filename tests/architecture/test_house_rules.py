"""The house rules that a program can check."""

import ast
import re

import pytest

from tests.architecture.source import ROOT, functions_in, name_of, python_files, styles_and_scripts, templates, tree_of

LONGEST_FILE = 400
LONGEST_VIEW = 30
# Mail programs post to it by themselves, without having seen a page of ours (RFC 8058).
ONE_CLICK = {
    "casestudies/drafting/by_email/views.py",
    "casestudies/emails/views.py",
    "casestudies/still_true/views.py",
}
WHAT_LETS_THEM = "casestudies/link_pages.py"


@pytest.mark.parametrize("path", [*python_files(with_tests=True), *templates(), *styles_and_scripts()], ids=name_of)
def test_no_file_is_longer_than_four_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", [path for path in python_files() if "views" in path.stem], ids=name_of)
def test_no_view_is_longer_than_thirty_lines(path):
    too_long = {
        function.name: function.end_lineno - function.lineno + 1
        for function in functions_in(path)
        if function.end_lineno - function.lineno + 1 > LONGEST_VIEW
    }
    assert too_long == {}


@pytest.mark.parametrize("path", [path for path in python_files() if "views" in path.stem], ids=name_of)
def test_views_reach_objects_only_through_what_the_person_may_see(path):
    bare = [
        f"line {node.lineno}: {ast.unparse(node)}"
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


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_every_public_name_has_a_docstring(path):
    assert _public_without_docstring(path) == []
    assert ast.get_docstring(tree_of(path)) or not path.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("path", [path for path in templates() if path.suffix == ".html"], ids=name_of)
def test_templates_hold_no_script_style_or_handler_of_their_own(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "inline script"
    assert not re.search(r"<style\b|\sstyle=", text), "inline style"
    assert not re.search(r"\son(click|change|submit|load|error|input)=", text), "inline handler"
    assert not re.search(r"\|\s*safe\b|autoescape off", text), "unescaped text"


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_python_holds_no_markup(path):
    text = path.read_text(encoding="utf-8")
    assert "mark_safe" not in text
    assert "format_html" not in text or path.name == "admin.py" or "admin" in path.parts
    assert not re.search(r"class=[\"']nhsuk-", text)


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_only_stopping_emails_with_one_click_goes_without_a_token_against_forgery(path):
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^@one_click_stop$", text, flags=re.MULTILINE)) == (name_of(path) in ONE_CLICK)
    assert "one_click_stop" not in text or name_of(path) in {*ONE_CLICK, WHAT_LETS_THEM}
    assert "csrf_exempt" not in text or name_of(path) == WHAT_LETS_THEM


def test_the_settings_table_of_the_readme_names_every_variable_that_is_read():
    settings = (ROOT / "sharing_portal" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"environment\.\w+\(\s*\"([A-Z_]+)\"", settings))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, flags=re.MULTILINE))
    assert listed == read
