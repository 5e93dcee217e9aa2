# `make run` and `make test` set up all they need: system libraries, virtual environment, packages.
# Everything else builds on those two. `make` alone lists the targets.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The recipes share one virtual environment; two of them at once would write over each other.
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python

# The oldest supported Python first: it is the one the locked versions were resolved for.
FIND_PYTHON = for p in python3.11 python3.12 python3.13 python3; do \
	command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	{ command -v $$p; break; }; done

PIP_INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

RUNTIME_READY := $(VENV)/ready-runtime
DEV_READY := $(VENV)/ready-dev

# Each worker is one process. Two suits the machines this is built on; PYTEST_WORKERS=0 turns
# parallel running off.
PYTEST_WORKERS ?= 2
OFFSCREEN := env QT_QPA_PLATFORM=offscreen
# A file stays on one worker, so that what it prepares for all its tests is prepared once: the
# installed wheel above all. (pytest-xdist 3.8 does not see its own groups under pytest 9.2.)
PYTEST := $(OFFSCREEN) $(PY) -m pytest -n $(PYTEST_WORKERS) --dist loadfile

# The day is another one at both ends of the world; what is dated must not mind.
ZONES := Pacific/Kiritimati Pacific/Pago_Pago
DATED := tests/domain tests/flow/test_dates.py tests/handoff/test_ics.py tests/text \
	tests/services/test_today.py tests/services/test_calendar.py tests/services/test_agreement.py \
	tests/services/test_clock.py tests/services/test_clocks.py tests/services/test_notices.py
IN_ZONES = set -e; for zone in $(ZONES); do echo "TZ=$$zone"; TZ=$$zone

.PHONY: mutants help run test test-full spelling desktop check deps setup lint format bench screenshots \
	wheelhouse wheel lock upgrade clean system-libs

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: system-libs $(RUNTIME_READY) ## open Makegood (ARGS="--demo" for made-up cases)
	@scripts/run.sh $(PY) $(ARGS)

test: check spelling desktop ## format, lint, types, contracts, guide data, then the tests
	@$(IN_ZONES) $(PYTEST) -q -m "not slow and not bench" $(DATED); done
	$(PYTEST) -m "not slow and not bench"

test-full: check spelling desktop ## the same with slow tests, coverage floors, more random walks, in each zone
	@$(IN_ZONES) $(PYTEST) -q -m "not slow and not bench"; done
	rm -f build/coverage/.coverage*
	mkdir -p build/coverage
	COVERAGE_FILE=build/coverage/.coverage MAKEGOOD_TEST_EFFORT=full \
		$(PYTEST) -m "not bench" --cov --cov-report=
	COVERAGE_FILE=build/coverage/.coverage $(PY) scripts/check_coverage.py

# Without the dictionaries the spelling tests are skipped, so nothing fails here.
spelling:
	-@scripts/system_libs.sh --spelling

# The same for the bus and the display of the tests of reminders and of the tray.
desktop:
	-@scripts/system_libs.sh --desktop

check: setup wheelhouse
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(PY) -m makegood pack check

lint: setup ## all checks but the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/deptry .

format: setup ## put the code into its format and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## measure start, dates and narrowing against their limits
	$(OFFSCREEN) $(PY) -m pytest -p no:randomly -m bench -s tests/bench
	@set -e; for script in benchmarks/bench_*.py; do echo "$$script"; $(PY) $$script; done

mutants: setup ## break the engine of dates on purpose; does a test notice? (MODULES="clocks ladder")
	nice -n 15 $(PY) scripts/mutants.py $(MODULES)

screenshots: setup ## make the README's pictures from the running program
	$(OFFSCREEN) $(PY) scripts/screenshots.py

deps: ## install missing system libraries without asking
	@PYTHON="$$($(FIND_PYTHON))" scripts/system_libs.sh --yes

setup: system-libs $(DEV_READY) ## make the virtual environment for developing

wheelhouse: setup
	@scripts/wheelhouse.sh $(PY)

wheel: setup ## build the wheel into dist/
	$(PY) -m build --no-isolation --wheel

lock: setup ## resolve pyproject.toml's packages into constraints/
	$(PY) scripts/lock.py

upgrade: setup ## the same, with the newest versions allowed
	$(PY) scripts/lock.py --upgrade

clean: ## remove what was built, and the virtual environment
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

system-libs:
	@PYTHON="$$($(FIND_PYTHON))" scripts/system_libs.sh

$(VENV)/pyvenv.cfg:
	@echo "Making the virtual environment"
	@"$$($(FIND_PYTHON))" -m venv $(VENV)

$(RUNTIME_READY): constraints/runtime.txt | $(VENV)/pyvenv.cfg
	@echo "Installing the locked packages (about 100 MB the first time)"
	@$(PIP_INSTALL) --requirement constraints/runtime.txt
	@echo "Done. The first start also compiles the guide data, which takes some seconds."
	@touch $@

# The development packages include the program's own, so one installation serves both.
# The project itself has no hash to hold; it is linked, and brings nothing along.
$(DEV_READY): constraints/dev.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing the locked packages for developing (about 150 MB the first time)"
	@$(PIP_INSTALL) --requirement constraints/dev.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $(RUNTIME_READY) $@
