"""What pages need to show charts and how sure one can be: `{% load charts %}`."""

from django import template

from casestudies import evidence
from casestudies.charts.chart import Chart, chart_of
from casestudies.evidence import Sureness
from casestudies.models import Edition, Outcome

register = template.Library()


@register.simple_tag(name="chart_of")
def chart_at(outcome: Outcome, place: int) -> Chart | None:
    """The chart of an outcome with values, and its place among its edition's: `{% chart_of outcome 1 as chart %}`."""
    return chart_of(outcome, place=place)


@register.filter
def sureness(outcome: Outcome) -> Sureness:
    """How sure one can be of an outcome: `{{ outcome|sureness }}`."""
    return evidence.sureness_of(outcome)


@register.filter
def surest(edition: Edition) -> Sureness | None:
    """The strongest of an edition's outcomes: `{{ edition|surest }}`."""
    return evidence.surest_of(edition)


@register.filter
def n(number: float) -> str:
    """A coordinate as SVG reads it, whatever the language of the page."""
    return f"{number:g}"
