"""The benchmark itself works: on a few case studies, in this process alone."""

import gc
import json

import pytest
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from casestudies import index
from tests.benchmarks import ready_made
from tests.benchmarks.machine import machine
from tests.benchmarks.queries import PLAN, WITHOUT_WORDS
from tests.benchmarks.report import write_report
from tests.benchmarks.size import measure
from tests.benchmarks.targets import Held, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection_stays():
    """Whole requests, unlike those of Django's test client, would close the connection with the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def figures(settings, tmp_path, connection_stays):
    settings.VAR_DIR = tmp_path
    caches["memory"].clear()  # labels another test's index of the same age had
    return measure(60, small=True, say=lambda _: None)


def test_a_small_portal_is_built_checked_and_measured_class_by_class(figures, tmp_path):
    assert figures["wrong"] == []
    assert set(figures["classes"]) >= {WITHOUT_WORDS, PLAN}
    for name, measured in figures["classes"].items():
        assert measured["engine"]["median"] > 0, name
        assert measured["in_process"]["median"] > measured["engine"]["median"], name
        assert 0 < measured["sql"] <= 6, name
    assert figures["classes"][WITHOUT_WORDS]["found"] == 180
    write_report({"machine": machine(), "on": "2026-01-01", "sizes": [figures]}, tmp_path / "benchmarks")
    page = (tmp_path / "benchmarks.md").read_text()
    assert "### 60 case studies" in page
    assert "kept" in page
    assert json.loads((tmp_path / "benchmarks.json").read_text())["sizes"][0]["count"] == 60
    write_report({"machine": machine(), "on": "2026-01-02", "sizes": [figures]}, tmp_path / "benchmarks")
    assert (tmp_path / "benchmarks.md").read_text() == page.replace("2026-01-01", "2026-01-02")
    assert any("growth" in one.says for one in held([figures, {**figures, "count": 600}]))
    assert not any("growth" in one.says for one in held([figures, {**figures, "count": 500}]))


def test_targets_pass_and_fail_by_their_limits():
    assert Held("", 30, 30).passed
    assert not Held("", 30.1, 30).passed
    assert Held("", 5, 5, at_least=True).passed
    assert not Held("", 4.9, 5, at_least=True).passed


def test_a_server_with_ready_made_results_goes_on_looking_for_nothing():
    search = index.search
    with ready_made.serving:
        ready_made.serve()
        gc.collect()
        assert index.search is not search
    assert index.search is search
