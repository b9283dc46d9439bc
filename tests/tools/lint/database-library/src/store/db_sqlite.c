#include "base/base.h"
#include <sqlite3.h>
