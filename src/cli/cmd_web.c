/* serve, http: the web from a shell. */
#include "base/base.h"

#include "cli/cli.h"

#include "web/web.h"

#define LISTEN "127.0.0.1:8080"
#define WORKERS_MAX 64

int cmd_serve(struct cli *cli)
{
	struct web_options o = {.url = cli->url,
		.listen = cli_get(cli, "listen"),
		.cert = cli_get(cli, "sertifikat"),
		.key = cli_get(cli, "kunci-sertifikat"),
		.quiet = cli_has(cli, "senyap")};
	const char *n = cli_get(cli, "workers");
	long workers = 0;

	if (o.listen == NULL)
		o.listen = LISTEN;
	if (n != NULL && !text_int(n, 1, WORKERS_MAX, &workers))
		return cli_usage(
			cli, "--workers harus 1 sampai %d.", WORKERS_MAX);
	if ((o.cert == NULL) != (o.key == NULL))
		return cli_usage(cli,
			"--sertifikat dan --kunci-sertifikat harus diberikan bersama.");
	o.workers = (int)workers;
	return web_serve(cli->c, &o);
}

/* One request from standard input, the answer to standard output. */
int cmd_http(struct cli *cli)
{
	struct str request = str_new(cli->c->mem, LIMIT_DOCUMENT);
	char part[4096];
	size_t n;

	while ((n = fread(part, 1, sizeof(part), stdin)) > 0)
		str_addn(&request, part, n);
	if (!str_ok(&request))
		return fail(cli->c, E_TOOBIG, "Permintaan terlalu besar.");
	return web_once(cli->c, cli->url, &request, &cli->out);
}
