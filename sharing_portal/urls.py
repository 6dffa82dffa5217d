"""Where every address leads."""

from django.contrib import admin
from django.urls import include, path

from sharing_portal import health
from sharing_portal.doors import well_known

urlpatterns = [
    path("", include("improvers.urls")),
    path("", include("casestudies.urls")),
    path("accounts/", include("improvers.accounts.urls")),
    path("admin/", admin.site.urls),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security"),
]

handler400 = "sharing_portal.doors.pages.bad_request"
handler500 = "sharing_portal.doors.pages.server_error"
