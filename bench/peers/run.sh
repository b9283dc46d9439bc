#!/bin/sh
# Installs the peers when they are not there, then runs each mode once.
#
#	bench/peers/run.sh [--cases N] [--verify]
#
# One JSON line a mode on stdout; needs node 20 or newer with its headers,
# npm, python3, make and a C++ compiler, and the npm registry once.
set -eu
cd "$(dirname "$0")"

if [ ! -e node_modules/better-sqlite3/build/Release/better_sqlite3.node ]; then
	prefix=$(dirname "$(dirname "$(command -v node)")")
	[ -e "$prefix/include/node/node.h" ] &&
		export npm_config_nodedir="$prefix"
	npm ci --ignore-scripts --no-audit --no-fund >&2
	npm_config_build_from_source=true npm rebuild better-sqlite3 >&2
fi
for mode in reload resident; do
	node bpmn-engine.js --mode "$mode" "$@"
done
