#!/usr/bin/env python3
"""Time and memory of generators on the same operations: the five creates cloned to 5, 100, 1000 and 5000.

    cargo build --release --package flowlog-tests --example measure
    cargo install oas3-gen cargo-progenitor
    python3 tests/peers/gen.py [--runs 3] [--limit-gib 8] [--sizes 5,100,1000,5000]

Each program runs in a process of its own, under the same limit of memory, one after another, sizes inside of runs. Folders are new for each run, and
nothing is deleted before the last one.
"""

import argparse
import math
import pathlib
import re
import shutil
import sys
import tempfile

from shared import MEASURE, keep, median, run, tool

SECONDS = 30


def commands(clone, out):
    """Every generator with its command, by name. What is not installed is left out, and said."""
    found = {"flowlog": [MEASURE, "gen", clone / "spec", out / "flowlog"]}
    if tool("oas3-gen"):
        found["oas3-gen"] = ["oas3-gen", "generate", "client-mod", "-i", clone / "openapi.json", "-o", out / "oas3", "--workspace"]
    if tool("cargo-progenitor"):
        # It reads OpenAPI 3.0 only.
        for name, document in (("progenitor", "openapi-3.0.json"), ("progenitor without rules", "openapi-3.0-plain.json")):
            found[name] = ["cargo-progenitor", "progenitor", "-i", clone / document, "-o", out / name.replace(" ", "-"), "-n", "peer", "-v", "0.0.0"]
    return found


def stages(printed):
    return {stage: float(time) / 1e3 for stage, time in re.findall(r"(\w+) ([\d.]+) ms", printed)}


def exponent(points):
    """The slope of the line through (size, time) in logarithms, by least squares."""
    logs = [(math.log(size), math.log(time)) for size, time in points]
    x, y = (sum(axis) / len(logs) for axis in zip(*logs))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, b in logs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit-gib", type=int, default=8)
    parser.add_argument("--sizes", default="5,100,1000,5000")
    parser.add_argument("--clones", type=pathlib.Path, help="a folder with the clones of an earlier run")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="flowlog-peers-"))
    clones = options.clones or folder
    for size in sizes:
        if not (clones / str(size)).exists():
            (clones / str(size)).mkdir(parents=True)
            run([MEASURE, "clone", size, clones / str(size)])
    results, given_up = {}, set()
    for number in range(options.runs):
        for size in sizes:
            out = folder / f"out-{size}-{number}"
            out.mkdir()
            for name, command in commands(clones / str(size), out).items():
                if (name, size) in given_up:
                    continue
                end, took, memory, printed = run(command, limit_gib=options.limit_gib, seconds=SECONDS)
                print(f"{name:>12} {size:>5}: {took:7.2f} s {memory:7.0f} MB  {end}", flush=True)
                results.setdefault(name, {}).setdefault(str(size), []).append(
                    {"end": end, "seconds": took, "megabytes": memory, "stages": stages(printed) if name == "flowlog" else {}})
                if end != "done":
                    given_up.add((name, size))
    summary = {"limit_gib": options.limit_gib, "runs": results, "exponents": {}}
    for name, by_size in results.items():
        points = [(int(size), median([r["seconds"] for r in runs])) for size, runs in by_size.items() if all(r["end"] == "done" for r in runs)]
        large = [point for point in points if point[0] >= 100]
        if len(large) > 1:
            summary["exponents"][name] = exponent(large)
            print(f"{name}: grows with n^{exponent(large):.3f} from {large[0][0]} to {large[-1][0]}")
    keep("gen", summary)
    shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
