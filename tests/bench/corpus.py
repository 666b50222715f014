#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the notebooks ./dev bench measures; the same names always give the same bytes.

    corpus.py FOLDER [NAME…]      names: n100 n1000 n5000 n10000 trivial200 plots200 tables200
                                  stream100k lines1m print1m file200mb
"""
import base64
import json
import pathlib
import random
import struct
import sys
import zlib

KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
          "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python", "version": "3.13.5"}}
NOUNS = "batch bias buffer column epoch frame gradient kernel label layer loss matrix metric model plot sample tensor weight".split()


class Author:
    """Writes plausible cells, reproducibly."""

    def __init__(self, name):
        self.dice = random.Random("quire/" + name)
        self.number = 0

    def cell(self, kind, text, **more):
        self.number += 1
        return {"cell_type": kind, "id": f"bench-{self.number:05d}", "metadata": {}, "source": text.splitlines(True), **more}

    def code(self, text, outputs=()):
        return self.cell("code", text, outputs=list(outputs), execution_count=self.number if outputs else None)

    def words(self, count):
        return " ".join(self.dice.choices(NOUNS, k=count))

    def prose(self):
        lead = f"## {self.words(3).title()}\n\n" if self.dice.random() < 0.3 else ""
        body = ". ".join(self.words(self.dice.randint(5, 14)).capitalize() for _ in range(self.dice.randint(1, 4)))
        extra = self.dice.choice(["", "", f"\n\n- **{self.words(1)}** {self.words(4)}\n- `{self.words(1)}` {self.words(6)}",
                                  f"\n\n| {self.words(1)} | value |\n|---|---|\n| a | {self.dice.random():.3f} |",
                                  f"\n\n```python\n{self.words(1)} = load('{self.words(1)}')\n```"])
        return lead + body + "." + extra

    def program(self):
        lines = [f"# step {self.number}", "import math"]
        for _ in range(self.dice.randint(1, 9)):
            name, other = self.words(1), self.words(1)
            lines += self.dice.choice([
                [f"{name} = [math.sqrt(v) for v in range({self.dice.randint(3, 90)})]"],
                [f"for {other} in range({self.dice.randint(2, 9)}):", f"    {name}.append({other} * 2)"],
                [f"def {name}_{self.number}({other}, size=8):", f'    """{self.words(5)}"""', f"    return {other} + size"],
                [f"print('{name}', {other})"]])
        return "\n".join(lines)

    def lines(self, count):
        return [f"{n:6d} {self.words(5)} {self.dice.random():10.6f}\n" for n in range(count)]


def stream(lines):
    return {"name": "stdout", "output_type": "stream", "text": lines}


def shown(data):
    return {"data": data, "metadata": {}, "output_type": "display_data"}


def mixed(author, count):
    for number in range(count - 2):
        if number % 3 == 0:
            yield author.cell("markdown", author.prose())
        else:
            wants = author.dice.random()
            yield author.code(author.program(), [stream(author.lines(author.dice.randint(1, 15)))] if wants < 0.6 else ())


def png(author, width=960, height=640, noisy=69):
    rows = []
    for y in range(height):
        row = bytearray(b"\xff" * width * 3)
        if 200 < y < 200 + noisy:
            row[150:150 + 2580] = author.dice.randbytes(2580)
        rows.append(b"\0" + bytes(row[:width * 3]))
    chunk = lambda tag, body: struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"".join(rows), 1)) + chunk(b"IEND", b""))


def plots(author, count):
    for number in range(count):
        data = base64.b64encode(png(author)).decode() + "\n"
        yield author.code(f"plot(run[{number}])", [shown({"image/png": data, "text/plain": ["<Figure 960x640>"]})])


def tables(author, count):
    for number in range(count):
        rows = [[f"{author.dice.uniform(-9, 9):.4f}" for _ in range(8)] for _ in range(30)]
        html = ['<table class="dataframe">\n'] + ["<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>\n" for row in rows] + ["</table>"]
        yield author.code(f"frames[{number}]", [shown({"text/html": html, "text/plain": ["  ".join(row) + "\n" for row in rows]})])


def everything(author):
    """200 MB as they come about: many plots, long logs, tables and text."""
    for number in range(580):
        yield author.cell("markdown", author.prose())
        data = base64.b64encode(png(author, noisy=92)).decode() + "\n"
        yield author.code(author.program(), [stream(author.lines(300)), shown({"image/png": data, "text/plain": ["<Figure 960x640>"]})])
    yield from tables(author, 100)


PRINT = """for number in range(1_000_000):
    print(number, "loss 0.3141 accuracy 0.9265")
"""

CELLS = {
    "n100": lambda a: mixed(a, 100), "n1000": lambda a: mixed(a, 1000), "n5000": lambda a: mixed(a, 5000),
    "n10000": lambda a: mixed(a, 10000),
    "trivial200": lambda a: (a.code(f"print({n})") for n in range(200)),
    "plots200": lambda a: plots(a, 200), "tables200": lambda a: tables(a, 200),
    "stream100k": lambda a: iter([a.code("train()", [stream(a.lines(100_000))])]),
    "lines1m": lambda a: iter([a.code("train()", [stream(a.lines(1_000_000))])]),
    "print1m": lambda a: iter([a.code(PRINT)]),
    "file200mb": everything,
}


def write(folder, name):
    author = Author(name)
    first = author.code(f"start = 1  # {name}")
    cells = list(CELLS[name](author))
    if name not in ("trivial200", "print1m"):
        cells = [first] + cells + [author.cell("markdown", f"The end of {name}")]
    notebook = {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or CELLS:
        if not (folder / f"{name}.ipynb").exists():
            write(folder, name)


if __name__ == "__main__":
    main()
