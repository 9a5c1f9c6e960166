#!/usr/bin/env bash
# A run in parts, on one machine or on those that GNU parallel reaches: parallel.sh SCENARIO REPLICATIONS PARTS FOLDER
# Where GNU parallel is not installed, xargs does it on this machine. Run it again to go on where it was stopped.
set -euo pipefail
scenario="$1" replications="$2" parts="$3" folder="$4"
onward="${ONWARD:-npx onward}"

part="$onward run $scenario --replications $replications --jobs 1 --resume --quiet --out $folder --shard {}/$parts"
if command -v parallel >/dev/null; then
  seq "$parts" | parallel --halt soon,fail=1 "$part"
else
  seq "$parts" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I{} $part
fi
$onward merge "$scenario" "$folder"
