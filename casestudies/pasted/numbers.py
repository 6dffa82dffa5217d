"""Numbers as spreadsheets show them."""

import re
from decimal import Decimal

WHOLE_DIGITS = 10
DECIMALS = 6

_NUMBER = re.compile(r"(?P<sign>[-−–+]?)£?(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?P<rest>\.\d+)?\s*%?")
_TIME = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?")


class NotANumber(ValueError):
    """A text is not one number. The message completes "Line 3: …" and says what to do."""


def read_number(text: str) -> Decimal:
    """The number, without the commas of thousands and signs for pounds and percent. Raises NotANumber."""
    shown = text.strip().strip("\"'").strip()
    found = _NUMBER.fullmatch(shown)
    if not found or not (found["whole"] or found["rest"]):
        raise NotANumber(_what_to_do(shown))
    whole = found["whole"].replace(",", "")
    if len(whole.lstrip("0")) > WHOLE_DIGITS:
        raise NotANumber(f"“{shown[:30]}” is too large. Use a larger unit, like thousands.")
    number = Decimal(f"{whole or 0}{found['rest'] or ''}")
    if -number.as_tuple().exponent > DECIMALS:
        number = round(number, DECIMALS)
    return -number if found["sign"] in ("-", "−", "–") and number else number


def _what_to_do(shown: str) -> str:
    if not shown:
        return "there is no value. Add it, or delete the line."
    if shown.startswith(("<", "*")):
        return f"“{shown[:30]}” is not a number. Delete the line if the number is too small to show."
    if _TIME.fullmatch(shown):
        return f"“{shown}” is a time. Write it as one number, like 90 minutes as 90."
    return f"“{shown[:30]}” is not one number. Keep the date and one value, like 12 or 1,234.5."
