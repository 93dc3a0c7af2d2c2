# The developer's way in. docs/development.md tells the same for Windows and macOS.
PYTHON := .venv/bin/python

# A step that fails has said why in its own words; this ends make without its own lines below them.
OR_QUIT = || kill -QUIT $$PPID

.PHONY: help run test demo bench narrate lock clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: ## start the app
	@{ tools/need_display.sh && tools/system_packages.sh run && tools/environment.sh app \
		&& $(PYTHON) -m mindbody_app; } $(OR_QUIT)

test: ## check style, types and floors, then run every test
	@tools/system_packages.sh test
	@tools/environment.sh dev
	@$(PYTHON) tools/check.py

demo: ## play the app on a virtual screen; pictures and sound go to build/demo
	@tools/system_packages.sh demo
	@tools/environment.sh app
	@$(PYTHON) -m tools.demo

bench: ## measure start, sound and store; prints ratios
	@tools/system_packages.sh test
	@tools/environment.sh dev
	@for file in benchmarks/*.py; do $(PYTHON) -m "benchmarks.$$(basename "$$file" .py)" || exit; done

narrate: ## render the spoken lines that lack a clip
	@tools/system_packages.sh narrate
	@tools/environment.sh narration
	@$(PYTHON) tools/narrate.py

lock: ## resolve the requirement files anew
	@tools/environment.sh dev
	@tools/lock.sh

clean: ## remove what was built and the environment
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
