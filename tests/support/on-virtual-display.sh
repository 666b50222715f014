#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# on-virtual-display.sh COMMAND… — runs COMMAND with an X display, a session bus and a keychain of its own.
set -euo pipefail

scratch=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 2880x1800x24 -nolisten tcp 3>"$scratch/display" >/dev/null 2>&1 &
xvfb=$!
trap 'kill $xvfb 2>/dev/null || true; rm -rf "$scratch"' EXIT

for _ in $(seq 100); do
    [ -s "$scratch/display" ] && break
    sleep 0.05
done
[ -s "$scratch/display" ] || { echo "The virtual display did not start." >&2; exit 1; }

unset WAYLAND_DISPLAY
export DISPLAY=":$(tr -d '\n' <"$scratch/display")" QT_QPA_PLATFORM=xcb
dbus-run-session -- "$@"
