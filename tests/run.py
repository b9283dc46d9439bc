#!/usr/bin/env python3
"""Run the suite; called by script/test, which installs what it needs.

    tests/run.py [--quick] [--only PART]... [NAME]...
    tests/run.py --bench PROGRAM...

--quick runs lint, headers and the unit tests on SQLite. --only runs the
named parts; NAME runs the tests whose name contains it. Parts:

    lint      tools/lint on the sources, the samples that prove its rules,
              and those of the template translator
    headers   every header compiles alone
    unit      tests/ROOM/test_*.c, each cmocka case counts one
    unit-pg   those that open a database, again on PostgreSQL
    e2e       tests/e2e/t*.sh with the built ./alur, once on each database
    web       tests/web/e2e/*.mjs: people at a browser (Playwright, Chromium),
              on SQLite whole, on PostgreSQL a shorter selection; screenshots
              in build/artefak
    clang     the sources build with clang, warnings refused
    asan      the unit tests on that build, with ASan and UBSan
    fuzz      tests/fuzz/fuzz_*.c for a few seconds each, old crashes first

A test finds in its environment: ALUR (the program), ALUR_ROOT (this
repository), ALUR_DB (e2e: the database to use), ALUR_TEST_PG (unit-pg: an
empty database of its own), ALUR_GOLDEN (set by `make golden`: write the
expected outputs instead of comparing) and TMPDIR (a folder of its own,
removed after).

--bench runs the programs instead of the suite (`make bench`), with
ALUR_BENCH_PG naming an empty database that waits for the disk at each commit.
PostgreSQL is started here on a free loopback port and always stopped.
The last line is `N passed, N failed`.
"""
import argparse
import atexit
import concurrent.futures
import json
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
GCC = ROOT / "build"
CLANG = ROOT / "build-clang"
PG_BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
PARTS = ["lint", "headers", "unit", "unit-pg", "e2e", "web", "clang", "asan", "fuzz"]
QUICK = ["lint", "headers", "unit"]
CORES = os.cpu_count() or 2
FUZZ_SECONDS = 5
TIMEOUT = 240
TIMEOUT_BROWSER = 480  # a browser beside sanitizers on two cores
TAP_LINE = re.compile(rb"^(ok|not ok) \d+(.*)$", re.M)
TAP_PLAN = re.compile(rb"^1\.\.(\d+)", re.M)


class Tally:
    """Counts by part; prints what failed as soon as it is known."""

    def __init__(self):
        self.lock = threading.Lock()
        self.parts = {}

    def add(self, part, name, passed, failed, seconds, output=b""):
        with self.lock:
            row = self.parts.setdefault(part, [0, 0, 0.0])
            row[0] += int(passed)
            row[1] += int(failed)
            row[2] += seconds
            word = "FAILED" if failed else "ok"
            print(f"{word:6} {part:8} {name}  ({int(passed)} passed, "
                  f"{int(failed)} failed, {seconds:.1f} s)")
            if failed:
                text = output.decode("utf-8", "replace").rstrip()
                print("\n".join("    | " + line
                                for line in text.splitlines()[-120:]))
            sys.stdout.flush()

    def finish(self, started):
        print()
        for part in PARTS:
            if part in self.parts:
                passed, failed, seconds = self.parts[part]
                print(f"{part:8} {passed:5} passed {failed:4} failed "
                      f"{seconds:7.1f} s")
        print(f"{'all':8} {'':25} {time.monotonic() - started:7.1f} s")
        passed = sum(row[0] for row in self.parts.values())
        failed = sum(row[1] for row in self.parts.values())
        if passed + failed == 0:
            print("Nothing ran: no test has this name.")
        print(f"{passed} passed, {failed} failed")
        return 0 if passed > 0 and failed == 0 else 1


tally = Tally()


running = set()
stopping = threading.Event()


def stop_running():
    """End what this suite started and nothing else."""
    stopping.set()
    for pid in list(running):
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def run(command, env=None, cwd=ROOT, timeout=TIMEOUT):
    """Exit status, output and seconds; a timeout ends the whole group."""
    started = time.monotonic()
    if stopping.is_set():
        return 130, b"stopped", 0.0
    try:
        p = subprocess.Popen([str(a) for a in command], cwd=cwd,
                             env={**os.environ, **(env or {})},
                             stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT,
                             start_new_session=True)
    except OSError as e:
        return 127, str(e).encode(), 0.0
    try:
        running.add(p.pid)
        output, _ = p.communicate(timeout=timeout)
        status = p.returncode
    except subprocess.TimeoutExpired:
        os.killpg(p.pid, signal.SIGKILL)
        output, _ = p.communicate()
        output += b"\n(ended after %d s)" % timeout
        status = 124
    running.discard(p.pid)
    return status, output, time.monotonic() - started


def run_one(part, name, command, **how):
    """A test that is one case: its exit status decides."""
    status, output, seconds = run(command, **how)
    tally.add(part, name, status == 0, status != 0, seconds,
              output + b"\n(exit %d)" % status)
    return status == 0


def run_tap(part, name, command, **how):
    """A test program that prints TAP: each line is one case."""
    status, output, seconds = run(command, **how)
    passed = failed = seen = 0
    for word, rest in TAP_LINE.findall(output):
        seen += 1
        if b"# SKIP" in rest.upper():
            continue
        passed += word == b"ok"
        failed += word == b"not ok"
    plan = TAP_PLAN.search(output)
    if plan and int(plan.group(1)) > seen:
        failed += int(plan.group(1)) - seen
        output += b"\n(planned %s cases, saw %d)" % (plan.group(1), seen)
    if (status != 0 or seen == 0) and failed == 0:
        failed = 1
    tally.add(part, name, passed, failed, seconds,
              output + b"\n(exit %d)" % status)


class Scratch:
    """A folder of a test's own, removed after it."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="alur-test-")
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Postgres:
    """A PostgreSQL 15 of our own; as root it runs as another user."""

    def __init__(self):
        self.durable = False
        self.base = self.process = None
        self.lock = threading.Lock()
        self.number = 0

    def user(self):
        """How to become the user it runs as: setpriv's options."""
        how = ["setpriv", "--pdeathsig", "INT"]
        if os.getuid() != 0:
            return how, None
        for name in ("postgres", "nobody"):
            try:
                who = pwd.getpwnam(name)
            except KeyError:
                continue
            return how + [f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}",
                          "--clear-groups"], who
        raise RuntimeError("no user postgres or nobody to run PostgreSQL as")

    def start(self):
        how, who = self.user()
        self.base = tempfile.mkdtemp(prefix="alur-pg-", dir="/tmp")
        if who:
            os.chown(self.base, who.pw_uid, who.pw_gid)
        data = self.base + "/data"
        status, output, _ = run(
            how + [PG_BIN / "initdb", "-D", data, "-U", "alur", "-A", "trust",
                   "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            cwd=self.base)
        if status != 0:
            raise RuntimeError(output.decode("utf-8", "replace"))
        for _ in range(3):
            with socket.socket() as s:
                s.bind(("127.0.0.1", 0))
                self.port = s.getsockname()[1]
            if self.serve(how, data):
                return
        log = pathlib.Path(self.base, "log").read_text(errors="replace")
        raise RuntimeError("PostgreSQL does not start:\n" + log)

    def serve(self, how, data):
        """The suite throws the data away: it need not wait for the disk."""
        sync = "on" if self.durable else "off"
        settings = {"listen_addresses": "127.0.0.1", "port": self.port,
                    "unix_socket_directories": self.base, "fsync": sync,
                    "full_page_writes": sync, "max_connections": 100,
                    "log_min_messages": "fatal"}
        options = [a for k, v in settings.items() for a in ("-c", f"{k}={v}")]
        with open(self.base + "/log", "ab") as log:
            self.process = subprocess.Popen(
                how + [PG_BIN / "postgres", "-D", data] + options,
                cwd=self.base, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True)
        for _ in range(150):
            if self.process.poll() is not None:
                return False
            if self.psql("SELECT 1")[0] == 0:
                return True
            time.sleep(0.1)
        return False

    def psql(self, sql):
        return run([PG_BIN / "psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-h",
                    self.base, "-p", self.port, "-U", "alur", "-c", sql,
                    "postgres"], timeout=30)

    def database(self):
        """The URL of a new, empty database, and how to drop it."""
        with self.lock:
            self.number += 1
            name = f"alur{self.number}"
            status, output, _ = self.psql(f"CREATE DATABASE {name}")
        if status != 0:
            raise RuntimeError(output.decode("utf-8", "replace"))
        return (f"postgresql://alur@127.0.0.1:{self.port}/{name}",
                lambda: self.psql(f"DROP DATABASE {name} WITH (FORCE)"))

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.base:
            shutil.rmtree(self.base, ignore_errors=True)
        self.base = self.process = None


postgres = Postgres()


def configure(folder, *options, env=None):
    """meson setup, again when the folder has none or other options."""
    wanted = " ".join(options)
    stamp = folder / "run-options"
    command = ["meson", "setup", folder, ROOT, *options]
    if (folder / "build.ninja").exists():
        if stamp.exists() and stamp.read_text() == wanted:
            return 0, b"", 0.0
        command.insert(2, "--reconfigure")
    result = run(command, env=env)
    if result[0] == 0:
        stamp.write_text(wanted)
    elif not (folder / "build.ninja").exists():
        shutil.rmtree(folder, ignore_errors=True)
    return result


def build(part, name, folder, *options, env=None, jobs=CORES):
    """Build a folder; a failure counts one, so does success when `part`
    is a part of the suite."""
    status, output, seconds = configure(folder, *options, env=env)
    if status == 0:
        status, output, took = run(["ninja", "--quiet", "-k", "0",
                                    f"-j{jobs}", "-C", folder], timeout=600)
        seconds += took
    if status != 0 or part == "clang":
        tally.add(part, name, status == 0, status != 0, seconds, output)
    return status == 0


def unit_tests(folder):
    status, output, _ = run(["meson", "introspect", "--tests", folder])
    if status != 0:
        return []
    try:
        tests = json.loads(output)
    except ValueError:
        return []
    return [t for t in tests if t["suite"] and "unit" in t["suite"][0]]


def run_unit(part, test, extra):
    with Scratch() as folder:
        env = {**test["env"], "CMOCKA_MESSAGE_OUTPUT": "TAP",
               "TMPDIR": folder, "ALUR": str(GCC / "src/alur"), **extra}
        program = pathlib.Path(test["cmd"][0])
        if not program.exists():
            tally.add(part, test["name"], 0, 1, 0, b"was not built")
            return
        run_tap(part, test["name"], test["cmd"], env=env)


def on_postgres(part, name, work):
    """work(url) with a fresh database, dropped after."""
    try:
        url, drop = postgres.database()
    except RuntimeError as e:
        tally.add(part, name, 0, 1, 0, str(e).encode())
        return
    try:
        work(url)
    finally:
        drop()


def opens_database(test):
    try:
        return b"ALUR_TEST_PG" in pathlib.Path(test["cmd"][0]).read_bytes()
    except OSError:
        return False


def run_e2e(script, engine, url=None):
    with Scratch() as folder:
        env = {"ALUR": str(GCC / "src/alur"), "ALUR_ROOT": str(ROOT),
               "ALUR_DB": url or f"sqlite:{folder}/alur.db",
               "TMPDIR": folder, "HOME": folder}
        run_one("e2e", f"{script.stem} on {engine}", [script], env=env,
                cwd=folder)


BROWSER = ROOT / "tests/web/e2e"
BROWSER_FILES = ["siklus", "layar", "kibor", "hadir"]
BROWSER_SHORT = ["siklus"]


def browser_packages():
    """npm ci into build/web, once for each package-lock.json."""
    folder = GCC / "web"
    lock = (BROWSER / "package-lock.json").read_bytes()
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_bytes() == lock:
        return True
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(BROWSER / name, folder / name)
    status, output, seconds = run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=folder)
    if status != 0:
        tally.add("web", "npm ci", 0, 1, seconds, output)
        return False
    stamp.write_bytes(lock)
    return True


def run_browser(name, engine, url=None):
    with Scratch() as folder:
        env = {"ALUR": str(GCC / "src/alur"), "ALUR_ROOT": str(ROOT),
               "ALUR_DB": url or f"sqlite:{folder}/alur.db",
               "ALUR_WEB": str(GCC / "web"),
               "ALUR_ARTEFAK": str(GCC / "artefak"),
               "TMPDIR": folder, "HOME": folder}
        if url:
            env["ALUR_PENDEK"] = "1"
        run_tap("web", f"{name} on {engine}",
                ["node", BROWSER / f"{name}.mjs"], env=env,
                timeout=TIMEOUT_BROWSER)


def sanitizers():
    return {"ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1",
            "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
            "LSAN_OPTIONS": "print_suppressions=0:suppressions="
            + str(ROOT / "tests/lsan.supp")}


def run_fuzz(target):
    name = target.removeprefix("fuzz_")
    program = CLANG / "tests/fuzz" / target
    crashes = [f for f in sorted((ROOT / "tests/fuzz/crashes" / name)
                                 .glob("*")) if f.is_file()]
    seeds = ROOT / "tests/fuzz/corpus" / name
    found = CLANG / "found" / name
    found.mkdir(parents=True, exist_ok=True)
    if crashes and not run_one("fuzz", f"{target} old crashes",
                               [program, *crashes], env=sanitizers()):
        return
    with Scratch() as corpus:
        run_one("fuzz", target,
                [program, f"-max_total_time={FUZZ_SECONDS}", "-timeout=10",
                 "-rss_limit_mb=1024", "-print_final_stats=1",
                 f"-artifact_prefix={found}/", corpus,
                 *([seeds] if seeds.is_dir() else [])], env=sanitizers())


class Suite:
    """What to run, in the order that keeps every core busy."""

    def __init__(self, parts, names):
        self.parts = parts
        self.names = names
        self.pool = concurrent.futures.ThreadPoolExecutor(CORES)
        self.futures = []

    def wants(self, part, name):
        return part in self.parts and (
            not self.names or any(n in name for n in self.names))

    def go(self, part, name, work, *args):
        if self.wants(part, name):
            self.futures.append(self.pool.submit(work, *args))

    def house(self):
        lint = GCC / "tools/lint"
        self.go("lint", "house", run_one, "lint", "house", [lint, ROOT])
        self.go("lint", "rules", lambda: run_tap(
            "lint", "rules", [ROOT / "tests/tools/lint.sh"],
            env={"LINT": str(lint)}))
        self.go("lint", "templates", lambda: run_tap(
            "lint", "templates", [ROOT / "tests/tools/tpl.sh"],
            env={"TPL": str(GCC / "tools/tpl")}))
        self.go("headers", "headers", run_one, "headers", "headers",
                [ROOT / "tools/headers.sh"])

    def unit(self):
        tests = unit_tests(GCC)
        for t in tests:
            self.go("unit", t["name"], run_unit, "unit", t,
                    {})
        for t in tests:
            if opens_database(t):
                self.go("unit-pg", t["name"], on_postgres, "unit-pg",
                        t["name"], lambda url, t=t: run_unit(
                            "unit-pg", t, {"ALUR_TEST_PG": url}))

    def e2e(self):
        for script in sorted((ROOT / "tests/e2e").glob("t*.sh")):
            self.go("e2e", script.stem, run_e2e, script, "sqlite")
            self.go("e2e", script.stem, on_postgres, "e2e", script.stem,
                    lambda url, s=script: run_e2e(s, "postgresql", url))

    def web(self):
        if not any(self.wants("web", n) for n in BROWSER_FILES) or \
                not browser_packages():
            return
        for name in BROWSER_FILES:
            self.go("web", name, run_browser, name, "sqlite")
        for name in BROWSER_SHORT:
            self.go("web", name, on_postgres, "web", name,
                    lambda url, n=name: run_browser(n, "postgresql", url))

    def clang(self):
        """One build serves three parts: it refuses clang's warnings, runs
        the unit tests under ASan and UBSan, and carries the fuzzers."""
        targets = sorted(p.stem for p in
                         (ROOT / "tests/fuzz").glob("fuzz_*.c"))
        part = "clang" if self.wants("clang", "build") else "asan"
        build(part, "build", CLANG, "-Dbuildtype=debug",
              "-Doptimization=1", "-Db_sanitize=address,undefined",
              "-Db_lundef=false", "-Dc_args=-fsanitize=fuzzer-no-link",
              "-Dfuzz=" + ",".join(targets), env={"CC": "clang"}, jobs=1)
        return targets

    def sanitized(self, targets):
        for t in unit_tests(CLANG):
            self.go("asan", t["name"], run_unit, "asan", t,
                    sanitizers())
        for target in targets:
            self.go("fuzz", target, run_fuzz, target)

    def no_part_empty(self):
        """A part that silently lost its tests is a failure."""
        for part in self.parts:
            if part not in tally.parts and not self.names:
                tally.add(part, "nothing found", 0, 1, 0,
                          b"no test of this part was found or built")

    def run(self):
        pg = None
        clang = None
        if {"unit-pg", "e2e", "web"} & set(self.parts):
            pg = self.pool.submit(postgres.start)
        if {"lint", "unit", "unit-pg", "e2e", "web"} & set(self.parts):
            build("unit", "build with gcc", GCC, "-Dtests=enabled")
        if pg and pg.exception():
            tally.add("unit-pg", "start PostgreSQL", 0, 1, 0,
                      str(pg.exception()).encode())
        if {"clang", "asan", "fuzz"} & set(self.parts):
            clang = self.pool.submit(self.clang)
        self.unit()
        self.e2e()
        self.web()
        self.house()
        if clang:
            self.sanitized(clang.result())
        for f in self.futures:
            f.result()
        self.no_part_empty()


def bench(programs):
    """Run each with a durable PostgreSQL; their output is ours."""
    postgres.durable = True
    try:
        postgres.start()
        env = {**os.environ, "ALUR_BENCH_PG": postgres.database()[0]}
    except (OSError, RuntimeError) as e:
        print(f"bench: PostgreSQL is left out: {e}", file=sys.stderr)
        env = dict(os.environ)
    try:
        return max([subprocess.run([p], cwd=ROOT, env=env,
                                   check=False).returncode != 0
                    for p in programs], default=1)
    finally:
        postgres.stop()


def leave(signum, _frame):
    raise SystemExit(128 + signum)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--quick", action="store_true",
                    help="lint, headers and unit tests on SQLite")
    ap.add_argument("--only", action="append", choices=PARTS, metavar="PART",
                    help="one of: " + ", ".join(PARTS))
    ap.add_argument("--bench", nargs="*", metavar="PROGRAM",
                    help="run benchmarks with a durable PostgreSQL")
    ap.add_argument("names", nargs="*", metavar="NAME",
                    help="run the tests whose name contains it")
    args = ap.parse_args()
    for s in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(s, leave)
    atexit.register(postgres.stop)
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("ALUR_DB", "ALUR_TEST_PG"):
        os.environ.pop(name, None)
    if args.bench is not None:
        sys.exit(bench(args.bench))
    started = time.monotonic()
    suite = Suite(args.only or (QUICK if args.quick else PARTS), args.names)
    try:
        suite.run()
    except BaseException:
        stop_running()
        raise
    finally:
        suite.pool.shutdown(cancel_futures=True)
        postgres.stop()
    sys.exit(tally.finish(started))


if __name__ == "__main__":
    main()
