#!/usr/bin/env bash
# The same key twice has one effect; five Kabid at the same instant never see
# an error; a step done on paper is marked so.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
id=$(buka 2026-TW2)
alur laksanakan "$id" 1 --sebagai sekretaris --berkas disposisi=disposisi.txt --kunci satu >/dev/null
first=$(keadaan "$id")
memuat "$(alur laksanakan "$id" 1 --sebagai sekretaris --berkas disposisi=disposisi.txt --kunci satu)" "Sudah tercatat"
sama "$(keadaan "$id")" "$first" "panggilan kedua dengan kunci sama"
ditolak 1 "sudah dipakai untuk tindakan lain" laksanakan "$id" 2 --sebagai kabid-pajak --kunci satu

for b in $BIDANG; do isi "$id" "$b"; done
for n in 2 3; do
	pids=
	for b in $BIDANG; do
		alur laksanakan "$id" $n --sebagai "kabid-$b" >"$b.out" 2>&1 &
		pids="$pids $!"
	done
	for p in $pids; do wait "$p" || gagal "serentak: $(cat ./*.out)"; done
done
sama "$(keadaan "$id" | nilai '[t["langkah"] for t in d["tugas"]]')" "[4]" "sesudah lima Kabid serentak"

# A double click of the same key by two processes at once.
pids=
for i in 1 2 3 4; do
	alur laksanakan "$id" 4 --sebagai tim-lkj --berkas notulen=notulen.txt --kunci klik >"klik$i.out" 2>&1 &
	pids="$pids $!"
done
for p in $pids; do wait "$p" || gagal "klik: $(cat klik*.out)"; done
sama "$(keadaan "$id" | nilai 'sum(e["langkah"]==4 for e in d["peristiwa"])')" 1 "satu peristiwa langkah 4"

pada 2026-07-08T10:00
alur laksanakan "$id" 5 --sebagai tim-lkj --pada 2026-07-07T15:00 >/dev/null
sama "$(keadaan "$id" | nilai '(d["peristiwa"][-1]["kertas"], d["peristiwa"][-1]["pada"])')" "(True, '2026-07-07T15:00')" "langkah di atas kertas"
sama "$(keadaan "$id" | nilai 'd["langkah"][5]["mulai"]')" 2026-07-07T15:00 "langkah berikut mulai saat kertas selesai"

# The last Bidang on paper: the meeting is ready when all have delivered.
id=$(buka 2026-TW3)
langkah1 "$id"
for b in pajak retribusi anggaran perbendaharaan; do langkah2 "$id" "$b"; langkah3 "$id" "$b"; done
pada 2026-07-09T10:00
isi "$id" aset
alur laksanakan "$id" 2 --sebagai kabid-aset --pada 2026-07-08T10:10 >/dev/null
alur laksanakan "$id" 3 --sebagai kabid-aset --pada 2026-07-08T10:20 >/dev/null
sama "$(keadaan "$id" | nilai 'd["langkah"][3]["mulai"]')" 2026-07-08T10:20 "rapat sesudah Bidang terakhir"
id=$(buka 2026-TW4)
langkah1 "$id"
pada 2026-07-10T10:00
for b in pajak retribusi anggaran perbendaharaan; do langkah2 "$id" "$b"; langkah3 "$id" "$b"; done
isi "$id" aset
alur laksanakan "$id" 2 --sebagai kabid-aset --pada 2026-07-09T13:00 >/dev/null
alur laksanakan "$id" 3 --sebagai kabid-aset --pada 2026-07-09T13:10 >/dev/null
sama "$(keadaan "$id" | nilai 'd["langkah"][3]["mulai"]')" 2026-07-10T10:00 "rapat menunggu semua Bidang"
utuh
