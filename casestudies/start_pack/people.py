"""Whom to ask, and what they used. Only what the pages of the case studies show anyway, never an email address."""

from collections.abc import Sequence
from dataclasses import dataclass

from casestudies.models import Credit, Resource
from casestudies.start_pack.sources import Source
from casestudies.vocabulary import Need, ResourceKind

MOST_RESOURCES = 10
_MOST_PEOPLE = 6


@dataclass(frozen=True)
class Person:
    """Somebody named, what they did, and their public page where they have one."""

    name: str
    detail: str
    href: str = ""


@dataclass(frozen=True)
class Team:
    """Who did one case study, as far as it says."""

    source: Source
    people: list[Person]


@dataclass(frozen=True)
class Used:
    """One thing a case study used."""

    resource: Resource
    source: Source


def teams(sources: Sequence[Source]) -> list[Team]:
    """Whom to ask about each case study, those that name neither people nor an organisation left out."""
    found = [Team(source, people_of(source)) for source in sources]
    return [team for team in found if team.people or team.source.where]


def people_of(source: Source) -> list[Person]:
    """The person who shared a case study and those it credits, each once; the first six."""
    people = {credit.name: Person(credit.name, _part(credit)) for credit in source.edition.credits.all() if credit.name}
    lead = source.edition.case_study.lead
    if lead and hasattr(lead, "profile") and lead.profile.name:
        profile = lead.profile
        href = profile.get_absolute_url() if profile.is_public and lead.is_active else ""
        detail = people[profile.name].detail if profile.name in people else "Shared it"
        people = {profile.name: Person(profile.name, detail, href)} | {
            name: person for name, person in people.items() if name != profile.name
        }
    return list(people.values())[:_MOST_PEOPLE]


def used_by(sources: Sequence[Source]) -> list[Used]:
    """What the case studies used: what others need first. A link that nobody calls needed is left out."""
    found = [
        Used(resource, source)
        for source in sources
        for resource in source.edition.resources.all()
        if resource.title and (resource.need or resource.kind != ResourceKind.LINK)
    ]
    found.sort(key=lambda used: used.resource.need != Need.CORE)
    return found[:MOST_RESOURCES]


def _part(credit: Credit) -> str:
    return ", ".join(filter(None, [credit.get_role_display(), credit.job_role, credit.organisation_name]))
