"""One world with something of everything, for tests that try every address as everybody."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from taggit.models import Tag

from casestudies.asked.actions import tell
from casestudies.crediting.asking import ask
from casestudies.drafting.actions import start_edition
from casestudies.models import (
    Attachment,
    CaseStudy,
    Edition,
    FoundPicture,
    Message,
    Method,
    Outcome,
    Photo,
    QuestionLink,
    Remit,
    ReplyTemplate,
    SavedFilter,
    Setting,
    Step,
    Suggestion,
    TippingPoint,
    Topic,
    Transition,
)
from casestudies.states import Status
from casestudies.tokens import hash_of
from improvers.models import AuditEvent, Organisation, Region, Succession, User
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_organisation, make_user, take_to

ACTORS = ("anonymous", "owner", "other", "writer", "checker", "half_signed_in", "moderator", "administrator")
INVITATION = "an-invitation-to-the-other-improver"
QUESTION = "a-question-for-the-owner"
STILL_TRUE = "whether-it-is-still-true-for-the-owner"
CREDIT_LINK = "a-credit-of-the-other-improver"
# What the words begin with that only some may ever see; tests/architecture/secrets.py says who.
CANARY = "xyzzy"


def secret(word: str) -> str:
    """A word that stands nowhere else, to be found again in whatever is sent."""
    return f"{CANARY}{word.replace('_', '')}plugh"


@dataclass
class World:
    """The people, and for each kind of thing the arguments that lead to it."""

    people: dict[str, User | None]
    editions: dict[str, Edition]
    objects: dict[str, object] = field(default_factory=dict)
    # Each address once it was worked out: see addresses.py.
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)


def make_world() -> World:
    """People of every role, and the owner's case studies in every status, each with parts and a canary word."""
    people = {
        "anonymous": None,
        "owner": make_user(name="Owner"),
        "other": make_user(name="Other"),
        "writer": make_user(name="Writer"),
        "checker": make_user(name="Checker"),
        "half_signed_in": make_user(Role.MODERATOR, name="Half"),
        "moderator": make_user(Role.MODERATOR, name="Moderator"),
        "administrator": make_user(Role.ADMINISTRATOR, name="Administrator"),
    }
    owner = people["owner"]
    claimer = make_user(Role.MODERATOR, name="Claimer")
    editions = {}
    for status in Status:
        if status == Status.SUPERSEDED:
            continue
        editions[str(status)] = take_to(status, _full_draft(owner, status), moderator=claimer)
    editions["claimed"] = take_to(Status.IN_REVIEW, _full_draft(owner, "claimed"), moderator=people["moderator"])
    editions["superseded"] = take_to(Status.PUBLISHED, _full_draft(owner, "superseded"), moderator=claimer)
    newer = start_edition(case_study=editions["superseded"].case_study, by=owner)
    _write_anew(newer)
    take_to(Status.PUBLISHED, newer, moderator=claimer)
    editions["complete"] = make_draft(lead=owner, headline=f"A complete draft {secret('completehead')}")
    for edition in editions.values():
        edition.case_study.collaborators.create(user=people["writer"], part="write")
        edition.case_study.collaborators.create(user=people["checker"], part="check")
    draft = editions["draft"].case_study
    draft.passages.create(text=f"Passage {secret('passage')}")
    waiting = FoundPicture(
        case_study=draft, public_id="waiting", width=4, height=3, description=f"Waiting {secret('picture')}"
    )
    waiting.large.save("large.jpg", ContentFile(b"\xff\xd8large"), save=False)
    waiting.small.save("small.jpg", ContentFile(b"\xff\xd8small"))
    draft.remarks.create(section="cost", text=f"Note {secret('remark')}", by=people["checker"])
    _ask_by_email(editions["draft"], owner)
    _invite(draft, owner, people["other"].email)
    _credit(editions["draft"], owner, people["other"].email)
    published = editions["published"]
    published.case_study.reports.create(edition=published, kind="patient", text=f"Report {secret('report')}")
    CaseStudy.objects.filter(pk=published.case_study_id).update(
        still_true="running", still_true_on=timezone.localdate()
    )
    published.still_true_questions.create(
        months=6, user=owner, token_hash=hash_of(STILL_TRUE), expires_at=timezone.now() + timedelta(days=1)
    )
    make_edition(Status.PUBLISHED, lead=people["other"], headline="Another's case study")
    suggestion = Suggestion.objects.create(kind="topic", text="Podiatry", edition=published, by=owner)
    merged = Organisation.objects.get(ods_code="QHG")
    objects = {
        "public_person": _publish_profile(owner),
        "private_person": people["other"].profile,
        "topic": Topic.objects.first(),
        "setting": Setting.objects.first(),
        "method": Method.objects.first(),
        "suggestion": suggestion,
        "transition": Transition.objects.first(),
        "message": Message.objects.first(),
        "event": AuditEvent.objects.first(),
        "tag": Tag.objects.get(slug="tagpublished"),
        "hidden_tag": Tag.objects.get(slug="tagdraft"),
        "board": merged,
        "wish": tell(text="Falls in care homes", why="nothing"),
        "organisation": make_organisation(),
        "region": Region.objects.first(),
        "reply": ReplyTemplate.objects.first(),
        "remit": Remit.objects.create(user=people["moderator"], region=Region.objects.first()),
        "saved_filter": SavedFilter.objects.create(user=people["moderator"], name=secret("filter"), query="late=1"),
        "succession": Succession.objects.filter(predecessor=merged).first(),
        "user": people["other"],
        "content_type": ContentType.objects.get_for_model(CaseStudy),
    }
    return World(people, editions, objects)


def _invite(case_study: CaseStudy, by: User, email: str) -> None:
    case_study.invitations.create(
        email=email, part="check", token_hash=hash_of(INVITATION), by=by, expires_at=timezone.now() + timedelta(days=1)
    )


def _credit(edition: Edition, by: User, email: str) -> None:
    asked = ask(credit=edition.credits.create(name=f"Name {secret('credit')}", role="idea"), by=by, email=email)
    asked.token_hash = hash_of(CREDIT_LINK)
    asked.save()


def _ask_by_email(edition: Edition, user: User) -> None:
    QuestionLink.objects.create(
        case_study=edition.case_study,
        user=user,
        place="pitfalls/part/new",
        question="what",
        token_hash=hash_of(QUESTION),
        expires_at=timezone.now() + timedelta(days=1),
    )


def _full_draft(owner: User, word: str) -> Edition:
    head, body = secret(f"{word}head"), secret(f"{word}body")
    edition = make_draft(
        lead=owner, headline=f"Edition {word} {head}", problem=f"Body {body}", what_you_did=f"Story {body}"
    )
    Step.objects.create(edition=edition, what=f"Step {body}")
    TippingPoint.objects.create(edition=edition, who=f"Who {body}")
    readings = {"2024-01-01": "4", "2024-02-01": "3"}
    Outcome.objects.create(edition=edition, measure=f"Measure {body}", readings=readings)
    photo = Photo(edition=edition, public_id=f"photo{word}", width=4, height=3, people="none")
    photo.alternative_text = f"Photo {body}"
    photo.large.save("large.jpg", ContentFile(b"\xff\xd8large"), save=False)
    photo.small.save("small.jpg", ContentFile(b"\xff\xd8small"), save=False)
    photo.save()
    attachment = Attachment(
        edition=edition, public_id=f"file{word}", name=f"{body}.csv", content_type="text/csv", size=9
    )
    attachment.file.save("file.csv", ContentFile(body.encode()), save=False)
    attachment.save()
    edition.tags.add(f"tag{word}", secret(f"{word}tag"))
    return edition


def _write_anew(edition: Edition) -> None:
    """Takes every word of a copied edition away, so that words of the earlier one are only in that."""
    head, body = secret("newerhead"), secret("newerbody")
    edition.headline, edition.problem, edition.what_you_did = f"Edition newer {head}", f"Body {body}", f"Story {body}"
    edition.save()
    for relation in ("steps", "tipping_points", "outcomes", "photos", "attachments"):
        getattr(edition, relation).all().delete()
    edition.tags.clear()


def _publish_profile(user: User):
    user.profile.is_public = True
    user.profile.biography = "I improve things."
    user.profile.save()
    return user.profile
