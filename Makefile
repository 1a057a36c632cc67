# Repères. `make` alone prints what can be made. Needs only Python 3.11 or later with venv, and git for a clone.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP     = $(BIN)/python -m pip install -qq --disable-pip-version-check
# A checksum of this folder's path: programs of .venv hold that path, so a folder that moved makes a new .venv.
HERE   := $(shell pwd -P | cksum | cut -d ' ' -f 1)

.DEFAULT_GOAL := help
.PHONY: help site test tools preview check lint bench screenshots lock clean

help: ## This list
	@printf 'Repères : que faire ? / what to make\n\n'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## Le site entier, dans site/ · the whole site, in site/
	@$(BIN)/python -m reperes build

check: $(VENV)/site.stamp ## Les fautes de data/ · the faults of data/
	@$(BIN)/python -m reperes check

preview: $(VENV)/site.stamp ## Le site sur cette machine, relu à chaque changement · a local, reloading site
	@$(BIN)/python -m reperes preview

test: $(VENV)/test.stamp ## Mise en forme, types, tests · lint, types, tests
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/test.stamp ## Corrige la mise en forme du code · formats the code
	@$(BIN)/python -m ruff format .
	@$(BIN)/python -m ruff check --fix .

bench: $(VENV)/bench.stamp $(VENV)/test.stamp $(VENV)/lighthouse.stamp site ## Mesures, à côté de mkdocs-static-i18n, et Lighthouse · timings beside mkdocs-static-i18n, and Lighthouse (BENCH='--rounds 5')
	@export PYTHONPATH=tests; missed=0; \
	$(BIN)/python -m benchmarks $(BENCH) || missed=1; \
	$(BIN)/python -m benchmarks.leaflets || missed=1; \
	$(BIN)/python -m benchmarks.pages || missed=1; \
	exit $$missed

screenshots: $(VENV)/test.stamp site ## Chaque sorte de page en images · pictures of each kind of page (SCREENSHOTS=--readme renews the README's)
	@PYTHONPATH=tests $(BIN)/python -m screenshots $(SCREENSHOTS)

tools: ## Les programmes Debian des vérifications (root) · Debian programs for the checks (as root)
	@command -v apt-get >/dev/null || { echo 'make tools : il faut Debian ou Ubuntu (apt-get). / needs Debian or Ubuntu (apt-get).' >&2; exit 1; }
	@[ "$$(id -u)" = 0 ] || { echo 'make tools : à lancer en root (sudo make tools). / run it as root (sudo make tools).' >&2; exit 1; }
	@apt-get update -qq
	@DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$(grep -v '^#' requirements/debian.txt)

lock: ## Refait requirements/*.txt (avec uv) · remakes the locks (with uv)
	uv pip compile pyproject.toml --quiet --group site --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' -o requirements/site.txt
	uv pip compile pyproject.toml --quiet --group test --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' -o requirements/test.txt
	uv pip compile pyproject.toml --quiet --group bench --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' -o requirements/bench.txt

clean: ## Efface ce qui a été construit · removes what was built
	rm -rf site build .site.*

# The stamps say for which folder .venv was made, and which locked sets stand in it.
# The project itself comes without dependencies, in place.
$(VENV)/here-$(HERE).stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Il faut Python 3.11 ou plus récent (make PYTHON=/chemin/de/python3.11). / Python 3.11 or later is needed.' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo 'Il manque le module venv de Python. Sur Debian ou Ubuntu : apt install python3-venv. / Python lacks its venv module. On Debian or Ubuntu: apt install python3-venv.' >&2; exit 1; }
	@echo 'Première fois ici : installation des paquets dans $(VENV), une minute environ. / First time here: installing packages.' >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/site.stamp: $(VENV)/here-$(HERE).stamp requirements/site.txt pyproject.toml
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements/test.txt
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/site.stamp requirements/bench.txt
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

# npm comes in a wheel, with Node; it takes the very files whose checksums are locked, and runs nothing of theirs.
$(VENV)/lighthouse.stamp: $(VENV)/bench.stamp tests/benchmarks/lighthouse/package-lock.json
	@mkdir -p $(VENV)/lighthouse
	@cp tests/benchmarks/lighthouse/package.json tests/benchmarks/lighthouse/package-lock.json $(VENV)/lighthouse
	@PATH=$(CURDIR)/$(BIN):$$PATH npm ci --prefix $(VENV)/lighthouse --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@
