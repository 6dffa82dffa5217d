"""What gunicorn makes of a request before the portal sees it."""

import runpy
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser
from gunicorn.http.wsgi import create

from tests.architecture.source import ROOT

A_PROXY_HERE = ("127.0.0.1", 40000)


class Connection:
    """As much of a socket as gunicorn asks for."""

    def getsockname(self):
        return ("127.0.0.1", 8000)


def environ(*headers: str, target: str = "/about/") -> dict:
    """What the portal is told of a request with these headers that came over a proxy on the same machine."""
    config = Config()
    for name, value in runpy.run_path(str(ROOT / "gunicorn.conf.py")).items():
        if name in config.settings:
            config.set(name, value)
    lines = [f"GET {target} HTTP/1.1", "Host: portal.example.org", *headers, "", ""]
    request = next(RequestParser(config, iter(["\r\n".join(lines).encode()]), A_PROXY_HERE))
    return create(request, Connection(), A_PROXY_HERE, ("127.0.0.1", 8000), config)[1]


def test_a_header_does_not_move_the_portal_to_another_path():
    told = environ("SCRIPT_NAME: /evil", "PATH_INFO: /admin/")
    assert (told["SCRIPT_NAME"], told["PATH_INFO"]) == ("", "/about/")


def test_a_header_does_not_make_it_https_before_the_settings_are_asked():
    told = environ("X-Forwarded-Proto: https")
    assert told["wsgi.url_scheme"] == "http"
    assert told["HTTP_X_FORWARDED_PROTO"] == "https"


def test_a_search_for_any_ten_thousand_characters_gets_to_the_portal(settings):
    words = quote("🙂" * 10_000)
    assert environ(target=f"/search/?q={words}")["QUERY_STRING"] == f"q={words}"
    assert len(f"/search/?q={words}&sort=newest&page=2") < settings.LONGEST_ADDRESS


def test_what_is_too_long_for_the_portal_is_refused_by_the_portal_itself(settings):
    assert environ(target="/" + "a" * settings.LONGEST_ADDRESS)["PATH_INFO"]


@pytest.mark.parametrize(
    ("library", "told"),
    [("glibc", {-8: 2, -3: 128 * 1024}), ("another one", {})],
    ids=["glibc: two heaps, whatever is larger given back at once", "another one: left as it is"],
)
def test_many_threads_do_not_each_keep_memory_that_is_free(monkeypatch, library, told):
    heard = {}
    functions = {"mallopt": heard.__setitem__} if library == "glibc" else {}
    monkeypatch.setattr("ctypes.CDLL", lambda name: SimpleNamespace(**functions))
    runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    assert heard == told
