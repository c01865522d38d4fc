# Consult: `make run` for the site, `make test` for the tests, `make help` for the rest.

PORT ?= 8000
PY := .venv/bin/python
LANGUAGES := fr en es
LOCK := .venv/bin/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
KEYWORDS := -k _l -k lazy_gettext -k lazy_ngettext:1,2 -k lazy_pgettext:1c,2
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))
ASSET_SOURCES := package.json package-lock.json $(shell find static consult/templates -type f -not -path 'static/dist/*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help install python node assets catalogues run test check check-types check-rest format bench lock migration messages clean

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

install: python assets catalogues .venv/bin/consult-scrutin  ## everything needed to run and to test, in .venv and node_modules

run: install  ## the site on http://127.0.0.1:8000 (PORT=…), with its database, its worker and the demo
	@CONSULT_DEMO="$${CONSULT_DEMO-1}" PORT=$(PORT) exec $(PY) -m consult.server

test: install  ## all tests, on a database of their own
	@$(PY) -m pytest -n 2 --dist loadgroup

check: install  ## format, lint, types, imports, translations, templates
	@$(MAKE) --no-print-directory --jobs 2 --output-sync check-types check-rest

check-types:
	$(PY) -m mypy
	$(PY) -m djlint --check consult/templates

check-rest:
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m pytest tests/test_app.py -k "not visitors and not thousand"

format: python  ## what `check` asks, done
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .
	$(PY) -m djlint --reformat --quiet consult/templates

bench: install  ## our pages beside a bare Flask hello, as ratios
	@$(PY) -m tests.load.bench

# Compared by content, so that a shared or moved .venv is installed once.
# Without the ensurepip module of Debian's python3-venv, the machine's own pip fills the folder.
python:
	@test -x $(PY) || python3 -m venv .venv 2>/dev/null || python3 -m venv --clear --without-pip .venv
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		if $(PY) -m pip --version >/dev/null 2>&1; then pip="$(PY) -m pip"; \
		else pip="python3 -m pip --python $(PY)"; fi; \
		$$pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt \
		&& cp requirements-dev.txt .venv/requirements-dev.txt; }
	@$(PY) -c "import ctypes; [ctypes.CDLL(one) for one in ('libpangoft2-1.0.so.0', 'libharfbuzz-subset.so.0')]" 2>/dev/null \
		|| echo "No PDF of syntheses here, all the rest works: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# The package is not installed: the command of scrutineers finds it from where it stands.
.venv/bin/consult-scrutin: Makefile | python
	@printf '%s\n' '#!/bin/sh' 'here=$$(cd "$$(dirname "$$0")/../.." && pwd)' \
		'PYTHONPATH=$$here exec "$$here/$(PY)" -m consult.votes.scrutin "$$@"' > $@
	@chmod +x $@

node:
	@cmp -s package-lock.json node_modules/.installed-lock.json || { \
		npm ci --ignore-scripts --no-audit --no-fund \
		&& cp package-lock.json node_modules/.installed-lock.json; }

assets: node static/dist/.built  ## style sheets, scripts and fonts, from the npm packages

static/dist/.built: $(ASSET_SOURCES)
	@npm run --silent build
	@touch $@

catalogues: python $(CATALOGUES)

%.mo: %.po
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@

lock:  ## the exact versions, with their hashes
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) -c requirements.txt --extra dev pyproject.toml -o requirements-dev.txt
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved

migration: install  ## the migration of the tables again, from the models: nothing has been released
	@migrations/regenerate.sh

messages: python  ## the catalogues, with the sentences of the code as it is
	.venv/bin/pybabel --quiet extract -F pyproject.toml $(KEYWORDS) --no-location --sort-output \
		--project Consult -o translations/messages.pot consult
	for language in $(LANGUAGES); do \
		action=update; test -f translations/$$language/LC_MESSAGES/messages.po || action=init; \
		.venv/bin/pybabel --quiet $$action -i translations/messages.pot -d translations -l $$language \
			$$(test $$action = init || echo --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date) || exit 1; \
	done
	rm translations/messages.pot
	$(PY) translations/source.py

clean:  ## remove what was installed and built; the data of instance/ stay
	rm -rf .venv node_modules static/dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete
