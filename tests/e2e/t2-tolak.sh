#!/usr/bin/env bash
# Every refusal: one sentence, exit 1, and the case exactly as it was.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
id=$(buka 2026-TW2)
langkah1 "$id"
before=$(keadaan "$id")

ditolak 1 "Langkah 5 tidak sedang berjalan" laksanakan "$id" 5 --sebagai tim-lkj
ditolak 1 "dipegang oleh Kabid" laksanakan "$id" 2 --sebagai sekretaris
ditolak 1 "bukan Bidang Anda" laksanakan "$id" 2 --sebagai kabid-pajak --bidang aset
ditolak 1 "tidak ikut dalam siklus" laksanakan "$id" 2 --sebagai kabid-pajak --bidang tidak-ada
ditolak 1 "kelengkapan belum ada" laksanakan "$id" 2 --sebagai kabid-pajak
ditolak 1 "Jabatan \"lurah\" tidak ada" laksanakan "$id" 2 --sebagai lurah
ditolak 1 "tidak mempunyai langkah 11" laksanakan "$id" 11 --sebagai tim-lkj
ditolak 1 "Siklus 999 tidak ada" laksanakan 999 1 --sebagai sekretaris
ditolak 1 "tidak memerlukan keputusan" laksanakan "$id" 2 --sebagai kabid-pajak --keputusan ya
ditolak 1 "belum terjadi" laksanakan "$id" 2 --sebagai kabid-pajak --pada 2030-01-01T08:00
ditolak 1 "tidak boleh lebih awal" laksanakan "$id" 2 --sebagai kabid-pajak --pada 2020-01-01T08:00
ditolak 1 "tidak ada" laksanakan "$id" 2 --sebagai kabid-pajak --berkas notulen=hilang.txt
ditolak 1 "adalah folder" laksanakan "$id" 2 --sebagai kabid-pajak --berkas notulen=.
ditolak 1 "Jenis berkas" laksanakan "$id" 2 --sebagai kabid-pajak --berkas NOTULEN=notulen.txt
ditolak 1 "tidak dapat dilampirkan" laksanakan "$id" 2 --sebagai kabid-pajak --berkas format-pemantauan=notulen.txt --berkas laporan=notulen.txt
ditolak 1 "harus disertai alasan" tutup "$id" 2 --sebagai sekretaris
ditolak 1 "tidak berwenang menutup Bidang yang belum melapor; yang berwenang: sekretaris" tutup "$id" 2 --sebagai kabid-pajak --catatan x
ditolak 1 "tidak memerlukan kelengkapan" kecualikan "$id" 2 notulen --sebagai sekretaris --catatan x
ditolak 1 "harus disertai alasan" kecualikan "$id" 2 format-pemantauan --sebagai sekretaris --bidang pajak
ditolak 1 "yang berwenang: pengelola, sekretaris, kepala" siklus buka --sop "$SOP" --periode 2026-TW3 --sebagai kabid-pajak
ditolak 1 "\"lurah\" tidak ikut" kecualikan "$id" 2 format-pemantauan --sebagai sekretaris --bidang lurah --catatan x
ditolak 1 "Nomor siklus \"0\" tidak sah" siklus lihat 0
ditolak 1 "tidak berwenang" siklus batal "$id" --sebagai kabid-pajak --catatan x
ditolak 1 "sudah ada" siklus buka --sop "$SOP" --periode 2026-TW2
ditolak 1 "tidak dikenal" siklus buka --sop "$SOP" --periode 2026-TW5
ditolak 1 "belum ada atau belum disahkan" siklus buka --sop X/1 --periode 2027
truncate -s 51M besar.bin
ditolak 1 "terlalu besar" laksanakan "$id" 2 --sebagai kabid-pajak --berkas format-pemantauan=besar.bin
: >kosong.txt
ditolak 1 "kosong" laksanakan "$id" 2 --sebagai kabid-pajak --berkas format-pemantauan=kosong.txt
ditolak 1 "bukan teks UTF-8 yang sah; tuliskan ulang" laksanakan "$id" 2 --sebagai kabid-pajak --catatan "$(printf 'a\377b')"

# Figures: Indonesian numbers, every wrong cell named, nothing half-way.
printf 'indikator;target;realisasi\npkb;1,234.5;10\nbbnkb;1.234;20\nxyz;1;2\n' >salah.csv
ditolak 1 "baris 2 kolom target" data isi "$id" --bidang pajak --sebagai kabid-pajak salah.csv
memuat "$(cat err.txt)" "baris 3 kolom target"
printf 'indikator;target;realisasi\nxyz;1;2\n' >asing.csv
ditolak 1 "bukan indikator Bidang pajak" data isi "$id" --bidang pajak --sebagai kabid-pajak asing.csv
printf 'indikator;target;realisasi\npkb;\377;2\n' >biner.csv
ditolak 1 "bukan teks UTF-8" data isi "$id" --bidang pajak --sebagai kabid-pajak biner.csv
ditolak 1 "tidak dapat mengisi data" data isi "$id" --bidang pajak --sebagai kabid-aset "$ALUR_ROOT/data/contoh/pajak.csv"
ditolak 1 "tidak berwenang" data isi "$id" --bidang pajak --sebagai sekretaris "$ALUR_ROOT/data/contoh/pajak.csv"

sama "$(keadaan "$id")" "$before" "siklus sesudah semua penolakan"

# Wrong usage is another status.
ditolak 2 "tidak dikenal" terbang
ditolak 2 "harus diisi" laksanakan "$id" 2
ditolak 2 "memerlukan nilai" laksanakan "$id" 2 --sebagai
ditolak 2 "diberikan dua kali" laksanakan "$id" 2 --sebagai a --sebagai b
ditolak 2 "tidak dikenal" laksanakan "$id" 2 --terbang

# A waiver lets the step go on; what was handed over is locked.
alur kecualikan "$id" 2 format-pemantauan --sebagai sekretaris --bidang pajak --catatan "Data menyusul." >/dev/null
alur laksanakan "$id" 2 --sebagai kabid-pajak >/dev/null
langkah2 "$id" aset
langkah3 "$id" aset
ditolak 1 "sudah diserahkan dan terkunci" data isi "$id" --bidang aset --sebagai kabid-aset "$ALUR_ROOT/data/contoh/aset.csv"

# A disposisi is taken back at once, and not once somebody went on.
lain=$(buka 2026-TW4)
mulai=$(keadaan "$lain" | nilai 'd["tugas"][0]["tenggat"]')
langkah1 "$lain"
alur siklus urung "$lain" 2 --sebagai sekretaris >/dev/null
sama "$(keadaan "$lain" | nilai 'd["tugas"][0]["tenggat"]')" "$mulai" "tenggat sesudah diurungkan"
langkah1 "$lain"
ditolak 1 "sudah ada yang tercatat sesudahnya" siklus urung "$lain" 2 --sebagai sekretaris
ditolak 1 "Hanya yang melaksanakannya" siklus urung "$lain" 4 --sebagai kasubag
pada 2026-07-06T08:06
ditolak 1 "dalam 5 menit" siklus urung "$lain" 4 --sebagai sekretaris
alur siklus batal "$lain" --sebagai sekretaris --catatan "Uji." >/dev/null
pada 2026-07-06T08:00

# Pause, go on, cancel.
alur siklus jeda "$id" --sebagai sekretaris --catatan "Menunggu data pusat." >/dev/null
ditolak 1 "sedang dijeda" laksanakan "$id" 3 --sebagai kabid-pajak
due=$(keadaan "$id" | nilai 'd["tugas"][0]["tenggat"]')
sama "$due" 2026-07-09T16:00 "tenggat sebelum jeda"
# Two working days pass; the clock stood still.
pada 2026-07-08T08:00
alur siklus lanjut "$id" --sebagai sekretaris >/dev/null
sama "$(keadaan "$id" | nilai 'd["tugas"][0]["tenggat"]')" 2026-07-13T16:00 "tenggat sesudah jeda"
alur siklus batal "$id" --sebagai sekretaris --catatan "Periode keliru." >/dev/null
sama "$(keadaan "$id" | nilai '[l["keadaan"] for l in d["langkah"][:4]]')" "['selesai', 'belum', 'belum', 'belum']" "langkah siklus yang dibatalkan"
ditolak 1 "sudah dibatalkan" laksanakan "$id" 3 --sebagai kabid-pajak
buka 2026-TW2 >/dev/null
utuh
