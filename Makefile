# Forwards only: the work is in the projects and in eng/.
.DEFAULT_GOAL := help
.PHONY: help run test test-external bench kill-test soak format clean

CONFIGURATION ?= Release

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

run: ## Build and start the product (TEMPORAL_ADDRESS points it at a Temporal server)
	@dotnet build src/Aios.Host -c $(CONFIGURATION) -v quiet --nologo
	@dotnet src/Aios.Host/bin/$(CONFIGURATION)/net10.0/aios.dll up

test: ## Build everything and run all tests that need nothing but the .NET SDK
	@CONFIGURATION=$(CONFIGURATION) eng/test.sh local

test-external: ## Run the tests against real peers: official server, CLIs, TypeScript SDK
	@CONFIGURATION=$(CONFIGURATION) eng/test.sh external

kill-test: ## 500 runs of a 10-step workflow while its worker is killed at random (official server)
	@CONFIGURATION=$(CONFIGURATION) eng/test.sh kill

soak: ## 20,000 runs with a cache of 200 (official server); prints the worker's memory
	@CONFIGURATION=$(CONFIGURATION) eng/test.sh soak

bench: ## Ratios against the official TypeScript worker on two servers, one table
	@eng/bench.sh

format: ## Apply the code style
	@dotnet format Aios.Orchestrator.sln

clean: ## Remove everything that was built
	@git clean -xdfq -e '*.user' src tests workflows activities artifacts
