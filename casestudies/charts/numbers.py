"""How the numbers of a chart are said."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from casestudies.figures import plain, with_unit
from casestudies.spc.series import Series

_MOST_DECIMALS = 4
_CLOSE_UNITS = ("%", "£")


class NumberWords:
    """The words for the numbers of one run: means and limits with one decimal more than its values have."""

    def __init__(self, series: Series, unit: str):
        decimals = max(-reading.value.normalize().as_tuple().exponent for reading in series.readings)
        self._digits = min(max(decimals, 0) + 1, _MOST_DECIMALS)
        self._unit = unit.strip()[:1] if unit.strip().startswith(_CLOSE_UNITS) else ""

    def rounded(self, number: Fraction) -> Decimal:
        """A worked-out number as a decimal."""
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        return exact.quantize(Decimal(1).scaleb(-self._digits), ROUND_HALF_UP) + 0

    def say(self, number: Fraction | Decimal) -> str:
        """A number with its sign for percent or pounds, if it has one."""
        return with_unit(self.rounded(Fraction(number)), self._unit)

    def bare(self, number: Fraction | Decimal) -> str:
        """A number without a unit."""
        return plain(self.rounded(Fraction(number)))
