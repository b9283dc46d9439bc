#!/usr/bin/env bash
# A whole cycle whose letters the program writes: disposisi, meeting,
# verification, delivery; the number book; the archive finds them.
. "$ALUR_ROOT/tests/e2e/lib.sh"
pada 2026-07-06T08:00
siapkan
id=$(buka 2026-TW2)

memuat "$(alur disposisi "$id" --sebagai sekretaris)" "Pemantauan Kinerja Triwulan II Tahun 2026"
ditolak 1 "belum dikirim" disposisi "$id" --sebagai tim-lkj --kirim
ditolak 1 "belum dikirim" disposisi "$id" --sebagai kabid-pajak
ditolak 1 "Isi disposisi belum ditulis." disposisi "$id" --sebagai sekretaris --kirim --isi " "
ditolak 1 "Batas waktu sudah lewat" disposisi "$id" --sebagai sekretaris --kirim --batas 2026-07-06T07:00
memuat "$(alur disposisi "$id" --sebagai sekretaris --kirim --batas 2026-07-11T10:00 --kunci d1)" \
	"Perhatikan: Batas ini di luar jam kerja. Disarankan Senin, 13 Juli 2026, 09.30."
memuat "$(alur disposisi "$id" --sebagai sekretaris --kirim --kunci d1)" 001/BPKPD-1.3/VII/2026
alur disposisi "$id" --sebagai kabid-pajak >/dev/null
memuat "$(alur disposisi "$id" --sebagai sekretaris)" "kabid-pajak (dibaca)"
memuat "$(alur surat "$id" disposisi --sebagai kabid-pajak)" "LEMBAR DISPOSISI"
for b in $BIDANG; do langkah2 "$id" "$b"; langkah3 "$id" "$b"; done

ditolak 1 "Undangan rapat belum dibuat" rapat selesai "$id" --sebagai tim-lkj
ditolak 1 "Waktu selesai lebih awal daripada waktu mulai." rapat undang "$id" --sebagai tim-lkj --mulai 2026-07-07T13:30 --selesai 2026-07-07T13:00
alur rapat undang "$id" --sebagai tim-lkj --mulai 2026-07-07T13:30 --selesai 2026-07-07T15:00 --tempat "Ruang Rapat Lt. 2" >/dev/null
kode=$(alur --json rapat lihat "$id" --sebagai tim-lkj | nilai 'd["kode"]')
ditolak 1 "Kehadiran dicatat" rapat hadir "$id" --sebagai kabid-pajak --kode "$kode"
pada 2026-07-07T13:40
ditolak 1 "Kode rapat tidak cocok" rapat hadir "$id" --sebagai kabid-pajak --kode 12
memuat "$(alur rapat hadir "$id" --sebagai kabid-pajak --kode "$kode")" "1 dari 6"
ditolak 1 "Tanggal 31 September tidak ada" rapat butir "$id" 1 --sebagai tim-lkj --tenggat 31-9-2026
alur rapat butir "$id" 1 --sebagai tim-lkj --keputusan "Layanan keliling ditambah" --penanggung kabid-pajak --tenggat 30-9-2026 >/dev/null
ditolak 1 "Notulen belum disahkan" rapat selesai "$id" --sebagai tim-lkj
alur rapat sahkan "$id" --sebagai sekretaris >/dev/null
alur rapat selesai "$id" --sebagai tim-lkj >/dev/null
memuat "$(alur tindak-lanjut --sebagai kabid-pajak)" "2026-09-30  Layanan keliling ditambah"
alur tindak-lanjut 1 --sebagai kabid-pajak --catatan "Sudah berjalan" >/dev/null
memuat "$(alur tindak-lanjut --sebagai kabid-pajak)" "Tidak ada"

langkah56 "$id"
alur laksanakan "$id" 7 --sebagai sekretaris --keputusan ya >/dev/null
alur laksanakan "$id" 8 --sebagai sekretaris >/dev/null
ditolak 1 "tidak sama dengan yang disetujui" verifikasi "$id" --sebagai kasubag --sidik 00
alur verifikasi "$id" --sebagai kasubag >/dev/null
alur laksanakan "$id" 9 --sebagai sekretaris >/dev/null

# Numbers: 001 was the invitation; one reserved and cancelled is no gap.
alur nomor pesan --sebagai pelaksana --hal "Surat lain" >/dev/null
alur nomor batal 2 --sebagai pelaksana --alasan "Tidak jadi" >/dev/null
ditolak 1 "Nomor 001 sudah dipakai. Nomor berikutnya 003." pengantaran "$id" --sebagai pelaksana --terbit --nomor 1
memuat "$(alur pengantaran "$id" --sebagai pelaksana --terbit)" 003/BPKPD-1.3/VII/2026
ditolak 1 "isinya tidak dapat diubah lagi" pengantaran "$id" --sebagai pelaksana --simpan --kepada Lain
ditolak 1 "Nama penerima belum ditulis." pengantaran "$id" --sebagai pelaksana --selesai
alur pengantaran "$id" --sebagai pelaksana --selesai --penerima "Contoh Penerima" --diterima 2026-07-07T13:40 --rak "Rak 2" --map "Map 7" >/dev/null
sama "$(keadaan "$id" | nilai 'd["keadaan"]')" selesai "keadaan akhir"
memuat "$(alur nomor daftar --sebagai pelaksana)" "dibatalkan: Tidak jadi"
sama "$(alur --json nomor daftar --sebagai pelaksana | nilai '[n["urut"] for n in d]')" "[1, 2, 3]" "nomor tanpa lompatan"
for j in disposisi undangan daftar-hadir notulen lembar-verifikasi surat-pengantar tanda-terima daftar-penggandaan; do
	alur surat "$id" "$j" --sebagai pelaksana --format pdf -o "$j.pdf" >/dev/null
	sama "$(head -c 5 "$j.pdf")" "%PDF-" "$j"
	sama "$(alur --json arsip cari --jenis "$j" | nilai 'd["semua"]')" 1 "berkas $j"
done
memuat "$(alur arsip cari "layanan keliling" --tahun 2026 --triwulan 2)" "notulen.pdf"
sama "$(alur --json arsip cari 003/BPKPD --keadaan arsip | nilai 'd["hasil"][0]["rak"]')" "Rak 2" "tempat arsip"
utuh
