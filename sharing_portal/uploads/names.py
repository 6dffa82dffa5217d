"""The name people see beside a file they download."""

import unicodedata

NAME_LIMIT = 150


def display_name(name: str, *, fallback: str = "file") -> str:
    """A name of at most 150 letters without path, control, invisible or direction-changing ones, extension kept."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", base))
    visible = "".join(letter for letter in visible if unicodedata.category(letter)[0] != "C")
    stem, dot, extension = " ".join(visible.split()).rpartition(".")
    if not dot:
        return (extension or fallback)[:NAME_LIMIT]
    stem = stem.strip(" .") or fallback
    return f"{stem[: NAME_LIMIT - len(extension) - 1].rstrip()}.{extension.strip()}"


def extension_of(name: str) -> str:
    """The extension of a display name in lower case with its dot, or nothing."""
    _, dot, extension = name.rpartition(".")
    return f"{dot}{extension}".lower() if dot else ""
