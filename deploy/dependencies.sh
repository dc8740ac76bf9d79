#!/usr/bin/env bash
# Installs what Uketsuke needs from Debian 12, and says what it did.
#
#   deploy/dependencies.sh            what building, running and testing need
#   deploy/dependencies.sh build      what compiling needs
#   deploy/dependencies.sh run        what the finished programs need
#   deploy/dependencies.sh test       what tests, fixtures and benchmarks need besides
#   deploy/dependencies.sh --list …   names the packages and does nothing
#
# Every package is named once, here. Running it again changes nothing. Root is needed only where
# something is missing. Swift 6.3 itself is expected on the path.
set -euo pipefail

# What Swift's own toolchain and its C compiler call on.
toolchain=(
  binutils ca-certificates git libc6-dev libcurl4 libgcc-12-dev libncurses6 libsqlite3-0
  libstdc++-12-dev libxml2 tzdata zlib1g-dev
)
build=(
  pkg-config libcairo2-dev libleptonica-dev libpango1.0-dev libpoppler-glib-dev libsqlite3-dev
  libtesseract-dev
)
run=(
  fontconfig fonts-noto-cjk poppler-data tesseract-ocr tesseract-ocr-eng tesseract-ocr-jpn
)
# Fonts that the fixtures are drawn with, and programs that tests hold ours against.
test=(
  fonts-aoyagi-kouzan-t fonts-aoyagi-soseki fonts-ipafont fonts-kiloji fonts-klee
  fonts-kouzan-mouhitsu fonts-seto fonts-yozvox-yozfont-new-kana
  fonts-yozvox-yozfont-standard-kana fonts-yusei-magic python3
)

usage() { sed -n '2,12s/^# \{0,1\}//p' "$0"; }

list_only=no
groups=()
for argument in "$@"; do
  case "$argument" in
    --list) list_only=yes ;;
    --help | -h) usage; exit 0 ;;
    build | run | test) groups+=("$argument") ;;
    *) echo "dependencies.sh: unknown word '$argument'; see --help" >&2; exit 64 ;;
  esac
done
[ ${#groups[@]} -gt 0 ] || groups=(build run test)

wanted=()
for group in "${groups[@]}"; do
  case "$group" in
    build) wanted+=("${toolchain[@]}" "${build[@]}") ;;
    run) wanted+=("${run[@]}") ;;
    test) wanted+=("${test[@]}") ;;
  esac
done

if [ "$list_only" = yes ]; then
  printf '%s\n' "${wanted[@]}"
  exit 0
fi

if ! command -v dpkg-query >/dev/null; then
  echo "dependencies.sh: this is no Debian system; install by hand: ${wanted[*]}" >&2
  exit 69
fi

missing=()
for name in "${wanted[@]}"; do
  state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$name" 2>/dev/null || true)
  [ "${state%% *}" = ii ] || missing+=("$name")
done

if [ ${#missing[@]} -eq 0 ]; then
  echo "dependencies: all ${#wanted[@]} Debian packages are installed; nothing to do"
else
  echo "dependencies: installing ${#missing[@]} of ${#wanted[@]} Debian packages: ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "dependencies: root is needed; run as root: apt-get install ${missing[*]}" >&2
      exit 77
    }
    as_root=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  quietly() {
    local log
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      echo "dependencies: failed: $*" >&2
      exit 69
    fi
    rm -f "$log"
  }
  quietly ${as_root[@]+"${as_root[@]}"} apt-get -o DPkg::Lock::Timeout=300 update
  quietly ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"
  echo "dependencies: installed ${missing[*]}"
fi

for group in "${groups[@]}"; do
  if [ "$group" = build ] && ! swift --version 2>/dev/null | grep -q 'Swift version 6\.[3-9]'; then
    echo "dependencies: Swift 6.3 or newer is not on the path; install it from swift.org" >&2
    exit 69
  fi
done
