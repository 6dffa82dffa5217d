"""What happens around every request."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

from casestudies.errors import DomainError


class CompressedPages(GZipMiddleware):
    """Sends pages compressed (docs/decisions/0013 says why). Photos and files, which stream, go as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The response, compressed where it is a whole page and the browser can read that."""
        return response if response.streaming else super().process_response(request, response)


class NamesOnly:
    """Finds nothing at an address with a zero byte in it: PostgreSQL refuses to look for one, and no name has one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: list, kwargs: dict) -> None:
        """Raises Http404 for such an address."""
        if "\0" in request.path:
            raise Http404("no name has a zero byte")


class DomainErrorMiddleware:
    """Shows a rule that said no as a plain page with its sentence, where a view did not do better."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a DomainError; anything else is left alone."""
        if isinstance(exception, DomainError):
            return render(request, "errors/not_possible.html", {"error": exception}, status=exception.status)
        return None
