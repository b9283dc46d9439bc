#include "base/base.h"
#include "org.h"
