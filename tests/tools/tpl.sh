#!/usr/bin/env bash
# Proves that tools/tpl.c refuses what it must and writes what it should.
#
#	TPL=path/to/tpl tests/tools/tpl.sh
#
# tests/tools/tpl/NAME.html has beside it NAME.expect, the error it must give,
# or NAME.out, the C it must become (ALUR_GOLDEN=1 writes it anew).
# Prints TAP.
set -euo pipefail

tpl=${TPL:?set TPL to the template translator}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$(dirname "$0")/tpl"
n=0 failed=0

# differs NAME: what is not as expected, nothing when all is
differs() {
	local status=0

	"$tpl" "$1.html" "$tmp/out" 2>"$tmp/err" || status=$?
	if [ -e "$1.expect" ]; then
		[ $status = 1 ] || echo "exit $status, wanted 1"
		diff -u "$1.expect" "$tmp/err" || true
		return
	fi
	[ $status = 0 ] || cat "$tmp/err"
	[ -z "${ALUR_GOLDEN:-}" ] || cp "$tmp/out" "$1.out"
	diff -u "$1.out" "$tmp/out" || true
}

for sample in *.html; do
	difference=$(differs "${sample%.html}")
	n=$((n + 1))
	if [ -z "$difference" ]; then
		echo "ok $n - tpl: ${sample%.html}"
	else
		failed=1
		echo "not ok $n - tpl: ${sample%.html}"
		printf '%s\n' "$difference" | sed 's/^/# /'
	fi
done
echo "1..$n"
exit $failed
