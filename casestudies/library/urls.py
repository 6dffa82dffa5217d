"""Addresses of library."""

from django.urls import path

from casestudies.library import views

app_name = "library"

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("thank-you/<str:public_id>/", views.thank, name="thank"),
    path("case-studies/<str:public_id>/", views.case_study, name="case_study_without_slug"),
    path("case-studies/<str:public_id>/editions/<int:number>/", views.preview, name="preview"),
    path("case-studies/<str:public_id>/<str:slug>/", views.case_study, name="case_study"),
    path("photos/<str:public_id>/<str:size>/", views.photo, name="photo"),
    path("files/<str:public_id>/", views.attachment, name="attachment"),
]
