"""How gunicorn runs the portal; it finds this file by itself. docs/decisions/0033 says why."""

import ctypes
import os

from gunicorn.http import message, wsgi

_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8


def _keep_memory_together() -> None:
    """Has the C library keep what is free in few places, and give large pieces back at once (docs/load.md).

    glibc lets threads have eight heaps for each processor, and keeps in each what lies free between two things that
    stay; in a process that had 30 MB in use 159 MB lay free after two minutes. Elsewhere than glibc nothing happens.
    """
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune:
        tune(_M_ARENA_MAX, 2)
        # Its usual value to begin with, but fixed: else it rises to 32 MB with the first large piece that is freed.
        tune(_M_MMAP_THRESHOLD, 128 * 1024)


# Before there are threads, and before the workers are made, which inherit it.
_keep_memory_together()

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Many more than are answered at once (REQUESTS_AT_ONCE): the others say "try again" quickly instead of queueing unseen.
worker_class = "gthread"
threads = 32
backlog = 128
# Longer than the database may take for one statement; a process that hangs is replaced.
timeout = 60
graceful_timeout = 30
keepalive = 5
# A process makes room for a fresh one now and then, not all at once.
max_requests = 20_000
max_requests_jitter = 2_000
# A little more than the portal reads (LONGEST_ADDRESS), so that its own page says what is too long. gunicorn takes no
# more than 8,190 or else any length at all, and answers without a page: a plan pasted from a report is longer.
message.MAX_REQUEST_LINE = limit_request_line = 140_000
limit_request_fields = 60
limit_request_field_size = 8190
# What a proxy says about scheme and path counts in one place only: BEHIND_PROXY. By itself gunicorn believes whoever
# sends it from this machine, and that is every visitor whose headers a proxy passes on.
secure_scheme_headers = {}
forwarder_headers = ""
# Nobody steers it while it runs: one door fewer.
control_socket_disable = True
# Whoever looks learns nothing of what runs here.
wsgi.SERVER = "portal"
# Addresses without their queries: what people search for is nobody's business.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(b)s %(L)s'
