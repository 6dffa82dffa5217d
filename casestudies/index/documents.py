"""What of a published edition goes into the index."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from tantivy import Document

from casestudies.models import Edition, Kudos
from casestudies.vocabulary import CreditRole, StillTrue

from . import language, schema
from .thesaurus import thesaurus
from .ties import tie_break

_SORT_BITS = 22
_THANKS_LIMIT = 2**20 - 1


def documents_of(case_study_ids: Iterable[int]) -> Iterator[Document]:
    """The documents of those of the case studies that are published now, in a fixed number of queries."""
    ids = list(case_study_ids)
    thanks = Counter(Kudos.objects.filter(case_study__in=ids).values_list("case_study_id", flat=True))
    boards = _BoardsToday()
    for edition in Edition.objects.published_of(ids).with_parts():
        yield document_of(edition, thanks=thanks[edition.case_study_id], board=boards.code_of(edition))


def document_of(edition: Edition, *, thanks: int, board: str) -> Document:
    """One edition, loaded with its parts, as a document. `thanks` counts them; `board` is its ODS code, "" for none."""
    document = Document()
    document.add_unsigned(schema.CASE_STUDY, edition.case_study_id)
    add_texts(document, _texts(edition))
    for name, values in _facets(edition, board).items():
        for value in values:
            document.add_text(name, value)
    newest = int(edition.published_at.timestamp() * 1000)
    document.add_unsigned(schema.NEWEST, newest << _SORT_BITS | edition.case_study_id % 2**_SORT_BITS)
    document.add_unsigned(schema.THANKED, min(thanks, _THANKS_LIMIT) << 43 | newest)
    tie = tie_break(_confirmed_at(edition), adopted=_adopted(edition), thanks=thanks)
    document.add_float(schema.TIE_BREAK, tie)
    return document


def add_texts(document: Document, texts: dict[str, list[str]]) -> None:
    """Puts the texts of each field into a document, and all their words and phrases."""
    words: set[str] = set()
    phrases: list[str] = []
    for name, parts in texts.items():
        text = language.respell("\n".join(part for part in parts if part))
        document.add_text(name, text)
        document.add_text(schema.ALL, text)
        cut = language.cut(text)
        words.update(cut)
        phrases += map(schema.as_one_word, thesaurus().phrases_in(list(map(language.stem, cut))))
    document.add_text(schema.PHRASES, " ".join(phrases))
    document.add_text(schema.WORDS, " ".join(sorted(words)))


def mark(applied: int) -> Document:
    """The document that says which changes an index holds."""
    document = Document()
    document.add_unsigned(schema.APPLIED, applied)
    return document


class _BoardsToday:
    """Today's board of each place, worked out once."""

    def __init__(self) -> None:
        self._codes: dict[tuple[int, int | None], str] = {}

    def code_of(self, edition: Edition) -> str:
        if edition.board_id is None:
            return ""
        place = (edition.board_id, edition.organisation_id)
        if place not in self._codes:
            self._codes[place] = (edition.board_today or edition.board).ods_code
        return self._codes[place]


def _confirmed_at(edition: Edition) -> datetime:
    """When its people last said that it is so: by publishing it, or when they were asked later."""
    study = edition.case_study
    if study.still_true != StillTrue.RUNNING:
        return edition.published_at
    return max(edition.published_at, datetime.combine(study.still_true_on, time(), tzinfo=UTC))


def _adopted(edition: Edition) -> int:
    """In how many places it was adopted, by the credits of those who did."""
    adopters = (credit for credit in edition.credits.all() if credit.role == CreditRole.ADOPTER)
    return len({(credit.organisation_name or credit.name).strip().lower() for credit in adopters} - {""})


def _texts(edition: Edition) -> dict[str, list[str]]:
    return {
        "headline": [edition.headline],
        "summary": [edition.problem, edition.result, edition.summary],
        "lessons": [*_tipping_points(edition), *_pitfalls(edition)],
        "labels": _labels(edition),
        "body": _body(edition),
    }


def _tipping_points(edition: Edition) -> Iterator[str]:
    for point in edition.tipping_points.all():
        yield from (point.get_role_display(), point.who, point.get_trigger_display(), point.what_turned_them)


def _pitfalls(edition: Edition) -> Iterator[str]:
    for pitfall in edition.pitfalls.all():
        yield from (pitfall.get_kind_display(), pitfall.what, pitfall.why, pitfall.instead)


def _labels(edition: Edition) -> list[str]:
    listed = [*edition.topics.all(), *edition.methods.all(), *edition.tags.all()]
    listed += [one for one in (edition.setting, edition.region, edition.board, edition.organisation) if one is not None]
    names = [edition.organisation_name, edition.place, *(credit.name for credit in edition.credits.all())]
    return list(dict.fromkeys([*(one.name for one in listed), *names]))


def _body(edition: Edition) -> list[str]:
    return [
        edition.what_you_did,
        *(step.what for step in edition.steps.all()),
        *(f"{outcome.measure} {outcome.note}" for outcome in edition.outcomes.all()),
        *(f"{resource.title} {resource.detail}" for resource in edition.resources.all()),
        *(f"{credit.job_role} {credit.organisation_name}" for credit in edition.credits.all()),
        *(f"{photo.alternative_text} {photo.caption}" for photo in edition.photos.all()),
        *(attachment.description for attachment in edition.attachments.all()),
        edition.cost_note,
        edition.context_helped,
        edition.context_hindered,
        edition.lasting_note,
        edition.unintended,
        edition.equity,
        edition.environment,
        edition.patient_involvement,
        edition.method_note,
        edition.sponsor,
        edition.guidance,
        edition.advice_core,
        edition.advice_optional,
    ]


def _facets(edition: Edition, board: str) -> dict[str, set[str]]:
    outcomes = {edition.result_category, *(outcome.category for outcome in edition.outcomes.all())}
    return {
        "topic": {topic.slug for topic in edition.topics.all()},
        "region": {edition.region.slug} if edition.region else set(),
        "board": {board} - {""},
        "setting": {edition.setting.slug} if edition.setting else set(),
        "outcome": outcomes - {""},
        "method": {method.slug for method in edition.methods.all()},
        "status": {str(edition.verdict)} if edition.verdict else set(),
        "tag": {tag.slug for tag in edition.tags.all()} - {""},
        "organisation": {edition.organisation.ods_code} if edition.organisation else set(),
        "pitfall": {pitfall.kind for pitfall in edition.pitfalls.all()} - {""},
        "trigger": {point.trigger for point in edition.tipping_points.all()} - {""},
        "role": {point.role for point in edition.tipping_points.all()} - {""},
    }
