"""Somebody about whom everything there is is kept."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.utils import timezone

from casestudies.crediting.asking import ask
from casestudies.messages import write_mail
from casestudies.models import (
    Attachment,
    FoundPicture,
    MailChoice,
    Photo,
    QuestionLink,
    StillTrueQuestion,
    StoredFile,
)
from improvers.audit import Kind, record
from tests.factories import make_draft, make_edition, make_published, make_user

NAME, ADDRESS = "Zebedee Quux", "zebedee.quux@nhs.net"


def add_files(edition, by, word="file"):
    """A photo in two sizes and an attachment, counted for `by`."""
    photo = Photo(edition=edition, public_id=f"photo{edition.pk}", width=4, height=3, people="none")
    photo.alternative_text = "A board"
    photo.large.save("large.jpg", ContentFile(b"\xff\xd8large" + word.encode()), save=False)
    photo.small.save("small.jpg", ContentFile(b"\xff\xd8small"), save=False)
    photo.save()
    attachment = Attachment(edition=edition, public_id=f"file{edition.pk}", name="plan.csv", size=9)
    attachment.content_type = "text/csv"
    attachment.file.save("plan.csv", ContentFile(word.encode()), save=False)
    attachment.save()
    for name in (photo.large.name, photo.small.name, attachment.file.name):
        StoredFile.objects.create(file=name, by=by, size=9)
    return photo, attachment


@pytest.fixture
def person():
    """The person."""
    return make_user(name=NAME, email=ADDRESS, password="huddle kettle orbit")


@pytest.fixture
def colleague():
    """Somebody else, whose things are nobody's business."""
    return make_user(name="Colleague Canary", email="colleague.canary@nhs.net")


@pytest.fixture
def full(person, colleague):
    """Everything of the person: case studies led and shared, credits, mails, thanks, reports. Gives what matters."""
    profile = person.profile
    profile.biography = "I improve things"
    profile.photo.save("me.jpg", ContentFile(b"\xff\xd8me"))
    published = make_published(lead=person, headline="Published by them")
    add_files(published, person)
    draft = make_draft(lead=person, headline="Draft of theirs")
    add_files(draft, person, "draft")
    picture = FoundPicture(case_study=draft.case_study, public_id="waiting", width=4, height=3)
    picture.large.save("large.jpg", ContentFile(b"\xff\xd8waiting"), save=False)
    picture.small.save("small.jpg", ContentFile(b"\xff\xd8waits"))
    published.credits.create(name=NAME, role="idea")
    published.credits.create(name="Never Asked", role="data")
    others = make_draft(lead=colleague, headline="Draft of a colleague canary")
    ask(credit=others.credits.create(name=NAME, role="idea"), by=colleague, email=ADDRESS)
    others.case_study.collaborators.create(user=person, part="write")
    theirs = make_published(lead=colleague, headline="Published by a colleague")
    theirs.case_study.kudos.create(by=person)
    theirs.case_study.reports.create(edition=theirs, kind="other", text="Wrong link", by=person, email=ADDRESS)
    for case_study in (published.case_study, draft.case_study):
        case_study.sittings.create(by=person, token=f"token{case_study.pk}", place="seed")
        case_study.kept_answers.create(
            by=person, place="seed", question="what", token="t", typed={"x": "half"}, why="half"
        )
        case_study.remarks.create(section="cost", text="A note", by=person)
        case_study.invitations.create(
            email=f"invited{case_study.pk}@nhs.net",
            part="check",
            token_hash=f"{case_study.pk}",
            by=person,
            expires_at=timezone.now() + timedelta(days=1),
        )
    MailChoice.objects.create(user=person, group="questions", wants=True)
    QuestionLink.objects.create(
        case_study=draft.case_study,
        user=person,
        place="x",
        question="y",
        token_hash="hash",
        expires_at=timezone.now() + timedelta(days=1),
    )
    StillTrueQuestion.objects.create(
        edition=published, months=6, user=person, token_hash="still", expires_at=timezone.now() + timedelta(days=1)
    )
    draft.suggestions.create(kind="topic", text="Podiatry", by=person)
    LogEntry.objects.create(user=person, action_flag=2, change_message="Changed", object_repr="x")
    write_mail("left", to=ADDRESS, name=NAME, who="Somebody", edition=draft, link="https://x")
    record(Kind.SIGNED_IN, by=person)
    return {"published": published, "draft": draft, "of_colleague": theirs, "shared": others, "edition": make_edition}
