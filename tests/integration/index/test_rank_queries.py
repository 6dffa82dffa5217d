"""Any corpus with queries can be ranked without touching the portal's own content."""

import json

import pytest
from django.core.management import CommandError, call_command

from casestudies.models import CaseStudy
from tests.factories import make_imported

CORPUS = [
    {"id": "a", "title": "Fewer falls on the ward", "summary": "Yellow socks."},
    {"id": "b", "title": "Sepsis in six steps", "summary": "Antibiotics within the hour."},
]


@pytest.fixture
def files(tmp_path):
    def lines(name, objects):
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(one)}\n" for one in objects))
        return str(path)

    queries = [{"qid": "q1", "query": "falls"}, {"qid": "q2", "query": "sepsis"}, {"qid": "q3", "query": "zebra"}]
    return {
        "--corpus": lines("corpus.jsonl", CORPUS),
        "--queries": lines("queries.jsonl", queries),
        "--out": str(tmp_path / "run.tsv"),
    }


def _rank(files, **more):
    given = files | {f"--{name}": value for name, value in more.items()}
    call_command("rank_queries", *(part for pair in given.items() for part in pair))


@pytest.mark.django_db
def test_queries_are_ranked_in_a_portal_of_their_own(files, settings, tmp_path):
    make_imported()
    _rank(files, without="thesaurus,places")
    rows = [line.split("\t") for line in (tmp_path / "run.tsv").read_text().splitlines()]
    assert [row for row in rows if row[0] != "q3"] == [["q1", "1", "a"], ["q2", "1", "b"]]
    assert CaseStudy.objects.count() == 1
    assert not settings.INDEX_DIR.exists()


@pytest.mark.parametrize(
    ("name", "wrong"), [("without", "everything"), ("queries", "/nowhere/queries.jsonl"), ("corpus", "/nowhere.jsonl")]
)
def test_what_cannot_be_ranked_is_said(files, name, wrong):
    with pytest.raises(CommandError, match=r"nowhere|no such part"):
        _rank(files, **{name: wrong})
