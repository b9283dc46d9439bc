/*
 * Every page that a person reaches by following links: no axe violation, no
 * CSP violation, no console error, nothing wider than the window; at 1366 and
 * 390 pixels, light and dark. Screenshots of each go to build/artefak.
 */
import { alur, axe, benar, gambar, jalankan, lebih, masuk, pendek, sama, uji } from './lib.mjs';

alur('contoh');

const AKUN = pendek ? ['sekretaris'] :
	['sekretaris', 'kabid-anggaran', 'tim-lkj', 'kasubag', 'pelaksana', 'kepala', 'pengelola'];
const WAKTU = 400e3; /* what is not looked at by then fails */
const UKURAN = [[1366, 900], [390, 844]];
const SEMACAM = 3; /* pages of one shape that are looked at */

/* "/siklus/2026-tw3/langkah/7" -> "/siklus/∗/langkah/7" */
const bentuk = (path) => path
	.replace(/\/siklus\/(\d{4}-(tw\d|tahun)|\d+)/, '/siklus/∗')
	.replace(/\/\d+(?=\/|$)/g, '/∗')
	.replace(/\/data\/[a-z]+/, '/data/∗')
	.replace(/\/jabatan\/[^/]+/, '/jabatan/∗');

const unduhan = (h) => /\/berkas\/|\/unduh\/|\/(pdf|html|txt)$|\.pdf(\?|$)|\/penunjukan\/\d+\/surat$/.test(h);

async function tautan(page) {
	const hrefs = await page.locator('a[href^="/"]').evaluateAll((list) =>
		list.map((a) => new URL(a.href).pathname + new URL(a.href).search));
	return [...new Set(hrefs)].filter((h) => !/^\/aset\/|^\/keluar|[?&](hal|urut)=/.test(h));
}

/* What is no page but a file: it is there, and it is what its name says. */
async function unduh(page, akun, hrefs) {
	await uji(`${akun}: ${hrefs.length} unduhan`, async () => {
		const salah = [];
		for (const h of hrefs) {
			const r = await page.request.get(h);
			const isi = await r.body();
			if (r.status() !== 200 || isi.length === 0) salah.push(`${h}: ${r.status()}`);
			if (/pdf(\?|$)/.test(h) && isi.subarray(0, 5).toString() !== '%PDF-') salah.push(`${h}: bukan PDF`);
		}
		sama(salah.join('\n'), '', 'temuan');
	});
}

async function periksa(page, nama) {
	const salah = [];
	for (const [width, height] of UKURAN)
		for (const colorScheme of ['light', 'dark']) {
			const di = `${width} ${colorScheme}`;
			await page.setViewportSize({ width, height });
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const wide = await lebih(page);
			if (wide) salah.push(`${di}: ${wide}`);
			for (const v of await axe(page)) salah.push(`${di}: ${v}`);
			if ((width > 400) === (colorScheme === 'light')) await gambar(page, `${nama}-${width}${colorScheme === 'dark' ? '-gelap' : ''}`);
		}
	return salah;
}

const seen = new Map(); /* shape -> how many; of all accounts together */
const checked = new Set();
const awal = Date.now();

async function jelajah(page, akun) {
	const queue = ['/'];
	const known = new Set(queue);
	const berkas = [];
	while (queue.length) {
		if (Date.now() - awal > WAKTU) {
			await uji(`${akun}: semua alamat`, () => sama(queue.join(' '), '', 'belum dilihat'));
			return;
		}
		const href = queue.shift();
		const shape = bentuk(href.replace(/\?.*/, ''));
		if (href !== '/' && (checked.has(href) || (seen.get(shape) ?? 0) >= SEMACAM)) continue;
		if (unduhan(href)) {
			seen.set(shape, (seen.get(shape) ?? 0) + 1);
			checked.add(href);
			berkas.push(href);
			continue;
		}
		const judul = `${akun} ${href}`;
		await uji(judul, async () => {
			page.keluhan.length = 0;
			const r = await page.goto(href);
			sama(r.status(), 200, 'status');
			seen.set(shape, (seen.get(shape) ?? 0) + 1);
			checked.add(href);
			for (const h of await tautan(page))
				if (!known.has(h)) { known.add(h); queue.push(h); }
			const nama = `${akun}${href === '/' ? '-beranda' : href.replace(/[^a-z0-9]+/gi, '-')}`;
			const salah = [...await periksa(page, nama), ...page.keluhan];
			sama(salah.join('\n'), '', 'temuan');
		});
	}
	await unduh(page, akun, berkas);
}

await jalankan(async (browser, url) => {
	for (const akun of AKUN) {
		const page = await masuk(browser, url, akun);
		await jelajah(page, akun);
		await page.context().close();
	}
	await uji('halaman masuk, galat isian, dan halaman tidak ada', async () => {
		const context = await browser.newContext({ baseURL: url });
		const page = await context.newPage();
		const salah = [];
		await page.goto('/masuk');
		salah.push(...await periksa(page, 'masuk'));
		await page.click('main button[type=submit]');
		benar(await page.locator('#galat').count() === 1, 'ringkasan galat tidak ada');
		salah.push(...await periksa(page, 'masuk-galat'));
		const sek = await masuk(browser, url, 'sekretaris');
		await sek.goto('/tidak-ada');
		salah.push(...await periksa(sek, 'tidak-ada'));
		await sek.goto('/siklus/buka');
		await sek.fill('input[name=tahun]', '');
		await sek.click('main form .btn.pri');
		salah.push(...await periksa(sek, 'buka-galat'));
		sama(salah.join('\n'), '', 'temuan');
	});
});
