#!/usr/bin/env bash
# The demo: everything it promises, twice in the same folder, and never over
# a database that is not a demo's.
. "$ALUR_ROOT/tests/e2e/lib.sh"
for i in 1 2; do
	alur demo --dir peragaan >demo.txt
done
memuat "$(cat demo.txt)" "25 langkah selesai"
memuat "$(cat demo.txt)" "TIDAK, kembali ke 2"
memuat "$(cat demo.txt)" "(Plh.)"
memuat "$(cat demo.txt)" "lewat 50 mnt"
if grep -q SALAH demo.txt; then gagal "pemeriksaan demo"; fi
for f in laporan.pdf laporan.html lembar-sop.html siklus.json alur.db; do
	[ -s "peragaan/$f" ] || gagal "$f tidak ada"
done
sama "$(nilai 'd["keadaan"]' <peragaan/siklus.json)" selesai "siklus peragaan"
sama "$(nilai '[l["keadaan"] for l in d["langkah"]].count("selesai")' <peragaan/siklus.json)" 10 "langkah selesai"
qpdf --check peragaan/laporan.pdf >/dev/null
pdftotext -layout peragaan/laporan.pdf laporan.txt
memuat "$(cat laporan.txt)" "255,630"
if grep -q "225,630" laporan.txt; then gagal "angka yang keliru masih ada"; fi
memuat "$(cat laporan.txt)" "Hj. Contoh Ratna, S.E., M.M."
memuat "$(cat laporan.txt)" "aksipost.com/arsip/24362"
alur --db sqlite:peragaan/alur.db check >/dev/null
# The wrong figure is kept in the first draft: nothing is lost.
sama "$(nilai 'sum(b["jenis"]=="draf-laporan" for b in d["berkas"])' <peragaan/siklus.json)" 2 "dua draf"

mkdir kerja
alur --db sqlite:kerja/alur.db init >/dev/null
ditolak 1 "bukan peragaan" demo --dir kerja
alur --db sqlite:kerja/alur.db org daftar >/dev/null
ditolak 1 "tidak dapat dibuat" demo --dir /proc/tidak-bisa

# Folders that cannot be: which, and what to do.
: >berkas
ditolak 1 "berkas bukan folder" demo --dir berkas
ditolak 1 "buat folder di atasnya" demo --dir a/b
