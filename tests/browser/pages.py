"""Every page of the portal as data: who opens it, where it is, and how its states are reached.

A page that is missing here is noticed: test_accessibility.py compares the list with the URL configuration.
"""

from itertools import chain
from math import ceil

from django import forms

from casestudies.drafting.sections import SECTIONS, SectionSpec
from casestudies.drafting.sections import Page as FormPage
from casestudies.states import Status
from tests.browser.after_pages import AFTER
from tests.browser.colleagues import CREDIT_LINK, INVITATION, QUESTION
from tests.browser.pages_accounts import SECOND_FACTOR
from tests.browser.pages_broken import BROKEN
from tests.browser.portal_page import PortalPage, numbered, of, read, wrong
from tests.browser.reaching import (
    ADMIN_ERROR,
    ERROR_SUMMARY,
    TOO_LONG,
    ask_for_code,
    fill,
    give_no_reason,
    no_longer_theirs,
    press,
    see_email,
    seen_too_early,
    signed_in_again,
    signed_out,
    too_late,
    type_too_much,
    type_wrong_code,
    without_index,
)
from tests.browser.world import LONG_WORD, World

_PIECE = 22  # pages that are walked in less than 20 seconds

READING = [
    PortalPage("library:home"),
    PortalPage("library:home", "owner"),
    PortalPage("library:about"),
    PortalPage("library:accessibility"),
    PortalPage("library:case_study", arguments=read(Status.PUBLISHED)),
    PortalPage("library:case_study", "owner", read(Status.PUBLISHED)),
    PortalPage("library:case_study", "newcomer", read(Status.PUBLISHED)),
    PortalPage("library:case_study", "prolific", read(Status.PUBLISHED), state="thanked", reach=press("Say thank you")),
    PortalPage("library:case_study", arguments=read(Status.UNPUBLISHED), state="taken down", status=410),
    PortalPage("library:preview", "owner", numbered("newer")),
    PortalPage("library:preview", "owner", numbered("incomplete")),
    PortalPage("search:search"),
    PortalPage("search:search", query="?q=falls"),
    PortalPage("search:search", query="?q=falls&topic=falls&region=london&sort=newest&page=2"),
    PortalPage("search:search", query="?q=xyzzy&topic=falls"),
    PortalPage("search:search", query=f"?q={LONG_WORD}"),
    *wrong(PortalPage("start_pack:start_pack"), press("Make my start pack")),
    PortalPage("start_pack:start_pack", query="?plan=Fewer+falls+at+night+with+huddles&region=london"),
    PortalPage("start_pack:start_pack", query="?plan=xyzzy+plugh", state="nothing close"),
    PortalPage("start_pack:start_pack", query="?plan=Fewer+falls", state="without an index", reach=without_index),
    PortalPage("lessons:home"),
    PortalPage("lessons:tipping_points"),
    PortalPage("lessons:tipping_points", query="?role=consultants&trigger=saw_data"),
    PortalPage("lessons:tipping_points", query=f"?q={LONG_WORD}"),
    PortalPage("lessons:pitfalls"),
    PortalPage("lessons:pitfalls", query="?q=training&kind=training&page=2"),
    PortalPage("lessons:pitfalls", state="without an index", reach=without_index),
    PortalPage("improvers:person", arguments=lambda world: [world.people["owner"].profile.public_id]),
    PortalPage("library:case_study_without_slug", arguments=lambda world: ["nothing"], state="not found", status=404),
]


def _organisation(world: World) -> list:
    return [world.rows["improvers_organisation"].ods_code]


def _tag(world: World) -> list:
    return [world.editions[Status.PUBLISHED].tags.first().slug]


BROWSING = [
    PortalPage("browse:topics"),
    PortalPage("browse:topic", arguments=lambda world: ["falls"]),
    PortalPage("browse:topic", arguments=lambda world: ["eyes"], state="empty"),
    PortalPage("browse:topic", arguments=lambda world: ["falls"], state="without an index", reach=without_index),
    PortalPage("browse:regions"),
    PortalPage("browse:region", arguments=lambda world: ["london"]),
    PortalPage("browse:board", arguments=lambda world: ["QM7"], state="closed"),
    PortalPage("browse:organisation", arguments=_organisation),
    PortalPage("browse:tag", arguments=_tag),
    PortalPage("asked:board"),
    PortalPage("asked:board", query="?topic=falls&sort=newest"),
    *wrong(PortalPage("asked:tell"), press("Tell others you are looking for this")),
    PortalPage("asked:told"),
]

ACCOUNTS = [
    *wrong(PortalPage("account_login"), press("Sign in")),
    *wrong(PortalPage("account_signup"), press("Create account")),
    *wrong(PortalPage("account_request_login_code"), press("Send the code")),
    *wrong(PortalPage("account_reset_password"), press("Send the link")),
    PortalPage("account_reset_password_done"),
    *wrong(
        PortalPage("account_reset_password_from_key", "visitor", lambda w: w.reset_keys, shows='[name="password1"]'),
        press("Save password"),
    ),
    PortalPage("account_reset_password_from_key", arguments=lambda world: ["1", "x-y"], state="used link"),
    PortalPage("account_reset_password_from_key_done"),
    PortalPage("account_confirm_email", arguments=lambda world: [world.confirmation_key]),
    PortalPage("account_confirm_email", arguments=lambda world: ["wrong"], state="wrong link"),
    PortalPage("account_email_verification_sent"),
    PortalPage("account_inactive"),
    PortalPage("account_request_login_code", state="code sent", reach=ask_for_code, shows='[name="code"]'),
    *wrong(PortalPage("account_confirm_login_code", shows='[name="code"]'), type_wrong_code),
    *wrong(PortalPage("account_change_password", "owner"), press("Save password")),
    *wrong(PortalPage("account_set_password", "newcomer"), press("Save password")),
    *wrong(PortalPage("account_email", "newcomer"), press("Continue")),
    PortalPage("account_email", "owner", state="change asked for", reach=fill("Continue", email="new@nhs.net")),
    *wrong(PortalPage("account_reauthenticate", "owner"), press("Continue")),
    PortalPage("account_logout", "owner"),
    *wrong(PortalPage("improvers:profile", "owner"), fill("Save", name="", biography=TOO_LONG)),
    PortalPage("improvers:profile", "newcomer"),
]

SECTION_PAGES = [
    (section, number, form_page) for section in SECTIONS for number, form_page in enumerate(section.pages or (None,), 1)
]


def _section(name: str, section: SectionSpec, number: int, form_page: FormPage | None) -> list[PortalPage]:
    route, more = ("drafting:section_page", [number]) if number > 1 else ("drafting:section", [])
    page = PortalPage(route, "owner", of(name, section.slug, *more), state=f"{section.slug} of a {name} edition")
    types_text = form_page and any(type(field) is forms.CharField for field in form_page.form.base_fields.values())
    return wrong(page, type_too_much("Save and continue")) if types_text else [page]


def _part(section: SectionSpec) -> list[PortalPage]:
    def first(world: World) -> list:
        part = getattr(world.editions[Status.DRAFT], section.part.relation).first()
        return [world.public_id(Status.DRAFT), section.slug, part.pk]

    add = PortalPage("drafting:add_part", "owner", of("complete", section.slug), state=section.slug)
    change = PortalPage("drafting:change_part", "owner", first, state=section.slug)
    remove = PortalPage("drafting:remove_part", "owner", first, state=section.slug)
    return [*wrong(add, press(f"Add this {section.part.one}")), *wrong(change, type_too_much("Save")), remove]


_OWNERS = (
    Status.DRAFT,
    Status.SUBMITTED,
    Status.IN_REVIEW,
    Status.CHANGES_REQUESTED,
    Status.PUBLISHED,
    Status.REJECTED,
    Status.WITHDRAWN,
    Status.UNPUBLISHED,
)
DRAFTING = [
    PortalPage("drafting:start"),
    PortalPage("drafting:start", "newcomer"),
    *wrong(PortalPage("drafting:new", "newcomer"), press("Save and continue")),
    PortalPage("drafting:mine", "newcomer"),
    PortalPage("drafting:mine", "owner"),
    PortalPage("drafting:mine", "prolific"),
    PortalPage("drafting:mine", "prolific", query="?page=2"),
    *(PortalPage("drafting:tasks", "owner", of(status), state=status) for status in _OWNERS),
    *wrong(PortalPage("drafting:both_texts", "owner", of(Status.DRAFT)), press("Save this answer")),
    PortalPage("drafting:both_texts", "owner", of(Status.SUBMITTED), state="frozen"),
    PortalPage("drafting:both_texts", "owner", of("complete"), state="nothing to choose"),
    PortalPage("drafting:section", "owner", of("incomplete", "seed"), state="signed out", reach=signed_out),
    PortalPage("drafting:section", "owner", of("incomplete", "seed"), state="signed in again", reach=signed_in_again),
    PortalPage("drafting:section", "owner", of("incomplete", "seed"), state="no longer theirs", reach=no_longer_theirs),
    PortalPage("drafting:check", "owner", of(Status.DRAFT)),
    PortalPage("drafting:check", "owner", of("incomplete"), state="incomplete", shows=ERROR_SUMMARY),
    PortalPage("drafting:check", "owner", of("unsafe"), state="not safe yet", shows=ERROR_SUMMARY),
    *wrong(
        PortalPage("drafting:section", "owner", of("unsafe", "seed"), state="noticed", shows=".drafting-notice"),
        give_no_reason,
    ),
    PortalPage("drafting:sent", "owner", of(Status.SUBMITTED)),
    PortalPage("drafting:withdraw", "owner", of(Status.DRAFT)),
    PortalPage("drafting:withdraw", "owner", of(Status.PUBLISHED), state="of a newer edition"),
]
TOGETHER = [
    *wrong(PortalPage("together:people", "owner", of(Status.DRAFT)), press("Send the invitation")),
    PortalPage("together:people", "newcomer", of(Status.CHANGES_REQUESTED)),
    PortalPage("together:people", "newcomer", of("incomplete")),
    *wrong(PortalPage("together:notes", "owner", of(Status.DRAFT)), press("Leave the note")),
    PortalPage("together:notes", "newcomer", of("incomplete")),
    PortalPage("together:invitation", "owner", lambda world: [INVITATION]),
    PortalPage("together:invitation", "newcomer", lambda world: [INVITATION], state="somebody else's", status=404),
    PortalPage("together:decline", arguments=lambda world: ["guessed"]),
    PortalPage("together:decline", arguments=lambda world: ["guessed"], state="declined", reach=press("Decline")),
    PortalPage("drafting:tasks", "newcomer", of(Status.CHANGES_REQUESTED), state="of a writer"),
    PortalPage("drafting:tasks", "newcomer", of("incomplete"), state="of a checker"),
    PortalPage("drafting:check", "newcomer", of(Status.CHANGES_REQUESTED), state="of a writer"),
]


def _credit_link(world: World) -> list:
    return [CREDIT_LINK]


CREDITS = [
    *wrong(PortalPage("credits:answer", arguments=_credit_link), press("Send my answer")),
    *wrong(PortalPage("credits:correct", arguments=_credit_link), fill("Correct my credit", name="")),
    PortalPage("credits:answer", "newcomer", _credit_link, state="somebody else's", status=404),
    PortalPage("credits:thanks", arguments=lambda world: ["corrected"]),
    PortalPage("credits:thanks", arguments=lambda world: ["refused"]),
]
WRITE_UPS = [
    *wrong(PortalPage("write_ups:start", "newcomer"), press("Read it")),
    *wrong(PortalPage("write_ups:add", "owner", of(Status.DRAFT)), press("Read it")),
    *wrong(
        PortalPage("write_ups:passages", "owner", of(Status.DRAFT)),
        type_too_much("Put these into my case study"),
    ),
    PortalPage("write_ups:passages", "owner", of("complete"), state="nothing waits"),
]
EVERY_SECTION = [
    *chain.from_iterable(_section("complete", *section) for section in SECTION_PAGES),
    *(page for section in SECTION_PAGES for page in _section(Status.CHANGES_REQUESTED, *section)[:1]),
    *chain.from_iterable(_part(section) for section in SECTIONS if section.part),
]

_OUTSIDE_QUEUE = (Status.PUBLISHED, Status.REJECTED, Status.UNPUBLISHED, Status.CHANGES_REQUESTED, Status.WITHDRAWN)
MODERATION = [
    PortalPage("admin:moderation_queue", "moderator"),
    PortalPage("admin:moderation_queue", "moderator", query="?page=2"),
    PortalPage("admin:moderation_queue", "moderator", query="?region=london&topic=falls&status=in_review"),
    PortalPage("admin:moderation_queue", "moderator", query="?region=wales"),
    PortalPage("admin:moderation_queue", "administrator"),
    PortalPage("admin:moderation_queue", "moderator", query="?status=reported"),
    *wrong(PortalPage("admin:moderation_filter_new", "moderator", query="?queue=late=1"), press("Save")),
    PortalPage("admin:moderation_filter", "moderator", lambda world: [world.rows["casestudies_savedfilter"].pk]),
    *wrong(PortalPage("admin:moderation_take_over", "moderator", numbered(Status.IN_REVIEW)), press("Take it over")),
    *(PortalPage("admin:moderation_decide", "moderator", numbered(name), state=name) for name in _OUTSIDE_QUEUE),
    PortalPage("admin:moderation_decide", "moderator", numbered(Status.SUBMITTED), state="unclaimed"),
    PortalPage("admin:moderation_decide", "moderator", numbered(Status.IN_REVIEW), state="claimed by another"),
    PortalPage("admin:moderation_decide", "moderator", numbered("own"), state="one's own"),
    *wrong(PortalPage("admin:moderation_decide", "moderator", numbered("mine")), press("Approve and publish")),
    PortalPage("admin:moderation_decide", "moderator", numbered("mine"), "", "with the email", see_email),
    PortalPage("admin:moderation_decide", "moderator", numbered("mine"), "", "changed", seen_too_early, ERROR_SUMMARY),
    PortalPage("admin:moderation_decide", "moderator", numbered("stale"), "", "decided", too_late, ERROR_SUMMARY),
    *wrong(PortalPage("admin:moderation_unpublish", "moderator", numbered(Status.PUBLISHED)), press("Take it down")),
]

_LISTS = ("casestudies_topic", "casestudies_setting", "casestudies_method")
_PEOPLE = ("improvers_user", "improvers_organisation", "improvers_region", "improvers_succession")
_KEPT = (
    "casestudies_casestudy",
    "casestudies_edition",
    "casestudies_transition",
    "casestudies_suggestion",
    "casestudies_wish",
)
ADDED = (*_LISTS, "casestudies_replytemplate", "improvers_user", "improvers_organisation", "improvers_succession")
_FOR_ADMINISTRATORS = (*_LISTS, *_PEOPLE, "casestudies_replytemplate", "casestudies_message")
TABLES = (*_FOR_ADMINISTRATORS, "improvers_auditevent", *_KEPT)


def _table(actor: str, table: str) -> list[PortalPage]:
    def row(world: World) -> list:
        return [world.rows[table].pk]

    return [
        PortalPage(f"admin:{table}_changelist", actor),
        PortalPage(f"admin:{table}_changelist", actor, query="?q=xyzzy"),
        PortalPage(f"admin:{table}_change", actor, row),
        PortalPage(f"admin:{table}_history", actor, row),
    ]


ADMIN = [
    PortalPage("admin:index", "moderator"),
    PortalPage("admin:index", "administrator"),
    PortalPage("admin:app_list", "moderator", lambda world: ["casestudies"]),
    *chain.from_iterable(_table("moderator", table) for table in _KEPT),
    *chain.from_iterable(_table("administrator", table) for table in _FOR_ADMINISTRATORS),
    *chain.from_iterable(
        wrong(PortalPage(f"admin:{table}_add", "administrator"), press("Save"), ADMIN_ERROR) for table in ADDED
    ),
    *_table("administrator", "casestudies_remit"),
    *wrong(PortalPage("admin:casestudies_remit_add", "administrator"), press("Save"), ADMIN_ERROR),
    PortalPage("admin:casestudies_remit_delete", "administrator", lambda world: [world.rows["casestudies_remit"].pk]),
    PortalPage("admin:casestudies_edition_changelist", "moderator", query="?status=published&region=london"),
    PortalPage("admin:casestudies_topic_changelist", "moderator"),
    PortalPage("admin:casestudies_topic_change", "moderator", lambda world: [world.rows["casestudies_topic"].pk]),
    PortalPage("admin:improvers_user_change", "moderator", lambda world: [world.people["owner"].pk]),
]

OVERSIGHT = [
    *(
        PortalPage("admin:oversight_page", "moderator", lambda world, slug=slug: [slug])
        for slug in ("turnaround", "outcomes", "ageing", "overrides", "takedowns", "load")
    ),
    PortalPage("admin:oversight_page", "moderator", lambda world: ["outcomes"], query="?region=wales&months=1"),
    PortalPage("admin:oversight_page", "administrator", lambda world: ["load"]),
    *_table("administrator", "improvers_auditevent"),
]

BACK = [
    *wrong(PortalPage("drafting:one_question", "visitor", lambda world: [QUESTION]), press("Save my answer")),
    PortalPage("drafting:one_question", arguments=lambda world: ["guessed"], state="refused", status=404),
    PortalPage("drafting:next_question", arguments=lambda world: [QUESTION]),
    PortalPage("drafting:questions_thanks"),
    PortalPage("reach:reach", "owner", of(Status.PUBLISHED)),
    PortalPage("privacy:privacy"),
    PortalPage("privacy:own", "newcomer"),
    *wrong(PortalPage("privacy:erase", "newcomer"), press("Erase my account")),
    PortalPage("privacy:erased"),
]

EMAILS = [
    PortalPage("admin:casestudies_message_changelist", "administrator", query="?state=given_up&kind=published"),
    PortalPage("emails:choices", "newcomer"),
    PortalPage("emails:stop", arguments=lambda world: ["guessed"]),
    PortalPage("emails:stop", arguments=lambda world: ["guessed"], state="stopped", reach=press("Stop these emails")),
]


def _in_pieces(area: str, pages: list[PortalPage]) -> dict[str, list[PortalPage]]:
    """An area whose pages need nothing of one another, in pieces that are walked at the same time."""
    size = ceil(len(pages) / ceil(len(pages) / _PIECE))
    starts = range(0, len(pages), size)
    return {f"{area}-{number}": pages[start : start + size] for number, start in enumerate(starts, 1)}


AREAS = {
    **_in_pieces("sections", EVERY_SECTION),
    **_in_pieces("admin", ADMIN),
    **_in_pieces("drafting", DRAFTING),
    **_in_pieces("reading", READING),
    **_in_pieces("moderation", MODERATION),
    **_in_pieces("after", AFTER),
    "accounts": ACCOUNTS,
    "second_factor": SECOND_FACTOR,
    "browsing": BROWSING,
    "together": TOGETHER,
    "back": BACK,
    "oversight": OVERSIGHT,
    "credits": CREDITS,
    "write_ups": WRITE_UPS,
    "broken": BROKEN,
    "emails": EMAILS,
}
ALL = [*chain.from_iterable(AREAS.values())]
