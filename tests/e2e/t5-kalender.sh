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
# Working hours change for a time; the newer rows win on their days.
alur kalender jam --nama "Jam pendek" --dari 2026-08-18 --sampai 2026-08-31 --hari 1-5 --jam 08:00-12:00,13:00-15:00 --sumber "SE uji" >/dev/null
sama "$(keadaan "$id" | nilai 'd["tugas"][0]["tenggat"]')" 2026-08-21T15:00 "tenggat dengan jam pendek"
sama "$(alur kalender selisih --mulai 2026-08-19T00:00 --sampai 2026-08-20T00:00)" 360 "menit jam pendek"
ditolak 1 "tumpang tindih" kalender jam --nama X --dari 2026-09-01 --sampai 2026-09-02 --hari 1-5 --jam 08:00-12:00,11:00-15:00 --sumber Y
ditolak 1 "tidak dikenal" kalender jam --nama X --dari 2026-09-01 --sampai 2026-09-02 --hari 8 --jam 08:00-12:00 --sumber Y
ditolak 1 "tidak dikenal" kalender jam --nama X --dari 2026-09-01 --sampai 2026-09-02 --hari 1 --jam 8-12 --sumber Y

# A pause stays in the due time when the calendar changes after it.
two=$(buka 2026-TW1)
langkah1 "$two"
alur siklus jeda "$two" --sebagai sekretaris --catatan "Menunggu." >/dev/null
pada 2026-08-20T08:00
alur siklus lanjut "$two" --sebagai sekretaris >/dev/null
due=$(keadaan "$two" | nilai 'd["tugas"][0]["tenggat"]')
sama "$due" 2026-08-26T15:00 "tenggat sesudah jeda"
memuat "$(alur kalender libur 2026-12-30 --nama X --sumber Y)" "0 siklus"
sama "$(keadaan "$two" | nilai 'd["tugas"][0]["tenggat"]')" "$due" "tenggat sesudah jeda dan libur lain"
pada 2026-08-18T08:00

# A Plh. acts on his days, and the history says so.
alur org tunjuk kabid-aset 190008081900011008 --kapasitas plh --dari 2026-08-18 --sampai 2026-08-18 --dasar "SP uji" >/dev/null
langkah2 "$id" aset
sama "$(keadaan "$id" | nilai '(d["peristiwa"][-1]["kapasitas"], d["peristiwa"][-1]["oleh"])')" "('plh', 'Contoh Nasution, S.E., Ak.')" "Plh. dalam riwayat"
ditolak 1 "periksa NIP" org tunjuk kabid-aset 123 --kapasitas plh --dari 2026-08-18 --dasar X
ditolak 1 "definitif, plt, atau plh" org tunjuk kabid-aset 190008081900011008 --kapasitas raja --dari 2026-08-18 --dasar X
utuh
