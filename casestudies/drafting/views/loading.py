"""Loads what a page is about, or says that there is no such page."""

from django.db import models
from django.http import Http404, HttpRequest

from casestudies.drafting.queries import own_edition
from casestudies.drafting.sections import BY_SLUG, PartSpec, SectionSpec
from casestudies.models import Edition
from casestudies.permissions import check_can_edit


def own_edition_or_404(request: HttpRequest, public_id: str) -> Edition:
    """The newest edition of a case study the signed-in person leads or takes part in. Raises Http404 for others."""
    edition = own_edition(request.user, public_id)
    if edition is None:
        raise Http404
    return edition


def editable_edition_or_404(request: HttpRequest, public_id: str) -> Edition:
    """As own_edition_or_404, for pages that change answers. Raises PermissionRefused to those who may not now."""
    edition = own_edition_or_404(request, public_id)
    check_can_edit(request.user, edition)
    return edition


def section_or_404(slug: str) -> SectionSpec:
    """The section with this slug. Raises Http404."""
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def part_section_or_404(slug: str) -> tuple[SectionSpec, PartSpec]:
    """A section that has repeatable parts, and their kind. Raises Http404."""
    spec = section_or_404(slug)
    if spec.part is None:
        raise Http404
    return spec, spec.part


def part_or_404(edition: Edition, spec: PartSpec, pk: int) -> models.Model:
    """One part of this edition and no other. Raises Http404."""
    part = getattr(edition, spec.relation).filter(pk=pk).first()
    if part is None:
        raise Http404
    return part
