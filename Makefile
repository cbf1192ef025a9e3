# The verbs of the project. `make site` and `make test` need Debian (or its like) with python3, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --silent --no-audit --no-fund --no-save --ignore-scripts
# The Nu HTML Checker is one Java file; its own install script would fetch a Java of its own.
NPM_PACKAGES := vnu-jar@26.9.27 axe-core@4.14.1 html-validate@11.21.1 yaml-language-server@2.0.0
LIGHTHOUSE := lighthouse@13.5.0
MOTO := moto==5.2.5 flask==3.1.3 flask-cors==6.0.5 py-partiql-parser==0.6.3
# A Java for the HTML checker, a browser, its letters, what the driver of the browser needs, two web servers; what
# WeasyPrint needs, readers of PDF, and colour profiles with what makes them; a server of SSH.
DEBIAN_PACKAGES := default-jre-headless chromium fonts-noto-core libatomic1 nginx-light apache2-bin \
	libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 poppler-utils qpdf argyll icc-profiles-free \
	openssh-server
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := DEBIAN_FRONTEND=noninteractive $(AS_ROOT) apt-get

.PHONY: site test serve check bench axe lighthouse artwork guide-pictures clean debian-venv debian-tools

site: $(VENV)/.site
	$(BIN)/python build.py

serve: $(VENV)/.site
	$(BIN)/python build.py serve

check: $(VENV)/.site
	$(BIN)/python build.py check

# Tests of one file run in one process, for many share a site that was built once.
test: $(VENV)/.test $(TOOLS)/.npm $(TOOLS)/moto/.installed debian-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

# Compares with other generators, which it installs below .tools/: make bench BENCH="--entries 100 --tools etalase hugo"
bench: $(VENV)/.site
	$(BIN)/python -m benchmarks $(BENCH)

# Every page of the site, in every language, at three widths, light and dark; the tests look at one of every template.
axe: $(VENV)/.test $(TOOLS)/.npm debian-tools
	$(BIN)/python -m tests.axe

# One page of every template as Lighthouse judges it on a phone, median of three: make lighthouse LIGHT="--runs 1 home"
lighthouse: $(VENV)/.test $(TOOLS)/lighthouse/.npm debian-tools
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.lighthouse $(LIGHT)

# Draws the plates of content/ anew; they are kept in the repository.
artwork:
	$(PYTHON) -m artwork

# Draws the pictures of the editors' guide anew, from the program at work; they are kept in the repository.
guide-pictures: $(VENV)/.test debian-tools
	$(BIN)/python -m tests.guide_pictures

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

$(TOOLS)/.npm: $(VENV)/.test Makefile
	mkdir -p $(TOOLS)
	$(NPM) --prefix $(TOOLS) $(NPM_PACKAGES)
	cp $(TOOLS)/node_modules/vnu-jar/build/dist/vnu.jar $(TOOLS)/vnu.jar
	@touch $@

$(TOOLS)/lighthouse/.npm: $(VENV)/.test Makefile
	mkdir -p $(@D)
	$(NPM) --prefix $(@D) $(LIGHTHOUSE)
	@touch $@

# The server of S3 for tests: what it needs does not go with what calendars need.
$(TOOLS)/moto/.installed: Makefile
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install -q --disable-pip-version-check $(MOTO)
	@touch $@

debian-tools:
	@dpkg --status $(DEBIAN_PACKAGES) >/dev/null 2>&1 || { \
	    $(APT) update -q && $(APT) install -y -q --no-install-recommends $(DEBIAN_PACKAGES); }
