/*
 * A running case: from the effects of the engine to its rows.
 *
 * Every change goes through siklus_catat: one event, the tasks it ended and
 * opened, and the row, all in the caller's transaction. The order is always
 * the same, so two actions on PostgreSQL can never wait for each other.
 */
#include "base/base.h"

#include "sop/siklus_priv.h"

static bool periode_is_tahunan(const char *periode)
{
	return strchr(periode, '-') == NULL;
}

int siklus_add(struct ctx *c, struct siklus *s, const struct bidang *bidang,
	size_t bidang_n)
{
	struct str codes = str_new(c->mem, LIMIT_TEXT);
	struct marking m;
	int rc;

	if (bidang_n > LIMIT_BIDANG)
		return fail(c, E_TOOBIG,
			"Siklus paling banyak untuk %d Bidang.", LIMIT_BIDANG);
	for (size_t i = 0; i < bidang_n; i++)
		str_addf(&codes, "%s%s", i > 0 ? "," : "", bidang[i].kode);
	s->bidang_text = codes.p;
	s->keadaan = KEADAAN_BERJALAN;
	s->urut = 0;
	memset(s->hash, 0, HASH_N);
	s->marking_text = NULL;
	rc = siklus_bind(c, s, s->kasus.sop);
	if (rc < 0)
		return rc;
	m = marking_new(c->mem, &s->kasus);
	s->marking_text = marking_format(c->mem, &s->kasus, &m);
	rc = siklus_insert(c, s);
	if (rc == E_CONFLICT) {
		fail_clear(c);
		return fail(c, E_CONFLICT,
			"Siklus SOP %s untuk periode %s sudah ada; pilih masa lain, atau lanjutkan siklus itu.",
			s->sop_nomor, s->periode);
	}
	return rc;
}

int siklus_bind(struct ctx *c, struct siklus *s, const struct sop *sop)
{
	const char **codes = arena_array(c->mem, const char *, LIMIT_BIDANG);
	char *text = arena_dup(c->mem, s->bidang_text);
	size_t n = 0;

	while (*text != '\0' && n < LIMIT_BIDANG) {
		size_t len = strcspn(text, ",");

		codes[n++] = text;
		text += len;
		if (*text == ',')
			*text++ = '\0';
	}
	s->kasus.sop = sop;
	s->kasus.bidang = codes;
	s->kasus.bidang_n = n;
	s->kasus.tahunan = periode_is_tahunan(s->periode);
	if (s->marking_text == NULL)
		s->marking = marking_new(c->mem, &s->kasus);
	else if (!marking_parse(
			 c->mem, &s->kasus, s->marking_text, &s->marking))
		return fail(c, E_IO,
			"Keadaan siklus %lld di basis data rusak; jalankan alur check.",
			(long long)s->id);
	return OK;
}

const char *kantor_jabatan(
	const struct kantor *k, const char *peran, const char *bidang)
{
	for (size_t i = 0; i < k->jabatan_n; i++)
		if (text_eq(k->jabatan[i].peran, peran) &&
			(bidang == NULL ||
				text_eq(k->jabatan[i].bidang, bidang)))
			return k->jabatan[i].kode;
	return NULL;
}

/* Due times of a task. Waiting (no standard of its own) is due with the step
 * it belongs to. E_STATE: the calendar ends before that. */
static int set_due(struct ctx *c, const struct siklus *s,
	const struct kantor *k, struct tugas *t)
{
	const struct simpul *n =
		&s->kasus.sop->simpul[simpul_find(s->kasus.sop, t->simpul)];
	struct waktu baku = n->baku, batas = n->batas;
	bool ok;

	if (batas.satuan == WAKTU_TANPA)
		batas = baku;
	if (batas.satuan == WAKTU_TANPA)
		for (size_t i = 0; i < s->kasus.sop->langkah_n; i++)
			if (s->kasus.sop->langkah[i].no == n->no)
				batas = s->kasus.sop->langkah[i].baku;
	ok = kalender_tenggat(k->kalender, t->mulai_at, batas, &t->tenggat_at);
	t->baku_at = 0;
	if (ok && baku.satuan != WAKTU_TANPA)
		ok = kalender_tenggat(
			k->kalender, t->mulai_at, baku, &t->baku_at);
	if (!ok)
		return fail(c, E_STATE,
			"Kalender kerja tidak mencapai tenggat langkah %d; lengkapi jam kerja dan hari libur tahun itu.",
			n->no);
	return OK;
}

/* What was left of a due time at `pause` begins again at `now`; one that had
 * passed stays passed. */
static int64_t shifted(
	const struct kantor *k, int64_t due, int64_t pause, int64_t now)
{
	int64_t left = due == 0 ? 0 : kalender_selisih(k->kalender, pause, due);
	int64_t again = due;

	if (left > 0 && left <= INT32_MAX)
		(void)kalender_tenggat(k->kalender, now,
			(struct waktu){(int)left, WAKTU_MENIT}, &again);
	return again;
}

/* The pauses a task lived through move its due times once more: the calendar
 * that computed them anew knows nothing of pauses. */
static void shift_pauses(const struct kantor *k, const struct peristiwa *e,
	size_t n, struct tugas *t)
{
	int64_t pause = 0;

	for (size_t i = 0; i < n; i++) {
		if (e[i].tindakan == TINDAKAN_JEDA)
			pause = e[i].terjadi_at;
		if (e[i].tindakan != TINDAKAN_LANJUT || pause < t->mulai_at)
			continue;
		t->tenggat_at =
			shifted(k, t->tenggat_at, pause, e[i].terjadi_at);
		t->baku_at = shifted(k, t->baku_at, pause, e[i].terjadi_at);
	}
}

/*
 * When the tasks of this event became ready. After the branches of the Bidang
 * met, that is when the last of them was done: the one recorded last may have
 * been done on paper before another.
 */
static int ready_at(struct ctx *c, const struct siklus *s,
	const struct langkah_maju *l, int64_t *at)
{
	const struct akibat *x = l->akibat;
	struct tugas *t;
	size_t n;
	int rc;

	*at = l->e->terjadi_at;
	if (x->dibuka_n == 0 || x->dibuka[0].bidang >= 0 ||
		x->berakhir_n == 0 || x->berakhir[0].bidang < 0)
		return OK;
	rc = tugas_list(c, s, &t, &n);
	for (size_t i = 0; rc == OK && i < n; i++)
		if (t[i].selesai_at > *at)
			*at = t[i].selesai_at;
	return rc;
}

static int open_tasks(struct ctx *c, struct siklus *s, const struct kantor *k,
	const struct langkah_maju *l, struct str *text)
{
	struct peristiwa *events = NULL;
	size_t events_n = 0;
	int64_t mulai_at = 0;
	int rc = ready_at(c, s, l, &mulai_at);

	/* Recorded from paper: a pause may lie between then and now. */
	if (rc == OK && mulai_at < l->e->pada_at)
		rc = peristiwa_list(c, s, &events, &events_n);
	for (size_t i = 0; rc == OK && i < l->akibat->dibuka_n; i++) {
		const struct token *x = &l->akibat->dibuka[i];
		const struct simpul *n = &s->kasus.sop->simpul[x->simpul];
		struct tugas t = {
			.siklus_id = s->id,
			.nomor = x->nomor,
			.simpul = n->kode,
			.langkah = n->no,
			.bidang = x->bidang < 0 ? NULL
						: s->kasus.bidang[x->bidang],
			.putaran = x->putaran,
			.mulai_at = mulai_at,
		};

		t.jabatan = kantor_jabatan(k, n->peran, t.bidang);
		if (t.jabatan == NULL)
			return fail(c, E_STATE,
				"Belum ada jabatan untuk peran %s%s%s; tambahkan jabatannya agar langkah %d dapat berjalan.",
				n->peran, t.bidang != NULL ? " Bidang " : "",
				t.bidang != NULL ? t.bidang : "", n->no);
		rc = set_due(c, s, k, &t);
		if (rc < 0)
			return rc;
		shift_pauses(k, events, events_n, &t);
		tugas_insert(c, s, &t);
		tugas_tulis(text, &t);
	}
	return rc;
}

/* Going on after a pause: the clock of every open task stood still. */
static int resume_tasks(struct ctx *c, struct siklus *s, const struct kantor *k,
	const struct peristiwa *e, struct str *text)
{
	struct peristiwa *list;
	struct tugas *t;
	size_t n, m;
	int64_t pause = e->terjadi_at;
	int rc = peristiwa_list(c, s, &list, &n);

	if (rc == OK)
		rc = tugas_list(c, s, &t, &m);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (list[i].tindakan == TINDAKAN_JEDA)
			pause = list[i].terjadi_at;
	for (size_t i = 0; i < m; i++) {
		if (t[i].selesai_at != 0)
			continue;
		t[i].tenggat_at =
			shifted(k, t[i].tenggat_at, pause, e->terjadi_at);
		t[i].baku_at = shifted(k, t[i].baku_at, pause, e->terjadi_at);
		tugas_due(c, s, &t[i]);
		tugas_tulis(text, &t[i]);
	}
	return OK;
}

static const char *hasil_of(enum tindakan t)
{
	if (t == TINDAKAN_TUTUP)
		return "ditutup";
	return t == TINDAKAN_BATAL ? "batal" : "selesai";
}

/* Number, chain and write an event; the row follows it. */
static void append(struct ctx *c, struct siklus *s, struct peristiwa *e)
{
	int64_t before = s->urut;

	e->urut = before + 1;
	peristiwa_hash(s, e, s->hash, e->hash);
	peristiwa_insert(c, s, e);
	s->urut = e->urut;
	memcpy(s->hash, e->hash, HASH_N);
	s->marking_text = marking_format(c->mem, &s->kasus, &s->marking);
	siklus_update(c, s, before);
}

/* Tasks that ended and began; in an undo, that never were and are again. */
static int move_tasks(struct ctx *c, struct siklus *s, const struct kantor *k,
	const struct langkah_maju *l, struct str *opened)
{
	const struct akibat *x = l->akibat;
	bool undo = l->e->tindakan == TINDAKAN_URUNG;

	for (size_t i = 0; i < x->berakhir_n; i++)
		if (undo)
			tugas_hapus(c, s, x->berakhir[i].nomor);
		else
			tugas_end(c, s, x->berakhir[i].nomor, l->e->terjadi_at,
				hasil_of(l->e->tindakan));
	for (size_t i = 0; undo && i < x->dibuka_n; i++)
		tugas_lagi(c, s, x->dibuka[i].nomor);
	if (undo)
		return OK;
	return l->e->tindakan == TINDAKAN_LANJUT
		       ? resume_tasks(c, s, k, l->e, opened)
		       : open_tasks(c, s, k, l, opened);
}

int siklus_catat(struct ctx *c, struct siklus *s, const struct kantor *k,
	const struct langkah_maju *l)
{
	const struct akibat *x = l->akibat;
	struct str opened = str_new(c->mem, LIMIT_TEXT);
	struct peristiwa *e = l->e;
	int rc;

	e->tindakan = l->perintah->tindakan;
	e->keputusan = l->perintah->keputusan;
	e->catatan = l->perintah->catatan;
	e->jenis = l->perintah->jenis;
	e->kembali_ke = x->kembali_ke;
	e->putaran = x->putaran;
	e->simpul = NULL;
	e->langkah = 0;
	e->bidang = x->bidang < 0 ? NULL : s->kasus.bidang[x->bidang];
	if (x->simpul >= 0) {
		e->simpul = s->kasus.sop->simpul[x->simpul].kode;
		e->langkah = s->kasus.sop->simpul[x->simpul].no;
	}
	rc = move_tasks(c, s, k, l, &opened);
	if (rc < 0)
		return rc;
	e->dibuka = opened.n > 0 ? opened.p : NULL;
	s->marking = x->marking;
	s->keadaan = x->marking.keadaan;
	if (s->keadaan == KEADAAN_SELESAI || s->keadaan == KEADAAN_BATAL)
		s->selesai_at = e->terjadi_at;
	append(c, s, e);
	return OK;
}

struct tugas_terbaca {
	struct tugas *item;
	size_t n;
};

struct riwayat {
	struct peristiwa *item;
	size_t n;
};

/* An open task with its due times by this calendar: 1 when they are others. */
static int due_by(struct ctx *c, const struct siklus *s, const struct kantor *k,
	const struct riwayat *r, struct tugas *t)
{
	struct tugas was = *t;
	int rc;

	if (t->selesai_at != 0)
		return 0;
	rc = set_due(c, s, k, t);
	if (rc < 0)
		return rc;
	shift_pauses(k, r->item, r->n, t);
	return t->tenggat_at != was.tenggat_at || t->baku_at != was.baku_at;
}

static int open_and_events(struct ctx *c, const struct siklus *s,
	struct tugas_terbaca *t, struct riwayat *r)
{
	int rc = tugas_list(c, s, &t->item, &t->n);

	return rc < 0 ? rc : peristiwa_list(c, s, &r->item, &r->n);
}

int siklus_bergeser(struct ctx *c, const struct siklus *s,
	const struct kantor *k, int64_t *n)
{
	struct tugas_terbaca t;
	struct riwayat r;
	int rc = open_and_events(c, s, &t, &r);

	*n = 0;
	for (size_t i = 0; rc >= 0 && i < t.n; i++) {
		rc = due_by(c, s, k, &r, &t.item[i]);
		*n += rc > 0;
	}
	return rc < 0 ? rc : OK;
}

int siklus_tenggat(struct ctx *c, struct siklus *s, const struct kantor *k,
	struct peristiwa *e)
{
	struct str changed = str_new(c->mem, LIMIT_TEXT);
	struct tugas_terbaca t;
	struct riwayat r;
	int rc = open_and_events(c, s, &t, &r);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < t.n; i++) {
		rc = due_by(c, s, k, &r, &t.item[i]);
		if (rc < 0)
			return rc;
		if (rc == 0)
			continue;
		tugas_due(c, s, &t.item[i]);
		tugas_tulis(&changed, &t.item[i]);
	}
	if (changed.n == 0)
		return 0;
	e->tindakan = TINDAKAN_TENGGAT;
	e->putaran = s->marking.tolak_n + 1;
	e->dibuka = changed.p;
	append(c, s, e);
	return 1;
}
