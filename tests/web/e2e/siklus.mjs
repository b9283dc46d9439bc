/*
 * The whole cycle by its actors, each in a browser context of his own, from
 * "Buka siklus" to "Selesai", with one Tidak at step 7; then the essential
 * flow with JavaScript off.
 */
import { BIDANG, alur, benar, gambar, jalankan, masuk, pada, pendek, sama, uji } from './lib.mjs';
import { buka, kerjakan } from './langkah.mjs';

pada('2026-07-06T07:31:00');
alur('init');
alur('sop', 'import', 'sop/penyusunan-lkj.yaml');

const ORANG = ['sekretaris', 'tim-lkj', 'kasubag', 'pelaksana', ...BIDANG.map((b) => `kabid-${b}`)];

async function semua(browser, url, options) {
	const who = {};
	for (const akun of ORANG)
		who[akun] = await masuk(browser, url, akun, options);
	return who;
}

/* Steps of a cycle as a list: who, which, how. */
function naskah(nomor, tolak) {
	const bidang = (b) => [
		{ akun: `kabid-${b}`, langkah: 2, data: nomor },
		{ akun: `kabid-${b}`, langkah: 3 },
	];
	const draf = [4, 5, 6].map((n) => ({ akun: 'tim-lkj', langkah: n }));
	const kembali = tolak ? [
		{ akun: 'sekretaris', langkah: 7, keputusan: 'tidak', kembali: 2, bidang: 'pajak',
			catatan: 'Realisasi PKB berbeda dengan catatan Samsat.' },
		...bidang('pajak'), ...draf] : [];
	return [
		{ akun: 'sekretaris', langkah: 1, catatan: 'Mohon disiapkan.' },
		...BIDANG.flatMap(bidang), ...draf, ...kembali,
		{ akun: 'sekretaris', langkah: 7, keputusan: 'ya' },
		{ akun: 'sekretaris', langkah: 8 },
		{ akun: 'kasubag', langkah: '9a' },
		{ akun: 'sekretaris', langkah: 9 },
		{ akun: 'pelaksana', langkah: 10 },
	];
}

async function mainkan(who, judul, masa, nomor, tolak) {
	let alamat;
	await uji(`${judul}: Sekretaris membuka siklus`, async () => {
		alamat = await buka(who.sekretaris, masa, '2026');
	}, true);
	for (const o of naskah(nomor, tolak))
		await uji(`${judul}: langkah ${o.langkah} oleh ${o.akun}${o.keputusan ? `, ${o.keputusan}` : ''}`,
			() => kerjakan(who[o.akun], o), true);
	await uji(`${judul}: siklus selesai`, async () => {
		const page = who.pelaksana;
		await page.goto(alamat);
		benar((await page.locator('main .head').innerText()).includes('Selesai'),
			'halaman siklus tidak berkata Selesai');
		await gambar(page, `siklus-selesai-${masa}`);
		sama(JSON.parse(alur('--json', 'siklus', 'lihat', nomor)).keadaan, 'selesai', 'keadaan');
	});
	await uji(`${judul}: tidak ada tugas tersisa, tidak ada galat peramban`, async () => {
		for (const akun of ORANG) {
			await who[akun].goto('/');
			sama(await who[akun].locator('.now').count(), 0, `tugas ${akun}`);
			sama(who[akun].keluhan.join('\n'), '', `keluhan peramban ${akun}`);
		}
	});
}

await jalankan(async (browser, url) => {
	if (!pendek)
		await mainkan(await semua(browser, url), 'siklus', 'TW2', '1', true);
	await mainkan(await semua(browser, url, { javaScriptEnabled: false }), 'tanpa JavaScript',
		'TW3', pendek ? '1' : '2', pendek);
	await uji('semua invarian utuh', () => { alur('check'); alur('verify'); });
});
