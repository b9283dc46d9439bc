#include "base/base.h"
#include "cli/cli_priv.h"
#include "org/org_priv.h"
