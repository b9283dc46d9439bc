/*
 * How a person does a task that his Beranda shows: by links and buttons on
 * the page it leads to. Nothing here types an address. What a page needs is
 * in `layar`, by the last part of the address that Beranda led to; every one
 * of them works with JavaScript and without.
 */
import { readFileSync } from 'node:fs';
import { SANDI, benar, periksaLayar, sama } from './lib.mjs';

const root = process.env.ALUR_ROOT;

export const berkas = (nama) => ({
	name: `${nama}.pdf`,
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n% berkas uji\n%%EOF\n'),
});

/* Press it; afterwards the page is another, without a mistake unless one is
 * expected. Gives what is said to be wrong. */
export async function tekan(page, tombol, salah = null) {
	const l = typeof tombol === 'string' ? page.locator(tombol).first() : tombol;
	await Promise.all([
		page.waitForEvent('framenavigated', (f) => f === page.mainFrame()),
		l.click(),
	]);
	await page.waitForLoadState();
	const galat = (await page.locator('#galat').allInnerTexts()).join(' ');
	if (salah instanceof RegExp ? !salah.test(galat)
		: salah ? !galat.includes(salah) : galat !== '')
		throw new Error(`${page.url()}: "${galat}", seharusnya "${salah ?? ''}"`);
	return galat;
}

/* A choice, by the words that a person clicks. */
const pilih = (page, nama, nilai) =>
	page.locator(`main label:has(input[name=${nama}][value=${nilai}])`).click();

/* What is folded away, opened. */
const buka_lipatan = (page, teks) =>
	page.locator('main summary', { hasText: teks }).first().click();

/* A menu of the program: Beranda, Siklus, Arsip. A page with a bar of its own
 * hides them on a phone: there the name of the program leads home first. */
export async function menu(page, nama) {
	const l = page.locator('.nav a', { hasText: nama });
	if (!await l.isVisible()) await tekan(page, 'header a[href="/"]');
	await tekan(page, l);
}

/* The page of the newest cycle, and one of its tabs. */
export async function siklus(page, tab = null) {
	await menu(page, 'Siklus');
	await tekan(page, 'main .rows .row .h3 a');
	if (tab) await tekan(page, page.locator('.subnav a', { hasText: tab }));
}

const isiHalaman = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

export async function berkata(page, ...kata) {
	const teks = await isiHalaman(page);
	for (const k of kata)
		benar(teks.includes(k), `${page.url()} tidak berkata "${k}"`);
}

/* ---- the figures of a Bidang ---- */

function angka(bidang) {
	const lines = readFileSync(`${root}/data/contoh/${bidang}.csv`, 'utf8').trim().split('\n');
	return new Map(lines.slice(1).map((line) => {
		const [kode, target, realisasi, kendala, tindak] = line.split(';');
		return [kode, { target, realisasi, kendala, tindak }];
	}));
}

/* A range copied in Excel, dropped on the first cell. */
async function tempel(page, teks) {
	await page.locator('main input.cell').first().evaluate((cell, text) => {
		const data = new DataTransfer();
		data.setData('text/plain', text);
		cell.focus();
		cell.dispatchEvent(new ClipboardEvent('paste',
			{ clipboardData: data, bubbles: true, cancelable: true }));
	}, teks);
	await page.waitForSelector('dialog#tempel[open]');
}

/* The codes of the indicators in the order of the page. */
const kodeBaris = (page) => page.locator('main input.cell[name^="realisasi["]')
	.evaluateAll((l) => l.map((x) => x.name.slice(10, -1)));

async function isiSel(page, csv) {
	for (const kode of await kodeBaris(page)) {
		const b = csv.get(kode) ?? { target: '10', realisasi: '10' };
		await page.fill(`[name="target[${kode}]"]`, b.target);
		await page.fill(`[name="realisasi[${kode}]"]`, b.realisasi);
		/* As in Excel: Enter goes on below, and what is left is saved. */
		await page.press(`[name="realisasi[${kode}]"]`, 'Tab');
	}
}

async function isiTempel(page, csv) {
	const kode = await kodeBaris(page);
	const row = (k) => csv.get(k) ?? { target: '10', realisasi: '10' };
	await tempel(page, kode.map((k) => `${row(k).target}\t${row(k).realisasi}`).join('\r\n'));
	await berkataDialog(page, `${kode.length * 2} nilai akan diisi.`);
	await periksaLayar(page);
	sama(await page.inputValue('main input.cell >> nth=0'), '', 'sel sebelum "Isi tabel"');
	await page.click('dialog#tempel [data-tp-isi]');
	await page.locator('[data-sync]', { hasText: /^Tersimpan/ }).waitFor();
}

async function berkataDialog(page, kata) {
	const teks = await page.locator('dialog[open]').innerText();
	benar(teks.includes(kata), `dialog tidak berkata "${kata}": ${teks}`);
}

/* Part C of what is below 90 %. */
async function isiKendala(page, csv) {
	for (const kotak of await page.locator('main fieldset.kendala:not([hidden])').all()) {
		const kode = (await kotak.locator('textarea').first().getAttribute('name')).match(/\[(.+)\]/)[1];
		const b = csv.get(kode);
		await kotak.locator(`[name="kendala[${kode}]"]`).fill(b?.kendala || 'Belum tercapai.');
		await kotak.locator(`[name="tindak_lanjut[${kode}]"]`).fill(b?.tindak || 'Ditagih lagi.');
		await kotak.locator('input[type=text]').nth(0).fill('Kasubbid Pendataan');
		await kotak.locator('input[type=text]').nth(1).fill('30-09-2026');
	}
}

const kirimData = 'main .bar button[value=kirim]';

/* Typed or pasted, explained where it is low, sent. */
async function data(page, o) {
	const csv = angka(o.bidang);
	if (o.catatan) await berkata(page, 'Dikembalikan.', o.catatan);
	if (o.ubah) {
		await page.fill('main input.cell >> nth=1', o.ubah);
	} else if (o.tempel && !o.polos) {
		await isiTempel(page, csv);
	} else {
		await isiSel(page, csv);
	}
	/* Only the server shows part C when there is no JavaScript. */
	if (!o.polos || await tekan(page, kirimData, /^$|Tulis kendala/) !== '') {
		await isiKendala(page, csv);
		await tekan(page, kirimData);
	}
	await berkata(page, 'Data terkirim ke Tim LKJ', 'Terkirim');
}

/* ---- the draft ---- */

async function tulis(page, o, teks) {
	await page.fill('main textarea#md', teks);
	if (!o.polos) {
		/* The preview is drawn by the server while he writes. */
		await page.frameLocator('iframe.frame').getByText(teks.split('\n')[0]).waitFor();
		await page.locator('[data-sync]', { hasText: /^Tersimpan/ }).waitFor();
	}
	await tekan(page, 'main button[name=aksi][value=selesai]');
}

async function jawabCatatan(page, jawaban) {
	for (;;) {
		const l = page.locator('.thread', { hasText: 'Menunggu jawaban' }).first();
		if (!await l.count()) return;
		await l.locator('summary').click();
		await l.locator('textarea[name=jawaban]').fill(jawaban);
		await tekan(page, l.getByRole('button', { name: 'Tandai ditindaklanjuti' }));
	}
}

async function laporan(page, o) {
	if (o.jawab) await jawabCatatan(page, o.jawab);
	for (const [bagian, teks] of Object.entries(o.tulis ?? {})) {
		await tekan(page, page.locator('.outline a', { hasText: bagian }));
		await tulis(page, o, teks);
	}
	await tekan(page, 'main .bar .btn.pri');
}

/* ---- the check ---- */

async function periksa(page, o) {
	if (o.beda) await berkata(page, ...o.beda);
	for (const l of await page.locator('main input[type=radio][value=sudah]').all())
		await l.check();
	if (o.margin) {
		await buka_lipatan(page, 'Beri catatan');
		await page.locator('main details[open] textarea[name=teks]').fill(o.margin);
		await tekan(page, page.getByRole('button', { name: 'Simpan catatan' }).first());
	}
	if (o.keputusan === 'ya')
		for (const l of await page.locator('main input[name=centang]').all()) await l.check();
	await tekan(page, 'main #putus button[type=submit]', 'Pilih Ya atau Tidak');
	await pilih(page, 'keputusan', o.keputusan);
	if (o.kembali) {
		await page.selectOption('main select[name=kembali]', String(o.kembali));
		await page.selectOption('main select[name=bidang]', o.bidang);
		await page.fill('main textarea[name=catatan]', o.catatan);
	}
	if (!o.polos) await periksaLayar(page);
	await tekan(page, 'main #putus button[type=submit]');
}

/* ---- the others ---- */

/* Verified, received, signed: every question "sesuai", then the one button. */
async function sesuai(page) {
	for (const set of await page.locator('main form fieldset').all())
		if (await set.locator('input[type=radio]').count())
			await set.locator('label:has(input[type=radio])').first().click();
	await tekan(page, 'main form .btn.pri.lg[type=submit]');
}

const layar = {
	disposisi: (page) => tekan(page, 'main button[name=aksi][value=kirim]'),
	data,
	rapat: (page, o) => o.rapat(page, o),
	laporan,
	periksa,
	async 'tanda-tangan'(page, o) {
		await page.fill('main [name=sandi]', 'bukan kata sandinya');
		await tekan(page, 'main form .btn.pri.lg', 'Kata sandi');
		await page.fill('main [name=sandi]', SANDI);
		if (!o.polos) await periksaLayar(page);
		await tekan(page, 'main form .btn.pri.lg');
	},
	verifikasi: sesuai,
	terima: sesuai,
	pengesahan: sesuai,
	async kirim(page, o) {
		await tekan(page, 'main button[value=terbit]');
		await berkata(page, 'Surat terbit');
		await tekan(page, 'main button[value=selesai]', 'Nama penerima belum ditulis');
		await page.fill('main [name=penerima]', 'Siti Rahma');
		await page.fill('main [name=diterima]', o.diterima);
		await page.setInputFiles('main [name=bukti]', berkas('tanda-terima'));
		if (!o.polos) await periksaLayar(page);
		await tekan(page, 'main button[value=selesai]');
	},
};

/* The task that Beranda puts first: open it, do it. */
export async function kerjakan(page, o) {
	await menu(page, 'Beranda');
	benar(await page.locator('.now .btn.pri').count() === 1,
		`${o.akun}: Beranda tidak menunjukkan tugas`);
	await tekan(page, '.now .btn.pri');
	const [, , , nama, bidang] = new URL(page.url()).pathname.split('/');
	benar(layar[nama], `${o.akun}: tidak ada cara mengerjakan ${page.url()}`);
	await layar[nama](page, { ...o, bidang: bidang ?? o.bidang });
}

/* Open a cycle by the button and the form. */
export async function buka(page, masa, tahun) {
	await menu(page, 'Beranda');
	await tekan(page, 'a[href="/siklus/buka"]');
	await pilih(page, 'jenis', masa);
	await page.fill('input[name=tahun]', tahun);
	await tekan(page, 'main form .btn.pri');
	await berkata(page, 'Siklus dibuka');
}
