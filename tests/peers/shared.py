"""What the figures have in common: how a command is run and measured, and how times are told. Only the standard library."""

import json
import os
import pathlib
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
MEASURE = REPOSITORY / "target/release/examples/measure"
FIGURES = HERE / "figures"


def run(command, folder=None, limit_gib=None, seconds=None, environment=None):
    """Runs a command to its end. Returns how it ended, seconds, most memory in MB, and what it printed."""
    def limited():
        os.setsid()
        if limit_gib:
            resource.setrlimit(resource.RLIMIT_AS, (limit_gib << 30, limit_gib << 30))

    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               preexec_fn=limited, env={**os.environ, **(environment or {})}, text=True)
    if seconds:
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
        signal.alarm(seconds)
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    signal.alarm(0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - start
    end = "done" if process.returncode == 0 else why(process.returncode, printed, took, seconds, limit_gib)
    return end, took, used.ru_maxrss / 1024, printed


def why(code, printed, took, seconds, limit_gib):
    """A failure in a few words."""
    if seconds and took >= seconds:
        return f"not done after {seconds} s"
    if "memory allocation" in printed or "out of memory" in printed.lower():
        return f"out of memory at {limit_gib} GiB"
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    return f"failed ({code}): {lines[-1][:200] if lines else 'without a word'}"


def median(values):
    return statistics.median(values)


def spread(values):
    """`median (least to most)`, with as many digits as mean something."""
    text = lambda value: f"{value:.2f}" if value < 10 else f"{value:.1f}"
    return f"{text(median(values))} ({text(min(values))} to {text(max(values))})"


def tool(name):
    """Where a program is, or none."""
    return shutil.which(name)


def keep(name, figures):
    """Writes the figures of a run down, for the tables and the plot."""
    FIGURES.mkdir(exist_ok=True)
    (FIGURES / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(f"kept in {FIGURES / name}.json", file=sys.stderr)


def kept(name):
    path = FIGURES / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else None
