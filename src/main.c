/* alur: one program; the first word decides what it does. */
#include "base/base.h"

#include "cli/cli.h"

int main(int argc, char **argv)
{
	return cli_main(argc, argv);
}
