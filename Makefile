# The habits of the project. `make` alone lists them.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
MINUTES ?= 1
export NO_MKDOCS_2_WARNING := 1
# Compiled modules and templates are kept beside the code: a command starts in half the time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help site serve check test fix bless fuzz trust bench measure coverage mutation audit bom screens pictures lock verify archive restore clean

help: ## List these habits
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

# The lock files name every package, also those that others need: nothing is left to resolve.
$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q scripts/inclusive  # not by a command: a full disk would leave half a compiled module
	@touch $@

$(VENV)/installed-test: $(VENV)/installed requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/machine: $(VENV)/installed-test tests/browser/install.py tests/browser/machine.py
	$(BIN)/python -m tests.browser.install
	@touch $@

node_modules/installed: $(VENV)/machine package.json package-lock.json .npmrc
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.venv-bench/installed: tests/bench/requirements.lock
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv-fuzz/installed: requirements.lock tests/fuzz/requirements.lock
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  -r requirements.lock -r tests/fuzz/requirements.lock
	@touch $@

tests/bench/node_modules/installed: $(VENV)/machine $(addprefix tests/bench/,package.json package-lock.json .npmrc)
	cd tests/bench && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

site: $(VENV)/installed ## Install, check and build the site in site/
	$(BIN)/inclusive build
	$(BIN)/inclusive data
	$(BIN)/inclusive paper
	$(BIN)/inclusive copy $(addprefix --date ,$(shell git log -1 --format=%cs 2>/dev/null))
	$(BIN)/inclusive sums

serve: $(VENV)/installed ## Show the site on this machine and rebuild it at each change
	$(BIN)/inclusive serve

check: $(VENV)/installed ## Check the content only
	$(BIN)/inclusive check

fix: $(VENV)/installed ## Put right what a machine can: digests, addresses, order, apostrophes and spaces
	$(BIN)/inclusive fix --texts

test: $(VENV)/installed-test node_modules/installed ## Run every test; installs the browser it needs
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

bless: $(VENV)/installed-test ## Renew the expected output of the tests, to be read in the difference
	$(BIN)/python -m tests.bless

tests/measure/node_modules/installed: $(addprefix tests/measure/,package.json package-lock.json .npmrc)
	cd tests/measure && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

measure: $(VENV)/installed-test node_modules/installed tests/measure/node_modules/installed ## Lighthouse, axe, bytes, speed of the search
	$(BIN)/python -m tests.measure

screens: $(VENV)/installed-test node_modules/installed ## Take pictures of every type of page, in build/screens
	$(BIN)/python -m tests.measure.screens

fuzz: .venv-fuzz/installed ## Try inputs led by coverage, MINUTES for each reader of ours (1)
	for target in loader markdown intake; do \
	  PYTHONPATH=scripts .venv-fuzz/bin/python -m tests.fuzz $$target $(MINUTES) || exit 1; done

trust: $(VENV)/installed-test ## Tell how many strings, fields, pages and inputs the tests of trust try
	$(BIN)/python -m tests.trust

pictures: $(VENV)/installed-test node_modules/installed ## Renew the pictures of the way of a contribution
	$(BIN)/python -m tests.contribution

bench: .venv-bench/installed tests/bench/node_modules/installed ## Measure the build beside others (an hour, Linux)
	$(BIN)/python -m tests.bench.run
	$(BIN)/python -m tests.bench.profile build/bench/1000/ours

lock: $(VENV)/installed-test ## Renew the lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --python-version 3.11 --group install pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --python-version 3.11 --constraint requirements.lock --group test -o requirements-test.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --python-version 3.11 --group bench -o tests/bench/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --python-version 3.11 --group fuzz -o tests/fuzz/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --python-version 3.11 --group audit -o tests/audit/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --python-version 3.11 --group mutation -o tests/mutation/requirements.lock

coverage: $(VENV)/installed-test node_modules/installed ## Lines and branches that the tests reach, without a browser
	@rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/coverage run -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --ignore tests/browser tests
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

.venv-mutation/installed: tests/mutation/requirements.lock
	$(PYTHON) -m venv .venv-mutation
	.venv-mutation/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

mutation: $(VENV)/installed-test .venv-mutation/installed ## Do the tests notice faults put into the code? COUNT=70 of each part
	nice -n 15 $(BIN)/python -m tests.mutation.run $(or $(COUNT),70) $(PARTS)

.venv-audit/installed: tests/audit/requirements.lock
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

audit: .venv-audit/installed ## Ask the network for known faults of the packages that are locked; fails where it cannot ask
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes $(foreach file,requirements.lock requirements-test.lock,--requirement $(file))

bom: .venv-audit/installed ## Write what the site is built with, as CycloneDX, in build/bom.json
	@mkdir -p build
	.venv-audit/bin/cyclonedx-py requirements --output-reproducible --output-format JSON \
	  --pyproject pyproject.toml --output-file build/bom.json requirements.lock

verify: $(VENV)/installed ## Rebuild the site at URL=… from the commit that it names, and compare every file
	$(BIN)/inclusive verify "$(URL)"

archive: site ## Keep history, texts and site in one file, in build/archive/
	$(BIN)/inclusive archive

restore: $(VENV)/installed ## Have everything again from ARCHIVE=…, in the new folder INTO=… (restored)
	$(BIN)/inclusive restore "$(ARCHIVE)" "$(or $(INTO),restored)"

clean: ## Delete everything that was generated
	rm -rf build site $(VENV) node_modules .venv-bench .venv-fuzz .venv-audit .venv-mutation tests/bench/node_modules tests/measure/node_modules
