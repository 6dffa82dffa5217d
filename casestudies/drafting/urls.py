"""Addresses of drafting."""

from django.urls import path

from .by_email import views as by_email
from .views import both_texts, change, editions, mine, parts, review, sections, start

app_name = "drafting"

_CASE_STUDY = "share/<slug:public_id>/"
_SECTION = f"{_CASE_STUDY}<slug:section>/"

urlpatterns = [
    path("my-case-studies/", mine.mine, name="mine"),
    path("share/", start.start, name="start"),
    path("share/new/", start.new, name="new"),
    path("share/change/", change.change_in_words, name="change_in_words"),
    path("one-question/thank-you/", by_email.thanks, name="questions_thanks"),
    path("one-question/answer/<slug:token>/", by_email.one_question, name="one_question"),
    path("one-question/next/<slug:token>/", by_email.next_question, name="next_question"),
    path(_CASE_STUDY, mine.tasks, name="tasks"),
    path(f"{_CASE_STUDY}both-texts/", both_texts.both_texts, name="both_texts"),
    path(f"{_CASE_STUDY}check/", review.check, name="check"),
    path(f"{_CASE_STUDY}sent/", review.sent, name="sent"),
    path(f"{_CASE_STUDY}withdraw/", editions.withdraw, name="withdraw"),
    path(f"{_CASE_STUDY}make-changes/", editions.make_changes, name="make_changes"),
    path(_SECTION, sections.section, name="section"),
    path(f"{_SECTION}<int:page>/", sections.section, name="section_page"),
    path(f"{_SECTION}add/", parts.add_part, name="add_part"),
    path(f"{_SECTION}part/<int:pk>/", parts.change_part, name="change_part"),
    path(f"{_SECTION}part/<int:pk>/remove/", parts.remove_part, name="remove_part"),
    path(f"{_SECTION}part/<int:pk>/move/", parts.move_part, name="move_part"),
]
