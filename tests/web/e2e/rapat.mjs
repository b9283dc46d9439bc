/*
 * A meeting as its people see it: invited, present, minuted, ratified, ended.
 */
import { benar } from './lib.mjs';
import { berkata, menu, siklus, tekan } from './langkah.mjs';

/* Tim LKJ invites for today and shows the code in the room; gives it. */
export async function undang(page, { hari, mulai, selesai, tempat }) {
	await page.fill('main [name=tanggal]', hari);
	await page.fill('main [name=tempat]', tempat);
	await page.fill('main [name=mulai]', mulai);
	await page.fill('main [name=selesai]', selesai);
	await tekan(page, 'main button[name=aksi][value=kirim]');
	await berkata(page, 'Undangan terkirim', 'Dijadwalkan');
	await tekan(page, page.locator('main a', { hasText: 'Tampilkan kode' }));
	const kode = (await page.locator('main .kode').innerText()).trim();
	benar(/^\d{3} \d{3}$/.test(kode), `kode rapat "${kode}"`);
	await tekan(page, page.locator('main a', { hasText: 'Kembali ke rapat' }));
	return kode;
}

/* A Kabid types the code that he sees. */
export async function hadir(page, kode) {
	await siklus(page, 'Rapat');
	await page.fill('main [name=kode]', kode);
	await tekan(page, page.getByRole('button', { name: 'Saya hadir' }));
	await berkata(page, 'Anda tercatat hadir');
}

/* Tim LKJ ticks who came without a device, and writes what was decided. */
export async function catat(page) {
	await tekan(page, page.getByRole('button', { name: 'Tandai hadir' }).first());
	for (const butir of await page.locator('#notulen fieldset').all()) {
		await butir.locator('textarea').nth(1).fill('Penagihan dipercepat.');
		await butir.locator('input[type=date]').fill('2026-09-30');
	}
	await tekan(page, page.getByRole('button', { name: 'Simpan notulen' }));
	await berkata(page, 'menunggu pengesahan Sekretaris');
}

/* The Sekretaris finds it on his Beranda. */
export async function sahkan(page) {
	await menu(page, 'Beranda');
	await tekan(page, page.locator('main .row', { hasText: 'Sahkan notulen' }).locator('a.btn'));
	await tekan(page, page.getByRole('button', { name: 'Sahkan notulen' }));
	await berkata(page, 'Disahkan');
}

export const selesaikan = (page) =>
	tekan(page, page.getByRole('button', { name: 'Selesaikan rapat' }));
