"""What a scanner says, and what is made of it: never "fine" unless it says so."""

import socket

import pytest
from django.core.exceptions import ImproperlyConfigured

from sharing_portal.environment import socket_address
from sharing_portal.uploads.clamav import NotChecked, ScannerDown, is_clean
from tests.fake_clamd import EICAR, running


def ask(settings, content: bytes = b"words", timeout: float = 5) -> bool:
    return is_clean(content, address=settings.CLAMAV_SOCKET, timeout=timeout)


def test_what_the_scanner_finds_is_not_clean(settings, clamd):
    assert ask(settings, b"words")
    assert not ask(settings, b"words" + EICAR)


def test_every_byte_is_sent_in_pieces(settings, clamd):
    content = bytes(range(256)) * 1000
    assert ask(settings, content)
    assert clamd.received == [content]


def test_a_unix_socket_is_asked_too(tmp_path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "clamd.ctl"))
    with running(server):
        assert not is_clean(EICAR, address=str(tmp_path / "clamd.ctl"), timeout=5)


@pytest.mark.parametrize(
    "answer",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"UNKNOWN COMMAND\0",
        b"stream: OK",
        b"stream: ok\0",
        b"stream: OK and more\0",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"\xff" * 5000,
        b"\0",
        b"",
    ],
)
def test_any_other_answer_is_no_answer(settings, clamd, answer):
    clamd.answer = answer
    with pytest.raises(NotChecked):
        ask(settings)


def test_a_slow_scanner_is_not_waited_for_longer_than_said(settings, clamd):
    clamd.is_silent = True
    with pytest.raises(NotChecked, match="TimeoutError"):
        ask(settings, timeout=0.1)


def test_nobody_at_the_address_is_known_as_such(settings, no_clamd, tmp_path):
    with pytest.raises(ScannerDown):
        ask(settings)
    with pytest.raises(ScannerDown):
        is_clean(b"words", address=str(tmp_path / "nothing.ctl"), timeout=1)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", ""),
        ("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("unix:/run/clamd.ctl", "/run/clamd.ctl"),
        ("clamav.internal:3310", ("clamav.internal", 3310)),
        ("tcp://127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("[::1]:3310", ("::1", 3310)),
    ],
)
def test_the_setting_is_a_path_or_host_and_port(monkeypatch, given, meant):
    monkeypatch.setenv("CLAMAV_SOCKET", given)
    assert socket_address("CLAMAV_SOCKET") == meant


@pytest.mark.parametrize("given", ["clamav", "clamav:port", ":3310", "host:0", "host:99999"])
def test_anything_else_is_refused_with_a_hint(monkeypatch, given):
    monkeypatch.setenv("CLAMAV_SOCKET", given)
    with pytest.raises(ImproperlyConfigured, match="host:port"):
        socket_address("CLAMAV_SOCKET")
