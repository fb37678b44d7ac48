#!/usr/bin/env python3
"""Cold `cargo check` of a program that uses one vendor: nothing is built, everything is downloaded.

    python3 tests/peers/cold.py fetch       # writes the programs and downloads what they need
    python3 tests/peers/cold.py measure     # checks each with an empty target folder
"""

import pathlib
import shutil
import sys
import tempfile

from shared import REPOSITORY, keep, run, spread

FOLDER = pathlib.Path(tempfile.gettempdir()) / "flowlog-cold"
VENDOR, SERVICE = "tencentcloud", "vpc"
FEATURES = {
    "default features": "",
    "blocking transport": f', default-features = false, features = ["{SERVICE}", "ureq"]',
    "no transport": f', default-features = false, features = ["{SERVICE}"]',
}


def program(features):
    return FOLDER / features.replace(" ", "-")


def fetch():
    for features, words in FEATURES.items():
        folder = program(features)
        (folder / "src").mkdir(parents=True, exist_ok=True)
        (folder / "src/main.rs").write_text(f"use flowlog_{VENDOR}::{SERVICE}::CreateFlowLogRequest;\n\nfn main() {{\n    println!(\"{{}}\", CreateFlowLogRequest::new().validate());\n}}\n")
        (folder / "Cargo.toml").write_text(
            f'[package]\nname = "cold"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n'
            f'flowlog-{VENDOR} = {{ path = "{REPOSITORY}/generated/{VENDOR}"{words} }}\n')
        shutil.copy(REPOSITORY / "Cargo.lock", folder / "Cargo.lock")
        end, _, _, printed = run(["cargo", "fetch", "--quiet"], folder)
        assert end == "done", printed


def measure(runs=2):
    figures, targets = {}, []
    for number in range(runs):
        for features in FEATURES:
            target = FOLDER / f"target-{number}-{features.replace(' ', '-')}"
            targets.append(target)
            end, took, _, printed = run(["cargo", "check", "--quiet", "--offline"], program(features),
                                        environment={"CARGO_TARGET_DIR": str(target), "CARGO_INCREMENTAL": "0"})
            assert end == "done", printed
            _, _, _, tree = run(["cargo", "tree", "--offline", "--edges", "normal,build", "--prefix", "none"], program(features))
            crates = len({line.split(" (*)")[0] for line in tree.splitlines() if line.strip()})
            figures.setdefault(features, {"crates": crates, "seconds": []})["seconds"].append(took)
    for features, figure in figures.items():
        print(f"{features:>20}: {spread(figure['seconds'])} s, {figure['crates']} crates")
    keep("cold", figures)
    for target in targets:
        shutil.rmtree(target, ignore_errors=True)


if __name__ == "__main__":
    {"fetch": fetch, "measure": measure}[sys.argv[1]]()
