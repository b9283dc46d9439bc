#include "base/base.h"

void bad(char *a, const char *b, struct tm *t)
{
	sprintf(a, b);
	vsprintf(a, b, 0);
	strcpy(a, b);
	strcat(a, b);
	strncpy(a, b, 1);
	strncat(a, b, 1);
	strtok(a, b);
	gmtime(0);
	localtime(0);
	ctime(0);
	asctime(t);
	mktime(t);
	atoi(b);
	atol(b);
	atoll(b);
	atof(b);
	strtod(b, 0);
	sscanf(b, b);
	scanf(b);
	gets(a);
	system(b);
	popen(b, b);
	alloca(1);
	setlocale(0, b);
}
