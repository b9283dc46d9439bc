#!/usr/bin/env bash
# What the clock tells, by cron: once, in working time, in the page and by
# mail; and the worker of `alur serve` does it by itself.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T07:30
siapkan
PAJAK=190006061900011006
alur akun surel $PAJAK siregar@contoh.invalid >/dev/null
export ALUR_SMTP=smtp://127.0.0.1:1 ALUR_SMTP_FROM=alur@contoh.invalid

id=$(buka 2026-TW2)
langkah1 "$id"
alur kabar >/dev/null
# Thursday's closing time is the due time: its last quarter is Thursday.
pada 2026-07-08T16:30
sama "$(alur kabar)" "0 kabar batas dekat, 0 lewat batas, 0 ringkasan pagi, 0 Plt./Plh." "sesudah jam kerja"
pada 2026-07-09T07:46
sama "$(alur --json kabar | nilai 'd["sisa"], d["lewat"], d["pagi"]')" "5 0 5" "pagi hari terakhir"
sama "$(alur --json kabar | nilai 'd["sisa"], d["lewat"], d["pagi"]')" "0 0 0" "menit yang sama"
# Weekend: nothing; Monday is late, once.
pada 2026-07-11T09:00
sama "$(alur --json kabar | nilai 'd["sisa"], d["lewat"], d["pagi"]')" "0 0 0" "Sabtu"
pada 2026-07-13T09:00
sama "$(alur --json kabar | nilai 'd["sisa"], d["lewat"], d["pagi"]')" "0 5 5" "Senin"
sama "$(alur --json kabar | nilai 'd["sisa"], d["lewat"], d["pagi"]')" "0 0 0" "Senin lagi"

alur backup akhir.db >/dev/null
python3 - akhir.db <<'P'
import sqlite3, sys
d = sqlite3.connect(sys.argv[1])
mail = [r[0].split("\n")[1] for r in d.execute(
    "SELECT isi FROM pekerjaan WHERE jenis = 'surel' ORDER BY id")]
assert mail[0].startswith("Tugas baru: "), mail
assert mail[-4:] == ["Hari ini: 1 tugas.", "Sisa 7 jam 14 menit: Isi format pemantauan TW II 2026.",
                     "Hari ini: 1 tugas, 1 lewat batas.", mail[-1]], mail
assert mail[-1].startswith("Lewat ") and len([m for m in mail if m.startswith("Lewat ")]) == 1, mail
lines = d.execute("SELECT rincian FROM jejak WHERE tindakan = 'kabar.waktu'").fetchall()
assert lines[-1] == ("0 hampir lewat, 5 lewat, 5 ringkasan, 0 Plt./Plh.",), lines
P

# The server's own worker, at another morning.
unset ALUR_SMTP
pada 2026-07-14T08:00
alur serve --listen 127.0.0.1:0 --senyap >serve.txt 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 100); do
	alur backup "siang.db" >/dev/null 2>&1 || true
	n=$(python3 -c 'import sqlite3; print(sqlite3.connect("siang.db").execute("SELECT count(*) FROM kabar_hari WHERE hari_on = '"'2026-07-14'"'").fetchone()[0])')
	[ "$n" = 1 ] && break
	rm -f siang.db
	sleep 0.05
done
sama "$n" 1 "ringkasan oleh alur serve"
sama "$(alur --json kabar | nilai 'd["pagi"]')" 0 "sesudah alur serve"
kill $server
wait $server || true
trap - EXIT
alur verify >/dev/null
alur check >/dev/null
