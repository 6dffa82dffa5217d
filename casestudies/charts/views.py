"""Charts to download, for whoever may see their edition."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from casestudies.charts import files, queries
from casestudies.charts.chart import Chart, chart_of
from casestudies.models import Edition


@login_not_required
@require_safe
def values(request: HttpRequest, public_id: str, number: int, place: int) -> HttpResponse:
    """The numbers behind one chart."""
    return files.values_file(*_chart_or_404(request, public_id, number, place))


@login_not_required
@require_safe
def picture(request: HttpRequest, public_id: str, number: int, place: int) -> HttpResponse:
    """One chart as a picture."""
    return files.picture_file(request, *_chart_or_404(request, public_id, number, place))


def _chart_or_404(request: HttpRequest, public_id: str, number: int, place: int) -> tuple[Chart, Edition]:
    editions = queries.editions_with_charts(request.user)
    edition = get_object_or_404(editions, case_study__public_id=public_id, number=number)
    outcomes = list(edition.outcomes.all())
    chart = chart_of(outcomes[place - 1], place=place) if 1 <= place <= len(outcomes) else None
    if chart is None:
        raise Http404
    return chart, edition
