#!/usr/bin/env bash
# One whole cycle by programs alone, every answer against its own schema, and
# what a program may not do; see api.py.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
python3 -B "$ALUR_ROOT/tests/e2e/api.py"
pada 2026-07-07T08:00
utuh
