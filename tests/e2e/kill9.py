"""Kill `alur laksanakan` at random moments; used by t7-kill9.sh.

Two steps of a case are driven to and fro by Tidak, so there is always one
more to do. An exit status of 0 is an acknowledgement: its event must be in
the journal afterwards. Without one the step may be done or not, never half:
`alur check` at the end says so.
"""
import json
import os
import random
import subprocess
import sys
import time

ALUR = os.environ["ALUR"]
SOP = "10/BPKPD-1.3/IV/2023"
rng = random.Random(4702)


def alur(*args):
    return json.loads(subprocess.run(
        [ALUR, "--json", *args], check=True, stdout=subprocess.PIPE).stdout)


def next_step(case):
    task = case["tugas"][0]
    args = ["laksanakan", str(case["id"]), str(task["langkah"]), "--sebagai",
            task["jabatan"]]
    papers = {1: ["disposisi"], 4: ["notulen"]}
    for kind in papers.get(task["langkah"], []):
        args += ["--berkas", f"{kind}={kind}.txt"]
    if task["langkah"] == 2:
        subprocess.run([ALUR, "data", "isi", str(case["id"]), "--bidang",
                        task["bidang"], "--sebagai", task["jabatan"],
                        f"{os.environ['ALUR_ROOT']}/data/contoh/"
                        f"{task['bidang']}.csv"], check=True,
                       stdout=subprocess.DEVNULL)
    if task["langkah"] == 7:
        args += ["--keputusan", "tidak", "--catatan", "uji"]
    return args


def main(kills):
    case_id = alur("siklus", "buka", "--sop", SOP, "--periode",
                   "2026-TW2")["id"]
    killed = acknowledged = 0
    span = 0.03
    while killed < kills:
        case = alur("siklus", "lihat", str(case_id))
        before = len(case["peristiwa"])
        if case["tugas"][0]["langkah"] == 2:
            args = next_step(case)
            before += 1
        else:
            args = next_step(case)
        started = time.monotonic()
        process = subprocess.Popen([ALUR, *args], stdout=subprocess.DEVNULL)
        try:
            process.wait(timeout=rng.uniform(0, span))
        except subprocess.TimeoutExpired:
            process.kill()
            killed += 1
        status = process.wait()
        if status == 0:
            acknowledged += 1
            span = max(0.005, (time.monotonic() - started) * 1.2)
        elif status != -9:
            sys.exit(f"status {status}: {args}")
        after = len(alur("siklus", "lihat", str(case_id))["peristiwa"])
        if status == 0 and after != before + 1:
            sys.exit(f"an acknowledged step is missing: {args}")
        if after not in (before, before + 1):
            sys.exit(f"{after - before} events for one step: {args}")
    print(f"{killed} kills, {acknowledged} acknowledged, 0 lost")


main(int(sys.argv[1]))
