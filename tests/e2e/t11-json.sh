#!/usr/bin/env bash
# Every command with --json prints one JSON document and nothing else; the
# fields of the contract; help of one command; wrong words.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00

# json NILAI HARAP PERINTAH...: done, stdout is one document, and a value of it.
json() {
	local ask=$1 want=$2
	shift 2
	alur --json "$@" >json.txt || gagal "alur --json $*"
	sama "$(nilai "$ask" <json.txt)" "$want" "alur --json $*"
}
isi_contoh() { json 'd["indikator"]' "$2" data isi "$1" --bidang aset --sebagai kabid-aset "$ALUR_ROOT/data/contoh/aset.csv"; }

json '"pemakaian" in d[0]' True help
json '[x["perintah"] for x in d]' "['siklus lihat']" help siklus lihat
json 'list(d)' "['versi']" version
json 'd["db"]' "$ALUR_DB" init
json 'd["keadaan"]' draf sop import "$ALUR_ROOT/sop/penyusunan-lkj.yaml" --draf
json '(d["nomor"],d["keadaan"])' "('$SOP', 'disahkan')" sop sahkan "$SOP"
json 'sorted(d)' "['alasan', 'lint', 'sound']" sop check "$SOP"
json '"Penyusunan LKJ" in d["isi"]' True sop show "$SOP"
json 'd["berkas"]' l.html sop show "$SOP" --format html -o l.html
memuat "$(cat l.html)" "<svg"
json 'd[0]["versi"]' 1 sop daftar
json 'len(d["jabatan"])' 10 org daftar
json '(d["jabatan"],d["kapasitas"])' "('kabid-aset', 'plh')" org tunjuk kabid-aset 190008081900011008 --kapasitas plh --dari 2026-07-06 --sampai 2026-07-06 --dasar SP
json 'd["hari_kerja"]' 239 kalender hari-kerja --dari 2023-01-01 --sampai 2023-12-31
json 'd["tenggat"]' 2023-07-03T07:45 kalender tenggat --mulai 2023-07-03T07:30 --waktu "15 menit"
json 'd["menit"]' 450 kalender selisih --mulai 2023-07-03T07:30 --sampai 2023-07-03T16:00
json 'd["siklus_berubah"]' 0 kalender libur 2026-12-30 --nama X --sumber Y
json 'd["siklus_berubah"]' 0 kalender jam --nama X --dari 2026-12-01 --sampai 2026-12-02 --hari 1-5 --jam 08:00-12:00 --sumber Y
json 'd["id"]' 1 siklus buka --sop "$SOP" --periode 2026-TW2
json 'd[0]["periode"]' 2026-TW2 siklus daftar
echo uji >disposisi.txt
# Done on paper before the case was opened here: never a negative time.
json '(d["urut"],d["ulang"])' "(2, False)" laksanakan 1 1 --sebagai sekretaris --berkas disposisi=disposisi.txt --kunci k --pada 2026-07-03T09:00
json '(d["urut"],d["ulang"])' "(2, True)" laksanakan 1 1 --sebagai sekretaris --berkas disposisi=disposisi.txt --kunci k --pada 2026-07-03T09:00
json '(d["langkah"][0]["mulai"],d["langkah"][0]["nyata_menit"])' "('2026-07-03T09:00', 0)" siklus lihat 1
json 'sorted(d["langkah"][0])' "['baku_menit', 'keadaan', 'kegiatan', 'mulai', 'no', 'nyata_menit', 'pemegang', 'putaran', 'selesai', 'tenggat']" siklus lihat 1
json '{x["keadaan"] for x in d["langkah"]} <= {"belum","berjalan","selesai"}' True siklus lihat 1
json '{"id","langkah","jabatan","bidang","tenggat"} <= set(d["tugas"][0])' True siklus lihat 1
json '{"urut","pada","langkah","tindakan","oleh","jabatan","kapasitas","hash"} <= set(d["peristiwa"][0])' True siklus lihat 1
json 'd[0]["langkah"]' 2 tugas --sebagai kabid-aset
isi_contoh 1 1
json 'd["keadaan"]' berjalan kecualikan 1 2 format-pemantauan --sebagai sekretaris --bidang pajak --catatan x
json 'd["langkah"]' 2 tutup 1 2 --sebagai sekretaris --bidang pajak --catatan x
json '"Laporan" in d["isi"]' True laporan 1 --format txt
json 'd["berkas"]' l.pdf laporan 1 --format pdf -o l.pdf
sama "$(head -c 5 l.pdf)" "%PDF-" "PDF dengan --json"
ditolak 2 "tambahkan -o" --json laporan 1 --format pdf
json 'd["keadaan"]' dijeda siklus jeda 1 --sebagai sekretaris --catatan x
json 'd["keadaan"]' berjalan siklus lanjut 1 --sebagai sekretaris
json 'd["selesai"]' 0 pekerjaan
json 'all(x["utuh"] for x in d["invarian"])' True check
json 'd["rantai"]' 2 verify
json 'd["berkas"]' c.db backup c.db
json 'd["berkas"]' c.db --db sqlite:pulih.db restore c.db
json 'd["db"]' "$ALUR_DB" mutakhirkan
json '(d["langkah"],d["dir"])' "(25, 'p')" demo --dir p
json 'd["keadaan"]' batal siklus batal 1 --sebagai sekretaris --catatan x

# Help of one command in every place one would look for it.
memuat "$(alur help laksanakan)" "--keputusan ya|tidak"
sama "$(alur laksanakan --help)" "$(alur help laksanakan)" "laksanakan --help"
sama "$(alur siklus lihat -h)" "$(alur help siklus lihat)" "siklus lihat -h"
ditolak 2 "lihat alur help siklus" siklus
ditolak 2 "lihat alur help siklus" siklus hapus 1
ditolak 2 "tidak dikenal" help terbang
ditolak 2 "memerlukan nilai" --db
