#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails while a string has no Chinese, or a translation lost a placeholder.

    check.py FILE.ts
"""
import re
import sys
import xml.etree.ElementTree as tree


def main():
    problems, count = [], 0
    for context in tree.parse(sys.argv[1]).getroot().iter("context"):
        for message in context.iter("message"):
            count += 1
            source = message.findtext("source")
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            where = f"{context.findtext('name')}: {source[:60]!r}"
            if translation.get("type") == "unfinished" or not all(form.strip() for form in forms):
                problems.append(f"no Chinese for {where}")
            elif any(set(re.findall(r"%\d|%n", source)) != set(re.findall(r"%\d|%n", form)) for form in forms):
                problems.append(f"placeholders differ in {where}")
    print("\n".join(problems) or f"All {count} strings have Chinese.")
    return 1 if problems or not count else 0


if __name__ == "__main__":
    sys.exit(main())
