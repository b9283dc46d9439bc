# Shared by the scenarios: sourced by tests/e2e/t*.sh. ALUR is the program,
# ALUR_DB the database, the working folder is the scenario's own.
set -euo pipefail
SOP=10/BPKPD-1.3/IV/2023
BIDANG="pajak retribusi anggaran perbendaharaan aset"

gagal() { echo "GAGAL: $*" >&2; exit 1; }
alur() { "$ALUR" "$@"; }
pada() { export ALUR_SEKARANG=$1; }

# sama ADA HARAP APA
sama() { [ "$1" = "$2" ] || gagal "$3: ada \"$1\", seharusnya \"$2\""; }
memuat() { case $1 in *"$2"*) ;; *) gagal "\"$1\" tidak memuat \"$2\"" ;; esac; }

# ditolak KODE KALIMAT PERINTAH...: refused with that status and sentence,
# one line on stderr, nothing on stdout.
ditolak() {
	local want=$1 text=$2 got=0
	shift 2
	"$ALUR" "$@" >out.txt 2>err.txt || got=$?
	sama "$got" "$want" "status keluar alur $*"
	memuat "$(cat err.txt)" "$text"
	[ ! -s out.txt ] || gagal "alur $* mencetak ke stdout: $(cat out.txt)"
	if [ "$want" = 1 ]; then
		sama "$(wc -l <err.txt)" 1 "jumlah baris penolakan alur $*"
	fi
}

# A case as the contract's JSON, and one value of it.
keadaan() { alur --json siklus lihat "$1"; }
nilai() { python3 -c "import json,sys; d=json.load(sys.stdin); print($1)"; }

siapkan() {
	alur init >/dev/null
	alur sop import "$ALUR_ROOT/sop/penyusunan-lkj.yaml" >/dev/null
	for j in disposisi notulen lembar-verifikasi surat-pengantar \
		tanda-terima daftar-penggandaan; do
		echo "berkas uji $j" >"$j.txt"
	done
}
buka() { alur --json siklus buka --sop "$SOP" --periode "$1" | nilai 'd["id"]'; }

# Steps of a case by number; what each needs is attached.
langkah1() { alur laksanakan "$1" 1 --sebagai sekretaris --berkas disposisi=disposisi.txt >/dev/null; }
isi() { alur data isi "$1" --bidang "$2" --sebagai "kabid-$2" "$ALUR_ROOT/data/contoh/$2.csv" >/dev/null; }
langkah2() { isi "$1" "$2"; alur laksanakan "$1" 2 --sebagai "kabid-$2" >/dev/null; }
langkah3() { alur laksanakan "$1" 3 --sebagai "kabid-$2" >/dev/null; }
langkah4() { alur laksanakan "$1" 4 --sebagai tim-lkj --berkas notulen=notulen.txt >/dev/null; }
langkah56() { alur laksanakan "$1" 5 --sebagai tim-lkj >/dev/null; alur laksanakan "$1" 6 --sebagai tim-lkj >/dev/null; }
sampai6() {
	langkah1 "$1"
	for b in $BIDANG; do langkah2 "$1" "$b"; langkah3 "$1" "$b"; done
	langkah4 "$1"
	langkah56 "$1"
}
selesaikan() {
	alur laksanakan "$1" 7 --sebagai sekretaris --keputusan ya >/dev/null
	alur laksanakan "$1" 8 --sebagai sekretaris >/dev/null
	alur laksanakan "$1" 9 --sebagai kasubag --berkas lembar-verifikasi=lembar-verifikasi.txt >/dev/null
	alur laksanakan "$1" 9 --sebagai sekretaris >/dev/null
	alur laksanakan "$1" 10 --sebagai pelaksana \
		--berkas surat-pengantar=surat-pengantar.txt \
		--berkas tanda-terima=tanda-terima.txt \
		--berkas daftar-penggandaan=daftar-penggandaan.txt >/dev/null
}
utuh() { alur check >check.txt || gagal "alur check: $(cat check.txt)"; alur verify >/dev/null; }
