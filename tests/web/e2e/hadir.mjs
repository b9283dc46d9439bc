/*
 * The code on the screen of the room, on the phone of who comes; and a
 * Bidang that wants its figures back. On a wide window, a phone and in the
 * dark: no violation of axe, nothing wider than the window.
 */
import { SANDI, alur, benar, gambar, jalankan, masuk, pada, periksaLayar, sama, uji } from './lib.mjs';

pada('2026-07-06T08:00:00');
alur('init');
alur('sop', 'import', 'sop/penyusunan-lkj.yaml');

const ALAMAT = '/siklus/2026-tw2';
const PONSEL = { viewport: { width: 390, height: 844 } };
const GELAP = { colorScheme: 'dark' };

/* The Sekretaris opened it; Pajak handed in; the meeting is now. */
function siapkan() {
	const sebagai = (jabatan, ...args) => alur(...args, '--sebagai', jabatan);
	sebagai('sekretaris', 'siklus', 'buka', '--sop', '10/BPKPD-1.3/IV/2023', '--periode', '2026-TW2');
	sebagai('sekretaris', 'laksanakan', '1', '1', '--berkas', 'disposisi=README.md');
	sebagai('kabid-pajak', 'data', 'isi', '1', '--bidang', 'pajak', 'data/contoh/pajak.csv');
	sebagai('kabid-pajak', 'laksanakan', '1', '2');
	sebagai('kabid-pajak', 'laksanakan', '1', '3');
	sebagai('tim-lkj', 'rapat', 'undang', '1', '--mulai', '2026-07-06T08:10',
		'--selesai', '2026-07-06T09:30', '--tempat', 'Ruang Rapat Lt. 2');
}

async function periksa(page, nama) {
	await periksaLayar(page);
	sama(page.keluhan.join('; '), '', `galat peramban ${nama}`);
	await gambar(page, nama);
}

/* What the camera of a phone would see: modules black, the rest white. */
async function warna(page) {
	return page.locator('svg.qr').evaluate((s) =>
		[getComputedStyle(s).backgroundColor, getComputedStyle(s.querySelector('path')).fill].join(' '));
}

siapkan();
await jalankan(async (browser, url) => {
	let kode;
	await uji('layar rapat: kode QR hitam di atas putih, juga pada tema gelap', async () => {
		for (const [nama, option] of [['lebar', {}], ['ponsel', PONSEL], ['gelap', GELAP]]) {
			const page = await masuk(browser, url, 'tim-lkj', option);
			await page.goto(`${ALAMAT}/rapat/kode`);
			sama(await warna(page), 'rgb(255, 255, 255) rgb(0, 0, 0)', nama);
			kode = (await page.locator('p.kode').innerText()).replace(/\s/g, '');
			benar((await page.locator('.layar .alamat').innerText()).includes(`${ALAMAT}/rapat`), 'tanpa alamat');
			await periksa(page, `layar-rapat-${nama}`);
		}
	});
	await uji('tautan QR: masuk dahulu, lalu satu tombol', async () => {
		const context = await browser.newContext({ baseURL: url, ...PONSEL });
		const page = await context.newPage();
		page.keluhan = [];
		await page.goto(`${ALAMAT}/rapat?kode=${kode}`);
		await page.fill('[name=nama]', 'kabid-aset');
		await page.fill('[name=sandi]', SANDI);
		await page.click('main button[type=submit]');
		await page.waitForURL(/rapat\?kode=/);
		sama(await page.inputValue('[name=kode]'), kode, 'kode terisi');
		await periksa(page, 'tautan-qr');
		await page.click('button:has-text("Saya hadir")');
		await page.waitForURL(/pesan=hadir/);
		benar((await page.locator('main').innerText()).includes('Anda tercatat hadir.'), 'tidak tercatat');
	});
	for (const [nama, option] of [['ponsel', PONSEL], ['tanpa JavaScript', { javaScriptEnabled: false }]])
		await uji(`Bidang minta data dibuka kembali, Tim LKJ menolak: ${nama}`, async () => {
			const kabid = await masuk(browser, url, 'kabid-pajak', option);
			await kabid.goto(`${ALAMAT}/data/pajak`);
			await kabid.click('summary:has-text("Minta buka kembali")');
			if (!nama.startsWith('tanpa')) await periksa(kabid, 'minta-buka');
			await kabid.fill('[name=alasan]', 'Realisasi PKB <b>keliru</b>.');
			await kabid.click('button:has-text("Kirim permintaan")');
			await kabid.waitForURL(/pesan=buka-diminta/);
			benar((await kabid.locator('main').innerText()).includes('Realisasi PKB <b>keliru</b>.'), 'alasan tidak utuh');
			const tim = await masuk(browser, url, 'tim-lkj', option);
			await tim.goto(`${ALAMAT}/data`);
			await tim.click('summary:has-text("Tolak permintaan")');
			if (!nama.startsWith('tanpa')) await periksa(tim, 'jawab-minta');
			await tim.fill('[name="alasan[pajak]"]', 'Dibahas saat rapat.');
			await tim.click('button:has-text("Tolak")');
			await tim.waitForURL(/pesan=buka-ditolak/);
			await kabid.reload();
			benar((await kabid.locator('main').innerText()).includes('Dibahas saat rapat.'), 'jawaban tidak terlihat');
		});
	await uji('semua invarian utuh', () => { alur('check'); alur('verify'); });
});
