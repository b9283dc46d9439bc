/*
 * By keyboard alone; and what the wire carries: bytes, time, a still layout.
 */
import { alur, benar, jalankan, masuk, sama, uji, SANDI, pendek } from './lib.mjs';

alur('contoh');

/* Press Tab until this has the focus; everything on the way shows its ring. */
async function menuju(page, selector, paling = 80) {
	for (let i = 0; i < paling; i++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate((s) => {
			const e = document.activeElement;
			const c = getComputedStyle(e);
			return { there: e.matches(s), what: e.outerHTML.slice(0, 100),
				ring: c.outlineStyle !== 'none' || c.boxShadow !== 'none' };
		}, selector);
		if (at.there) {
			benar(at.ring, `fokus tidak terlihat: ${at.what}`);
			return;
		}
	}
	throw new Error(`${selector} tidak terjangkau dengan Tab`);
}

async function kibor(browser, url) {
	const context = await browser.newContext({ baseURL: url });
	const page = await context.newPage();
	page.on('filechooser', (f) => f.setFiles({ name: 'uji.pdf', mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }));
	await uji('kibor: masuk', async () => {
		await page.goto('/masuk');
		await menuju(page, '[name=nama]');
		await page.keyboard.type('sekretaris');
		await menuju(page, '[name=sandi]');
		await page.keyboard.type(SANDI);
		await Promise.all([page.waitForURL((u) => u.pathname === '/'),
			page.keyboard.press('Enter')]);
	}, true);
	await uji('kibor: langsung ke isi', async () => {
		await page.keyboard.press('Tab');
		sama(await page.evaluate(() => document.activeElement.className), 'skip', 'fokus pertama');
		await page.keyboard.press('Enter');
		sama(await page.evaluate(() => document.activeElement.id), 'isi', 'setelah Enter');
	});
	await uji('kibor: buka tugas pertama', async () => {
		await page.goto('/');
		await menuju(page, '.now .btn.pri');
		await Promise.all([page.waitForURL((u) => u.pathname !== '/'),
			page.keyboard.press('Enter')]);
	}, true);
	await uji('kibor: selesaikan', async () => {
		const before = page.url();
		for (const f of await page.locator('main input[type=file]').all()) {
			await menuju(page, `#${await f.getAttribute('id')}`);
			const chosen = page.waitForEvent('filechooser');
			await page.keyboard.press('Space');
			await chosen;
		}
		if (await page.locator('main input[name=keputusan]').count()) {
			await menuju(page, 'main input[name=keputusan]');
			await page.keyboard.press('Space');
		}
		await menuju(page, 'main form .btn.pri[type=submit]');
		await Promise.all([page.waitForURL((u) => u.href !== before),
			page.keyboard.press('Enter')]);
		sama(await page.locator('#galat').count(), 0, 'galat');
	});
	await context.close();
}

/* A page with what the wire carried for it, over 1.5 Mbit/s. */
async function ukur(page, path) {
	const cdp = await page.context().newCDPSession(page);
	let bytes = 0;
	const parts = [];
	const url = new Map();
	await cdp.send('Network.enable');
	await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 40,
		downloadThroughput: 1.5e6 / 8, uploadThroughput: 1.5e6 / 8 });
	cdp.on('Network.responseReceived', (e) => url.set(e.requestId, e.response.url));
	cdp.on('Network.loadingFinished', (e) => {
		bytes += e.encodedDataLength;
		parts.push(`${url.get(e.requestId)} ${e.encodedDataLength}`);
	});
	await page.goto(path, { waitUntil: 'networkidle' });
	const t = await page.evaluate(() => ({
		dom: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
		fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
		cls: globalThis.geser,
	}));
	await cdp.detach();
	return { ...t, bytes, parts: parts.join('\n') };
}

async function ringan(browser, url) {
	const first = await masuk(browser, url, 'sekretaris');
	const state = await first.context().storageState();
	const context = await browser.newContext({ baseURL: url, storageState: state });
	const page = await context.newPage();
	await page.addInitScript(() => {
		globalThis.geser = 0;
		new PerformanceObserver((l) => {
			for (const e of l.getEntries()) if (!e.hadRecentInput) globalThis.geser += e.value;
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await uji('kunjungan pertama: <= 80 KB, diam, < 1 detik pada 1,5 Mbit/dtk', async () => {
		const m = await ukur(page, '/');
		console.log(`# Beranda: ${m.bytes} byte, DOM ${m.dom.toFixed()} ms, lukisan ${m.fcp.toFixed()} ms, geser ${m.cls}`);
		benar(m.bytes <= 80 * 1024, `${m.bytes} byte\n${m.parts}`);
		/* A heading may settle by a fraction of a line when its font arrives. */
		benar(m.cls < 0.001, `tata letak bergeser ${m.cls}`);
		benar(Math.max(m.dom, m.fcp) < 1000, `DOM ${m.dom} ms, lukisan ${m.fcp} ms`);
	});
	for (const path of ['/siklus', '/siklus/2026-tw3', '/siklus/buka', '/'])
		await uji(`halaman berikut ${path}: <= 12 KB, diam`, async () => {
			const m = await ukur(page, path);
			console.log(`# ${path}: ${m.bytes} byte, DOM ${m.dom.toFixed()} ms, geser ${m.cls}`);
			benar(m.bytes <= 12 * 1024, `${m.bytes} byte\n${m.parts}`);
			benar(m.cls < 0.001, `tata letak bergeser ${m.cls}`);
		});
	await uji('tanpa JavaScript: Beranda dan siklus terbaca', async () => {
		const p = await masuk(browser, url, 'kasubag', { javaScriptEnabled: false });
		benar(await p.locator('h1').count() === 1, 'Beranda tanpa h1');
		await p.locator('.nav a[href="/siklus"]').click();
		benar((await p.locator('main').innerText()).includes('Triwulan'), 'daftar siklus kosong');
	});
}

await jalankan(async (browser, url) => {
	await kibor(browser, url);
	if (!pendek) await ringan(browser, url);
});
