#!/usr/bin/env python3
"""Holds the imports of every target against the table in docs/architecture.md.

    deploy/layers.py              exits 1 and names each import that the table does not allow, and
                                  each that it allows and nobody needs
    deploy/layers.py --self-test  shows that it can fail

The table's rows read `| target | purpose | may import |`; Foundation, Glibc, Dispatch and Logging
are allowed everywhere.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVERYWHERE = {
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Logging", "Synchronization", "Swift",
}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?([A-Za-z_]\w*)",
    re.MULTILINE,
)


def table(text):
    """Target to the set of modules that it may import."""
    allowed = {}
    inside = False
    for line in text.splitlines():
        if line.startswith("| target |"):
            inside = True
            continue
        if inside and not line.startswith("|"):
            inside = False
        if not inside or set(line) <= set("|- "):
            continue
        targets, _, imports = [cell.strip() for cell in line.strip("|").split("|")][:3]
        names = {name.strip() for name in imports.split(",") if name.strip()}
        for target in re.findall(r"`([^`]+)`", targets):
            allowed[target] = names
    return allowed


def violations(allowed, sources):
    """Sentences, one for each import that is not allowed or not needed, or target that has no row."""
    found = []
    for target, files in sorted(sources.items()):
        if target not in allowed:
            found.append(f"{target}: has no row in the table of docs/architecture.md")
            continue
        imported = set()
        for name, text in sorted(files.items()):
            for module in IMPORT.findall(text):
                imported.add(module)
                if module not in allowed[target] | EVERYWHERE | {target}:
                    found.append(f"{name}: {target} may not import {module}")
        # Targets in C have no imports that could be seen.
        for module in sorted(allowed[target] - imported if files else ()):
            found.append(f"{target}: nothing in it imports {module}; take it out of its row")
    return found


def read_sources():
    sources = {}
    for folder in sorted((ROOT / "Sources").iterdir()):
        if folder.is_dir():
            files = {str(p.relative_to(ROOT)): p.read_text() for p in folder.rglob("*.swift")}
            sources[folder.name] = files
    return sources


def self_test():
    allowed = table("| target | purpose | may import |\n| --- | --- | --- |\n| `A` `B` | x | C, D |\n")
    assert allowed == {"A": {"C", "D"}, "B": {"C", "D"}}, allowed
    good = {"A": {"a.swift": "import Foundation\npublic import C\n@preconcurrency import D\n"}}
    assert violations(allowed, good) == []
    bad = {"A": {"a.swift": "internal import struct Evil.Thing\nimport C\n"}, "Z": {}}
    assert len(violations(allowed, bad)) == 3, violations(allowed, bad)


def main():
    if "--self-test" in sys.argv[1:]:
        self_test()
        print("layers: the check can fail")
        return 0
    allowed = table((ROOT / "docs/architecture.md").read_text())
    found = violations(allowed, read_sources())
    for line in found:
        print(f"layers: {line}", file=sys.stderr)
    if found:
        return 1
    print(f"layers: {len(allowed)} targets keep to the table")
    return 0


if __name__ == "__main__":
    sys.exit(main())
