/* The seed SOP, carried inside the program so that it runs anywhere. */
#include "base/base.h"

#include "cli/cli.h"

__asm__(".section .rodata\n"
	".global seed_sop_begin\n"
	"seed_sop_begin:\n"
	".incbin \"" ALUR_ROOT "/sop/penyusunan-lkj.yaml\"\n"
	".global seed_sop_end\n"
	"seed_sop_end:\n"
	".byte 0\n"
	".previous\n");

extern const char seed_sop_begin[], seed_sop_end[];

const char *seed_sop(size_t *n)
{
	*n = (size_t)(seed_sop_end - seed_sop_begin);
	return seed_sop_begin;
}
