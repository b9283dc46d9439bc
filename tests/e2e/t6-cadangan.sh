#!/usr/bin/env bash
# Backup and restore on both engines, tampering that is found, and databases
# that are not ours.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
id=$(buka 2026-TW2)
sampai6 "$id"
selesaikan "$id"
alur backup cadangan.db >/dev/null
before=$(keadaan "$id")
ditolak 1 "sudah berisi" restore cadangan.db
alur --db sqlite:pulih.db restore cadangan.db >/dev/null
sama "$(ALUR_DB=sqlite:pulih.db keadaan "$id")" "$before" "siklus sesudah dipulihkan"
alur --db sqlite:pulih.db check >/dev/null
# What was restored goes on: new numbers follow the old ones.
sama "$(ALUR_DB=sqlite:pulih.db alur --json siklus buka --sop "$SOP" --periode 2026-TW3 | nilai 'd["id"]')" 2 "nomor berikut"

# Each change behind the program's back is named.
ubah() {
	cp cadangan.db ubah.db
	python3 - "$1" "${2-0}" <<'P'
import sqlite3, sys
d = sqlite3.connect("ubah.db")
d.execute("PRAGMA ignore_check_constraints = " + sys.argv[2])
assert d.execute(sys.argv[1]).rowcount == 1, sys.argv[1]
d.commit()
P
}
tanpa_batas() { ubah "$1" 1; }
ubah "UPDATE peristiwa SET catatan = 'lain' WHERE urut = 5"
ditolak 1 "peristiwa 5" --db sqlite:ubah.db verify
ubah "UPDATE peristiwa SET pegawai_id = 1 WHERE urut = 7"
ditolak 1 "peristiwa 7" --db sqlite:ubah.db verify
ubah "DELETE FROM peristiwa WHERE urut = (SELECT max(urut) FROM peristiwa)"
ditolak 1 "bagian akhirnya hilang" --db sqlite:ubah.db verify
ubah "UPDATE jejak SET objek = 'lain' WHERE urut = 1"
ditolak 1 "catatan 1" --db sqlite:ubah.db verify
ubah "DELETE FROM siklus WHERE id = 1"
ditolak 1 "Siklus 1: peristiwa 1 ada" --db sqlite:ubah.db verify
ubah "UPDATE siklus SET sop_id = 99 WHERE id = 1"
ditolak 1 "peristiwa 1 (buka)" --db sqlite:ubah.db verify
alur --db sqlite:ubah.db check >out.txt 2>err.txt || true
memuat "$(cat out.txt)" "Siklus 1 tidak dapat dibaca"
tanpa_batas "UPDATE siklus SET keadaan = 'aneh' WHERE id = 1"
ditolak 1 "keadaan siklus 1" --db sqlite:ubah.db verify
ditolak 1 "keadaan siklus 1" --db sqlite:ubah.db siklus lihat 1
ubah "UPDATE siklus SET hash = x'11' WHERE id = 1"
ditolak 1 "berbeda dari hash peristiwa terakhirnya" --db sqlite:ubah.db verify
ubah "UPDATE siklus SET urut = urut - 2 WHERE id = 1"
ditolak 1 "lebih banyak daripada" --db sqlite:ubah.db verify
for s in "UPDATE tugas SET tenggat_at = tenggat_at + 1 WHERE nomor = 3" \
	"UPDATE siklus SET keadaan = 'berjalan' WHERE id = 1" \
	"UPDATE blob SET isi = x'00' WHERE rowid = (SELECT min(rowid) FROM blob)" \
	"DELETE FROM blob WHERE rowid = (SELECT min(rowid) FROM blob)" \
	"DELETE FROM berkas WHERE jenis = 'notulen'" \
	"UPDATE berkas SET sha256 = x'00' WHERE jenis = 'notulen'" \
	"UPDATE sop SET yaml = replace(yaml, 'batas: 3 hari', 'batas: 9 hari')" \
	"DELETE FROM siklus WHERE id = 1"; do
	ubah "$s"
	code=0
	alur --db sqlite:ubah.db check >out.txt 2>err.txt || code=$?
	sama "$code" 1 "alur check sesudah: $s"
	memuat "$(cat out.txt)" SALAH
done

# A newer database, one that is none, and one that is not there.
ubah "INSERT INTO skema (nomor, nama, sha256, pada_at) VALUES (99, '0099-x', x'00', 0)"
ditolak 1 "lebih baru" --db sqlite:ubah.db siklus daftar
ditolak 1 "lebih baru" --db sqlite:ubah.db mutakhirkan
# A database as an older program left it: the first migrations alone.
python3 - "$ALUR_ROOT/schema" lama.db <<'PY'
import hashlib, pathlib, sqlite3, sys
words = {"{id}": "INTEGER PRIMARY KEY", "{int}": "INTEGER", "{blob}": "BLOB",
         "{strict}": " STRICT"}
db = sqlite3.connect(sys.argv[2])
db.execute("CREATE TABLE skema (nomor INTEGER NOT NULL PRIMARY KEY,"
           " nama TEXT NOT NULL, sha256 BLOB NOT NULL,"
           " pada_at INTEGER NOT NULL) STRICT")
for i, f in enumerate(sorted(pathlib.Path(sys.argv[1]).glob("*.sql"))[:7]):
    text = f.read_text()
    digest = hashlib.sha256(text.encode()).digest()
    for k, v in words.items():
        text = text.replace(k, v)
    db.executescript(text)
    db.execute("INSERT INTO skema VALUES (?, ?, ?, 0)",
               (i + 1, f.stem, digest))
db.commit()
PY
ditolak 1 "jalankan alur mutakhirkan" --db sqlite:lama.db siklus daftar
alur --db sqlite:lama.db mutakhirkan >/dev/null
alur --db sqlite:lama.db mutakhirkan >/dev/null
alur --db sqlite:lama.db init >/dev/null
alur --db sqlite:lama.db siklus daftar >/dev/null
ditolak 1 "belum ada" --db sqlite:hilang.db mutakhirkan
head -c 9000 /dev/urandom >acak.db
ditolak 1 "bukan basis data" --db sqlite:acak.db siklus daftar
ditolak 1 "belum ada" --db sqlite:hilang.db siklus daftar
ditolak 1 "tidak dikenal" --db mysql:x siklus daftar
ditolak 1 "tidak dapat dibuka" --db sqlite:hilang/x.db init
ditolak 1 "tidak dapat dihubungi" --db postgresql://127.0.0.1:1/x siklus daftar
ditolak 1 "tidak ada; periksa nama" --db sqlite:hilang.db restore tidak-ada.bak
ditolak 1 "adalah folder" --db sqlite:hilang.db restore .
ditolak 1 "adalah folder" backup .
ditolak 1 "Folder untuk" laporan "$id" --format txt -o hilang/l.txt
if [ -w /dev/full ]; then
	ditolak 1 "Disk penuh" laporan "$id" --format txt -o /dev/full
	code=0
	alur laporan "$id" >/dev/full 2>err.txt || code=$?
	sama "$code" 1 "stdout penuh"
fi
utuh
