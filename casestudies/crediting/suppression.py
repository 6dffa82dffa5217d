"""Who asked not to be named in a case study: nobody can put them back."""

from collections.abc import Callable

from casestudies.models import CaseStudy
from casestudies.vocabulary import CreditAnswer

from .hashes import address_hash, name_hash

NOT_TO_BE_NAMED = "This person asked not to be named in this case study"


def refused_names(case_study: CaseStudy) -> Callable[[str], bool]:
    """Says of a name whether somebody called so asked not to be named. Reads the database once."""
    hashes = set(case_study.credit_requests.refused().values_list("name_hash", flat=True))
    return lambda name: bool(hashes) and name_hash(case_study, name) in hashes


def has_refused(case_study: CaseStudy, email: str) -> bool:
    """Whether the person behind an address asked not to be named."""
    return case_study.credit_requests.filter(email_hash=address_hash(email), answer=CreditAnswer.REFUSED).exists()
