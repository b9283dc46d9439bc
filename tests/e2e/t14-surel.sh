#!/usr/bin/env bash
# Notifications by mail: written with the step, sent by the queue, again
# after a refusal, never to who has no address, given up in the end.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
PAJAK=190006061900011006

ditolak 1 "tidak sah" akun surel $PAJAK "a@b.c
Bcc: x@y.z"
alur akun surel $PAJAK siregar@contoh.invalid >/dev/null
mkdir surat
mkfifo hidup
python3 "$ALUR_ROOT/tests/e2e/smtp.py" surat 1 <hidup >port.txt &
exec 9>hidup
for _ in $(seq 100); do [ -s port.txt ] && break; sleep 0.05; done
export ALUR_SMTP="smtp://127.0.0.1:$(cat port.txt)" ALUR_SMTP_FROM=alur@contoh.invalid \
	ALUR_ALAMAT=https://alur.contoh.invalid

buka 2026-TW2 >/dev/null
langkah1 1
# The server was busy: nothing yet, and not again before its time.
sama "$(ls surat | wc -l)" 0 "surat sebelum waktunya"
sama "$(alur --json pekerjaan | nilai 'd["selesai"]')" 0 "terlalu awal"
pada 2026-07-06T08:01
sama "$(alur --json pekerjaan | nilai 'd["selesai"]')" 1 "surel terkirim"
sama "$(ls surat | wc -l)" 1 "jumlah surat"
python3 - surat/1.eml <<'P'
import email, email.policy, sys
raw = open(sys.argv[1], "rb").read()
envelope, _, message = raw.partition(b"\r\n\r\n")
m = email.message_from_bytes(message, policy=email.policy.default)
assert b"RCPT TO:<siregar@contoh.invalid>" in envelope, envelope
assert m["To"] == "siregar@contoh.invalid", m["To"]
assert m["Subject"] == "Tugas baru: Isi format pemantauan TW II 2026.", m["Subject"]
assert m["Date"] == "Mon, 06 Jul 2026 08:00:00 +0700", m["Date"]
assert m["Message-ID"].endswith("@contoh.invalid>"), m["Message-ID"]
text = m.get_content()
assert "Batas 9 Juli" in text and text.endswith("https://alur.contoh.invalid/siklus/2026-tw2\n"), text
P

# No server: each try later than the one before, then given up, with a line.
exec 9>&-
wait
buka 2026-TW3 >/dev/null
alur laksanakan 2 1 --sebagai sekretaris --berkas disposisi=disposisi.txt >/dev/null
for h in 07 08 09 10 11 12 13 14 15; do
	pada "2026-07-${h}T08:00"
	alur pekerjaan >/dev/null
done
alur backup akhir.db >/dev/null
python3 - akhir.db <<'P'
import sqlite3, sys
d = sqlite3.connect(sys.argv[1])
assert d.execute("SELECT count(*) FROM pekerjaan").fetchone() == (0,)
lost = d.execute("SELECT rincian FROM jejak WHERE tindakan = 'pekerjaan.gagal'").fetchall()
assert len(lost) == 1 and all("Surel tidak terkirim" in r for r, in lost), lost
P
alur verify >/dev/null
alur check >/dev/null
