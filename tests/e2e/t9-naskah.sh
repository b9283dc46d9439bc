#!/usr/bin/env bash
# The draft in sections: written, shown in the report, compared, checked,
# locked once it is handed in.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
id=$(buka 2026-TW2)
langkah1 "$id"
for b in $BIDANG; do langkah2 "$id" "$b"; langkah3 "$id" "$b"; done
langkah4 "$id"

printf 'PKB [[angka: pkb]] menurut **Samsat**. <b>x</b>\n\n[[tabel: capaian pajk]]\n' >a.md
memuat "$(alur naskah tulis "$id" pendahuluan a.md --sebagai tim-lkj)" 'Maksudnya "capaian pajak"?'
pada 2026-07-06T09:00
printf 'PKB [[angka: pkb]] menurut **Samsat Jambi**.\n\n[[tabel: capaian pajak]]\n' >b.md
alur naskah tulis "$id" pendahuluan b.md --sebagai tim-lkj --selesai >/dev/null
memuat "$(alur naskah lihat "$id" --sebagai tim-lkj)" "selesai  rev 2"
memuat "$(alur naskah beda "$id" pendahuluan --dari 1 --sebagai tim-lkj)" "[-**Samsat**. <b>x</b>"
memuat "$(alur laporan "$id" --format txt)" "menurut Samsat Jambi."
memuat "$(alur laporan "$id" --format html)" "<strong>Samsat Jambi</strong>"
sama "$(alur laporan "$id" --format txt | grep -c 'Capaian kinerja Bidang Pajak Daerah')" 2 "tabel yang sama dua kali"
ditolak 1 "sudah diubah" naskah tulis "$id" pendahuluan a.md --sebagai tim-lkj --rev 1
ditolak 1 "menulis uraian Bidangnya sendiri" naskah tulis "$id" penutup a.md --sebagai kabid-pajak
ditolak 1 "tidak berwenang" naskah tulis "$id" penutup a.md --sebagai kasubag
ditolak 1 "tidak ada pada laporan ini" naskah lihat "$id" zzz --sebagai tim-lkj
ditolak 2 "--sebagai" naskah lihat "$id"

langkah56 "$id"
ditolak 1 "langkah 7" naskah tulis "$id" pendahuluan a.md --sebagai tim-lkj
memuat "$(alur periksa "$id" --sebagai sekretaris)" "Semua bagian naskah sudah ditulis: 1 dari 8"
sama "$(alur --json periksa "$id" --sebagai sekretaris | nilai 'len(d["cek"])')" 9 "banyaknya pemeriksaan"
selesaikan "$id"
alur laporan "$id" --format txt -o a.txt
pada 2027-01-05T08:00
alur laporan "$id" --format txt -o c.txt
cmp a.txt c.txt
utuh
