# The verbs of the project. `make site` and `make test` need Debian (or its like) with python3, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
VNU_VERSION := 26.9.27
# A Java for the HTML checker, a browser, its letters, what the driver of the browser needs, and two web servers.
DEBIAN_PACKAGES := default-jre-headless chromium fonts-noto-core libatomic1 nginx-light apache2-bin
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := DEBIAN_FRONTEND=noninteractive $(AS_ROOT) apt-get

.PHONY: site test serve check bench artwork clean debian-venv debian-tools

site: $(VENV)/.site
	$(BIN)/python build.py

serve: $(VENV)/.site
	$(BIN)/python build.py serve

check: $(VENV)/.site
	$(BIN)/python build.py check

test: $(VENV)/.test $(TOOLS)/vnu.jar debian-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# Compares with other generators, which it installs below .tools/: make bench BENCH="--entries 100 --tools etalase hugo"
bench: $(VENV)/.site
	$(BIN)/python -m benchmarks $(BENCH)

# Draws the plates of content/ anew; they are kept in the repository.
artwork:
	$(PYTHON) -m artwork

clean:
	rm -rf $(VENV) $(TOOLS)

# A virtual environment; a plain Debian lacks the module that puts pip into it.
$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) debian-venv
	$(PYTHON) -m venv $(VENV)

debian-venv:
	$(APT) update -q
	$(APT) install -y -q --no-install-recommends python3-venv

$(VENV)/.site: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: $(VENV)/.site
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

# The Nu HTML Checker is one Java file from npm; its own install script would fetch a Java of its own.
$(TOOLS)/vnu.jar: $(VENV)/.test
	mkdir -p $(TOOLS)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --silent --no-audit --no-fund --no-save --ignore-scripts \
	    --prefix $(TOOLS) vnu-jar@$(VNU_VERSION)
	cp $(TOOLS)/node_modules/vnu-jar/build/dist/vnu.jar $@

debian-tools:
	@dpkg --status $(DEBIAN_PACKAGES) >/dev/null 2>&1 || { \
	    $(APT) update -q && $(APT) install -y -q --no-install-recommends $(DEBIAN_PACKAGES); }
