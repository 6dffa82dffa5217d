"""What the tests of lessons share."""

import random
import re
from html import unescape

import pytest
from django.urls import reverse

from casestudies.index import follow
from casestudies.models import CaseStudy, Pitfall, Setting, TippingPoint, Topic
from casestudies.states import Status
from casestudies.vocabulary import MoneyBand, PitfallKind, Role, Stance, TimeBand, Trigger
from improvers.models import Region
from improvers.roles import Role as PersonRole
from tests.factories import make_draft, make_organisation, make_user, take_to

WORDS = ["rota", "printer", "huddle", "discharge", "clinic", "letter", "tablet", "sock", "round", "theatre"]
TIPPING_POINTS = "lessons:tipping_points"
PITFALLS = "lessons:pitfalls"


@pytest.fixture
def lessons(client):
    """Follows and gets a page of lessons: lessons("lessons:pitfalls", kind=["money"])."""

    def get(route: str, **parameters):
        follow()
        response = client.get(reverse(route), parameters)
        assert response.status_code == 200
        return response

    return get


@pytest.fixture
def tell():
    """A case study with lessons, in a status: tell(points=[{...}], pitfalls=[{...}], headline="Socks")."""

    def make(*, points=(), pitfalls=(), status=Status.PUBLISHED, moderator=None, **answers):
        draft = make_draft(**answers)
        for place, point in enumerate(points):
            TippingPoint.objects.create(edition=draft, order=place, **point)
        for place, pitfall in enumerate(pitfalls):
            Pitfall.objects.create(edition=draft, order=place, **pitfall)
        return take_to(status, draft, moderator=moderator, imported=True)

    return make


@pytest.fixture
def random_lessons(tell):
    """Case studies with random lessons from a seed, some of them not published."""

    def make(count: int, seed: int = 1) -> list[CaseStudy]:
        dice = random.Random(seed)
        organisations = [make_organisation(region=region) for region in Region.objects.all()[:4]]
        topics = list(Topic.objects.values_list("slug", flat=True)[:5])
        settings = [None, *Setting.objects.all()[:3]]
        lead, moderator = make_user(), make_user(PersonRole.MODERATOR)

        def words(number: int) -> str:
            return " ".join(dice.choices(WORDS, k=number))

        def pick(values) -> str:
            return dice.choice(["", *values.values[:5]])

        return [
            tell(
                lead=lead,
                moderator=moderator,
                status=dice.choice([Status.PUBLISHED] * 5 + [Status.UNPUBLISHED, Status.IN_REVIEW, Status.DRAFT]),
                organisation=dice.choice(organisations),
                topics=dice.sample(topics, k=dice.randint(1, 3)),
                setting=dice.choice(settings),
                points=[
                    {
                        "role": pick(Role),
                        "trigger": pick(Trigger),
                        "before": pick(Stance),
                        "after": pick(Stance),
                        "what_turned_them": words(8),
                    }
                    for _ in range(dice.randint(0, 3))
                ],
                pitfalls=[
                    {
                        "kind": pick(PitfallKind),
                        "time_lost": pick(TimeBand),
                        "money_lost": pick(MoneyBand),
                        "what": words(8),
                    }
                    for _ in range(dice.randint(0, 3))
                ],
            ).case_study
            for _ in range(count)
        ]

    return make


def text_of(response) -> str:
    """The words of a page, as people read them."""
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def sources(response) -> list[str]:
    """Where each lesson on a page says it is from."""
    return [unescape(href) for href in re.findall(r'<p>From: <a href="([^"]*)"', response.content.decode())]


def address_of(edition, anchor: str) -> str:
    """The address of a lesson on the page of its case study."""
    return f"{CaseStudy.objects.get(pk=edition.case_study_id).get_absolute_url()}#{anchor}"
