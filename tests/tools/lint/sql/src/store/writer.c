#include "base/base.h"

const char *const bad = "BEGIN IMMEDIATE";
