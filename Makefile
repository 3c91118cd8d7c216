# `make generate` works on a fresh checkout: it needs Python 3.11 or newer and make.
# One package only: `make PACKAGE=name generate`. Another interpreter: `make PYTHON=python3.13 test`.
# Overwrite files that were edited by hand: `make FORCE=1 generate`.

PACKAGE ?=
VENV := .venv
BIN := $(VENV)/bin
SCHEMAWRIGHT := $(BIN)/python -P -m schemawright
JOBS ?= auto

.PHONY: diff review review-table review-environment help environment generate check quick test lint golden scenarios depth style conformance models fuzz fuzz-bytes slow sweep regex bench bench-models native native-test native-environment fuzz-environment lock clean bench-documents bench-first-use

help:
	@echo "make generate      write the packages in generated/ from the documents in schemas/"
	@echo "make check         is generated/ what generation gives now? (changes nothing)"
	@echo "make diff          what do the documents mean that they did not mean in BASE (HEAD)?"
	@echo "make quick         ruff and the tests of the rooms, in half a minute"
	@echo "make test          lint, types and tests"
	@echo "make lint          ruff and mypy"
	@echo "make golden        write the golden files of the tests anew; then read the diff"
	@echo "make conformance   the official JSON Schema test suite, as a table and as build/conformance.json"
	@echo "make scenarios     publishing, killed and hindered at every moment"
	@echo "make depth         nesting at the limit: every keyword, every style of models, long chains"
	@echo "make style         what would black change in packages of all test data? (STYLE=AWS)"
	@echo "make models        packages of real schemas: do models and validators agree? (MODELS=AWS)"
	@echo "make fuzz          random schemas and values, judged by us and by two peers"
	@echo "make fuzz-bytes    bytes that crash what reads them? An hour (MINUTES=5)"
	@echo "make review        attack verdicts on two versions of random schemas (REVIEW='--pairs 100000', --faults)"
	@echo "make review-table  how much of real changes is decided, beside a peer"
	@echo "make slow          documents that are built to be slow: time and memory of each (SLOW='--only words')"
	@echo "make sweep         all real schemas: cost and verdicts (SWEEP='--packages', --group AWS)"
	@echo "make regex         do all patterns of real schemas take linear time? (REGEX='--every 20')"
	@echo "make bench         how fast validators are, beside others (BENCH='--only NAME', --profile)"
	@echo "make bench-documents  what becomes of real API documents (DOCUMENTS='--only OpenAI')"
	@echo "make bench-models  how fast models are made, beside plain pydantic ones"
	@echo "make bench-first-use  what models of many classes cost before the first document"
	@echo "make native        compile the checks of the packages, or of PACKAGE, into build/native/"
	@echo "make native-test   do compiled checks give the same verdicts?"
	@echo "make lock          resolve the dependencies again and write requirements.lock"
	@echo "make clean         remove the environment and caches"

generate: environment
	@$(SCHEMAWRIGHT) generate $(if $(FORCE),--force) $(PACKAGE)

check: environment
	@$(SCHEMAWRIGHT) check $(PACKAGE)

BASE ?= HEAD
diff: environment
	@$(SCHEMAWRIGHT) diff --base "$(BASE)" $(PACKAGE)

# The tests of the rooms, each of which answers in seconds: none starts a program, and what is
# generated is not given to type checkers. What this lets pass, `make test` finds.
QUICK := keywords passes types read overlay resolve describe select diagnostics regex cli \
  test_architecture.py test_names_and_docstrings.py test_data_classes.py
quick: environment
	@$(BIN)/ruff check --quiet generator tests benchmarks
	@$(BIN)/python -m pytest -q -n $(JOBS) --quick $(QUICK:%=tests/%)

test: lint
	@$(BIN)/python -m pytest -q -n $(JOBS)

lint: environment
	@$(BIN)/ruff check --quiet generator tests benchmarks
	@$(BIN)/python -m mypy --no-error-summary generator

golden: environment
	@$(BIN)/python -m pytest -q --golden

scenarios: environment
	@$(BIN)/python -m pytest -q -n 0 -m scenario tests/publish

depth: environment
	@$(BIN)/python -m pytest -q -n $(JOBS) -m "scenario or not scenario" tests/depth

# Packages of all test data, with black left out. One group: make STYLE="AWS --files models" style.
STYLE ?=
style: environment
	@$(BIN)/python -m tests.style $(STYLE)

conformance: environment
	@$(BIN)/python -m tests.suite --output build/conformance.json
	@echo "and through the models, by each of their doors, with round trips:"
	@$(BIN)/python -m tests.suite --models
	@echo "and through the codecs of dataclasses, Structs and typed dictionaries:"
	@$(BIN)/python -m tests.suite --styles

# Takes half an hour for all of them. One group, or more: make MODELS="AWS --drawn 20" models.
MODELS ?=
models: environment
	@$(BIN)/python -m tests.real $(MODELS)

# The peer that only this needs stays out of the environment's own packages. More: make
# FUZZ="--minutes 60" fuzz, or --seed, --draft, --cases. With compiled checks as well, which takes
# a second a schema: make NATIVE=1 FUZZ="--cases 50" fuzz.
FUZZ ?= --cases 200
fuzz: fuzz-environment $(if $(NATIVE),native-environment)
	@PYTHONPATH="$(CURDIR)/$(VENV)"/fuzz$(if $(NATIVE),:"$(CURDIR)/$(VENV)"/native) \
	  $(BIN)/python -m tests.fuzz $(FUZZ) $(if $(NATIVE),--native)

# Coverage-guided where atheris installs, which needs Linux and CPython up to 3.13; a target alone:
# make BYTES="--only pattern" fuzz-bytes. What it keeps lies in .cache/fuzz_bytes.
MINUTES ?= 60
BYTES ?=
fuzz-bytes: environment
	@cmp -s tests/fuzz_bytes/requirements.txt $(VENV)/fuzz-bytes/ready || { rm -rf $(VENV)/fuzz-bytes \
	  && $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes \
	  --target $(VENV)/fuzz-bytes -r tests/fuzz_bytes/requirements.txt; \
	  mkdir -p $(VENV)/fuzz-bytes && cp tests/fuzz_bytes/requirements.txt $(VENV)/fuzz-bytes/ready; }
	@PYTHONPATH="$(CURDIR)/$(VENV)"/fuzz-bytes $(BIN)/python -m tests.fuzz_bytes --minutes $(MINUTES) $(BYTES)

# Verdicts of `schemawright.compare`, attacked: cases, the official suite and random pairs. With
# planted faults: make REVIEW="--faults --pairs 200" review. Many pairs, in as many runs as one
# likes: make REVIEW="--pairs 100000 --record build/pairs.jsonl" review.
REVIEW ?= --pairs 2000
review: review-environment
	@PYTHONPATH="$(CURDIR)/$(VENV)"/review $(BIN)/python -m tests.review $(REVIEW)

review-table: review-environment
	@PYTHONPATH="$(CURDIR)/$(VENV)"/review $(BIN)/python -m tests.review.measure

review-environment: environment
	@cmp -s tests/review/requirements.txt $(VENV)/review/ready || { rm -rf $(VENV)/review \
	  && $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes \
	  --target $(VENV)/review -r tests/review/requirements.txt \
	  && cp tests/review/requirements.txt $(VENV)/review/ready; }

# Some 300 documents, in sizes up to half a megabyte, each in a process of its own. Takes an hour.
# Through another door than generate: make SLOW="--door diff" slow (reference, examples). What reading,
# resolving, conforming and lint do for each byte: .venv/bin/python -m tests.limits.stages.
SLOW ?=
slow: environment
	@$(BIN)/python -m tests.limits $(SLOW)

# How the time of all patterns of the real schemas grows (counted steps), and the automaton beside
# re on random ones. More: make REGEX="--seed 2 --drawn 20000" regex; a part: REGEX="--every 20".
REGEX ?=
regex: environment
	@$(BIN)/python -m tests.regex $(REGEX)

SWEEP ?=
sweep: fuzz-environment
	@PYTHONPATH="$(CURDIR)/$(VENV)"/fuzz $(BIN)/python -m tests.sweep $(SWEEP)

fuzz-environment: environment
	@cmp -s tests/fuzz/requirements.txt $(VENV)/fuzz/ready || { rm -rf $(VENV)/fuzz \
	  && $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes \
	  --target $(VENV)/fuzz -r tests/fuzz/requirements.txt \
	  && cp tests/fuzz/requirements.txt $(VENV)/fuzz/ready; }

# The others are installed beside the environment's own packages, not among them.
# With the native build as well: `make NATIVE=1 bench`. The C compiler takes minutes the first time;
# what it makes is kept in .cache/native.
BENCH ?=
bench: environment $(if $(NATIVE),native-environment)
	@cmp -s benchmarks/requirements.txt $(VENV)/bench/ready || { rm -rf $(VENV)/bench \
	  && $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes \
	  --target $(VENV)/bench -r benchmarks/requirements.txt \
	  && cp benchmarks/requirements.txt $(VENV)/bench/ready; }
	@PYTHONPATH="$(CURDIR)/$(VENV)"/bench$(if $(NATIVE),:"$(CURDIR)/$(VENV)"/native) \
	  $(BIN)/python -m benchmarks $(BENCH)

# With compiled checks: `make NATIVE=1 bench-models`.
bench-models: environment $(if $(NATIVE),native-environment)
	@$(if $(NATIVE),PYTHONPATH="$(CURDIR)/$(VENV)"/native )$(BIN)/python -m benchmarks.models \
	  $(if $(NATIVE),--native) $(BENCH)

bench-first-use: environment
	@$(BIN)/python -m benchmarks.first_use

# Documents beside the project and from npm packages. Beside other generators, which lie in an
# environment of their own: make DOCUMENTS="--peers FOLDER" bench-documents.
DOCUMENTS ?=
bench-documents: environment
	@$(BIN)/python -m benchmarks.documents $(DOCUMENTS)

# Cython and setuptools lie beside the environment of the tests; a C compiler is the machine's.
native: native-environment
	@PYTHONPATH="$(CURDIR)/$(VENV)"/native $(SCHEMAWRIGHT) native $(PACKAGE)

native-test: native-environment
	@PYTHONPATH="$(CURDIR)/$(VENV)"/native $(BIN)/python -m pytest -q tests/native

native-environment: environment
	@cmp -s requirements-native.lock $(VENV)/native/ready || { rm -rf $(VENV)/native \
	  && $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes \
	  --target $(VENV)/native -r requirements-native.lock \
	  && cp requirements-native.lock $(VENV)/native/ready; }

# Everything, for every Python and platform that we support, with the hash of each archive and
# without the address of any index.
lock: environment
	@test -x $(VENV)/lock/bin/uv || { $(BIN)/python -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install -q uv; }
	@$(VENV)/lock/bin/uv pip compile pyproject.toml --group test --quiet --no-config --upgrade \
	  --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.lock
	@echo "requirements.lock is written; read its diff, then run make test"

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is right if `ready`, which is written last, holds the lock that was installed,
# and its interpreter still runs. Otherwise it is made again from nothing.
environment:
	@if cmp -s requirements.lock $(VENV)/ready && $(BIN)/python -c "" 2>/dev/null \
	  && { [ -z "$(PYTHON)" ] || [ "$(PYTHON)" = "$$(cat $(VENV)/interpreter)" ]; }; then exit 0; fi; \
	PYTHON="$(PYTHON)" sh .ci/environment $(VENV)
