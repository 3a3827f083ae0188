# The project's commands. Each first makes .venv and node_modules ready (tools/bootstrap), which
# costs nothing when they are.
ifeq ($(OS),Windows_NT)
PYTHON := .venv/Scripts/python.exe
else
PYTHON := .venv/bin/python
endif
CODE := hooks widgets tests tools

export PYTHONPATH := hooks
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check test lint format stdlib lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1  \t/'

serve: ## the guide at http://127.0.0.1:8000/, reloading as you edit
	@tools/bootstrap site
	@$(PYTHON) -m hingewell serve

build: ## the guide as a static folder, site/
	@tools/bootstrap site
	@$(PYTHON) -m hingewell build

check: ## reads and proves the content without building pages
	@tools/bootstrap site
	@$(PYTHON) -m hingewell check

test: lint ## everything, in a real Chromium too
	@HINGEWELL_CHROMIUM="$$($(PYTHON) tools/browser.py)" && export HINGEWELL_CHROMIUM && \
	$(PYTHON) -m pytest

lint: ## ruff and mypy
	@tools/bootstrap test
	@$(PYTHON) -m ruff check $(CODE)
	@$(PYTHON) -m ruff format --check $(CODE)
	@$(PYTHON) -m mypy

format: ## lays the code out
	@tools/bootstrap test
	@$(PYTHON) -m ruff check --fix-only $(CODE)
	@$(PYTHON) -m ruff format $(CODE)

clean: ## removes what was built, not what was installed
	@rm -rf .cache site
