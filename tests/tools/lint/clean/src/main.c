#include "base/base.h"
#include "cli/cli.h"
#include "store/store.h"
