"""The environment tests run in: production-like, with everything that is written in a folder of its own."""

import atexit
import os
import shutil
import tempfile

# Those of the processes that run tests at the same time lie in the folder of the one that started them, and go with it.
_ABOVE = os.environ["VAR_DIR"] if "PYTEST_XDIST_WORKER" in os.environ else None
_FOLDER = tempfile.mkdtemp(prefix="sharing-portal-tests-", dir=_ABOVE)
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

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
