"""What is kept of an address or a name once it is forgotten: enough to know it again, not to read it."""

from django.utils.crypto import salted_hmac

from casestudies.models import CaseStudy
from improvers.accounts.addresses import verified_addresses

_SALT = "casestudies.crediting"


def address_hash(email: str) -> str:
    """A keyed hash of an address, the same in every case study and however it is written."""
    return _hash("address", email.strip().lower())


def name_hash(case_study: CaseStudy, name: str) -> str:
    """A keyed hash of a name in one case study, the same however its letters and spaces are written."""
    return _hash(f"name in {case_study.pk}", " ".join(name.split()).casefold())


def hashes_of(user) -> list[str]:
    """The hashes of the addresses a person has shown to be theirs."""
    return [address_hash(address) for address in verified_addresses(user)]


def _hash(what: str, text: str) -> str:
    return salted_hmac(f"{_SALT}.{what}", text, algorithm="sha256").hexdigest()
