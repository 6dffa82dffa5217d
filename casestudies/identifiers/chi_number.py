"""CHI numbers of Scotland: date of birth (ddmmyy), three digits and a modulus 11 check digit."""

import datetime
from collections.abc import Iterator

from stdnum.gb import nhs

from casestudies.vocabulary import IdentifierKind

from .finding import Finding
from .ten_digits import Label, TenDigits, ten_digit_numbers

_USUAL_SHAPES = {(10,), (6, 4), (3, 3, 4), (2, 2, 2, 4)}


def find(text: str) -> Iterator[Finding]:
    """The CHI numbers in a plain text. One that is called so gives a date of birth away, whatever its check digit."""
    for number in ten_digit_numbers(text):
        if _begins_with_a_date(number.digits) and _is_meant(number):
            yield Finding(number.start, number.end, IdentifierKind.CHI_NUMBER)


def _is_meant(number: TenDigits) -> bool:
    if number.label is Label.CHI:
        return True
    if number.label in (Label.NHS, Label.HSC) or not nhs.is_valid(number.digits):
        return False
    return number.beside_record and number.shape in _USUAL_SHAPES


def _begins_with_a_date(digits: str) -> bool:
    try:
        datetime.date(2000 + int(digits[4:6]) % 4, int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return True
