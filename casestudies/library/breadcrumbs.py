"""The way to a case study: home, then its first topic."""

from django.urls import reverse

from casestudies.models import Edition
from sharing_portal.nhsuk.components import Link


def way_to(edition: Edition) -> list[Link]:
    """The links above a case study. Takes an edition with its topics loaded."""
    home = Link("Home", reverse("library:home"))
    topic = next(iter(edition.topics.all()), None)
    if topic is None:
        return [home, Link("All case studies", reverse("search:search"))]
    topics = Link("Topics", reverse("browse:topics"))
    return [home, topics, Link(topic.name, reverse("browse:topic", args=[topic.slug]))]
