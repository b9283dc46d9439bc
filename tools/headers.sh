#!/bin/sh
# Does every header compile alone? So that a file includes what it uses and
# the order of includes never matters.
set -eu
cd "$(dirname "$0")/.."

flags=$(pkg-config --cflags sqlite3 libpq pangocairo libsodium yaml-0.1)
status=0
for header in src/*/*.h src/*/*/*.h; do
	[ -e "$header" ] || continue
	# shellcheck disable=SC2086
	if ! printf '#include "%s"\n' "${header#src/}" |
		${CC:-cc} -std=gnu17 -D_GNU_SOURCE -Isrc $flags -Wall -Wextra \
			-Wno-unused-parameter -Werror -fsyntax-only -x c -; then
		echo "$header:1: does not compile alone: include what it uses."
		status=1
	fi
done
exit $status
