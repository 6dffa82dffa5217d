"""Bringing case studies in from a file."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction

from casestudies import index, workflow
from casestudies.completeness import missing_answers
from casestudies.models import CaseStudy, Edition, Transition
from casestudies.states import Status

from .incoming import Incoming, Rejected
from .layouts import Reader
from .lines import Line

_UNTOUCHED = {Status.DRAFT, Status.PUBLISHED}
SOURCE_LIMIT = CaseStudy._meta.get_field("source").max_length


class Result(StrEnum):
    """What became of one line."""

    ADDED = "added"
    UPDATED = "updated"
    ALREADY_HERE = "already here"
    REJECTED = "rejected"


@dataclass
class Report:
    """What became of a file: how many lines by result, and the reasons by line number."""

    counts: Counter = field(default_factory=Counter)
    rejected: list[tuple[int, str]] = field(default_factory=list)
    rolled_back: bool = False


@dataclass(frozen=True)
class Terms:
    """How a file is brought in: its source, as drafts or published, who leads (None: nobody), if as sample data."""

    source: str
    publish: bool = False
    lead: object = None
    is_sample: bool = False


class _Undo(Exception):
    """Takes back a file of which some lines were rejected."""


def import_lines(
    *, lines: Iterable[Line], terms: Terms, all_or_nothing: bool = False, tell: Callable[[], None] = lambda: None
) -> Report:
    """Brings the lines of one file in.

    Each line stands alone; with `all_or_nothing` one rejected line takes all back. `tell` is called after every line.
    A line that was brought in before and says the same changes nothing. The search index follows once, at the end.
    Gives the Report; a bad line never raises.
    """
    report = Report()
    try:
        if all_or_nothing:
            with transaction.atomic():
                _import_each(lines, terms, report, tell)
                if report.rejected:
                    raise _Undo
        else:
            _import_each(lines, terms, report, tell)
    except _Undo:
        report.rolled_back = True
    if report.counts[Result.ADDED] or report.counts[Result.UPDATED]:
        index.follow_after_commit()
    return report


def _import_each(lines: Iterable[Line], terms: Terms, report: Report, tell: Callable[[], None]) -> None:
    reader, seen = Reader(), {}
    for line in lines:
        try:
            if line.rejected:
                raise line.rejected
            incoming = reader.read(line.values)
            if incoming.source_id in seen:
                raise Rejected(f"The id “{incoming.source_id}” is on line {seen[incoming.source_id]} already")
            seen[incoming.source_id] = line.number
            result = import_one(incoming=incoming, fingerprint=line.fingerprint, terms=terms)
        except Rejected as rejected:
            result = Result.REJECTED
            report.rejected += [(line.number, reason) for reason in rejected.reasons]
        report.counts[result] += 1
        tell()


@transaction.atomic
def import_one(*, incoming: Incoming, fingerprint: str, terms: Terms) -> Result:
    """Brings one case study in, or makes what the portal has of it the same as the line, unless people worked on it.

    Raises Rejected when it may not be published as it is, or when people have worked on it since.
    """
    case_study = CaseStudy.objects.filter(source=terms.source, source_id=incoming.source_id).first()
    if case_study and case_study.source_fingerprint == fingerprint:
        return Result.ALREADY_HERE
    result = Result.UPDATED if case_study else Result.ADDED
    case_study = case_study or CaseStudy(
        source=terms.source, source_id=incoming.source_id, lead=terms.lead, is_sample=terms.is_sample
    )
    case_study.source_fingerprint = fingerprint
    edition = _draft_for(case_study)
    case_study.save()
    if edition.pk is None:
        edition.case_study = case_study
        edition.save()
    incoming.write_into(edition)
    if terms.publish or case_study.first_published_at:
        _publish(edition, incoming)
    return result


def _draft_for(case_study: CaseStudy) -> Edition:
    """The draft to write a line into: the first, one nobody touched, or the next after an untouched publication.

    Raises Rejected when people have worked on the case study.
    """
    editions = list(case_study.editions.order_by("number")) if case_study.pk else []
    if not editions:
        return Edition(number=1)
    latest = editions[-1]
    by_people = Transition.objects.filter(edition__case_study=case_study, by__isnull=False).exists()
    if by_people or (latest.status == Status.DRAFT and latest.version > 1) or latest.status not in _UNTOUCHED:
        raise Rejected(
            "The line has changed since it was brought in, and people have worked on the case study here. "
            "Change it on the portal instead"
        )
    return latest if latest.status == Status.DRAFT else Edition(number=latest.number + 1)


def _publish(edition: Edition, incoming: Incoming) -> None:
    missing = missing_answers(edition) if incoming.needs_all_five else []
    if missing:
        raise Rejected(*(f"It cannot be published: {sentence}" for _, sentence in missing))
    workflow.move(edition=edition, to=Status.PUBLISHED, by=None, expected_version=edition.version)
