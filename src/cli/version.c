#include "cli/cli.h"

static int version(const struct given *given)
{
    (void)given;
    printf("casus %s\n", casus_version());
    return EXIT_DONE;
}

const struct command command_version = {
    .name = "version",
    .arguments = "",
    .summary = "say which casus this is",
    .examples = "  casus version\n",
    .run = version,
};
