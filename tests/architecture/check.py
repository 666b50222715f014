#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the source tree and fails on what the design forbids.

    check.py SOURCE_DIR

Rules: a library includes only libraries it declares; app/ never includes ui/ or a widget; no cycle; files, functions
and classes stay under their caps; every source names its licence; nothing promises instead of doing.
"""
import pathlib
import re
import sys

CPP_LINES, HEADER_LINES, FUNCTION_LINES, PUBLIC_METHODS = 500, 200, 40, 25
FORBIDDEN_IN_APP = re.compile(r"#include <(QWidget|QApplication|QMainWindow|QDialog|QMessageBox|QtWidgets|QtWebEngine|QWebEngine|Qsci)")
PROMISES = re.compile(r"\b(TODO|FIXME|XXX)\b|coming soon|not implemented", re.IGNORECASE)
BLOCKING = re.compile(r"\bprocessEvents\(|\bQEventLoop\b|\bQThread::(m|u)?sleep\(|waitForFinished\(|waitForReadyRead\(|\.exec\(\)|->exec\(\)")
# Calls that are allowed to block, each with its reason.
BLOCKING_ALLOWED = {
    "ui/main.cpp": "the one event loop",
}


def libraries(root):
    """{'app/net': {'base'}, 'ui/shell': {'ui/kit', …}} as declared in the CMakeLists."""
    found = {}
    for layer in ("app", "ui"):
        for cmake in sorted((root / layer).glob("*/CMakeLists.txt")):
            text = re.sub(r"#.*", "", cmake.read_text())
            call = re.search(r"quire_add_(?:library|module)\((.*?)\)", text, re.S)
            if not call:
                continue
            words = call.group(1).split()
            section, depends = None, set()
            for word in words[1:]:
                if word in ("SOURCES", "DEPENDS", "LINKS"):
                    section = word
                elif section == "DEPENDS":
                    depends.add(word if "/" in word else "app/" + word)
            found[f"{layer}/{words[0]}"] = depends
    return found


def included_library(line, known):
    match = re.match(r'#include "(?:(ui)/)?([a-z]+)/', line)
    if not match:
        return None
    name = f"{match.group(1) or 'app'}/{match.group(2)}"
    return name if name in known else None


def find_cycle(graph):
    state = {}

    def visit(node, path):
        state[node] = "open"
        for following in graph.get(node, ()):
            if state.get(following) == "open":
                return path + [node, following]
            if following not in state:
                cycle = visit(following, path + [node])
                if cycle:
                    return cycle
        state[node] = "done"
        return None

    for node in graph:
        if node not in state:
            cycle = visit(node, [])
            if cycle:
                return cycle
    return None


def long_functions(lines):
    """(first line, length) of bodies whose braces stand alone at one indent, as clang-format lays them out."""
    for indent in ("", "    "):
        start = None
        for number, line in enumerate(lines, 1):
            if line.rstrip() == indent + "{":
                start = number
            elif start and line.startswith(indent + "}"):
                header = lines[start - 2] if start > 1 else ""
                is_type = re.search(r"\b(class|struct|enum|namespace|union)\b", header) or line.rstrip().endswith("};")
                if not is_type and number - start - 1 > FUNCTION_LINES:
                    yield start, number - start - 1
                start = None


def public_methods(lines):
    """(class name, count) for each class of a header: not constructors, factories and operators, nor signals and slots."""
    name, access, count = None, None, 0
    for line in lines:
        head = re.match(r"^(class|struct) (?:\w+ )?(\w+)(?: final)?(?: :.*)?$", line)
        if head:
            name, access, count = head.group(2), "public" if head.group(1) == "struct" else "private", 0
        elif name and line.startswith("};"):
            yield name, count
            name = None
        elif name and re.match(r"^(public|protected|private|Q_SIGNALS|public Q_SLOTS|private Q_SLOTS).*:$", line):
            access = line.rstrip(":")
        elif name and access == "public" and re.match(r"^    [\w\[].*\(", line):
            count += not re.search(rf"^    (static |explicit )?{name}\(|\boperator\b|^    (friend|static|Q_)", line)


def choosing_awaits(text):
    """Lines of statements that hold both co_await and ?:, which GCC 14 compiles wrongly (base/Coroutine.h)."""
    blank = lambda found: re.sub(r"[^\n]", " ", found.group(0))
    code = re.sub(r'//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text)
    for found in re.finditer(r"\bco_await\b", code):
        start = max(code.rfind(mark, 0, found.start()) for mark in ";{}")
        end = code.find(";", found.end())
        if "?" in code[start:end]:
            yield code.count("\n", 0, end) + 1


def check(root):
    problems = []
    known = libraries(root)
    cycle = find_cycle(known)
    if cycle:
        problems.append("libraries form a cycle: " + " → ".join(cycle))
    files = [p for layer in ("app", "ui", "tests") for p in sorted((root / layer).rglob("*")) if p.suffix in (".h", ".cpp")]
    for path in files:
        where = path.relative_to(root).as_posix()
        text = path.read_text()
        lines = text.splitlines()
        tell = lambda line, what: problems.append(f"{where}:{line}: {what}")
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:200]:
            tell(1, "no SPDX line")
        is_test = where.startswith("tests/")
        cap = HEADER_LINES if path.suffix == ".h" else CPP_LINES
        if len(lines) > cap and not is_test:
            tell(len(lines), f"longer than {cap} lines; is it still one room?")
        for start, length in long_functions(lines) if not is_test else ():
            tell(start, f"function of {length} lines, cap {FUNCTION_LINES}")
        if path.suffix == ".h" and not is_test:
            for name, count in public_methods(lines):
                if count > PUBLIC_METHODS:
                    tell(1, f"{name} has {count} public methods, cap {PUBLIC_METHODS}")
        for line in choosing_awaits(text):
            tell(line, "co_await and ?: in one statement: await first, or choose first")
        own = "/".join(where.split("/")[:2])
        for number, line in enumerate(lines, 1):
            if PROMISES.search(line) and not where.startswith("tests/architecture"):
                tell(number, "promises instead of doing: " + line.strip())
            if is_test:
                continue
            if BLOCKING.search(line) and where not in BLOCKING_ALLOWED and "// blocks:" not in line:
                tell(number, "blocks or nests an event loop: " + line.strip())
            if line.startswith('#include "../'):
                tell(number, "relative include")
            if own.startswith("app/") and (FORBIDDEN_IN_APP.search(line) or line.startswith('#include "ui/')):
                tell(number, "app/ works without a window")
            library = included_library(line, known)
            if library and library != own and own in known and library not in known[own]:
                tell(number, f"{own} does not declare {library}")
    return problems


if __name__ == "__main__":
    found = check(pathlib.Path(sys.argv[1]))
    print("\n".join(found) or "The tree follows the design.")
    sys.exit(1 if found else 0)
