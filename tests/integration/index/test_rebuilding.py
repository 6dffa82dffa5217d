"""A rebuilt index answers as one that followed, whatever happens meanwhile; a broken one mends itself."""

import random
import shutil

import pytest
from django.core.management import call_command

from casestudies import workflow
from casestudies.index import (
    FACETS,
    IndexUnavailable,
    SearchRequest,
    Sort,
    answers,
    facet_counts,
    follow,
    rebuild,
    search,
)
from casestudies.index.engine import _engine_at, engine
from casestudies.models import CaseStudy
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_imported, make_user
from tests.integration.index.conftest import WORDS

pytestmark = pytest.mark.django_db


def answers_to(requests):
    return [
        ({hit.case_study_id for hit in found.hits}, found.total, found.counts, found.some_words)
        for found in map(search, requests)
    ]


def orders_of(requests):
    return [[hit.case_study_id for hit in search(request).hits] for request in requests]


def test_a_rebuilt_index_gives_the_same_answers_as_one_that_followed(random_case_studies, random_choices):
    follow()  # an empty index, so that everything below is followed, not rebuilt
    made = random_case_studies(60)
    moderator = make_user(Role.MODERATOR)
    for case_study in CaseStudy.objects.published().filter(pk__in=[one.pk for one in made[:20]]):
        edition = case_study.published_edition
        workflow.move(
            edition=edition, to=Status.UNPUBLISHED, by=moderator, expected_version=edition.version, comment="Asked to"
        )
        follow()
    dice = random.Random(2)
    counts = facet_counts()
    requests = [
        SearchRequest(" ".join(dice.choices(WORDS, k=dice.randint(0, 4))), random_choices(counts, dice), page_size=1000)
        for _ in range(60)
    ]
    by_date = [SearchRequest(chosen=request.chosen, sort=Sort.NEWEST, page_size=1000) for request in requests]
    followed, in_order = answers_to(requests), orders_of(by_date)
    assert rebuild() == CaseStudy.objects.published().count()
    assert answers_to(requests) == followed
    assert orders_of(by_date) == in_order


def test_what_is_published_and_taken_down_during_a_rebuild_is_right_afterwards(found):
    kept = make_imported(headline="Kept")
    gone = make_imported(headline="Gone")
    follow()
    published_meanwhile = []

    def meanwhile(done, total):
        workflow.move(
            edition=gone,
            to=Status.UNPUBLISHED,
            by=make_user(Role.MODERATOR),
            expected_version=gone.version,
            comment="Asked to",
        )
        published_meanwhile.append(make_imported(headline="Fresh").case_study_id)
        assert search(SearchRequest()).total == 2  # readers still have the old index

    rebuild(progress=meanwhile)
    assert sorted(hit.case_study_id for hit in search(SearchRequest()).hits) == [
        kept.case_study_id,
        *published_meanwhile,
    ]
    assert sorted(found()) == [kept.case_study_id, *published_meanwhile]


def test_a_reader_with_the_old_index_open_goes_on_reading_it_while_a_new_one_is_swapped_in():
    make_imported(headline="Socks")
    follow()
    before = engine().snapshot()
    rebuild()
    rebuild()
    assert before.searcher.num_docs == 2
    assert engine().snapshot().folder != before.folder


def test_old_folders_are_removed_and_only_the_one_before_is_kept():
    for _ in range(4):
        rebuild()
    assert len(list(engine().root.glob("built-*"))) == 2


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(monkeypatch, found):
    edition = make_imported(headline="Socks")
    follow()
    folders = list(engine().root.glob("built-*"))

    def fail(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(progress=fail)
    assert list(engine().root.glob("built-*")) == folders
    assert found("socks") == [edition.case_study_id]


@pytest.mark.parametrize("harm", ["garbage", "half", "nothing", "gone", "no pointer", "no folder", "no positions"])
def test_a_broken_index_is_built_anew_by_the_next_search(harm):
    edition = make_imported(headline="Socks for everybody")
    follow()
    folder = engine().snapshot().folder
    _engine_at.cache_clear()
    meta = folder / "meta.json"
    if harm == "garbage":
        meta.write_bytes(random.Random(1).randbytes(2000))
    elif harm == "half":
        meta.write_text(meta.read_text()[:100])
    elif harm == "nothing":
        meta.write_text("")
    elif harm == "gone":
        meta.unlink()
    elif harm == "no pointer":
        (engine().root / "current").unlink()
    elif harm == "no folder":
        shutil.rmtree(folder)
    elif harm == "no positions":
        for path in folder.glob("*.pos"):
            path.unlink()
    results = search(SearchRequest('"socks for everybody"'))
    assert [hit.case_study_id for hit in results.hits] == [edition.case_study_id]
    assert answers()


def test_an_index_of_another_shape_is_left_alone_and_a_new_one_is_built(monkeypatch, found):
    edition = make_imported(headline="Socks")
    follow()
    old = engine().root
    monkeypatch.setattr("casestudies.index.schema._CONTENT", 99)
    _engine_at.cache_clear()
    assert found("socks") == [edition.case_study_id]
    assert engine().root != old
    assert (old / "current").exists()


def test_a_folder_that_cannot_be_made_is_said_plainly(settings, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    settings.INDEX_DIR = blocked / "index"
    with pytest.raises(IndexUnavailable):
        search(SearchRequest())
    assert not answers()


def test_the_command_says_how_many_and_how_long(capsys, found):
    for _ in range(3):
        make_imported()
    call_command("rebuild_index")
    assert "3 case studies indexed in " in capsys.readouterr().out
    assert len(found()) == 3
    assert set(facet_counts()) == set(FACETS)
