# SPDX-License-Identifier: GPL-3.0-or-later
"""nbformat_corpus.py FOLDER SEED [SAMPLE …]: notebooks, and what nbformat makes of them.

N.ipynb is a notebook in a random layout, N.expected what nbformat reads and writes back, N.valid "1" or "0" as the
schema judges it (only for those without an N.expected, which are damaged on purpose).
"""
import json
import pathlib
import random
import sys

import nbformat
from nbformat.validator import get_validator

folder = pathlib.Path(sys.argv[1])
r = random.Random(int(sys.argv[2]))
ALPHABET = "ab \n\n\r\t\x0b\x0c\x1c\x85\u2028é\\\"/\x00\x1b\x7f\uff5e😀"


def text():
    value = "".join(r.choice(ALPHABET) for _ in range(r.randrange(12)))
    return value if r.random() < 0.4 else value.splitlines(True)


def number():
    return r.choice([0, -1, 2**70, 1.0, 1.5e-7, 1e16, 123456789.25, -0.0, float("nan"), float("-inf"), 0.1 + 0.2, r.random() * 10**r.randint(-12, 25)])


def anything(depth=0):
    kind = r.randrange(7 if depth < 3 else 5)
    if kind == 5:
        return [anything(depth + 1) for _ in range(r.randrange(4))]
    if kind == 6:
        return {r.choice(ALPHABET) * r.randrange(3): anything(depth + 1) for _ in range(r.randrange(4))}
    return [None, True, number(), "".join(text()), number()][kind]


def bundle():
    kinds = ["text/plain", "text/html", "image/png", "image/svg+xml", "application/javascript", "text/latex", "application/pdf"]
    data = {mime: text() for mime in r.sample(kinds, r.randrange(4))}
    if r.random() < 0.4:
        data[r.choice(["application/json", "application/x+json"])] = anything()
    return data


def output():
    return r.choice([
        lambda: {"output_type": "stream", "name": r.choice(["stdout", "stderr"]), "text": text()},
        lambda: {"output_type": "display_data", "data": bundle(), "metadata": {"x": anything()}},
        lambda: {"output_type": "execute_result", "data": bundle(), "metadata": {}, "execution_count": r.choice([None, 7])},
        lambda: {"output_type": "error", "ename": "E", "evalue": "".join(text()), "traceback": ["a\x1b[0m", "b\n"]},
    ])()


def cell(minor, index):
    kind = r.choice(["code", "markdown", "raw"])
    made = {"cell_type": kind, "metadata": {"k": anything(), "tags": ["a"]}, "source": text()}
    if r.random() < 0.2:
        made["metadata"]["trusted"] = True
    if kind == "code":
        made.update(execution_count=r.choice([None, 3]), outputs=[output() for _ in range(r.randrange(4))])
    elif r.random() < 0.3:
        made["attachments"] = {"a.png": {"image/png": "QQ=="}, "t": {"text/plain": text()}}
    if minor >= 5:
        made["id"] = "cell-%d" % index
    return made


def notebook():
    minor = r.choice([0, 2, 4, 5, 5, 5])
    metadata = {"kernelspec": {"name": "python3", "display_name": "P"}, "extra": anything()}
    if r.random() < 0.3:
        metadata.update(orig_nbformat=3, signature="s")
    return {"nbformat": 4, "nbformat_minor": minor, "metadata": metadata, "cells": [cell(minor, i) for i in range(r.randrange(5))]}


def laid_out(made):
    return json.dumps(made, indent=r.choice([None, 0, 1, 2, "\t"]), sort_keys=r.random() < 0.5, ensure_ascii=r.random() < 0.5,
                      separators=r.choice([None, (",", ":")]))


def containers(value):
    if isinstance(value, dict):
        yield value
        for inner in list(value.values()):
            yield from containers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from containers(inner)


def damage(made):
    target = r.choice([c for c in containers(made) if c] or [made])
    key = r.choice(list(target))
    if r.random() < 0.4:
        del target[key]
    elif r.random() < 0.5:
        target[key] = r.choice([None, 1, -1, 1.5, True, "text", "", [], {}, ["a", "a"], [1], {"a": 1}])
    else:
        target["surplus"] = 1


def put(name, content):
    (folder / name).write_bytes(content.encode("utf-8"))


def again(content):
    # Format 4 as it is; 3 converted.
    major = json.loads(content)["nbformat"]
    made = nbformat.reads(content, as_version=nbformat.NO_CONVERT)
    if major == 3:
        made = nbformat.convert(made, 4)
    return nbformat.v4.writes(made) + "\n"


for n in range(150):
    content = laid_out(notebook())
    put("%d.ipynb" % n, content)
    put("%d.expected" % n, again(content))
for n, sample in enumerate(sys.argv[3:], 1000):
    content = pathlib.Path(sample).read_bytes().decode("utf-8-sig")
    put("%d.ipynb" % n, content)
    put("%d.expected" % n, again(content))
for n in range(2000, 2600):
    made = notebook()
    for _ in range(r.choice([0, 1, 1, 2])):
        damage(made)
    content = laid_out(made)
    put("%d.ipynb" % n, content)
    minor = made.get("nbformat_minor")
    judge = get_validator(4, minor if type(minor) is int and 0 <= minor <= 5 else 5, name="jsonschema")
    put("%d.valid" % n, "1" if made.get("nbformat") == 4 and not list(judge.iter_errors(json.loads(content))) else "0")
