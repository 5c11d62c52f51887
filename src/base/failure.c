#include "base/failure.h"
#include <stdlib.h>

static failure_handler *host_handler;

void failure_set_handler(failure_handler *handler)
{
    host_handler = handler;
}

_Noreturn void failure(const char *what, const char *file, int line)
{
    if (host_handler != NULL) {
        host_handler(what, file, line);
    }
    abort();
}
