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

# What happens, in both languages.
say() { printf 'demo: %s\n      %s\n' "$1" "$2"; }

deploy/dependencies.sh
say 'プログラムを作成しています（初回は数分かかります）。' 'Building; the first time takes some minutes.'
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
  # A second Ctrl-C must not leave the service behind.
  trap '' INT TERM
  if [ -n "$daemon" ]; then
    kill -TERM "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
    say 'サービスを停止しました。' 'The service has stopped.'
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
  kill -0 "$daemon" 2>/dev/null || {
    cat "$root/daemon.log" >&2
    say 'サービスを起動できませんでした。上の記録を確認してください。' 'The service did not start; see the log above.' >&2
    exit 70
  }
  sleep 0.2
done

say "サービスが動いています。投入フォルダ：$root/drop" "The service runs; its drop folder is $root/drop"
# The department whose form a scan is, by its truth; broken files go to the general counter.
department_of() {
  local truth="${1%.*}.truth.json" workflow
  workflow=$(grep -o '"workflow" *: *"[^"]*"' "$truth" 2>/dev/null | head -n 1 | cut -d '"' -f 4)
  sed -n 's/^department: *//p' "workflows/${workflow:-none}.yaml" 2>/dev/null || echo 総合窓口
}
expected=0
broken=0
while IFS= read -r -d '' scan; do
  folder="$root/drop/$(department_of "$scan")"
  mkdir -p "$folder"
  # Whole under another name first, as a careful scanner does.
  cp "$scan" "$folder/.copying"
  mv "$folder/.copying" "$folder/$(basename "$scan")"
  expected=$((expected + 1))
  case "$scan" in */broken/*) broken=$((broken + 1)) ;; esac
done < <(find fixtures -type f ! -name '*.json' ! -name '*.md' -print0 | sort -z)
say "スキャン${expected}件を投入しました。うち${broken}件はわざと壊したファイルで、理由を付けて隔離されます。" \
  "Dropped $expected scans; $broken of them are broken on purpose and go into quarantine with the reason."
say '読み取っています。途中で切れたファイルは、書き込み中でないと分かるまで少し待ちます（全体で約1分）。' \
  'Reading. Files that look cut off are given a while to grow (about a minute in all).'

"$uketsuke" queue wait --config "$root/uketsuke.yaml" --documents "$expected" --timeout 600

echo
say '案件と隔離文書の一覧（新しい順）：' 'Cases and documents in quarantine, newest first:'
"$uketsuke" queue list --config "$root/uketsuke.yaml"
echo
say '監査証跡の検証：' 'The audit log, verified:'
"$uketsuke" audit verify --config "$root/uketsuke.yaml"
echo
say '正解データとの比較：' 'The cases held against the truth of the fixtures:'
status=0
"$uketsuke" evaluate fixtures --against-queue --config "$root/uketsuke.yaml" || status=$?

if [ "$once" = yes ]; then
  exit "$status"
fi
echo
say "サービスは動き続けます。$root/drop/<部署>/ にスキャンを入れて、次のコマンドで確認できます：" \
  "The service stays up. Drop scans into $root/drop/<department>/ and look with:"
echo "  $uketsuke queue list --config $root/uketsuke.yaml"
say '終了するには Ctrl-C を押してください。' 'Ctrl-C ends it.'
# From here on it is the way to end it.
trap 'exit "$status"' INT TERM
wait "$daemon"
