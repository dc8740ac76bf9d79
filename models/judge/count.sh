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
draw 2000000 strokes-3 office 10 0
draw 2060000 strokes-3 office 10 0
draw 2090000 strokes-3 office 10 0
draw 2010000 strokes-4 office 10 0
draw 2100000 strokes-4 office 10 0
draw 2020000 mnist-tune office 10 0
draw 2070000 mnist-tune office 10 0
draw 2110000 mnist-tune office 10 0
# Fonts that the network for single letters was never trained on, for all; then all fonts, for numbers.
draw 2200000 klee office 14 0.03
draw 2210000 klee worn 5 0.03
draw 2220000 yusei office 14 0.03
draw 2230000 yusei worn 5 0.03
draw 2240000 seto office 14 0.03
draw 2250000 seto worn 5 0.03
draw 2260000 kouzan office 14 0.03
draw 2270000 kouzan worn 5 0.03
draw 2030000 handwriting office 20 0
draw 2050000 handwriting office 20 0.03
draw 2080000 handwriting office 20 0.03
draw 934000 handwriting office 6 0.1
draw 935000 handwriting worn 6 0.05
draw 2004000 printed office 20 0
draw 2014000 printed worn 20 0
draw 2024000 printed fax 20 0
draw 931000 printed office 6 0
draw 932000 printed worn 6 0
draw 933000 printed fax 6 0
models/judge/codes.sh "$folder/codes"
CODES_SEED=6500000 models/judge/codes.sh "$folder/codes2" 60

mkdir -p "$folder/numbers"
mv "$folder"/hands/handwriting-* "$folder/numbers/"
for part in hands numbers; do
  "$programs/uketsuke" evaluate "$folder/$part" --json >"$folder/$part.json"
done
# Letters of a font that was trained on would flatter the count.
python3 - "$folder/numbers.json" <<'END'
import json
import sys

report = json.load(open(sys.argv[1]))


def is_number(field):
    evidence = field.get("evidence") or {}
    return evidence.get("subject") != "japanese" and (evidence.get("subject") != "kana" or evidence.get("boxed"))


for scan in report["scans"]:
    scan["fields"] = [field for field in scan["fields"] if is_number(field)]
json.dump(report, open(sys.argv[1], "w"), ensure_ascii=False)
END
"$programs/uketsuke" calibrate "$folder/hands.json" "$folder/numbers.json" "$folder"/codes*/report.json \
  --name calibration-5 -o models/judge/calibration.json
