/*
 * A whole action in one transaction, and several questions in one view.
 *
 * A page asks a dozen questions. Each in a transaction of its own would cost
 * a round trip to PostgreSQL twice, and could show a step as open in one
 * half of the page and as done in the other.
 */
#include "base/base.h"

#include <time.h>

#include "store/store_priv.h"

#define BUSY_TRIES 4 /* of an action that the database asks to repeat */
#define BUSY_S 10    /* and no more once it took this long */

static int run_once(struct ctx *c, enum db_mode mode, db_action fn, void *arg)
{
	int rc = db_begin(c, mode), done;

	if (rc < 0)
		return rc;
	rc = fn(c, arg);
	if (rc < 0) {
		db_rollback(c);
		return rc;
	}
	done = db_commit(c);
	return done < 0 ? done : rc;
}

/* What was read stays true whatever the commit says of a reading. */
static void view_close(struct ctx *c)
{
	if (c->db->open)
		db_rollback(c);
}

void db_view_begin(struct ctx *c)
{
	must(!c->db->open && !c->db->view);
	c->db->view = true;
}

void db_view_end(struct ctx *c)
{
	must(c->db->view);
	view_close(c);
	c->db->view = false;
}

/* One question of a view. A failure of the database ends the transaction,
 * because PostgreSQL answers nothing more in it; the next question begins
 * anew. That something is not there, or not his, is an answer. */
static int view_ask(struct ctx *c, db_action fn, void *arg)
{
	int rc = c->db->open ? OK : db_begin(c, DB_READ);

	if (rc < 0)
		return rc;
	rc = fn(c, arg);
	if (rc >= 0 && c->db->failed < 0)
		rc = fail(c, c->db->failed, "%s", rc_sentence(c->db->failed));
	if (rc < 0 &&
		(c->db->failed < 0 || c->db->rows != NULL || rc == E_BUSY))
		view_close(c);
	return rc;
}

static int64_t seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

int db_run(struct ctx *c, enum db_mode mode, db_action fn, void *arg)
{
	/* A context with a writer alone needs no connection of its own. */
	bool view = c->db != NULL && c->db->view;
	int64_t began = seconds();
	int rc = E_BUSY;

	/* What comes after a change must see it. */
	if (view && mode == DB_WRITE)
		view_close(c);
	if (mode == DB_WRITE && c->writer != NULL)
		return writer_run(c->writer, c, fn, arg);
	/* SQLite waits for another process by itself: a second try after that
	 * only doubles the time somebody looks at an empty page. */
	for (int i = 0; i < BUSY_TRIES && seconds() - began < BUSY_S; i++) {
		if (i > 0)
			fail_clear(c);
		rc = view && mode == DB_READ ? view_ask(c, fn, arg)
					     : run_once(c, mode, fn, arg);
		if (rc != E_BUSY)
			break;
	}
	return rc;
}
