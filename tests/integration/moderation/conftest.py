"""People around one case study."""

import pytest
from django.core import mail

from improvers.roles import Role
from tests.factories import make_user


@pytest.fixture
def author(db):
    """Leads the case studies."""
    return make_user(name="Ada Author")


@pytest.fixture
def moderator(db):
    """Decides on them."""
    return make_user(Role.MODERATOR, name="Mo Derator")


@pytest.fixture
def colleague(db):
    """Another moderator."""
    return make_user(Role.MODERATOR, name="Col League")


@pytest.fixture
def moderator_client(client, moderator):
    """A browser in which the moderator is signed in."""
    client.force_login(moderator)
    return client


@pytest.fixture
def post_room(django_capture_on_commit_callbacks):
    """Collects what is sent while it is open: a context manager that gives the list of e-mails."""

    class PostRoom:
        def __enter__(self):
            self.commits = django_capture_on_commit_callbacks(execute=True)
            self.commits.__enter__()
            mail.outbox.clear()
            return mail.outbox

        def __exit__(self, *error):
            return self.commits.__exit__(*error)

    return PostRoom
