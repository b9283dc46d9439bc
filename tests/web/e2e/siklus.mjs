/*
 * The whole cycle by its actors, each in a browser context of his own, from
 * "Buka siklus" to the archive, by the pages people use: with one Tidak at
 * step 7 on desktop (some of them on a phone); then the essential flow with
 * JavaScript off on a phone. Nobody types an address but the first.
 */
import { BIDANG, alur, benar, gambar, jalankan, masuk, pada, pendek, periksaLayar, sama, uji } from './lib.mjs';
import { berkata, buka, kerjakan, menu, siklus, tekan } from './langkah.mjs';
import * as rapat from './rapat.mjs';

const HARI = '2026-07-06';
pada(`${HARI}T07:31:00`);
alur('init');
alur('sop', 'import', 'sop/penyusunan-lkj.yaml');

const ORANG = ['sekretaris', 'tim-lkj', 'kasubag', 'pelaksana', ...BIDANG.map((b) => `kabid-${b}`)];
const HP = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function semua(browser, url, options) {
	const who = {};
	for (const akun of ORANG)
		who[akun] = await masuk(browser, url, akun, options(akun));
	return who;
}

/* Cases of one cycle share the people and how they work. */
function permainan(who, judul, dasar) {
	const lihat = (akun, apa, work) => uji(`${judul}: ${akun} ${apa}`, async () => {
		try {
			await work(who[akun]);
			await periksaLayar(who[akun], false);
		} catch (e) {
			await gambar(who[akun], 'siklus-gagal');
			throw e;
		}
	}, true);
	return {
		lihat,
		langkah: (akun, apa, o = {}) => lihat(akun, apa, (page) =>
			kerjakan(page, { akun, diterima: `${HARI}T07:31`, ...dasar, ...o })),
	};
}

async function kumpulkan({ langkah, lihat }) {
	await langkah('sekretaris', 'mengirim disposisi');
	await lihat('kabid-anggaran', 'membaca disposisi', async (page) => {
		await siklus(page, 'Dokumen');
		await tekan(page, page.locator('main a', { hasText: 'Disposisi Sekretaris' }));
		await berkata(page, 'LEMBAR DISPOSISI', '1 dari 6 sudah membuka',
			'Isi format pemantauan');
	});
	for (const b of BIDANG)
		await langkah(`kabid-${b}`, b === 'pajak' ? 'menempel dari Excel dan mengirim'
			: 'mengisi sel demi sel dan mengirim', { tempel: b === 'pajak' });
	await lihat('tim-lkj', 'melihat data terkumpul', async (page) => {
		await siklus(page, 'Data bidang');
		await berkata(page, '5 dari 5 Bidang sudah mengirim');
		await tekan(page, page.getByRole('link', { name: 'Buka data Bidang Pajak Daerah' }));
		await berkata(page, 'Pajak Kendaraan Bermotor');
	});
}

/* With a code for who has a device; a second meeting goes without. */
async function berapat({ langkah, lihat }, tempat, lagi = false) {
	const [mulai, selesai] = lagi ? ['10:00', '11:00'] : ['08:00', '09:00'];
	let kode;
	await langkah('tim-lkj', 'mengundang rapat',
		{ rapat: async (page) => {
			kode = await rapat.undang(page, { hari: HARI, mulai, selesai, tempat });
		} });
	if (!lagi)
		await lihat('kabid-pajak', 'hadir dengan kode', (page) => rapat.hadir(page, kode));
	await langkah('tim-lkj', 'mencatat hadir dan notulen', { rapat: rapat.catat });
	await lihat('sekretaris', 'mengesahkan notulen dari Beranda', rapat.sahkan);
	await langkah('tim-lkj', 'menyelesaikan rapat', { rapat: rapat.selesaikan });
}

async function susun({ langkah }, o) {
	await langkah('tim-lkj', o.jawab ? 'menjawab catatan dan memperbaiki draf'
		: 'menulis draf', o);
	await langkah('tim-lkj', 'mengajukan draf');
}

async function tutup({ langkah, lihat }) {
	await langkah('sekretaris', 'menandatangani');
	await langkah('kasubag', 'memverifikasi');
	await langkah('sekretaris', 'menerima');
	await langkah('pelaksana', 'mengantar, menggandakan, mengarsipkan');
	await lihat('pelaksana', 'menemukannya di arsip', async (page) => {
		await menu(page, 'Arsip');
		await page.fill('main [name=q]', 'Penyampaian');
		await tekan(page, page.getByRole('button', { name: 'Cari dokumen' }));
		await berkata(page, 'Surat pengantar', 'Diarsipkan');
	});
}

const PENDAHULUAN = 'Laporan ini disusun menurut SOP kantor.';

/* Back to one Bidang with two notes, answered, compared, approved. */
async function tolak(main) {
	await main.langkah('sekretaris', 'memeriksa: Tidak, dua catatan', {
		keputusan: 'tidak', kembali: 2, bidang: 'pajak', margin: 'Sebutkan dasar hukumnya.',
		catatan: 'Realisasi PKB berbeda dengan catatan Samsat.' });
	await main.langkah('kabid-pajak', 'memperbaiki satu angka', {
		ubah: '256,63', catatan: 'Realisasi PKB berbeda' });
	await berapat(main, 'Ruang Rapat', true);
	await susun(main, { jawab: 'Sudah ditambahkan.',
		tulis: { Pendahuluan: `${PENDAHULUAN} Dasarnya Perpres 29 Tahun 2014.` } });
	await main.langkah('sekretaris', 'memeriksa perubahan: Ya', { keputusan: 'ya',
		beda: ['putaran kedua', 'Sudah ditambahkan.', 'Dasarnya Perpres'] });
}

async function mainkan(who, judul, masa, nomor, dasar) {
	const main = permainan(who, judul, dasar);
	await uji(`${judul}: Sekretaris membuka siklus`, () => buka(who.sekretaris, masa, '2026'), true);
	await kumpulkan(main);
	await berapat(main, `Ruang ${masa}`);
	await susun(main, { tulis: { Pendahuluan: PENDAHULUAN,
		Penutup: 'Capaian keseluruhan {{capaian}} sudah dibahas.' } });
	if (dasar.tolak) await tolak(main);
	else await main.langkah('sekretaris', 'memeriksa: Ya', { keputusan: 'ya' });
	await tutup(main);
	await uji(`${judul}: siklus selesai, tidak ada tugas tersisa, tidak ada galat peramban`, async () => {
		await siklus(who.pelaksana);
		benar((await who.pelaksana.locator('main .head').innerText()).includes('Selesai'),
			'halaman siklus tidak berkata Selesai');
		await gambar(who.pelaksana, `siklus-selesai-${masa}`);
		sama(JSON.parse(alur('--json', 'siklus', 'lihat', nomor)).keadaan, 'selesai', 'keadaan');
		for (const akun of ORANG) {
			await menu(who[akun], 'Beranda');
			sama(await who[akun].locator('.now').count(), 0, `tugas ${akun}`);
			sama(who[akun].keluhan.join('\n'), '', `keluhan peramban ${akun}`);
		}
	});
}

await jalankan(async (browser, url) => {
	if (!pendek)
		await mainkan(await semua(browser, url, (akun) =>
			(['pelaksana', 'kabid-aset'].includes(akun) ? HP : {})),
		'siklus', 'TW2', '1', { tolak: true });
	await mainkan(await semua(browser, url, () => ({ ...HP, javaScriptEnabled: false })),
		'HP tanpa JavaScript', 'TW3', pendek ? '1' : '2', { polos: true });
	await uji('semua invarian utuh', () => { alur('check'); alur('verify'); });
});
