"""A hundred texts that would like to be run, in every text the portal keeps, on its pages in a real browser: none runs.

The suite opens the pages that show most once. PAYLOAD_ROUNDS=1 opens every page there is, in every state it has, with
all hundred in every text at once, and then every page with one in each text; each further round moves them one text on.
"""

import csv
import io
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from playwright.sync_api import Page

from casestudies import index
from casestudies.drafting.sections import SECTIONS
from casestudies.exchange.importing import Terms, import_lines
from casestudies.exchange.lines import Line
from casestudies.models import Edition, Message
from casestudies.oversight.pages import PAGES as OVERSIGHT
from tests.architecture.access_row import ACTORS_OF_TABLE
from tests.architecture.access_table import TABLE
from tests.architecture.addresses import address_of
from tests.architecture.world import World, make_world
from tests.browser.payloads import PAYLOADS, storable
from tests.browser.payloads.filling import ALL, fill, untouched
from tests.browser.payloads.rows import add_rows
from tests.second_factor import count_as_two_factors, say_who_they_are_again

HERE = Path(__file__).parent / "payloads"
TRAP, LOOK = (HERE / "trap.js").read_text(), (HERE / "look.js").read_text()
ROUNDS = int(os.environ.get("PAYLOAD_ROUNDS", "0"))
EVERY_PAYLOAD = "\n".join(PAYLOADS)
STORABLE = storable(EVERY_PAYLOAD)
# What most of the portal shows, by who looks: the full size opens every route there is.
MOST = {
    "anonymous": [
        "library:home", "library:case_study", "search:search", "lessons:pitfalls", "browse:tag", "asked:board",
        "improvers:person", "credits:answer",
    ],
    "other": [],
    "owner": ["drafting:tasks", "drafting:check", "drafting:mine", "together:notes", "write_ups:passages"],
    "moderator": ["admin:moderation_decide"],
    "administrator": [
        "admin:moderation_queue", "admin:moderation_decide", "admin:casestudies_edition_change",
        "admin:casestudies_message_change", "admin:casestudies_suggestion_changelist",
        "admin:casestudies_transition_changelist", "admin:improvers_organisation_changelist",
    ],
}  # fmt: skip


@pytest.fixture
def world(live_server) -> World:
    """Something of everything."""
    world = make_world()
    add_rows(world)
    return world


@pytest.fixture
def opened(browser, live_server, world):
    """Opens addresses as somebody: `opened(actor)` gives a function that gives what is wrong there, and the text."""
    contexts = []

    def as_actor(actor: str):
        context = browser.new_context(base_url=live_server.url, user_agent=PAYLOADS[0])  # the sessions page shows it
        contexts.append(context)
        context.add_init_script(TRAP)
        if world.people[actor]:
            context.add_cookies(
                [{"name": "sessionid", "value": session_of(world.people[actor]), "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(120_000)
        outside = []
        page.on("request", lambda request: live_server.url in request.url or outside.append(request.url))
        page.on("dialog", lambda dialog: (outside.append(dialog.message), dialog.dismiss()))
        return lambda address: look(page, address, outside)

    yield as_actor
    for context in contexts:
        context.close()


def look(page: Page, address: str, outside: list[str]) -> tuple[list[str], str]:
    """Opens an address. Gives what ran, was held back or is not of our templates there, and the text."""
    status = page.goto(address).status
    seen = page.evaluate(LOOK)
    broken = [f"answered {status}"] if status >= 500 else []
    wrong = [f"{address}: {each}" for each in (*broken, *seen["ran"], *seen["strange"], *outside)]
    outside.clear()
    return wrong, plain(seen["text"])


def session_of(person) -> str:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    if person.is_staff:
        count_as_two_factors(client, person)
    say_who_they_are_again(client, person)  # the passkey of rows.py is none that could be shown again
    return client.cookies["sessionid"].value


def plain(text: str) -> str:
    """A text whatever its spaces, which pages may fold."""
    return " ".join(text.replace("\0", "").split())


def missing(text: str) -> list[str]:
    """The payloads that cannot be read in a text."""
    return [payload for payload in PAYLOADS if plain(payload) not in text]


def addresses(world: World, actor: str, offset: int) -> list[str]:
    """Where to look: in the suite the pages that show most, in full every page this actor gets to see.

    With all payloads in every text, each page in every state it has, and the pages that show what was searched for.
    """
    at = ACTORS_OF_TABLE.index(actor)
    rows = [row for row in reversed(TABLE) if row.get.split()[at] == "200" and not is_file(row.route)]
    once = {row.route: row for row in rows}
    if not ROUNDS:
        return [address_of(once[route], world) for route in MOST[actor]] + ["/search/?q=alert+script+click"]
    shown = rows if offset == ALL else once.values()
    found = [address_of(row, world) for row in shown] + [f"/search/?q={quote(PAYLOADS[offset])}"]
    if offset == ALL:
        found += more_of(actor, world)
    return list(dict.fromkeys([*found, "/no-such-page/%3Cscript%3Ealert(1)%3C/script%3E/"]))


def more_of(actor: str, world: World) -> list[str]:
    """What the access table has one example of: questions of all sections, all of oversight, whatever is looked for."""
    if actor == "owner":
        public_id = world.editions["draft"].case_study.public_id
        return [reverse("drafting:section", args=[public_id, spec.slug]) for spec in SECTIONS]
    if actor == "administrator":
        asked = [reverse("admin:oversight_page", args=[slug]) for slug in OVERSIGHT]
        return [*asked, f"{reverse('admin:casestudies_edition_changelist')}?q={quote(PAYLOADS[0])}"]
    if actor == "anonymous":
        some = [quote(" ".join(PAYLOADS[start : start + 20])) for start in range(0, 100, 20)]
        looked_for = [f"/search/?q={quote(payload)}" for payload in PAYLOADS]
        others = (
            "/lessons/pitfalls/?q=",
            "/lessons/tipping-points/?q=",
            "/start-pack/?plan=",
            "/accounts/login/?next=",
        )
        return looked_for + [address + each for address in others for each in (*some, quote("javascript:alert(52)"))]
    return []


def is_file(route: str) -> bool:
    return route.split(":")[-1] in {"attachment", "photo", "picture", "values", "own_photo", "person_photo", "feed"} | {
        "robots", "security", "livez", "readyz", "jsi18n", "autocomplete", "find_organisations", "change_in_words",
        "mfa_reauthenticate_webauthn", "mfa_add_webauthn",  # they read the passkey of rows.py, which is none
    } or "download" in route or "export" in route  # fmt: skip


def test_no_payload_runs_anywhere_and_all_are_read_as_text(world, opened, tmp_path):
    looking = {actor: opened(actor) for actor in MOST}
    wrong, count = [], 0
    for edition in type_and_bring_in(world, tmp_path):
        address = reverse("library:preview", args=[edition.case_study.public_id, edition.number])
        found, text = looking["owner"](address)
        wrong += found
        assert missing(text) == []
    wrong += looking["owner"](reverse("write_ups:passages", args=[world.editions["draft"].case_study.public_id]))[0]
    for offset in (ALL, *range(ROUNDS)) if ROUNDS else (0,):
        fill(world, offset)
        index.rebuild()
        for actor, see in looking.items():
            for address in addresses(world, actor, offset):
                wrong += see(address)[0]
                count += 1
        found, text = looking["anonymous"](address_on(world, "library:case_study", "published"))
        wrong += found
        assert missing(text) == []
    print(f"{count} pages opened with {len(PAYLOADS)} payloads")  # noqa: T201 (the full size is run by hand)
    assert not wrong, "\n".join(wrong)


def address_on(world: World, route: str, on: str) -> str:
    return address_of(next(row for row in TABLE if (row.route, row.on) == (route, on)), world)


def type_and_bring_in(world: World, folder: Path) -> list[Edition]:
    """Puts all payloads in by a form, a Word file and an import. Gives the editions that hold them then."""
    owner = world.people["owner"]
    typing = Client()
    typing.force_login(owner, "django.contrib.auth.backends.ModelBackend")
    study = world.editions["draft"].case_study
    address = reverse("drafting:section", args=[study.public_id, "what-you-did"])
    assert "Null characters are not allowed" in typing.post(address, {"what_you_did": EVERY_PAYLOAD}).content.decode()
    typing.post(address, {"what_you_did": STORABLE})
    write_up = Document()
    for payload in PAYLOADS:
        write_up.add_paragraph("".join(letter for letter in payload if letter.isprintable()))
    write_up.save(folder / "write-up.docx")
    with (folder / "write-up.docx").open("rb") as file:
        answer = typing.post(reverse("write_ups:add", args=[study.public_id]), {"file": file, "text": ""})
    assert answer.status_code == 302
    values = {"id": "1", "headline": PAYLOADS[8], "what_you_did": STORABLE, "tags": PAYLOADS[:9]}
    report = import_lines(lines=[Line(1, values)], terms=Terms(source="payloads", lead=owner))
    assert report.rejected == []
    return [world.editions["draft"], Edition.objects.get(case_study__source="payloads")]


@pytest.mark.django_db
def test_a_payload_is_in_every_text_people_type_and_files_feeds_and_emails_hold_them_as_text():
    world = make_world()
    add_rows(world)
    fill(world, 0)
    assert len(set(PAYLOADS)) == 100
    assert untouched() == [], "add a row in tests/browser/payloads/rows.py, or say in filling.py that nobody types it"
    client = Client()
    client.force_login(world.people["owner"], "django.contrib.auth.backends.ModelBackend")
    assert len(ElementTree.fromstring(client.get(reverse("feed")).content)) > 5
    for route in ("charts:picture", "charts:values"):
        for on in ("published", "draft"):
            response = client.get(address_on(world, route, on))
            body = b"".join(response.streaming_content) if response.streaming else response.content
            assert response["Content-Disposition"].startswith("attachment")
            assert "sandbox" in response["Content-Security-Policy"]
            if route == "charts:picture":
                assert not [each for each in ElementTree.fromstring(body).iter() if each.tag.endswith("script")]
            else:
                cells = [cell for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))) for cell in row]
                assert [cell for cell in cells if cell[:1] in ("=", "+", "@")] == []
    name = client.get(address_on(world, "library:attachment", "published"))["Content-Disposition"]
    assert name.startswith("attachment; filename")
    assert not {"\r", "\n"} & set(name)
    for message in Message.objects.all():
        assert not {"\r", "\n"} & set(message.subject)
