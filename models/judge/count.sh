#!/usr/bin/env bash
# Draws the sets that the judge is counted on, and counts. Takes about an hour on two cores.
#
#   models/judge/count.sh FOLDER      FOLDER gets the drawn scans, about 4 GB
#
# Stroke and digit hands need UKETSUKE_KANJIVG and UKETSUKE_MNIST (fixtures/README.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?folder for the drawn scans}
programs=.build/release

draw() { # seed hand level count mistakes
  for workflow in workflows/*.yaml; do
    "$programs/formpress" fill "$workflow" --seed "$1" --count "$4" --level "$3" --hand "$2" \
      --mistakes "$5" -o "$folder/hands/$2-$3-$1"
  done
}
for seed in 2000000 2060000 2090000 2320000 2440000 2480000; do draw $seed strokes-3 office 10 0; done
for seed in 2010000 2100000 2330000 2450000 2490000; do draw $seed strokes-4 office 10 0; done
for seed in 2020000 2070000 2110000 2310000 2340000 2460000; do draw $seed mnist-tune office 10 0; done
# Fonts that the networks for single letters and for numbers were never trained on.
for seed in 2200000 2400000; do draw $seed klee office 14 0.03; done
for seed in 2210000 2470000; do draw $seed klee worn 5 0.03; done
for seed in 2220000 2410000; do draw $seed yusei office 14 0.03; done
for seed in 2230000 2471000; do draw $seed yusei worn 5 0.03; done
for seed in 2240000 2420000; do draw $seed seto office 14 0.03; done
for seed in 2250000 2472000; do draw $seed seto worn 5 0.03; done
for seed in 2260000 2430000; do draw $seed kouzan office 14 0.03; done
for seed in 2270000 2473000; do draw $seed kouzan worn 5 0.03; done
draw 2004000 printed office 20 0
draw 2014000 printed worn 20 0
draw 2024000 printed fax 20 0
draw 931000 printed office 6 0
draw 932000 printed worn 6 0
draw 933000 printed fax 6 0
models/judge/codes.sh "$folder/codes"
CODES_SEED=6500000 models/judge/codes.sh "$folder/codes2" 60
CODES_SEED=6600000 models/judge/codes.sh "$folder/codes3" 520

"$programs/uketsuke" evaluate "$folder/hands" --json >"$folder/hands.json"
"$programs/uketsuke" calibrate "$folder/hands.json" "$folder"/codes*/report.json \
  --name calibration-12 -o models/judge/calibration.json
