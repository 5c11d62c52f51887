#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PROBLEMS_SHOWN = 50 };

void write_out(void *self, const char *bytes, size_t size)
{
    fwrite(bytes, 1, size, self);
}

void write_buffer(void *self, const char *bytes, size_t size)
{
    buffer_add_slice(self, bytes, size);
}

int write_whole(const char *path, const struct buffer *page)
{
    struct buffer beside;
    buffer_init(&beside);
    buffer_format(&beside, "%s.part", path);
    FILE *file = fopen(buffer_text(&beside), "wb");
    bool good = file && fwrite(page->text, 1, page->length, file) == page->length;
    good = (!file || fclose(file) == 0) && good;
    good = good && rename(buffer_text(&beside), path) == 0;
    if (!good) {
        message("%s cannot be written: %s", path, strerror(errno));
        unlink(buffer_text(&beside));
    }
    buffer_release(&beside);
    return good ? EXIT_DONE : EXIT_FAILED;
}

void message(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fputs("casus: ", stderr);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
}

void show_problems(struct casus_problems *problems)
{
    casus_problems_write(problems, PROBLEMS_SHOWN, write_out, stderr);
    casus_problems_free(problems);
}

bool is_terminal(int descriptor)
{
    return isatty(descriptor) == 1;
}

/* https://no-color.org: any text but an empty one means no. */
bool wants_colour(int descriptor)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return is_terminal(descriptor) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

uint32_t terminal_width(int descriptor)
{
    struct winsize size;
    if (!is_terminal(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

int exit_of(enum casus_status status)
{
    switch (status) {
    case CASUS_OK:
        return EXIT_DONE;
    case CASUS_USAGE:
        return EXIT_WRONG_USAGE;
    case CASUS_INVALID:
    case CASUS_STUDY:
        return EXIT_INVALID;
    case CASUS_STOPPED:
        return EXIT_INTERRUPTED;
    case CASUS_IO:
    case CASUS_MEMORY:
        break;
    }
    return EXIT_FAILED;
}

int finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    message("standard output cannot be written");
    return EXIT_FAILED;
}
