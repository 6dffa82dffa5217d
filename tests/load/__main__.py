"""Starts a PostgreSQL server of its own and runs the load against it.

python -m tests.load [--seconds 120] [--clients 8] [--times 5] [--port 8123]
"""

import sys

from tests.with_postgres import main

sys.exit(main([sys.executable, "-m", "tests.load.run", *sys.argv[1:]]))
