"""Addresses of people and organisations."""

app_name = "improvers"

urlpatterns = []
