# Two commands matter: `make run` and `make test`. Everything they need is installed by them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
BIN := .venv/bin
DATA ?= var
STAGE ?= running
PORT ?= 8000
TIME ?= 600
export KIMCHINAM_DATA := $(DATA)

# Debian keeps the part that makes environments in a package of its own.
WITH_VENV = apt-get install --yes --quiet python3-venv || sudo -n apt-get install --yes --quiet python3-venv || \
	{ echo "Cần gói python3-venv: sudo apt-get install python3-venv (this package is needed)." >&2; exit 1; }

.PHONY: setup run demo check lint types contracts messages test browser score bench bench-tasks bench-redmine bench-register bench-peers fuzz clean

.venv/.site: pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên (Python 3.11 or newer is needed).") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv || { $(WITH_VENV); $(PYTHON) -m venv --clear .venv; }
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[site]'
	touch $@

.venv/.dev: .venv/.site
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

MESSAGES := $(wildcard src/kimchinam/locale/*/LC_MESSAGES/*.po)
.venv/.messages: .venv/.site $(MESSAGES)
	$(BIN)/python -m kimchinam.config.messages compile
	touch $@

setup: .venv/.site .venv/.messages

# Site and worker at http://127.0.0.1:$(PORT) with the demo office in $(DATA); stop with Ctrl-C.
run: setup
	KIMCHINAM_DEMO=1 $(BIN)/kimchinam serve --stage $(STAGE) --port $(PORT)

# Fill an empty installation with the demo office up to a stage: uploaded, reviewed, issued, running, closed.
demo: setup
	$(BIN)/kimchinam migrate --verbosity 0
	KIMCHINAM_DEMO=1 $(BIN)/kimchinam demo --stage $(STAGE)

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet src/kimchinam

types: .venv/.dev .venv/.messages
	$(BIN)/mypy src

contracts: .venv/.dev
	$(BIN)/lint-imports

messages: .venv/.dev
	$(BIN)/python -m kimchinam.config.messages check

# Everything that can be checked without a browser or a second database.
check: lint types contracts messages .venv/.messages
	$(BIN)/python -m pytest tests -m "not browser" -n 2 --dist=worksteal

# Everything, on SQLite and on PostgreSQL, with browser journeys. Installs Chromium and PostgreSQL when it may.
test: setup .venv/.dev
	$(BIN)/python tests/run.py

# What vanban finds in texts with answers, and what was gained and lost since the last commit on main.
score: .venv/.dev
	$(BIN)/python benchmarks/score.py

bench: .venv/.dev .venv/.messages
	for script in benchmarks/reading.py benchmarks/finding.py benchmarks/analysis.py benchmarks/upload.py benchmarks/review_desk.py; do $(BIN)/python $$script; done

# Pages of followed tasks at several sizes (engine:tasks), with their bars. Needs PostgreSQL, a free machine, 12 GB and an hour.
TASKS ?= sqlite:50000 postgresql:100000 postgresql:1000000
CALLS ?= 200
bench-tasks: .venv/.dev .venv/.messages
	cd benchmarks && ../$(BIN)/python -m tasks.run $(TASKS) --calls $(CALLS)

# Pages of followed tasks beside those of Redmine, from Debian's packages. Alone on its machine.
bench-redmine: .venv/.dev .venv/.messages
	cd benchmarks && ../$(BIN)/python -m redmine.run

# The invented register of 800 rows, from its upload to its undoing, with the bars. Alone on its machine.
bench-register: .venv/.dev .venv/.messages
	cd benchmarks && ../$(BIN)/python -m register.run

# Other readers of Vietnamese text beside vanban, in an environment that nothing else uses.
.venv-peers/.done: benchmarks/peers.txt
	test -x .venv-peers/bin/pip || $(PYTHON) -m venv .venv-peers
	echo '*' > .venv-peers/.gitignore
	.venv-peers/bin/pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	touch $@

bench-peers: .venv/.dev .venv-peers/.done
	$(BIN)/python benchmarks/peers.py

# Guided fuzzing of every reader and of the analysis, TIME seconds in all.
.venv/.fuzz: .venv/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	touch $@

fuzz: .venv/.fuzz
	$(BIN)/python -m tests.vanban.fuzz.hunt --seconds $(TIME)

clean:
	rm -rf $(DATA) .venv
