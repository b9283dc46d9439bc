/* A file without findings: the words below are not what they look like. */
#include "base/base.h"
#include "cli/cli.h"
#include "cli/cli_priv.h"
#include "org/org.h"

#include <string.h>

/* SELECT in a comment; sprintf(a, b); a float. */
const char *const sentence = "Pilih: SELECT bukan pernyataan. sprintf(a)";
const char *const method = "DELETE";
const char quote = '"';
const char *const with = "WITH care";

void fine(struct plug *p, char *a)
{
	char *system = a;

	p->popen(a);
	p.system(a);
	my_sprintf(a, system);
}
