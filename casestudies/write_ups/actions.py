"""Bringing a write-up in, and putting its passages where they belong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from casestudies.crediting.suppression import refused_names
from casestudies.editing import locked, touch
from casestudies.models import CaseStudy, Edition, FoundPicture, Passage, Photo
from casestudies.pictures import kept_copies
from casestudies.stored_files.keeping import delete_files_after_commit, keep, without_leftovers
from casestudies.write_up_places import Place

from .finding import Found
from .gathering import handy
from .placing.filling import FILLED, NONE_OF, PARTS, Filling, filled_from
from .reading.write_up import WriteUp

DELETE = "delete"
PHOTO_LIMIT = 10


@dataclass(frozen=True)
class Moved:
    """What became of passages and pictures: how many are in the case study, deleted, and did not fit."""

    placed: int = 0
    deleted: int = 0
    left: int = 0


@without_leftovers()
@transaction.atomic
def start_from(*, by, write_up: WriteUp, pictures: list[Found]) -> Edition:
    """A new case study led by `by`, with a write-up's title as its headline and its passages waiting beside it."""
    edition = Edition.objects.create(case_study=CaseStudy.objects.create(lead=by))
    return bring_in(edition=edition, by=by, write_up=write_up, pictures=pictures)


@without_leftovers()
@transaction.atomic
def bring_in(*, edition: Edition, by, write_up: WriteUp, pictures: list[Found]) -> Edition:
    """Puts a write-up's passages and pictures beside a case study, after those that wait there already.

    An edition without a headline takes the title; otherwise nothing in it changes. Gives the edition as it is now.
    Raises PermissionRefused when `by` may not change it, DomainError("quota") when the pictures are more than `by` may
    keep.
    """
    edition = locked(edition, by)
    case_study = edition.case_study
    title = write_up.title.strip()
    if title and not edition.headline:
        edition = touch(edition, by, headline=title)
        title = ""
    order = case_study.passages.aggregate(last=Max("order"))["last"] or 0
    pieces = [(title, "", Place.HEADLINE)] if title else []
    pieces += [(piece.text, piece.heading, piece.place) for piece in handy(write_up.pieces)]
    Passage.objects.bulk_create(
        Passage(case_study=case_study, order=number, text=text, heading=heading, place=place or "")
        for number, (text, heading, place) in enumerate(pieces, order + 1)
    )
    order = case_study.found_pictures.aggregate(last=Max("order"))["last"] or 0
    for number, found in enumerate(pictures, order + 1):
        copies = kept_copies(found.picture)
        keep(FoundPicture(case_study=case_study, order=number, description=found.description, **copies), by=by)
    return edition


@transaction.atomic
def place(*, edition: Edition, by, places: Mapping[int, str], pictures: Mapping[int, tuple[str, str]]) -> Moved:
    """Moves passages to where a person says they belong, after what is there, and described pictures to the photos.

    Takes by key of the passage a Place, DELETE, or nothing for one that shall wait; by key of the picture DELETE or
    nothing, and what it shows: it becomes a photo once that is said. What does not fit waits on, as do keys that are
    not there any more. Raises PermissionRefused when `by` may not change the edition.
    """
    edition = locked(edition, by)
    passages = list(edition.case_study.passages.select_for_update().filter(pk__in=places))
    filling = _begun(edition)
    outcomes = [_move(passage, places[passage.pk], filling) for passage in passages]
    outcomes += [
        _move_picture(edition, picture, *pictures[picture.pk])
        for picture in edition.case_study.found_pictures.filter(pk__in=pictures)
    ]
    filling.finish()
    _write(edition, by, filling)
    return Moved(outcomes.count("placed"), outcomes.count("deleted"), outcomes.count("left"))


def _begun(edition: Edition) -> Filling:
    counts = {name: getattr(edition, name).count() for name in PARTS}
    credited = edition.credits.values_list("name", flat=True)
    answers = {name: getattr(edition, name) for name in FILLED}
    return filled_from(answers, counts, credited, refused_names(edition.case_study))


def _move(passage: Passage, place: str, filling: Filling) -> str:
    """Moves one passage, and gives what became of it. Whatever is left of it waits with no place suggested."""
    if place == DELETE:
        passage.delete()
        return "deleted"
    left = filling.take(Place(place), passage.text, passage.heading) if place else ""
    if place and not left:
        passage.delete()
        return "placed"
    if left and left != passage.text:
        passage.heading = "" if left.startswith(f"{passage.heading}\n") else passage.heading
        passage.text = left
    passage.place = ""
    passage.save(update_fields=["text", "heading", "place"])
    return "left" if place else "waits"


def _move_picture(edition: Edition, picture: FoundPicture, choice: str, description: str) -> str:
    """Makes a described picture a photo, which takes over its files."""
    if choice == DELETE:
        delete_files_after_commit(picture)
        picture.delete()
        return "deleted"
    if not description:
        return "waits"
    if edition.photos.count() >= PHOTO_LIMIT:
        FoundPicture.objects.filter(pk=picture.pk).update(description=description)
        return "left"
    last = edition.photos.aggregate(last=Max("order"))["last"] or 0
    kept = {name: getattr(picture, name) for name in ("public_id", "large", "small", "width", "height")}
    Photo.objects.create(edition=edition, order=last + 1, alternative_text=description, **kept)
    picture.delete()
    return "placed"


def _write(edition: Edition, by, filling: Filling) -> None:
    """Saves what was filled: answers, and parts after those there are."""
    answers: dict[str, Any] = dict(filling.changed)
    answers |= {field: False for name, field in NONE_OF.items() if filling.added.get(name)}
    if answers or filling.added or edition.photos.exists():
        touch(edition, by, **answers)
    for name, values in filling.added.items():
        parts = getattr(edition, name)
        last = parts.aggregate(last=Max("order"))["last"] or 0
        for order, each in enumerate(values, last + 1):
            parts.create(order=order, **each)
