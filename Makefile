# Two commands: `make maps` draws every map, `make test` passes the tests. Both need Python 3.11 or later and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MAPS := $(patsubst maps/%/map.json,%,$(wildcard maps/*/map.json))

.PHONY: maps test lint types schemas docs bench mutants fuzz clean

maps: $(READY)
	@status=0; for map in $(MAPS); do $(BIN)/argmap build maps/$$map --lang both -o renders/$$map || status=$$?; done; exit $$status

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check argmap tests benchmarks
	$(BIN)/mypy

schemas: $(READY)
	$(BIN)/argmap schema --all -o schemas

docs: $(READY)
	$(BIN)/argmap rule --all --format markdown -o docs/rules
	$(BIN)/argmap rule --schemes --lang both --format markdown -o docs/schemes.md

bench: $(READY)
	$(BIN)/python -m benchmarks.check_5000
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.match_speed

mutants: $(READY)
	$(BIN)/python -m benchmarks.mutants --jobs 2

fuzz: $(READY)
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "argmap needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $(READY)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
