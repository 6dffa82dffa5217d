"""The board of what people look for, and telling it."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.asked import actions, queries
from casestudies.asked.forms import NEWEST, BoardForm, WishForm
from casestudies.asked.wording import words_of
from casestudies.throttle import ENOUGH, Allowance, address_of

WISHES = Allowance("wish", most=20, most_of_all=600)
_ON_A_PAGE = 25


@login_not_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What people look for, the same wishes together; unknown choices are ignored."""
    form = BoardForm(request.GET, topics=queries.counts_by("topic"), regions=queries.counts_by("region"))
    chosen = form.cleaned_data
    groups = queries.groups(topic=chosen["topic"], region=chosen["region"], newest_first=chosen["sort"] == NEWEST)
    page = Paginator(groups, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "wishes": queries.asked(page)}
    return render(request, "casestudies/asked/board.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """Says what one is looking for; a GET shows the form, filled in from the search one comes from."""
    if request.method != "POST":
        said = {name: request.GET.get(name, "") for name in ("text", "topic", "region")}
        return render(request, "casestudies/asked/tell.html", {"form": WishForm.about(said.pop("text"), **said)})
    form = WishForm(request.POST)
    if not form.is_valid():
        return render(request, "casestudies/asked/tell.html", {"form": form})
    address = address_of(request)
    if not WISHES.has_room(address):
        form.add_error(None, ENOUGH)
        return render(request, "casestudies/asked/tell.html", {"form": form}, status=429)
    wish = form.cleaned_data
    if WISHES.is_first_today(address, words_of(wish["text"]), wish["topic"], wish["region"]):
        actions.tell(**wish)
    return redirect(reverse("asked:told", query={"q": wish["text"]}))


@login_not_required
@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Thanks for saying so, and what happens next; `q` is what was looked for, to search for it again."""
    return render(request, "casestudies/asked/told.html", {"words": request.GET.get("q", "")})
