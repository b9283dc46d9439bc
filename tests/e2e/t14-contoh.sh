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
