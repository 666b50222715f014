#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh LUPDATE PYTHON SOURCE_DIR SCRATCH_DIR — fails when the .ts file lacks a string of the sources, or its Chinese.
set -euo pipefail
fresh="$4/fresh_zh_CN.ts"
cp "$3/translations/quire_zh_CN.ts" "$fresh"
(cd "$3" && "$1" -silent -locations none -no-obsolete -I . -I app app ui -ts "$fresh")
"$2" "$3/translations/check.py" "$fresh"
