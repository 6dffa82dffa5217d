"""Finds the project's own source files for tests that speak about all of them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("sharing_portal", "improvers", "casestudies")


def python_files(*, with_tests: bool = False) -> list[Path]:
    """Our Python files, migrations left out."""
    folders = [*PACKAGES, *(["tests"] if with_tests else [])]
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]
    return sorted([ROOT / "manage.py", *found])


def templates() -> list[Path]:
    """Our templates, admin ones included."""
    return sorted((ROOT / "templates").rglob("*.*"))


def styles_and_scripts() -> list[Path]:
    """Our own, not those of packages."""
    static = ROOT / "static"
    found = [path for kind in ("css", "js") for path in static.rglob(f"*.{kind}")]
    return sorted(path for path in found if static / "vendor" not in path.parents)


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_in(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def name_of(path: Path) -> str:
    """The path as people write it, from the project's root."""
    return str(path.relative_to(ROOT))
