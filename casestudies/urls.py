"""The addresses of the domain, feature by feature."""

from django.urls import include, path

from casestudies import feeds

urlpatterns = [
    path("", include("casestudies.library.urls")),
    path("search/", include("casestudies.search.urls")),
    path("start-pack/", include("casestudies.start_pack.urls")),
    path("lessons/", include("casestudies.lessons.urls")),
    path("", include("casestudies.browse.urls")),
    path("", include("casestudies.charts.urls")),
    path("asked-for/", include("casestudies.asked.urls")),
    path("", include("casestudies.credits.urls")),
    path("", include("casestudies.together.urls")),
    path("", include("casestudies.write_ups.urls")),
    path("", include("casestudies.reach.urls")),
    path("", include("casestudies.privacy.urls")),
    path("", include("casestudies.reporting.urls")),
    path("", include("casestudies.still_true.urls")),
    path("", include("casestudies.emails.urls")),
    path("", include("casestudies.drafting.urls")),
    path("feed/", feeds.newest, name="feed"),
]
