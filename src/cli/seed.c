/* The seed SOP, carried inside the program so that it runs anywhere. */
#include "base/base.h"

#include "base/embed.h"
#include "cli/cli.h"

EMBED(seed_sop_text, "sop/penyusunan-lkj.yaml");

const char *seed_sop(size_t *n)
{
	*n = (size_t)(seed_sop_text_end - seed_sop_text_begin);
	return seed_sop_text_begin;
}
