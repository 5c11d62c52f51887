#include "base/problem.h"
#include "base/failure.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

enum {
    KEPT_MOST = 1000,
    FIRST_ROOM = 16,
    WORD_BYTES = 64,
    LINE_MOST = 160,
    LINE_BEFORE = 80,
    QUOTED_BYTES_MOST = 16384
};

struct problem_file {
    struct problem_file *next;
    const char *name, *bytes;
    size_t size;
};

void problems_init(struct problems *problems)
{
    *problems = (struct problems){0};
    arena_init(&problems->arena);
}

void problems_release(struct problems *problems)
{
    free(problems->list);
    arena_release(&problems->arena);
    *problems = (struct problems){0};
}

void problems_know_file(struct problems *problems, const char *file, const char *bytes, size_t size)
{
    struct problem_file *known = arena_take(&problems->arena, 1, sizeof *known), **end = &problems->files;

    *known = (struct problem_file){NULL, arena_text(&problems->arena, file), bytes, size};
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = known;
}

/* The text of line `number` of `file` without its line end, or NULL. */
static const char *copy_line(struct problems *problems, const char *file, uint32_t number)
{
    const struct problem_file *known = problems->files;
    const char *start, *end, *stop;
    char *line_text, *at;
    uint32_t line;

    while (known != NULL && !text_equal(known->name, file)) {
        known = known->next;
    }
    if (known == NULL || number == 0 || known->size == 0) {
        return NULL;
    }
    start = known->bytes;
    stop = start + known->size;
    for (line = 1; line < number; line++) {
        start = memchr(start, '\n', (size_t)(stop - start));
        if (start == NULL || ++start == stop) {
            return NULL;
        }
    }
    end = memchr(start, '\n', (size_t)(stop - start));
    end = end == NULL ? stop : end;
    if (end > start && end[-1] == '\r') {
        end--;
    }
    if (end - start > QUOTED_BYTES_MOST) {
        return NULL; /* each problem keeps its line: a thousand in one line of megabytes would keep gigabytes */
    }
    line_text = arena_slice(&problems->arena, start, (size_t)(end - start));
    for (at = line_text; at < line_text + (end - start); at++) {
        if (((unsigned char)*at < ' ' && *at != '\t') || *at == 0x7f) {
            *at = ' '; /* a stray escape sequence must not reach a terminal, nor a NUL end the line */
        }
    }
    return line_text;
}

static struct problem *take_slot(struct problems *problems)
{
    if (problems->count == problems->room) {
        const uint32_t room = problems->room == 0 ? FIRST_ROOM : problems->room * 2;
        struct problem *list = realloc(problems->list, room * sizeof *list);

        if (list == NULL) {
            failure("out of memory", __FILE__, __LINE__);
        }
        problems->list = list;
        problems->room = room;
    }
    return &problems->list[problems->count++];
}

static void add(struct problems *problems, enum severity severity, struct place place, const char *hint,
                const char *format, va_list values) __attribute__((format(printf, 5, 0)));

static void add(struct problems *problems, enum severity severity, struct place place, const char *hint,
                const char *format, va_list values)
{
    struct arena *arena = &problems->arena;
    struct problem *problem;

    if (severity == SEVERITY_ERROR) {
        problems->error_count++;
    } else {
        problems->warning_count++;
    }
    if (problems->count == KEPT_MOST) {
        return;
    }
    problem = take_slot(problems);
    problem->severity = severity;
    problem->place = place;
    problem->place.file = place.file == NULL ? NULL : arena_text(arena, place.file);
    problem->source = copy_line(problems, place.file, place.line);
    problem->message = arena_format_list(arena, format, values);
    problem->hint = hint == NULL ? NULL : arena_text(arena, hint);
}

void problem_error(struct problems *problems, struct place place, const char *hint, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    add(problems, SEVERITY_ERROR, place, hint, format, values);
    va_end(values);
}

void problem_warning(struct problems *problems, struct place place, const char *hint, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    add(problems, SEVERITY_WARNING, place, hint, format, values);
    va_end(values);
}

/* What has no place comes first, files nobody registered last. */
static uint32_t file_rank(const struct problems *problems, const char *file)
{
    const struct problem_file *known;
    uint32_t rank = 1;

    if (file == NULL) {
        return 0;
    }
    for (known = problems->files; known != NULL && !text_equal(known->name, file); known = known->next) {
        rank++;
    }
    return rank;
}

static bool comes_before(const struct problems *problems, const struct problem *a, const struct problem *b)
{
    const uint32_t a_rank = file_rank(problems, a->place.file), b_rank = file_rank(problems, b->place.file);
    int order;

    if (a_rank != b_rank) {
        return a_rank < b_rank;
    }
    order = a_rank == 0 ? 0 : strcmp(a->place.file, b->place.file);
    if (order != 0) {
        return order < 0;
    }
    return a->place.line != b->place.line ? a->place.line < b->place.line : a->place.column < b->place.column;
}

void problems_sort(struct problems *problems)
{
    uint32_t i, j;

    /* Insertion: stable, and the list is short and arrives nearly sorted. */
    for (i = 1; i < problems->count; i++) {
        const struct problem problem = problems->list[i];

        for (j = i; j > 0 && comes_before(problems, &problem, &problems->list[j - 1]); j--) {
            problems->list[j] = problems->list[j - 1];
        }
        problems->list[j] = problem;
    }
}

static const char *next_codepoint(const char *at)
{
    if (*at != '\0') {
        at++;
    }
    while (((unsigned char)*at & 0xC0) == 0x80) {
        at++;
    }
    return at;
}

/* The source line and below it the caret: blanks up to the column, keeping tabs so that it stands below its letter,
 * then one ^ per code point. Of a long line only the neighbourhood is shown. */
static void render_source(const struct problem *problem, struct buffer *out)
{
    const uint32_t width = text_codepoints(problem->source, strlen(problem->source));
    const uint32_t column = problem->place.column, length = problem->place.length == 0 ? 1 : problem->place.length;
    const uint32_t first = width > LINE_MOST && column > LINE_BEFORE ? column - LINE_BEFORE : 0;
    const char *start = problem->source, *stop, *at;
    uint32_t i, passed, room;

    for (i = 0; i < first && *start != '\0'; i++) {
        start = next_codepoint(start);
    }
    for (stop = start, i = 0; i < LINE_MOST; i++) {
        stop = next_codepoint(stop);
    }
    buffer_format(out, "%5u | %s", (unsigned)problem->place.line, first > 0 ? "..." : "");
    buffer_add_slice(out, start, (size_t)(stop - start));
    buffer_add(out, *stop != '\0' ? "...\n" : "\n");
    if (column == 0) {
        return;
    }
    buffer_format(out, "      | %s", first > 0 ? "   " : "");
    for (at = start, passed = first; passed + 1 < column && *at != '\0'; at = next_codepoint(at), passed++) {
        buffer_add(out, *at == '\t' ? "\t" : " ");
    }
    room = *at == '\0' ? 1 : text_codepoints(at, (size_t)(stop - at)); /* at the end something is missing: one */
    buffer_add_repeat(out, "^", length < room ? length : room);
    buffer_add(out, "\n");
}

static void render_one(const struct problem *problem, struct buffer *out)
{
    const struct place *place = &problem->place;

    if (place->file != NULL) {
        buffer_add(out, place->file);
        if (place->line > 0) {
            buffer_format(out, ":%u", (unsigned)place->line);
        }
        if (place->line > 0 && place->column > 0) {
            buffer_format(out, ":%u", (unsigned)place->column);
        }
        buffer_add(out, ": ");
    }
    buffer_format(out, "%s: %s\n", problem->severity == SEVERITY_ERROR ? "error" : "warning", problem->message);
    if (problem->source != NULL) {
        render_source(problem, out);
    }
    if (problem->hint != NULL) {
        buffer_format(out, "  help: %s\n", problem->hint);
    }
}

static void render_count(uint32_t count, const char *noun, struct buffer *out)
{
    buffer_format(out, "%u %s%s", (unsigned)count, noun, count == 1 ? "" : "s");
}

void problems_render(const struct problems *problems, uint32_t most, struct buffer *out)
{
    const uint32_t all = problems->error_count + problems->warning_count;
    const uint32_t shown = problems->count < most ? problems->count : most;
    uint32_t i;

    if (all == 0) {
        return;
    }
    for (i = 0; i < shown; i++) {
        render_one(&problems->list[i], out);
    }
    if (all > shown) {
        buffer_format(out, "and %u more\n", (unsigned)(all - shown));
    }
    if (problems->error_count > 0) {
        render_count(problems->error_count, "error", out);
    }
    if (problems->warning_count > 0) {
        buffer_add(out, problems->error_count > 0 ? ", " : "");
        render_count(problems->warning_count, "warning", out);
    }
    buffer_add(out, "\n");
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Optimal string alignment: insert, delete, replace, or swap two neighbours, each costing 1. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][WORD_BYTES + 1], *before = rows[0], *above = rows[1], *here = rows[2], *spare, i, j;

    for (j = 0; j <= b_length; j++) {
        before[j] = 0;
        above[j] = j;
    }
    for (i = 1; i <= a_length; i++) {
        here[0] = i;
        for (j = 1; j <= b_length; j++) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            size_t best = above[j - 1] + (same ? 0 : 1);

            best = above[j] + 1 < best ? above[j] + 1 : best;
            best = here[j - 1] + 1 < best ? here[j - 1] + 1 : best;
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]) &&
                before[j - 2] + 1 < best) {
                best = before[j - 2] + 1;
            }
            here[j] = best;
        }
        spare = before;
        before = above;
        above = here;
        here = spare;
    }
    return above[b_length];
}

const char *nearest_word(const char *word, const char *const *candidates, size_t count)
{
    const size_t length = strlen(word);
    const char *nearest = NULL;
    size_t best = (length < 3 ? 1 : length / 3) + 1, i;

    if (length > WORD_BYTES) {
        return NULL;
    }
    for (i = 0; i < count; i++) {
        const size_t other = strlen(candidates[i]);

        if (other <= WORD_BYTES) {
            const size_t distance = edit_distance(word, length, candidates[i], other);

            if (distance < best) {
                best = distance;
                nearest = candidates[i];
            }
        }
    }
    return nearest;
}
