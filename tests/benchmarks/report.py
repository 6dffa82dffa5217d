"""Writes the figures: all of them as JSON, and a short page for people."""

import json
from pathlib import Path

from tests.benchmarks.targets import LARGEST, held, times_faster

BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"
_EMPTY = f"# Benchmarks\n\n{BEGIN}\n{END}\n"


def write_report(report: dict, out: Path) -> None:
    """Writes OUT.json, and the tables between the markers of OUT.md (made where it is not there yet)."""
    out.with_suffix(".json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    page = out.with_suffix(".md")
    text = page.read_text(encoding="utf-8") if page.exists() else _EMPTY
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    page.write_text(f"{before}{BEGIN}\n{tables(report)}\n{END}{after}", encoding="utf-8")


def tables(report: dict) -> str:
    """All tables as Markdown."""
    machine = report["machine"]
    intro = (
        f"Measured on {report['on']}: {machine['processor']}, {machine['cores']} cores, SQLite. Times in milliseconds."
    )
    parts = [intro, *(_classes(size) for size in report["sizes"]), _whole(report["sizes"]), _pages(report["sizes"][-1])]
    return "\n\n".join([*filter(None, parts), _targets(report["sizes"])])


def _table(head: list[str], rows: list[list]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _classes(size: dict) -> str:
    rows = []
    for name, figures in size["classes"].items():
        plain = size.get("plain", {}).get("classes", {}).get(name)
        times = times_faster(size, name)
        rows.append(
            [
                name,
                _both(figures["engine"]),
                _both(figures["in_process"]),
                figures["ready_made"]["median"],
                _both(figures.get("http")),
                figures["sql"],
                figures["wire_kb"],
                _both(plain),
                f"{times:g}×" if times is not None else "finds nothing" if plain else "–",
            ]
        )
    head = [
        "search",
        "engine",
        "whole request",
        "of it the page",
        "HTTP, 8 clients",
        "SQL",
        "kB",
        "plain PostgreSQL",
        "faster",
    ]
    return f"### {size['count']:,} case studies\n\nMedian / 95th percentile.\n\n{_table(head, rows)}"


def _both(figures: dict | None) -> str:
    return f"{figures['median']:.1f} / {figures['p95']:.1f}" if figures else "–"


def _whole(sizes: list[dict]) -> str:
    def row(title: str, figure) -> list:
        return [title, *(_or_dash(figure, size) for size in sizes)]

    rows = [
        row("8 clients, all classes mixed, pages a second", lambda size: size["mixed"]["per_second"]),
        row("the same with ready-made results", lambda size: size["mixed_ready_made"]["per_second"]),
        row("memory of a worker, MB (own / with files it maps)", _memory),
        row("first visit over the wire, kB", lambda size: round(size["first_visit"]["all"] / 1000, 1)),
        row("index on disk, MB (all shelves)", lambda size: round(sum(size["built"]["index_mb"].values()), 1)),
        row("building the index, s per 1,000", lambda size: size["built"]["index_seconds_per_1000"]),
        row("generating, case studies a second", lambda size: size["built"]["made_per_second"]),
        row("filling plain PostgreSQL, s", lambda size: size["plain"]["filled_in_seconds"]),
        *(
            row(f"{name}: seen after, s", lambda size, name=name: size["seen_after_seconds"][name])
            for name in _looks(sizes)
        ),
    ]
    return "### All sizes\n\n" + _table(["", *(f"{size['count']:,}" for size in sizes)], rows)


def _looks(sizes: list[dict]) -> list[str]:
    return list(sizes[-1].get("seen_after_seconds", {}))


def _memory(size: dict) -> str:
    return f"{size['memory_mb']['own']} / {size['memory_mb']['rss']}"


def _or_dash(figure, size: dict) -> object:
    try:
        return figure(size)
    except KeyError:
        return "–"


def _pages(size: dict) -> str:
    rows = [[title, _both(page["in_process"]), page["sql"], page["wire_kb"]] for title, page in size["pages"].items()]
    if not rows:
        return ""
    return f"### Other pages at {size['count']:,}\n\n" + _table(["page", "whole request", "SQL", "kB"], rows)


def _targets(sizes: list[dict]) -> str:
    targets = held(sizes)
    rows = [
        [
            one.says,
            f"{one.figure:g}",
            f"at {'least' if one.at_least else 'most'} {one.limit:g}",
            "yes" if one.passed else "**no**",
        ]
        for one in targets
    ]
    kept = sum(one.passed for one in targets)
    count = sizes[-1]["count"]
    title = f"### Targets at {count:,}: {kept} of {len(targets)} kept"
    note = [] if count == LARGEST else [f"They are meant for {LARGEST:,}."]
    return "\n\n".join([title, *note, _table(["target", "measured", "limit", "kept"], rows)])
