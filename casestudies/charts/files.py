"""A chart to take away: its numbers for a spreadsheet, its picture for a slide."""

import csv
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casestudies.models import Edition
from casestudies.served_files import with_file_headers
from sharing_portal.spreadsheets import BYTE_ORDER_MARK, without_formula

from .chart import Chart


def values_file(chart: Chart, edition: Edition) -> HttpResponse:
    """The numbers as CSV, in the way Excel opens without asking."""
    written = StringIO()
    lines = csv.writer(written)
    heading = ["Date", "Value", chart.centre_name, "Lower limit", "Upper limit", "What it shows", "Change"]
    lines.writerow(heading)
    for row in chart.rows():
        numbers = [row.iso_date, row.value, row.centre, row.lower, row.upper]
        lines.writerow([*numbers, row.shows, without_formula(row.change)])
    response = HttpResponse(BYTE_ORDER_MARK + written.getvalue(), content_type="text/csv; charset=utf-8")
    return _to_save(response, chart, edition, "csv")


def picture_file(request: HttpRequest, chart: Chart, edition: Edition) -> HttpResponse:
    """The picture as SVG, with its title and its words in it."""
    context = {"chart": chart, "drawing": chart.wide, "name": "chart", "alone": True}
    response = render(request, "casestudies/charts/drawing.svg", context, content_type="image/svg+xml")
    return _to_save(response, chart, edition, "svg")


def _to_save(response: HttpResponse, chart: Chart, edition: Edition, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{chart.file_name}.{ending}"'
    return with_file_headers(response, edition)
