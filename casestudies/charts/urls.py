"""Addresses of charts."""

from django.urls import path

from casestudies.charts import views

app_name = "charts"

_CHART = "case-studies/<str:public_id>/editions/<int:number>/outcomes/<int:place>"

urlpatterns = [
    path(f"{_CHART}/values.csv", views.values, name="values"),
    path(f"{_CHART}/chart.svg", views.picture, name="picture"),
]
