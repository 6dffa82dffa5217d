"""Makes people, places and case studies by the real actions, so that no test starts from an impossible state."""

import itertools

from casestudies import workflow
from casestudies.models import CaseStudy, Edition, Topic
from casestudies.states import Status
from casestudies.vocabulary import Direction, OutcomeCategory
from improvers.models import Organisation, Profile, Region, User
from improvers.roles import Role
from tests.second_factor import give_second_factor

_numbers = itertools.count(1)

# How each status is reached from a draft: (next status, who moves it).
_PATHS = {
    Status.DRAFT: [],
    Status.SUBMITTED: [(Status.SUBMITTED, "author")],
    Status.IN_REVIEW: [(Status.SUBMITTED, "author"), (Status.IN_REVIEW, "moderator")],
    Status.WITHDRAWN: [(Status.WITHDRAWN, "author")],
}
for _status in (Status.CHANGES_REQUESTED, Status.PUBLISHED, Status.REJECTED):
    _PATHS[_status] = [*_PATHS[Status.IN_REVIEW], (_status, "moderator")]
_PATHS[Status.UNPUBLISHED] = [*_PATHS[Status.PUBLISHED], (Status.UNPUBLISHED, "moderator")]


def make_user(role: Role = Role.IMPROVER, *, name: str = "", password: str | None = None, **fields) -> User:
    """A person with a profile and a verified e-mail address, and with a second factor where their role needs one.

    Without a password they cannot sign in by one.
    """
    number = next(_numbers)
    user = User.objects.create_user(fields.pop("email", f"person{number}@nhs.net"), password, role=role, **fields)
    Profile.objects.update_or_create(
        user=user, defaults={"name": name or f"Person {number}", "public_id": f"p{number:07d}"}
    )
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    if user.is_staff:
        give_second_factor(user)
    return user


def make_organisation(**fields) -> Organisation:
    """An open NHS trust in London unless told otherwise."""
    number = next(_numbers)
    values = {
        "ods_code": f"T{number:05d}",
        "name": f"Trust {number}",
        "kind": Organisation.Kind.TRUST,
        "region": Region.objects.get(slug="london"),
    }
    return Organisation.objects.create(**(values | fields))


def make_draft(*, lead: User | None = None, topics: list[str] = ("falls",), **answers) -> Edition:
    """A draft with the five required answers."""
    organisation = answers.pop("organisation", None) or make_organisation()
    case_study = CaseStudy.objects.create(lead=lead or make_user())
    values = {
        "headline": f"We changed thing {next(_numbers)}",
        "problem": "Too many people waited too long.",
        "result": "People waited half as long.",
        "result_category": OutcomeCategory.ACCESS,
        "result_direction": Direction.BETTER,
        "organisation": organisation,
        "organisation_name": organisation.name,
        "board": organisation.board,
        "region": organisation.region,
    }
    edition = Edition.objects.create(case_study=case_study, **(values | answers))
    edition.topics.set(Topic.objects.filter(slug__in=topics))
    return edition


def make_edition(status: Status = Status.DRAFT, *, moderator: User | None = None, **answers) -> Edition:
    """An edition that really went the way to `status`; a moderator is made where the way needs one."""
    return take_to(status, make_draft(**answers), moderator=moderator)


def take_to(status: Status, edition: Edition, *, moderator: User | None = None, imported: bool = False) -> Edition:
    """Takes a draft, with whatever was added to it, the real way to `status`; what is imported is published at once."""
    way = _PATHS[status]
    published = (Status.PUBLISHED, "moderator")
    if imported and published in way:
        way = [(Status.PUBLISHED, "import"), *way[way.index(published) + 1 :]]
    for to, who in way:
        by = edition.case_study.lead if who == "author" else None
        if who == "moderator":
            moderator = by = moderator or make_user(Role.MODERATOR)
        workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, comment="A reason")
    return edition


def make_published(**answers) -> Edition:
    """A published edition."""
    return make_edition(Status.PUBLISHED, **answers)


def make_imported(**answers) -> Edition:
    """A published edition as an import makes it: for tests of many that ask nothing of moderation."""
    return take_to(Status.PUBLISHED, make_draft(**answers), imported=True)
