#include "cli/report.h"

#include <unistd.h>

void report_add(struct report_arguments *arguments, const char *key, const char *value)
{
    struct buffer *text = &arguments->text[arguments->count];
    buffer_init(text);
    buffer_add(text, key);
    if (value) {
        buffer_add(text, "=");
        buffer_add(text, value);
    }
    arguments->list[arguments->count++] = buffer_text(text);
    arguments->list[arguments->count] = NULL;
}

void report_pass(struct report_arguments *arguments, const struct given *given, const char *option, const char *key)
{
    const char *const *values = given_values(given, option);
    for (size_t k = 0; values && values[k]; k++)
        report_add(arguments, key, values[k]);
}

void report_width(struct report_arguments *arguments)
{
    char text[16];
    const uint32_t width = terminal_width(STDOUT_FILENO);
    if (width == 0)
        return;
    snprintf(text, sizeof text, "%u", width);
    report_add(arguments, "width", text);
}

void report_release(struct report_arguments *arguments)
{
    for (size_t k = 0; k < arguments->count; k++)
        buffer_release(&arguments->text[k]);
    arguments->count = 0;
}

int report_write(const struct given *given, const char *what, struct report_arguments *arguments, struct buffer *out)
{
    struct casus_problems *problems = NULL;
    struct casus_study *study = NULL;
    enum casus_status status = casus_study_open(given->argument[0], &study, &problems);
    if (status == CASUS_OK)
        status = casus_report(study, what, arguments->list, write_buffer, out, &problems);
    show_problems(problems);
    casus_study_free(study);
    report_release(arguments);
    return exit_of(status);
}
