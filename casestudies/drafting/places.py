"""Where answers are typed: a page of questions, or a part. Each gives its form, and writes what can be read of it."""

from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

from casestudies.errors import DomainError
from casestudies.models import Edition
from sharing_portal.sent_numbers import sent_number

from . import actions
from .addresses import part_address, section_address
from .sections import BY_SLUG, SectionSpec

NEW = "new"


class PagePlace:
    """One page of questions of a section."""

    def __init__(self, edition: Edition, section: SectionSpec, number: int = 1) -> None:
        self.edition, self.section, self.number = edition, section, number

    @property
    def key(self) -> str:
        """What kept answers and sittings call it."""
        return f"{self.section.slug}/page/{self.number}"

    @property
    def address(self) -> str:
        """Where it is asked."""
        return section_address(self.edition, self.section, self.number)

    @property
    def is_new(self) -> bool:
        """Whether saving adds something. A page is always there."""
        return False

    def at(self, edition: Edition) -> "PagePlace":
        """The same place in the edition as it is now."""
        return PagePlace(edition, self.section, self.number)

    def is_gone(self) -> bool:
        """Whether it was removed. A page never is, but "none" is no question any more once there is a part."""
        part = self.section.part
        return bool(part and part.none and getattr(self.edition, part.relation).exists())

    def questions(self) -> forms.Form:
        """Its questions, whatever has become of it."""
        return self.form()

    def form(self, data: QueryDict | None = None, files: Any = None) -> forms.Form:
        """Its questions, with the answers there are or those that came in."""
        return self.section.pages[self.number - 1].form(data, edition=self.edition)

    def validated(self, data: QueryDict, files: Any = None, by: Any = None) -> forms.Form:
        """Its questions with what came in, checked."""
        form = self.form(data)
        form.full_clean()
        return form

    def write(self, form: forms.Form, questions: set[str], *, by) -> "PagePlace":
        """Saves the answers to these questions and no others. Raises PermissionRefused."""
        fields = {name for question in questions for name in form.writes.get(question, (question,))}
        answers = {name: value for name, value in form.answers().items() if name in fields}
        said = [(kind, form.cleaned_data[name]) for name, kind in form.suggests.items() if name in questions]
        edition = actions.save_answers(edition=self.edition, by=by, answers=answers, suggestions=said)
        return self.at(edition)


class PartPlace:
    """One repeatable part, or one that is being added (`pk` is None)."""

    def __init__(self, edition: Edition, section: SectionSpec, pk: int | None = None) -> None:
        self.edition, self.section, self.pk, self.spec = edition, section, pk, section.part

    @property
    def key(self) -> str:
        """What kept answers and sittings call it."""
        return f"{self.section.slug}/part/{self.pk or NEW}"

    @property
    def address(self) -> str:
        """Where it is asked."""
        return part_address("change_part" if self.pk else "add_part", self.edition, self.section, self.pk)

    @property
    def is_new(self) -> bool:
        """Whether saving adds it."""
        return self.pk is None

    def at(self, edition: Edition, pk: int | None = None) -> "PartPlace":
        """The same place in the edition as it is now, or the part that was added."""
        return PartPlace(edition, self.section, pk or self.pk)

    def part(self) -> models.Model | None:
        """The part as it is now; None when there is none (yet, or any more)."""
        return getattr(self.edition, self.spec.relation).filter(pk=self.pk).first() if self.pk else None

    def is_gone(self) -> bool:
        """Whether somebody removed it."""
        return self.pk is not None and self.part() is None

    def questions(self) -> forms.Form:
        """Its questions, whatever has become of it."""
        return self.spec.form()

    def form(self, data: QueryDict | None = None, files: Any = None) -> forms.Form:
        """Its questions, with the answers there are or those that came in."""
        if self.is_new:
            return self.spec.adding_form(data, files)
        return self.spec.form(data, instance=self.part())

    def validated(self, data: QueryDict, files: Any = None, by: Any = None) -> forms.Form:
        """Its questions with what came in, checked; one too many, or more in files than `by` may keep, is an error."""
        form = self.form(data, files)
        form.full_clean()
        if self.spec.check:
            self.spec.check(self.edition, form)
        if self.is_new:
            try:
                actions.check_has_room(self.edition, self.spec)
            except DomainError as full:
                form.add_error(None, full.message)
            if by and self.spec.takes_upload:
                form.check_quota(by)
        return form

    def write(self, form: forms.Form, questions: set[str], *, by) -> "PartPlace":
        """Adds the part, or saves the answers to these questions and no others. Raises PermissionRefused."""
        if self.is_new:
            part = actions.add_part(edition=self.edition, by=by, spec=self.spec, values=form.values())
            written = self.at(self.edition, part.pk)
            written._go_on(form, questions, by)
            return written
        fields = {name for question in questions for name in (question, *form.groups.get(question, ()))}
        values = {name: value for name, value in form.values().items() if name in fields}
        actions.change_part(part=self.part(), by=by, values=values)
        self._go_on(form, questions, by)
        return self

    def _go_on(self, form: forms.Form, questions: set[str], by) -> None:
        """What else follows from answers that are acted on only when the person is done."""
        if self.spec.then and questions & set(form.waits):
            self.spec.then(self.part(), form, by=by)


Place = PagePlace | PartPlace


def place_of(edition: Edition, key: str) -> Place | None:
    """The place of this name; None when there is no such place."""
    slug, _, rest = key.partition("/")
    kind, _, number = rest.partition("/")
    section = BY_SLUG.get(slug)
    count = sent_number(number)
    if section and kind == "page" and count and count <= len(section.pages):
        return PagePlace(edition, section, count)
    if section and section.part and kind == "part" and (number == NEW or count is not None):
        return PartPlace(edition, section, count)
    return None
