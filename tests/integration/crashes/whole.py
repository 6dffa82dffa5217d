"""What must hold whenever anything was killed: no half of anything, and nothing lost that was confirmed."""

from collections import Counter

from casestudies.models import IndexChange, Message
from casestudies.states import Status
from improvers.models import AuditEvent

from .working import Work

_WAY = [Status.DRAFT, Status.SUBMITTED, Status.IN_REVIEW, Status.PUBLISHED]


def broken(work: Work) -> list[str]:
    """What is wrong with one edition after a death; nothing, if all is well."""
    edition = work.edition
    edition.refresh_from_db()
    moves = list(edition.transitions.order_by("pk"))
    way = [Status.DRAFT, *(move.to_status for move in moves)]
    about = f"{edition.reference} ({edition.status}, confirmed {work.reached})"
    is_published = edition.status == Status.PUBLISHED
    changes = IndexChange.objects.filter(case_study_id=edition.case_study_id).count()
    written = Counter(Message.objects.filter(transition__edition=edition).values_list("transition", flat=True))
    recorded = AuditEvent.objects.filter(about=edition.audit_reference).count()
    wrong = {
        "its moves are no way there": way != _WAY[: len(way)] or way[-1] != edition.status,
        "its version does not count its moves": edition.version != work.begun_at + len(moves),
        "what was confirmed is lost": _WAY.index(edition.status) < _WAY.index(work.reached),
        "it is half published": is_published != bool(edition.published_at) or changes != is_published,
        "a move has not one email": written != Counter(move.pk for move in moves),
        "a move is not recorded once": recorded != len(moves),
    }
    return [f"{about}: {words}" for words, is_so in wrong.items() if is_so]
