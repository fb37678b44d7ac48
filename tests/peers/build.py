#!/usr/bin/env python3
"""What the Rust compiler needs for the generated crates of 100 operations, beside those of oas3-gen for the same operations.

    cargo build --release --package flowlog-tests --example measure
    cargo install oas3-gen
    python3 tests/peers/build.py prepare FOLDER      # generates, fetches and builds the dependencies
    python3 tests/peers/build.py measure FOLDER      # measures check and release build by turns, and writes the figures

`flowlog` is a hundred services of one operation, each with its clients; `flowlog-five-services` has twenty operations in each of five services, which is
nearer to the one client that oas3-gen makes of the same hundred. Dependencies are built before, nothing is incremental, and only the generated crates are built again: their `lib.rs` is touched.
"""

import os
import pathlib
import re
import sys

from shared import MEASURE, keep, run, spread, tool

OPERATIONS = 100
ENVIRONMENT = {"CARGO_INCREMENTAL": "0"}
BUILDS = {"check": ["cargo", "check", "--quiet"], "release": ["cargo", "build", "--release", "--quiet"]}


def prepare(folder):
    if not (folder / "clones").exists():
        (folder / "clones").mkdir(parents=True)
        run([MEASURE, "clone", OPERATIONS, folder / "clones"])
        run([MEASURE, "gen", folder / "clones/spec", folder / "flowlog"])
        workspace(folder / "flowlog")
        run([MEASURE, "clone-operations", OPERATIONS, folder / "clones-of-operations"])
        run([MEASURE, "gen", folder / "clones-of-operations/spec", folder / "flowlog-five-services"])
        workspace(folder / "flowlog-five-services")
        if tool("oas3-gen"):
            run(["oas3-gen", "generate", "client-mod", "-i", folder / "clones/openapi.json", "-o", folder / "oas3-gen", "--workspace"])
    for name in generators(folder):
        for build in BUILDS.values():
            end, took, _, printed = run(build, folder / name, environment=environment(folder, name))
            print(f"{name:>12} {' '.join(build)}: {end}, {took:.1f} s with dependencies")
            if end != "done":
                print(printed[-3000:])


def workspace(folder):
    """Makes one workspace of crates that stand alone."""
    manifests = sorted(folder.glob("*/Cargo.toml"))
    for manifest in manifests:
        manifest.write_text(manifest.read_text().replace("\n[workspace]\n", ""))
    members = ", ".join(f'"{manifest.parent.name}"' for manifest in manifests)
    (folder / "Cargo.toml").write_text(f'[workspace]\nresolver = "3"\nmembers = [{members}]\n')


def generators(folder):
    return [name for name in ("flowlog", "flowlog-five-services", "oas3-gen") if (folder / name).exists()]


def environment(folder, name):
    return {**ENVIRONMENT, "CARGO_TARGET_DIR": str(folder / f"target-{name}")}


def sources(folder, name):
    return [path for path in (folder / name).rglob("*.rs") if "target" not in path.parts]


def lines(paths):
    every = [line.strip() for path in paths for line in path.read_text().splitlines()]
    return len(every), sum(1 for line in every if line and not line.startswith("//"))


def rlibs(folder, name):
    """Bytes of the newest rlib of each generated crate."""
    manifests = [path.read_text() for path in (folder / name).rglob("Cargo.toml")]
    crates = {found[1].replace("-", "_") for found in (re.search(r'^name = "(.+)"', text, re.MULTILINE) for text in manifests) if found}
    newest = {}
    for path in sorted((folder / f"target-{name}/release/deps").glob("*.rlib"), key=lambda path: path.stat().st_mtime):
        newest[path.name.removeprefix("lib").rsplit("-", 1)[0]] = path.stat().st_size
    return sum(newest[crate] for crate in crates)


def measure(folder, runs=3):
    figures = {}
    for _ in range(runs):
        for name in generators(folder):
            for what, build in BUILDS.items():
                for library in (folder / name).rglob("src/lib.rs"):
                    os.utime(library)
                end, took, _, printed = run(build, folder / name, environment=environment(folder, name))
                assert end == "done", printed
                figures.setdefault(name, {}).setdefault(what, []).append(took)
    for name, figure in figures.items():
        figure["lines"], figure["code_lines"] = lines(sources(folder, name))
        figure["rlib"] = rlibs(folder, name)
        print(f"{name:>12}: check {spread(figure['check'])} s, release {spread(figure['release'])} s, "
              f"{figure['lines'] / OPERATIONS:.0f} lines of which {figure['code_lines'] / OPERATIONS:.0f} code, {figure['rlib'] / OPERATIONS / 1000:.0f} kB of rlib per operation")
    keep("build", figures)


if __name__ == "__main__":
    {"prepare": prepare, "measure": measure}[sys.argv[1]](pathlib.Path(sys.argv[2]).resolve())
