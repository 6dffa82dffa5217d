"""What the figures are held against."""

from dataclasses import dataclass

from tests.benchmarks.queries import COMMON, MISSPELT, PLAN, THREE, WITHOUT_WORDS

LARGEST = 100_000
_WITH_WORDS_TIMES = 5
_TWENTY_TIMES = (COMMON, PLAN)


@dataclass(frozen=True)
class Held:
    """One target and what came of it."""

    says: str
    figure: float
    limit: float
    at_least: bool = False

    @property
    def passed(self) -> bool:
        """Whether it is kept."""
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit


def held(sizes: list[dict]) -> list[Held]:
    """Every target that the figures speak of: those of the largest size, and of growth where there are two sizes."""
    largest = sizes[-1]
    targets = [*_of_classes(largest), _of_other_pages(largest), *_of_the_whole(largest), *_against_plain(largest)]
    before = next((size for size in sizes if size["count"] * 10 == largest["count"]), None)
    return targets + (_of_growth(before, largest) if before else [])


def times_faster(size: dict, name: str) -> float | None:
    """The plain build's median over ours for the same work; None where it finds nothing or was not measured."""
    plain = size.get("plain", {}).get("classes", {}).get(name)
    if not plain or not plain["found"]:
        return None
    return round(plain["median"] / size["classes"][name]["engine_and_rows"]["median"], 1)


def _of_classes(size: dict) -> list[Held]:
    targets = []
    for name, figures in size["classes"].items():
        limit = 45 if name == PLAN else 30
        targets.append(
            Held(f"{name}: median of a whole request in process, ms", figures["in_process"]["median"], limit)
        )
    three = size["classes"][THREE]
    ratio = round(three["in_process"]["median"] / three["engine"]["median"], 2)
    targets.append(Held("three words: whole request over engine alone", ratio, 2.5))
    most = max(figures["sql"] for figures in size["classes"].values())
    targets.append(Held("SQL queries of a search page, the most", most, 6))
    largest_page = max(figures["wire_kb"] for figures in size["classes"].values())
    targets.append(Held("next search over the wire, the largest, kB", largest_page, 25))
    return targets


def _of_other_pages(size: dict) -> Held:
    """Our own limit: no page that readers see takes as long as one notices."""
    slowest = max(size["pages"], key=lambda title: size["pages"][title]["in_process"]["median"])
    median = size["pages"][slowest]["in_process"]["median"]
    return Held(f"{slowest}, the slowest of the other pages: median of a whole request in process, ms", median, 100)


def _of_the_whole(size: dict) -> list[Held]:
    targets = [Held("pages and counts that are wrong", len(size["wrong"]), 0)]
    if "mixed" in size:
        share = round(100 * size["mixed"]["per_second"] / size["mixed_ready_made"]["per_second"], 1)
        targets.append(Held("8 clients, mixed: share of the rate with ready-made results, %", share, 35, at_least=True))
        targets.append(Held("first visit over the wire, kB", round(size["first_visit"]["all"] / 1000, 1), 150))
        targets += [
            Held(f"{name}: seen by search in every process, s", s, 1) for name, s in size["seen_after_seconds"].items()
        ]
    return targets


def _against_plain(size: dict) -> list[Held]:
    targets = []
    for name in size["classes"]:
        times = times_faster(size, name)
        if name not in (WITHOUT_WORDS, MISSPELT) and times is not None:
            limit = 20 if name in _TWENTY_TIMES else _WITH_WORDS_TIMES
            targets.append(Held(f"{name}: times faster than plain PostgreSQL", times, limit, at_least=True))
    return targets


def _of_growth(before: dict, after: dict) -> list[Held]:
    targets = []
    for name in after["classes"]:
        growth = after["classes"][name]["in_process"]["median"] / before["classes"][name]["in_process"]["median"]
        limit = 1.2 if name == WITHOUT_WORDS else 3
        targets.append(Held(f"{name}: growth from {before['count']:,} to {after['count']:,}", round(growth, 2), limit))
    return targets
