#!/usr/bin/env bash
# Prints the benchmark table. Needs the tools (eng/tools.sh), Node.js and Java. BENCH_SECONDS: per cell, default 15.
set -euo pipefail
cd "$(dirname "$0")/.."
AIOS_TOOLS=$(eng/tools.sh); export AIOS_TOOLS
AIOS_NPM_PEERS=$(eng/npm-peers.sh); export AIOS_NPM_PEERS
dotnet build tests/Aios.Benchmarks -c Release -v quiet --nologo
exec tests/Aios.Benchmarks/bin/Release/net10.0/Aios.Benchmarks table "${BENCH_SECONDS:-15}"
