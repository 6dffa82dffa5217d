"""Where every address leads."""

from django.contrib import admin
from django.urls import include, path

from sharing_portal import health

urlpatterns = [
    path("", include("improvers.urls")),
    path("", include("casestudies.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
