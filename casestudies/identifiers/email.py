"""Email addresses of people's own. A service's mailbox and an address at work are none, unless it is a patient's."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .cues import last_end
from .finding import Finding
from .plain import sentence_start

_AT = r"(?:\s?@\s?|\s?[(\[{]\s?at\s?[)\]}]\s?|\s+at\s+(?=(?:gmail|hotmail|yahoo|outlook|icloud|btinternet)\b))"
_DOT = r"(?:\.|\s?[(\[{]\s?dot\s?[)\]}]\s?|\s+dot\s+)"
_ADDRESS = re.compile(
    rf"(?<![\w.+\-@])(?P<name>[A-Za-z0-9][\w.+\-']{{0,63}}){_AT}"
    rf"(?P<domain>[A-Za-z0-9\-]+(?:{_DOT}[A-Za-z0-9\-]+){{0,4}}{_DOT}[A-Za-z]{{2,}})",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|aim|btinternet|btopenworld|"
    r"bt|sky|talktalk|virginmedia|virgin|ntlworld|blueyonder|tiscali|plusnet|o2|orange|proton|protonmail|pm|gmx|mail|"
    r"email|fastmail|fsmail|freeserve|lineone|tesco|zoho|yandex|tutanota|hey|duck|wanadoo|supanet|ukonline|mailinator)\."
    r"(?:com|net|org|me|co\.uk|uk|email|co|fr|de|ie|ca|in|ru|world|mail)",
    re.IGNORECASE,
)
_SERVICE_NAME = re.compile(
    r"team|ward|hub|clinic|info|enquir|inquir|admin|office|contact|support|service|practice|surgery|group|project|charity|"
    r"hello|help|reception|referral|booking|network|nurse|hospital|trust|care|health|improvement|safety|library|press|"
    r"media|events?|training|research|study|community|forum|committee|club|society|friends|volunteer|feedback|"
    r"noreply|no-reply|webmaster|secretary|falls|sepsis|qi\b|pals|editor|news",
    re.IGNORECASE,
)
_PATIENT = re.compile(
    r"\b(?:patient(?:'s)?|resident(?:'s)?|service user(?:'s)?|client(?:'s)?|his|her|daughter|son|husband|wife|mother|"
    r"father|mum|dad|relative|next of kin|carer(?:'s)?|mr|mrs|miss|ms|personal|private|home)\b"
    r"(?!\s+(?:safety|experience|"
    r"advice|partner|representative|and public|information|liaison|services|flow|transport|line manager))",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:nhs\.(?:net|uk|scot|wales)|hscni\.net|gov\.(?:uk|scot|wales)|ac\.uk|police\.uk)$", re.IGNORECASE
)


def find(text: str) -> Iterator[Finding]:
    """The private addresses in a plain text: at providers for private people, or said to be a patient's."""
    for found in _ADDRESS.finditer(text):
        if _is_private(text, found):
            yield Finding(found.start(), found.end(), IdentifierKind.PERSONAL_EMAIL)


def _is_private(text: str, found: re.Match) -> bool:
    domain = re.sub(_DOT, ".", found["domain"], flags=re.IGNORECASE)
    if _SERVICE_NAME.search(found["name"]):
        return False
    if _OWN.match(domain):
        return True
    if _PUBLIC.search(domain):
        return False
    since = sentence_start(text, found.start(), furthest=80)
    return last_end(_PATIENT, text, since, found.start()) >= 0
