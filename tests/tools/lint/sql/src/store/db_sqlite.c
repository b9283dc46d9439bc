#include "base/base.h"

const char *const fine = "BEGIN IMMEDIATE";
