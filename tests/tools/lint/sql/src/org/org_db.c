#include "base/base.h"

const char *const fine = "SELECT id FROM unit";
