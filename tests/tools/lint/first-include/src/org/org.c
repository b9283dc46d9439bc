/* #include "base/base.h" in a comment does not count. */
#include <string.h>
#include "base/base.h"
