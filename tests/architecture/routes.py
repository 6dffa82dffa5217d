"""Every address the portal answers, from the URL configuration itself."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its full name, or its pattern where it has none, and the names of its arguments."""

    name: str
    arguments: tuple[str, ...]


def all_routes() -> list[Route]:
    """All routes, admin and sign-in included, each once."""
    found: dict[str, Route] = {}

    def walk(patterns, prefix: str, namespaces: tuple[str, ...], inherited: tuple[str, ...]):
        for entry in patterns:
            where = prefix + str(entry.pattern)
            arguments = inherited + tuple(entry.pattern.regex.groupindex)
            if isinstance(entry, URLResolver):
                inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
                walk(entry.url_patterns, where, inner, arguments)
            elif isinstance(entry, URLPattern):
                name = ":".join((*namespaces, entry.name)) if entry.name else where
                found.setdefault(name, Route(name, arguments))

    walk(get_resolver().url_patterns, "", (), ())
    return sorted(found.values(), key=lambda route: route.name)
