"""What the world of the browser needs for pages that colleagues share."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from casestudies.crediting.answering import refuse
from casestudies.crediting.asking import ask
from casestudies.models import CaseStudy, Edition, Feature
from casestudies.tokens import hash_of
from improvers.models import User
from tests.factories import make_user

INVITATION = "an-invitation-to-the-owner"
QUESTION = "a-question-for-the-owner"
CREDIT_LINK = "a-credit-of-somebody"
STILL_TRUE = "whether-it-is-still-true-for-the-owner"


def add_colleagues(edition: Edition, words: str) -> None:
    """People with every part, one of them offered the lead, an open invitation and a note with long words."""
    case_study = edition.case_study
    offered = {"part": "write", "lead_offered_at": timezone.now()}
    case_study.collaborators.create(user=make_user(name=words[:100]), **offered)
    case_study.collaborators.create(user=make_user(name="Wanda Writes"), part="write")
    case_study.collaborators.create(user=make_user(name="Chi Checks"), part="check")
    case_study.remarks.create(section="cost", text=words, by=make_user(name="Remy Remarks"))
    invite(case_study, case_study.lead, f"{words[:60].lower()}@nhs.net", "no-link")


def credit_people(edition: Edition, name: str) -> None:
    """Credits people who confirmed, have not answered and refused; one has a link the test knows."""
    lead = edition.case_study.lead
    ask(credit=edition.credits.create(name=lead.get_short_name(), role="lead"), by=lead, email=lead.email)
    refused = ask(credit=edition.credits.create(name="Who Refuses"), by=lead, email="refuses@nhs.net")
    refused.token_hash = hash_of("refused")
    refused.save()
    refuse(token="refused", by=AnonymousUser())
    waiting = edition.credits.create(name=name, role="turned_sceptic", job_role=name, organisation_name=name)
    asked = ask(credit=waiting, by=lead, email=f"{name[:60].lower()}@nhs.net")
    asked.token_hash = hash_of(CREDIT_LINK)
    asked.save()


def ask_by_email(edition: Edition) -> None:
    """Sends the lead of a case study one question, with a link the test knows."""
    expires = timezone.now() + timedelta(days=9)
    hashed = {"token_hash": hash_of(QUESTION), "expires_at": expires}
    of = {"user": edition.case_study.lead, "place": "pitfalls/part/new", "question": "what"}
    edition.case_study.question_links.create(**of, **hashed)


def join(edition: Edition, user: User, *, part: str, leads_next: bool = False) -> None:
    """Lets somebody take part in a case study, perhaps with the lead on offer."""
    offered_at = timezone.now() if leads_next else None
    edition.case_study.collaborators.create(user=user, part=part, lead_offered_at=offered_at)


def invite(case_study: CaseStudy, by: User, email: str, token: str = INVITATION) -> None:
    """Invites an address to check, with a link the test knows."""
    expires = timezone.now() + timedelta(days=9)
    case_study.invitations.create(email=email, part="check", token_hash=hash_of(token), by=by, expires_at=expires)


def happened_since(edition: Edition, words: str, by: User) -> None:
    """What readers, moderators and its people do with a published edition, in long words."""
    case_study, expires = edition.case_study, timezone.now() + timedelta(days=9)
    hashed = {"token_hash": hash_of(STILL_TRUE), "expires_at": expires}
    edition.still_true_questions.create(months=6, user=case_study.lead, **hashed)
    case_study.reports.create(edition=edition, kind="patient", text=f"{words} {words}", email="reader@example.com")
    closed = {"closed_at": timezone.now(), "closed_by": by, "outcome": "nothing_wrong", "note": words}
    case_study.reports.create(edition=edition, kind="broken", text=words, **closed)
    Feature.objects.create(case_study=case_study, place=1, reason=words[:140], until="2999-01-01", by=by)
    said = {"still_true": "stopped", "still_true_on": timezone.localdate(), "stopped_because": "replaced"}
    CaseStudy.objects.filter(pk=case_study.pk).update(**said)
