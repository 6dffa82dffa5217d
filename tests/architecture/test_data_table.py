"""Every table is in the table of data, or holds nothing about a person; nothing is promised outside it."""

import re

import pytest
from django.apps import apps

from casestudies.privacy.table import NOT_ABOUT_PEOPLE, TABLE
from tests.architecture.source import ROOT

_NAMES_PEOPLE = re.compile(r"email|ip_address|network|user_agent|phone|^to$|^name$|username|biography")
_RELATED_BUT_NOT_ABOUT = {"improvers.Organisation", "improvers.Region", "taggit.Tag", "auth.Group", "auth.Permission"}


def _labels():
    return {model._meta.label for model in apps.get_models(include_auto_created=True)}


def test_every_table_is_in_the_table_of_data():
    known = {label for row in TABLE for label in row.models} | NOT_ABOUT_PEOPLE.keys()
    forgotten = sorted(_labels() - known)
    assert not forgotten, (
        f"{forgotten}: say in improvers/privacy/table.py (people's own data) or casestudies/privacy/table.py (about "
        "case studies) what is kept there, of whom, why, how long, what happens then, what a person's download holds "
        "of it and what erasing their account does: add the label to a row's `models`, or add a row. If nothing in it "
        "can be about a person, add it to NOT_ABOUT_PEOPLE there with what it holds."
    )


def test_the_table_names_no_table_that_is_not_there():
    # Rows of packages that are installed later may stand here before.
    installed = {label.split(".")[0] for label in _labels()}
    named = {label for row in TABLE for label in row.models} | NOT_ABOUT_PEOPLE.keys()
    assert {label for label in named - _labels() if label.split(".")[0] in installed} == set()


@pytest.mark.parametrize("label", sorted(NOT_ABOUT_PEOPLE))
def test_what_is_said_to_be_about_nobody_leads_to_nobody(label):
    model = apps.get_model(label)
    through = model._meta.auto_created
    to_people = [
        field.name
        for field in model._meta.concrete_fields
        if field.related_model and field.related_model._meta.label == "improvers.User" and not through
    ]
    named = [field.name for field in model._meta.concrete_fields if _NAMES_PEOPLE.search(field.name)]
    lists = label in _RELATED_BUT_NOT_ABOUT or hasattr(model, "is_retired") or label == "contenttypes.ContentType"
    assert to_people == []
    assert named == [] or lists


def test_keys_are_unique_and_every_row_says_everything():
    assert len({row.key for row in TABLE}) == len(TABLE)
    for row in TABLE:
        said = [row.title, row.what, row.whose, row.why, row.how_long, row.then, row.download, row.erasing]
        assert all(said), row.key
        assert not any(text.endswith(".") for text in said), row.key
        assert row.collect or row.download.startswith("Nothing"), row.key


@pytest.mark.parametrize("name", ["privacy", "own", "erase", "erased"])
def test_no_page_promises_a_time_by_itself(name):
    text = (ROOT / "templates/casestudies/privacy" / f"{name}.html").read_text(encoding="utf-8")
    words = re.sub(r"{[{%#].*?[}%#]}|<[^>]+>", " ", text)
    assert not re.search(r"\d|\b(hours?|weeks?|months?|years?)\b", words)
