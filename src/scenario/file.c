#include "scenario/document.h"

#include "base/failure.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static bool read_stream(FILE *file, char **bytes, size_t *size)
{
    size_t room = 1 << 16, used = 0;
    char *text = malloc(room);

    while (text != NULL) {
        used += fread(text + used, 1, room - used, file);
        /* One byte over the limit is enough for the document's reader to refuse it. */
        if (used < room || used > DOCUMENT_BYTES_MOST)
            break;
        room *= 2;
        char *grown = realloc(text, room);
        if (grown == NULL)
            free(text);
        text = grown;
    }
    ASSERT(text != NULL);
    if (ferror(file)) {
        free(text);
        errno = EIO;
        return false;
    }
    *bytes = text;
    *size = used;
    return true;
}

bool document_read_file(const char *path, char **bytes, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    const bool is_read = read_stream(file, bytes, size);
    const int reason = errno;
    (void)fclose(file);
    errno = reason;
    return is_read;
}
