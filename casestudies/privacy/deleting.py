"""Deleting case studies and what is in them, with their files."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from casestudies.models import CaseStudy, Edition
from casestudies.stored_files.holding import file_fields
from casestudies.stored_files.keeping import delete_files_after_commit


def delete_case_study(case_study: CaseStudy) -> None:
    """Deletes a case study that was never published, with everything in it and its files."""
    _delete_with_files([*_parts_of(case_study.editions.all()), *case_study.found_pictures.all()])
    case_study.delete()


def delete_open_edition(case_study: CaseStudy) -> None:
    """Deletes what was in the works: nobody could send it any more."""
    in_the_works = case_study.editions.open()
    _delete_with_files([*_parts_of(in_the_works), *case_study.found_pictures.all()])
    case_study.passages.all().delete()
    in_the_works.delete()


def delete_files(case_study: CaseStudy) -> None:
    """Deletes the photos and attached files of every edition."""
    _delete_with_files(_parts_of(case_study.editions.all()))


def names_of_files(case_study: CaseStudy) -> list[str]:
    """What the photos and attached files of its editions are stored as."""
    parts = _parts_of(case_study.editions.all())
    return [getattr(part, field.attname).name for part in parts for field in file_fields(type(part))]


def _parts_of(editions: Iterable[Edition]) -> Iterator[Model]:
    for edition in editions:
        yield from edition.photos.all()
        yield from edition.attachments.all()


def _delete_with_files(parts: Iterable[Model]) -> None:
    for part in parts:
        delete_files_after_commit(part)
        part.delete()
