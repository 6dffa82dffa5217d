"""The portal the load is sent to, and the counting of what it kept. Needs the environment of the server."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from casestudies.exchange.generating import generate_case_studies  # noqa: E402
from casestudies.models import CaseStudy, Edition, Kudos  # noqa: E402
from casestudies.states import Status  # noqa: E402
from improvers.models import User  # noqa: E402
from improvers.roles import Role  # noqa: E402
from tests.factories import make_draft, make_edition, make_organisation, make_user  # noqa: E402
from tests.load.people import Place, Told  # noqa: E402
from tests.second_factor import count_as_two_factors  # noqa: E402


def set_up(number: int) -> None:
    """Makes the tables, so many published case studies, and their index."""
    call_command("migrate", verbosity=0)
    generate_case_studies(count=number, allowed=True)
    call_command("rebuild_index", verbosity=0)


def places(number: int, *, decisions: int) -> list[Place]:
    """So many people, half of them signed in with a draft of their own, every eighth a moderator with a queue."""
    studies = [(edition.case_study.public_id, edition.published_address) for edition in _published()]
    found = []
    for place in range(number):
        if place % 8 == 7:
            found.append(_moderator(studies, decisions))
        elif place % 2:
            found.append(_author(studies, place))
        else:
            found.append(Place(studies=studies))
    return found


def lost(told: Told) -> list[str]:
    """What people were told is saved and is not in the database."""
    missing = []
    for address, text in told.answers.items():
        kept = _draft_at(address).cost_note
        if not _number(text) <= _number(kept) <= told.sent[address]:
            missing.append(f"{address}: {kept!r} after {text!r}")
    thanks = set(Kudos.objects.values_list("case_study__public_id", "by__email"))
    missing += [f"thanks {one}" for one in told.thanked - thanks]
    for address in told.approved:
        if not Edition.objects.published().filter(case_study__public_id=address.split("/")[3]).exists():
            missing.append(f"published {address}")
    return missing


def _published():
    return Edition.objects.published().select_related("case_study", "region")


def _author(studies: list, number: int) -> Place:
    person = make_user(email=f"load{number}@nhs.net")
    draft = make_draft(lead=person)
    address = reverse("drafting:section", args=[draft.case_study.public_id, "cost"])
    return Place(_session_of(person), person.email, address, studies)


def _moderator(studies: list, decisions: int) -> Place:
    person = make_user(Role.MODERATOR)
    shared = {"lead": make_user(), "organisation": make_organisation()}
    editions = [make_edition(Status.SUBMITTED, **shared) for _ in range(decisions)]
    waiting = [reverse("admin:moderation_decide", args=[one.case_study.public_id, one.number]) for one in editions]
    return Place(_session_of(person), person.email, "", studies, waiting)


def _session_of(person: User) -> str:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    if person.is_staff:
        count_as_two_factors(client, person)
    return client.cookies["sessionid"].value


def _draft_at(address: str) -> Edition:
    return CaseStudy.objects.get(public_id=address.split("/")[2]).editions.get()


def _number(text: str) -> int:
    return int(text.rpartition(" ")[2])
