"""Addresses of library."""

app_name = "library"

urlpatterns = []
