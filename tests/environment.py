"""The environment tests run in: production-like, with everything that is written in a folder of its own."""

import os
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="sharing-portal-tests-")

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("PORTAL_URL", "http://testserver")
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["VAR_DIR"] = _FOLDER
os.environ["SECURE_SSL_REDIRECT"] = "0"
os.environ["SECURE_COOKIES"] = "0"
os.environ["PLAIN_STATIC"] = "1"
os.environ["EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
os.environ["SEND_EMAILS_FROM"] = "request"
os.environ["TALLY_SECONDS"] = "0"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's sync API runs an event loop beside the database calls
