#include "base/base.h"

/* TODO: later */
int a; /* FIXME */
/*
 * XXX is this right
 */
const char *const fine = "TODO /tmp/aXXXXXX";
int b; /* see mkstemp("aXXXXXX") */
