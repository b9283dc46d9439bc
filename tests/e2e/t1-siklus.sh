#!/usr/bin/env bash
# One whole cycle with both ways back, a closed Bidang, the report in three
# forms, and the proofs at the end.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
id=$(buka 2026-TW2)
sampai6 "$id"

# Tidak without a target goes to 5; the round is counted.
alur laksanakan "$id" 7 --sebagai sekretaris --keputusan tidak --catatan "Penyebab belum dijelaskan." >/dev/null
sama "$(keadaan "$id" | nilai '[t["langkah"] for t in d["tugas"]]')" "[5]" "tugas sesudah Tidak"
sama "$(keadaan "$id" | nilai 'd["langkah"][4]["putaran"]')" 2 "putaran langkah 5"
sama "$(keadaan "$id" | nilai 'd["langkah"][5]["keadaan"]')" belum "langkah 6 menunggu lagi"
langkah56 "$id"

# A Bidang with the return to 5 would say nothing: it is never dropped.
ditolak 1 "bukan untuk satu Bidang" laksanakan "$id" 7 --sebagai sekretaris --keputusan tidak --bidang aset --catatan x

# Tidak to 2 for one Bidang opens that Bidang alone.
alur laksanakan "$id" 7 --sebagai sekretaris --keputusan tidak --kembali-ke 2 --bidang aset --catatan "Angka aset keliru." >/dev/null
sama "$(keadaan "$id" | nilai '[(t["langkah"],t["bidang"]) for t in d["tugas"]]')" "[(2, 'aset')]" "hanya Bidang aset"
# What the new round has not reached yet has not begun: no holder, no clock.
sama "$(keadaan "$id" | nilai '[l["keadaan"] for l in d["langkah"][:5]]')" "['selesai', 'berjalan', 'belum', 'belum', 'belum']" "keadaan langkah sesudah kembali ke 2"
sama "$(keadaan "$id" | nilai '[(l["mulai"],l["nyata_menit"],l["putaran"]) for l in d["langkah"][2:4]]')" "[(None, None, 1), (None, None, 1)]" "langkah yang menunggu putaran baru"
langkah2 "$id" aset
# It is late: the Sekretaris closes it with a reason.
memuat "$(alur tutup "$id" 3 --sebagai sekretaris --bidang aset --catatan "Kabid dinas luar.")" "Langkah 3 ditutup, dicatat"
sama "$(keadaan "$id" | nilai 'd["tugas"][0]["langkah"]')" 4 "langkah sesudah penutupan"
memuat "$(alur laporan "$id" --format txt)" "Belum dilaporkan. Alasan penutupan: Kabid dinas luar."
langkah4 "$id"
langkah56 "$id"
selesaikan "$id"

sama "$(keadaan "$id" | nilai 'd["keadaan"]')" selesai "keadaan akhir"
sama "$(keadaan "$id" | nilai 'len(d["tugas"])')" 0 "tugas terbuka"
sama "$(keadaan "$id" | nilai 'sum(e["keputusan"]=="tidak" for e in d["peristiwa"])')" 2 "jumlah Tidak"
alur laporan "$id" --format txt -o a.txt
alur laporan "$id" --format html -o a.html
alur laporan "$id" --format pdf -o a.pdf
memuat "$(cat a.txt)" "Disetujui dalam sistem"
memuat "$(cat a.html)" "<!DOCTYPE html>"
sama "$(head -c 5 a.pdf)" "%PDF-" "awal berkas PDF"
# As approved: the same bytes on another day.
pada 2027-01-05T08:00
alur laporan "$id" --format txt -o b.txt
alur laporan "$id" --format pdf -o b.pdf
cmp a.txt b.txt
cmp a.pdf b.pdf
utuh
