"""What a page to browse is about: a topic, a region, a board, an organisation or a tag."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from taggit.models import Tag

from casestudies.models import Topic
from improvers.models import Organisation, Region, Succession
from sharing_portal.nhsuk.components import Link


@dataclass(frozen=True)
class Subject:
    """One thing case studies can be gathered under.

    `facet` and `value` choose them in the index, `search` are the parameters that find them on the search page, and
    `narrow_by` names what their numbers are broken down by. A subject that is not `listed` has no page without them.
    """

    facet: str
    value: str
    kind: str
    name: str
    about: str
    search: Mapping[str, str]
    narrow_by: tuple[str, ...]
    way: list[Link]
    region: Region | None = None
    board: Organisation | None = None
    closed: Organisation | None = None
    became: list[Succession] = field(default_factory=list)
    is_listed: bool = True

    @property
    def search_address(self) -> str:
        """Where to search among its case studies."""
        return self.search_address_with()

    def search_address_with(self, **more: str) -> str:
        """Where to search among those of its case studies that also have something else."""
        return f"{reverse('search:search')}?{urlencode({**self.search, **more})}"


def of_topic(topic: Topic) -> Subject:
    """A topic."""
    return Subject(
        facet="topic",
        value=topic.slug,
        kind="Topic",
        name=topic.name,
        about="What NHS teams changed, what came of it, and what others can skip.",
        search={"topic": topic.slug},
        narrow_by=("region", "setting"),
        way=[_home(), Link("Topics", reverse("browse:topics"))],
        is_listed=not topic.is_retired,
    )


def of_region(region: Region) -> Subject:
    """A region of England, or another nation."""
    return Subject(
        facet="region",
        value=region.slug,
        kind="Region" if region.nation != region.name else "Nation",
        name=region.name,
        about=f"What teams in {region.name} changed, what came of it, and what others can skip.",
        search={"region": region.slug},
        narrow_by=("topic", "board"),
        way=[_home(), Link("Regions and nations", reverse("browse:regions"))],
    )


def of_board(board: Organisation, became: list[Succession]) -> Subject:
    """An integrated care board; a closed one says what became of it and breaks nothing down."""
    where = f" in {board.region.name}" if board.region else ""
    return Subject(
        facet="board",
        value=board.ods_code,
        kind="Integrated care board",
        name=board.short_name,
        about=f"An integrated care board{where}, code {board.ods_code}.",
        search={"board": board.ods_code},
        narrow_by=() if became else ("topic", "organisation"),
        way=_way_through(board.region),
        region=board.region,
        closed=None if board.is_open() else board,
        became=became,
    )


def of_organisation(organisation: Organisation, became: list[Succession]) -> Subject:
    """A trust, practice or any other organisation."""
    return Subject(
        facet="organisation",
        value=organisation.ods_code,
        kind="Organisation",
        name=organisation.name,
        about=f"{organisation.whereabouts}. Code {organisation.ods_code}.",
        search={"organisation": organisation.ods_code},
        narrow_by=() if became else ("topic", "setting"),
        way=_way_through(organisation.region, organisation.board),
        region=organisation.region,
        board=organisation.board,
        closed=None if organisation.is_open() else organisation,
        became=became,
    )


def of_tag(tag: Tag) -> Subject:
    """A tag, which has a page as long as a published case study carries it."""
    return Subject(
        facet="tag",
        value=tag.slug,
        kind="Tag",
        name=tag.name,
        about="Case studies whose authors gave them this tag.",
        search={"tag": tag.slug},
        narrow_by=("topic", "region"),
        way=[_home(), Link("All case studies", reverse("search:search"))],
        is_listed=False,
    )


def _home() -> Link:
    return Link("Home", reverse("library:home"))


def _way_through(region: Region | None, board: Organisation | None = None) -> list[Link]:
    way = [_home(), Link("Regions and nations", reverse("browse:regions"))]
    if region:
        way.append(Link(region.name, reverse("browse:region", args=[region.slug])))
    if board:
        way.append(Link(board.short_name, reverse("browse:board", args=[board.ods_code])))
    return way
