# make serve: the map at http://$(HOST):$(PORT).  make test: everything that CI runs.
HOST ?= 127.0.0.1
PORT ?= 8000
# Where the site will stand, for previews: make URL=https://example.org/map/
URL ?=
PYTHON ?= python3
PY := .venv/bin/python

# Two processes, a file in one of them; those of the browser, which take longest, come first.
BOTH_CORES := -n 2 --dist loadfile --no-loadscope-reorder

PAGE_SOURCES := $(shell find static/js static/css -name '*.js' -o -name '*.css')
DATA_SOURCES := $(shell find geo -name '*.py') $(wildcard data/*.csv data/*.geojson data/*.txt)

.PHONY: serve dev test test-quick coverage test-qgis test-browsers bench $(MEASURES) torture audit build-page lint clean
serve: build/prepared/index.json
	@$(PY) server.py --host $(HOST) --port $(PORT)

# The page out of its sources: an edit of static/ shows at once, one of Python or data in some seconds.
dev: .venv/run.stamp
	@$(PY) -c "from tools.page import npm_ci; npm_ci()"
	@$(PY) -m tools.dev --port $(PORT)

test: build/prepared/index.json .venv/dev.stamp lint
	CHROMIUM="$$($(PY) tools/browser.py)" && export CHROMIUM && $(PY) -m pytest $(BOTH_CORES) --durations=10

# What needs no browser and starts no server.
test-quick: build/prepared/index.json .venv/dev.stamp
	$(PY) -m pytest $(BOTH_CORES) -m "not slow" tests/unit tests/http tests/js

# Branch coverage of geo/, web/ and server.py by all tests but the browser's; less than 95 % fails.
coverage: build/prepared/index.json .venv/dev.stamp
	rm -f .coverage .coverage.*
	$(PY) -m coverage run -m pytest tests/unit tests/http
	$(PY) -m coverage combine -q
	$(PY) -m coverage report --skip-covered --show-missing --precision=1 --fail-under=95

lint: .venv/dev.stamp build/page/manifest.json
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) tools/page.py --types

# QGIS is heavy (100 MB of Debian packages), so it is no part of the tests.
test-qgis: .venv/dev.stamp
	$(PY) -m tools.qgis

# Firefox and WebKit are heavy (250 MB of Debian packages), so they are no part of the tests.
test-browsers: build/prepared/index.json .venv/dev.stamp
	$(PY) -m pytest tests/engines

# make bench measures everything, make bench lists only that.
MEASURES := server made page film large own search lists growth start
bench: build/prepared/index.json .venv/dev.stamp
	$(PY) -m bench $(filter $(MEASURES),$(MAKECMDGOALS))

$(MEASURES):
	@:

# Strangers, broken files, kills and load: `make torture SHORT=1` takes two minutes.
PART ?=
torture: build/prepared/index.json .venv/dev.stamp
	$(PY) -m bench.torture $(if $(SHORT),--short) $(PART)

# The bill of materials, its licences, and what is known against the packages.
audit: .venv/dev.stamp
	$(PY) -m tools.audit

build-page: build/page/manifest.json

.venv/run.stamp: requirements.txt
	$(PYTHON) -m venv .venv
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

build/page/manifest.json: .venv/run.stamp package.json package-lock.json tools/page.py tools/build.mjs tools/entries.json tools/leaflet.mjs $(PAGE_SOURCES)
	$(PY) tools/page.py

build/prepared/index.json: build/page/manifest.json $(wildcard static/*.html) $(DATA_SOURCES)
	$(PY) -m geo prepare $(if $(URL),--url $(URL))

clean:
	rm -rf build .venv node_modules
