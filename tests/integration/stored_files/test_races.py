"""Two uploads at the same moment: real threads and real commits."""

from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from casestudies.drafting import actions
from casestudies.drafting.sections import PARTS
from casestudies.errors import DomainError
from casestudies.models import Attachment, Edition
from casestudies.stored_files.quota import used_by
from tests.factories import make_draft, make_user
from tests.races import at_once

ROUNDS = 20
FILES = next(spec for spec in PARTS if spec.relation == "attachments")

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


def values(number: int) -> dict:
    content = ContentFile(bytes(100), name=f"{number}.csv")
    return {"public_id": f"public{number}", "file": content, "name": "a.csv", "content_type": "text/csv", "size": 100}


def test_the_last_of_the_quota_is_given_once(settings):
    settings.UPLOAD_QUOTA = 150
    for number in range(ROUNDS):
        author = make_user()
        drafts = [Edition.objects.get(pk=make_draft(lead=author).pk) for _ in range(2)]
        outcomes = at_once(
            *[
                partial(actions.add_part, edition=each, by=author, spec=FILES, values=values(2 * number + place))
                for place, each in enumerate(drafts)
            ]
        )
        assert {type(outcome) for outcome in outcomes} == {Attachment, DomainError}
        assert used_by(author) == 100
