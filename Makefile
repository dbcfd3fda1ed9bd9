# Two commands on a fresh machine: `make run` opens the program, `make test` proves it. Both share one environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := packaging/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Programs that the tests start find their modules compiled, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run demo test check bench fuzz kill-loop screenshots freeze smoke windows-installer try-windows packages try-packages clean

run: $(VENV)/.installed
	@$(BIN)/python -m inmail_desk

demo: $(VENV)/.installed
	@$(BIN)/python -m inmail_desk --demo

test: $(VENV)/.checks-installed $(VENV)/.qt-libraries
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto

# Where both are asked for at once (`make test check`), the tests run once.
check: test
	@$(BIN)/ruff check inmail_desk tests packaging
	@$(BIN)/ruff format --check inmail_desk tests packaging
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.bench-installed $(VENV)/.qt-libraries
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

# Slow proofs: thousands of made-up histories and broken files, and a writer that is killed again and again.
FUZZ_SECONDS ?= 600
fuzz: $(VENV)/.fuzz-installed
	@HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest tests/credit_rules tests/exchange/test_archive_anything.py tests/exchange/test_lists_of_anything.py
	@if $(BIN)/python -c 'import atheris' 2>/dev/null; then \
	for target in exchange.fuzz_archive exchange.fuzz_list desk.fuzz_json; do \
	$(BIN)/python -m tests.$$target $$(( $(FUZZ_SECONDS) / 3 )) || exit; done; \
	else echo "atheris cannot be had for this system or Python: files were broken by Hypothesis alone."; fi

kill-loop: $(VENV)/.checks-installed
	@$(BIN)/python -m tests.store.kill_loop

screenshots: $(VENV)/.installed $(VENV)/.qt-libraries
	@QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

# The program with its own Python and Qt, for people who have neither: dist/inmail-desk/. Needs binutils.
freeze: $(VENV)/.freeze-installed $(VENV)/.qt-libraries
	@$(BIN)/python packaging/freeze.py

# Uses it as a person would; wants xvfb, openbox and xdotool for that, and strace.
smoke: $(VENV)/.checks-installed $(VENV)/.qt-libraries
	@$(BIN)/python packaging/smoke.py

# Of a program that was frozen on Windows, in the folder PAYLOAD: an installer and a portable zip. Needs makensis.
PAYLOAD ?= dist/inmail-desk
windows-installer: $(VENV)/.installed $(VENV)/.qt-libraries
	@PYTHONPATH=packaging $(BIN)/python -m windows.build "$(PAYLOAD)"

# Installs, updates and removes under Wine what stands in for the program, and looks at every page: build/wizard/.
# Needs wine and nsis, for the pages xvfb, openbox, xdotool and imagemagick.
try-windows: $(VENV)/.installed $(VENV)/.qt-libraries
	@PYTHONPATH=packaging $(BIN)/python -m windows.try_under_wine --wizard build/wizard

# Packages for Linux of the frozen program, in dist/: .deb, .rpm, portable tar.gz. Needs binutils, patchelf, rpm.
packages: $(VENV)/.installed $(VENV)/.qt-libraries
	@test -x dist/inmail-desk/inmail-desk || $(MAKE) --no-print-directory freeze
	@PYTHONPATH=packaging $(BIN)/python -m linux deb rpm tar

# Installs, uses, upgrades and removes the .deb in a clean Debian, as root. Needs debootstrap, xvfb, openbox, xdotool, x11-utils
# and imagemagick; what else looks the packages through is named where it is missing.
try-packages: packages
	@PYTHONPATH=packaging $(BIN)/python -m linux.check
	@PYTHONPATH=packaging $(BIN)/python -m linux.try_deb

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "InMail Desk needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No environment could be made; on Debian or Ubuntu run: sudo apt-get install python3-venv" >&2; exit 2; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml $(CONSTRAINTS)
	$(BIN)/pip install --quiet --constraint $(CONSTRAINTS) --editable .
	@touch $@

$(VENV)/.checks-installed: $(VENV)/.installed
	$(BIN)/pip install --quiet --constraint $(CONSTRAINTS) --editable '.[check]'
	@touch $@

$(VENV)/.bench-installed: $(VENV)/.checks-installed
	$(BIN)/pip install --quiet --constraint $(CONSTRAINTS) --editable '.[check,bench,freeze]'
	@touch $@

$(VENV)/.freeze-installed: $(VENV)/.installed
	$(BIN)/pip install --quiet --constraint $(CONSTRAINTS) --editable '.[freeze]'
	@touch $@

# Not every Python has atheris: without it the rest is done all the same.
$(VENV)/.fuzz-installed: $(VENV)/.checks-installed
	@$(BIN)/pip install --quiet --only-binary atheris --constraint $(CONSTRAINTS) --editable '.[check,fuzz]' || true
	@touch $@

# Qt needs a few system libraries even without a screen. Where Qt starts, nothing is installed.
$(VENV)/.qt-libraries: $(VENV)/.installed
	@PYTHON=$(BIN)/python sh packaging/install-qt-libraries.sh
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
