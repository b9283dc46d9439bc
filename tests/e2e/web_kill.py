"""Kill the web server's child in the middle of POSTs; used by t12-web-kill.sh.

Sessions of the shell's making are not enough here: a person signs in and
opens cycles, one period after the other, while the server process is killed.
A 303 is an acknowledgement: its case must be there afterwards. The parent
brings the server back each time; SIGHUP under load loses no request at all.
"""
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse

ALUR = os.environ["ALUR"]
PASSWORD = "sepucuk-jambi-9-lurah"


def start():
    p = subprocess.Popen([ALUR, "serve", "--listen", "127.0.0.1:0",
                          "--workers", "4", "--senyap"],
                         stdout=subprocess.PIPE, text=True)
    line = p.stdout.readline()
    return p, int(re.search(r":(\d+)$", line.strip()).group(1))


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as f:
        return [int(x) for x in f.read().split()]


def server_of(pid):
    """The child that has the worker threads."""
    return max(children(pid),
               key=lambda k: len(os.listdir(f"/proc/{k}/task")))


class Browser:
    def __init__(self, port):
        self.port = port
        self.cookies = {}
        self.csrf = ""

    def ask(self, method, path, fields=None):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        head = {"Cookie": "; ".join(f"{k}={v}"
                                    for k, v in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode({"csrf": self.csrf, **fields})
            head["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            c.request(method, path, body, head)
            r = c.getresponse()
            text = r.read().decode()
        finally:
            c.close()
        for line in r.headers.get_all("Set-Cookie") or []:
            k, v = line.split(";")[0].split("=", 1)
            self.cookies[k] = v
        found = re.search(r'name="csrf" value="([^"]+)"', text)
        if found:
            self.csrf = found.group(1)
        return r.status, text

    def come_in(self):
        self.ask("GET", "/masuk")
        status, _ = self.ask("POST", "/masuk", {"nama": "sekretaris",
                                                "sandi": PASSWORD})
        if status != 303:
            sys.exit(f"cannot sign in: {status}")
        self.ask("GET", "/")


def until_back(port):
    for _ in range(100):
        try:
            if Browser(port).ask("GET", "/sehat")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("the parent does not bring the server back")


def kills(p, port, many):
    b = Browser(port)
    b.come_in()
    said, killed = [], 0
    for n in range(many):
        year, quarter = 2030 + n // 4, n % 4 + 1
        period = f"{year}-TW{quarter}"
        pid = server_of(p.pid)
        delay = 0.0007 * (n % 12)
        threading.Timer(delay, os.kill, (pid, signal.SIGKILL)).start()
        try:
            status, _ = b.ask("POST", "/siklus/buka", {
                "jenis": f"TW{quarter}", "tahun": str(year),
                "kunci": f"k{n}"})
            if status == 303:
                said.append(period)
        except (OSError, http.client.HTTPException):
            pass
        killed += 1
        time.sleep(0.05)
        until_back(port)
    have = json.loads(subprocess.run(
        [ALUR, "--json", "siklus", "daftar"], check=True,
        stdout=subprocess.PIPE).stdout)
    rows = have if isinstance(have, list) else next(
        v for v in have.values() if isinstance(v, list))
    lost = set(said) - {r["periode"] for r in rows}
    if lost:
        sys.exit(f"acknowledged and lost: {lost}")
    print(f"{killed} kills, {len(said)} acknowledged, 0 lost")


def reload_under_load(p, port):
    stop, bad, count = threading.Event(), [], [0]

    def load():
        b = Browser(port)
        while not stop.is_set():
            try:
                status, _ = b.ask("GET", "/masuk")
                count[0] += 1
                if status != 200:
                    bad.append(status)
            except (OSError, http.client.HTTPException) as e:
                bad.append(repr(e))

    threads = [threading.Thread(target=load) for _ in range(6)]
    for t in threads:
        t.start()
    for _ in range(4):
        time.sleep(0.4)
        before = server_of(p.pid)
        p.send_signal(signal.SIGHUP)
        for _ in range(100):
            time.sleep(0.05)
            if before not in children(p.pid):
                break
        else:
            sys.exit("the old server did not end")
    stop.set()
    for t in threads:
        t.join()
    if bad:
        sys.exit(f"lost on reload: {bad[:3]} ({len(bad)} of {count[0]})")
    print(f"4 reloads, {count[0]} requests, 0 lost")


def main(many):
    p, port = start()
    try:
        reload_under_load(p, port)
        kills(p, port, many)
    finally:
        p.terminate()
        p.wait(20)


main(int(sys.argv[1]))
