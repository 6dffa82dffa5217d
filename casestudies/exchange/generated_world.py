"""What generated case studies refer to: organisations, people, tags, and entries of the short lists."""

import random
from dataclasses import dataclass

from django.utils.text import slugify
from taggit.models import Tag

from casestudies.models import Method, Setting, Topic
from improvers.models import Organisation, Profile, Region, User

from .generated_words import Words, words_of, zipf

_ORGANISATIONS = 300
_TAGS = 3000
_THANKERS = 40


@dataclass
class World:
    """What generated case studies refer to, each list with those first that come most often."""

    words: Words
    topics: dict[str, Topic]
    settings: list[Setting]
    methods: list[Method]
    tags: list[Tag]
    organisations: list[Organisation]
    people: list[User]


def world_of(seed: int) -> World:
    """The same world for the same seed; what of it is not in the database yet is written."""
    words = words_of(seed)
    chance = random.Random(f"world/{seed}")
    topics = {topic.slug: topic for topic in Topic.objects.filter(slug__in=words.topics)}
    words.topics = [topic for topic in words.topics if topic in topics]
    names = words.tag_names(_TAGS)
    Tag.objects.bulk_create([Tag(name=name, slug=slugify(name)) for name in names], ignore_conflicts=True)
    tags = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    settings, methods = list(Setting.objects.all()), list(Method.objects.all())
    chance.shuffle(settings)
    chance.shuffle(methods)
    return World(
        words,
        topics,
        settings,
        methods,
        [tags[name] for name in names if name in tags],
        _organisations(words, chance),
        _people(),
    )


def _organisations(words: Words, chance: random.Random) -> list[Organisation]:
    """Made-up organisations, more of them in some regions than in others."""
    regions = list(Region.objects.all())
    boards = list(Organisation.objects.boards().open_on().select_related("region").order_by("ods_code"))
    kinds = [("Hospitals NHS Trust", "trust"), ("Surgery", "gp_practice"), ("Care Home", "care_provider")]
    made = []
    for number in range(_ORGANISATIONS):
        board = chance.choices(boards, cum_weights=zipf(len(boards), 0.6))[0] if chance.random() < 0.9 else None
        name, kind = chance.choices(kinds, (60, 30, 10))[0]
        made.append(
            Organisation(
                ods_code=f"ZG{number:04}",
                name=f"{words.rare[number].capitalize()} {name}",
                kind=kind,
                region=board.region if board else chance.choice(regions),
                board=board,
                is_sample=True,
            )
        )
    Organisation.objects.bulk_create(made, ignore_conflicts=True)
    return list(
        Organisation.objects.filter(ods_code__startswith="ZG").select_related("board", "region").order_by("ods_code")
    )


def _people() -> list[User]:
    """People who lead and thank; none of them can sign in."""
    emails = [f"generated.{number:02}@sample.nhs.net" for number in range(_THANKERS)]
    User.objects.bulk_create([User(email=email, password="!") for email in emails], ignore_conflicts=True)
    people = list(User.objects.filter(email__in=emails).order_by("email"))
    Profile.objects.bulk_create(
        [
            Profile(user=user, public_id=f"generated{place:02}", name="A made-up person")
            for place, user in enumerate(people)
        ],
        ignore_conflicts=True,
    )
    return people
