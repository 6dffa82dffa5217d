"""What a browser says of itself, in words a person knows their device by."""

# The first that is found counts: Edge says that it is Chrome too, and Chrome that it is Safari.
_BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
_SYSTEMS = [
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("CrOS", "a Chromebook"),
    ("Windows", "a Windows computer"),
    ("Mac OS X", "a Mac"),
    ("Linux", "a Linux computer"),
]


def in_words(user_agent: str) -> str:
    """Browser and device, like "Chrome on a Windows computer"; "An unknown device" where nothing is known."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return " on ".join(filter(None, [browser or (system and "A browser"), system])) or "An unknown device"
