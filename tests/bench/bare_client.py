#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference for run200: a bare jupyter_client runs a notebook's code cells on a kernel of its own, one after the
other, and prints the milliseconds they took.

    bare_client.py NOTEBOOK
"""
import json
import sys
import time

from jupyter_client.manager import start_new_kernel


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        sources = ["".join(cell["source"]) for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        client.execute_interactive("pass", silent=True)
        begin = time.perf_counter()
        for source in sources:
            client.execute_interactive(source, output_hook=lambda message: None)
        print(round((time.perf_counter() - begin) * 1000, 1))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main()
