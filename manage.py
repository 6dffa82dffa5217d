#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sharing_portal.settings")
    if sys.argv[1:2] not in (["runserver"], ["try_out"]):
        # A person waits for a page, nobody for a command: it may ask the database for as long as it takes.
        os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    execute_from_command_line(sys.argv)
