"""The layout of write-ups made elsewhere (docs/import-layout.md). Lenient: what has no place of its own goes into the
text, and words on no list become tags."""

import datetime
import json
from types import SimpleNamespace
from urllib.parse import urlsplit

from casestudies.models import Setting, Topic
from casestudies.vocabulary import TOPIC_LIMIT, ResourceKind

from .aliases import SETTING_WORDS, TOPIC_WORDS
from .incoming import Incoming, Lists, Rejected
from .matching import Matcher, plain
from .places import Places
from .values import EARLIEST_YEAR, Wrong, list_of, read_object, text, web_address

LATEST_YEAR = datetime.date.today().year + 1
TAG_LIMIT = 100
_WHOLE_SYSTEM = "system"


class Matchers:
    """What the words of a write-up are matched with, made once for a whole file."""

    def __init__(self, lists: Lists):
        self.lists = lists
        self.topics = Matcher(lists.topics, TOPIC_WORDS)
        self.settings = Matcher(lists.settings, SETTING_WORDS)
        self.places = Places(lists.regions)


def read_write_up(values: dict, matchers: Matchers) -> Incoming:
    """One line in the write-up layout. Raises Rejected with every reason there is."""
    given = _given(values)
    answers = {"headline": given.title, "summary": given.summary, "started_year": given.year}
    left_over = [(key, _written(value)) for key, value in values.items() if key not in _CHECKERS and value is not None]
    answers["organisation_name"] = _cut(given.organisation, 200, "organisation", left_over)
    answers["region"] = matchers.places.region(given.region_or_nation)
    if plain(given.region_or_nation) != plain(str(answers["region"] or "")):
        answers["place"] = _cut(given.region_or_nation, 120, "place", left_over)
    topics, tags = _topics(given.topics, matchers)
    answers["setting"], more_tags = _setting(given.setting, matchers)
    parts = {
        "resources": _link(given.url, given.source, left_over),
        "outcomes": [_outcome(words) for words in given.outcomes],
        "tipping_points": [{"what_turned_them": given.tipping_point}] if given.tipping_point else [],
        "pitfalls": [{"what": given.failure_or_lesson}] if given.failure_or_lesson else [],
    }
    tags = _short_enough([*tags, *more_tags], left_over)
    written_out = [f"{key.replace('_', ' ').capitalize()}: {words}" for key, words in left_over]
    answers["what_you_did"] = "\n\n".join(part for part in (given.body, *written_out) if part)
    return Incoming(source_id=given.id, answers=answers, topics=topics, tags=tags, parts=parts, needs_all_five=False)


def _year(value: object) -> int:
    written = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not written.isascii() or not written.isdigit() or not EARLIEST_YEAR <= int(written[:5]) <= LATEST_YEAR:
        raise Wrong(f"must be a year from {EARLIEST_YEAR} to {LATEST_YEAR}")
    return int(written)


def _phrases(value: object) -> list[str]:
    """A list of texts, or one text; empty ones left out."""
    phrases = list_of(text(), limit=200)([value] if isinstance(value, str) else value)
    return [phrase for phrase in phrases if phrase]


_CHECKERS = {
    "id": text(100),
    "title": text(1000),
    "summary": text(),
    "body": text(),
    "url": text(),
    "source": text(),
    "organisation": text(),
    "region_or_nation": text(),
    "topics": _phrases,
    "setting": text(),
    "outcomes": _phrases,
    "tipping_point": text(),
    "failure_or_lesson": text(),
    "year": _year,
}
_EMPTY = {"topics": [], "outcomes": [], "year": None}


def _given(values: dict) -> SimpleNamespace:
    """The known keys with the right types, empty where nothing is given."""
    known = {key: value for key, value in values.items() if key in _CHECKERS}
    checked, problems = read_object(known, _CHECKERS)
    given = SimpleNamespace(**{key: checked.get(key, _EMPTY.get(key, "")) for key in _CHECKERS})
    if not problems:
        problems = [f"`{key}` is required" for key in ("id", "title") if not getattr(given, key)]
        if not given.summary and not given.body:
            problems.append("`summary` or `body` is required")
    if problems:
        raise Rejected(*problems)
    return given


def _topics(phrases: list[str], matchers: Matchers) -> tuple[list[Topic], list[str]]:
    """Up to three topics, those named outright first, and the phrases that say more than their topic as tags."""
    matches = [(phrase, matchers.topics.match(phrase)) for phrase in phrases]
    in_order = sorted(matches, key=lambda pair: not pair[1].is_exact)
    topics = list(dict.fromkeys(entry for _, match in in_order for entry in match.entries))[:TOPIC_LIMIT]
    tags = [phrase for phrase, match in matches if not (match.is_exact and set(match.entries) <= set(topics))]
    return topics, tags


def _setting(phrase: str, matchers: Matchers) -> tuple[Setting | None, list[str]]:
    """The setting a phrase means, and the phrase as a tag where it says more. Several settings are the whole system
    when there are three or care goes from one to another; otherwise nobody can say which."""
    match = matchers.settings.match(phrase)
    if match.is_exact:
        return match.entries[0], []
    tags = [phrase] if phrase else []
    if len(match.entries) == 1:
        return match.entries[0], tags
    if len(match.entries) >= 3 or (match.entries and " to " in phrase):
        return matchers.lists.settings.get(_WHOLE_SYSTEM), tags
    return None, tags


def _link(url: str, source: str, left_over: list[tuple[str, str]]) -> list[dict]:
    title = _cut(source or urlsplit(url).netloc, 200, "source", left_over) if source or url else ""
    try:
        address = web_address(url) if url else ""
    except Wrong:
        address = ""
        left_over.append(("link", url))
    return [{"kind": ResourceKind.LINK, "title": title or "Link", "url": address}] if title or address else []


def _outcome(words: str) -> dict:
    return {"measure": words} if len(words) <= 200 else {"measure": f"{words[:199]}…", "note": words}


def _cut(words: str, limit: int, key: str, left_over: list[tuple[str, str]]) -> str:
    """Words that fit; longer ones are cut, and kept whole among what is left over."""
    if len(words) <= limit:
        return words
    left_over.append((key, words))
    return f"{words[: limit - 1]}…"


def _short_enough(phrases: list[str], left_over: list[tuple[str, str]]) -> list[str]:
    """Each phrase once, in any case; those too long for a tag are kept among what is left over."""
    tags = {phrase.casefold(): phrase for phrase in reversed(phrases)}
    left_over += [("topic", phrase) for phrase in tags.values() if len(phrase) > TAG_LIMIT]
    return [phrase for phrase in reversed(tags.values()) if len(phrase) <= TAG_LIMIT]


def _written(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
