"""Addresses inside drafting, and the way back to the page somebody came from."""

from django.http import HttpRequest
from django.urls import reverse

from casestudies.models import Edition

from .sections import SectionSpec

_CHECK = "?return=check"


def tasks_address(edition: Edition) -> str:
    """The task list of an edition's case study."""
    return reverse("drafting:tasks", args=[edition.case_study.public_id])


def section_address(
    edition: Edition, spec: SectionSpec, page: int = 1, *, field: str = "", from_check: bool = False
) -> str:
    """A page of a section, perhaps at one of its fields, perhaps leading back to check your answers."""
    arguments = [edition.case_study.public_id, spec.slug] + ([page] if page > 1 else [])
    address = reverse("drafting:section_page" if page > 1 else "drafting:section", args=arguments)
    return address + (_CHECK if from_check else "") + (f"#id_{field}" if field else "")


def part_address(
    name: str, edition: Edition, spec: SectionSpec, pk: int | None = None, *, from_check: bool = False
) -> str:
    """The page to add, change or remove a part (`name` is add_part, change_part, remove_part or move_part)."""
    arguments = [edition.case_study.public_id, spec.slug] + ([pk] if pk else [])
    return reverse(f"drafting:{name}", args=arguments) + (_CHECK if from_check else "")


def came_from_check(request: HttpRequest) -> bool:
    """Whether somebody came to change one thing and wants to go back to check your answers."""
    return request.GET.get("return") == "check"


def way_back(request: HttpRequest, edition: Edition) -> str:
    """Where a finished section leads: check your answers for those who came from there, else the task list."""
    if came_from_check(request):
        return reverse("drafting:check", args=[edition.case_study.public_id])
    return tasks_address(edition)
