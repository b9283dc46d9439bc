#!/usr/bin/env bash
# Working time on the command line, and a calendar that changes under a case.
. "$ALUR_ROOT/tests/e2e/lib.sh"
sama "$(alur kalender hari-kerja --dari 2023-01-01 --sampai 2023-12-31)" 239 "hari kerja 2023"
sama "$(alur kalender hari-kerja --dari 2026-01-01 --sampai 2026-12-31)" 240 "hari kerja 2026"
sama "$(alur kalender tenggat --mulai 2023-07-03T07:30 --waktu '15 menit')" 2023-07-03T07:45 "15 menit"
sama "$(alur kalender tenggat --mulai 2023-07-03T07:45 --waktu '2 jam')" 2023-07-03T09:45 "2 jam"
sama "$(alur kalender tenggat --mulai 2023-07-07T07:50 --waktu '1 hari')" 2023-07-10T16:00 "1 hari lewat akhir pekan"
sama "$(alur kalender tenggat --mulai 2023-04-18T07:50 --waktu '1 hari')" 2023-04-26T16:00 "Lebaran"
sama "$(alur kalender selisih --mulai 2023-04-14T07:00 --sampai 2023-04-14T16:00)" 270 "Jumat Ramadan"
ditolak 1 "tidak dikenal" kalender tenggat --mulai 2023-13-03 --waktu "1 hari"
ditolak 1 "tidak dikenal" kalender tenggat --mulai 2023-07-03 --waktu "1 minggu"
ditolak 2 "harus diisi" kalender selisih --mulai 2023-07-03T07:30

pada 2026-08-18T08:00
siapkan
id=$(buka 2026-TW2)
langkah1 "$id"
sama "$(keadaan "$id" | nilai 'd["tugas"][0]["tenggat"]')" 2026-08-21T16:30 "tenggat semula"
# A day off is added while the case runs: due times move, with an event.
memuat "$(alur kalender libur 2026-08-20 --nama 'Libur uji' --sumber 'SK uji')" "1 siklus"
sama "$(keadaan "$id" | nilai 'd["tugas"][0]["tenggat"]')" 2026-08-24T16:00 "tenggat sesudah libur"
sama "$(keadaan "$id" | nilai 'd["peristiwa"][-1]["tindakan"]')" tenggat "peristiwa tenggat"
ditolak 1 "sudah menjadi hari libur" kalender libur 2026-08-20 --nama X --sumber Y
alur kalender libur 2026-08-20 --hapus >/dev/null
sama "$(keadaan "$id" | nilai 'd["tugas"][0]["tenggat"]')" 2026-08-21T16:30 "tenggat kembali"
utuh
