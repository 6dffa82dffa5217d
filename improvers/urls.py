"""Addresses of people and organisations."""

from django.urls import path

from improvers.organisations import views as organisations
from improvers.profiles import views as profiles

app_name = "improvers"

urlpatterns = [
    path("profile/", profiles.own, name="profile"),
    path("profile/photo/", profiles.own_photo, name="own_photo"),
    path("people/<str:public_id>/", profiles.person, name="person"),
    path("people/<str:public_id>/photo/", profiles.photo, name="person_photo"),
    path("organisations/find/", organisations.find, name="find_organisations"),
]
