"""One case study that is published and taken down again, to see how soon search knows. Its tombstone stays."""

import secrets

from casestudies import workflow
from casestudies.models import CaseStudy, Edition
from casestudies.states import Status
from casestudies.vocabulary import Direction, OutcomeCategory
from improvers.models import User
from improvers.roles import Role


def new_draft() -> tuple[Edition, str]:
    """A draft, and a word in its headline that no other case study has."""
    word = "".join(secrets.choice("bdfgklmnprstvz") + secrets.choice("aeiou") for _ in range(6))
    edition = Edition.objects.create(
        case_study=CaseStudy.objects.create(is_sample=True),
        headline=f"{word} benchmark of the moment",
        problem="How soon is it seen?",
        result="That is what we measure.",
        result_category=OutcomeCategory.ACCESS,
        result_direction=Direction.BETTER,
    )
    return edition, word


def publish(edition: Edition) -> None:
    """As an import does."""
    workflow.move(edition=edition, to=Status.PUBLISHED, by=None, expected_version=edition.version)


def take_down(edition: Edition) -> None:
    """As a moderator does."""
    moderator, _ = User.objects.get_or_create(
        email="generated.moderator@sample.nhs.net", defaults={"role": Role.MODERATOR, "password": "!"}
    )
    workflow.move(
        edition=edition, to=Status.UNPUBLISHED, by=moderator, expected_version=edition.version, comment="Measured"
    )
