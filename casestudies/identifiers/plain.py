"""A text as the checks read it: letter for letter as long as the original, so that offsets stay true."""

import re
import unicodedata

_LIKE = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    "'": "\u2018\u2019\u02bc\uff07",
    '"': "\u201c\u201d",
    " ": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e",
    "\n": "\r\u2028\u2029\x0b\x0c",
    ".": "\u00b7\u2022\u2219\u22c5\u30fb",
    "/": "\u2044\u2215",
    "@": "\ufe6b",
}
_ALIKE = {letter: plain for plain, letters in _LIKE.items() for letter in letters}
_ORDINARY = re.compile(r"[\x20-\x7e\n\t]*")
# What stands further apart than this does not belong together, and patterns would try every way to share the gap out.
_GAP = re.compile(r"(?<=\s{20})\s{20,}(?=\s{20})")
_SHORTENED = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|St|No|Nos|Tel|Mob|Hosp|Ref|Rev|aka|approx|num|nr|ext|hosp|no|tel|mob|"
    r"e\.g|i\.e|d\.o\.b|D\.O\.B|[A-Z]"
)
_ENDS = re.compile(r"[.!?][\"')\]]?\s+(?=[A-Z0-9£\"'(\[])|\n\s*\n|\n(?=\s*(?:[-*]|\d+[.)])\s)")
_ABBREVIATION = re.compile(rf"(?:^|[\s(])(?:{_SHORTENED})$")


def plain(text: str) -> str:
    """The text with every digit, space, dash, quote and letter in its ordinary form, one for one.

    The middle of a long gap is no space any more, so that a page of nothing takes no longer than a page of words.
    """
    if not _ORDINARY.fullmatch(text):
        text = "".join(map(_ordinary, text.replace("\r\n", " \n")))
    return _GAP.sub(lambda gap: "\0" * len(gap[0]), text)


def _ordinary(letter: str) -> str:
    if letter < "\x7f" and letter != "\r":
        return letter
    if letter in _ALIKE:
        return _ALIKE[letter]
    digit = unicodedata.digit(letter, None)
    if digit is not None and unicodedata.category(letter) == "Nd":
        return str(digit)
    if letter.isspace():
        return " "
    if "\uff01" <= letter <= "\uff5e":
        return chr(ord(letter) - 0xFEE0)
    return unicodedata.normalize("NFD", letter)[0] if "\u00c0" <= letter <= "\u024f" else letter


def sentence_start(text: str, position: int, *, furthest: int = 240) -> int:
    """Where the sentence around a position begins, at most `furthest` letters before it."""
    begin = max(0, position - furthest)
    start = begin
    for end in _ENDS.finditer(text, begin, position):
        if end[0][0] != "." or not _ABBREVIATION.search(text, max(0, end.start() - 6), end.start()):
            start = end.end()
    return start


def sentence_end(text: str, position: int, *, furthest: int = 240) -> int:
    """Where the sentence around a position ends, at most `furthest` letters after it."""
    last = min(len(text), position + furthest)
    for end in _ENDS.finditer(text, position, last):
        if end[0][0] != "." or not _ABBREVIATION.search(text, max(0, end.start() - 6), end.start()):
            return end.start()
    return last
