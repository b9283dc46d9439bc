/*
 * The door: few hash a password at a time, because each takes 64 MiB and a
 * tenth of a second; the rest wait, and beyond that they are asked to come
 * back (security.md 3.6).
 */
#include "base/base.h"

#include "web/web_app.h"

#define SANDI_SEKALIGUS 2 /* hashed at the same time */
#define SANDI_MENUNGGU 16 /* beyond that: later */

/* A counter of who is inside or waits; workers are few, so they may wait. */
static bool enter(struct web_app *app)
{
	bool in;

	pthread_mutex_lock(&app->sandi);
	in = app->sandi_n < SANDI_MENUNGGU;
	if (in)
		app->sandi_n++;
	while (in && app->sandi_dalam == SANDI_SEKALIGUS)
		pthread_cond_wait(&app->sandi_bebas, &app->sandi);
	if (in)
		app->sandi_dalam++;
	pthread_mutex_unlock(&app->sandi);
	return in;
}

static void leave(struct web_app *app)
{
	pthread_mutex_lock(&app->sandi);
	app->sandi_n--;
	app->sandi_dalam--;
	pthread_cond_signal(&app->sandi_bebas);
	pthread_mutex_unlock(&app->sandi);
}

int web_pintu_sandi(
	struct web *w, int (*fn)(struct ctx *c, void *arg), void *arg)
{
	int rc;

	if (!enter(w->app))
		return fail(w->c, E_BUSY,
			"Terlalu banyak orang masuk bersamaan. Tunggu beberapa detik, lalu coba lagi.");
	rc = fn(w->c, arg);
	leave(w->app);
	return rc;
}
