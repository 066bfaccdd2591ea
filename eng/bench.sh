#!/usr/bin/env bash
# Prints the benchmark table. Needs the tools (eng/tools.sh), Node.js and Java. BENCH_SECONDS: per cell, default 15.
set -euo pipefail
cd "$(dirname "$0")/.."
AIOS_TOOLS=$(eng/tools.sh); export AIOS_TOOLS
AIOS_NPM_PEERS=$(eng/npm-peers.sh); export AIOS_NPM_PEERS
# ReadyToRun, as the product is published: a worker that compiles its own code first would be measured compiling.
case $(uname -m) in x86_64) runtime=linux-x64 ;; aarch64) runtime=linux-arm64 ;; *) echo "bench.sh: unknown machine $(uname -m)" >&2; exit 1 ;; esac
dotnet publish tests/Aios.Benchmarks -c Release -r "$runtime" --self-contained false -p:PublishReadyToRun=true -o artifacts/bench -v quiet --nologo
exec artifacts/bench/Aios.Benchmarks table "${BENCH_SECONDS:-15}"
