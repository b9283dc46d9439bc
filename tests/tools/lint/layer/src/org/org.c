#include "base/base.h"
#include "org/org.h"
#include "store/store.h"
#include "cli/cli.h"
