"""Made-up published case studies in any number, for benchmarks only.

This is the one place that writes published editions without the workflow: in bulk, without moves, messages or audit. It
asks for leave, and what it makes is marked as sample data from the source "generated".
"""

import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import TextChoices
from taggit.models import TaggedItem

from casestudies.errors import DomainError
from casestudies.models import (
    CaseStudy,
    Credit,
    Edition,
    IndexChange,
    Kudos,
    Outcome,
    Pitfall,
    TippingPoint,
)
from casestudies.models.case_study import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from casestudies.states import Status
from casestudies.vocabulary import (
    CreditRole,
    Direction,
    Lasting,
    MoneyBand,
    OutcomeCategory,
    PitfallKind,
    Role,
    Stance,
    TimeBand,
    Trigger,
)

from .generated_words import shortened, zipf
from .generated_world import World, world_of

SOURCE = "generated"
BATCH = 500
_NEWEST = datetime(2026, 3, 1, tzinfo=UTC)
_DAYS = 6 * 365
_SHORT_TEXTS = ("context_helped", "context_hindered", "lasting_note", "equity", "patient_involvement", "advice_core")
_NAMES = ("Bryony", "Callum", "Dilys", "Emeka", "Farah", "Gwen", "Harpreet", "Ines", "Jomo", "Kasia", "Lowri", "Mina")


@dataclass
class Batch:
    """The rows of some case studies, to be written together."""

    case_studies: list[CaseStudy] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    parts: dict[type, list] = field(default_factory=dict)
    linked: dict[str, list[tuple[Edition, int]]] = field(default_factory=dict)
    kudos: list[Kudos] = field(default_factory=list)

    def add(self, part: Any) -> None:
        """One part of an edition."""
        self.parts.setdefault(type(part), []).append(part)

    def link(self, name: str, edition: Edition, others: Iterable) -> None:
        """Topics, methods or tags of an edition, each once."""
        self.linked.setdefault(name, []).extend((edition, pk) for pk in dict.fromkeys(other.pk for other in others))


def generate_case_studies(
    *, count: int, seed: int = 1, allowed: bool, watch: Callable[[Iterable], Iterable] = iter
) -> int:
    """Makes as many generated case studies as are missing to `count`, all published. Gives how many it made.

    The same number and seed give the same words, dates and labels. `allowed` says that this database is for benchmarks;
    without it raises DomainError. `watch` is given the batches (a progress bar). The index has still to follow.
    """
    if not allowed:
        raise DomainError("Generated case studies would drown real ones. They are for benchmarks only.")
    here = CaseStudy.objects.filter(source=SOURCE, source_id__startswith=f"{seed}-").count()
    if here >= count:
        return 0
    world = world_of(seed)
    for start in watch(range(here, count, BATCH)):
        _write([_make(number, seed, world) for number in range(start, min(start + BATCH, count))], seed, world)
    return count - here


@dataclass
class _Drawn:
    """One case study, not yet written."""

    number: int
    chance: random.Random
    public_id: str
    published_at: datetime


def _make(number: int, seed: int, world: World) -> _Drawn:
    chance = random.Random(f"{seed}/{number}")
    public_id = "".join(chance.choices(PUBLIC_ID_ALPHABET, k=PUBLIC_ID_LENGTH))
    return _Drawn(number, chance, public_id, _NEWEST - timedelta(seconds=chance.random() ** 1.3 * _DAYS * 86400))


@transaction.atomic
def _write(drawn: list[_Drawn], seed: int, world: World) -> None:
    batch = Batch()
    for one in drawn:
        case_study = CaseStudy(
            public_id=one.public_id,
            lead=one.chance.choice(world.people),
            source=SOURCE,
            source_id=f"{seed}-{one.number}",
            is_sample=True,
            first_published_at=one.published_at,
        )
        batch.case_studies.append(case_study)
        _fill(batch, case_study, one, world)
    CaseStudy.objects.bulk_create(batch.case_studies)
    Edition.objects.bulk_create(batch.editions)
    for model, parts in batch.parts.items():
        model.objects.bulk_create(parts)
    _write_links(batch)
    Kudos.objects.bulk_create(batch.kudos)
    IndexChange.record_all([case_study.pk for case_study in batch.case_studies])


def _write_links(batch: Batch) -> None:
    for name in ("topics", "methods"):
        through = getattr(Edition, name).through
        column = {"topics": "topic_id", "methods": "method_id"}[name]
        links = batch.linked.get(name, [])
        through.objects.bulk_create(through(edition_id=edition.pk, **{column: pk}) for edition, pk in links)
    kind = ContentType.objects.get_for_model(Edition).pk
    TaggedItem.objects.bulk_create(
        TaggedItem(content_type_id=kind, object_id=edition.pk, tag_id=pk) for edition, pk in batch.linked["tags"]
    )


def _fill(batch: Batch, case_study: CaseStudy, one: _Drawn, world: World) -> None:
    chance = one.chance
    topics = _some(chance, world.words.topics, chance.choices((1, 2, 3), (45, 35, 20))[0], 0.9)
    sentences = world.words.telling(chance, topics, 2)
    edition = _edition(case_study, one, topics, sentences, world)
    batch.editions.append(edition)
    batch.link("topics", edition, [world.topics[topic] for topic in topics])
    batch.link("methods", edition, _some(chance, world.methods, chance.choices((0, 1, 2), (35, 45, 20))[0], 0.8))
    batch.link("tags", edition, _some(chance, world.tags, chance.randint(0, 5), 0.75))
    for order in range(_up_to_four(chance)):
        batch.add(_tipping_point(edition, order, chance, sentences))
    for order in range(_up_to_four(chance)):
        batch.add(_pitfall(edition, order, chance, sentences))
    for order in range(chance.choices((0, 1, 2, 3), (25, 35, 25, 15))[0]):
        batch.add(_outcome(edition, order, chance, topics[0], world))
    if chance.random() < 0.6:
        name = f"{chance.choice(_NAMES)} {chance.choice(world.words.rare).capitalize()}"
        batch.add(Credit(edition=edition, name=name, role=chance.choice(_values(CreditRole))))
    thanks = int(len(world.people) * chance.random() ** 8)
    batch.kudos += [Kudos(case_study=case_study, by=person) for person in chance.sample(world.people, thanks)]


def _edition(case_study: CaseStudy, one: _Drawn, topics: list[str], sentences, world: World) -> Edition:
    chance = one.chance
    organisation = chance.choices(world.organisations, cum_weights=zipf(len(world.organisations), 0.6))[0]
    rare = world.words.rare_of(chance)
    started = one.published_at.year - chance.randint(0, 2)
    story = [*itertools.islice(sentences, chance.randint(9, 18))]
    story.insert(
        len(story) // 2, f"People called it the {rare[0]} {chance.choice(('list', 'round', 'board', 'call'))}."
    )
    return Edition(
        case_study=case_study,
        status=Status.PUBLISHED,
        published_at=one.published_at,
        headline=world.words.headline(chance, topics[0]),
        problem=shortened(sentences),
        result=shortened(sentences),
        result_category=chance.choices(_values(OutcomeCategory), cum_weights=zipf(len(_values(OutcomeCategory)), 0.7))[
            0
        ],
        result_direction=chance.choices(_values(Direction), (62, 14, 8, 4, 12))[0],
        organisation=organisation,
        organisation_name=organisation.name,
        board=organisation.board,
        region=organisation.region,
        place=f"{rare[1].capitalize()} {chance.choice(('ward', 'team', 'clinic', 'unit', 'surgery'))}",
        setting=chance.choices(world.settings, cum_weights=zipf(len(world.settings), 0.7))[0],
        started_year=started,
        started_month=chance.randint(1, 12),
        summary=" ".join(itertools.islice(sentences, 3)),
        what_you_did=" ".join(story),
        lasting=chance.choice(_values(Lasting)),
        staff_hours=chance.choice(_values(TimeBand)),
        money_spent=chance.choice(_values(MoneyBand)),
        cost_note=f"{rare[2].capitalize()}: {next(sentences)}",
        **{name: next(sentences) for name in _SHORT_TEXTS if chance.random() < 0.7},
    )


def _tipping_point(edition: Edition, order: int, chance: random.Random, sentences) -> TippingPoint:
    return TippingPoint(
        edition=edition,
        order=order,
        role=chance.choices(_values(Role), cum_weights=zipf(len(_values(Role)), 0.6))[0],
        before=chance.choice(_values(Stance)[:3]),
        after=chance.choice(_values(Stance)[3:]),
        trigger=chance.choices(_values(Trigger), cum_weights=zipf(len(_values(Trigger)), 0.6))[0],
        what_turned_them=f"{next(sentences)} {next(sentences)}",
        when=f"Month {chance.randint(1, 18)}",
    )


def _pitfall(edition: Edition, order: int, chance: random.Random, sentences) -> Pitfall:
    return Pitfall(
        edition=edition,
        order=order,
        what=next(sentences),
        kind=chance.choices(_values(PitfallKind), cum_weights=zipf(len(_values(PitfallKind)), 0.6))[0],
        time_lost=chance.choice(_values(TimeBand)),
        money_lost=chance.choice(_values(MoneyBand)),
        why=next(sentences),
        instead=next(sentences),
    )


def _outcome(edition: Edition, order: int, chance: random.Random, topic: str, world: World) -> Outcome:
    return Outcome(
        edition=edition,
        order=order,
        measure=f"{chance.choice(world.words.subjects[topic]).capitalize()} each month",
        category=chance.choice(_values(OutcomeCategory)),
        direction=chance.choices(_values(Direction), (70, 8, 14, 3, 5))[0],
        baseline=chance.randint(20, 900),
        result=chance.randint(5, 700),
        unit=chance.choice(("", "%", "minutes", "days", "patients")),
        period=f"{chance.randint(2, 18)} months",
        sample_size=chance.randint(10, 4000),
    )


def _some(chance: random.Random, things: list, number: int, steepness: float) -> list:
    """Some different things, the first ones most often; one fewer where one came twice."""
    return list(dict.fromkeys(chance.choices(things, cum_weights=zipf(len(things), steepness), k=number)))


@cache
def _values(choices: type[TextChoices]) -> list[str]:
    """Django works them out anew at every look."""
    return choices.values


def _up_to_four(chance: random.Random) -> int:
    return chance.choices((0, 1, 2, 3, 4), (25, 30, 25, 13, 7))[0]
