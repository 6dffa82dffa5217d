"""What feed readers follow: newly published case studies. Nothing that is not published is ever in it."""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from casestudies.models import Edition

_MOST = 30
# What XML 1.0 cannot hold.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@login_not_required
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest published case studies as an Atom feed (RFC 4287). An entry keeps its id through later editions.

    Caches may keep it but have to ask first, so that what is taken down is gone at once.
    """
    feed = Atom1Feed(
        title=f"{settings.PORTAL_NAME}: newest case studies",
        link=f"{settings.PORTAL_URL}/",
        description="What NHS teams changed, and what came of it",
        feed_url=f"{settings.PORTAL_URL}{reverse('feed')}",
        language="en-gb",
    )
    editions = Edition.objects.visible_to(AnonymousUser()).published().select_related("case_study")
    for edition in editions.prefetch_related("topics").order_by("-published_at", "-pk")[:_MOST]:
        _add(feed, edition)
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, no-cache"
    return response


def _add(feed: Atom1Feed, edition: Edition) -> None:
    study = edition.case_study
    feed.add_item(
        title=_text(edition.headline),
        link=f"{settings.PORTAL_URL}{edition.published_address}",
        description=_text(edition.result or edition.problem or edition.summary),
        unique_id=f"tag:{settings.PORTAL_HOST},{study.created_at:%Y-%m-%d}:{study.public_id}",
        pubdate=study.first_published_at or edition.published_at,
        updateddate=edition.published_at,
        categories=[topic.name for topic in edition.topics.all()],
    )


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
