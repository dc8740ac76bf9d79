#!/usr/bin/env bash
# Draws forms of barcodes and QR codes and reads them, for the judge to be counted on.
#
#   models/judge/codes.sh FOLDER [SCANS]     FOLDER gets the drawn scans, SCANS of each level (140),
#                                            and report.json
#
# Half of the scans are whole; in the other half three codes of ten have a pen's stroke, a seal, a cover or
# lost toner on them. The report is for
#
#   uketsuke calibrate … FOLDER/report.json …
#
# beside the sets of count.sh, read by the same engines. Never count what was reported on.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?folder for the drawn scans}
scans=${2:-140}
seed=${CODES_SEED:-6000000}
programs=.build/release

"$programs/formpress" codes -o "$folder/workflows"
for level in office worn fax; do
  for damage in 0 0.3; do
    "$programs/formpress" fill "$folder/workflows/code-sheet.yaml" --seed "$seed" \
      --count $(((scans + 1) / 2)) --level "$level" --hand printed --mistakes "$damage" \
      -o "$folder/scans/$level-$damage"
    seed=$((seed + 10000))
  done
done
"$programs/uketsuke" evaluate "$folder/scans" --workflows "$folder/workflows" --json \
  >"$folder/report.json"
