#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what two HTML pages of one notebook show, and says what only the first one has.

    compare.py THEIRS.html OURS.html [word that may be missing…]

Looked at: headings, pictures, tables with their cells, and the words. Formulas are read as TeX in theirs, from the
labels of the drawings in ours. What runs is left out: in theirs it is a script, in ours a frame.
"""
import html.parser
import re
import sys

VOID = {"img", "br", "hr", "input", "meta", "link", "col", "wbr"}
UNSEEN = {"script", "style", "head", "title", "template", "iframe"}
# What belongs to the page around the notebook.
FURNITURE = {"jp-InputPrompt", "jp-OutputPrompt", "prompt", "hint", "anchor-link", "jp-Collapser"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.hidden, self.text = [], 0, []
        self.pictures = self.tables = self.cells = 0
        self.headings = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = set((given.get("class") or "").split())
        hides = tag in UNSEEN or tag in ("nav", "footer", "button") or bool(classes & FURNITURE)
        if tag == "svg" and "math" in classes:
            self.handle_data(given.get("aria-label", ""))
            hides = True
        elif (tag in ("img", "svg")) and not self.hidden:
            self.pictures += 1
            hides = tag == "svg"
        self.pictures += "far" in classes  # One of the web is a link in ours.
        if not self.hidden:
            self.tables += tag == "table" and "alert" not in classes
            self.cells += tag in ("td", "th")
            if re.fullmatch("h[1-6]", tag):
                self.headings.append("")
        if tag in VOID:
            return
        self.open.append((tag, hides))
        self.hidden += hides

    def handle_endtag(self, tag):
        if tag in [name for name, _ in self.open]:
            while self.open:
                name, hides = self.open.pop()
                self.hidden -= hides
                if name == tag:
                    break

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)
            if any(re.fullmatch("h[1-6]", name) for name, _ in self.open) and self.headings:
                self.headings[-1] += data

    def words(self):
        # Dollars and other delimiters of TeX are theirs alone.
        text = re.sub(r"\\[\[\]()]|\$|\\\\|¶", " ", " ".join(self.text))
        return set(re.findall(r"[^\W_]{2,}", text))


def main(theirs, ours, *known):
    a, b = (Page(open(path, encoding="utf-8").read()) for path in (theirs, ours))
    missing = []
    for what in ("pictures", "tables", "cells"):
        if getattr(b, what) < getattr(a, what):
            missing.append(f"{what}: {getattr(a, what)} there, {getattr(b, what)} here")
    clean = lambda text: re.sub(r"\W+", " ", text).strip()
    for heading in a.headings:
        if clean(heading) and clean(heading) not in map(clean, b.headings):
            missing.append(f"heading: {heading.strip()}")
    words = sorted(a.words() - b.words() - set(known))
    if words:
        missing.append("words: " + " ".join(words))
    print("\n".join(missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
