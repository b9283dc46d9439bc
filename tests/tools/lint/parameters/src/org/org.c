#include "base/base.h"

int five(int a, int b, int c, int d, int e)
{
	return a;
}

int six(int a, int b, int c,
	int (*d)(int, int), int e, int f)
{
	return a;
}

int rest(int a, int b, int c, int d, const char *e, ...)
{
	return a;
}

int none(void)
{
	return 0;
}
