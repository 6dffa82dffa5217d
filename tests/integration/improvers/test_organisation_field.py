"""The organisation field: what a person may type, and what they are told when it is not clear."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from improvers.models import Organisation
from improvers.organisations.fields import OrganisationField
from improvers.organisations.queries import find_organisations
from sharing_portal.nhsuk.forms import NHSUKForm
from tests import factories

pytestmark = pytest.mark.django_db


class PlaceForm(NHSUKForm):
    place = OrganisationField(label="Where it happened")


class OptionalPlaceForm(NHSUKForm):
    place = OrganisationField(required=False)


@pytest.fixture
def larks() -> list[Organisation]:
    """Four open organisations with "lark" in the name, and a closed one."""
    yesterday = timezone.localdate() - timedelta(days=1)
    factories.make_organisation(name="Lark Lane Clinic", ods_code="LARK0", valid_to=yesterday)
    return [
        factories.make_organisation(name=name, ods_code=code, kind=kind, town=town)
        for name, code, kind, town in (
            ("Larkfield Hospital NHS Trust", "RX1", "trust", "Maidbury"),
            ("Larkfield Surgery", "G81001", "gp_practice", "Maidbury"),
            ("The Larks Practice", "G81002", "gp_practice", "Eastmere"),
            ("Larkhill Health Centre", "G81003", "gp_practice", "Eastmere"),
        )
    ]


def names(text: str) -> list[str]:
    return [organisation.name for organisation in find_organisations(text)]


def test_words_match_in_any_order_and_case_with_town_and_code(larks):
    assert names("surgery LARK") == ["Larkfield Surgery"]
    assert names("eastmere larkhill") == ["Larkhill Health Centre"]
    assert names("g81002") == ["The Larks Practice"]


def test_names_that_start_with_the_text_come_first_and_trusts_before_practices(larks):
    factories.make_organisation(name="A trust called lark")

    assert names("lark") == [
        "Larkfield Hospital NHS Trust",
        "Larkfield Surgery",
        "Larkhill Health Centre",
        "A trust called lark",
        "The Larks Practice",
    ]


def test_closed_organisations_are_not_found(larks):
    assert names("Lark Lane") == []


def test_organisations_that_have_not_opened_are_not_found():
    factories.make_organisation(name="Futuretown Trust", valid_from=timezone.localdate() + timedelta(days=1))

    assert names("Futuretown") == []


@pytest.mark.parametrize("text", ["%", "_", "%%%", "\\", "", "   ", "()", "\0", "l%k", "l_rk"])
def test_wildcards_and_emptiness_match_nothing(larks, text):
    assert names(text) == []


def test_typographic_apostrophes_find_straight_ones():
    factories.make_organisation(name="St Ann's Hospital")

    assert names("ann’s") == ["St Ann's Hospital"]


def test_a_very_long_text_is_no_trouble(larks):
    assert names("lark " * 50_000) == names("lark")


def test_no_more_than_the_limit_are_found():
    for _ in range(12):
        factories.make_organisation(name="Manyfold Practice")

    assert len(find_organisations("manyfold")) == 10
    assert len(find_organisations("manyfold", limit=3)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "RX1",
        "rx1",
        "Larkfield Hospital NHS Trust",
        "larkfield hospital nhs trust",
        "hospital lark",
        "Larkfield Hospital NHS Trust (RX1)",
        "  Larkfield   Hospital NHS Trust (rx1) ",
    ],
)
def test_a_text_that_means_one_organisation_is_taken(larks, text):
    form = PlaceForm({"place": text})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == larks[0]


def test_a_whole_name_wins_over_longer_names_that_contain_it():
    short = factories.make_organisation(name="Oakvale")
    factories.make_organisation(name="Oakvale Annexe")

    form = PlaceForm({"place": "oakvale"})

    assert form.is_valid()
    assert form.cleaned_data["place"] == short


def test_several_matches_are_offered_with_what_was_typed_kept(larks):
    form = PlaceForm({"place": "lark"})

    assert form.errors["place"] == ["We found 4 organisations like ‘lark’. Select one, or search again"]
    html = form["place"].as_field_group()
    assert html.count('type="radio"') == 4
    assert 'value="lark"' in html
    assert "Larkfield Surgery (G81001)" in html
    assert "GP practice, Maidbury, London" in html
    assert "Lark Lane Clinic" not in html


def test_choosing_one_of_the_matches_takes_it(larks):
    form = PlaceForm({"place": "lark", "place-choice": "G81002", "place-offered-for": "lark"})

    assert form.is_valid()
    assert form.cleaned_data["place"].name == "The Larks Practice"


def test_a_choice_does_not_count_once_something_else_is_typed(larks):
    form = PlaceForm({"place": "larkhill", "place-choice": "G81002", "place-offered-for": "lark"})

    assert form.is_valid()
    assert form.cleaned_data["place"].name == "Larkhill Health Centre"


def test_a_made_up_choice_is_refused(larks):
    form = PlaceForm({"place": "lark", "place-choice": "nonsense", "place-offered-for": "lark"})

    assert not form.is_valid()
    assert form["place"].offers


def test_more_matches_than_are_offered_ask_for_more_words():
    for _ in range(12):
        factories.make_organisation(name="Manyfold Practice")
    form = PlaceForm({"place": "manyfold"})

    assert form.errors["place"] == [
        "We found 12 organisations like ‘manyfold’. Select one of the first 10, or search again with more words"
    ]
    assert form["place"].as_field_group().count('type="radio"') == 10


def test_no_match_says_what_to_do(larks):
    form = PlaceForm({"place": "<b>zzz</b>"})

    assert "Check the spelling, or try one word of its name" in form.errors["place"][0]
    assert "<b>zzz" not in form["place"].as_field_group()


def test_a_closed_organisation_offers_who_took_over():
    form = PlaceForm({"place": "NHS Frimley Integrated Care Board (QNQ)"})

    assert form.errors["place"] == [
        "NHS Frimley Integrated Care Board closed on 31 March 2026. Select who took over, or search again"
    ]
    assert {one.ods_code for one in form["place"].offers} == {"S0E4D", "S9B9J", "QRL"}


def test_a_closed_organisation_without_successor_says_so():
    factories.make_organisation(name="Gone Trust", ods_code="GONE", valid_to=date(2020, 5, 1))
    form = PlaceForm({"place": "gone"})

    assert form.errors["place"] == ["Gone Trust closed on 1 May 2020. Enter the organisation that does its work now"]
    assert 'type="radio"' not in form["place"].as_field_group()


def test_nothing_typed_is_an_error_only_where_an_answer_is_required():
    assert PlaceForm({"place": " "}).errors["place"] == ["Enter the name of an organisation, or its ODS code"]
    optional = OptionalPlaceForm({"place": ""})
    assert optional.is_valid()
    assert optional.cleaned_data["place"] is None


def test_the_box_starts_with_name_and_code(larks):
    for initial in (larks[0], larks[0].pk):
        html = PlaceForm(initial={"place": initial})["place"].as_field_group()
        assert 'value="Larkfield Hospital NHS Trust (RX1)"' in html


def test_the_field_knows_whether_it_changed(larks):
    initial = {"place": larks[0].pk}

    assert not PlaceForm({"place": "Larkfield Hospital NHS Trust (RX1)"}, initial=initial).has_changed()
    assert PlaceForm({"place": "Larkfield Surgery (G81001)"}, initial=initial).has_changed()


def test_the_look_up_gives_what_the_list_shows(client, larks):
    client.force_login(factories.make_user())

    assert client.get("/organisations/find/", {"q": "surgery"}).json() == {
        "organisations": [
            {
                "code": "G81001",
                "name": "Larkfield Surgery",
                "kind": "GP practice",
                "town": "Maidbury",
                "board": "",
                "region": "London",
                "value": "Larkfield Surgery (G81001)",
                "whereabouts": "GP practice, Maidbury, London",
            }
        ]
    }


def test_the_look_up_is_for_signed_in_people(client):
    response = client.get("/organisations/find/", {"q": "surgery"})

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_look_up_asks_the_database_as_often_for_three_as_for_one(client, django_assert_num_queries, count):
    board = Organisation.objects.get(ods_code="QWE")
    for _ in range(count):
        factories.make_organisation(name="Countable Practice", board=board)
    client.force_login(factories.make_user())

    with django_assert_num_queries(3):
        assert len(client.get("/organisations/find/", {"q": "countable"}).json()["organisations"]) == count
