/*
 * Shared by the browser suite: a server on a free port with a database of its
 * own, people in browser contexts of their own, and TAP lines that
 * tests/run.py counts.
 *
 *   ALUR        the program            ALUR_ROOT  this repository
 *   ALUR_DB     an empty database      ALUR_WEB   folder with node_modules
 *   ALUR_ARTEFAK  where screenshots go (build/artefak)
 *   ALUR_PENDEK   set: the shorter selection (the second database)
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const root = process.env.ALUR_ROOT;
const need = createRequire(`${process.env.ALUR_WEB}/x.js`);
const { chromium } = need('playwright-core');
const axeSource = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
export const pendek = Boolean(process.env.ALUR_PENDEK);
export const SANDI = 'sepucuk-jambi-9-lurah';
export const BIDANG = ['pajak', 'retribusi', 'anggaran', 'perbendaharaan', 'aset'];

const artefak = process.env.ALUR_ARTEFAK || '/tmp';
mkdirSync(artefak, { recursive: true });
export const gambar = (page, name) =>
	page.screenshot({ path: `${artefak}/${name}.png`, fullPage: true });

/* ---- TAP ---- */

let done = 0, failed = 0;

/* One case. A failure is told and the suite goes on, unless `penting`. */
export async function uji(name, work, penting = false) {
	try {
		const skip = await work();
		console.log(`ok ${++done} - ${name}${skip ? ` # SKIP ${skip}` : ''}`);
	} catch (e) {
		failed++;
		console.log(`not ok ${++done} - ${name}`);
		console.log(String(e.stack || e).replace(/^/gm, '# '));
		if (penting) throw e;
	}
}

export function sama(ada, harap, apa) {
	if (ada !== harap) throw new Error(`${apa}: ada "${ada}", seharusnya "${harap}"`);
}

export function benar(yes, apa) {
	if (!yes) throw new Error(apa);
}

/* ---- the program ---- */

const mulai = Date.now();
let jam0 = null; /* simulated start of this run, in ms; null: real time */

/* Local time of Jambi, as ALUR_SEKARANG takes it. */
function sekarang() {
	const at = new Date(jam0 + (Date.now() - mulai) + 7 * 3600e3);
	return at.toISOString().slice(0, 19);
}

const env = () => ({ ...process.env, ...(jam0 ? { ALUR_SEKARANG: sekarang() } : {}) });

export const alur = (...args) =>
	execFileSync(process.env.ALUR, args, { env: env(), encoding: 'utf8', cwd: root });

/* The clock of the office from here on: a local time. */
export function pada(teks) {
	jam0 = Date.parse(`${teks}+07:00`) - (Date.now() - mulai);
}

export async function server() {
	const p = spawn(process.env.ALUR,
		['serve', '--listen', '127.0.0.1:0', '--workers', '4', '--senyap'],
		{ env: env(), stdio: ['ignore', 'pipe', 'inherit'] });
	const url = await new Promise((ok, no) => {
		createInterface({ input: p.stdout }).on('line', (line) => {
			const m = line.match(/http:\/\/\S+/);
			if (m) ok(m[0]);
		});
		p.on('exit', (code) => no(new Error(`server berhenti: ${code}`)));
	});
	return {
		url,
		stop: () => new Promise((ok) => {
			p.removeAllListeners('exit');
			p.on('exit', ok);
			p.kill('SIGTERM');
		}),
	};
}

/* ---- people ---- */

export const peramban = () => chromium.launch({
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
		'--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync'],
});

/* What must not happen on any page of this context. */
export function awasi(page, keluhan) {
	page.on('console', (m) => {
		/* The status line of a page we asked for is no fault of it. */
		if (m.type() === 'error' && !/the server responded with a status of/.test(m.text()))
			keluhan.push(`${page.url()}: ${m.text()}`);
	});
	page.on('pageerror', (e) => keluhan.push(`${page.url()}: ${e.message}`));
	page.on('requestfailed', (r) => {
		if (!/ERR_ABORTED/.test(r.failure()?.errorText ?? ''))
			keluhan.push(`${r.url()}: ${r.failure()?.errorText}`);
	});
}

export async function masuk(browser, url, akun, options = {}) {
	/* Transitions between pages take clicks for their while. */
	const context = await browser.newContext({ baseURL: url, locale: 'id-ID',
		reducedMotion: 'reduce', ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(20000);
	page.keluhan = [];
	awasi(page, page.keluhan);
	await page.goto('/masuk');
	await page.fill('[name=nama]', akun);
	await page.fill('[name=sandi]', SANDI);
	await page.click('main button[type=submit]');
	await page.waitForURL((u) => !u.pathname.startsWith('/masuk'));
	return page;
}

/* ---- what a page looks like ---- */

const ATURAN = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(page) {
	await page.evaluate(axeSource);
	const found = await page.evaluate((values) => globalThis.axe.run(document, {
		runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false,
	}), ATURAN);
	return found.violations.map((v) =>
		`${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].target} ${v.nodes[0].failureSummary ?? ''}`);
}

/* What sticks out to the right of the window, NULL. */
export const lebih = (page) => page.evaluate(() => {
	const w = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= w) return null;
	const all = [...document.querySelectorAll('body *')];
	/* a box that sticks out, or one whose own words do */
	const kata = (x) => [...x.childNodes].some((t) => {
		const r = document.createRange();
		r.selectNodeContents(t);
		return t.nodeType === Node.TEXT_NODE && r.getBoundingClientRect().right > w + 1;
	});
	const e = all.find((x) => x.getBoundingClientRect().right > w + 1) ??
		all.find((x) => !x.matches('.vh') && kata(x));
	return `${document.documentElement.scrollWidth} > ${w}: ${e?.outerHTML.slice(0, 400)}`;
});

/* What must hold wherever a person stands: nothing wider than his window, and
 * with `a11y` no axe violation. */
export async function periksaLayar(page, a11y = true) {
	const wide = await lebih(page);
	const salah = [...(wide ? [wide] : []), ...(a11y ? await axe(page) : [])];
	sama(salah.join('\n'), '', page.url());
}

/* Run the whole file: server, browser, work; always clean up and say how many. */
export async function jalankan(work) {
	let browser, s;
	try {
		s = await server();
		browser = await peramban();
		await work(browser, s.url);
	} catch (e) {
		if (failed === 0) console.log(`not ok ${++done} - ${e.message}`);
		console.log(String(e.stack || e).replace(/^/gm, '# '));
		failed++;
	} finally {
		await browser?.close();
		await s?.stop();
		console.log(`1..${done}`);
		process.exitCode = failed ? 1 : 0;
	}
}
