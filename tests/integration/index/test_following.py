"""The index follows what is published, whoever publishes it and whatever dies in between."""

import threading

import pytest
from django.db import connection
from tantivy import Document

from casestudies import workflow
from casestudies.index import SearchRequest, Sort, follow, follow_after_commit, search
from casestudies.index import follower as follower_module
from casestudies.index.engine import _engine_at, engine
from casestudies.index.shelves import SHELVES
from casestudies.models import Edition, IndexChange, IndexClock, Pitfall, TippingPoint
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_imported, make_user, take_to

pytestmark = pytest.mark.django_db


def unpublish(edition):
    workflow.move(
        edition=edition,
        to=Status.UNPUBLISHED,
        by=make_user(Role.MODERATOR),
        expected_version=edition.version,
        comment="Asked to",
    )


def test_what_is_published_is_found_at_once_and_what_is_taken_down_is_gone_at_once(found):
    edition = make_imported(headline="Yellow socks for everybody who might fall")
    other = make_imported(headline="Green bands for everybody")
    assert found("socks") == [edition.case_study_id]
    unpublish(edition)
    assert found("socks") == []
    assert found() == [other.case_study_id]


def test_only_published_editions_are_found_and_counted(found):
    shown = make_imported(headline="Shown ward", topics=["falls"])
    for status in set(Status) - {Status.PUBLISHED, Status.SUPERSEDED}:
        draft = (
            make_draft(headline="Canary ward", problem="canary", topics=["cancer"]) if status == Status.DRAFT else None
        )
        draft or make_edition(status, headline="Canary ward", problem="canary", topics=["cancer"])
    follow()
    results = search(SearchRequest("ward"))
    assert [hit.case_study_id for hit in results.hits] == [shown.case_study_id]
    assert results.counts["topic"] == {"falls": 1}
    assert found("canary") == []


def test_readers_keep_the_published_words_while_a_newer_edition_is_in_the_works(found):
    edition = make_imported(headline="Old words")
    follow()
    newer = make_draft(headline="New words")
    newer_case_study, newer.case_study, newer.number = newer.case_study, edition.case_study, 2
    newer.save()
    newer_case_study.delete()
    IndexChange.record(edition.case_study_id)
    assert found("old") == [edition.case_study_id]
    assert found("new") == []
    take_to(Status.PUBLISHED, newer)
    assert found("old") == []
    assert found("new") == [edition.case_study_id]


def test_a_renamed_case_study_is_found_by_its_new_name_only(found):
    edition = make_imported(organisation_name="Old Name Trust")
    assert found("old name") == [edition.case_study_id]
    type(edition).objects.filter(pk=edition.pk).update(organisation_name="Harbour Trust")
    IndexChange.record(edition.case_study_id)
    assert found('"old name"') == []
    assert found("harbour") == [edition.case_study_id]


def test_the_next_search_catches_up_when_a_process_died_between_commit_and_index():
    first = make_imported(headline="First")
    follow()
    second = make_imported(headline="Second")
    _engine_at.cache_clear()  # as a new process would start
    hits = search(SearchRequest()).hits
    assert {hit.case_study_id for hit in hits} == {first.case_study_id, second.case_study_id}
    assert engine().snapshot().applied == IndexClock.objects.get(pk=1).latest


def test_the_database_is_asked_at_most_once_a_second(monkeypatch, django_assert_num_queries):
    make_imported(headline="First")
    search(SearchRequest())
    make_imported(headline="Second")
    with django_assert_num_queries(0):
        assert search(SearchRequest()).total == 1
    monkeypatch.setattr(follower_module, "SECONDS_BETWEEN_CHECKS", 0)
    assert search(SearchRequest()).total == 2


def test_an_index_that_is_ahead_of_the_database_is_built_anew(found):
    gone = make_imported(headline="Gone with the backup")
    assert found("backup") == [gone.case_study_id]
    IndexChange.objects.all().delete()
    IndexClock.objects.update(latest=0)
    Edition.objects.filter(pk=gone.pk).update(status=Status.DRAFT)
    assert found("backup") == []


def test_a_publisher_never_fails_when_the_index_does(monkeypatch, caplog, django_capture_on_commit_callbacks, found):
    def fail(*args, **options):
        raise ValueError("disk full")

    follow()
    with monkeypatch.context() as broken:
        broken.setattr(follower_module, "apply_changes", fail)
        edition = make_imported(headline="Socks")
        with django_capture_on_commit_callbacks(execute=True):
            follow_after_commit()
    assert "disk full" in caplog.text
    assert found("socks") == [edition.case_study_id]


def test_a_publisher_follows_after_the_commit(django_capture_on_commit_callbacks):
    follow()
    with django_capture_on_commit_callbacks(execute=True):
        make_imported(headline="Socks")
        follow_after_commit()
    assert engine().snapshot().applied == IndexClock.objects.get(pk=1).latest


def test_somebody_who_cannot_write_reads_what_is_there():
    make_imported(headline="First")
    follow()
    make_imported(headline="Second")
    with engine().writer(wait=0):
        engine().checked_at = float("-inf")
        assert search(SearchRequest()).total == 1
    engine().checked_at = float("-inf")
    assert search(SearchRequest()).total == 2


@pytest.mark.django_db(transaction=True)
def test_threads_that_publish_and_follow_at_once_lose_nothing():
    leads = [make_user() for _ in range(4)]
    moderator = make_user(Role.MODERATOR)
    drafts = [[make_draft(lead=lead, headline=f"Thing {n}") for n in range(5)] for lead in leads]
    errors = []

    def publish(mine):
        try:
            for draft in mine:
                take_to(Status.PUBLISHED, draft, moderator=moderator)
                follow()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=(mine,)) for mine in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    follow()
    results = search(SearchRequest(page_size=100))
    expected = {draft.case_study_id for mine in drafts for draft in mine}
    assert sorted(hit.case_study_id for hit in results.hits) == sorted(expected)


def test_files_left_by_a_process_that_was_killed_while_committing_do_no_harm(found):
    first, second = make_imported(headline="Old socks"), make_imported(headline="Other")
    follow()
    meta = engine().snapshot().folder / "meta.json"
    before = meta.read_bytes()
    IndexChange.record(first.case_study_id)
    follow()
    meta.write_bytes(before)  # the commit's files are there, the commit is not
    _engine_at.cache_clear()
    unpublish(first)
    assert found() == [second.case_study_id]


def test_an_index_that_cannot_be_written_to_is_replaced(found):
    edition = make_imported(headline="Socks")
    follow()
    folder = engine().snapshot().folder
    (folder / ".tantivy-writer.lock").unlink()
    (folder / ".tantivy-writer.lock").mkdir()
    newer = make_imported(headline="More socks")
    assert sorted(found("socks")) == [edition.case_study_id, newer.case_study_id]
    assert engine().snapshot().folder != folder


def test_every_shelf_follows_by_itself_and_a_broken_one_is_mended_without_the_others():
    draft = make_draft(headline="Socks")
    TippingPoint.objects.create(edition=draft, who="Porters")
    Pitfall.objects.create(edition=draft, what="Forty alarms")
    take_to(Status.PUBLISHED, draft)
    follow()
    latest = IndexClock.objects.get(pk=1).latest
    assert [engine(shelf).snapshot().applied for shelf in SHELVES] == [latest] * 3
    folders = [engine(shelf).snapshot().folder for shelf in SHELVES]
    (folders[1] / "meta.json").write_text("garbage")
    _engine_at.cache_clear()
    totals = [search(SearchRequest("", sort=Sort.NEWEST, shelf=shelf)).total for shelf in SHELVES]
    assert totals == [1, 1, 1]
    assert [engine(shelf).snapshot().folder == folder for shelf, folder in zip(SHELVES, folders, strict=True)] == [
        True,
        False,
        True,
    ]
    unpublish(draft)
    follow()
    assert [search(SearchRequest("", sort=Sort.NEWEST, shelf=shelf)).total for shelf in SHELVES] == [0, 0, 0]


def test_lessons_change_nothing_about_how_case_studies_are_ranked(found):
    for number in range(6):
        make_imported(headline=f"Socks {number} " + "for porters " * number)
    follow()
    before = [(hit.case_study_id, hit.score) for hit in search(SearchRequest("socks porters")).hits]
    for shelf in SHELVES[1:]:
        with engine(shelf).writer(wait=0) as writer:
            for number in range(50):
                document = Document()
                document.add_unsigned("case_study", 10_000 + number)
                document.add_text("headline", "socks porters")
                writer.add_document(document)
            writer.commit()
    assert [(hit.case_study_id, hit.score) for hit in search(SearchRequest("socks porters")).hits] == before
