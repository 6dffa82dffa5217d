"""The portal's own layout, with every field of the form (docs/import-layout.md). Strict: a mistake is a reason."""

from collections.abc import Mapping

from casestudies.models import Outcome
from casestudies.pasted.columns import LONGEST_LABEL, MOST_CHANGES, MOST_VALUES
from casestudies.vocabulary import (
    HEADLINE_LIMIT,
    SHORT_ANSWER_LIMIT,
    TOPIC_LIMIT,
    CreditRole,
    Direction,
    Lasting,
    MoneyBand,
    Need,
    OutcomeCategory,
    PitfallKind,
    ResourceKind,
    Role,
    Stance,
    TimeBand,
    Trigger,
)

from .incoming import Incoming, Lists, Rejected
from .values import (
    Checker,
    by_date,
    list_of,
    number,
    one_of,
    read_object,
    slug_of,
    text,
    web_address,
    whole_number,
    year_and_month,
)

NONE_KNOWN = "none"
MAX_PARTS = 100
MAX_TAGS = 30

_TEXTS = [
    "summary",
    "what_you_did",
    "cost_note",
    "context_helped",
    "context_hindered",
    "unintended",
    "lasting_note",
    "equity",
    "environment",
    "patient_involvement",
    "method_note",
    "sponsor",
    "guidance",
    "advice_core",
    "advice_optional",
]
_PART_KEYS: dict[str, dict[str, Checker]] = {
    "steps": {"what": text(), "when": text(80)},
    "tipping_points": {
        "role": one_of(Role),
        "who": text(120),
        "before": one_of(Stance),
        "after": one_of(Stance),
        "trigger": one_of(Trigger),
        "what_turned_them": text(),
        "when": text(80),
    },
    "pitfalls": {
        "what": text(),
        "kind": one_of(PitfallKind),
        "time_lost": one_of(TimeBand),
        "money_lost": one_of(MoneyBand),
        "why": text(),
        "instead": text(),
    },
    "outcomes": {
        "measure": text(200),
        "category": one_of(OutcomeCategory),
        "direction": one_of(Direction),
        "baseline": number,
        "result": number,
        "unit": text(60),
        "period": text(80),
        "sample_size": whole_number,
        "readings": by_date(number, limit=MOST_VALUES),
        "changes": by_date(text(LONGEST_LABEL), limit=MOST_CHANGES),
        "better": one_of(Outcome.Better),
        "comparison": text(),
        "note": text(),
    },
    "credits": {
        "name": text(120),
        "role": one_of(CreditRole),
        "job_role": text(120),
        "organisation_name": text(200),
    },
    "resources": {
        "kind": one_of(ResourceKind),
        "title": text(200),
        "detail": text(),
        "url": web_address,
        "need": one_of(Need),
    },
}


def read_full(values: dict, lists: Lists) -> Incoming:
    """One line in the full layout. Raises Rejected with every reason there is."""
    checked, problems = read_object(values, _checkers(lists))
    parts = {}
    for name in _PART_KEYS:
        parts[name], part_problems = _read_part(name, checked.pop(name, None))
        problems += part_problems
    problems += [f"`{key}` is required" for key in ("id", "headline") if not checked.get(key) and _missing(values, key)]
    where, where_problems = _read_where(checked, lists)
    when, when_problems = _read_when(checked)
    problems += where_problems + when_problems
    if problems:
        raise Rejected(*problems)
    source_id, topics, methods, tags = (checked.pop(key, []) for key in ("id", "topics", "methods", "tags"))
    nothing_known = {f"no_{name}": values.get(name) == NONE_KNOWN for name in ("tipping_points", "pitfalls")}
    return Incoming(
        source_id=source_id,
        answers=checked | where | when | nothing_known,
        topics=topics,
        methods=methods,
        tags=[tag for tag in tags if tag],
        parts=parts,
    )


def _missing(values: dict, key: str) -> bool:
    value = values.get(key)
    return value is None or (isinstance(value, str) and not value.strip())


def _checkers(lists: Lists) -> Mapping[str, Checker]:
    return {
        "id": text(100),
        "headline": text(HEADLINE_LIMIT),
        "problem": text(SHORT_ANSWER_LIMIT),
        "result": text(SHORT_ANSWER_LIMIT),
        "result_category": one_of(OutcomeCategory),
        "result_direction": one_of(Direction),
        "organisation": text(12),
        "organisation_name": text(200),
        "region": slug_of(lists.regions, "region"),
        "place": text(120),
        "setting": slug_of(lists.settings, "setting"),
        "topics": list_of(slug_of(lists.topics, "topic"), limit=TOPIC_LIMIT, distinct=True),
        "methods": list_of(slug_of(lists.methods, "method"), limit=MAX_PARTS, distinct=True),
        "tags": list_of(text(100), limit=MAX_TAGS, distinct=True),
        "started": year_and_month,
        "ended": year_and_month,
        **dict.fromkeys(_TEXTS, text()),
        "staff_hours": one_of(TimeBand),
        "money_spent": one_of(MoneyBand),
        "lasting": one_of(Lasting),
        **dict.fromkeys(_PART_KEYS, lambda value: value),
    }


def _read_part(name: str, value: object) -> tuple[list[dict], list[str]]:
    if value is None or (value == NONE_KNOWN and name in ("tipping_points", "pitfalls")):
        return [], []
    if not isinstance(value, list):
        return [], [f"`{name}` must be a list"]
    if len(value) > MAX_PARTS:
        return [], [f"`{name}` must have {MAX_PARTS} entries or fewer, not {len(value)}"]
    read = [read_object(one, _PART_KEYS[name], where=f"`{name}` {order}:") for order, one in enumerate(value, start=1)]
    return [checked for checked, _ in read if checked], [problem for _, problems in read for problem in problems]


def _read_where(checked: dict, lists: Lists) -> tuple[dict, list[str]]:
    """The organisation as it is called now with its board and region, or its name and region as given."""
    code = checked.pop("organisation", "")
    if not code:
        return {}, []
    organisation = lists.organisation(code)
    if organisation is None:
        return {}, [f"`organisation` must be an ODS code the portal knows: there is no “{code}”"]
    return {
        "organisation": organisation,
        "organisation_name": checked.get("organisation_name") or organisation.name,
        "board": organisation if organisation.kind == organisation.Kind.ICB else organisation.board,
        "region": organisation.region or checked.get("region"),
    }, []


def _read_when(checked: dict) -> tuple[dict, list[str]]:
    started, ended = (checked.pop(key, (None, None)) for key in ("started", "ended"))
    if started[0] and ended[0]:
        first, last = (started[0], started[1] or 1), (ended[0], ended[1] or 12)
        if last < first:
            return {}, ["`ended` must not be before `started`"]
    return {
        "started_year": started[0],
        "started_month": started[1],
        "ended_year": ended[0],
        "ended_month": ended[1],
    }, []
