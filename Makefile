# KokoroScope. `make run` opens the app, `make test` runs every test; `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8501
# How many server processes `make serve` starts.
WORKERS ?= 2
# How many tests run beside each other: one more than two cores, as those in a browser also wait.
TESTERS ?= 3
# Of the encoders. On Linux without an NVIDIA card the CPU build of torch saves about 2.5 GB; empty: take the plain one.
TORCH_INDEX ?= $(if $(filter Linux,$(shell uname -s)),$(if $(shell command -v nvidia-smi),,https://download.pytorch.org/whl/cpu))
TORCH := $(shell sed -n 's/^\(torch==[0-9.]*\).*/\1/p' requirements-encoders.txt)

.DEFAULT_GOAL := help
.PHONY: help setup encoders run serve test tests check load bench soak fuzz pictures docs lock sbom size

help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/.runs ## Make the environment that runs the app

encoders: $(VENV)/.encodes ## Add torch and sentence-transformers: encoders other than the default, BERTScore

run: setup ## Open the app at http://localhost:8501 with a corpus
	@$(BIN)/python -m data demo
	MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=1000000 ARROW_DEFAULT_MEMORY_POOL=system $(BIN)/streamlit run serve.py --server.port $(PORT)

serve: setup ## Serve a group: WORKERS processes behind nginx, HOST=name to answer for
	$(BIN)/python -m pages._ui.serving --workers $(WORKERS) --port $(PORT) $(if $(HOST),--host $(HOST))

test: $(VENV)/.develops ## Every test: lint, layers and types beside pytest
	@$(MAKE) --no-print-directory -j2 tests check

# The groups of tests come in the order of tests/conftest.py, the longest first.
tests: $(VENV)/.develops
	$(BIN)/python -m pytest -n $(TESTERS) --dist loadgroup --no-loadscope-reorder

check: $(VENV)/.develops ## Lint, layers, types, and no text of KokoroChat in the repository
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m tests.no_corpus_text

soak: $(VENV)/.develops ## Kill and starve the commands that write, 150 times each, in at most 60 minutes
	$(BIN)/python -m tests.faults soak --rounds 150 --minutes 60

fuzz: $(VENV)/.develops ## Give damaged files to every reader, in at most 20 minutes
	$(BIN)/python -m tests.faults fuzz --rounds 2000 --minutes 20

load: $(VENV)/.develops ## Fifty visitors at once for five minutes
	$(BIN)/python -m tests.bench load

bench: $(VENV)/.develops ## Measure, each figure beside a floor or a peer of the same run
	$(BIN)/python -m tests.bench

pictures: $(VENV)/.develops ## Take the pictures of README and docs again, from the app on the invented demo
	$(BIN)/python -m tests.pictures

docs: $(VENV)/.develops ## The documentation as a site in build/site, without a network
	$(BIN)/python docs/site_pages.py build/docs
	$(BIN)/mkdocs build --quiet

lock: $(VENV)/.made ## Pin all that requirements.txt installs, with hashes, in requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --group release
	$(BIN)/uv pip compile requirements.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --output-file requirements.lock
	@sed -i '1i # Everything that requirements.txt installs, on every system, with the hashes of its files. Made by `make lock`.' requirements.lock
	$(BIN)/python docs/dependencies.py

sbom: setup ## A bill of materials of the environment, build/sbom.json (CycloneDX)
	$(BIN)/pip install --quiet --disable-pip-version-check --group release
	@mkdir -p build
	$(BIN)/cyclonedx-py environment $(VENV) --of JSON --output-file build/sbom.json

size: setup ## Size of the environment
	@du -sh $(VENV)

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@touch $@

$(VENV)/.runs: $(VENV)/.made requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.encodes: $(VENV)/.runs requirements-encoders.txt
	$(if $(TORCH_INDEX),@echo "torch: trying the CPU build"; \
		$(BIN)/pip install --quiet --no-deps --retries 0 --timeout 15 --index-url $(TORCH_INDEX) $(TORCH) \
		2>/dev/null || echo "torch: taking the plain build")
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-encoders.txt
	@touch $@

$(VENV)/.develops: $(VENV)/.encodes pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --group dev
	@touch $@
