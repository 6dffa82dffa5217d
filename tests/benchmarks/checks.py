"""Whether what was measured is right: pages add up, and counts are those of the database."""

from django.db.models import Count, Q

from casestudies import index
from casestudies.index import SearchRequest, Sort
from casestudies.models import Edition

_CHOICES = [
    {},
    {"region": ("midlands",)},
    {"topic": ("medicines", "falls")},
    {"region": ("london", "south-west"), "setting": ("community",)},
    {"tag": ("discharge", "safety"), "region": ("midlands",)},
    {"method": ("pdsa",), "topic": ("discharge-and-flow",), "region": ("north-west", "south-east")},
]
_PATHS = {"topic": "topics", "region": "region", "setting": "setting", "method": "methods", "tag": "tags"}
_BIG_PAGE = 500


def wrong_pages(texts: list[str]) -> list[str]:
    """The searches whose pages hold not exactly as many different case studies as the total says."""
    return [text for text in texts if not _adds_up(SearchRequest(text, sort=_sort(text), page_size=_BIG_PAGE))]


def wrong_counts() -> list[str]:
    """The (choices, filter) whose counts are not those of the database."""
    return [
        f"{facet} within {chosen}"
        for chosen in _CHOICES
        for facet in ("topic", "region", "setting", "method")
        if index.search(SearchRequest(chosen=chosen, sort=Sort.NEWEST)).counts[facet] != _counted(chosen, facet)
    ]


def _sort(text: str) -> Sort:
    return Sort.RELEVANCE if text else Sort.NEWEST


def _adds_up(asked: SearchRequest) -> bool:
    total = index.search(asked).total
    seen: list[int] = []
    for page in range(1, -(-total // _BIG_PAGE) + 1):
        request = SearchRequest(asked.text, sort=asked.sort, page=page, page_size=_BIG_PAGE)
        seen += [hit.case_study_id for hit in index.search(request).hits]
    return len(seen) == len(set(seen)) == total


def _counted(chosen: dict[str, tuple[str, ...]], facet: str) -> dict[str, int]:
    """The counts of a filter by brute force."""
    editions = Edition.objects.published()
    for name, values in chosen.items():
        if name != facet:
            matching = Edition.objects.filter(Q(**{f"{_PATHS[name]}__slug__in": values}))
            editions = editions.filter(pk__in=matching.values("pk"))
    counted = editions.order_by().values_list(f"{_PATHS[facet]}__slug").annotate(number=Count("pk", distinct=True))
    return {slug: number for slug, number in counted if slug is not None}
