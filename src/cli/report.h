/* What the commands that read a study share. */
#ifndef CASUS_CLI_REPORT_H
#define CASUS_CLI_REPORT_H

#include "cli/cli.h"

/* Arguments of casus_report, "key=value". */
struct report_arguments {
    struct buffer text[OPTION_VALUES_MOST + 32];
    const char *list[OPTION_VALUES_MOST + 33];
    size_t count;
};

/* `value` NULL: the key alone. A key whose option was not given is left out by report_pass. */
void report_add(struct report_arguments *arguments, const char *key, const char *value);
void report_pass(struct report_arguments *arguments, const struct given *given, const char *option, const char *key);
void report_width(struct report_arguments *arguments);
void report_release(struct report_arguments *arguments);
/* Open the study given, write the report to `out`, show problems, release the arguments. Returns the exit status. */
int report_write(const struct given *given, const char *what, struct report_arguments *arguments, struct buffer *out);

#endif
