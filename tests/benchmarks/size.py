"""Measures a portal of one size: everything but the comparison with PostgreSQL."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse

from casestudies import index
from casestudies.exchange.generating import SOURCE
from casestudies.index import SearchRequest, Sort
from casestudies.models import Edition
from casestudies.search.queries import results_for
from tests.benchmarks import building
from tests.benchmarks.checks import wrong_counts, wrong_pages
from tests.benchmarks.measuring import Portal, counted_queries, timed
from tests.benchmarks.publishing import new_draft, publish, take_down
from tests.benchmarks.queries import COMMON, PLAN, PLANS, RARE, THREE, WITHOUT_WORDS, Question, mixed, questions
from tests.benchmarks.ready_made import ready_made_results
from tests.benchmarks.serving import Server, crowd, first_visit, seconds_until, serving

_CROWD = 160
_MIXED = 300
_ROUNDS = 3
# Other pages: the name of the address, what is in it, parameters.
_OTHER_PAGES = {
    "front page": ("library:home", [], []),
    "start pack": ("start_pack:start_pack", [], [("plan", PLANS[0])]),
    "lessons": ("lessons:home", [], []),
    "tipping points": ("lessons:tipping_points", [], []),
    "tipping points, three words": ("lessons:tipping_points", [], [("q", "consultants night data")]),
    "what to skip": ("lessons:pitfalls", [], []),
    "what to skip, three words": ("lessons:pitfalls", [], [("q", "supplier spreadsheet link")]),
    "topics to browse": ("browse:topics", [], []),
    "one topic": ("browse:topic", ["discharge-and-flow"], []),
    "regions to browse": ("browse:regions", [], []),
    "one region": ("browse:region", ["midlands"], []),
    "one tag": ("browse:tag", ["discharge"], []),
    "asked for": ("asked:board", [], []),
}


def measure(count: int, *, small: bool, say: Callable[[str], None]) -> dict:
    """Builds, checks and measures a portal of `count` case studies."""
    say(f"{count:,}: building")
    figures = {"count": count, "built": building.build(count)}
    asked = questions(_rare_words(count))
    say(f"{count:,}: checking")
    figures["wrong"] = _wrong(asked)
    say(f"{count:,}: engine and whole requests in this process")
    figures["classes"] = _in_this_process(asked, small=small)
    figures["pages"] = _other_pages(calls=3 if small else 20)
    if not small:
        say(f"{count:,}: over HTTP")
        _over_http(figures, asked)
    figures["questions"] = {
        name: [{"text": one.text, "page": one.page, "chosen": dict(one.chosen)} for one in ones]
        for name, ones in asked.items()
    }
    return figures


def _rare_words(count: int) -> list[str]:
    ids = [f"{building.SEED}-{number}" for number in range(0, count, max(1, count // 10))][:10]
    places = Edition.objects.filter(case_study__source=SOURCE, case_study__source_id__in=ids).order_by("pk")
    return [place.split()[0].lower() for place in places.values_list("place", flat=True)]


def _wrong(asked: dict[str, list[Question]]) -> list[str]:
    texts = [asked[name][0].text for name in (WITHOUT_WORDS, COMMON, THREE, RARE, PLAN)]
    return wrong_pages(texts) + wrong_counts()


def _in_this_process(asked: dict[str, list[Question]], *, small: bool) -> dict[str, dict]:
    portal, path = Portal(), reverse("search:search")
    calls = 3 if small else 60

    def page(one: Question) -> None:
        portal.send(path, one.parameters)

    def with_rows(request: SearchRequest) -> None:
        results_for([hit.case_study_id for hit in index.search(request).hits])

    measured = {}
    for name, ones in asked.items():
        requests = [_request(one) for one in ones]
        pages = [portal.get(path, one.parameters) for one in ones]
        with counted_queries() as seen:
            page(ones[0])
        figures = {
            "found": sum(index.search(request).total for request in requests),
            "engine": timed(index.search, requests, calls=calls),
            "engine_and_rows": timed(with_rows, requests, calls=calls),
            "in_process": timed(page, ones, calls=calls),
            "sql": len(seen),
            "wire_kb": round(max(answer.size for answer in pages) / 1000, 1),
            "html_kb": round(max(len(answer.page.encode()) for answer in pages) / 1000, 1),
        }
        with ready_made_results():
            figures["ready_made"] = timed(page, ones, calls=calls)
        measured[name] = figures
    return measured


def _request(one: Question):
    return SearchRequest(one.text, dict(one.chosen), Sort.RELEVANCE if one.text else Sort.NEWEST, one.page)


def _other_pages(*, calls: int) -> dict[str, dict]:
    portal, measured = Portal(), {}
    newest = Edition.objects.published().latest("published_at", "pk")
    pages = {title: (reverse(name, args=inside), given) for title, (name, inside, given) in _OTHER_PAGES.items()}
    for title, (path, parameters) in {**pages, "one case study": (newest.published_address, [])}.items():
        portal.send(path, parameters)
        with counted_queries() as seen:
            answer = portal.get(path, parameters)
        times = timed(lambda parameters, path=path: portal.send(path, parameters), [parameters], calls=calls)
        measured[title] = {"in_process": times, "sql": len(seen), "wire_kb": round(answer.size / 1000, 1)}
    return measured


def _over_http(figures: dict, asked: dict[str, list[Question]]) -> None:
    path = reverse("search:search")
    everything = [one.parameters for one in mixed(asked, _MIXED)]
    warm = [one.parameters for ones in asked.values() for one in ones] * 4
    with serving() as server:
        crowd(server, path, warm)
        for name, ones in asked.items():
            several = [ones[place % len(ones)].parameters for place in range(_CROWD)]
            figures["classes"][name]["http"] = crowd(server, path, several)
        figures["first_visit"] = first_visit(server, f"{path}?{urlencode([('q', asked[THREE][0].text)])}")
        figures["memory_mb"] = server.memory()
        figures["seen_after_seconds"] = _publish_and_look(server, path)
        with serving("tests.benchmarks.ready_made:application") as ready_made:
            crowd(ready_made, path, warm)
            # In turns, so that a busy moment of the machine does not fall on one of them alone.
            rounds = [(crowd(server, path, everything), crowd(ready_made, path, everything)) for _ in range(_ROUNDS)]
    ours, theirs = zip(*rounds, strict=True)
    figures["mixed"], figures["mixed_ready_made"] = max(ours, key=_rate), max(theirs, key=_rate)


def _rate(figures: dict) -> float:
    return figures["per_second"]


def _publish_and_look(server: Server, path: str) -> dict[str, float]:
    """The seconds until both workers show a case study that this process published, and until both leave it out.

    Once with this process bringing it into the index, as a publisher does; once leaving that to the workers, as if it
    were published on another host.
    """

    seen = {}
    for name, follow in (("same host", index.follow_after_commit), ("another host", lambda: None)):
        edition, word = new_draft()
        look = (server, f"{path}?q={word}", edition.case_study.public_id)
        with transaction.atomic():
            publish(edition)
            follow()
        seen[f"published, {name}"] = seconds_until(*look, there=True)
        with transaction.atomic():
            take_down(edition)
            follow()
        seen[f"taken down, {name}"] = seconds_until(*look, there=False)
    index.follow()
    return seen
