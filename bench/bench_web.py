#!/usr/bin/env python3
"""Pages of a logged-in person under load: one JSON line a measurement.

CPU of the server a page (its clock ticks over requests done), p99 at 64
keep-alive connections, the rate beside a bare libmicrohttpd that answers the
same bytes in the same run, start to first answer, idle memory; p99 of
Beranda while three others sign in over and over (a password takes a third of
a second of a core); memory of a 50 MB upload. On SQLite, with wrk; what a
browser asks for (gzip) is what is measured.
"""
import http.client
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
ALUR = str(ROOT / "build/src/alur")
BARE = ROOT / "build/bench/bare_serve"
SECONDS = os.environ.get("BENCH_SECONDS", "3")
TICK = os.sysconf("SC_CLK_TCK")
SEVEN = "2399-TW1"
CASES = int(os.environ.get("BENCH_CASES", "1000"))


def say(name, value, unit, limit=None):
    row = {"bench": "web", "name": name, "value": round(value, 4),
           "unit": unit}
    if limit is not None:
        row["limit"] = limit
    print(json.dumps(row), flush=True)


def ask(port, method, path, cookies=None, fields=None, gzip=False):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    head = {"Cookie": cookies or ""}
    if gzip:
        head["Accept-Encoding"] = "gzip"
    body = None
    if fields:
        body = urllib.parse.urlencode(fields)
        head["Content-Type"] = "application/x-www-form-urlencoded"
    c.request(method, path, body, head)
    r = c.getresponse()
    text = r.read()
    c.close()
    return r.status, r.headers, text


def come_in(port, who):
    _, head, text = ask(port, "GET", "/masuk")
    pra = head["Set-Cookie"].split(";")[0]
    csrf = re.search(rb'name="csrf" value="([^"]+)"', text).group(1).decode()
    status, head, _ = ask(port, "POST", "/masuk", pra, {
        "csrf": csrf, "nama": who, "sandi": "sepucuk-jambi-9-lurah"})
    if status != 303:
        sys.exit(f"bench_web: {who} cannot sign in: {status}")
    return "; ".join(v.split(";")[0] for v in head.get_all("Set-Cookie"))


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as f:
        return [int(x) for x in f.read().split()]


def cpu(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as f:
        part = f.read().rsplit(") ", 1)[1].split()
    return (int(part[11]) + int(part[12])) / TICK


def pss(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as f:
        return int(re.search(r"Pss:\s+(\d+)", f.read()).group(1)) / 1024


def status_kb(pid, name):
    with open(f"/proc/{pid}/status", encoding="ascii") as f:
        return int(re.search(rf"{name}:\s+(\d+)", f.read()).group(1))


def wrk(port, path, cookies, connections=64):
    text = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}s", "--latency",
         "-H", f"Cookie: {cookies}", "-H", "Accept-Encoding: gzip",
         f"http://127.0.0.1:{port}{path}"],
        check=True, stdout=subprocess.PIPE, text=True).stdout
    n = int(re.search(r"(\d+) requests in", text).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    if bad:
        sys.exit(f"bench_web: {path}: {bad.group(0)}")
    return n, rate, float(value) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]


def bare(body, path):
    p = subprocess.run([str(BARE)], input=body, stdout=subprocess.PIPE,
                       check=True)
    port = int(p.stdout)
    _, rate, _ = wrk(port, path, "x=y")
    pids = [int(d) for d in os.listdir("/proc") if d.isdigit()
            and os.path.exists(f"/proc/{d}/exe")
            and os.path.realpath(f"/proc/{d}/exe") == str(BARE)]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return rate


def page(server, port, name, path, cookies):
    status, _, body = ask(port, "GET", path, cookies, gzip=True)
    if status != 200:
        sys.exit(f"bench_web: {path}: {status}")
    before = cpu(server)
    n, rate, p99 = wrk(port, path, cookies)
    say(f"{name}: cpu", (cpu(server) - before) * 1000 / n, "ms", 0.25)
    say(f"{name}: p99 at 64", p99, "ms", 15)
    say(f"{name}: rate", rate, "1/s")
    say(f"{name}: bytes", len(body), "B")
    if BARE.exists():
        say(f"{name}: rate over bare libmicrohttpd", rate / bare(body, "/"),
            "x", 0.1)


def sign_ins(port):
    """Three people who sign in again and again, until told to stop."""
    end, took = threading.Event(), []

    def one(who):
        while not end.is_set():
            started = time.monotonic()
            come_in(port, who)
            took.append(time.monotonic() - started)
    threads = [threading.Thread(target=one, args=(who,), daemon=True)
               for who in ("sekretaris", "kasubag", "pelaksana")]
    for t in threads:
        t.start()
    return end, threads, took


def beside(port, cookies):
    end, threads, took = sign_ins(port)
    _, _, p99 = wrk(port, "/", cookies, connections=16)
    end.set()
    for t in threads:
        t.join()
    say("sign-in, three at once", sorted(took)[len(took) // 2] * 1000, "ms")
    say("Beranda: p99 beside three sign-ins", p99, "ms", 40)


def upload(server, port):
    """50 MB to a step that takes a paper; the peak above what was before."""
    cookies = come_in(port, "sekretaris")
    path = "/siklus/2026-tw4/langkah/1"
    _, _, page_text = ask(port, "GET", path, cookies)
    form = page_text.decode().split("multipart/form-data", 1)[1]
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"',
                        form.split("</form>", 1)[0])
    line = "bench1234567890"
    head = "".join(f'--{line}\r\nContent-Disposition: form-data; name="{n}"'
                   f"\r\n\r\n{v}\r\n" for n, v in fields)
    head += (f"--{line}\r\nContent-Disposition: form-data; "
             'name="berkas[disposisi]"; filename="pindaian.pdf"\r\n'
             "Content-Type: application/pdf\r\n\r\n")
    tail = f"\r\n--{line}--\r\n"
    body = b"%PDF-1.7\n" + os.urandom((50 << 20) - 64) + b"\n%%EOF\n"
    with open(f"/proc/{server}/clear_refs", "w", encoding="ascii") as f:
        f.write("5")
    before = status_kb(server, "VmHWM")
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    started = time.monotonic()
    c.request("POST", path, head.encode() + body + tail.encode(), {
        "Cookie": cookies,
        "Content-Type": f"multipart/form-data; boundary={line}"})
    answer = c.getresponse()
    answer.read()
    if answer.status != 303:
        sys.exit(f"bench_web: upload: {answer.status}")
    say("50 MB upload: memory", (status_kb(server, "VmHWM") - before) / 1024,
        "MB", 10)
    say("50 MB upload: time", time.monotonic() - started, "s")


def two_more_bidang(file):
    """Seven Bidang, as the office of the SOP has; each new one with a Kabid
    and the five indicators of Pajak. Written past the program: it makes the
    office from a seed that has five."""
    with sqlite3.connect(file) as c:
        for i, kode in enumerate(("penagihan", "perencanaan")):
            c.execute("INSERT INTO bidang SELECT instansi_id, ?, ?, ? "
                      "FROM bidang WHERE kode = 'pajak'",
                      (kode, f"Bidang {kode.title()}", 90 + i))
            c.execute("INSERT INTO jabatan (instansi_id, kode, nama, peran, "
                      "bidang, urutan) SELECT instansi_id, ?, ?, peran, ?, ? "
                      "FROM jabatan WHERE kode = 'kabid-pajak'",
                      (f"kabid-{kode}", f"Kepala Bidang {kode.title()}", kode,
                       90 + i))
            c.execute("INSERT INTO penugasan (instansi_id, jabatan, "
                      "pegawai_id, kapasitas, mulai_on, dasar) SELECT "
                      "instansi_id, ?, pegawai_id, kapasitas, mulai_on, dasar "
                      "FROM penugasan WHERE jabatan = 'pelaksana' LIMIT 1",
                      (f"kabid-{kode}",))
            c.execute("INSERT INTO indikator (instansi_id, kode, bidang, "
                      "sasaran, nama, satuan, rumus, desimal, urutan, sumber, "
                      "kumulatif) SELECT instansi_id, kode || ?, ?, sasaran, "
                      "nama || ?, satuan, rumus, desimal, urutan + ?, sumber, "
                      "kumulatif FROM indikator WHERE bidang = 'pajak'",
                      (f"-{i}", kode, f" {i}", 100 * (i + 1)))


def seven(paper):
    """A case of seven Bidang that all fill in."""
    shell = [ALUR, "siklus", "buka", "--periode", SEVEN, "--sop",
             "10/BPKPD-1.3/IV/2023", "--json"]
    number = json.loads(subprocess.run(
        shell, check=True, stdout=subprocess.PIPE).stdout)["id"]
    subprocess.run([ALUR, "laksanakan", str(number), "1", "--sebagai",
                    "sekretaris", "--berkas", f"disposisi={paper}"],
                   check=True, stdout=subprocess.DEVNULL)
    for csv in sorted((ROOT / "data/contoh").glob("*.csv")):
        kode = csv.stem
        subprocess.run([ALUR, "data", "isi", str(number), "--bidang", kode,
                        "--sebagai", f"kabid-{kode}", str(csv)],
                       check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)


def serve():
    started = time.monotonic()
    p = subprocess.Popen([ALUR, "serve", "--listen", "127.0.0.1:0",
                          "--senyap"], stdout=subprocess.PIPE, text=True)
    port = int(re.search(r":(\d+)$", p.stdout.readline().strip()).group(1))
    ask(port, "GET", "/sehat")
    say("start to first answer", (time.monotonic() - started) * 1000, "ms",
        150)
    return p, port


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ALUR_DB"] = f"sqlite:{folder}/alur.db"
        subprocess.run([ALUR, "contoh"], check=True,
                       stdout=subprocess.DEVNULL)
        for year in range(2100, 2100 + CASES // 4):
            for quarter in range(1, 5):
                subprocess.run([ALUR, "siklus", "buka", "--periode",
                                f"{year}-TW{quarter}", "--sop",
                                "10/BPKPD-1.3/IV/2023"], check=True,
                               stdout=subprocess.DEVNULL)
        two_more_bidang(f"{folder}/alur.db")
        seven(ROOT / "README.md")
        p, port = serve()
        try:
            time.sleep(1)
            kids = children(p.pid)
            say("idle memory", pss(p.pid) + sum(map(pss, kids)), "MB", 60)
            server = max(kids, key=lambda k: len(os.listdir(
                f"/proc/{k}/task")))
            who = come_in(port, "tim-lkj")
            page(server, port, "Beranda", "/", who)
            page(server, port, "Siklus", "/siklus/2026-tw3", who)
            page(server, port, "Konsolidasi, 7 Bidang",
                 f"/siklus/{SEVEN.lower()}/data", who)
            page(server, port, "Daftar siklus", "/siklus", who)
            beside(port, who)
            upload(server, port)
        finally:
            p.terminate()
            p.wait(20)


main()
