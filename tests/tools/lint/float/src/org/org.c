#include "base/base.h"

float bad;
static double worse;
int doubled; /* a double here, a "float" there */
