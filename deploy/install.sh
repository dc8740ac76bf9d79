#!/usr/bin/env bash
# Installs the service from a clone that was built, or from a kit that was packed of one.
#
#   deploy/install.sh                installs, or upgrades what is installed; needs root
#   deploy/install.sh --kit FILE     packs FILE (.tar.gz), which installs on a machine without internet
#   deploy/install.sh --uninstall    takes the program away; configuration, keys and data stay
#
#   --destdir DIR       works below DIR instead of /: for packages and for a look. No user is made,
#                       no service touched, no root needed. DESTDIR in the environment says the same
#   --dry-run           says what would be done, and does nothing
#   --programs DIR      where the programs are; default .build/release, or programs in a kit
#   --without-models    installs although networks or tables are missing: reading goes on without
#
# Running it again upgrades: a running service is stopped, files are replaced, files that are shipped
# no longer are removed, the service is started. What is in /etc/uketsuke, /srv/uketsuke and
# /var/lib/uketsuke is never overwritten and never removed; the example of the configuration of this
# version is in /usr/share/doc/uketsuke.
set -euo pipefail
umask 022

usage() { sed -n '2,18s/^# \{0,1\}//p' "$source/deploy/install.sh"; }
# What happened and what to do now, in both languages; the second is for errors and takes the exit code.
say() { printf 'install: %s\n         %s\n' "$1" "$2"; }
fail() {
  printf 'install: エラー：%s\n         error: %s\n' "$2" "$3" >&2
  exit "$1"
}

from=$PWD
source=$(cd "$(dirname "$0")/.." && pwd)
action=install
destdir=${DESTDIR:-}
kit=
programs=
dry=no
# What is removed when this ends, whichever way; and a service that was stopped is never left so unsaid.
scratch=
half=
was_active=no
at_end() {
  local code=$?
  [ -z "$scratch" ] || rm -rf "$scratch"
  [ -z "$half" ] || rm -f -- "$half"
  [ "$code" -eq 0 ] || [ "$was_active" = no ] || [ "$dry" = yes ] || {
    printf 'install: %s\n         %s\n' \
      'サービスは停止したままです（投入フォルダのファイルはそのまま待ちます）。原因を直し、もう一度実行してください。' \
      'The service is still stopped; files in the drop folder wait. Put the cause right, then run this again.' >&2
  }
}
trap at_end EXIT
models=required
while [ $# -gt 0 ]; do
  case "$1" in
    --kit) action=kit; kit=${2:-}; shift ;;
    --destdir) destdir=${2:-}; shift ;;
    --programs) programs=${2:-}; shift ;;
    --uninstall) action=uninstall ;;
    --dry-run) dry=yes ;;
    --without-models) models=optional ;;
    --help | -h) usage; exit 0 ;;
    *) fail 64 "「$1」という指定はありません。--help をご覧ください。" "there is no option '$1'; see --help" ;;
  esac
  [ $# -gt 0 ] || fail 64 '指定の値がありません。--help をご覧ください。' 'an option lacks its value; see --help'
  shift
done
# Paths are meant from where the script was called.
absolute() { case "$1" in '' | /*) printf '%s' "$1" ;; *) printf '%s/%s' "$from" "$1" ;; esac; }
destdir=$(absolute "$destdir")
destdir=${destdir%/}
kit=$(absolute "$kit")
programs=$(absolute "$programs")
[ "$action" != kit ] || [ -n "$kit" ] ||
  fail 64 '--kit に書き出すファイルを指定してください。' '--kit needs the file to write'
cd "$source"
if [ -z "$programs" ]; then
  programs=.build/release
  [ ! -e programs/uketsuke ] || programs=programs
fi

library=/usr/lib/uketsuke
documents=/usr/share/doc/uketsuke
manifest=$library/manifest
configuration=/etc/uketsuke/uketsuke.yaml
unit=/usr/lib/systemd/system/uketsuke.service
sysusers=/usr/lib/sysusers.d/uketsuke.conf
tmpfiles=/usr/lib/tmpfiles.d/uketsuke.conf

# Every file: mode, source, target. The folders of the models are as in a clone, where the reader
# looks for them from its own place upward.
files=()
add() { files+=("$1"$'\t'"$2"$'\t'"$3"); }
# What `models/vendor` must hold; words.msgpack.gz is only there to make a table of.
vendor=(libonnxruntime.so PP-OCRv6_rec_small.onnx postal.table names.table letters.table readings.table)

gather_programs() {
  local name resolved missing
  for name in uketsuke uketsuke-reader; do
    [ -x "$programs/$name" ] || fail 66 \
      "プログラムがありません：$programs/$name。swift build -c release で作ってから、もう一度実行してください。" \
      "there is no program $programs/$name; build it by swift build -c release, then run this again"
    add 0755 "$programs/$name" "$library/$name"
  done
  # Swift's libraries come from its toolchain, which the target machine lacks. They lie beside the
  # programs, where these look for them.
  resolved=$(LD_LIBRARY_PATH=$programs ldd "$programs/uketsuke" "$programs/uketsuke-reader")
  missing=$(awk '/not found/ {print $1}' <<<"$resolved" | sort -u | tr '\n' ' ')
  [ -z "$missing" ] || fail 69 \
    "ライブラリがありません：${missing}。次のDebianパッケージを入れてください：$(packages)" \
    "libraries are missing: ${missing}; install these Debian packages: $(packages)"
  while read -r name; do add 0644 "$name" "$library/${name##*/}"; done < <(
    awk -v own="$programs/" '$2 == "=>" && (index($3, "/swift/linux/") || index($3, own) == 1) {print $3}' \
      <<<"$resolved" | sort -u
  )
}
packages() { deploy/dependencies.sh --list run | tr '\n' ' '; }

gather_models() {
  local name missing=()
  for name in "${vendor[@]}"; do
    if [ -f "models/vendor/$name" ]; then
      add 0644 "models/vendor/$name" "$library/models/vendor/$name"
    else
      missing+=("models/vendor/$name")
    fi
  done
  for name in boxed/boxed.onnx boxed/classes.txt boxed/README.md letters/letters.onnx letters/classes.txt \
    letters/README.md numbers/numbers.onnx numbers/README.md judge/calibration.json judge/README.md; do
    if [ -f "models/$name" ]; then
      add 0644 "models/$name" "$library/models/$name"
    else
      missing+=("models/$name")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$models" = optional ] || fail 66 \
    "モデルまたは表がありません：${missing[*]}。インターネットにつながる機械で deploy/dependencies.sh run を実行してください。なしで入れるなら --without-models を付けます（手書きはすべて人が確認します）。" \
    "models or tables are missing: ${missing[*]}; run deploy/dependencies.sh run on a machine with internet. To install without them add --without-models: all handwriting then waits for a person"
  say "次のものなしで進めます（uketsuke doctor で影響を確認できます）：${missing[*]}" \
    "going on without these (uketsuke doctor says what that costs): ${missing[*]}"
}

gather_rest() {
  local name
  add 0644 deploy/systemd/uketsuke.service "$unit"
  add 0644 deploy/systemd/uketsuke.sysusers "$sysusers"
  add 0644 deploy/systemd/uketsuke.tmpfiles "$tmpfiles"
  add 0644 deploy/systemd/uketsuke.yaml "$documents/uketsuke.yaml"
  while read -r name; do add 0644 "$name" "$documents/${name#./}"; done < <(
    find README.md README.ja.md LICENSE NOTICE docs workflows -type f | LC_ALL=C sort
  )
}

# One line of what is done, or would be.
note() { [ "$dry" = no ] || printf '  %s\n' "$*"; }

# Whole under another name first: a program that runs keeps the file that it has.
place() {
  local mode=$1 from=$2 target=$destdir$3
  if [ -f "$target" ] && cmp -s "$from" "$target" && [ "$(stat -c %a "$target")" = "${mode#0}" ]; then
    unchanged=$((unchanged + 1))
    return
  fi
  note "$mode $from → $target"
  if [ -e "$target" ]; then replaced=$((replaced + 1)); else added=$((added + 1)); fi
  [ "$dry" = no ] || return 0
  half=$target.new
  mkdir -p "${target%/*}" && cp -- "$from" "$half" && chmod "$mode" "$half" &&
    mv -f -- "$half" "$target" || cannot_write "$target"
  half=
}
cannot_write() {
  fail 73 "書き込めません：$1。空き容量と権限を確認し、もう一度実行してください。" \
    "cannot write $1; check space and rights, then run this again"
}

# A bare root or a container may have systemd's programs and nobody who runs it.
systemd_runs() { [ -z "$destdir" ] && [ -d /run/systemd/system ]; }

stop_service() {
  systemd_runs || return 0
  systemctl is-active --quiet uketsuke.service 2>/dev/null || return 0
  was_active=yes
  note 'systemctl stop uketsuke.service'
  [ "$dry" = yes ] || systemctl stop uketsuke.service
}

# The paths that a manifest may name: a damaged one must not lead to anything else.
is_ours() {
  case "$1" in
    *..*) return 1 ;;
    "$library"/* | "$documents"/* | "$unit" | "$sysusers" | "$tmpfiles" | /usr/bin/uketsuke) ;;
    *) return 1 ;;
  esac
}

# Removes the files that stand in the manifest and not on standard input.
remove_listed() {
  local keep=$'\n'$(cat)$'\n' path
  [ -f "$destdir$manifest" ] || return 0
  while IFS= read -r path; do
    is_ours "$path" || continue
    case "$keep" in *$'\n'"$path"$'\n'*) continue ;; esac
    [ -e "$destdir$path" ] || [ -L "$destdir$path" ] || continue
    note "rm $destdir$path"
    removed=$((removed + 1))
    [ "$dry" = yes ] || rm -f -- "$destdir$path"
  done <"$destdir$manifest"
  [ "$dry" = no ] || return 0
  for path in "$destdir$library" "$destdir$documents"; do
    [ ! -d "$path" ] || find "$path" -depth -type d -empty -delete
  done
}

added=0 replaced=0 unchanged=0 removed=0

# Folders, as systemd-tmpfiles makes them; below a destdir by hand and without owners.
make_folders() {
  if [ -z "$destdir" ]; then
    note "systemd-sysusers $sysusers"
    note "systemd-tmpfiles --create $tmpfiles"
    [ "$dry" = no ] || return 0
    systemd-sysusers "$sysusers"
    systemd-tmpfiles --create "$tmpfiles"
    return
  fi
  local kind path mode _
  while read -r kind path mode _; do
    [ "$kind" = d ] && [ ! -d "$destdir$path" ] || continue
    note "mkdir -m $mode $destdir$path"
    [ "$dry" = yes ] || { mkdir -p "$destdir${path%/*}" && mkdir -m "$mode" "$destdir$path"; }
  done <deploy/systemd/uketsuke.tmpfiles
}

# The operator's own file from the first day on.
make_configuration() {
  if [ -e "$destdir$configuration" ]; then
    note "keep $destdir$configuration"
    return
  fi
  note "0640 deploy/systemd/uketsuke.yaml → $destdir$configuration"
  [ "$dry" = no ] || return 0
  half=$destdir$configuration.new
  cp deploy/systemd/uketsuke.yaml "$half" && chmod 0640 "$half" &&
    { [ -n "$destdir" ] || chown root:uketsuke "$half"; } &&
    mv -f -- "$half" "$destdir$configuration" || cannot_write "$destdir$configuration"
  half=
}

need_root() {
  [ -n "$destdir" ] || [ "$dry" = yes ] || [ "$(id -u)" -eq 0 ] || fail 77 \
    '管理者の権限が必要です。sudo を付けて実行してください（中を見るだけなら --dry-run か --destdir）。' \
    'root is needed; run it with sudo, or look with --dry-run or --destdir'
}

install_all() {
  need_root
  gather_programs
  gather_models
  gather_rest
  if [ -z "$destdir" ]; then
    command -v systemd-sysusers >/dev/null && command -v systemd-tmpfiles >/dev/null || fail 69 \
      'この機械に systemd がありません。--destdir で置き場所だけ作れます。' \
      'this machine has no systemd; --destdir lays out the files alone'
    local name absent=()
    for name in $(packages); do
      [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] ||
        absent+=("$name")
    done
    [ ${#absent[@]} -eq 0 ] || fail 69 \
      "Debianパッケージが足りません。先に入れてください：apt-get install --no-install-recommends ${absent[*]}" \
      "Debian packages are missing; install them first: apt-get install --no-install-recommends ${absent[*]}"
  fi
  [ "$dry" = no ] || say '次のことを行います（まだ何もしていません）：' 'This would be done; nothing is yet:'
  stop_service
  local one mode from target
  scratch=$(mktemp -d)
  list=$scratch/manifest
  {
    for one in "${files[@]}"; do printf '%s\n' "${one##*$'\t'}"; done
    echo /usr/bin/uketsuke
    echo "$manifest"
  } >"$list"
  remove_listed <"$list"
  for one in "${files[@]}"; do
    IFS=$'\t' read -r mode from target <<<"$one"
    place "$mode" "$from" "$target"
  done
  note "/usr/bin/uketsuke → $library/uketsuke"
  if [ "$dry" = no ]; then
    mkdir -p "$destdir/usr/bin"
    ln -sfn ../lib/uketsuke/uketsuke "$destdir/usr/bin/uketsuke"
  fi
  place 0644 "$list" "$manifest"
  make_folders
  make_configuration
  [ "$dry" = no ] || return 0
  say "ファイル：新規$added、更新$replaced、変更なし$unchanged、削除$removed" \
    "files: $added new, $replaced replaced, $unchanged as they were, $removed removed"
  [ -z "$destdir" ] || return 0
  ! systemd_runs || systemctl daemon-reload
  if [ "$was_active" = yes ]; then
    systemctl start uketsuke.service
    was_active=no
    say 'サービスを更新し、起動しました。' 'The service was upgraded and started.'
    return
  fi
  say "次は：$documents/workflows を手本に /etc/uketsuke/workflows へワークフローを置き、uketsuke doctor で調べ、systemctl enable --now uketsuke で起動します。" \
    "Next: put workflows into /etc/uketsuke/workflows ($documents/workflows has examples), look with uketsuke doctor, start with systemctl enable --now uketsuke."
}

uninstall() {
  need_root
  if [ ! -f "$destdir$manifest" ]; then
    say "インストールされていません：$destdir$manifest がありません。" \
      "Nothing is installed: there is no $destdir$manifest."
    return
  fi
  [ "$dry" = no ] || say '次のことを行います（まだ何もしていません）：' 'This would be done; nothing is yet:'
  stop_service
  if systemd_runs; then
    note 'systemctl disable uketsuke.service'
    [ "$dry" = yes ] || systemctl disable --quiet uketsuke.service || say \
      '自動起動の解除に失敗しました。あとで systemctl disable uketsuke を実行してください。' \
      'The service could not be disabled; run systemctl disable uketsuke afterwards.'
  fi
  remove_listed </dev/null
  [ "$dry" = no ] || return 0
  ! systemd_runs || systemctl daemon-reload
  say "プログラム（${removed}個のファイル）を取り除きました。設定・鍵・案件・連携ファイルは残しました：/etc/uketsuke、/var/lib/uketsuke、/srv/uketsuke" \
    "Removed the program ($removed files). Configuration, keys, cases and delivered files stay: /etc/uketsuke, /var/lib/uketsuke, /srv/uketsuke"
}

# A clone's own layout with the programs beside it, and with them the libraries of Swift.
pack() {
  gather_programs
  gather_models
  local root one mode from target
  if [ "$dry" = yes ]; then
    say "$kit に書き出します。" "This would write $kit."
    return
  fi
  scratch=$(mktemp -d)
  root=$scratch/uketsuke
  for one in "${files[@]}"; do
    IFS=$'\t' read -r mode from target <<<"$one"
    case "$target" in
      "$library"/models/*) target=$root/${target#"$library"/} ;;
      *) target=$root/programs/${target##*/} ;;
    esac
    mkdir -p "${target%/*}"
    cp -- "$from" "$target"
    chmod "$mode" "$target"
  done
  mkdir -p "$root/deploy"
  cp -R deploy/install.sh deploy/dependencies.sh deploy/systemd "$root/deploy/"
  cp -R README.md README.ja.md LICENSE NOTICE docs workflows "$root/"
  mkdir -p "$(dirname "$kit")"
  tar -C "$scratch" --owner=0 --group=0 -czf "$kit.new" uketsuke
  mv -f "$kit.new" "$kit"
  say "$kit を閉域網の機械へ運び、tar xzf で展開し、uketsuke/deploy/install.sh を実行してください。その機械に要るDebianパッケージ：$(packages)" \
    "Carry $kit to the machine, unpack it by tar xzf and run uketsuke/deploy/install.sh. Debian packages that it needs: $(packages)"
}

case "$action" in
  install) install_all ;;
  uninstall) uninstall ;;
  kit) pack ;;
esac
