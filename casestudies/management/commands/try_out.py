"""Sets everything up and serves the portal on this machine, for trying it out: what `make run` calls."""

import io
import os
import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from casestudies import index
from casestudies.exchange.sample_data import has_sample_data
from casestudies.exchange.sample_people import PASSWORD, SIGN_INS, complete_sign_ins
from casestudies.index.engine import engine
from casestudies.models import CaseStudy

HOST = "127.0.0.1"
PORTS_TO_TRY = 50


class Command(BaseCommand):
    help = "Sets up the database, sample data and search index where they are missing, and serves the portal."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **_):
        """Prepares and serves until Ctrl-C. Raises CommandError outside debug mode or when no port is free."""
        if not settings.DEBUG:
            raise CommandError("This serves the portal for trying it out only. Set DEBUG=1.")
        try:
            self._prepare_database()
            self._prepare_index()
            if not CaseStudy.objects.exists():
                self.stdout.write("Loading sample data")
                call_command("load_sample_data", stdout=io.StringIO())
            complete_sign_ins()
            free = self._free_port(port)
            if "PORTAL_URL" not in os.environ:
                settings.PORTAL_URL = f"http://{HOST}:{free}"
            self._show_box(free)
            self._serve(free)
        except (SystemExit, KeyboardInterrupt):
            self.stdout.write("\nThe portal has stopped. What you did is kept for the next time.")

    def _prepare_database(self) -> None:
        executor = MigrationExecutor(connection)
        steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if steps:
            self.stdout.write(f"Preparing the database ({steps} steps)")
            call_command("migrate", verbosity=0, interactive=False)

    def _prepare_index(self) -> None:
        if engine().is_readable():
            index.follow()
        else:
            self.stdout.write("Building the search index")
            index.rebuild()

    def _free_port(self, wanted: int) -> int:
        for port in range(wanted, min(wanted + PORTS_TO_TRY, 65536)):
            if _is_free(port):
                if port != wanted:
                    self.stdout.write(f"Port {wanted} is in use or not allowed. Using port {port} instead.")
                return port
        raise CommandError(f"No free port from {wanted} on. Choose another with --port.")

    def _show_box(self, port: int) -> None:
        rows = ["The portal is running:", f"    http://{HOST}:{port}/", ""]
        if has_sample_data():
            rows += ["Sign in as (password for all: " + PASSWORD + ")"]
            rows += [f"    {person.email:<28}{person.key.capitalize()}" for person in SIGN_INS]
            rows += ["", f"Moderator and Admin then enter the code {settings.MFA_TOTP_INSECURE_BYPASS_CODE}", ""]
        rows += [f"Moderators and administrators: http://{HOST}:{port}/admin/", "Stop with Ctrl-C."]
        width = max(map(len, rows))
        edge = "+" + "-" * (width + 4) + "+"
        self.stdout.write("\n".join([edge, *(f"|  {row:<{width}}  |" for row in rows), edge]))
        self.stdout.flush()

    def _serve(self, port: int) -> None:
        os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
        call_command("runserver", f"{HOST}:{port}", use_reloader=False, stdout=io.StringIO())


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except (OSError, OverflowError):
            return False
        return True
