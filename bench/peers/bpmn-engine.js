#!/usr/bin/env node
// The SOP cycle on bpmn-engine, its state saved to SQLite after every
// completion (WAL, synchronous=FULL), one transaction a completion.
//
//   node bpmn-engine.js --mode reload|resident [--cases N] [--db FILE]
//                       [--verify]
//
// Prints one JSON line. It checks its own result and exits 1 when a case is
// not closed or does not have exactly the completions of the sheet.
import { EventEmitter } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { Engine } from "bpmn-engine";
import Database from "better-sqlite3";

import { bpmn, expected } from "./sop.js";

const WARM_UP = 2; // cases run before the clock starts

const { values: options } = parseArgs({
  options: {
    mode: { type: "string", default: "reload" },
    cases: { type: "string", default: "20" },
    db: { type: "string" },
    verify: { type: "boolean", default: false },
  },
});
const cases = Number(options.cases);
if (!["reload", "resident"].includes(options.mode) || !(cases > 0)) {
  console.error("usage: bpmn-engine.js --mode reload|resident [--cases N]" +
    " [--db FILE] [--verify]");
  process.exit(2);
}

function openStore(file) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`
    CREATE TABLE kasus (id INTEGER PRIMARY KEY, selesai INTEGER NOT NULL,
      keadaan TEXT NOT NULL) STRICT;
    CREATE TABLE peristiwa (kasus INTEGER NOT NULL, urut INTEGER NOT NULL,
      simpul TEXT NOT NULL, keputusan TEXT, pada INTEGER NOT NULL,
      PRIMARY KEY (kasus, urut)) STRICT`);
  const save = db.prepare(`INSERT INTO kasus (id, selesai, keadaan)
    VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE
    SET selesai = excluded.selesai, keadaan = excluded.keadaan`);
  const event = db.prepare("INSERT INTO peristiwa VALUES (?, ?, ?, ?, ?)");
  const load = db.prepare("SELECT keadaan FROM kasus WHERE id = ?").pluck();
  return {
    db,
    load: (id) => JSON.parse(load.get(id)),
    save: db.transaction((id, urut, what, closed, state) => {
      event.run(id, urut, what.simpul, what.keputusan, Date.now());
      save.run(id, closed ? 1 : 0, JSON.stringify(state));
    }),
  };
}

// The definition is parsed once and shared by all engines of the run.
async function parseOnce(source) {
  const engine = new Engine({ name: "sop", source });
  const [definition] = await engine.getDefinitions();
  return definition.environment.options.source;
}

class Case {
  constructor(store, id, sourceContext) {
    Object.assign(this, { store, id, sourceContext, urut: 0, rounds: 0 });
  }

  // An engine that tells which user tasks wait, and when it has ended.
  makeEngine() {
    this.waiting = [];
    this.closed = false;
    const listener = new EventEmitter();
    listener.on("activity.wait", (api) => {
      if (api.type === "bpmn:UserTask") this.waiting.push(api);
    });
    this.listener = listener;
    this.engine = new Engine({ name: "sop",
      sourceContext: this.sourceContext });
    this.engine.once("end", () => (this.closed = true));
  }

  async save(what) {
    const state = await this.engine.getState();
    this.store.save(this.id, this.urut++, what, this.closed, state);
  }

  async start() {
    this.makeEngine();
    await this.engine.execute({ listener: this.listener });
    await this.save({ simpul: "mulai", keputusan: null });
  }

  async reload() {
    this.makeEngine();
    this.engine.recover(this.store.load(this.id));
    await this.engine.resume({ listener: this.listener });
  }

  async complete() {
    const api = this.waiting.shift();
    let keputusan = null;
    if (api.id === "L7") {
      keputusan = ++this.rounds === 1 ? "tidak" : "ya";
      api.environment.variables.tidak = keputusan === "tidak";
    }
    api.signal();
    await this.save({ simpul: api.id, keputusan });
  }

  async run() {
    await this.start();
    while (!this.closed) {
      if (options.mode === "reload") await this.reload();
      if (this.waiting.length === 0) throw new Error("nothing waits");
      await this.complete();
    }
    return this.urut - 1;
  }
}

function check(db, n) {
  const want = expected(options.verify);
  const open = db.prepare(
    "SELECT count(*) FROM kasus WHERE selesai = 0").pluck().get();
  const closed = db.prepare(
    "SELECT count(*) FROM kasus WHERE selesai = 1").pluck().get();
  if (open !== 0 || closed !== n)
    throw new Error(`${closed} of ${n} cases closed`);
  const rows = db.prepare(`SELECT kasus, simpul, count(*) AS n
    FROM peristiwa WHERE simpul <> 'mulai' GROUP BY kasus, simpul`).all();
  if (rows.length !== n * Object.keys(want).length)
    throw new Error("a step is missing");
  for (const row of rows)
    if (row.n !== want[row.simpul])
      throw new Error(`case ${row.kasus}: ${row.simpul} ${row.n} times`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "alur-peer-"));
try {
  const store = openStore(options.db ?? path.join(folder, "peer.db"));
  const sourceContext = await parseOnce(bpmn(options.verify));
  let id = 0;
  let completions = 0;
  for (let i = 0; i < WARM_UP; i++)
    await new Case(store, ++id, sourceContext).run();
  const started = process.hrtime.bigint();
  for (let i = 0; i < cases; i++)
    completions += await new Case(store, ++id, sourceContext).run();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  check(store.db, WARM_UP + cases);
  const bytes = store.db.prepare(
    "SELECT max(length(keadaan)) FROM kasus").pluck().get();
  store.db.close();
  console.log(JSON.stringify({
    peer: "bpmn-engine", mode: options.mode, cases,
    completions, seconds: Number(seconds.toFixed(3)),
    rate: Number((completions / seconds).toFixed(1)), state_bytes: bytes,
  }));
} catch (e) {
  console.error(`bpmn-engine: ${e.stack}`);
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
