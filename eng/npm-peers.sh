#!/usr/bin/env bash
# Copies tests/peers below artifacts/, installs the packages of its package.json there and prints their node_modules folder.
# AIOS_NPM_PEERS names one that is installed already.
set -euo pipefail
if [ -n "${AIOS_NPM_PEERS:-}" ]; then echo "$AIOS_NPM_PEERS"; exit 0; fi
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$root/artifacts/npm-peers
mkdir -p "$folder"
exec 9>"$folder/.lock"; flock 9
cp -R "$root/tests/peers/." "$folder/"
if ! cmp -s "$root/tests/peers/package.json" "$folder/.installed"; then
  rm -rf "$folder/node_modules"
  (cd "$folder" && npm install --no-package-lock --no-audit --no-fund --loglevel=error >&2)
  cp "$folder/package.json" "$folder/.installed"
fi
echo "$folder/node_modules"
