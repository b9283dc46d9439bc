#include "base/base.h"

double fine;
