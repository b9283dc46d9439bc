"""One cycle through /api/v1 alone; called by t15-api.sh, ALUR_DB is set."""
import base64
import http.client
import json
import pathlib
import re
import signal
import subprocess
import sys

ALUR, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
SOP = "10/BPKPD-1.3/IV/2023"
BIDANG = "pajak retribusi anggaran perbendaharaan aset".split()
# The invented people of the demo office (src/org/contoh.c).
NIP = {"sekretaris": "190002021900012002", "kasubag": "190003031900011003",
       "tim-lkj": "190004041900012004", "pelaksana": "190005051900011005",
       "kabid-pajak": "190006061900011006",
       "kabid-retribusi": "190007071900012007",
       "kabid-anggaran": "190008081900011008",
       "kabid-perbendaharaan": "190009091900011009",
       "kabid-aset": "190010101900012010"}


def ensure(ok, what):
    if not ok:
        sys.exit(f"GAGAL: {what}")


def alur(*words):
    return subprocess.run([ALUR, *words], check=True, capture_output=True,
                          text=True).stdout


def token(jabatan, cakupan="baca tulis", *more):
    out = json.loads(alur("--json", "akun", "token", NIP[jabatan], "--nama",
                          "uji", "--cakupan", cakupan, *more))
    return out["token"]


class Api:
    """One client; every answer is held against its description."""

    def __init__(self, port):
        self.port = port
        self.doc = self.raw("GET", "/openapi.json")[1]
        self.tokens = {}

    def raw(self, method, path, body=None, bearer=None, kind="application/json"):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        if body is not None:
            head["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body)
        c.request(method, "/api/v1" + path, body, head)
        r = c.getresponse()
        text = r.read()
        is_json = "json" in r.getheader("Content-Type", "")
        return r.status, json.loads(text) if is_json and text else text, r

    def schema_of(self, method, path, status):
        for pattern, ops in self.doc["paths"].items():
            rule = re.sub(r"\{[^}]*\}", "[^/]+", pattern)
            if re.fullmatch(rule, "/api/v1" + path.split("?")[0]):
                op = ops.get(method.lower())
                if op:
                    r = op["responses"]
                    return r.get(str(status), r["default"]).get(
                        "content", {})
        return None

    def call(self, who, method, path, body=None, status=200):
        if who not in self.tokens:
            self.tokens[who] = token(who)
        got, data, r = self.raw(method, path, body, self.tokens[who])
        ensure(got == status, f"{who} {method} {path}: {got}, wanted {status}: "
               f"{str(data)[:400]}")
        content = self.schema_of(method, path, got)
        ensure(content is not None, f"{method} {path} is not described")
        for kind, how in content.items():
            if "json" in kind:
                wrong = self.wrong(data, how["schema"], "$")
                ensure(wrong is None, f"{method} {path}: {wrong}")
        return data

    def wrong(self, v, s, at):
        """Why a value does not fit its schema, None when it does."""
        if "$ref" in s:
            return self.wrong(v, self.resolve(s["$ref"]), at)
        kinds = {"object": dict, "array": list, "string": str,
                 "integer": int, "boolean": bool, "null": type(None)}
        want = s.get("type")
        if want:
            names = [want] if isinstance(want, str) else want
            fits = [k for k in names if isinstance(v, kinds[k]) and
                    not (k == "integer" and isinstance(v, bool))]
            if not fits:
                return f"{at} is {v!r:.60}, wanted {want}"
        if "enum" in s and v not in s["enum"]:
            return f"{at} is {v!r:.60}, not one of {s['enum']}"
        if isinstance(v, dict):
            for k in s.get("required", []):
                if k not in v:
                    return f"{at}.{k} is missing"
            for k, x in v.items():
                if k in s.get("properties", {}):
                    why = self.wrong(x, s["properties"][k], f"{at}.{k}")
                    if why:
                        return why
        if isinstance(v, list) and "items" in s:
            for i, x in enumerate(v):
                why = self.wrong(x, s["items"], f"{at}[{i}]")
                if why:
                    return why
        return None

    def resolve(self, ref):
        ensure(ref.startswith("#/"), f"reference {ref}")
        at = self.doc
        for part in ref[2:].split("/"):
            ensure(part in at, f"{ref} does not resolve")
            at = at[part]
        return at

    def check_document(self):
        def walk(x):
            if isinstance(x, dict):
                if "$ref" in x:
                    self.resolve(x["$ref"])
                for y in x.values():
                    walk(y)
            elif isinstance(x, list):
                for y in x:
                    walk(y)
        walk(self.doc)
        ensure(self.doc["openapi"].startswith("3.1"), "openapi version")
        for path, ops in self.doc["paths"].items():
            want = set(re.findall(r"\{([^}]*)\}", path))
            for method, op in ops.items():
                have = {p["name"] for p in op.get("parameters", [])
                        if p["in"] == "path"}
                ensure(have == want, f"{method} {path}: {have} != {want}")
                ensure(op.get("summary"), f"{method} {path} says nothing")


def file_of(name):
    return {"nama": f"{name}.txt",
            "base64": base64.b64encode(f"berkas {name}\n".encode()).decode()}


def refusals(api, sid):
    """What is not allowed is a problem (RFC 9457), and changes nothing."""
    for status, method, path, body, bearer in [
            (401, "GET", "/siklus", None, None),
            (401, "GET", "/siklus", None, "salah"),
            (403, "POST", "/siklus", {"periode": "2026-TW4"}, token(
                "sekretaris", "baca")),
            (403, "POST", "/siklus", {"periode": "2026-TW4"}, token(
                "pelaksana")),
            (404, "GET", "/siklus/99999", None, token("sekretaris")),
            (404, "GET", "/tidak-ada", None, token("sekretaris")),
            (405, "DELETE", "/siklus", None, token("sekretaris"))]:
        got, data, r = api.raw(method, path, body, bearer)
        ensure(got == status, f"{method} {path}: {got}, wanted {status}")
        ensure(r.getheader("Content-Type") == "application/problem+json" and
               data["status"] == status and data["title"],
               f"{method} {path}: no problem document: {data}")
        ensure(r.getheader("Content-Security-Policy"), f"{path}: no headers")
    t = token("sekretaris")
    deep = b'{"x":' * 5000 + b"1" + b"}" * 5000
    for body in [b"{", b"[]", b'"x"', b"\xff\xfe", b'{"a":1,"a":2}', deep,
                 b'{"periode":{"x":{"y":1}}}', b'{"periode":1.5}', b"x" * 100]:
        got, data, _ = api.raw("POST", "/siklus", body, t)
        ensure(400 <= got < 500 and "title" in data, f"{body[:20]}: {got}")
    got, _, _ = api.raw("POST", "/siklus", b"x" * (2 << 20), t)
    ensure(got == 413, f"2 MB body: {got}")
    got, _, _ = api.raw("POST", "/siklus", b"a=1", t,
                        "application/x-www-form-urlencoded")
    ensure(400 <= got < 500, f"form body: {got}")
    got, data, _ = api.raw("POST", f"/siklus/{sid}/langkah/1",
                           {"sebagai": "kabid-pajak"}, t)
    ensure(got == 403, f"another's position: {got} {data}")


def cycle(api):
    csv = {b: (ROOT / f"data/contoh/{b}.csv").read_text() for b in BIDANG}
    sid = api.call("sekretaris", "POST", "/siklus",
                   {"periode": "2026-TW2", "sop": SOP,
                    "sebagai": "sekretaris"}, 201)["id"]
    at = f"/siklus/{sid}"
    refusals(api, sid)

    def step(who, no, **more):
        return api.call(who, "POST", f"{at}/langkah/{no}",
                        {"sebagai": who, "kunci": f"{who}-{no}-{len(more)}",
                         **more})

    first = step("sekretaris", 1, berkas={"disposisi": file_of("disposisi")})
    again = step("sekretaris", 1, berkas={"disposisi": file_of("disposisi")})
    ensure(again["ulang"] and again["urut"] == first["urut"],
           "the same key had two effects")
    for b in BIDANG:
        who = f"kabid-{b}"
        api.call(who, "PUT", f"{at}/data/{b}", {"sebagai": who, "csv": csv[b]})
        step(who, 2)
        step(who, 3)
    step("tim-lkj", 4, berkas={"notulen": file_of("notulen")})
    step("tim-lkj", 5)
    step("tim-lkj", 6)
    api.call("sekretaris", "POST", f"{at}/langkah/7",
             {"sebagai": "sekretaris", "keputusan": "tidak",
              "catatan": "Perbaiki uraian."})
    step("tim-lkj", 5, catatan="diperbaiki")
    step("tim-lkj", 6, catatan="diajukan lagi")
    step("sekretaris", 7, keputusan="ya", kembali_ke=0)
    step("sekretaris", 8)
    step("kasubag", 9,
         berkas={"lembar-verifikasi": file_of("lembar-verifikasi")})
    step("sekretaris", 9)
    done = step("pelaksana", 10, berkas={
        k: file_of(k) for k in ("surat-pengantar", "tanda-terima",
                                "daftar-penggandaan")})
    ensure(done["keadaan"] == "selesai", f"after step 10: {done}")
    return sid


def reads(api, sid):
    """Every GET of a finished case and of the office answers as described."""
    skip = {"/api/v1/openapi.json"}
    sample = {"id": sid, "bidang": "pajak", "bentuk": "txt", "no": 1,
              "jenis": "disposisi", "bagian": "pendahuluan", "nomor": 1}
    seen = 0
    for path, ops in api.doc["paths"].items():
        if "get" not in ops or path in skip:
            continue
        need = [p for p in ops["get"]["parameters"]
                if p["in"] == "query" and p["required"]]
        if need:
            continue
        real = re.sub(r"\{([^}]*)\}", lambda m: str(sample.get(m[1], 1)),
                      path)[len("/api/v1"):]
        got, data, _ = api.raw("GET", real, None, api.tokens["sekretaris"])
        ensure(got < 500, f"GET {real}: {got} {data}")
        if got == 200:
            api.call("sekretaris", "GET", real)
            seen += 1
        else:
            ensure(got in (403, 404, 409, 422), f"GET {real}: {got} {data}")
    ensure(seen >= 15, f"only {seen} answers were read")


server = subprocess.Popen([ALUR, "serve", "--listen", "127.0.0.1:0",
                           "--senyap"], stdout=subprocess.PIPE, text=True)
try:
    api = Api(int(server.stdout.readline().rsplit(":", 1)[1]))
    api.check_document()
    reads(api, cycle(api))
finally:
    server.send_signal(signal.SIGTERM)
    server.wait(30)
