"""OpenAPI 3.1 as far as Alur uses it: is it sound, does an answer fit."""

TYPES = {"string": str, "integer": int, "boolean": bool, "array": list,
         "object": dict, "null": type(None)}
REF = "#/components/schemas/"


def refs(node):
    """Every $ref in a document."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for v in node.values():
            yield from refs(v)
    elif isinstance(node, list):
        for v in node:
            yield from refs(v)


class Api:
    def __init__(self, doc):
        self.doc = doc
        self.schemas = doc["components"]["schemas"]
        self.ops = {}
        for path, methods in doc["paths"].items():
            for method, op in methods.items():
                self.ops[method.upper(), path] = op

    def faults(self):
        """What is wrong with the document itself."""
        if not self.doc["openapi"].startswith("3.1"):
            yield "bukan OpenAPI 3.1"
        ids = [op.get("operationId") for op in self.ops.values()]
        for r in sorted(set(refs(self.doc))):
            if not r.startswith(REF) or r[len(REF):] not in self.schemas:
                yield f"{r} menunjuk ke yang tidak ada"
        for i in ids:
            if not i or ids.count(i) > 1:
                yield f"operationId {i} kosong atau berulang"
        used = {r[len(REF):] for r in refs(self.doc)}
        for name in self.schemas:
            if name not in used:
                yield f"skema {name} tidak dipakai"
        scheme = self.doc["components"]["securitySchemes"]
        for (method, path), op in self.ops.items():
            where = f"{method} {path}"
            declared = {p["name"] for p in op["parameters"]
                        if p["in"] == "path" and p["required"]}
            inside = {p.split("}")[0] for p in path.split("{")[1:]}
            if declared != inside:
                yield f"{where}: bagian alamat {inside}, tercatat {declared}"
            if not op.get("summary"):
                yield f"{where}: tanpa ringkasan"
            if "default" not in op["responses"]:
                yield f"{where}: tanpa jawaban masalah"
            for s in op["security"]:
                if not set(s) <= set(scheme):
                    yield f"{where}: skema keamanan {s} tidak ada"
            if method == "GET" and "requestBody" in op:
                yield f"{where}: GET dengan badan"
            body = self.body(op)
            if not set(body.get("required", [])) <= set(
                    body.get("properties", {})):
                yield f"{where}: isian wajib yang tidak dijelaskan"

    @staticmethod
    def body(op):
        return op.get("requestBody", {}).get("content", {}).get(
            "application/json", {}).get("schema", {})

    def find(self, method, path):
        """The operation of a concrete path: the fewest variable parts win."""
        parts = path.split("?")[0].split("/")
        best = None
        for (m, p), op in self.ops.items():
            q = p.split("/")
            if m != method or len(q) != len(parts) or not all(
                    a == b or a.startswith("{") for a, b in zip(q, parts)):
                continue
            if best is None or p.count("{") < best[0].count("{"):
                best = (p, op)
        return best

    def check(self, schema, v, at="$"):
        """Mistakes of a value; a field nobody described is one."""
        if "$ref" in schema:
            yield from self.check(self.schemas[schema["$ref"][len(REF):]],
                                  v, at)
            return
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if types and not any(
                isinstance(v, TYPES[t]) and
                not (t == "integer" and isinstance(v, bool)) for t in types):
            yield f"{at}: {v!r} bukan {types}"
            return
        if "enum" in schema and v not in schema["enum"]:
            yield f"{at}: {v!r} tidak ada di {schema['enum']}"
        if isinstance(v, list):
            for i, x in enumerate(v):
                yield from self.check(schema.get("items", {}), x, f"{at}[{i}]")
        if isinstance(v, dict):
            known = schema.get("properties", {})
            for k in schema.get("required", []):
                if k not in v:
                    yield f"{at}: tanpa {k}"
            for k, x in v.items():
                if k in known:
                    yield from self.check(known[k], x, f"{at}.{k}")
                elif "additionalProperties" in schema:
                    yield from self.check(schema["additionalProperties"], x,
                                          f"{at}.{k}")
                elif known:
                    yield f"{at}.{k} tidak dijelaskan"
