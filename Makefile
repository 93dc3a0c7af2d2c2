# The developer's way in. docs/development.md has the same two lines for Windows and macOS.
DEVELOP := python3 tools/develop.py

.PHONY: help run test demo bench narrate package package-test package-twice package-windows package-windows-test lock clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: ## start the app
	@tools/need_display.sh && tools/system_packages.sh run && $(DEVELOP) app -m mindbody_app

test: ## check style, types and floors, then run every test
	@tools/system_packages.sh test && $(DEVELOP) dev tools/check.py

demo: ## play the app on a virtual screen; pictures and sound go to build/demo
	@tools/system_packages.sh demo && $(DEVELOP) app -m tools.demo

bench: ## measure start, sound and store; prints ratios
	@tools/system_packages.sh test
	@for file in benchmarks/*.py; do \
		$(DEVELOP) dev -m "benchmarks.$$(basename "$$file" .py)" || exit; done

narrate: ## render the spoken lines that lack a clip
	@tools/system_packages.sh narrate
	@$(DEVELOP) narration -m tools.narrate

package: ## make the Linux packages in dist
	@tools/system_packages.sh package && $(DEVELOP) app -m tools.package.linux

package-test: ## prove the .deb on a bare Debian; PREVIOUS=OLD.deb upgrades from that one
	@tools/system_packages.sh package-test
	@$(DEVELOP) app -m tools.package.proof $(if $(PREVIOUS),--previous $(PREVIOUS))

package-twice: ## build the last commit's app twice and compare each byte; WINDOWS=1 for its folder
	@tools/system_packages.sh package$(if $(WINDOWS),-windows)
	@$(DEVELOP) app -m tools.package.twice $(if $(WINDOWS),--windows)

package-windows: ## make the Windows installer in dist
	@tools/system_packages.sh package-windows && $(DEVELOP) app -m tools.package.windows

package-windows-test: ## prove the Windows installer under Wine; PREVIOUS=OLD.exe upgrades from that one
	@tools/system_packages.sh package-windows-test
	@$(DEVELOP) app -m tools.package.wine_proof $(if $(PREVIOUS),--previous $(PREVIOUS))

lock: ## resolve the requirement files anew
	@$(DEVELOP) dev -c ""
	@tools/lock.sh

clean: ## remove what was built and the environment
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
