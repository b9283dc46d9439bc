/* The yardstick: a bare libmicrohttpd program that returns the same bytes. */
#include "base/base.h"

#include "bench_http.h"

#include <unistd.h>

#ifdef HAVE_MHD
#include <microhttpd.h>

static struct MHD_Response *page;

static enum MHD_Result answer(void *arg, struct MHD_Connection *c,
	const char *url, const char *method, const char *version,
	const char *data, size_t *n, void **state)
{
	static int seen;

	if (*state == NULL) {
		*state = &seen;
		return MHD_YES;
	}
	return MHD_queue_response(c, 200, page);
}

bool mhd_serve(const char *head, const char *body, size_t n, int report)
{
	struct MHD_Daemon *d;
	const union MHD_DaemonInfo *info;
	char *copy = strdup(head), *save = NULL;
	int port;

	if (copy == NULL)
		return false;
	page = MHD_create_response_from_buffer(
		n, (void *)(uintptr_t)body, MHD_RESPMEM_PERSISTENT);
	for (char *line = strtok_r(copy, "\r\n", &save); line != NULL;
		line = strtok_r(NULL, "\r\n", &save)) {
		char *colon = strchr(line, ':');

		if (colon == NULL || text_starts(line, "Content-Length") ||
			text_starts(line, "Date"))
			continue;
		*colon = '\0';
		MHD_add_response_header(page, line, colon + 2);
	}
	d = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL,
		answer, NULL, MHD_OPTION_THREAD_POOL_SIZE, 2U, MHD_OPTION_END);
	if (d == NULL)
		return false;
	info = MHD_get_daemon_info(d, MHD_DAEMON_INFO_BIND_PORT);
	port = info != NULL ? info->port : 0;
	if (write(report, &port, sizeof(port)) != sizeof(port))
		return false;
	for (;;)
		pause();
}
#else
bool mhd_serve(const char *head, const char *body, size_t n, int report)
{
	return false;
}
#endif
