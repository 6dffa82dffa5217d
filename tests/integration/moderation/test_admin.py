"""The admin: who gets in, what it shows, and that nothing can be changed past the rules."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies.models import (
    CaseStudy,
    Edition,
    IndexChange,
    Message,
    Method,
    Remit,
    ReplyTemplate,
    Setting,
    Suggestion,
    Topic,
    Transition,
    Wish,
)
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_published, make_user
from tests.integration.moderation.helpers import next_edition

pytestmark = pytest.mark.django_db
READ_ONLY = [CaseStudy, Edition, Transition, Message]
LISTS = [Topic, Setting, Method]


def page(model, what="changelist", *args) -> str:
    """An address of the admin."""
    return reverse(f"admin:casestudies_{model._meta.model_name}_{what}", args=args)


@pytest.fixture
def administrator_client(client):
    """A browser in which an administrator is signed in."""
    client.force_login(make_user(Role.ADMINISTRATOR))
    return client


@pytest.fixture
def improver_client(client):
    """A browser in which somebody without a role in the admin is signed in."""
    client.force_login(make_user())
    return client


class TestTheWayIn:
    """There is one sign-in."""

    @pytest.mark.parametrize("address", ["/admin/", "/admin/moderation/queue/", "/admin/casestudies/edition/"])
    def test_somebody_not_signed_in_is_led_to_the_portals_sign_in_and_back(self, client, address):
        response = client.get(address, follow=False)
        while response.status_code == 302 and response.url.startswith("/admin/login/"):
            response = client.get(response.url)
        assert response.status_code == 302
        assert response.url == f"{reverse('account_login')}?next={address}"

    def test_the_admin_has_no_sign_in_of_its_own(self, client):
        make_user(Role.MODERATOR, email="mo@nhs.net", password="a long enough phrase")
        typed = {"username": "mo@nhs.net", "password": "a long enough phrase"}
        for response in (client.get("/admin/login/"), client.post("/admin/login/", typed)):
            assert response.status_code == 302
            assert response.url == f"{reverse('account_login')}?next=/admin/"
        assert "_auth_user_id" not in client.session

    @pytest.mark.parametrize("address", ["/admin/", "/admin/moderation/queue/", "/admin/casestudies/edition/"])
    def test_an_improver_is_refused(self, improver_client, address):
        assert improver_client.get(address, follow=True).status_code == 403

    def test_an_improver_can_neither_claim_nor_decide(self, improver_client):
        edition = make_edition(Status.SUBMITTED)
        for name in ("claim", "release", "decide", "unpublish"):
            address = reverse(f"admin:moderation_{name}", args=[edition.case_study.public_id, 1])
            response = improver_client.post(address, {"expected_version": edition.version}, follow=True)
            assert response.status_code in (403, 405)
        edition.refresh_from_db()
        assert edition.status == Status.SUBMITTED

    def test_somebody_signed_in_need_not_sign_in_again(self, moderator_client):
        assert moderator_client.get("/admin/login/").url == "/admin/"

    def test_the_password_is_changed_where_everybody_changes_it(self, moderator_client):
        assert moderator_client.get("/admin/password_change/").url == reverse("account_change_password")


class TestNothingIsChangedHere:
    """Lists to look at, whatever is posted."""

    def test_what_is_registered(self):
        models = {model for model in admin.site._registry if model._meta.app_label == "casestudies"}
        assert models == {*READ_ONLY, *LISTS, Suggestion, Wish, Remit, ReplyTemplate}
        assert IndexChange not in models

    @pytest.mark.parametrize("model", READ_ONLY)
    def test_administrators_only_look(self, administrator_client, model):
        make_published()
        row = model.objects.first()
        assert administrator_client.get(page(model)).status_code == 200
        html = administrator_client.get(page(model, "change", row.pk)).content.decode()
        assert 'name="_save"' not in html
        assert administrator_client.post(page(model, "change", row.pk), {"comment": "x"}).status_code == 403
        assert administrator_client.get(page(model, "add")).status_code == 403
        assert administrator_client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
        assert model.objects.filter(pk=row.pk).exists()

    @pytest.mark.parametrize("model", [*READ_ONLY[:3], *LISTS])
    def test_moderators_look_too(self, moderator_client, model):
        make_published()
        row = model.objects.first()
        assert moderator_client.get(page(model)).status_code == 200
        assert moderator_client.get(page(model, "change", row.pk)).status_code == 200
        assert moderator_client.post(page(model, "change", row.pk), {"name": "x"}).status_code == 403
        assert moderator_client.get(page(model, "add")).status_code == 403

    def test_only_administrators_read_messages(self, moderator_client):
        make_published()
        assert moderator_client.get(page(Message)).status_code == 403
        assert moderator_client.get(page(Message, "change", Message.objects.first().pk)).status_code == 403

    def test_an_edition_leads_to_its_decision_and_where_readers_find_it(self, moderator_client):
        edition = make_published()
        html = moderator_client.get(page(Edition, "change", edition.pk)).content.decode()
        for name in ("decide", "unpublish"):
            assert reverse(f"admin:moderation_{name}", args=[edition.case_study.public_id, 1]) in html
        assert edition.case_study.get_absolute_url() in html

    def test_an_edition_that_waits_has_no_way_to_readers(self, moderator_client):
        edition = make_edition(Status.SUBMITTED)
        html = moderator_client.get(page(Edition, "change", edition.pk)).content.decode()
        assert reverse("admin:moderation_decide", args=[edition.case_study.public_id, 1]) in html
        assert reverse("admin:moderation_unpublish", args=[edition.case_study.public_id, 1]) not in html
        assert "/case-studies/" not in html

    def test_a_case_study_leads_to_its_editions(self, moderator_client):
        edition = make_published()
        next_edition(edition, headline="Secret plans")
        html = moderator_client.get(page(CaseStudy, "change", edition.case_study_id)).content.decode()
        assert "Edition 1: Published" in html
        assert "Edition 2" not in html
        assert edition.case_study.get_absolute_url() in html


class TestWhatWasNeverSent:
    """Drafts are their author's alone, in every corner of the admin."""

    @pytest.fixture(params=[Role.MODERATOR, Role.ADMINISTRATOR])
    def staff(self, client, request):
        """A browser of somebody with a role."""
        client.force_login(make_user(request.param))
        return client

    @pytest.fixture
    def secret(self):
        """A draft by a well known author, withdrawn with a word, with a suggestion."""
        edition = make_edition(Status.WITHDRAWN, headline="Secret plans")
        edition.suggestions.create(kind="topic", text="Time travel")
        return edition

    def test_no_list_shows_it(self, staff, secret):
        make_edition(Status.DRAFT, headline="Secret draft")
        make_published(headline="Public work")
        for model in (CaseStudy, Edition, Transition, Suggestion):
            html = staff.get(page(model)).content.decode()
            assert "Secret" not in html
            assert secret.case_study.public_id not in html
        messages = staff.get(page(Message)).content.decode()
        assert secret.reference not in messages

    def test_no_page_of_its_own(self, staff, secret):
        rows = [secret.case_study, secret, secret.transitions.first(), Message.objects.first()]
        for row in rows:
            for what in ("change", "history"):
                response = staff.get(page(type(row), what, row.pk), follow=True)
                assert "Secret" not in response.content.decode()
                assert secret.reference not in response.content.decode()

    def test_a_suggestion_does_not_say_where_it_was_missed(self, staff, secret):
        html = staff.get(page(Suggestion, "change", Suggestion.objects.get().pk)).content.decode()
        assert "Time travel" in html
        assert "Secret" not in html

    def test_searching_and_filtering_do_not_find_it(self, staff, author):
        published = make_published(lead=author, headline="Public work", topics=["falls"])
        draft = next_edition(published, headline="Secret plans")
        for parameters in ({"q": "Secret"}, {"q": "secret plans"}, {"status": "draft"}):
            for model in (CaseStudy, Edition):
                html = staff.get(page(model), parameters).content.decode()
                assert "Secret plans" not in html.replace('value="Secret plans"', "")
                assert f"/{published.case_study_id if model is CaseStudy else draft.pk}/change/" not in html
        html = staff.get(page(CaseStudy), {"q": "Public"}).content.decode()
        assert "Public work" in html
        assert "Secret" not in html

    @pytest.mark.parametrize("lookup", ["editions__headline__startswith", "editions__status", "headline__startswith"])
    def test_no_lookup_of_ones_own_asks_about_it(self, staff, secret, lookup):
        for model in (CaseStudy, Edition):
            response = staff.get(page(model), {lookup: "S"}, follow=True)
            assert secret.case_study.public_id not in response.content.decode()

    def test_view_on_site_does_not_give_its_headline_away(self, staff, secret, author):
        for row in (secret.case_study, secret):
            content_type = ContentType.objects.get_for_model(row)
            response = staff.get(f"/admin/r/{content_type.pk}/{row.pk}/")
            assert response.status_code == 404
        taken_down = make_edition(Status.UNPUBLISHED, lead=author, headline="Was public")
        next_edition(taken_down, headline="Secret plans")
        content_type = ContentType.objects.get_for_model(CaseStudy)
        response = staff.get(f"/admin/r/{content_type.pk}/{taken_down.case_study_id}/")
        assert response.status_code == 302
        assert "secret" not in response.url

    def test_the_autocomplete_does_not_offer_it(self, staff, secret):
        parameters = {"app_label": "casestudies", "model_name": "suggestion", "field_name": "edition", "term": "Secret"}
        assert "Secret" not in staff.get("/admin/autocomplete/", parameters).content.decode()


class TestLists:
    """Topics, settings and methods."""

    @pytest.mark.parametrize("model", LISTS)
    def test_administrators_add_and_rename_but_never_delete(self, administrator_client, model):
        values = {"name": "Space travel", "slug": "space-travel", "order": 99}
        assert administrator_client.post(page(model, "add"), values).status_code == 302
        row = model.objects.get(slug="space-travel")
        changed = {"name": "Travel", "slug": "other", "order": 99, "is_retired": "on"}
        assert administrator_client.post(page(model, "change", row.pk), changed).status_code == 302
        row.refresh_from_db()
        assert (row.name, row.slug, row.is_retired) == ("Travel", "space-travel", True)
        assert administrator_client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403

    def test_a_suggestion_is_only_settled_where_everybody_who_made_it_is_told(self, moderator_client):
        row = Suggestion.objects.create(kind="topic", text="Time travel")
        way = reverse("admin:relabelling_settle", args=[row.pk])
        assert way in moderator_client.get(page(Suggestion, "change", row.pk)).content.decode()
        for view in ("change", "delete"):
            typed = {"is_settled": "on", "text": "x", "post": "yes"}
            assert moderator_client.post(page(Suggestion, view, row.pk), typed).status_code == 403
        row.refresh_from_db()
        assert (row.is_settled, row.text) == (False, "Time travel")
        assert moderator_client.get(page(Suggestion, "add")).status_code == 403


class TestFinding:
    """Search and filters."""

    @pytest.mark.parametrize("model", [CaseStudy, Edition])
    def test_by_headline_reference_and_the_leads_address(self, moderator_client, author, model):
        edition = make_published(lead=author, headline="Fewer falls at night")
        make_published(headline="Something else")
        public_id = edition.case_study.public_id
        for words in (
            "falls AT",
            edition.reference,
            public_id,
            public_id.upper(),
            f"{edition.reference} / 1",
            author.email,
        ):
            response = moderator_client.get(page(model), {"q": words})
            found = [str(row) for row in response.context["cl"].result_list]
            assert found == ["Fewer falls at night"], words

    @pytest.mark.parametrize("model", [CaseStudy, Edition])
    @pytest.mark.parametrize(
        ("parameters", "found"),
        [
            ({"status": "published"}, ["Out"]),
            ({"status": "submitted"}, ["Waiting"]),
            ({"region": "london"}, ["Out", "Waiting"]),
            ({"region": "wales"}, []),
            ({"topic": "frailty-and-older-people"}, ["Waiting"]),
            ({"topic": "nonsense"}, ["Out", "Waiting"]),
        ],
    )
    def test_by_status_region_and_topic(self, moderator_client, model, parameters, found):
        make_published(headline="Out")
        make_edition(Status.SUBMITTED, headline="Waiting", topics=["falls", "frailty-and-older-people"])
        response = moderator_client.get(page(model), parameters)
        assert sorted(str(row) for row in response.context["cl"].result_list) == found

    @pytest.mark.parametrize("model", READ_ONLY)
    def test_three_rows_cost_as_many_queries_as_one(self, administrator_client, model):
        def queries():
            with CaptureQueriesContext(connection) as context:
                administrator_client.get(page(model))
            return len(context)

        make_published()
        queries()
        before = queries()
        make_published()
        make_published()
        assert queries() == before


def test_lists_scroll_in_a_part_that_the_keyboard_reaches(moderator_client):
    make_edition(Status.SUBMITTED)
    html = moderator_client.get(reverse("admin:casestudies_edition_changelist")).content.decode()
    assert '<div class="admin-scroll" role="region" aria-label="Editions" tabindex="0">' in html
    assert "If columns are cut off, scroll the table sideways." in html
