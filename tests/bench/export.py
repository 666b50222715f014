#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports the same notebooks with Quire and with nbconvert, turn by turn, and prints JSON lines.

    export.py --quire PROGRAM [--runs N] [--only FORMAT]… [NAME…]

NAME: a notebook of corpus.py, "prose" of the tests' corpus, or a file; "folder" is all of them in one call, as one would
export a folder. Of each: seconds until it is done, seconds of processor time, peak memory in MiB (of the largest process,
for nbconvert's PDF that is TeX or Python), and how many times faster Quire is. nbconvert's PDF goes by xelatex.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
FORMATS = ["html", "pdf", "markdown", "latex"]
NAMES = ["prose", "n100", "n1000", "plots200", "tables200", "folder"]
# TeX takes minutes for longer ones.
NAMES_FOR_PDF = ["prose", "n100", "plots200"]


def run(command):
    """Seconds, processor seconds and MiB; None when it failed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        return None
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(samples):
    """Of each of the three; None when a run failed."""
    if not samples or None in samples:
        return None
    return [round(statistics.median(values), 3) for values in zip(*samples)]


def told(numbers):
    return None if numbers is None else dict(zip(("s", "cpu_s", "mib"), numbers))


def measure(quire, name, files, kind, runs, folder):
    ours, theirs = [], []
    for turn in range(runs):
        target = folder / f"{kind}-{turn}"
        target.mkdir(exist_ok=True)
        ours.append(run([quire, "export", *files, "--to", kind, "-o", f"{target}/"]))
        theirs.append(run([sys.executable, "-m", "nbconvert", "--to", kind, "--output-dir", str(target), *files]))
    ours, theirs = median(ours), median(theirs)
    line = {"metric": f"export_{kind}", "notebook": name, "n": runs, "quire": told(ours), "nbconvert": told(theirs)}
    if ours and theirs:
        line["faster"] = round(theirs[0] / ours[0], 1)
    print(json.dumps(line), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quire", required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", action="append", choices=FORMATS)
    parser.add_argument("names", nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quire-bench-export-") as scratch:
        scratch = pathlib.Path(scratch)
        os.environ["XDG_CACHE_HOME"] = str(scratch / "cache")  # so that no formula was set before
        wanted = options.names or NAMES
        made = [name for name in NAMES if name not in ("prose", "folder")]
        needed = [name for name in made if name in wanted or "folder" in wanted]
        subprocess.run([sys.executable, HERE / "corpus.py", scratch, *needed], check=True, stdout=subprocess.DEVNULL)
        files = {name: [str(scratch / f"{name}.ipynb")] for name in needed}
        files["prose"] = [str(HERE.parent / "data" / "export" / "prose.ipynb")]
        files["folder"] = [file for group in list(files.values()) for file in group]
        for kind in options.only or FORMATS:
            for name in wanted:
                if kind != "pdf" or name in NAMES_FOR_PDF or options.names:
                    measure(options.quire, name, files.get(name, [name]), kind, options.runs, scratch)


if __name__ == "__main__":
    main()
