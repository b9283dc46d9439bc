/*
 * How a person does a task that his Beranda shows: by the page it leads to.
 *
 * A step without a page of its own has the general one (/langkah/N), which
 * `umum` fills in. A page of its own has an entry in `khusus`, by the last
 * part of its address; until it has one, `umum` is tried on it.
 */
import { BIDANG, alur, benar } from './lib.mjs';

const berkas = (nama) => ({
	name: `${nama}.pdf`,
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n% berkas uji\n%%EOF\n'),
});

/* A choice, by the words that a person clicks. */
const pilih = (page, nama, nilai) =>
	page.locator(`main label:has(input[name=${nama}][value=${nilai}])`).click();

/* Fill in a form of the general kind and send it. */
async function umum(page, o) {
	for (const f of await page.locator('main input[type=file]').all())
		await f.setInputFiles(berkas((await f.getAttribute('name')).replace(/\W+/g, '-')));
	if (o.keputusan)
		await pilih(page, 'keputusan', o.keputusan);
	if (o.kembali && await page.locator('main select[name=kembali]').count())
		await page.selectOption('main select[name=kembali]', String(o.kembali));
	if (o.bidang && await page.locator('main select[name=bidang]').count())
		await page.selectOption('main select[name=bidang]', o.bidang);
	if (o.catatan) await page.fill('main textarea[name=catatan]', o.catatan);
	await kirim(page);
}

/* The main button of the page; afterwards the page is another, without a
 * mistake. */
export async function kirim(page, tombol = 'main form .btn.pri[type=submit]') {
	const before = page.url();
	await Promise.all([
		page.waitForURL((u) => u.href !== before),
		page.locator(tombol).click(),
	]);
	if (await page.locator('#galat').count())
		throw new Error(`${before}: ${await page.locator('#galat').innerText()}`);
}

/* Verified, received: every question "sesuai", then the one button. */
async function sesuai(page) {
	for (const set of await page.locator('main form fieldset').all())
		if (await set.locator('input[type=radio]').count())
			await set.locator('label:has(input[type=radio])').first().click();
	await kirim(page, 'main form .btn.pri.lg[type=submit]');
}

/* Pages of their own: what a person does there. A page that has no entry yet
 * is passed by on the general page of its step. */
const khusus = {
	async disposisi(page) {
		for (const nama of ['penerima', 'harap'])
			if (await page.locator(`main input[name=${nama}]:checked`).count() === 0)
				await page.locator(`main label:has(input[name=${nama}])`).first().click();
		await page.fill('main [name=hal]', 'Penyusunan laporan kinerja');
		await page.fill('main [name=isi]', 'Mohon data disampaikan tepat waktu.');
		await kirim(page, 'main form button[name=aksi][value=kirim]');
	},
	laporan: (page) => kirim(page, 'main form.satu .btn.pri[type=submit]'),
	verifikasi: sesuai,
	terima: sesuai,
};

/* Without its page the figures of a Bidang come by the shell. */
function isiData(siklus, akun) {
	const bidang = BIDANG.find((b) => akun === `kabid-${b}`);
	alur('data', 'isi', siklus, '--bidang', bidang, '--sebagai', akun,
		`data/contoh/${bidang}.csv`);
}

/* The task that Beranda puts first: open it, do it. */
export async function kerjakan(page, o = {}) {
	await page.goto('/');
	const tombol = page.locator('.now .btn.pri');
	benar(await tombol.count() === 1, `${o.akun}: Beranda tidak menunjukkan tugas`);
	await tombol.click();
	const path = new URL(page.url()).pathname;
	const [, , siklus, layar] = path.split('/');
	if (khusus[layar]) return khusus[layar](page, o);
	if (layar !== 'langkah') {
		const bidang = BIDANG.find((b) => o.akun === `kabid-${b}`);
		await page.goto(`/siklus/${siklus}/langkah/${o.langkah}${bidang ? `?bidang=${bidang}` : ''}`);
	} else {
		benar(path.endsWith(`/langkah/${o.langkah}`), `${o.akun} berada di ${path}`);
	}
	if (o.data) {
		isiData(o.data, o.akun);
		await page.reload();
	}
	return umum(page, o);
}

/* Open a cycle by the button and the form; gives its address. */
export async function buka(page, masa, tahun) {
	await page.goto('/');
	await page.locator('a[href="/siklus/buka"]').click();
	await pilih(page, 'jenis', masa);
	await page.fill('input[name=tahun]', tahun);
	await kirim(page);
	return `/siklus/${tahun}-${masa.toLowerCase()}`;
}
