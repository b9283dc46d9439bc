# Shared by script/server and script/test: the packages, in one place.
# Debian 12 names. Sourced, not run.

# To build and to run.
packages_run=(build-essential pkg-config meson ninja-build
	libsqlite3-dev libpq-dev libpango1.0-dev libcairo2-dev libsodium-dev
	libyaml-dev libcsv-dev libssl-dev zlib1g-dev libmd4c-dev
	libcurl4-openssl-dev libjansson-dev libdeflate-dev libqrencode-dev
	fonts-liberation2 fonts-dejavu-core)
# To test as well.
packages_test=(libcmocka-dev clang libclang-rt-14-dev llvm-14 clang-format
	postgresql-15 poppler-utils qpdf libxml2-utils python3)
# The browser suite; any node of 18 or later does.
packages_test+=(chromium)
command -v node >/dev/null && command -v npm >/dev/null ||
	packages_test+=(nodejs npm)
# To measure beside (make bench); what is missing is left out there.
packages_bench=(wrk libmicrohttpd-dev)

# need PACKAGE...: install what is missing when we may, else say how.
need() {
	local missing=() package sudo=()

	for package in "$@"; do
		dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null |
			grep -q ' installed$' || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	if [ "$(id -u)" != 0 ]; then
		if ! sudo -n true 2>/dev/null; then
			echo "Packages are missing. Install them, then run this again:" >&2
			echo "  sudo apt-get install -y ${missing[*]}" >&2
			exit 1
		fi
		sudo=(sudo -n)
	fi
	# The tests start a PostgreSQL of their own; Debian's stays unmade.
	if [[ " ${missing[*]} " == *" postgresql-15 "* ]] &&
		[ ! -e /etc/postgresql-common/createcluster.conf ]; then
		"${sudo[@]}" mkdir -p /etc/postgresql-common
		echo 'create_main_cluster = false' | "${sudo[@]}" tee \
			/etc/postgresql-common/createcluster.conf >/dev/null
	fi
	echo "Installing: ${missing[*]}" >&2
	"${sudo[@]}" apt-get update -q >&2
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
		--no-install-recommends -o Dpkg::Options::=--force-confold \
		"${missing[@]}" >&2
}
