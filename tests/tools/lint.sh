#!/usr/bin/env bash
# Proves that every rule of tools/lint.c fires, and only where it should.
#
#	LINT=path/to/lint tests/tools/lint.sh
#
# Each folder of tests/tools/lint is a small tree with the findings it must
# give in `expect`; the lengths are made here, one line below and one above
# each limit. Prints TAP.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
lint=${LINT:?set LINT to the lint program}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 failed=0

# report NAME DIFFERENCES
report() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - lint: $1"
	else
		failed=1
		echo "not ok $n - lint: $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

# run NAME ROOT EXPECT: findings and exit status as expected?
run() {
	local status=0 want=0

	[ -s "$3" ] && want=1
	"$lint" "$2" "$here/lint/layers.txt" >"$tmp/out" 2>"$tmp/err" ||
		status=$?
	[ $status = $want ] || echo "exit $status, wanted $want" >>"$tmp/out"
	report "$1" "$(diff -u "$3" "$tmp/out" || true)"
}

# made NAME FILE FINDING-OR-NOTHING COMMAND...: a tree of what it prints
made() {
	local root=$tmp/$1

	mkdir -p "$root/$(dirname "$2")"
	"${@:4}" >"$root/$2"
	printf '%s' "${3:+$2:$3
}" >"$root/expect"
	run "$1" "$root" "$root/expect"
}

repeat() {
	for ((i = 0; i < $1; i++)); do echo "$2"; done
}

function_of() {
	printf '#include "base/base.h"\n\nint f(void)\n{\n'
	repeat $(($1 - 3)) '	g();'
	printf '}\n'
}

header_of() {
	repeat "$1" '/* text */'
}

file_of() {
	echo '#include "base/base.h"'
	header_of $(($1 - 1))
}

for sample in "$here"/lint/*/; do
	run "$(basename "$sample")" "$sample" "$sample/expect"
done
made function-70 src/org/a.c '' function_of 70
made function-71 src/org/a.c '3: f() has 71 lines (at most 70): give its parts names of their own.' function_of 71
made file-900 src/org/a.c '' file_of 900
made file-901 src/org/a.c '901: the file has 901 lines (at most 900): split it by what it does.' file_of 901
made header-190 src/org/a.h '' header_of 190
made header-191 src/org/a.h '191: the public header has 191 lines (at most 190): hide what callers do not need.' header_of 191
made header-private src/org/a_priv.h '' header_of 191
echo "1..$n"
exit $failed
