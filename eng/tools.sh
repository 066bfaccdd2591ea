#!/usr/bin/env bash
# Prints the folder of the unpacked test tools (official server, CLIs). AIOS_TOOLS names one that is unpacked already.
set -euo pipefail
if [ -n "${AIOS_TOOLS:-}" ]; then echo "$AIOS_TOOLS"; exit 0; fi
here=$(cd "$(dirname "$0")/.." && pwd)
unpack=${AIOS_TOOLS_UNPACK:-$here/../shared/tools/unpack}
[ -x "$unpack" ] || { echo "tools.sh: no $unpack: set AIOS_TOOLS to a folder with bin/temporal, bin/tctl and bin/temporal-java-test-server" >&2; exit 1; }
exec "$unpack"
