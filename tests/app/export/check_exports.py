#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges exports by the programs that read them, and beside nbconvert's of the same notebooks.

    check_exports.py NOTEBOOKS EXPORTS     # EXPORTS/NAME.{md,rst,adoc,tex,py}; prints one JSON object

In it: "NAME.FORMAT": {"messages": what the reader complained of, "headings": [...], "missing": words of the notebook that
nbconvert's export shows and this one does not}.
"""
import copy
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import warnings

warnings.filterwarnings("ignore")
import nbformat
from nbconvert import get_exporter
from nbconvert.filters import markdown2html

EXPORTERS = {"md": "markdown", "rst": "rst", "adoc": "asciidoc", "tex": "latex", "py": "python"}
WORD = re.compile(r"[^\W_]{3,}")


class Page(html.parser.HTMLParser):
    """Headings and text of an HTML page."""

    def __init__(self, source):
        super().__init__()
        self.headings, self.parts, self.inside, self.hidden = [], [], None, 0
        self.feed(source)
        self.text = " ".join(self.parts)

    def handle_starttag(self, tag, _):
        if tag in ("style", "script"):
            self.hidden += 1
        if re.fullmatch("h[1-6]", tag):
            self.inside = []

    def handle_endtag(self, tag):
        if tag in ("style", "script"):
            self.hidden -= 1
        if re.fullmatch("h[1-6]", tag) and self.inside is not None:
            self.headings.append(" ".join("".join(self.inside).replace("¶", "").split()))
            self.inside = None

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)
            if self.inside is not None:
                self.inside.append(data)


def words(text):
    return set(WORD.findall(re.sub(r"\\+[nrt](?=[a-z])", " ", text.lower())))


def shown_words(notebook):
    """What a reader could miss: sources and outputs of cells that are not taken out or hidden by tags."""
    found = set()
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", []))
        if "remove-cell" in tags:
            continue
        if not tags & {"remove-input", "hide-input"} and cell.cell_type != "raw":
            source = re.sub(r"\(data:[^)]*\)", "", cell.source).replace("attachment:", "")
            found |= words(Page(markdown2html(source)).text if cell.cell_type == "markdown" else source)
        if tags & {"hide-output"}:
            continue
        for output in cell.get("outputs", []):
            found |= words(re.sub(r"\x1b\[[0-9;]*m", "", output.get("text", "") + "\n".join(output.get("traceback", []))))
            for kind, data in output.get("data", {}).items():
                if kind == "text/html":
                    found |= words(Page(data).text)
                elif kind == "text/markdown" or (kind == "text/plain" and "text/html" not in output.data):
                    found |= words(data)
    return found


def read_rst(path):
    from docutils.core import publish_doctree, publish_string
    from docutils import nodes
    settings = {"report_level": 2, "halt_level": 5, "warning_stream": False, "syntax_highlight": "short",
                "math_output": "MathJax x", "file_insertion_enabled": False, "raw_enabled": True}
    tree = publish_doctree(path.read_text(), settings_overrides=settings)
    messages = [m.astext() for m in tree.findall(nodes.system_message) if m["level"] >= 2]
    page = Page(publish_string(path.read_text(), writer_name="html5", settings_overrides=settings).decode())
    return messages, page


def read_asciidoc(path):
    run = subprocess.run(["asciidoctor", "-v", "-o", "-", str(path)], capture_output=True, text=True)
    return run.stderr.strip().splitlines(), Page(run.stdout)


def read(path):
    if path.suffix == ".rst":
        return read_rst(path)
    if path.suffix == ".adoc":
        return read_asciidoc(path)
    if path.suffix == ".md":
        return [], Page(markdown2html(path.read_text().replace("attachment:", "")))
    return [], None


def nbconvert_text(notebook, kind, folder):
    notebook = copy.deepcopy(notebook)
    for output in (o for cell in notebook.cells for o in cell.get("outputs", []) if kind == "tex"):
        output.get("data", {}).pop("image/svg+xml", None)  # it would call Inkscape
    exporter = get_exporter(EXPORTERS[kind])()
    text, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"path": str(folder)}})
    return text


def plain(text, suffix):
    if suffix == ".tex":
        text = text.split("\\begin{document}")[-1]
        text = re.sub(r"\\(?:adjustimage\{[^}]*\}|begin\{tcolorbox\}\[[^\]]*\]|textcolor\[HTML\]\{\w+\}|PY\{[^}]*\})|\\textbf", "", text)
        return re.sub(r"[\\{}]", " ", text.replace("\\softbreak{}", "").replace("\\textbackslash{}", "\\\\"))
    return text.replace("\\", " ")


def main():
    notebooks, exports = map(pathlib.Path, sys.argv[1:3])
    result = {}
    for source in sorted(notebooks.glob("*.ipynb")):
        notebook = nbformat.read(source, 4)
        shown = shown_words(notebook)
        for kind in EXPORTERS:
            path = exports / f"{source.stem}.{kind}"
            if not path.exists():
                continue
            messages, page = read(path)
            ours = words(page.text if page else plain(path.read_text(), path.suffix))
            # nbconvert stops at what "odd" holds, and pandoc asks the network for what "active" names.
            is_plain = source.stem not in ("odd", "active")
            theirs = words(plain(nbconvert_text(notebook, kind, notebooks), path.suffix)) if is_plain else set()
            result[path.name] = {"messages": messages, "headings": page.headings if page else [],
                                 "missing": sorted((shown & theirs) - ours)}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
