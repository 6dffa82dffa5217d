"""What drafting reads: an author's own case studies, and what moderators said about them."""

from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet
from taggit.models import Tag

from casestudies.models import CaseStudy, Edition, KeptAnswer, Remark, Transition
from casestudies.states import Status
from improvers.models import User

_OF_A_PACK = 6


def own_case_studies(user) -> QuerySet[CaseStudy]:
    """The case studies a person leads or takes part in with all their editions, the one saved last first."""
    return (
        CaseStudy.objects.shared_with(user)
        .select_related("lead__profile")
        .annotate(last_saved=Max("editions__updated_at"))
        .order_by("-last_saved", "-pk")
        .annotate(has_to_choose=Exists(_to_choose(user).filter(case_study=OuterRef("pk"))))
        .prefetch_related(Prefetch("editions", Edition.objects.with_parts()), "collaborators")
    )


def begun_from(public_ids: str) -> list[int]:
    """The published case studies of the start pack that a draft is begun from: `public_ids` with commas between."""
    told = [public_id[:16] for public_id in public_ids.split(",")[:_OF_A_PACK]]
    return list(CaseStudy.objects.published().filter(public_id__in=told).values_list("pk", flat=True))


def has_to_choose(user, case_study: CaseStudy) -> bool:
    """Whether a person typed something there that met a colleague's text."""
    return _to_choose(user).filter(case_study=case_study).exists()


def is_offered_lead(user, case_study: CaseStudy) -> bool:
    """Whether the lead of a case study asks a person to take it over."""
    return case_study.collaborators.filter(user=user, lead_offered_at__isnull=False).exists()


def unfinished_by(case_study: CaseStudy) -> list[str]:
    """The names of the people who typed something there that is not in the case study (yet)."""
    people = User.objects.filter(kept_answers__case_study=case_study).distinct().select_related("profile")
    return [person.get_short_name() for person in people.order_by("pk")]


def _to_choose(user) -> QuerySet[KeptAnswer]:
    return KeptAnswer.objects.filter(by=user).to_choose()


def own_edition(user, public_id: str) -> Edition | None:
    """The newest edition of a case study the person leads or takes part in, with its parts; None when they do not."""
    own = CaseStudy.objects.shared_with(user).filter(public_id=public_id)
    return Edition.objects.filter(case_study__in=own).with_parts().order_by("-number").first()


def last_decision(edition: Edition) -> Transition | None:
    """The move that brought an edition to the status it has, with its notes; None for a draft nobody has sent."""
    moves = edition.transitions.filter(to_status=edition.status).select_related("by").prefetch_related("notes")
    return moves.last()


def notes_to_answer(edition: Edition) -> dict[str, str]:
    """What a moderator asks for, by section, while it is the author's turn to answer; otherwise nothing."""
    if edition.status != Status.CHANGES_REQUESTED:
        return {}
    return {note.section: note.text for note in last_decision(edition).notes.all()}


def remarks_on(edition: Edition, section: str = "") -> list[Remark]:
    """What people who check a case study asked for and nobody has seen to yet, of one section or of all."""
    remarks = edition.case_study.remarks.filter(done_at=None).select_related("by__profile")
    return list(remarks.filter(section=section) if section else remarks)


def tags_in_use(limit: int = 200) -> list[str]:
    """Tags of published case studies by name, for suggestions. Never those of drafts."""
    used = Tag.objects.filter(edition__status=Status.PUBLISHED)
    return list(used.order_by("name").values_list("name", flat=True).distinct()[:limit])
