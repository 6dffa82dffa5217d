"""Whose email addresses may be used: the attack list, more of its kind, and real addresses."""

import pytest

from improvers.accounts.domains import is_allowed

DOMAINS = ["nhs.net", "nhs.uk", "nhs.scot", "nhs.wales", "hscni.net"]

PUBLISHED_ATTACKS = [
    "a@evilnhs.net",
    "a@nhs.net.evil.com",
    "a@xn--nhs-7la.net",
    "a@xn--nh-lmb.net",
    "a@nhs.net.",
    "a@nhs.net\n",
    "a@nhs.net,b@evil.com",
    '"a@nhs.net"@evil.com',
    "a@evil.com#@nhs.net",
    "a@[127.0.0.1]",
    "a@nhs。net",
    "a@-nhs.net",
    "a@nhs.uk.com",
    "a@englandnhs.uk",
    "a+b@nhs.net",
    "a\0@nhs.net",
    "a@nhs.net\0",
    "a@nhs.net\0.evil.com",
    "a" * 300 + "@nhs.net",
]

MORE_ATTACKS = [
    "",
    "@",
    "@nhs.net",
    "a@",
    "nhs.net",
    "a@nhs",
    "a@.nhs.net",
    "a@nhs..net",
    "a@evil..nhs.net",
    "a@evil-.nhs.net",
    "a@-evil.nhs.net",
    "a@evil_.nhs.net",
    " a@nhs.net",
    "a@nhs.net ",
    "a @nhs.net",
    "a@nhs.net\r\nBcc: b@evil.com",
    "a@nhs.net\tb@evil.com",
    "a@nhs.net;b@evil.com",
    "a@nhs.net b@evil.com",
    "<a@nhs.net>",
    "A <a@nhs.net>",
    "a@nhs.net>",
    '"a b"@nhs.net',
    '"a\\"@evil.com,"@nhs.net',
    "a(comment)@nhs.net",
    "a@(comment)nhs.net",
    "a@nhs.net(comment)",
    "a%evil.com@nhs.net",
    "evil.com!a@nhs.net",
    "@evil.com:a@nhs.net",
    "a@evil.com@nhs.net",
    "a@nhs.net@evil.com",
    "a@nhs．net",
    "a@nhs｡net",
    "a@ｎｈｓ.net",
    "a@nһs.net",
    "a@nhs.nеt",
    "а@nhs.net",
    "a@nhs.net\u200b",
    "a@n\u00adhs.net",
    "a@nhs\u2024net",
    "a@NHſ.net",
    "a@nhs.net/evil.com",
    "a@nhs.net?evil.com",
    "a@nhs.net:25",
    "a@evil.com%2enhs.net",
    "a@127.0.0.1",
    "a@[IPv6:::1]",
    ".a@nhs.net",
    "a.@nhs.net",
    "a..b@nhs.net",
    "a@" + "x" * 64 + ".nhs.net",
    "a@" + "x." * 130 + "nhs.net",
    "a" * 65 + "@nhs.net",
    "=?utf-8?q?a=40nhs.net?=@evil.com",
]


@pytest.mark.parametrize("address", [*PUBLISHED_ATTACKS, *MORE_ATTACKS])
def test_look_alikes_and_malformed_addresses_are_refused(address):
    assert not is_allowed(address, DOMAINS)


@pytest.mark.parametrize(
    "address",
    [
        "a@nhs.net",
        "A@NHS.NET",
        "jo.smith@nhs.net",
        "jo.o'brien@nhs.net",
        "jo-anne_smith2@nhs.net",
        "a@england.nhs.uk",
        "a@nhs.uk",
        "a@cardiff.wales.nhs.uk",
        "a@leedsth.nhs.uk",
        "a@ggc.scot.nhs.uk",
        "a@nhs.scot",
        "a@wales.nhs.wales",
        "a@hscni.net",
        "a@belfasttrust.hscni.net",
        "a" * 64 + "@nhs.net",
    ],
)
def test_addresses_of_allowed_domains_and_below_are_let_in(address):
    assert is_allowed(address, DOMAINS)


def test_nobody_is_let_in_when_no_domain_is_allowed():
    assert not is_allowed("a@nhs.net", [])
    assert not is_allowed("a@nhs.net", ["", " "])


def test_a_domain_of_one_label_lets_in_only_what_is_below_it():
    assert is_allowed("a@trust.example", ["example"])
    assert not is_allowed("a@example", ["example"])


def test_domains_may_be_written_in_any_case_with_spaces():
    assert is_allowed("a@nhs.net", [" NHS.Net "])
