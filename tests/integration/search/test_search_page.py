"""The search page: words, filters, pages, and what it says when nothing is found or the index is down."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies import index
from casestudies.index import follow, search
from casestudies.index.engine import engine
from casestudies.models import Kudos, Outcome, Pitfall, TippingPoint
from casestudies.states import Status
from casestudies.vocabulary import Direction
from improvers.models import Organisation, Region
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_imported, make_organisation, make_user, take_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def search_page(client):
    """Follows and gets the search page: search_page(q="falls", topic=["falls"])."""

    def get(**parameters):
        follow()
        response = client.get(reverse("search:search"), parameters)
        assert response.status_code == 200
        return response

    return get


def text_of(response) -> str:
    """The words of a page, as people read them."""
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def headlines(response) -> list[str]:
    found = re.findall(r'search-result__headline"><a[^>]*>(.*?)</a>', response.content.decode())
    return [unescape(re.sub(r"</?mark>", "", headline)) for headline in found]


def links(response, text: str) -> list[str]:
    found = re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>', response.content.decode(), re.DOTALL)
    return [unescape(href) for href, inner in found if text in unescape(re.sub(r"<[^>]+>", "", inner))]


def query_of(href: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(href).query)


def test_everybody_finds_published_case_studies_by_word(search_page):
    make_imported(headline="Yellow socks <b>for</b> all")
    make_imported(headline="Green bands")
    for status in (Status.DRAFT, Status.SUBMITTED, Status.IN_REVIEW, Status.REJECTED, Status.UNPUBLISHED):
        make_edition(status, headline="Canary socks")
    response = search_page(q="socks")
    assert headlines(response) == ["Yellow socks <b>for</b> all"]
    assert "1 case study" in text_of(response)
    assert "Canary" not in response.content.decode()


def test_moderators_and_owners_find_nothing_that_is_not_published(client, search_page):
    draft = make_draft(headline="Canary socks")
    sent = make_edition(Status.SUBMITTED, headline="Canary socks")
    for user in (draft.case_study.lead, sent.case_study.lead, make_user(Role.MODERATOR)):
        client.force_login(user)
        assert "Canary" not in search_page(q="socks").content.decode()


def test_what_is_not_published_never_shows_whatever_the_index_says(search_page, client):
    edition = make_imported(headline="Canary socks")
    make_imported(headline="Plain socks")
    follow()
    type(edition).objects.filter(pk=edition.pk).update(status=Status.UNPUBLISHED)  # behind the index's back
    assert headlines(search_page(q="socks")) == ["Plain socks"]
    client.force_login(edition.case_study.lead)
    assert headlines(search_page(q="socks")) == ["Plain socks"]


def test_a_card_says_what_where_when_and_how_it_went(search_page):
    draft = make_draft(
        headline="Socks", organisation=make_organisation(name="Pendle Trust"), place="Rowan ward",
        result="Fewer people fell.", result_direction=Direction.WORSE,
    )  # fmt: skip
    Outcome.objects.create(edition=draft, measure="falls a month", direction="worse", baseline="6.6200", result="1200")
    TippingPoint.objects.create(edition=draft)
    for _ in range(2):
        Pitfall.objects.create(edition=draft)
    take_to(Status.PUBLISHED, draft)
    for _ in range(3):
        Kudos.objects.create(case_study=draft.case_study, by=make_user())
    text = text_of(search_page(q="socks"))
    for said in [
        "Pendle Trust, Rowan ward, London", "Fewer people fell.", "6.62 to 1,200 falls a month", "Did not work",
        "1 tipping point", "2 things to skip", "Thanked by 3", "Published ",
    ]:  # fmt: skip
        assert said in text


def test_filters_narrow_or_within_one_and_between_several(search_page):
    make_imported(headline="A", topics=["falls"], result_direction="better")
    make_imported(headline="B", topics=["cancer"], result_direction="better")
    make_imported(headline="C", topics=["cancer"], result_direction="worse")
    make_imported(headline="D", topics=["sepsis-and-infections"], result_direction="worse")
    assert sorted(headlines(search_page(topic=["falls", "cancer"]))) == ["A", "B", "C"]
    response = search_page(topic=["falls", "cancer"], status="worked")
    assert sorted(headlines(response)) == ["A", "B"]
    text = text_of(response)
    assert "Cancer (1)" in text
    assert "Did not work (1)" in text
    assert "Sepsis" not in text


def test_a_chosen_filter_with_no_results_is_still_shown_to_be_taken_back(search_page):
    make_imported(topics=["falls"])
    make_imported(topics=["cancer"], result_direction="worse")
    text = text_of(search_page(topic="falls", status="did_not_work"))
    assert "Falls and fractures (0)" in text


def test_chosen_filters_can_be_taken_back_one_by_one_or_all_at_once(search_page):
    make_imported(headline="Socks", topics=["falls"])
    response = search_page(q="socks", topic=["cancer", "falls"], region="london", sort="newest", page=1)
    (without_falls,) = links(response, "Remove the filter Topic: Falls and fractures")
    assert query_of(without_falls) == {"q": ["socks"], "topic": ["cancer"], "region": ["london"], "sort": ["newest"]}
    (cleared,) = links(response, "Clear filters")
    assert query_of(cleared) == {"q": ["socks"], "sort": ["newest"]}


def test_addresses_are_canonical_and_changing_a_filter_drops_the_page(search_page):
    for _ in range(45):
        make_imported(topics=["falls"])
    response = search_page(page=2, sort="newest", region="london", topic="falls", q="")
    assert (
        '<link rel="canonical" href="/search/?topic=falls&amp;region=london&amp;page=2">' in response.content.decode()
    )
    assert query_of(links(response, "Remove the filter Topic")[0]) == {"region": ["london"]}
    assert query_of(links(response, "3")[-1]) == {"topic": ["falls"], "region": ["london"], "page": ["3"]}
    assert 'name="page"' not in response.content.decode()


def test_pages_hold_twenty_and_together_everything(search_page):
    made = {make_imported(headline=f"Thing {number:02}").headline for number in range(45)}
    pages = [headlines(search_page(page=page)) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert {headline for page in pages for headline in page} == made
    assert headlines(search_page(page=99)) == pages[-1]
    assert "page 2 of 3" in search_page(page=2).content.decode().split("</title>")[0]


def test_what_else_may_be_meant_is_offered_and_nothing_is_replaced(search_page):
    make_imported(headline="Sokcs", topics=["falls"])
    for _ in range(6):
        make_imported(headline="Socks", topics=["falls"])
    page = search_page(q="sokcs <b>", topic="falls")
    assert headlines(page) == ["Sokcs"]
    (href,) = links(page, "socks <b>")
    assert query_of(href) == {"q": ["socks <b>"], "topic": ["falls"]}
    assert "Did you mean" in text_of(page)
    assert "Did you mean" not in text_of(search_page(q="sokcs", exact="1"))
    assert "Did you mean" not in text_of(search_page(q="socks"))


def test_large_numbers_are_easy_to_read(search_page, monkeypatch):
    make_imported()
    monkeypatch.setattr(index, "search", lambda asked: replace(search(asked), total=12345))
    text = text_of(search_page())
    assert "12,345 case studies , page 1 of 618" in text


def test_the_title_says_the_words(search_page):
    make_imported()
    assert "<title>Socks &amp; shoes – Find a case study" in search_page(q="Socks & shoes").content.decode()


@pytest.mark.parametrize(
    "parameters",
    [
        {"topic": "nonsense"}, {"sort": "nonsense"}, {"page": "0"}, {"page": "-3"}, {"page": "x"}, {"page": "9" * 30},
        {"page": "²"}, {"nonsense": "1"}, {"status": "published"}, {"tag": "é" * 300}, {"board": "\0"}, {"q": "\0"},
        {"region": ["nonsense", "\ud7ff"]}, {"q": "x" * 10_000},
    ],
    ids=str,
)  # fmt: skip
def test_unknown_values_are_ignored(search_page, parameters):
    make_imported()
    response = search_page(**parameters)
    if "q" not in parameters:
        assert len(headlines(response)) == 1


def test_a_known_value_beside_an_unknown_one_still_counts(search_page):
    make_imported(headline="A", topics=["falls"])
    make_imported(headline="B", topics=["cancer"])
    assert headlines(search_page(topic=["nonsense", "falls"])) == ["A"]


def test_a_tag_too_rare_to_be_listed_can_still_be_followed(search_page, monkeypatch):
    monkeypatch.setattr("casestudies.index.facets._MOST_OF", {"tag": 1})
    for headline in ("A", "B"):
        edition = make_imported(headline=headline)
        edition.tags.add("common")
    edition.tags.add("rare thing")
    response = search_page(tag="rare-thing")
    assert headlines(response) == ["B"]
    assert "rare thing (1)" in text_of(response)


def test_sorting_without_javascript_keeps_words_and_filters(search_page):
    first, _ = make_imported(headline="Socks A"), make_imported(headline="Socks B")
    Kudos.objects.create(case_study=first.case_study, by=make_user())
    assert headlines(search_page(sort="newest")) == ["Socks B", "Socks A"]
    response = search_page(q="socks", sort="thanked")
    assert headlines(response) == ["Socks A", "Socks B"]
    content = response.content.decode()
    assert 'form="search-form"' in content
    assert 'value="thanked" selected' in content


def test_words_typed_while_browsing_are_ordered_by_how_well_they_fit(search_page):
    make_imported(headline="Socks")
    make_imported(headline="Shoes", what_you_did="Not socks")
    browsing = search_page().content.decode()
    assert '<option value="" selected>Newest</option>' in browsing
    assert headlines(search_page(q="socks", sort="")) == ["Socks", "Shoes"]


def test_long_lists_show_the_most_used_first_and_the_rest_behind_show_more(search_page):
    edition = make_imported()
    make_imported().tags.add("tag 03")
    edition.tags.add(*[f"tag {number:02}" for number in range(13)])
    content = search_page().content.decode()
    assert "Show 3 more tags" in content
    assert content.index("tag 03 (2)") < content.index("tag 00 (1)") < content.index("Show 3 more tags")


def test_nothing_found_offers_what_dropping_each_filter_would_find(search_page):
    make_imported(headline="Socks", topics=["falls"])
    make_imported(headline="Shoes", topics=["cancer"])
    response = search_page(q="socks", topic="cancer", region="london")
    text = text_of(response)
    assert "Nothing found" in text
    assert "Without “Topic: Cancer” (1 case study)" in text
    assert "Without any filter (1 case study)" in text
    assert "With these filters but without “socks” (1 case study)" in text
    assert "Without “Region" not in text
    assert query_of(links(response, "Without “Topic: Cancer”")[0]) == {"q": ["socks"], "region": ["london"]}
    assert query_of(links(response, "Falls and fractures (1)")[0]) == {"topic": ["falls"]}


def test_an_empty_portal_says_so(search_page):
    assert "No case study is published yet" in text_of(search_page())


def test_an_index_that_cannot_be_read_is_said_plainly_with_the_newest_case_studies(client, settings, tmp_path):
    make_imported(headline="Socks")
    make_edition(Status.UNPUBLISHED, headline="Canary")
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    settings.INDEX_DIR = blocked / "index"
    response = client.get(reverse("search:search"), {"q": "socks"})
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "search is not working" in text_of(response)
    assert headlines(response) == ["Socks"]


def test_a_name_changed_in_a_list_is_shown_at_the_next_change_of_the_index(search_page):
    make_imported()
    search_page()
    Region.objects.filter(slug="london").update(name="Greater London")
    make_imported()
    assert "Greater London (2)" in text_of(search_page())


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_number_of_queries_does_not_grow_with_the_results(client, search_page, signed_in):
    if signed_in:
        client.force_login(make_user())
    counts = []
    for _ in range(2):
        for _ in range(1 if not counts else 2):
            edition = make_imported(headline="Socks")
            Outcome.objects.create(edition=edition, measure="falls")
            edition.tags.add("yellow")
        search_page(q="socks")
        engine().checked_at = float("-inf")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("search:search"), {"q": "socks", "tag": "yellow", "topic": "falls"})
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= (8 if signed_in else 6)


def test_only_get_is_answered(client):
    assert client.post(reverse("search:search")).status_code == 405


def test_mended_spelling_is_said_and_can_be_taken_back(search_page):
    make_imported(headline="Frailty on the ward")
    page = search_page(q="fraility <b>")
    assert "Showing results for frailty <b> ." in text_of(page)
    (href,) = links(page, "Search instead for")
    assert query_of(href) == {"q": ["fraility <b>"], "exact": ["1"]}
    exact = search_page(q="fraility", exact="1")
    assert headlines(exact) == []
    assert "Showing results for" not in text_of(exact)


def test_words_searched_for_as_typed_stay_so_with_other_filters_orders_and_pages(search_page):
    for _ in range(21):
        make_imported(headline="Frailty", topics=["falls"])
    page = search_page(q="fralty", exact="1", topic="falls")
    assert headlines(page) == []
    (sent,) = re.findall(r'<input type="hidden" name="exact" value="([^"]*)">', page.content.decode())
    assert headlines(search_page(q="fralty", exact=sent, sort="newest")) == []
    assert len(headlines(search_page(q="fraility", exact=sent))) == 20
    (without_topic,) = links(page, "Remove the filter Topic")
    assert query_of(without_topic) == {"q": ["fralty"], "exact": ["1"]}
    assert query_of(links(search_page(q="frailty", exact="frailty"), "2")[-1])["exact"] == ["1"]
    assert 'name="exact"' not in search_page(q="fralty").content.decode()
    assert 'name="exact"' not in search_page(exact="1").content.decode()


def test_a_place_among_the_words_is_offered_as_a_filter(search_page):
    midlands, london = (Region.objects.get(slug=slug) for slug in ("midlands", "london"))
    make_imported(headline="There", problem="virtual ward", organisation=make_organisation(region=midlands))
    make_imported(headline="Elsewhere", problem="virtual ward", organisation=make_organisation(region=london))
    page = search_page(q="virtual ward Midlands")
    assert headlines(page) == ["There", "Elsewhere"]
    (href,) = links(page, "Only show Midlands")
    narrowed = search_page(**query_of(href))
    assert headlines(narrowed) == ["There"]
    assert not links(narrowed, "Only show")
    assert not links(search_page(q="virtual ward Orkney"), "Only show")


def test_an_organisation_and_a_board_among_the_words_are_offered_as_filters(search_page):
    kent = Organisation.objects.get(ods_code="QKS")
    trust = make_organisation(name="Pendle <i>Healthcare NHS Trust", board=kent, region=kent.region)
    make_imported(headline="There", organisation=trust)
    make_imported(headline="Elsewhere")
    page = search_page(q="people pendle i healthcare kent and medway")
    assert headlines(page) == ["There", "Elsewhere"]
    assert "Only show Pendle <i>Healthcare NHS Trust Only show NHS Kent and Medway Only show South East" in text_of(
        page
    )
    for text in ("Only show Pendle", "Only show NHS Kent"):
        assert headlines(search_page(**query_of(links(page, text)[0]))) == ["There"]
    narrowed = search_page(**query_of(links(page, "Only show Pendle")[0]))
    assert not links(narrowed, "Only show Pendle")
    assert links(narrowed, "Remove the filter Organisation: Pendle <i>Healthcare NHS Trust")


def test_the_filter_of_organisations_shows_the_most_used_and_the_chosen(search_page, monkeypatch):
    monkeypatch.setattr("casestudies.index.facets._MOST_OF", {"organisation": 1})
    common, rare = make_organisation(name="Common Trust"), make_organisation(name="Rare Trust")
    for organisation in (common, common, rare):
        make_imported(organisation=organisation)
    make_edition(Status.IN_REVIEW, organisation=make_organisation(name="Canary Trust", ods_code="RCC"))
    browsing = text_of(search_page())
    assert "Common Trust (2)" in browsing
    assert "Rare Trust (1)" not in browsing
    assert "Rare Trust (1)" in text_of(search_page(organisation=rare.ods_code))
    assert "Canary" not in search_page(organisation="RCC").content.decode()


def test_a_card_shows_the_passage_with_the_words_and_what_it_is_from(search_page):
    draft = make_draft(headline="Socks", problem="Feet were cold.", result="Feet are warm.")
    Pitfall.objects.create(edition=draft, what="We bought <i>wool</i> first.", instead="Cotton.")
    take_to(Status.PUBLISHED, draft)
    page = search_page(q="wool")
    assert "From what to skip: We bought <i> wool </i> first." in text_of(page)
    assert "&lt;i&gt;<mark>wool</mark>&lt;/i&gt;" in page.content.decode()
    assert "Feet are warm." in text_of(search_page(q="socks"))
    assert "<mark>" not in search_page().content.decode()


def test_where_a_quoted_phrase_finds_nothing_the_words_without_quotes_are_offered(search_page):
    make_imported(headline="A bag that is red")
    response = search_page(q="“red bag” -blue")
    assert "Without quotes or minus signs: red bag (1 case study)" in text_of(response)
    (address,) = links(response, "Without quotes or minus signs")
    assert "?q=red+bag" in address
