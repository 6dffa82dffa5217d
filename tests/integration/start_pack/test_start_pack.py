"""The start pack: from a plan in plain words to what others learned."""

import html as markup
import logging
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies.index import IndexUnavailable, follow
from casestudies.index.engine import engine
from casestudies.index.searching import Hit
from casestudies.index.shelves import SHELVES
from casestudies.models import Setting
from casestudies.start_pack import pack
from casestudies.states import Status
from improvers.models import Region
from tests.factories import make_draft, make_edition, make_imported, make_organisation, make_user, take_to

pytestmark = pytest.mark.django_db

PLAN = "We want pharmacists to check the medicines of people who move to a care home. Many come back to hospital."
CLOSE = {
    "headline": "A pharmacist checked medicines for every move into a care home",
    "problem": "Medicines were wrong after discharge from hospital.",
    "result": "Readmissions fell by a third.",
}


@pytest.fixture
def get(client):
    """Follows, then gets the page for some parameters."""

    def page(**parameters):
        follow()
        response = client.get("/start-pack/", parameters)
        assert response.status_code == 200
        return response

    return page


@pytest.fixture(autouse=True)
def others(db):
    for number, headline in enumerate(("Falls on the ward", "Fracture clinic by phone", "Handover at night", "Sepsis")):
        make_imported(headline=headline, problem=f"Something of kind {number} went wrong.", result="Better.")


def publish(status=Status.PUBLISHED, *, parts=None, lead=None, **answers):
    edition = make_draft(**({"lead": lead} if lead else {}), **(CLOSE | answers))
    for relation, values in (parts or {}).items():
        for value in values:
            getattr(edition, relation).create(**value)
    return take_to(status, edition)


def text_of(response) -> str:
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(markup.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_without_a_plan_the_page_asks_for_one(get):
    words = text_of(get())
    assert "Describe your plan in two or three sentences" in words
    assert "There is a problem" not in words


@pytest.mark.parametrize("plan", ["", "   ", "we want it", "\0\0", "?!"])
def test_a_plan_that_says_nothing_is_asked_for_again(get, plan):
    assert "Describe your plan in a few words or more" in text_of(get(plan=plan))


def test_the_closest_come_first_with_result_verdict_and_why(get):
    publish(parts={"outcomes": [{"measure": "Readmissions", "baseline": 30, "result": 20, "unit": "a month"}]})
    words = text_of(get(plan=PLAN))
    assert CLOSE["headline"] in words
    assert "Readmissions fell by a third." in words
    assert "Readmissions: 30 to 20 a month" in words
    assert "Worked" in words
    assert re.search(r"shares .*care home", words)
    assert "Falls on the ward" not in words


def test_a_match_on_what_means_the_same_says_both(get):
    publish(headline="Fewer pressure ulcers on our ward", problem="Pressure ulcers were common.")
    words = text_of(get(plan="Too many of our residents have bed sores and we want to prevent them."))
    assert "Fewer pressure ulcers on our ward" in words
    assert re.search(r"shares pressure ulcers \(you wrote “bed sores”\)", words)
    assert "mentions “bed sores”" not in words


def test_a_plan_longer_than_is_read_is_cut_and_says_so(get):
    publish()
    long, cut = PLAN + " And more." * 300, "Your plan is longer than we read: these are its first 2,000 characters."
    assert cut in text_of(get(plan=long))
    assert cut not in text_of(get(plan=long[:2000]))


def test_a_pack_that_is_not_what_was_needed_can_be_judged_so(get):
    publish()
    assert 'Not what you needed? <a href="/asked-for/tell/?text=We+want+pharmacists' in get(plan=PLAN).content.decode()


def test_everyday_words_are_no_reason_and_bring_nothing_close(get):
    publish()
    losing = "Losing control on long Monday mornings."
    publish(headline="Losing the notes together on Monday", problem=losing, result="Better.")
    words = text_of(get(plan=f"{PLAN} We keep losing control together on long Monday mornings."))
    assert CLOSE["headline"] in words
    assert "Losing the notes" not in words
    assert not re.search(r"shares [^.]*(losing|control|together|Monday)", words)


def test_place_and_setting_put_case_studies_first_and_leave_none_out(get):
    setting = Setting.objects.first()
    region = Region.objects.get(slug="wales")
    publish(headline="Care home medicines checked by a pharmacist one")
    publish(
        headline="Care home medicines checked by a pharmacist two",
        setting=setting,
        organisation=make_organisation(region=region),
    )
    page = text_of(get(plan=PLAN, region="wales", setting=setting.slug))
    assert page.index("pharmacist two") < page.index("pharmacist one")
    assert f"same place: Wales; same sort of place: {setting.name}" in page
    elsewhere = text_of(get(plan=PLAN, region="scotland"))
    assert "pharmacist one" in elsewhere
    assert "None of them comes from Scotland." in elsewhere


def test_pitfalls_come_by_kind_with_what_to_do_instead_what_was_lost_and_their_source(get):
    pitfalls = [
        {"what": "The printer was slow.", "kind": "technology"},
        {
            "what": "Faxing medicines to the care home.",
            "kind": "buy_in",
            "instead": "Ring them.",
            "time_lost": "10_50",
            "money_lost": "under_1k",
        },
    ]
    edition = publish(parts={"pitfalls": pitfalls})
    response = get(plan=PLAN)
    words = text_of(response)
    assert words.index("People were not on board") < words.index("Technology The printer was slow.")
    assert "Do this instead Ring them." in words
    assert "Lost: 10 to 50 hours of staff time, Less than £1,000" in words
    assert f'{edition.case_study.get_absolute_url()}#pitfall-2"' in response.content.decode()


def test_tipping_points_come_by_role_with_what_turned_them(get):
    points = [
        {"role": "consultants", "trigger": "saw_data", "what_turned_them": "They saw the errors.", "before": "against"},
        {"role": "finance", "what_turned_them": "They counted the beds."},
    ]
    edition = publish(parts={"tipping_points": points})
    response = get(plan=PLAN)
    words = text_of(response)
    assert "Consultants Against it" in words
    assert "What turned them: Saw the data They saw the errors." in words
    assert "Finance They counted the beds." in words
    assert f'{edition.case_study.get_absolute_url()}#tipping-point-1"' in response.content.decode()


def test_measures_used_twice_come_first_with_an_honest_range(get):
    publish(parts={"outcomes": [{"measure": "Time spent", "unit": "hours", "direction": "worse"}]})
    for result in (20, 33):
        outcome = {"measure": "Readmissions", "baseline": 30, "result": result, "unit": "a month"}
        publish(parts={"outcomes": [outcome | {"direction": "better" if result < 30 else "worse"}]})
    words = text_of(get(plan=PLAN))
    assert words.index("From down 33% to up 10%") < words.index("Not given in numbers")
    assert "Better in 1, worse in 1" in words
    assert "2 case studies:" in words


def test_whom_to_ask_names_only_who_is_named_in_public(get):
    lead = make_user(name="Asha Public", email="asha.public@nhs.net")
    lead.profile.is_public = True
    lead.profile.save()
    hidden = make_user(name="Ben Hidden", email="ben.hidden@nhs.net")
    gone = make_user(name="Cal Gone", email="cal.gone@nhs.net")
    gone.profile.is_public = True
    gone.profile.save()
    publish(lead=lead, parts={"credits": [{"name": "Dee Turned", "role": "turned_sceptic", "job_role": "Surgeon"}]})
    publish(lead=hidden)
    publish(lead=gone)
    gone.is_active = False
    gone.save()
    response = get(plan=PLAN)
    html, words = response.content.decode(), text_of(response)
    assert f'<a href="{lead.profile.get_absolute_url()}">Asha Public</a>' in html
    assert "Dee Turned Sceptic who turned, Surgeon" in words
    assert "Ben Hidden" in words
    assert hidden.profile.public_id not in html
    assert gone.profile.public_id not in html
    assert "@nhs.net" not in html


def test_what_is_needed_comes_before_what_is_useful(get):
    resources = [
        {"title": "A poster", "kind": "tool", "need": "optional"},
        {"title": "Two pharmacists", "kind": "people", "need": "core"},
        {"title": "Bad link", "kind": "tool", "url": "javascript:alert(1)"},
    ]
    publish(parts={"resources": resources})
    response = get(plan=PLAN)
    words = text_of(response)
    assert words.index("Two pharmacists") < words.index("A poster")
    assert "javascript:" not in response.content.decode()


def test_what_nobody_wrote_is_said(get):
    publish()
    words = text_of(get(plan=f"{PLAN} We want robots."))
    assert "No case study on this portal mentions “robots”." in words
    assert "It does not say what to skip." in words
    assert "It says it worked." in words
    publish()
    words = text_of(get(plan=PLAN))
    assert "None of them says what to skip." in words
    assert "All of them say it worked." in words


def test_where_nothing_is_close_it_says_so_and_offers_ways_on(get):
    publish(what_you_did="We bought chairs and paint.")
    odd = "Robots, drones, lasers, magnets, kites, tractors, violins, zeppelins, lanterns, chairs and paint."
    assert CLOSE["headline"] not in text_of(get(plan=odd))
    response = get(plan="Our football club wants a new goalkeeper and an astronaut.")
    words = text_of(response)
    assert "Nobody has shared anything close to your plan yet" in words
    assert CLOSE["headline"] not in words
    assert "/search/?q=Our+football" in response.content.decode()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.REJECTED, Status.UNPUBLISHED])
def test_what_is_not_published_never_shows(get, client, status):
    secret = {"pitfalls": [{"what": "Secret medicines pitfall"}]}
    edition = publish(status, headline="Secret care home medicines", parts=secret)
    assert "Secret" not in text_of(get(plan=PLAN))
    client.force_login(edition.case_study.lead)
    assert "Secret" not in text_of(get(plan=PLAN))


def test_what_the_index_still_has_but_nobody_may_read_is_left_out(get, monkeypatch):
    hidden = make_edition(Status.UNPUBLISHED, **CLOSE)
    monkeypatch.setattr(pack, "nearest", lambda plan, limit: [Hit(hidden.case_study_id, 10.0)])
    assert CLOSE["headline"] not in text_of(get(plan=PLAN))


def test_a_draft_can_begin_with_the_plan(get):
    html = get(plan=PLAN).content.decode()
    form = html.split('action="/share/new/" method="get"')[1].split("</form>")[0]
    assert 'name="headline" value="We want pharmacists to check the medicines' in form
    assert 'name="problem" value="Many come back to hospital."' in form


def test_the_address_can_be_shared_and_only_holds_what_was_understood(get):
    publish()
    html = get(plan=PLAN, region="wales", setting="nowhere", other="1").content.decode()
    address = markup.unescape(re.search(r'<link rel="canonical" href="([^"]*)"', html)[1])
    assert urlsplit(address).path == "/start-pack/"
    assert parse_qs(urlsplit(address).query) == {"plan": [PLAN], "region": ["wales"]}
    assert '<meta name="robots" content="noindex">' in html
    assert f'<p class="start-pack-print">Address of this start pack: {markup.escape(address)}</p>' in html


@pytest.mark.parametrize(
    "plan",
    [
        '"pharmacists" -medicines "care home',
        "medicines AND (care OR home) NOT headline:x*~ [a TO z] ^5",
        "medicines\ud800 \x00\x07 care\u202e home",
        "<script>alert(1)</script> medicines",
        "medicines " * 5000,
        "%00%ff' OR 1=1 -- medicines",
        "''' \\ / {{ plan }} {% load x %} medicines",
        "薬 💊 المستشفى medicines",
    ],
)
def test_hostile_plans_are_only_words(get, plan):
    publish()
    response = get(plan=plan.encode("utf-8", "surrogatepass"), region="' OR 1", setting="\x00")
    assert "Your start pack" in text_of(response)
    assert "<script>alert" not in response.content.decode()


def test_a_minus_or_quotes_in_a_plan_leave_nothing_out(get):
    publish()
    assert CLOSE["headline"] in text_of(get(plan=f'{PLAN} -medicines "no such phrase"'))


def test_without_an_index_the_plan_is_kept_on_the_page(client, monkeypatch):
    def broken(plan):
        raise IndexUnavailable

    monkeypatch.setattr(pack, "read", broken)
    response = client.get("/start-pack/", {"plan": PLAN})
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "We want pharmacists" in response.content.decode()


def test_nothing_of_a_plan_is_logged(get, client, caplog, monkeypatch):
    with caplog.at_level(logging.DEBUG):
        get(plan="Unspeakable pharmacists")
        client.post("/start-pack/?plan=Unspeakable+pharmacists")
        monkeypatch.setattr(pack, "nearest", lambda plan, limit: 1 / 0)
        client.raise_request_exception = False
        assert client.get("/start-pack/", {"plan": "Unspeakable pharmacists"}).status_code == 500
    requests = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert "nspeakable" not in "\n".join(logging.Formatter().format(record) for record in requests)


def test_a_full_pack_takes_as_many_queries_as_one_with_a_single_case_study(client):
    def queries_taken() -> int:
        follow()
        for shelf in SHELVES:
            engine(shelf).checked_at = float("inf")
        client.get("/start-pack/", {"plan": PLAN})
        with CaptureQueriesContext(connection) as taken:
            assert CLOSE["headline"] in text_of(client.get("/start-pack/", {"plan": PLAN}))
        return len(taken)

    parts = {
        "pitfalls": [{"what": "Faxing"}],
        "tipping_points": [{"role": "gps", "what_turned_them": "Data"}],
        "outcomes": [{"measure": "Beds", "result": 3}],
        "credits": [{"name": "Dee"}],
        "resources": [{"title": "Van", "need": "core"}],
    }
    publish(parts=parts)
    first = queries_taken()
    for _ in range(8):
        publish(parts={name: values * 3 for name, values in parts.items()})
    assert queries_taken() == first <= 4
