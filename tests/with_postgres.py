"""Runs a command with DATABASE_URL set to a PostgreSQL server of its own, and stops the server after.

    python -m tests.with_postgres COMMAND ...

Without PostgreSQL on the machine it says so and gives 0, except in CI, where that is a failure.
"""

import glob
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def find_programs() -> Path | None:
    """The folder with initdb and postgres, the newest version first."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(Path(path).parts[4]))
    on_path = shutil.which("initdb")
    return Path(found[-1] if found else on_path).parent if found or on_path else None


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(command: list[str]) -> int:
    """Starts the server, runs the command, stops the server. Gives the command's exit code."""
    programs = find_programs()
    if programs is None:
        sys.stderr.write("PostgreSQL was not found: this part is left out. Debian: apt-get install postgresql\n")
        return 1 if os.environ.get("CI") else 0
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    port = free_port()
    try:
        if owner:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "portal", "--auth=trust", "-E", "UTF8", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner,
        )  # fmt: skip
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": folder,
            # Nothing here need outlive the tests.
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "wal_level": "minimal",
            "max_wal_senders": 0,
            "max_connections": 200,
        }
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        control = [programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w"]
        subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
        try:
            url = f"postgres://portal@127.0.0.1:{port}/postgres"
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
        finally:
            subprocess.run(
                [*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd=folder, **owner
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
