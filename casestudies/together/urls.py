"""Addresses of writing together."""

from django.urls import path

from .views import invitations, notes, people

app_name = "together"

_CASE_STUDY = "share/<slug:public_id>/"

urlpatterns = [
    path(f"{_CASE_STUDY}people/", people.people, name="people"),
    path(f"{_CASE_STUDY}people/leave/", people.leave, name="leave"),
    path(f"{_CASE_STUDY}people/<int:pk>/remove/", people.remove, name="remove"),
    path(f"{_CASE_STUDY}people/<int:pk>/offer-lead/", people.offer_lead, name="offer_lead"),
    path(f"{_CASE_STUDY}people/lead/", people.answer_offer, name="answer_offer"),
    path(f"{_CASE_STUDY}people/invitations/<int:pk>/withdraw/", people.withdraw, name="withdraw"),
    path(f"{_CASE_STUDY}notes/", notes.notes, name="notes"),
    path(f"{_CASE_STUDY}notes/<int:pk>/done/", notes.done, name="note_done"),
    path("invitations/<slug:token>/", invitations.invitation, name="invitation"),
    path("invitations/<slug:token>/decline/", invitations.decline, name="decline"),
]
