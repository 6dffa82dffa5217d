"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sharing_portal.settings")
application = get_wsgi_application()

from casestudies.messages.postman import start  # noqa: E402 -- needs the apps

start()
