#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh METAINFO VERSION: are the files that go into a desktop what desktops expect?
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
metainfo=$1 version=$2

for tool in desktop-file-validate appstreamcli update-mime-database; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
done

desktop-file-validate "$here/app.quire.Quire.desktop"
# Quire has no home page yet.
appstreamcli validate --no-net --override=url-homepage-missing=info "$metainfo"
grep -q "version=\"$version\"" "$metainfo"
grep -q "Quire $version" "$here/quire.1" || { echo "quire.1 does not say version $version"; exit 1; }

# The MIME type is understood, and .ipynb finds it.
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
mkdir -p "$scratch/packages"
cp "$here/app.quire.Quire.xml" "$scratch/packages/"
update-mime-database "$scratch"
grep -q '^application/x-ipynb+json:\*\.ipynb$' "$scratch/globs"

# The person reads in the manual every option and exit code there is.
for word in run check machines machine output providers token json help version; do
    grep -q -- "$word" "$here/quire.1" || { echo "quire.1 does not mention $word"; exit 1; }
done
