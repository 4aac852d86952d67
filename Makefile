# Fogline. `make run` serves it here; `make help` names the rest.
# Needs python3 (3.11 or newer) and make; brings everything else into .venv and static/vendor.

# The first Python that is new enough, looked for once; name another with PYTHON=.
ifndef PYTHON
PYTHON = $(eval PYTHON := $$(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo $$$$p && exit; done; echo python3))$(PYTHON)
endif
PORT ?= 8000
HOST ?= 127.0.0.1
# More words for a command: make test ARGS='tests/articles -x'
ARGS ?=

# What check --deploy and the image's static files are judged with: production, but nobody's.
AS_PRODUCTION = FOGLINE_ENV=production DEBUG= ALLOWED_HOSTS=fogline.example \
	SECRET_KEY=only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH \
	DATABASE_URL=postgresql://fogline@localhost/fogline
BIN = .venv/bin

.PHONY: help run models test check bench demo-shots reference lock clean environment environment-dev

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

run: environment ## Serve Fogline here; PORT=8000 HOST=127.0.0.1
	@exec $(BIN)/python -m config.serving --host "$(HOST)" --port "$(PORT)"

models: ## Install the language models, English and Russian: more names are found in texts
	@$(PYTHON) -m tools.set_up --models

test: environment-dev ## Run every test; browser tests where there is a Chromium; ARGS=
	@$(BIN)/python -m pytest -n 2 $(ARGS)

# Each part is a target of its own: make -k check goes on after the first that fails.
CHECKS = check-lint check-types check-templates check-imports check-migrations check-deploy check-compose
.PHONY: $(CHECKS)

check: $(CHECKS) ## Lint, types, templates, imports, migrations, production settings

check-lint: environment-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: environment-dev
	$(BIN)/mypy .

check-templates: environment-dev
	$(BIN)/djlint --lint --quiet templates

check-imports: environment-dev
	$(BIN)/lint-imports

check-migrations: environment-dev
	$(BIN)/python manage.py makemigrations --check --dry-run

check-deploy: environment-dev
	$(AS_PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

check-compose:
	@if docker compose version >/dev/null 2>&1; then \
		echo "docker compose config"; \
		SECRET_KEY=x ALLOWED_HOSTS=x POSTGRES_PASSWORD=x docker compose config --quiet; \
	else echo "docker compose is not installed here: docker-compose.yml is not checked"; fi

bench: environment-dev ## Measure import, pages and search at 1,000 to 100,000 articles; ARGS=
	@$(BIN)/python manage.py bench $(ARGS)

demo-shots: environment-dev ## Take the pictures of the README anew; needs a Chromium
	@$(BIN)/python manage.py demo_shots $(ARGS)

reference: environment-dev ## Write the generated parts of docs/reference/ anew
	@$(BIN)/python -m tools.reference

lock: environment-dev ## Lock the newest allowed versions into requirements/ and package-lock.json
	@for list in base models dev node; do \
		$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal \
			--python-version 3.11 requirements/$$list.in -o requirements/$$list.txt || exit 1; done
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund

clean: ## Remove what was installed and built; the data in .data stays
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m config.embedded stop; fi
	rm -rf .venv node_modules static/vendor staticfiles .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache test-results bench-results

environment:
	@$(PYTHON) -m tools.set_up

environment-dev:
	@$(PYTHON) -m tools.set_up --dev
