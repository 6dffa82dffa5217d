"""Shapes of sentences that are typical of a part of the form: what no list of words can say."""

import re


def _one_of(words: str) -> str:
    return "(?:" + "|".join(words.replace("_", " ").split()) + ")"


_TITLE = r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sister|Sr|Matron|Revd?)\.?"
_NAME_WORD = r"[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Z]?[a-zà-öø-ÿ]+)*"
_BEFORE_NAME = r"(?:de |van |von |al-|Al-|O['’])?"
_NO_NAME = _one_of(
    "The A An In At On Our We From By After Before Between During Since Until And With For To Every Each This That It "
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
PERSON = (
    rf"\b(?!{_NO_NAME}\b)(?:{_TITLE}\s+)?{_NAME_WORD}(?:\s+[A-Z]\.?){{0,3}}(?:\s+{_BEFORE_NAME}{_NAME_WORD}){{1,2}}"
)
_AMOUNT = r"(?:£|about |around |nearly |a median of |an average of )?\d[\d.,]{0,12}\s?(?:%|per cent)?"
_NOT_DOING = _one_of(
    "were had found lost wasted should could would learn saw have are know knew thank assumed thought bought expected "
    "failed wanted needed aimed hoped achieved reduced improved saved noticed struggled received admitted served "
    "waited underestimated believed realised relied"
)
_DID = _one_of(
    r"\w+ed ran set built began put gave wrote took held made met chose drew taught kept tried brought went meet "
    "hold use review share"
)
_WAS_DONE = _one_of(
    "introduced designed created trained piloted tested placed given invited asked added moved collected mapped "
    "reviewed changed printed"
)
_SAID = _one_of("said told asked wrote agreed offered volunteered became began stopped changed saw walked")
_IMPERATIVE = _one_of(
    "Do_not Don['’]t Never Start Ask Try Use Count Test Choose Pick Buy Borrow Keep Agree Check Talk Book Begin Put "
    "Ring Print Get Make Avoid Wait Involve Plan Give Take Write Train Spend Follow Speak Find Build Measure Tell Bring"
)
_PAID = _one_of("bought spent paid ordered printed trained wrote built")
_IN_VAIN = _one_of("never nobody no_one not none nothing unused only empty")
_INSTITUTION = _one_of(
    "hospital ward practice trust unit clinic service town city charity home team department hospice network provider "
    "centre"
)

# Each as (place, weight, how often it counts at most, pattern).
SHAPES: list[tuple[str, float, int, re.Pattern]] = [
    ("outcomes", 3, 2, re.compile(rf"\bfrom {_AMOUNT}(?: [\w%-]+){{0,6}}? to {_AMOUNT}")),
    ("outcomes", 1, 2, re.compile(r"\d\s?(?:%|per cent)")),
    ("what_we_did", 2.5, 4, re.compile(rf"\b[Ww]e (?!{_NOT_DOING}\b)(?:then |also |first |now )?{_DID}\b")),
    ("what_we_did", 2.5, 3, re.compile(rf"\b(?:was|were) (?:\w+ly )?{_WAS_DONE}\b")),
    ("tipping_points", 3, 2, re.compile(r"[“\"‘][^“”\"‘’]{8,400}[”\"’]")),
    ("tipping_points", 2, 3, re.compile(rf"\b(?:[Hh]e|[Ss]he|[Oo]ne(?: of them)?|[Tt]hey)\b[^.]{{0,40}}?\b{_SAID}\b")),
    ("pitfalls", 2.5, 3, re.compile(rf"(?:^|[.!?:;]\s+|\n)(?:- )?{_IMPERATIVE}\b")),
    ("pitfalls", 2, 2, re.compile(rf"\b{_PAID} [^.]{{3,80}}?[.,;] [^.]{{0,80}}\b{_IN_VAIN}\b")),
    ("pitfalls", 1, 2, re.compile(r"£\s?\d")),
    ("resources", 1.5, 3, re.compile(r"£\s?\d")),
    ("resources", 2, 2, re.compile(r"https?://|\bwww\.")),
    ("context_helped", 3, 2, re.compile(rf"\b(?:is|are) an? (?:\S{{1,30}} ){{0,6}}?{_INSTITUTION}\b")),
    (
        "context_helped",
        2,
        2,
        re.compile(r"\b\d[\d,]*[- ](?:bed|patients|people|residents|staff|practices|wards)"),
    ),
    ("credits", 2, 5, re.compile(PERSON)),
]


def weigh_shapes(text: str) -> dict[str, float]:
    """How much the shapes in a text speak for each place."""
    scores: dict[str, float] = {}
    for place, weight, most, pattern in SHAPES:
        found = min(most, sum(1 for _ in pattern.finditer(text)))
        if found:
            scores[place] = scores.get(place, 0) + weight * found
    return scores
