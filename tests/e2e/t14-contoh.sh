#!/usr/bin/env bash
# The demo office: whole, with a task at every kind of step, due around the
# "now" that is given; and never into an office that is there.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-10-14T10:30
memuat "$(alur contoh)" "19 siklus, 11 di antaranya berjalan"
utuh
ada=$(for j in sekretaris tim-lkj kasubag pelaksana kepala kabid-anggaran; do
	alur --json tugas --sebagai "$j" |
		nilai '" ".join(str(t["langkah"]) for t in (d if isinstance(d, list) else d["tugas"]))'
done | tr ' ' '\n' | sort -nu | tr '\n' ' ')
sama "$ada" "1 2 4 5 7 8 9 10 " "langkah yang menunggu"
sama "$(alur siklus daftar | grep -c dijeda)" 1 "siklus dijeda"
sama "$(alur siklus daftar | grep -c selesai)" 8 "siklus selesai"
ditolak 1 "" contoh
# The first page of the web shows this office.
printf 'GET /masuk HTTP/1.1\r\nHost: a\r\n\r\n' | alur http >masuk.txt
memuat "$(cat masuk.txt)" "HTTP/1.1 200 OK"
memuat "$(cat masuk.txt)" "BPKPD Provinsi Jambi"
# What people write in such an office is there.
id() { alur --json siklus daftar | nilai "[s['id'] for s in d if s['periode'] == '$1'][0]"; }
periksa=$(alur --json periksa "$(id 2026-TW2)" --sebagai sekretaris)
sama "$(nilai 'len([n for n in d["catatan"] if n["jawaban"]])' <<<"$periksa")" 3 "catatan yang dijawab"
sama "$(nilai 'len([k for k in d["cek"] if not k["lulus"]])' <<<"$periksa")" 0 "pemeriksaan sistem yang gagal"
sama "$(alur periksa "$(id 2026-TW2)" --sebagai sekretaris | grep -c '^Berubah: ')" 3 "bagian yang berubah"
draf=$(alur naskah lihat "$(id 2024)" --sebagai tim-lkj)
sama "$(grep -c ' selesai ' <<<"$draf") $(grep -c ' ditulis ' <<<"$draf") $(grep -c ' belum ' <<<"$draf")" "1 3 4" "draf separuh jadi"
rapat=$(alur rapat lihat "$(id 2023)" --sebagai tim-lkj)
memuat "$rapat" "diundang"
memuat "$rapat" "pukul 14.00"
memuat "$rapat" "Pajak Rokok"
memuat "$(alur rapat lihat "$(id 2026-TW1)" --sebagai tim-lkj)" "6 dari 6"
sama "$(alur tindak-lanjut --sebagai kabid-pajak | wc -l)" 4 "tindak lanjut yang terbuka"
laporan=$(alur laporan "$(id 2026-TW1)" --format txt)
memuat "$laporan" "layanan jemput bola"
memuat "$laporan" "Sertifikasi tanah"
case $laporan in *"tidak dikenal"*) gagal "laporan contoh menyebut blok yang tidak ada" ;; esac
