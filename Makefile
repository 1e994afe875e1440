# Two commands: `make map` runs the main job on the India–Japan study, `make test` passes the tests.
# Both set up what they need in .venv on a machine with Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/run.stamp
DEV := .venv/dev.stamp

.PHONY: help map test check lint types format sizes lock docs clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /	/'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "techplomacy needs Python 3.11 or newer: make PYTHON=python3.12 map"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing: on Debian run 'apt-get install python3-venv', then again."; exit 1; }

$(RUN): $(BIN)/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@touch $@

map: $(RUN)  ## set up and map the embedded India–Japan study
	$(BIN)/techplomacy map

test: $(DEV)  ## set up and run the tests
	$(BIN)/python -m pytest

lint: $(DEV)  ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)  ## strict types
	$(BIN)/mypy

check: lint types test  ## everything that CI runs

format: $(DEV)  ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(DEV)  ## write the generated reference pages again
	$(BIN)/python tools/generate_reference.py

sizes: $(DEV)  ## lines a file and a function, by room
	$(BIN)/python tools/sizes.py

lock: $(DEV)  ## write requirements/*.txt again from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra build pyproject.toml --output-file requirements/run.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml --output-file requirements/dev.txt
	sed -i '/^techplomacy/d' requirements/run.txt requirements/dev.txt

clean:  ## remove what was made
	rm -rf .venv build dist techplomacy-build src/techplomacy/studies/*/build
