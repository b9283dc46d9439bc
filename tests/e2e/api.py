"""One whole cycle through /api/v1 alone; used by t15-api.sh.

Every answer is checked against the schema that /api/v1/openapi.json gives for
it, every refusal is a problem document, and at the end every operation of the
description has been called at least once with success.
"""
import base64
import csv
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys

from openapi import Api

ALUR = os.environ["ALUR"]
ROOT = pathlib.Path(os.environ["ALUR_ROOT"])
BIDANG = ["pajak", "retribusi", "anggaran", "perbendaharaan", "aset"]
NOW = "2026-07-06T08:00"


def fail(text):
    sys.exit(f"GAGAL: {text}")


def same(got, want, what):
    if got != want:
        fail(f"{what}: ada {got!r}, seharusnya {want!r}")


def alur(*args, now=NOW):
    r = subprocess.run([ALUR, "--json", *args], capture_output=True, text=True,
                       env={**os.environ, "ALUR_SEKARANG": now})
    if r.returncode != 0:
        fail(f"alur {' '.join(args)}: {r.stderr}")
    return json.loads(r.stdout)


class Office:
    """The server, a token of each account, and what was called."""

    def __init__(self):
        self.server = subprocess.Popen(
            [ALUR, "serve", "--listen", "127.0.0.1:0", "--workers", "2",
             "--senyap"], stdout=subprocess.PIPE, text=True)
        line = self.server.stdout.readline()
        self.port = int(re.search(r":(\d+)$", line.strip()).group(1))
        self.nip = {a["nama"]: a["nip"] for a in alur("akun", "daftar")}
        self.token = {
            nama: self.new_token(nama, "baca tulis pengelola"
                                 if nama == "pengelola" else "baca tulis")
            for nama in self.nip}
        self.called = set()
        status, text, _ = self.raw("GET", "/api/v1/openapi.json")
        same(status, 200, "openapi.json")
        self.api = Api(json.loads(text))
        self.called.add("get_openapi_json")
        faults = list(self.api.faults())
        if faults:
            fail("openapi.json: " + "; ".join(faults))

    def new_token(self, nama, cakupan, *more, now=NOW):
        return alur("akun", "token", self.nip[nama], "--nama", "uji",
                    "--cakupan", cakupan, *more, now=now)["token"]

    def raw(self, method, path, body=None, token=None, type="application/json"):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        head = {}
        if token is not None:
            head["Authorization"] = "Bearer " + token
        if body is not None:
            head["Content-Type"] = type
            body = body if isinstance(body, (str, bytes)) else json.dumps(body)
            body = body.encode() if isinstance(body, str) else body
        try:
            c.request(method, path, body, head)
            r = c.getresponse()
            return r.status, r.read(), r.headers
        finally:
            c.close()

    def problem(self, method, path, status, text):
        """A refusal is an RFC 9457 document of its status."""
        d = json.loads(text)
        bad = list(self.api.check({"$ref": "#/components/schemas/Masalah"}, d))
        if bad or d["status"] != status:
            fail(f"{method} {path}: masalah {d}: {bad}")
        return d

    def ask(self, who, method, path, body=None, want=200, **query):
        path = "/api/v1" + path
        if query:
            path += "?" + "&".join(f"{k}={v}" for k, v in query.items())
        status, text, head = self.raw(method, path, body,
                                      self.token.get(who, who))
        if status != want:
            fail(f"{who} {method} {path}: {status}, seharusnya {want}: "
                 f"{text[:600]}")
        if status >= 400:
            same(head["Content-Type"], "application/problem+json", path)
            if not head["Content-Security-Policy"]:
                fail(f"{path}: tanpa tajuk pelindung")
            return self.problem(method, path, status, text)
        return self.accept(method, path, body, status, text)

    def accept(self, method, path, body, status, text):
        found = self.api.find(method, path)
        if found is None:
            fail(f"{method} {path} tidak dijelaskan")
        op = found[1]
        self.called.add(op["operationId"])
        known = self.api.body(op).get("properties", {})
        if body and not set(body) <= set(known):
            fail(f"{method} {path}: isian {set(body) - set(known)} "
                 "tidak dijelaskan")
        answer = op["responses"].get(str(status))
        if answer is None:
            fail(f"{method} {path}: jawaban {status} tidak dijelaskan")
        if "content" not in answer:
            return text
        d = json.loads(text)
        schema = answer["content"]["application/json"]["schema"]
        bad = list(self.api.check(schema, d))
        if bad:
            fail(f"{method} {path}: " + "; ".join(bad[:8]))
        return d

    def step(self, who, no, want=200, **more):
        return self.ask(who, "POST", f"/siklus/{self.id}/langkah/{no}",
                        {"sebagai": who, **more}, want)

    def case(self):
        return self.ask("sekretaris", "GET", f"/siklus/{self.id}")


# ---- the cycle ----

def disposisi(o):
    p = f"/siklus/{o.id}/disposisi"
    d = o.ask("sekretaris", "GET", p)
    same((d["usul"], d["rev"]), (True, 0), "usul disposisi")
    form = {"sebagai": "sekretaris", "rev": 0, "hal": d["hal"],
            "isi": d["isi"], "sifat": "segera", "harap": d["harap"],
            "batas": d["batas"],
            "penerima": [x["jabatan"] for x in d["penerima"]]}
    d = o.ask("sekretaris", "PUT", p, form)
    same((d["usul"], d["rev"]), (False, 1), "draf disposisi")
    # Somebody began from the draft that is no longer there.
    e = o.ask("sekretaris", "PUT", p, form, 409)
    same((e["sekarang"]["rev"], e["sekarang"]["sifat"]), (1, "segera"),
         "yang tersimpan sekarang")
    e = o.ask("sekretaris", "POST", p + "/kirim",
              {**form, "rev": 1, "isi": " "}, 422)
    same([g["isian"] for g in e["galat"]], ["isi"], "isian yang salah")
    o.ask("tim-lkj", "PUT", p, {**form, "sebagai": "tim-lkj"}, 403)
    o.ask("tim-lkj", "PUT", p, {**form, "sebagai": "sekretaris"}, 403)
    send = {**form, "rev": 1, "kunci": "d1"}
    a = o.ask("sekretaris", "POST", p + "/kirim", send)
    same(a["ulang"], False, "pengiriman pertama")
    a = o.ask("sekretaris", "POST", p + "/kirim", send)
    same(a["ulang"], True, "kunci yang sama")
    d = o.ask("kabid-pajak", "POST", p + "/baca", {"sebagai": "kabid-pajak"})
    read = [x["jabatan"] for x in d["penerima"] if x["dibaca"]]
    same(read, ["kabid-pajak"], "yang sudah membaca")
    text = o.ask("kabid-pajak", "GET", f"/siklus/{o.id}/surat/disposisi/txt")
    if b"LEMBAR DISPOSISI" not in text:
        fail("lembar disposisi")


def cells(o, b):
    """What the example of a Bidang says, and all that is missing beside it."""
    p = f"/siklus/{o.id}/data/{b}"
    form = {"target": {}, "realisasi": {}, "kendala": {},
            "tindak_lanjut": {}}
    was = {r["kode"]: r for r in o.ask("kabid-" + b, "GET", p)["indikator"]}
    lama = {}
    text = (ROOT / f"data/contoh/{b}.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        kode = row["indikator"]
        for k in form:
            if row.get(k):
                form[k][kode] = row[k]
                lama[f"{k}.{kode}"] = was[kode][k]["isi"]
    a = o.ask("kabid-" + b, "POST", p,
              {"sebagai": "kabid-" + b, "lama": lama, **form})
    same((a["tersimpan"], a["salah"]), (True, 0), f"isian {b}")
    word = {"tenggat": "2026-09-30", "fisik": "40", "keuangan": "1000000"}
    for _ in range(6):  # one thing of a row is asked for at a time
        kurang = o.ask("kabid-" + b, "GET", p)["kurang"]
        if not kurang:
            return
        rest = {"sebagai": "kabid-" + b, "lama": {}}
        for k in kurang:
            rest.setdefault(k["kolom"], {})[k["baris"]] = word.get(
                k["kolom"], "Contoh uji antarmuka")
            rest["lama"][f"{k['kolom']}.{k['baris']}"] = ""
        a = o.ask("kabid-" + b, "POST", p, rest)
        same((a["tersimpan"], a["salah"]), (True, 0), f"kelengkapan {b}")
    fail(f"{b} tidak kunjung lengkap: {kurang}")


def figures(o):
    p = f"/siklus/{o.id}/data"
    o.ask("kabid-aset", "POST", p + "/aset/kirim",
          {"sebagai": "kabid-aset"}, 422)
    # A first cell, a text that cannot be read, and two who type in one cell.
    sel = {"sebagai": "kabid-aset", "baris": "sertifikat",
           "kolom": "realisasi", "teks": "61,5", "lama": ""}
    a = o.ask("kabid-aset", "POST", p + "/aset/sel", sel)
    same(a["hasil"]["isi"], "61,5", "isian")
    e = o.ask("kabid-aset", "POST", p + "/aset/sel", {**sel, "teks": "7"}, 409)
    same(e["sekarang"][0]["isi"], "61,5", "isian sekarang")
    e = o.ask("kabid-aset", "POST", p + "/aset",
              {"sebagai": "kabid-aset", "realisasi": {"sertifikat": "8"},
               "lama": {"realisasi.sertifikat": "9"}}, 409)
    same(e["sekarang"][0]["baris"], "sertifikat", "isian sekarang")
    a = o.ask("kabid-aset", "POST", p + "/aset/sel",
              {**sel, "teks": "enam", "lama": "61,5"})
    same((a["hasil"]["draf"], a["hasil"]["galat"] is None), (True, False),
         "konsep")
    o.ask("kabid-aset", "POST", p + "/aset/sel",
          {**sel, "teks": "61,5", "lama": "enam"})
    o.ask("kabid-aset", "POST", p + "/pajak/sel",
          {**sel, "sebagai": "kabid-aset"}, 403)
    a = o.ask("kabid-retribusi", "PUT", p + "/retribusi", {
        "sebagai": "kabid-retribusi",
        "csv": (ROOT / "data/contoh/retribusi.csv").read_text()})
    if a["baris"] < 1:
        fail("CSV tanpa baris")
    pdf = base64.b64encode(b"%PDF-1.4\nuji\n%%EOF\n").decode()
    a = o.ask("kabid-aset", "POST", p + "/aset/bukti", {
        "sebagai": "kabid-aset",
        "berkas": {"sertifikat": {"nama": "bukti.pdf", "base64": pdf}}})
    grid = o.ask("kabid-aset", "GET", p + "/aset")
    same([b["nama"] for r in grid["indikator"] for b in r["bukti"]],
         ["bukti.pdf"], "bukti")
    o.ask("kabid-aset", "POST", p + "/aset/bukti/lepas", {
        "sebagai": "kabid-aset", "indikator": "sertifikat",
        "versi": a["versi"]})
    for b in BIDANG:
        cells(o, b)
        a = o.ask("kabid-" + b, "POST", f"{p}/{b}/kirim", {
            "sebagai": "kabid-" + b, "alasan": "Angka sementara",
            "kunci": "k-" + b})
        same(o.ask("kabid-" + b, "GET", f"{p}/{b}")["posisi"], "terkirim", b)
    ask = {"sebagai": "kabid-pajak", "alasan": "Realisasi PKB keliru."}
    o.ask("kabid-pajak", "POST", p + "/pajak/minta",
          {**ask, "alasan": "x" * 301}, 422)
    o.ask("kabid-pajak", "POST", p + "/aset/minta", ask, 403)
    m = o.ask("kabid-pajak", "POST", p + "/pajak/minta", ask)["minta"]
    same(m["hasil"], "menunggu", "permintaan")
    o.ask("kabid-pajak", "POST", p + "/pajak/minta", ask, 409)
    k = o.ask("tim-lkj", "GET", p)
    same((k["terkirim"], len(k["bidang"])), (5, 5), "konsolidasi")
    same([b["minta"]["alasan"] for b in k["bidang"] if b["minta"]],
         ["Realisasi PKB keliru."], "permintaan di konsolidasi")
    o.ask("tim-lkj", "POST", p + "/pajak/minta/tolak",
          {"sebagai": "tim-lkj", "alasan": "Dibahas saat rapat."})
    g = o.ask("kabid-pajak", "GET", p + "/pajak")
    same((g["minta"]["hasil"], g["boleh_minta"]), ("ditolak", True),
         "permintaan ditolak")


def meeting(o):
    p = f"/siklus/{o.id}/rapat"
    r = o.ask("tim-lkj", "GET", p)
    same(r["usul"], True, "usul rapat")
    form = {"sebagai": "tim-lkj", "rev": 0, "mulai": "2026-07-06T08:25",
            "selesai": "2026-07-06T09:30", "tempat": "Ruang Rapat Lt. 2",
            "acara": r["acara"], "notulis": r["notulis"],
            "peserta": [x["jabatan"] for x in r["peserta"]]}
    e = o.ask("tim-lkj", "PUT", p + "/undangan", {**form, "mulai": "besok"},
              422)
    same(e["galat"][0]["isian"], "mulai", "waktu yang salah")
    r = o.ask("tim-lkj", "PUT", p + "/undangan", form)
    e = o.ask("tim-lkj", "PUT", p + "/undangan", form, 409)
    same(e["sekarang"]["tempat"], "Ruang Rapat Lt. 2", "undangan sekarang")
    r = o.ask("tim-lkj", "POST", p + "/undangan/kirim",
              {**form, "rev": r["rev"]})
    same(r["keadaan"], "diundang", "keadaan rapat")
    if o.ask("kabid-pajak", "GET", p, sebagai="kabid-pajak")["kode"]:
        fail("kode rapat terlihat oleh peserta")
    o.ask("kabid-pajak", "POST", p + "/hadir",
          {"sebagai": "kabid-pajak", "kode": "12"}, 403)
    for i in range(6):
        o.ask("kabid-retribusi", "POST", p + "/hadir",
              {"sebagai": "kabid-retribusi", "kode": "12"},
              429 if i == 5 else 403)
    o.ask("kabid-pajak", "POST", p + "/hadir",
          {"sebagai": "kabid-pajak", "kode": r["kode"]})
    o.ask("tim-lkj", "POST", p + "/peserta",
          {"sebagai": "tim-lkj", "hadir": True, "urut": next(
              x["urut"] for x in r["peserta"] if x["jabatan"] == "kabid-aset")})
    r = o.ask("tim-lkj", "POST", p + "/tamu",
              {"sebagai": "tim-lkj", "nama": "Contoh Tamu", "asal": "Bappeda"})
    same(sum(x["hadir"] is not None for x in r["peserta"]), 3, "yang hadir")
    minutes = {"sebagai": "tim-lkj", "rev": r["rev"]}
    point = {"judul": "Capaian PKB", "pembahasan": "Dibahas.",
             "keputusan": "Layanan keliling ditambah",
             "penanggung": "kabid-pajak", "tenggat": "2026-09-30"}
    e = o.ask("tim-lkj", "PUT", p + "/notulen", {
        **minutes, "butir": [{**point, "tenggat": "2026-09-31"}]}, 422)
    same(e["galat"][0]["isian"], "butir[1].tenggat", "tanggal yang tidak ada")
    e = o.ask("tim-lkj", "PUT", p + "/notulen", {
        **minutes, "butir": [point, {"judul": "x" * 2000}]}, 422)
    same(e["galat"][0]["isian"], "butir[2].judul", "judul yang panjang")
    r = o.ask("tim-lkj", "PUT", p + "/notulen", {
        **minutes, "butir": [point, {**point, "penanggung": None}]})
    e = o.ask("sekretaris", "POST", p + "/notulen/sahkan",
              {"sebagai": "sekretaris", "rev": r["rev"]}, 422)
    same(e["galat"][0]["isian"], "butir[2].penanggung", "penanggung jawab")
    minutes["rev"] = r["rev"]
    r = o.ask("tim-lkj", "PUT", p + "/notulen", {
        **minutes, "butir": [point]})
    same([{k: b[k] for k in point} for b in r["butir"]], [point], "butir")
    # What is read may be sent back, and the columns of before are nothing.
    r = o.ask("tim-lkj", "PUT", p + "/notulen", {
        "sebagai": "tim-lkj", "rev": r["rev"], "butir": r["butir"]})
    same([{k: b[k] for k in point} for b in r["butir"]], [point], "kembali")
    if "judul" in o.api.body(o.api.find("PUT", "/api/v1" + p + "/notulen")[1])[
            "properties"]:
        fail("notulen masih memakai kolom")
    e = o.ask("tim-lkj", "POST", p + "/selesai", {"sebagai": "tim-lkj"}, 409)
    same((e["title"], "sekarang" in e), ("Belum dapat dilakukan", False),
         "belum waktunya bukan perubahan orang lain")
    o.ask("sekretaris", "POST", p + "/notulen/sahkan",
          {"sebagai": "sekretaris", "rev": r["rev"]})
    o.ask("tim-lkj", "POST", p + "/selesai", {"sebagai": "tim-lkj"})
    t = o.ask("kabid-pajak", "GET", "/tindak-lanjut")
    same((t["semua"], t["item"][0]["uraian"]),
         (1, "Layanan keliling ditambah"), "tindak lanjut")
    nomor = t["item"][0]["id"]
    o.ask("kabid-aset", "POST", f"/tindak-lanjut/{nomor}/selesai",
          {"sebagai": "kabid-aset", "catatan": "Sudah"}, 403)
    o.ask("kabid-pajak", "POST", f"/tindak-lanjut/{nomor}/selesai",
          {"sebagai": "kabid-pajak", "catatan": "Sudah"})
    t = o.ask("sekretaris", "GET", f"/siklus/{o.id}/tindak-lanjut")
    same(t["item"][0]["catatan"], "Sudah", "tindak lanjut siklus")


def draft(o):
    p = f"/siklus/{o.id}/naskah"
    w = {"sebagai": "tim-lkj", "rev": 0, "teks": "Pertama. [[tabel: zzz]]\n"}
    a = o.ask("tim-lkj", "PUT", p + "/pendahuluan", w)
    same(a["rev"], 1, "revisi")
    e = o.ask("tim-lkj", "PUT", p + "/pendahuluan", {**w, "teks": "Lain"}, 409)
    same(e["sekarang"]["teks"], w["teks"], "teks sekarang")
    o.ask("tim-lkj", "PUT", p + "/pendahuluan",
          {**w, "rev": 1, "teks": "Kedua.\n\nParagraf.", "selesai": True})
    o.ask("kabid-pajak", "PUT", p + "/penutup",
          {"sebagai": "kabid-pajak", "rev": 0, "teks": "x"}, 403)
    o.ask("tim-lkj", "PUT", p + "/tidak-ada", w, 404)
    look = {"sebagai": "tim-lkj", "teks": "**Belum** disimpan."}
    v = o.ask("tim-lkj", "POST", p + "/pendahuluan/pratinjau", look)
    if "<strong>Belum</strong>" not in v["html"].replace("<b>", "<strong>") \
            .replace("</b>", "</strong>"):
        fail(f"pratinjau: {v['html'][:300]}")
    v = o.ask("tim-lkj", "POST", p + "/pendahuluan/pratinjau",
              {"sebagai": "tim-lkj"})
    if "Kedua." not in v["html"]:
        fail(f"pratinjau yang tersimpan: {v['html'][:300]}")
    o.ask("tim-lkj", "POST", p + "/tidak-ada/pratinjau", look, 404)
    o.ask("kasubag", "POST", p + "/pendahuluan/pratinjau",
          {**look, "sebagai": "kasubag"}, 403)
    o.ask("tim-lkj", "POST", p + "/pendahuluan/lepas", {"sebagai": "tim-lkj"})
    h = o.ask("tim-lkj", "GET", p + "/pendahuluan/riwayat", jumlah=1)
    same(len(h["item"]), 1, "satu versi diminta")
    n = o.ask("sekretaris", "GET", p)
    same([b["keadaan"] for b in n["bagian"] if b["kode"] == "pendahuluan"],
         ["selesai"], "keadaan bagian")
    o.step("tim-lkj", 5)
    o.step("tim-lkj", 6)


def check(o):
    p = f"/siklus/{o.id}"
    h = o.ask("sekretaris", "GET", p + "/periksa")
    same((h["putaran"], len(h["cek"]) > 5), (1, True), "pemeriksaan")
    first = [b for b in h["bagian"] if b["paragraf"]][0]
    note = {"sebagai": "sekretaris", "bagian": first["kode"],
            "paragraf": first["paragraf"][0]["hash"], "teks": "Jelaskan."}
    a = o.ask("sekretaris", "POST", p + "/catatan", note)
    o.ask("sekretaris", "POST", f"{p}/catatan/{a['nomor']}/cabut",
          {"sebagai": "sekretaris"})
    a = o.ask("sekretaris", "POST", p + "/catatan", note)
    o.ask("tim-lkj", "POST", p + "/putus",
          {"sebagai": "tim-lkj", "keputusan": "ya"}, 403)
    o.ask("sekretaris", "POST", p + "/putus", {
        "sebagai": "sekretaris", "keputusan": "tidak", "kembali_ke": 5,
        "kunci": "p1"})
    o.ask("tim-lkj", "POST", f"{p}/catatan/{a['nomor']}/jawab",
          {"sebagai": "tim-lkj", "jawaban": "Sudah dijelaskan."})
    o.step("tim-lkj", 5)
    o.step("tim-lkj", 6)
    h = o.ask("sekretaris", "GET", p + "/periksa")
    same([c["keadaan"] for c in h["catatan"]], ["ditindaklanjuti"], "catatan")
    o.ask("sekretaris", "POST", p + "/putus", {
        "sebagai": "sekretaris", "keputusan": "ya",
        "nilai": {str(a["nomor"]): "x"}}, 422)
    o.ask("sekretaris", "POST", p + "/putus", {
        "sebagai": "sekretaris", "keputusan": "ya",
        "nilai": {str(a["nomor"]): "sudah"}})
    t = o.ask("sekretaris", "GET", p + "/tanda")
    e = o.ask("sekretaris", "POST", p + "/setuju",
              {"sebagai": "sekretaris", "sidik": "0" * 64}, 409)
    same(e["sekarang"]["sidik"], t["sidik"], "sidik sekarang")
    o.ask("sekretaris", "POST", p + "/setuju",
          {"sebagai": "sekretaris", "sidik": t["sidik"], "kunci": "s1"})


def deliver(o):
    p = f"/siklus/{o.id}"
    v = o.ask("kasubag", "GET", p + "/verifikasi")
    form = {"sebagai": "kasubag", "sidik": "0" * 64,
            "butir": {b["kode"]: "ya" for b in v["butir"]}}
    e = o.ask("kasubag", "POST", p + "/verifikasi", form, 409)
    same(e["sekarang"]["sidik"], v["sidik"], "sidik laporan")
    o.ask("kasubag", "POST", p + "/verifikasi",
          {**form, "butir": {}, "sidik": v["sidik"]}, 422)
    o.ask("kasubag", "POST", p + "/verifikasi", {**form, "sidik": v["sidik"]})
    o.step("sekretaris", 9)
    n = o.ask("pelaksana", "POST", "/nomor",
              {"sebagai": "pelaksana", "hal": "Surat lain"})
    o.ask("kabid-pajak", "POST", "/nomor",
          {"sebagai": "kabid-pajak", "hal": "Surat lain"}, 403)
    o.ask("pelaksana", "POST", "/nomor/batal", {
        "sebagai": "pelaksana", "tahun": n["tahun"], "urut": n["urut"],
        "alasan": "Tidak jadi"})
    d = o.ask("pelaksana", "GET", p + "/pengantaran")
    form = {k: d[k] for k in ("kepada", "di", "hal", "cara", "tembusan",
                              "penanda", "klasifikasi", "retensi", "inaktif",
                              "nasib") if d[k] is not None}
    form |= {"sebagai": "pelaksana", "rev": 0, "rak": "Rak 2", "map": "Map 7",
             "salinan": {"1": "Bappeda"}, "jumlah": {"1": "2"}}
    d = o.ask("pelaksana", "PUT", p + "/pengantaran", form)
    e = o.ask("pelaksana", "PUT", p + "/pengantaran", form, 409)
    same(e["sekarang"]["salinan"][0]["penerima"], "Bappeda", "salinan")
    d = o.ask("pelaksana", "POST", p + "/pengantaran/terbit",
              {**form, "rev": d["rev"]})
    o.ask("pelaksana", "PUT", p + "/pengantaran",
          {**form, "rev": d["rev"], "kepada": "Lain"}, 409)
    e = o.ask("pelaksana", "POST", p + "/pengantaran/selesai",
              {**form, "rev": d["rev"]}, 422)
    o.ask("pelaksana", "POST", p + "/pengantaran/selesai", {
        **form, "rev": d["rev"], "penerima": "Contoh Penerima",
        "diterima": "2026-07-06T08:00", "kunci": "a1"})
    same(o.case()["keadaan"], "selesai", "keadaan akhir")
    same(o.ask("pelaksana", "GET", "/nomor")["item"][1]["keadaan"], "batal",
         "nomor yang dibatalkan")
    a = o.ask("kepala", "GET", "/arsip", jenis="notulen", jumlah=5)
    same(a["semua"], 1, "notulen di arsip")
    for path in (p + "/laporan/txt", p + "/berkas/notulen"):
        if not o.ask("kepala", "GET", path):
            fail(path)
    same(o.ask("kepala", "GET", "/dasbor")["periode"], "2026-TW2", "dasbor")


# ---- the rest of the office ----

def other_case(o):
    """A second case: acts that a smooth cycle does not need."""
    o.id = o.ask("sekretaris", "POST", "/siklus", {
        "periode": "2026-TW3", "sebagai": "sekretaris"}, 201)["id"]
    p = f"/siklus/{o.id}"
    why = {"sebagai": "sekretaris", "catatan": "Uji"}
    for verb in ("jeda", "lanjut"):
        o.ask("sekretaris", "POST", f"{p}/{verb}", why)
        if verb == "jeda":
            o.ask("sekretaris", "POST", f"{p}/ingatkan",
                  {"sebagai": "sekretaris"}, 409)
    o.ask("sekretaris", "POST", p + "/hapus", why, 404)
    paper = {"nama": "d.txt", "base64": base64.b64encode(b"uji").decode()}
    o.step("sekretaris", 1, 422, berkas={"disposisi": {
        "nama": "d.txt", "base64": "bukan!"}})
    o.step("sekretaris", 1, berkas={"disposisi": paper})
    undo = {"sebagai": "sekretaris", "urut": o.ask(
        "sekretaris", "GET", p)["peristiwa"][-1]["urut"]}
    o.ask("kabid-pajak", "POST", p + "/urung", undo, 403)
    o.ask("sekretaris", "POST", p + "/urung", {"sebagai": "sekretaris"}, 422)
    same(o.ask("sekretaris", "POST", p + "/urung", undo)["ulang"], False,
         "diurungkan")
    same(o.ask("sekretaris", "POST", p + "/urung", undo)["ulang"], True,
         "diurungkan dua kali")
    o.step("sekretaris", 1, berkas={"disposisi": paper})
    o.ask("sekretaris", "POST", p + "/langkah/2/kecualikan",
          {**why, "jenis": "format-pemantauan", "bidang": "pajak"})
    t = [t for t in o.ask("kabid-pajak", "GET", "/tugas")
         if t["siklus"] == o.id][0]
    r = f"{p}/tugas/{t['id'].split('.')[1]}/ingatkan"
    same(o.ask("sekretaris", "GET", r)["terakhir"], None, "belum diingatkan")
    o.ask("sekretaris", "POST", r, {"sebagai": "sekretaris"})
    o.ask("sekretaris", "POST", r, {"sebagai": "sekretaris"}, 409)
    every = f"{p}/ingatkan"
    same(o.ask("sekretaris", "POST", every, {"sebagai": "sekretaris"}),
         {"diingatkan": 4}, "semua kecuali yang baru diingatkan")
    o.ask("sekretaris", "POST", every, {"sebagai": "sekretaris"}, 409)
    k = o.ask("kabid-pajak", "GET", "/kabar")
    k = o.ask("kabid-pajak", "POST", "/kabar/baca", {"id": k[0]["id"]})
    if k[0]["dibaca"] is None:
        fail("kabar tidak ditandai dibaca")
    o.ask("kabid-pajak", "POST", "/kabar/baca", {})
    o.ask("sekretaris", "POST", p + "/langkah/2/tutup",
          {**why, "bidang": "aset"})
    o.ask("sekretaris", "POST", p + "/batal", why)


def office(o):
    g = "pengelola"
    o.ask(g, "GET", "/aku")
    o.ask("kepala", "GET", "/org")
    o.ask("kepala", "GET", "/sop")
    sop = o.ask("kepala", "GET", "/sop")[0]["nomor"].replace("/", "%2F")
    o.ask("kepala", "GET", "/sop/periksa", nomor=sop)
    o.ask("kepala", "GET", "/kalender/tenggat", mulai=NOW, waktu="2%20jam")
    same(len(o.ask("kepala", "GET", "/siklus", jumlah=1)), 1, "satu siklus")
    new = o.ask(g, "POST", "/pegawai", {
        "nip": "190012121900012099", "nama": "Contoh Baru"}, 201)["id"]
    one = o.ask(g, "GET", f"/pegawai/{new}")
    put = {"rev": one["rev"], "nama": "Contoh Baru, S.E.", "aktif": True}
    o.ask(g, "PUT", f"/pegawai/{new}", put)
    e = o.ask(g, "PUT", f"/pegawai/{new}", put, 409)
    same(e["sekarang"]["nama"], "Contoh Baru, S.E.", "pegawai sekarang")
    for aktif in (False, True):
        one = o.ask(g, "PUT", f"/pegawai/{new}", {
            "rev": one["rev"] + (aktif is False), "nama": "Contoh Baru, S.E.",
            "aktif": aktif})
        same(one["aktif"], aktif, "pegawai yang aktif")
    page = o.ask(g, "GET", "/pegawai", mulai=1, jumlah=3)
    same((len(page["item"]), page["mulai"], page["semua"] > 4), (3, 1, True),
         "halaman pegawai")
    o.ask(g, "POST", "/penugasan", {
        "jabatan": "kasubag", "nip": one["nip"], "kapasitas": "plh",
        "mulai": "2026-08-03", "selesai": "2026-08-07", "dasar": "SP 1",
        "dasar_tanggal": "2026-08-01"})
    mine = [x for x in o.ask(g, "GET", "/penugasan")["item"]
            if x["nip"] == one["nip"]]
    same([(x["dasar_tanggal"], x["surat"]) for x in mine],
         [("2026-08-01", None)], "penunjukan")
    letter = f"/penugasan/{mine[0]['id']}/surat"
    pdf = b"%PDF-1.4\nsurat\n%%EOF\n"
    paper = {"nama": "sp.pdf", "base64": base64.b64encode(pdf).decode()}
    o.ask(g, "GET", letter, want=404)
    o.ask(g, "PUT", letter, {"surat": {"pdf": {**paper, "nama": "sp.txt"}}},
          422)
    o.ask(g, "PUT", letter, {"surat": {"pdf": paper}})
    same(o.ask(g, "GET", letter), pdf, "surat perintah")
    o.ask("kasubag", "GET", letter, want=403)
    o.ask(g, "POST", f"/penugasan/{mine[0]['id']}/akhiri",
          {"tanggal": "2026-08-04"})
    day = {"tanggal": "2026-12-30", "nama": "Uji", "jenis": "setempat",
           "sumber": "SE 1"}
    o.ask(g, "POST", "/libur", day)
    found = o.ask(g, "GET", "/libur", tahun=2026)["item"]
    same(found[-1]["tanggal"], "2026-12-30", "hari libur")
    o.ask(g, "POST", "/libur/hapus", {"tanggal": "2026-12-30"})
    hours = {"nama": "Uji", "sumber": "SE 2", "mulai": "2026-12-28",
             "selesai": "2026-12-29", "hari": ["1", "2"], "buka": "08:00",
             "istirahat": "12:00", "masuk": "13:00", "tutup": "15:00"}
    o.ask(g, "POST", "/jam-kerja", {**hours, "tutup": "07:00"}, 422)
    o.ask(g, "POST", "/jam-kerja", hours)
    last = o.ask(g, "GET", "/jam-kerja")["item"][-1]
    same(last["tutup"], "15:00", "jam")
    at, seen = f"/jam-kerja/{last['id']}", {"sidik": last["sidik"]}
    o.ask(g, "PUT", at, {**hours, "tutup": "14:30"}, 422)
    o.ask(g, "PUT", at, {**hours, **seen, "tutup": "14:30", "coba": True})
    same(o.ask(g, "GET", "/jam-kerja")["item"][-1], last, "hanya dicoba")
    o.ask(g, "PUT", at, {**hours, **seen, "tutup": "14:30"})
    last = o.ask(g, "GET", "/jam-kerja")["item"][-1]
    same(last["tutup"], "14:30", "jam yang diperbaiki")
    at = f"/jam-kerja/{last['id']}"
    e = o.ask(g, "POST", at + "/hapus", seen, 409)
    same(e["sekarang"]["item"][-1]["sidik"], last["sidik"], "jam sekarang")
    seen = {"sidik": last["sidik"]}
    o.ask(g, "POST", at + "/hapus", {**seen, "coba": True})
    o.ask(g, "POST", at + "/hapus", seen)
    if o.ask(g, "GET", "/jam-kerja")["item"][-1]["nama"] == "Uji":
        fail("jam kerja tidak terhapus")
    if not o.ask(g, "GET", "/jurnal", tindakan="kalender")["item"]:
        fail("jurnal kosong")
    o.ask("sekretaris", "GET", "/jurnal")
    o.ask("kabid-pajak", "GET", "/jurnal", want=403)
    same(len(o.ask(g, "GET", "/akun")["item"]), len(o.nip), "akun")
    accounts(o, one)
    structure(o)
    versions(o)
    o.ask(g, "PUT", "/nomor/pola", {"pola": "tanpa nomor"}, 422)
    pola = o.ask(g, "GET", "/nomor", sebagai="pengelola")["pola"]
    o.ask(g, "PUT", "/nomor/pola", {"pola": "UJI/{urut}/{tahun}"})
    same(o.ask(g, "GET", "/nomor", sebagai="pengelola")["pola"],
         "UJI/{urut}/{tahun}", "pola nomor")
    o.ask(g, "PUT", "/nomor/pola", {"pola": pola})
    o.ask("pelaksana", "PUT", "/nomor/pola", {"pola": pola}, 403)


def accounts(o, person):
    """An account made, locked, opened, given a new password; and the last
    administrator stays one."""
    g = "pengelola"
    a = o.ask(g, "POST", "/akun", {"nip": person["nip"], "nama": "baru"})
    at = f"/akun/{person['id']}"
    k = o.ask(g, "GET", at)
    same((k["nama"], k["aktif"], k["ganti_sandi"]), ("baru", True, True),
         "akun baru")
    put = {"rev": k["rev"], "aktif": False, "pengelola": False}
    k = o.ask(g, "PUT", at, put)
    same(k["aktif"], False, "akun yang dikunci")
    e = o.ask(g, "PUT", at, put, 409)
    same(e["sekarang"]["rev"], k["rev"], "akun sekarang")
    o.ask(g, "PUT", at, {"rev": k["rev"], "aktif": True, "pengelola": True})
    b = o.ask(g, "POST", at + "/reset", {})
    if a["sandi_sementara"] == b["sandi_sementara"]:
        fail("kata sandi tidak berganti")
    o.ask(g, "POST", at + "/keluarkan", {})
    k = o.ask(g, "GET", at)
    o.ask(g, "PUT", at, {"rev": k["rev"], "aktif": True, "pengelola": False})
    mine = [x for x in o.ask(g, "GET", "/akun")["item"]
            if x["nama"] == "pengelola"][0]
    e = o.ask(g, "PUT", f"/akun/{mine['id']}", {
        "rev": mine["rev"], "aktif": True, "pengelola": False}, 409)
    if "pengelola" not in e["detail"]:
        fail(f"pengelola terakhir: {e}")
    o.ask(g, "GET", "/akun/999999", want=404)
    for path, body in (("/reset", {}), ("/keluarkan", {})):
        o.ask("kepala", "POST", at + path, body, 403)
    o.nip["baru"] = person["nip"]


def structure(o):
    g = "pengelola"
    b = {"kode": "umum", "nama": "Bidang Umum"}
    o.ask("sekretaris", "POST", "/bidang", b, 403)
    o.ask(g, "POST", "/bidang", {**b, "kode": "Umum!"}, 422)
    o.ask(g, "POST", "/bidang", b)
    o.ask(g, "POST", "/bidang", b, 409)
    p = {"kode": "kabid-umum", "nama": "Kepala Bidang Umum", "peran": "kabid",
         "bidang": "umum"}
    o.ask(g, "POST", "/jabatan", {**p, "bidang": "tidak-ada"}, 422)
    o.ask(g, "POST", "/jabatan", p)
    new = {"lama": b["nama"], "nama": "Bidang Umum dan Aset"}
    o.ask(g, "PUT", "/bidang/umum", new)
    o.ask(g, "PUT", "/bidang/umum", new, 409)
    o.ask(g, "PUT", "/jabatan/kabid-umum",
          {"lama": p["nama"], "nama": "Kabid Umum"})
    same(o.ask("kasubag", "GET", "/bidang")[-1],
         {"kode": "umum", "nama": "Bidang Umum dan Aset"}, "Bidang")


def versions(o):
    """A version comes in as a draft and is ratified by its id."""
    g = "pengelola"
    text = (ROOT / "sop/penyusunan-lkj.yaml").read_text(encoding="utf-8")
    o.ask(g, "POST", "/sop", {"yaml": "bukan: [sop"}, 422)
    o.ask("kepala", "POST", "/sop", {"yaml": text}, 403)
    s = o.ask(g, "POST", "/sop", {"nama": "lkj.yaml",
                                  "yaml": text + "\n# versi uji\n"})
    same((s["keadaan"], s["versi"] > 1), ("draf", True), "SOP yang diimpor")
    o.ask("kasubag", "POST", f"/sop/{s['id']}/sahkan", {}, 403)
    s = o.ask("kepala", "POST", f"/sop/{s['id']}/sahkan", {})
    same(s["keadaan"], "disahkan", "SOP yang disahkan")
    same([x["keadaan"] for x in o.ask("kepala", "GET", "/sop")
          if x["id"] == s["id"]], ["disahkan"], "daftar SOP")
    o.ask(g, "POST", "/sop/999/sahkan", {}, 404)


# ---- what is refused ----

def tokens(o):
    reader = o.new_token("sekretaris", "baca")
    o.ask(reader, "GET", "/siklus")
    e = o.ask(reader, "POST", "/kabar/baca", {}, 403)
    if "tulis" not in e["detail"]:
        fail(f"cakupan: {e}")
    # An administrator's token without that scope is no administrator's.
    plain = o.new_token("pengelola", "baca tulis")
    for method, path in (("GET", "/pegawai"), ("GET", "/akun"),
                         ("POST", "/libur"), ("POST", "/penugasan")):
        o.ask(plain, method, path, {} if method == "POST" else None, 403)
    o.ask("sekretaris", "GET", "/akun", want=403)
    o.ask("bukan-token", "GET", "/aku", want=401)
    old = o.new_token("sekretaris", "baca", "--sampai", "2026-07-01",
                      now="2026-06-01T08:00")
    o.ask(old, "GET", "/aku", want=401)
    status, _, head = o.raw("GET", "/api/v1/aku")
    same((status, head["WWW-Authenticate"]), (401, "Bearer"), "tanpa token")
    # A reset ends every session and token of the account.
    gone = o.new_token("kasubag", "baca")
    o.ask(gone, "GET", "/aku")
    alur("akun", "reset", o.nip["kasubag"])
    o.ask(gone, "GET", "/aku", want=401)


def bodies(o):
    deep = '{"rev":' + "[" * 3000 + "]" * 3000 + "}"
    big = '{"sebagai":"tim-lkj","rev":0,"teks":"' + "x" * (1 << 20) + '"}'
    long = '{"sebagai":"tim-lkj","rev":0,"teks":"' + "x" * 200000 + '"}'
    many = json.dumps({f"x{i}": "" for i in range(1001)})
    naskah = f"/api/v1/siklus/{o.id}/naskah/pendahuluan"
    cases = [
        ("bukan JSON", "{", 422), ("larik", "[]", 422),
        ("kunci ganda", '{"rev":1,"rev":2}', 422),
        ("pecahan", '{"rev":1.5}', 422), ("terlalu dalam", deep, 422),
        ("bukan UTF-8", b'{"teks":"\xff"}', 422),
        ("NUL", '{"teks":"a\\u0000b"}', 422),
        ("peta di dalam peta", '{"teks":{"a":{"b":{}}}}', 422),
        ("bukan angka", '{"sebagai":"tim-lkj","rev":"dua"}', 422),
        ("lebih dari 1 MB", big, 413), ("teks terlalu panjang", long, 422),
        ("terlalu banyak isian", many, 413),
    ]
    for what, body, want in cases:
        status, text, head = o.raw("PUT", naskah, body, o.token["tim-lkj"])
        same(status, want, f"{what}: {text[:200]}")
        same(head["Content-Type"], "application/problem+json", what)
        o.problem("PUT", naskah, status, text)
    status, text, _ = o.raw("PUT", naskah, "teks=a", o.token["tim-lkj"],
                            "application/x-www-form-urlencoded")
    same(status, 422, "formulir kepada antarmuka program")
    for path in ("/siklus/999", "/siklus/0", "/siklus/-1", "/siklus/x",
                 "/siklus/99999999999999999999", "/siklus/999/data",
                 "/siklus/999/data/pajak", "/siklus/999/disposisi",
                 "/siklus/999/rapat", "/siklus/999/naskah",
                 "/siklus/999/periksa", "/siklus/999/tanda",
                 "/siklus/999/verifikasi", "/siklus/999/pengantaran",
                 "/siklus/999/tindak-lanjut",
                 f"/siklus/{o.id}/data/zzz",
                 f"/siklus/{o.id}/naskah/zzz/riwayat",
                 f"/siklus/{o.id}/surat/zzz/pdf", "/tidak-ada"):
        o.ask("sekretaris", "GET", path, want=404)
    o.ask("pengelola", "GET", "/pegawai/999", want=404)
    o.ask("pengelola", "POST", "/penugasan/999/akhiri", {}, 404)
    o.ask("sekretaris", "POST", "/tindak-lanjut/999/selesai",
          {"sebagai": "sekretaris", "catatan": "x"}, 404)
    o.ask("sekretaris", "GET", "/siklus/999/tugas/1/ingatkan", want=404)
    o.ask("sekretaris", "DELETE", f"/siklus/{o.id}", want=405)


def main():
    o = Office()
    try:
        o.id = o.ask("sekretaris", "POST", "/siklus", {
            "periode": "2026-TW2", "sebagai": "sekretaris"}, 201)["id"]
        for act in (disposisi, figures, meeting, draft, check, deliver,
                    other_case, office, bodies, tokens):
            act(o)
        rest = {op["operationId"] for op in o.api.ops.values()} - o.called
        if rest:
            fail("tidak pernah dipanggil: " + ", ".join(sorted(rest)))
        print(f"{len(o.called)} operasi")
    finally:
        o.server.terminate()
        o.server.wait()


main()
