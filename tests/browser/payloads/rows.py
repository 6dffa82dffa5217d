"""A row of every table with words in it that the world of the access table has none of."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from casestudies.models import (
    CaseStudy,
    Edition,
    Feature,
    FlagOverride,
    Hold,
    IdentifierReason,
    KeptAnswer,
    Pitfall,
    Resource,
)
from tests.architecture.world import World
from tests.browser.payloads import PAYLOADS, storable

_WORDS = "To be filled"


def add_rows(world: World) -> None:
    """Adds them to the world, each where a page shows it."""
    owner, administrator = world.people["owner"], world.people["administrator"]
    for edition in world.editions.values():
        Pitfall.objects.create(edition=edition, what=_WORDS)
        Resource.objects.create(edition=edition, kind="link", title=_WORDS, url="https://example.org/")
    _explain(world.editions["submitted"], world.editions["published"], administrator)
    _kept_from(world.editions["draft"].case_study, owner)
    _since_published(world.editions["published"], administrator)
    Hold.objects.create(edition=world.editions["submitted"], by=administrator, reason=_WORDS)
    _links(world.editions["published"])
    _outside_the_apps(world)


def _explain(waiting: Edition, published: Edition, by) -> None:
    about = {"place": "problem", "kind": "nhs_number", "mark": "0"}
    IdentifierReason.objects.create(edition=waiting, reason="other", words=_WORDS, by=waiting.case_study.lead, **about)
    FlagOverride.objects.create(transition=published.transitions.last(), reason=_WORDS, **about)


def _kept_from(case_study: CaseStudy, by) -> None:
    typed = {"case_study": case_study, "by": by, "place": "seed/page/1", "why": KeptAnswer.Why.MET}
    KeptAnswer.objects.create(question="problem", typed={"problem": [_WORDS]}, **typed)


def _since_published(edition: Edition, by) -> None:
    case_study, now = edition.case_study, timezone.now()
    closed = {"closed_at": now, "closed_by": by, "outcome": "nothing_wrong", "note": _WORDS}
    case_study.reports.create(edition=edition, kind="broken", text=_WORDS, **closed)
    Feature.objects.create(case_study=case_study, place=1, reason=_WORDS, until=now + timedelta(days=9), by=by)
    CaseStudy.objects.filter(pk=case_study.pk).update(
        still_true="stopped", still_true_on=now, stopped_because="funding"
    )


def _links(edition: Edition) -> None:
    """Every payload as an address, which works otherwise than in other texts."""
    for order, payload in enumerate(PAYLOADS, 2):
        Resource.objects.create(edition=edition, kind="link", title=f"{order}", url=storable(payload), order=order)


def _outside_the_apps(world: World) -> None:
    """Words in tables of packages: what the admin notes, what a passkey is called."""
    payload = storable(" ".join(PAYLOADS))
    for name in ("submitted", "published"):
        edition = world.editions[name]
        LogEntry.objects.create(
            user=world.people["administrator"],
            content_type=ContentType.objects.get_for_model(Edition),
            object_id=str(edition.pk),
            object_repr=payload[:200],
            action_flag=CHANGE,
            change_message=payload,
        )
    key = {"name": payload, "credential": {}}
    Authenticator.objects.create(user=world.people["owner"], type=Authenticator.Type.WEBAUTHN, data=key)
