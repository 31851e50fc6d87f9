# What people type. Each target says what it does while it does it; the work is in scripts/.
MINUTES ?= 10
JOBS ?= $(shell nproc)
BASE ?= HEAD
export JOBS ONCE MINUTES

.PHONY: help setup build demo test bench cost peers faults fuzz lint package sbom clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

setup: ## install from Debian what building and testing need
	@scripts/setup.sh

build: setup ## the release build, in build/release
	@scripts/build.sh release

demo: build ## the Drechtsteden example with simulated partners; ONCE=1 plays the story and ends
	@scripts/demo.sh

test: setup ## build and run every test
	@scripts/test.sh

bench: setup ## the benchmarks: a table, and build/bench.json
	@scripts/bench.sh

cost: setup ## the hub's work in instructions, at the commit BASE and now; ends badly when it grew
	@scripts/cost.py $(BASE)

peers: setup ## Node-RED and n8n with the load of the benchmarks: a table, and build/peers.json; needs npm
	@tests/bench/peers/run.sh

faults: setup ## the fault matrix and its negative controls, for MINUTES=10; simulated seeds
	@scripts/build.sh release all tests
	@tests/faults/run --minutes $(MINUTES)
	@build/release/bin/simulation --minutes 1
	@RODEDRAAD=$(CURDIR)/build/release/bin/rodedraad RODEDRAAD_CONFIG=$(CURDIR)/config/drechtsteden \
	  RODEDRAAD_CORPORA=whole tests/faults/corpora_test.py

fuzz: setup ## every parser of outside input under sanitizers, SECONDS_EACH=60
	@scripts/fuzz.sh

lint: setup ## format, clang-tidy, include rule, texts
	@scripts/lint.sh

package: build ## the Debian packages, in build/release/packages
	@cpack --config build/release/CPackConfig.cmake

sbom: build ## what the program is made of (CycloneDX), in build/release/sbom.cdx.json
	@scripts/sbom.py build/release build/release/sbom.cdx.json

clean: ## remove everything that was built
	@rm -rf build
