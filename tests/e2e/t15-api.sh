#!/bin/bash
# The programming interface: its description is sound, tokens and scopes
# decide, answers have the described shape, and one whole cycle runs by it.
. "$ALUR_ROOT/tests/e2e/lib.sh"
siapkan
python3 "$ALUR_ROOT/tests/e2e/api.py" "$ALUR" "$ALUR_ROOT"
utuh
