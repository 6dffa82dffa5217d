"""What is not for everybody is in no other form either: lists, searches, filters, downloads, feeds, emails."""

import pytest
from django.test import Client

from casestudies import index
from casestudies.index import SearchRequest
from casestudies.models import Message
from casestudies.states import Status
from tests.architecture.access_table import TABLE
from tests.architecture.addresses import address_of
from tests.architecture.routes import all_routes
from tests.architecture.secrets import EVERYBODY, MAY_SEE, leaked
from tests.architecture.world import World, make_world, secret

pytestmark = pytest.mark.django_db

_PLAIN = {route.name for route in all_routes() if not route.arguments}
_ASKED = [
    {"q": "Edition"},
    {"q": "Body Story", "tag": "tagdraft", "sort": "newest"},
    {"q": "Edition", "status": Status.DRAFT, "state": "all", "topic": "falls"},
    {"plan": "Edition Body Story"},
    {"q": "Edition", "format": "csv", "page": "1", "term": "Edition"},
]
_HIDDEN = sorted(word for word, seen_by in MAY_SEE.items() if seen_by != EVERYBODY)


@pytest.fixture
def world() -> World:
    world = make_world()
    index.follow()
    return world


def visitor(world: World, actor: str) -> Client:
    client = Client(raise_request_exception=False)
    if world.people[actor]:
        client.force_login(world.people[actor])
    return client


@pytest.mark.parametrize("actor", ["anonymous", "other", "moderator", "administrator"])
def test_no_list_search_filter_or_download_gives_away_a_word(world, actor):
    client, wrong, answered = visitor(world, actor), [], 0
    for row in (row for row in TABLE if row.route in _PLAIN):
        for parameters in _ASKED:
            response = client.get(address_of(row, world), parameters)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            answered += response.status_code == 200
            wrong += [f"{row.route} {parameters} leaks {word}" for word in leaked(body, actor, row.route)]
    assert not wrong, "\n".join(wrong)
    assert answered > 100


def test_no_word_is_found_guessed_at_or_counted_unless_everybody_may_see_it(world):
    client, wrong = visitor(world, "anonymous"), []
    for word in _HIDDEN:
        if index.search(SearchRequest(text=f'"{secret(word)}"')).total:
            wrong.append(f"{word} is found")
        for near in (f"{secret(word)[:-1]}k", secret(word)[:-3]):
            page = client.get("/search/", {"q": near}).content
            wrong += [f"{near} brings up {other}" for other in leaked(page, "anonymous")]
    assert not wrong, "\n".join(wrong)
    assert index.search(SearchRequest(text=secret("publishedhead"))).total == 1
    assert index.search(SearchRequest(text=secret("publishedbody"))).total == 1


def test_no_email_says_more_than_its_reader_may_see(world):
    actors = {person.email: actor for actor, person in world.people.items() if person}
    mails = [mail for mail in Message.objects.all() if mail.to in actors]
    routes = {"other": "together:invitation"}
    wrong = [
        f"{mail.subject} to {actors[mail.to]} says {word}"
        for mail in mails
        for word in leaked(f"{mail.subject}\n{mail.body}".encode(), actors[mail.to], routes.get(actors[mail.to], ""))
    ]
    assert not wrong, "\n".join(wrong)
    assert len(mails) > 5


def test_a_word_that_got_out_is_noticed():
    sent = f"<p>{secret('draft_body')} {secret('published_head').upper()} {secret('nobody knows')}</p>".encode()
    assert leaked(sent, "moderator") == ["draftbody"]
    assert leaked(secret("nobodyknows").encode(), "administrator") == ["nobodyknows"]
    assert leaked(sent, "owner") == []
    assert leaked(secret("filter").encode(), "administrator") == ["filter"]
