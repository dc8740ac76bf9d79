#!/usr/bin/env bash
# Installs what is missing and passes all tests, in the configuration that is shipped.
#
#   deploy/test.sh             everything (CI runs this)
#   deploy/test.sh FILTER      the tests whose names match FILTER
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step 'dependencies'
deploy/dependencies.sh

step 'format'
swift format lint --strict --configuration .swift-format --recursive --parallel \
  Package.swift Sources Tests

step 'layers'
deploy/layers.py --self-test
deploy/layers.py

step 'build'
# One package graph, one configuration: what is tested is what is shipped.
swift build -c release --build-tests --quiet

step 'test'
swift test -c release --skip-build --disable-xctest ${1:+--filter "$1"}

step 'done'
