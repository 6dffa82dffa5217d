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
PERSON_BY_INITIALS = rf"\b(?:{_TITLE}\s+)?(?:[A-Z]\.\s?){{1,3}}{_BEFORE_NAME}{_NAME_WORD}"
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
    "Look Calibrate Mention Stand Always Order Pay Budget Have Let Leave Set Show Work Watch Expect Allow Design "
    "Ring Print Get Make Avoid Wait Involve Plan Give Take Write Train Spend Follow Speak Find Build Measure Tell Bring"
)
_PAID = _one_of("bought spent paid ordered printed trained wrote built")
_IN_VAIN = _one_of("never nobody no_one not none nothing unused only empty")
_INSTITUTION = _one_of(
    "hospital ward practice trust unit clinic service town city charity home team department hospice network provider "
    "centre"
)

_CHANGED = _one_of(
    "fell dropped rose climbed declined decreased increased reduced improved halved doubled trebled tripled shrank "
    "shrunk grew reached cut gained slipped jumped went came"
)
_COMPARED = _one_of("lower higher fewer shorter less more compared up_from down_from")
_ROLE = _one_of(
    "matron sister surgeon consultant registrar anaesthetist physician psychiatrist psychologist pharmacist "
    "manager director officer partner GP nurse midwife carer doctor porter receptionist secretary chair governor "
    "paramedic crew dispatcher father mother grandmother union colleague trainee radiographer therapist"
)
_SOME = _one_of("They they Some some Many many Two two Several several")
_IN_MIND = _one_of(
    "doubted feared insisted believed objected complained refused argued resisted distrusted worried thought saw felt "
    "was_against were_against was_anxious were_anxious was_sceptical were_sceptical disagreed opposed dismissed"
)
_ROUTINE = _one_of(
    "offered asked given sent booked held seen invited picked reviewed called rung admitted telephoned scored checked "
    "shown told read filled tested phoned added logged collected recorded shared discussed placed kept addressed"
)
_FAILED = _one_of("never not too wrong abandoned needless useless")
_TRYING = _one_of(
    "Trying Relying Sending Booking Naming Changing Asking Waiting Giving Using Buying Leaving Making Starting Doing "
    "Assuming Printing Counting Training"
)
_GONE = _one_of("lost gone wasted spent took went")
_TIME = _one_of("days weeks week months month years year hours term")
_COUNTED = _one_of("bed patients people residents staff practices wards births deaths attendances homes men")
_HAS = _one_of("serves covers has is sits")
_SHARE = _one_of("one two three four five six seven eight nine ten half third quarter most")
_BEGINS = r"(?:^|[.;:!?]\s+|\n)(?:- )?"

# Each as (place, weight, how often it counts at most, pattern).
SHAPES: list[tuple[str, float, int, re.Pattern]] = [
    (place, weight, most, re.compile(pattern))
    for place, weight, most, pattern in (
        ("outcomes", 3, 2, rf"\bfrom {_AMOUNT}(?: [\w%-]+){{0,6}}? to {_AMOUNT}"),
        ("outcomes", 1, 2, r"\d\s?(?:%|per cent)"),
        ("outcomes", 2, 3, rf"\b{_CHANGED}\b[^.;]{{0,25}}\d"),
        ("outcomes", 2, 2, rf"\d[^.;]{{0,12}}\b{_COMPARED}\b"),
        ("outcomes", 4, 1, r"\b\d+% CI\b|\bp\s?[<=]\s?0?\.|\bconfidence\b"),
        (
            "problem",
            2.5,
            2,
            rf"{_BEGINS}(?:[A-Z]\w+ )?(?:than |about )?(?:an? |the )?{_SHARE}s?(?: in| out of| of| had)\b",
        ),
        ("problem", 2, 2, r"\b[Oo]nly \d|\b[Ll]ess than \d|\b[Ff]ewer than"),
        ("problem", 3, 1, rf"{_BEGINS}By (?:the end of |[A-Z]\w+ )?(?:19|20)?\d*[^.]{{0,30}}\bwe\b"),
        (
            "problem",
            1,
            2,
            r"\b(?:could|did|had|was|were|would)(?:n['’]t| not)\b|\b(?:averag\w+|on average|median|mean)\b",
        ),
        ("what_we_did", 2.5, 4, rf"\b[Ww]e (?!{_NOT_DOING}\b)(?:then |also |first |now )?{_DID}\b"),
        ("what_we_did", 2.5, 3, rf"\b(?:was|were) (?:\w+ly )?{_WAS_DONE}\b"),
        ("what_we_did", 2, 3, rf"\b(?:is|are|gets?) (?:now |then )?{_ROUTINE}\b"),
        ("what_we_did", 1, 3, r"\b(?:was|were) \w{3,}(?:ed|en)\b"),
        ("what_we_did", 3, 2, r"\bPDSA\b|\b[Cc]ycle \w+\b|\bthen (?:moved|spread|rolled|extended)\b"),
        ("tipping_points", 3, 2, r"[“\"‘][^“”\"‘’]{8,400}[”\"’]"),
        ("tipping_points", 2, 3, rf"\b(?:[Hh]e|[Ss]he|[Oo]ne(?: of them)?|[Tt]hey)\b[^.]{{0,40}}?\b{_SAID}\b"),
        ("tipping_points", 2.5, 2, r"\b(?:[Hh]e|[Ss]he|him|himself|herself|[Hh]is|[Hh]er)\b"),
        ("tipping_points", 3, 2, rf"\b(?:{_ROLE}s?|{_SOME})\b[^.]{{0,28}}\b{_IN_MIND}\b"),
        ("pitfalls", 2.5, 3, rf"{_BEGINS}{_IMPERATIVE}\b"),
        ("pitfalls", 2, 2, rf"\b{_PAID} [^.]{{3,80}}?[.,;] [^.]{{0,80}}\b{_IN_VAIN}\b"),
        ("pitfalls", 1, 2, r"£\s?\d"),
        ("pitfalls", 3, 2, rf"{_BEGINS}{_TRYING} "),
        ("pitfalls", 2.5, 2, rf"\b{_TIME}\b[^.;]{{0,25}}\b{_GONE}\b|\b{_GONE}\b[^.;]{{0,20}}\b{_TIME}\b"),
        ("pitfalls", 2, 1, r"\btoo (?!soon|early to|many|long|late|often)\w+\b"),
        ("pitfalls", 2, 1, rf"{_BEGINS}(?:The|Our|A|An) [^.]{{3,40}}\b(?:was|were) {_FAILED}\b"),
        ("resources", 1.5, 3, r"£\s?\d"),
        ("resources", 2.5, 2, r"£\s?[\d,.]+ (?:each|apiece|a|an|per|for)\b|\b\d[\d.]* (?:WTE|wte|hours|sessions)\b"),
        ("resources", 2, 2, r"https?://|\bwww\."),
        ("context_helped", 3, 2, rf"\b(?:is|are) an? (?:\S{{1,30}} ){{0,6}}?{_INSTITUTION}\b"),
        ("context_helped", 2, 2, rf"\b\d[\d,]*[- ]{_COUNTED}"),
        (
            "context_helped",
            3,
            1,
            rf"{_BEGINS}(?:We (?:cover|serve|look after|are an?|have)|Our \w+ {_INSTITUTION} {_HAS})\b",
        ),
        ("context_helped", 2.5, 1, rf"^(?:An? |The )?(?:[\w-]+ ){{0,4}}{_INSTITUTION}\b[^.]{{0,40}}(?:,| with | of )"),
        ("credits", 2, 5, PERSON),
    )
]


def weigh_shapes(text: str) -> dict[str, float]:
    """How much the shapes in a text speak for each place."""
    scores: dict[str, float] = {}
    for place, weight, most, pattern in SHAPES:
        found = min(most, sum(1 for _ in pattern.finditer(text)))
        if found:
            scores[place] = scores.get(place, 0) + weight * found
    return scores
