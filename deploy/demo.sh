#!/usr/bin/env bash
# Shows the program at work: builds it, starts the daemon on an empty store with the shipped
# workflows, drops the fixture scans, shows progress and cases, and verifies the audit log.
#
#   deploy/demo.sh           keeps the service up until Ctrl-C; drop scans of your own meanwhile
#   deploy/demo.sh --once    ends after the last case; exits non-zero unless every case is as its
#                            truth says: the right form, every accepted value right, every wrong
#                            value waiting in review
#   deploy/demo.sh --root DIR   keeps everything below DIR instead of a temporary folder
set -euo pipefail
cd "$(dirname "$0")/.."

once=no
root=
while [ $# -gt 0 ]; do
  case "$1" in
    --once) once=yes ;;
    --root) root=${2:?--root needs a folder}; shift ;;
    --help | -h) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "demo.sh: unknown word '$1'; see --help" >&2; exit 64 ;;
  esac
  shift
done

deploy/dependencies.sh
echo 'demo: building (the first time takes some minutes)'
swift build -c release --quiet --product uketsuke
swift build -c release --quiet --product uketsuke-reader
uketsuke=$(swift build -c release --show-bin-path)/uketsuke

temporary=
if [ -z "$root" ]; then
  temporary=$(mktemp -d -t uketsuke-demo.XXXXXX)
  root=$temporary
fi
mkdir -p "$root"
root=$(cd "$root" && pwd)

daemon=
cleanup() {
  if [ -n "$daemon" ]; then
    kill -TERM "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
  fi
  [ -z "$temporary" ] || rm -rf "$temporary"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

cat >"$root/uketsuke.yaml" <<END
drop: drop
state: state
delivery: delivery
checkpoints: checkpoints
workflows: $PWD/workflows
control_socket: state/control.sock
keys: {master: keys/master.key, audit: keys/audit.key}
# Files that look unfinished are normally left alone for three minutes; a demonstration cannot wait.
intake: {odd: 15}
END
"$uketsuke" serve --config "$root/uketsuke.yaml" >"$root/daemon.log" 2>&1 &
daemon=$!
for _ in $(seq 300); do
  "$uketsuke" queue status --config "$root/uketsuke.yaml" >/dev/null 2>&1 && break
  kill -0 "$daemon" 2>/dev/null || { cat "$root/daemon.log" >&2; echo 'demo: the daemon ended' >&2; exit 70; }
  sleep 0.2
done

echo "demo: the daemon runs; drop folder $root/drop"
# The department whose form a scan is, by its truth; broken files go to the general counter.
department_of() {
  local truth="${1%.*}.truth.json" workflow
  workflow=$(grep -o '"workflow" *: *"[^"]*"' "$truth" 2>/dev/null | head -n 1 | cut -d '"' -f 4)
  sed -n 's/^department: *//p' "workflows/${workflow:-none}.yaml" 2>/dev/null || echo 総合窓口
}
expected=0
while IFS= read -r -d '' scan; do
  folder="$root/drop/$(department_of "$scan")"
  mkdir -p "$folder"
  # Whole under another name first, as a careful scanner does.
  cp "$scan" "$folder/.copying"
  mv "$folder/.copying" "$folder/$(basename "$scan")"
  expected=$((expected + 1))
done < <(find fixtures -type f ! -name '*.json' ! -name '*.md' -print0 | sort -z)
echo "demo: dropped $expected scans"

"$uketsuke" queue wait --config "$root/uketsuke.yaml" --documents "$expected" --timeout 600

echo
"$uketsuke" queue list --config "$root/uketsuke.yaml"
echo
"$uketsuke" audit verify --config "$root/uketsuke.yaml"
echo
status=0
"$uketsuke" evaluate fixtures --against-queue --config "$root/uketsuke.yaml" || status=$?

if [ "$once" = yes ]; then
  exit "$status"
fi
echo
echo "demo: the service stays up. Drop scans into $root/drop/<department>/ and look with"
echo "  $uketsuke queue list --config $root/uketsuke.yaml"
echo "Ctrl-C ends it."
wait "$daemon"
