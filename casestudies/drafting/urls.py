"""Addresses of drafting."""

app_name = "drafting"

urlpatterns = []
