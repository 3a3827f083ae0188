# The project's commands. Each first makes .venv and node_modules ready (tools/bootstrap), which
# costs nothing when they are. GUIDE names the folder of another guide than the project's own, such
# as `make serve GUIDE=tests/guides/ankle`.
ifeq ($(OS),Windows_NT)
PYTHON := .venv/Scripts/python.exe
else
PYTHON := .venv/bin/python
endif
GUIDE ?= .
CODE := hooks widgets tests tools bench
YAML := content tests/guides mkdocs.yml .github .pre-commit-config.yaml .prose.yml
WORDS := content docs hooks widgets tests/guides README.md CONTRIBUTING.md

export PYTHONPATH := hooks
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check new-guide new-exercise mutants evidence test pythons browsers bench lint format \
	sizes schemas card icons \
	bom audit lock clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1  \t/'

serve: ## the guide at http://127.0.0.1:8000/, reloading as you edit
	@tools/bootstrap site
	@$(PYTHON) -m hingewell serve --guide '$(GUIDE)'

build: ## the guide as a static folder, site/
	@tools/bootstrap site
	@$(PYTHON) -m hingewell build --guide '$(GUIDE)'

check: ## reads and proves the content without building pages
	@tools/bootstrap site
	@$(PYTHON) -m hingewell check --guide '$(GUIDE)'

new-guide: ## a guide to start from, in guides/NAME: make new-guide NAME=stiff_neck
	@tools/bootstrap site
	@$(PYTHON) -m hingewell new-guide '$(NAME)'

new-exercise: ## a draft of an exercise and its dose: make new-exercise NAME=heel_slide
	@tools/bootstrap site
	@$(PYTHON) -m hingewell new-exercise --guide '$(GUIDE)' '$(NAME)'

mutants: ## flips every cell of every table and counts what goes unnoticed (three minutes)
	@tools/bootstrap site
	@$(PYTHON) -m hingewell mutants --guide '$(GUIDE)'

evidence: ## which statements rest on which references
	@tools/bootstrap site
	@$(PYTHON) -m hingewell evidence --guide '$(GUIDE)'

test: lint ## everything, in a real Chromium too
	@HINGEWELL_CHROMIUM="$$($(PYTHON) tools/browser.py)" && export HINGEWELL_CHROMIUM && \
	$(PYTHON) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

pythons: ## the site with each CPython that the machine has: is it the same?
	@tools/bootstrap site
	@$(PYTHON) tools/every_python.py

browsers: ## the guide in Firefox, WebKit and an older Chromium, and by Zensical (five minutes)
	@tools/bootstrap browsers
	@$(PYTHON) -m pytest tests/browser/elsewhere

bench: ## how fast it is, beside others; tables in Markdown
	@tools/bootstrap bench
	@$(PYTHON) -m hingewell build --into .cache/bench/site
	@HINGEWELL_PYODIDE=bench/rivals/node_modules/pyodide-other \
		$(PYTHON) -m hingewell build --into .cache/bench/site-other
	@for name in rules engine explore start wait lighthouse; do \
		echo; PYTHONPATH=hooks:widgets/engine:tools:tests $(PYTHON) bench/$$name.py .cache/bench/site \
			|| exit; \
	done

lint: ## ruff, mypy, yamllint, codespell, plain words, and no script too new
	@tools/bootstrap test
	@$(PYTHON) -m ruff check $(CODE)
	@$(PYTHON) -m ruff format --check $(CODE)
	@$(PYTHON) -m mypy
	@$(PYTHON) -m yamllint --strict --config-file .yamllint.yml $(YAML)
	@$(PYTHON) -m codespell_lib $(WORDS)
	@$(PYTHON) tools/prose.py . tests/guides/ankle
	@$(PYTHON) tools/newer.py widgets hooks

format: ## lays the code out
	@tools/bootstrap test
	@$(PYTHON) -m ruff check --fix-only $(CODE)
	@$(PYTHON) -m ruff format $(CODE)

sizes: ## what a reader's browser downloads for the engine
	@tools/bootstrap site
	@$(PYTHON) tools/sizes.py

schemas: ## brings what editors know of the content up to date
	@tools/bootstrap site
	@$(PYTHON) -m hingewell schemas --guide '$(GUIDE)'

card: ## draws the card that is shown where somebody shares a page
	@tools/bootstrap test
	@$(PYTHON) tools/card.py '$(GUIDE)'

icons: ## draws the icons of the installed app from the logo
	@tools/bootstrap test
	@$(PYTHON) tools/icons.py

bom: ## the bill of materials of the site and its build (CycloneDX), into bom/
	@tools/bootstrap bom
	@$(PYTHON) tools/bom.py

audit: ## looks for known holes in what the site is built with (needs the registries' own services)
	@tools/bootstrap bom
	@$(PYTHON) -m pip_audit --disable-pip --require-hashes -r requirements/build.txt
	@npm audit --omit dev

lock: ## pins the newest versions that requirements/*.in allow (needs uv)
	@for name in build test properdocs zensical bench node bom; do \
		uv pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes \
			--no-emit-index-url --no-header --no-annotate \
			requirements/$$name.in --output-file requirements/$$name.txt || exit; \
	done
	@npm install --package-lock-only

clean: ## removes what was built, not what was installed
	@rm -rf .cache site bom
