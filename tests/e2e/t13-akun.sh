#!/usr/bin/env bash
# Accounts from the shell: listed, made, reset, tokens; secrets shown once.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan

SEKRETARIS=190002021900012002
sama "$(alur akun daftar | wc -l)" 11 "jumlah akun"
sama "$(alur --json akun daftar | nilai '[a["nama"] for a in d if a["pengelola"]]')" "['pengelola']" "pengelola"
alur --json akun reset "19000202 190001 2 002" >satu.json
alur --json akun reset $SEKRETARIS >dua.json
sama "$(nilai 'd["nama"]' <satu.json)" sekretaris "akun yang direset"
[ "$(nilai 'd["sandi"]' <satu.json)" != "$(nilai 'd["sandi"]' <dua.json)" ] || gagal "kata sandi pertama sama"
memuat "$(alur akun daftar | grep '^sekretaris ')" "kata sandi pertama"
ditolak 1 "sudah mempunyai akun" akun tambah $SEKRETARIS --nama ratna
ditolak 1 "tidak ada di kantor ini" akun reset 123
ditolak 2 "--nama" akun tambah $SEKRETARIS
ditolak 1 "baca, tulis" akun token $SEKRETARIS --nama uji --cakupan semua
ditolak 1 "paling lama setahun" akun token $SEKRETARIS --nama uji --sampai 2030-01-01
ditolak 1 "akun pengelola" akun token $SEKRETARIS --nama uji --cakupan pengelola
alur --json akun token $SEKRETARIS --nama uji --cakupan "baca tulis" --sampai 2026-12-31 >token.json
sama "$(nilai 'd["token"][:5]' <token.json)" alur_ "awal token"
sama "$(nilai 'd["berakhir"]' <token.json)" 2027-01-01T00:00 "akhir token"
memuat "$(alur akun token $SEKRETARIS --nama lain)" "sekali ini"

# No secret lies in the database or its backup.
alur backup salinan.db >/dev/null
for s in $(nilai 'd["sandi"]' <dua.json) $(nilai 'd["token"]' <token.json); do
	if grep -aq "$s" salinan.db; then gagal "rahasia $s ada di basis data"; fi
done
alur verify >/dev/null
alur check >/dev/null
