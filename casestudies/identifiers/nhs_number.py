"""NHS numbers: ten digits with a modulus 11 check digit.

Source: NHS Data Dictionary, "NHS number"; ranges in use from NHS England: 400 000 000 to 499 999 999 and 600 000 000 to
799 999 999 (first nine digits) are issued, 999 is for tests.
"""

from collections.abc import Iterator

from stdnum.gb import nhs

from casestudies.vocabulary import IdentifierKind

from .finding import Finding
from .ten_digits import Label, TenDigits, ten_digit_numbers

_FIRST_DIGITS_IN_USE = ("4", "6", "7")
_OTHER_FIRST_DIGITS = ("5", "8", "9")
_TEST = "999"
_NEXT_OF_SEVERAL = 24  # letters between two numbers of which only the first is called so


def find(text: str) -> Iterator[Finding]:
    """The NHS numbers in a plain text: those called so, those of the ranges in use, and those beside a patient."""
    called = -_NEXT_OF_SEVERAL
    for number in ten_digit_numbers(text):
        if not nhs.is_valid(number.digits):
            continue
        goes_on = number.start - called <= _NEXT_OF_SEVERAL and number.label is None
        if goes_on or _is_meant(number):
            yield Finding(number.start, number.end, IdentifierKind.NHS_NUMBER)
            called = number.end if goes_on or number.label is Label.NHS else called


def _is_meant(number: TenDigits) -> bool:
    if number.label in (Label.CHI, Label.HSC):
        return False
    if number.label is Label.NHS or number.digits.startswith(_TEST):
        return True
    if number.digits.startswith(_FIRST_DIGITS_IN_USE):
        return True
    return number.beside_record and number.digits.startswith(_OTHER_FIRST_DIGITS)
