"""How far an outcome moved, said while its numbers are typed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casestudies.drafting.forms.parts import OutcomeForm


@require_safe
def change_in_words(request: HttpRequest) -> HttpResponse:
    """The change between two numbers in words; nothing while one of them is missing or cannot be read."""
    form = OutcomeForm(request.GET)
    form.full_clean()
    return HttpResponse(form.change, content_type="text/plain; charset=utf-8")
