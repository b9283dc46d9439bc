#!/usr/bin/env bash
# kill -9 of the server in the middle of POSTs: the parent brings it back and
# nothing acknowledged is lost; a reload under load loses no request.
. "$ALUR_ROOT/tests/e2e/lib.sh"
siapkan
n=12
case $ALUR_DB in postgresql*) n=6 ;; esac
python3 "$ALUR_ROOT/tests/e2e/web_kill.py" "$n"
utuh
