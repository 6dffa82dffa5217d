"""The portal with ready-made results: the same page, without looking for anything. What HTTP and templates cost alone.

`tests.benchmarks.ready_made:application` is for gunicorn. Answers of the index and the rows of the results are kept
from the first time each is asked for.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

_ASKED = {
    "casestudies.index": ("search", "totals", "facet_counts", "generation"),
    "casestudies.search.page": ("results_for", "labels"),
}

# Holds what is replaced for as long as the process serves: a context nobody holds ends at once.
serving = ExitStack()


def kept(ask: Callable) -> Callable:
    """The function, each answer worked out once."""
    answers: dict[str, Any] = {}

    def answer(*args, **kwargs):
        key = repr((args, sorted(kwargs.items())))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        return answers[key]

    return answer


@contextmanager
def ready_made_results() -> Iterator[None]:
    """Inside the block nothing is looked for twice."""
    with ExitStack() as stack:
        for module_name, names in _ASKED.items():
            module = __import__(module_name, fromlist=names)
            for name in names:
                stack.enter_context(patch.object(module, name, kept(getattr(module, name))))
        yield


def serve() -> WSGIHandler:
    """The portal of a whole process that looks for nothing twice, until `serving` is closed."""
    served = get_wsgi_application()
    serving.enter_context(ready_made_results())
    return served


def __getattr__(name: str):
    if name != "application":
        raise AttributeError(name)
    globals()["application"] = serve()
    return globals()["application"]
