#!/usr/bin/env python3
"""Draws `figures/gen.svg` from `figures/gen.json`: time of each generator against the number of operations, both axes logarithmic.

    python3 tests/peers/plot.py
"""

import math

from shared import FIGURES, kept, median

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 380, 60, 190, 20, 50
COLOURS = {"flowlog": "#1f6feb", "oas3-gen": "#d1242f", "progenitor": "#8250df", "progenitor without rules": "#8250df"}
SIZES, SECONDS = (3, 8000), (0.005, 60)


def along(value, limits, start, end):
    low, high = (math.log10(limit) for limit in limits)
    return start + (math.log10(value) - low) / (high - low) * (end - start)


def place(size, seconds):
    return along(size, SIZES, LEFT, WIDTH - RIGHT), along(seconds, SECONDS, HEIGHT - BOTTOM, TOP)


def text(x, y, words, anchor="middle", colour="#57606a"):
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def line(x1, y1, x2, y2):
    return f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#d0d7de"/>'


def axes(sizes):
    parts = []
    for seconds in (0.01, 0.1, 1, 10):
        _, y = place(SIZES[0], seconds)
        parts += [line(LEFT, y, WIDTH - RIGHT, y), text(LEFT - 8, y + 4, f"{seconds:g} s", "end")]
    for size in sizes:
        x, _ = place(size, SECONDS[0])
        parts += [line(x, TOP, x, HEIGHT - BOTTOM), text(x, HEIGHT - BOTTOM + 18, size)]
    return [*parts, text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, "operations")]


def curve(name, points):
    colour = COLOURS[name]
    places = [place(size, seconds) for size, seconds in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
    x, y = places[-1]
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots,
            text(x + 10, y + 4, f"{name} {points[-1][1]:.2g} s", "start", colour)]


def main():
    runs = kept("gen")["runs"]
    parts = axes([int(size) for size in runs["flowlog"]])
    for name, by_size in runs.items():
        points = [(int(size), median([run["seconds"] for run in of])) for size, of in by_size.items() if all(run["end"] == "done" for run in of)]
        if points:
            parts += curve(name, points)
    (FIGURES / "gen.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n")


if __name__ == "__main__":
    main()
