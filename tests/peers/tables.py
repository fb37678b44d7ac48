#!/usr/bin/env python3
"""Prints the kept figures as the tables of BENCHMARKS.md.

    python3 tests/peers/tables.py
"""

from shared import kept, median, spread


def table(head, rows):
    print("|", " | ".join(head), "|")
    print("|" + "---|" * len(head))
    for row in rows:
        print("|", " | ".join(row), "|")
    print()


def gen():
    figures = kept("gen")
    sizes = list(figures["runs"]["flowlog"])
    rows = []
    for name, by_size in figures["runs"].items():
        cells = []
        for size in sizes:
            runs = by_size.get(size, [])
            if not runs:
                cells.append("not tried")
            elif all(run["end"] == "done" for run in runs):
                cells.append(f"{spread([run['seconds'] for run in runs])} s, {max(run['megabytes'] for run in runs):.0f} MB")
            else:
                cells.append(f"{runs[-1]['end']}, {runs[-1]['seconds']:.1f} s")
        growth = figures["exponents"].get(name)
        rows.append([f"`{name}`", *cells, f"n^{growth:.2f}" if growth else ""])
    table(["", *(f"{size} operations" for size in sizes), "growth from 100"], rows)
    stages = list(figures["runs"]["flowlog"][sizes[0]][0]["stages"])
    rows = [[size, *(f"{median([run['stages'][stage] for run in figures['runs']['flowlog'][size]]):.3f} s" for stage in stages)] for size in sizes]
    table(["operations", *stages], rows)


def build():
    rows = [[f"`{name}`", f"{spread(of['check'])} s", f"{spread(of['release'])} s", f"{of['code_lines'] / 100:.0f} of {of['lines'] / 100:.0f}", f"{of['rlib'] / 1e5:.0f} kB"]
            for name, of in kept("build").items()]
    table(["100 operations", "`cargo check`", "`cargo build --release`", "lines of code per operation", "rlib per operation"], rows)


def sdk():
    rows = [[f"`{name}`", of["sdk"], f"{spread(of['python'])} µs", f"{of['ours']:.2f} µs", f"1/{of['ratio']:.0f}"] for name, of in kept("sdk").items()]
    table(["create of", "official SDK", "in Python", "here", "ratio"], rows)


def cold():
    rows = [[features, str(of["crates"]), f"{spread(of['seconds'])} s"] for features, of in kept("cold").items()]
    table(["one vendor", "crates", "cold `cargo check`"], rows)


if __name__ == "__main__":
    for name, tell in (("gen", gen), ("build", build), ("sdk", sdk), ("cold", cold)):
        if kept(name):
            tell()
