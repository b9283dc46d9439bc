#!/usr/bin/env bash
# kill -9 during completions: what was acknowledged is there, what was not is
# there whole or not at all. 200 kills on SQLite, fewer on PostgreSQL.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
n=200
case $ALUR_DB in postgresql*) n=20 ;; esac
python3 "$ALUR_ROOT/tests/e2e/kill9.py" "$n"
utuh
