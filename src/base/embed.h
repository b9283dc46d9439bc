/*
 * embed: a file of the repository carried inside the program.
 *
 *	EMBED(seed, "sop/penyusunan-lkj.yaml");
 *	... seed_begin, seed_end (and a NUL after it)
 *
 * The assembler reads the file, so megabytes cost nothing to compile. The
 * compiler does not know that it does: meson.build lists such files.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#if __has_include(<embed_stamp.h>)
#include <embed_stamp.h>
#endif

#define EMBED(symbol, file)                                                    \
	__asm__(".section .rodata\n" #symbol "_begin:\n"                       \
		".incbin \"" ALUR_ROOT "/" file "\"\n" #symbol "_end:\n"       \
		".byte 0\n"                                                    \
		".previous\n");                                                \
	extern const char symbol##_begin[] __asm__(#symbol "_begin");          \
	extern const char symbol##_end[] __asm__(#symbol "_end")

#endif
