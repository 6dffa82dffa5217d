"""Looking organisations up while people type."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from improvers.organisations.queries import find_organisations


@require_safe
def find(request: HttpRequest) -> JsonResponse:
    """The first ten organisations matching `q`, for the organisation field's script."""
    found = find_organisations(request.GET.get("q", ""))
    return JsonResponse(
        {
            "organisations": [
                {
                    "code": organisation.ods_code,
                    "name": organisation.name,
                    "kind": organisation.get_kind_display(),
                    "town": organisation.town,
                    "board": organisation.board.short_name if organisation.board else "",
                    "region": organisation.region.name if organisation.region else "",
                    "value": organisation.name_with_code,
                    "whereabouts": organisation.whereabouts,
                }
                for organisation in found
            ]
        }
    )
