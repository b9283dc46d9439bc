#!/usr/bin/env bash
# Definitions: the seed's findings, broken files, dead ends, versions.
. "$ALUR_ROOT/tests/e2e/lib.sh"
seed=$ALUR_ROOT/sop/penyusunan-lkj.yaml
alur --json sop check "$seed" >check.json
sama "$(nilai 'd["sound"]' <check.json)" True "seed sound"
sama "$(nilai 'sorted(set(x["aturan"] for x in d["lint"] if x["langkah"]==7))[1]' <check.json)" "35/2012 satu mulai satu selesai" "Mulai kedua pada langkah 7"
sama "$(nilai 'any(x["aturan"]=="nomor dan tanggal" for x in d["lint"])' <check.json)" True "nomor dan tanggal"

sed 's/waktu: 2 jam/waktu: 2 jm/' "$seed" >a.yaml
line=$(grep -n 'waktu: 2 jm' a.yaml | cut -d: -f1)
ditolak 1 "a.yaml baris $line, field 'waktu'" sop check a.yaml
sed 's/^    pelaksana: tim-lkj/    pelaksana: lurah/' "$seed" >b.yaml
ditolak 1 "tidak ada dalam daftar pelaksana" sop check b.yaml
printf 'nomor: [\n' >c.yaml
ditolak 1 "susunan YAML salah" sop check c.yaml
printf 'nomor: \377\n' >d.yaml
ditolak 1 "bukan teks UTF-8" sop check d.yaml
: >e.yaml
ditolak 1 "kosong" sop check e.yaml
sed 's/^    hasil: draf/    hasill: draf/' "$seed" >f.yaml
ditolak 1 "field 'hasill': tidak dikenal" sop check f.yaml
ditolak 1 "Tidak ada berkas" --db sqlite:tidak-ada.db sop check hilang.yaml

# Ya of step 7 leads back: nothing after it can be reached.
sed 's/ya: 8/ya: 6/' "$seed" >buntu.yaml
code=0
alur --json sop check buntu.yaml >buntu.json 2>err.txt || code=$?
sama "$code" 1 "status SOP buntu"
sama "$(nilai 'd["sound"]' <buntu.json)" False "SOP buntu"
memuat "$(nilai 'd["alasan"]' <buntu.json)" "langkah 8 tidak pernah dapat dicapai"

# A decision that only leads back: the reason names that decision, once.
sed 's/ya: 8/ya: 5/' "$seed" >putar.yaml
alur --json sop check putar.yaml >putar.json 2>err.txt || true
memuat "$(nilai 'd["alasan"][0]' <putar.json)" "sesudah langkah 7 alur tidak dapat mencapai akhir"
sama "$(nilai 'len(d["alasan"])' <putar.json)" 4 "alasan SOP yang berputar"
# The code of an earlier task is never the number of a step.
sed 's/kode: 9a/kode: "10"/' "$seed" >kode.yaml
ditolak 1 "tulis misalnya 9a" sop check kode.yaml
{ cat "$seed"; printf -- '---\nnomor: lain\n'; } >dua.yaml
ditolak 1 "lebih dari satu dokumen" sop check dua.yaml

alur init >/dev/null
ditolak 1 "alur sop import." sop sahkan "$SOP"
ditolak 1 "belum dapat disahkan" sop import buntu.yaml
alur sop import "$seed" >/dev/null
alur sop import "$seed" >/dev/null
sama "$(alur --json sop daftar | nilai 'len(d)')" 1 "impor ulang yang sama bukan versi baru"
sed 's/batas: 3 hari/batas: 2 hari/' "$seed" >v2.yaml
alur sop import v2.yaml --draf >/dev/null
sama "$(alur --json sop daftar | nilai '[(x["versi"],x["keadaan"]) for x in d]')" "[(1, 'disahkan'), (2, 'draf')]" "versi kedua draf"
alur sop sahkan "$SOP" >/dev/null
sama "$(alur --json sop daftar | nilai '[x["keadaan"] for x in d]')" "['diganti', 'disahkan']" "versi pertama diganti"

# The sheet says every word of the seed.
alur sop show "$SOP" --format html -o lembar.html
alur sop show "$SOP" --format pdf --kertas a4 -o lembar.pdf
alur sop show "$SOP" >lembar.txt
for w in "Mulai" "Selesai" "Tidak" "Ya" "SEKERTARIS" "KASUBAG"; do
	[ "$w" = KASUBAG ] || memuat "$(cat lembar.html)" "$w"
done
memuat "$(cat lembar.txt)" "10/BPKPD-1.3/IV/2023"
qpdf --check lembar.pdf >/dev/null
memuat "$(pdfinfo lembar.pdf)" "(A4)"
memuat "$(pdftotext -layout lembar.pdf -)" "Halaman 3 dari 3"
ditolak 2 "pakai f4 atau a4" sop show "$SOP" --format pdf --kertas a3
xmllint --html --noout lembar.html 2>xml.txt || true
if grep -v -E "Tag (svg|main|figure|section|path|rect|text|marker|defs|title) invalid|^ *\^|^<|^lembar" xml.txt | grep -i error; then gagal "HTML lembar"; fi
