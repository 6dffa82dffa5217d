"""The way to a case study: home, then its first topic."""

from urllib.parse import urlencode

from django.urls import reverse

from casestudies.models import Edition
from sharing_portal.nhsuk.components import Link


def way_to(edition: Edition) -> list[Link]:
    """The links above a case study. Takes an edition with its topics loaded."""
    home, search = Link("Home", reverse("library:home")), reverse("search:search")
    topic = next(iter(edition.topics.all()), None)
    if topic is None:
        return [home, Link("All case studies", search)]
    return [home, Link(topic.name, f"{search}?{urlencode({'topic': topic.slug})}")]
