"""One world with something on every page: long words, every status and kind of part, more than a page of rows."""

import io
from dataclasses import dataclass, field

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from PIL import Image

from casestudies import workflow
from casestudies.asked.actions import tell
from casestudies.crediting.asking import ask
from casestudies.drafting.actions import start_edition
from casestudies.models import (
    Attachment,
    CaseStudy,
    Credit,
    Edition,
    FoundPicture,
    KeptAnswer,
    Message,
    Method,
    Outcome,
    Photo,
    Pitfall,
    ReplyTemplate,
    Resource,
    Setting,
    Step,
    Suggestion,
    TippingPoint,
    Topic,
)
from casestudies.states import Status
from casestudies.vocabulary import (
    CreditRole,
    Direction,
    Lasting,
    MoneyBand,
    Need,
    OutcomeCategory,
    PitfallKind,
    ResourceKind,
    Section,
    Stance,
    TimeBand,
    Trigger,
)
from casestudies.vocabulary import Role as Group
from improvers.models import AuditEvent, Organisation, Region, Succession, User
from improvers.roles import Role
from tests.browser.colleagues import add_colleagues, ask_by_email, credit_people, happened_since, invite, join
from tests.browser.waiting import mark_the_queue
from tests.factories import make_draft, make_edition, make_organisation, make_user, take_to
from tests.second_factor import give_second_factor

UNBROKEN = "Electroencephalographically" * 6
LONG_WORD = UNBROKEN[:140]
PASSWORD = "three words apart"
SENTENCES = "We met on the ward every morning. Staff wrote on one board what they were waiting for. " * 4


@dataclass
class World:
    """The people by actor (None is a visitor), the editions pages are about, and a row of each table of the admin."""

    people: dict[str, User | None]
    editions: dict[str, Edition] = field(default_factory=dict)
    rows: dict[str, Model] = field(default_factory=dict)

    def public_id(self, name: str) -> str:
        """What addresses of a case study begin with."""
        return self.editions[name].case_study.public_id

    @property
    def confirmation_key(self) -> str:
        """The key in the email that asks somebody to confirm their address."""
        return EmailConfirmationHMAC(EmailAddress.objects.get(user=self.people["unconfirmed"])).key

    @property
    def reset_keys(self) -> list[str]:
        """The two keys in the email that lets somebody choose a new password."""
        user = self.people["owner"]
        return [user_pk_to_url_str(user), default_token_generator.make_token(user)]


def make_world() -> World:
    """People of every kind, and case studies in every state, moderated by the actors of tests."""
    people = _people()
    owner, moderator, colleague = people["owner"], people["moderator"], people["administrator"]
    trust = make_organisation(name=f"{LONG_WORD} NHS Foundation Trust", town="Much Wenlock-on-the-Marsh")
    world = World(people)
    for status in (Status.DRAFT, Status.SUBMITTED, Status.REJECTED, Status.UNPUBLISHED):
        world.editions[status] = take_to(status, make_full_draft(owner, trust, status), moderator=colleague)
    world.editions[Status.CHANGES_REQUESTED] = _ask_for_changes(make_full_draft(owner, trust, "asked"), colleague)
    world.editions[Status.WITHDRAWN] = _withdraw(make_edition(Status.SUBMITTED, lead=owner, headline="Withdrawn"))
    world.editions[Status.IN_REVIEW] = _in_review(make_full_draft(owner, trust, "in review"), colleague)
    world.editions["mine"] = _in_review(make_full_draft(owner, trust, "claimed by the moderator"), moderator)
    world.editions["stale"] = _in_review(make_draft(lead=owner, headline="Decided twice"), moderator)
    world.editions["own"] = make_edition(Status.SUBMITTED, lead=moderator, headline="The moderator's own")
    world.editions["incomplete"] = make_draft(lead=owner, headline="", problem="", result="", topics=[])
    world.editions["unsafe"] = make_draft(lead=owner, headline="Mixed up", problem="NHS number 401 023 2137 was lost.")
    world.editions["complete"] = make_draft(lead=owner, headline="Only the five answers")
    published = take_to(Status.PUBLISHED, make_full_draft(owner, trust, "published"), moderator=colleague)
    world.editions[Status.PUBLISHED] = published
    world.editions["newer"] = start_edition(case_study=published.case_study, by=owner)
    _keep_texts(world.editions[Status.DRAFT])
    _keep_texts(world.editions[Status.SUBMITTED])
    _bring_in(world.editions[Status.DRAFT].case_study)
    ask_by_email(world.editions["complete"])
    published.case_study.daily_counts.create(on=timezone.localdate(), read=1234, found=98765, used=3)
    waiting = world.editions[Status.SUBMITTED]
    kept = mark_the_queue(waiting, published, moderator, people["administrator"], LONG_WORD)
    happened_since(published, LONG_WORD, colleague)
    world.rows = _rows(published, kept)
    _share(world)
    for number in range(21):
        make_draft(lead=people["prolific"], headline=f"Draft {number}")
        take_to(Status.PUBLISHED, make_draft(lead=people["prolific"], headline=f"Falls {number}"), moderator=colleague)
    for number in range(26):
        make_edition(Status.SUBMITTED, lead=people["prolific"], headline=f"Waiting {number}")
    return world


def _share(world: World) -> None:
    """The owner's draft with many people in it, and case studies of others in which the newcomer plays a part."""
    newcomer, owner = world.people["newcomer"], world.people["owner"]
    add_colleagues(world.editions[Status.DRAFT], LONG_WORD)
    credit_people(world.editions[Status.DRAFT], LONG_WORD[:120])
    join(world.editions[Status.CHANGES_REQUESTED], newcomer, part="write", leads_next=True)
    join(world.editions["incomplete"], newcomer, part="check")
    invite(world.editions["own"].case_study, world.people["moderator"], owner.email)


def _keep_texts(edition: Edition) -> None:
    """What the owner typed where a colleague did too, and in a step somebody removed."""
    kept = {"case_study": edition.case_study, "by": edition.case_study.lead, "why": KeptAnswer.Why.MET}
    for question, typed in (("problem", SENTENCES), ("result_direction", "worse")):
        KeptAnswer.objects.create(place="seed/page/1", question=question, typed={question: [typed]}, **kept)
    KeptAnswer.objects.create(place="what-you-did/part/1", question="what", typed={"what": [LONG_WORD]}, **kept)


def _bring_in(case_study: CaseStudy) -> None:
    """Passages of a write-up, short and long ones, and a picture that wait beside a case study."""
    case_study.passages.create(
        order=1, heading=f"Heading {LONG_WORD}", text=f"{SENTENCES} {UNBROKEN}" * 3, place="problem"
    )
    case_study.passages.create(order=2, text="A few words that fit nowhere")
    picture = FoundPicture(case_study=case_study, public_id="waiting", width=480, height=270)
    picture.large.save("large.jpg", ContentFile(_jpeg(1600, 900)), save=False)
    picture.small.save("small.jpg", ContentFile(_jpeg(480, 270)))


def _rows(published: Edition, kept: list[Model]) -> dict[str, Model]:
    rows = [*kept, published.case_study, published, published.transitions.first(), published.suggestions.first()]
    rows += [Message.objects.filter(transition__edition=published).first(), published.case_study.lead]
    rows += [model.objects.first() for model in (Topic, Setting, Method, ReplyTemplate, Region, Succession, AuditEvent)]
    rows.append(published.organisation)
    rows.append(tell(text=f"Falls {LONG_WORD}", why="nothing", topic=Topic.objects.get(slug="falls")))
    return {row._meta.label_lower.replace(".", "_"): row for row in rows}


def _people() -> dict[str, User | None]:
    people = {
        "visitor": None,
        "owner": make_user(name=f"{UNBROKEN[:100]} Smith", password=PASSWORD, email="owner@nhs.net"),
        "newcomer": make_user(name="New Comer"),
        "prolific": make_user(name="Prolific Person"),
        "unconfirmed": make_user(name="Un Confirmed", password=PASSWORD, email="unconfirmed@nhs.net"),
        "secured": make_user(name="Se Cured", password=PASSWORD, email="secured@nhs.net"),
        "keyholder": make_user(name="Key Holder"),
        "moderator": make_user(Role.MODERATOR, name="Mo Derator"),
        "administrator": make_user(Role.ADMINISTRATOR, name="Ad Ministrator"),
    }
    people["unconfirmed"].emailaddress_set.update(verified=False)
    give_second_factor(people["secured"])
    RecoveryCodes.activate(people["secured"])
    people["keyholder"].authenticator_set.create(type=Authenticator.Type.WEBAUTHN, data={"name": LONG_WORD[:50]})
    profile = people["owner"].profile
    profile.is_public, profile.job_role, profile.biography = True, LONG_WORD[:120], f"{SENTENCES} {LONG_WORD}"
    profile.photo.save("me.jpg", ContentFile(_jpeg(480, 480)))
    return people


def make_full_draft(lead: User, organisation: Organisation, word: str) -> Edition:
    """A draft with every answer and two of every part, long words among them."""
    edition = make_draft(
        lead=lead,
        organisation=organisation,
        headline=f"{word}{UNBROKEN}"[:140].replace(" ", ""),
        problem=f"{SENTENCES[:100]} {UNBROKEN[:120]}",
        result=f"The wait fell from 12 to 5 days in {word}. {UNBROKEN[:120]}",
        setting=Setting.objects.first(),
        place=UNBROKEN[:120],
        summary=f"{SENTENCES} {LONG_WORD}",
        what_you_did=f"{SENTENCES}\n\n{LONG_WORD}\n\n{SENTENCES}",
        started_year=2023,
        started_month=4,
        staff_hours=TimeBand.TO_200,
        money_spent=MoneyBand.TO_10K,
        cost_note=LONG_WORD,
        lasting=Lasting.ROUTINE,
        topics=["falls"],
    )
    prose = ("context_helped", "context_hindered", "unintended", "lasting_note", "equity", "environment")
    more = ("patient_involvement", "method_note", "sponsor", "guidance", "advice_core", "advice_optional")
    Edition.objects.filter(pk=edition.pk).update(**dict.fromkeys(prose + more, f"{SENTENCES} {LONG_WORD}"))
    edition.refresh_from_db()
    edition.methods.set(Method.objects.all()[:2])
    edition.tags.add("handover", UNBROKEN[:50])
    Suggestion.objects.create(kind="topic", text=f"{word}{UNBROKEN}"[:80], edition=edition, by=lead)
    for order in (1, 2):
        _add_parts(edition, order)
    ask(credit=edition.credits.first(), by=lead, email=lead.email)
    return edition


def _add_parts(edition: Edition, order: int) -> None:
    common = {"edition": edition, "order": order}
    long = f"{SENTENCES} {LONG_WORD}"
    TippingPoint.objects.create(
        role=Group.CONSULTANTS,
        who=UNBROKEN[:120],
        before=Stance.AGAINST,
        after=Stance.CHAMPION,
        trigger=Trigger.SAW_DATA,
        what_turned_them=long,
        when="In week 3",
        **common,
    )
    lost = {"time_lost": TimeBand.TO_50, "money_lost": MoneyBand.TO_50K}
    Pitfall.objects.create(what=long, kind=PitfallKind.TRAINING, why=long, instead=long, **lost, **common)
    Step.objects.create(what=long, when="Week 1", **common)
    Outcome.objects.create(
        measure=f"Falls {LONG_WORD}",
        category=OutcomeCategory.SAFETY,
        direction=Direction.BETTER,
        baseline="12.5",
        result="1234567.25",
        unit="falls per 1,000 bed days",
        period="January to June 2024",
        sample_size=1200,
        readings={f"2023-{month:02d}-01": str(12 + month % 3) for month in range(1, 13)} | {"2024-01-01": "99.5"},
        changes={"2023-09-01": LONG_WORD[:80]},
        better=Outcome.Better.LOWER,
        comparison=LONG_WORD,
        note=LONG_WORD,
        **common,
    )
    Credit.objects.create(
        name=UNBROKEN[:120], role=CreditRole.IDEA, job_role=UNBROKEN[:120], organisation_name=LONG_WORD, **common
    )
    url = f"https://example.org/{LONG_WORD}/{order}"
    Resource.objects.create(
        kind=ResourceKind.LINK, title=f"Link {order} {LONG_WORD}", detail=long, url=url, need=Need.CORE, **common
    )
    _add_files(edition, order)


def _add_files(edition: Edition, order: int) -> None:
    public_id = f"{edition.case_study.public_id}{order}"
    photo = Photo(
        edition=edition,
        order=order,
        public_id=public_id,
        width=1600,
        height=900,
        people="none",
        alternative_text=f"A whiteboard, number {order}",
        caption=LONG_WORD,
    )
    photo.large.save("large.jpg", ContentFile(_jpeg(1600, 900)), save=False)
    photo.small.save("small.jpg", ContentFile(_jpeg(480, 270)), save=False)
    photo.save()
    name = f"{LONG_WORD}{order}.csv"
    attachment = Attachment(
        edition=edition, order=order, public_id=public_id, name=name, content_type="text/csv", size=9
    )
    attachment.file.save("file.csv", ContentFile(b"day,falls\n"))


def _in_review(edition: Edition, moderator: User) -> Edition:
    return take_to(Status.IN_REVIEW, edition, moderator=moderator)


def _ask_for_changes(edition: Edition, moderator: User) -> Edition:
    _in_review(edition, moderator)
    workflow.move(
        edition=edition,
        to=Status.CHANGES_REQUESTED,
        by=moderator,
        expected_version=edition.version,
        comment=f"Nearly there. {LONG_WORD}",
        notes=dict.fromkeys(Section.values, f"Say more about this. {LONG_WORD}"),
    )
    return edition


def _withdraw(edition: Edition) -> Edition:
    by = edition.case_study.lead
    workflow.move(edition=edition, to=Status.WITHDRAWN, by=by, expected_version=edition.version)
    return edition


def decide_elsewhere(edition: Edition) -> None:
    """Decides on an edition behind the back of whoever has its page open."""
    edition.refresh_from_db()
    workflow.move(
        edition=edition,
        to=Status.CHANGES_REQUESTED,
        by=edition.claimed_by,
        expected_version=edition.version,
        comment="Decided in another window",
    )


def _jpeg(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (width, height), "#005eb8").save(content, "JPEG")
    return content.getvalue()
