"""What the tests of the index share."""

import random

import pytest

from casestudies.index import FACETS, SearchRequest, Sort, follow, search
from casestudies.models import CaseStudy, Kudos, Method, Outcome, Setting, Topic
from casestudies.states import Status
from casestudies.vocabulary import Direction, OutcomeCategory
from improvers.models import Organisation, Region
from improvers.roles import Role
from tests.factories import make_draft, make_organisation, make_user, take_to

WORDS = [
    "falls",
    "frailty",
    "discharge",
    "ward",
    "clinic",
    "waiting",
    "list",
    "nurse",
    "pharmacy",
    "sepsis",
    "bed",
    "huddle",
]


@pytest.fixture
def found():
    """Follows, then gives the case studies a search finds: found("falls", topic=["falls"])."""

    def find(text: str = "", *, sort: Sort = Sort.RELEVANCE, **chosen: list[str]) -> list[int]:
        follow()
        request = SearchRequest(text, {name: tuple(values) for name, values in chosen.items()}, sort, page_size=1000)
        return [hit.case_study_id for hit in search(request).hits]

    return find


@pytest.fixture
def random_case_studies():
    """Publishes random case studies from a seed, some with an unpublished or unfinished edition beside them."""

    def make(count: int, seed: int = 1) -> list[CaseStudy]:
        dice = random.Random(seed)
        topics = list(Topic.objects.values_list("slug", flat=True)[:6])
        boards = list(Organisation.objects.boards().order_by("ods_code")[:8])
        organisations = [
            make_organisation(board=board, region=region)
            for board, region in zip(boards, Region.objects.all()[:8], strict=True)
        ]
        statuses = [Status.PUBLISHED] * 8 + [Status.UNPUBLISHED, Status.IN_REVIEW, Status.DRAFT]
        lead, moderator = make_user(), make_user(Role.MODERATOR)
        readers = [make_user() for _ in range(4)]
        made = []
        for _ in range(count):
            status = dice.choice(statuses)
            draft = make_draft(
                lead=lead,
                headline=" ".join(dice.choices(WORDS, k=6)),
                problem=" ".join(dice.choices(WORDS, k=20)),
                organisation=dice.choice(organisations),
                topics=dice.sample(topics, k=dice.randint(1, 3)),
                result_category=dice.choice(OutcomeCategory.values),
                result_direction=dice.choice(Direction.values),
                setting=dice.choice([None, *Setting.objects.all()[:4]]),
            )
            draft.methods.set(dice.sample(list(Method.objects.all()[:4]), k=dice.randint(0, 2)))
            draft.tags.add(*dice.sample(["tea", "Bed Rails", "huddles", "yellow socks"], k=dice.randint(0, 3)))
            for _ in range(dice.randint(0, 2)):
                Outcome.objects.create(
                    edition=draft,
                    category=dice.choice(OutcomeCategory.values),
                    direction=dice.choice(Direction.values),
                )
            take_to(status, draft, moderator=moderator, imported=True)
            for reader in dice.sample(readers, k=dice.randint(0, 4)):
                Kudos.objects.create(case_study=draft.case_study, by=reader)
            made.append(draft.case_study)
        return made

    return make


@pytest.fixture
def random_choices():
    """Random choices of filters, as a search takes them: one to three facets with one to three values each."""

    def choose(counts: dict[str, dict[str, int]], dice: random.Random) -> dict[str, tuple[str, ...]]:
        facets = dice.sample(FACETS, k=dice.randint(0, 3))
        return {
            facet: tuple(dice.sample(values, k=min(len(values), dice.randint(1, 3))))
            for facet in facets
            if (values := sorted(counts[facet]))
        }

    return choose
