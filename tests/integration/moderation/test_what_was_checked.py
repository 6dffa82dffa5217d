"""A moderator reads what the checks noticed, where, and why its authors say that it is no patient data."""

import pytest
from django.urls import reverse

from casestudies.identifiers.stored import unexplained
from casestudies.models import IdentifierReason
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_user, take_to

pytestmark = pytest.mark.django_db


def decision_page(client, edition) -> str:
    answer = client.get(reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number]))
    return answer.content.decode().split("What the checks noticed")[1].split("</section>")[0]


def test_the_reasons_are_shown_with_the_place_and_who_gave_them(moderator_client):
    author = make_user(name="Asha Author")
    draft = make_draft(lead=author, problem="Form 401 023 2137 was lost.")
    [found] = unexplained(draft)
    said = {"place": found.place, "kind": found.kind, "mark": found.mark}
    IdentifierReason.objects.create(edition=draft, by=author, reason="other", words="A form of ours", **said)
    noticed = decision_page(moderator_client, take_to(Status.SUBMITTED, draft))
    for words in ("What was the problem?", "an NHS number", "Asha Author says: Another reason – A form of ours"):
        assert words in noticed
    assert "401" not in noticed


def test_files_nobody_could_read_and_consent_to_photos_are_said(moderator_client):
    draft = make_draft()
    draft.attachments.create(public_id="a1", name="scan.pdf", size=1, file="attachments/none.pdf")
    by = make_user(name="Asha Author")
    draft.photos.create(
        public_id="p1",
        width=1,
        height=1,
        is_decorative=True,
        people="agreed",
        consent_by=by,
        consent_at=draft.created_at,
    )
    noticed = decision_page(moderator_client, take_to(Status.SUBMITTED, draft))
    assert "No text could be read in the file “scan.pdf”." in noticed
    assert "Asha Author said on" in noticed


def test_nothing_noticed_is_said(moderator_client):
    assert "Nothing in the texts looks as if" in decision_page(moderator_client, make_edition(Status.SUBMITTED))
