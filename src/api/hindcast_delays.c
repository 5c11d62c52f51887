/* ratification.csv beside the cases: days that parliaments took. */
#include "api/hindcast_cases.h"

#include "base/text.h"
#include "scenario/document.h"
#include <stdlib.h>
#include <string.h>

/* "HUN-FIN" and "HUN-SWE" are one member's: the number of its first row. */
static uint32_t member_of(const struct hindcast_delays *delays, const char *id)
{
    const size_t length = strcspn(id, "-");
    for (uint32_t k = 0; k < delays->count; k++)
        if (strcspn(delays->id[k], "-") == length && strncmp(delays->id[k], id, length) == 0)
            return delays->list[k].member;
    return delays->count;
}

/* Members of either kind; and whether there are rows enough of each when any member's are left out. */
static bool count_members(struct hindcast_delays *delays)
{
    uint32_t rows[2] = {0, 0};
    bool enough = true;
    for (uint32_t k = 0; k < delays->count; k++) {
        const bool is_first = delays->list[k].member == k;
        rows[delays->list[k].rather_not]++;
        delays->unwilling += is_first && delays->list[k].rather_not;
        delays->willing += is_first && !delays->list[k].rather_not;
    }
    for (uint32_t k = 0; k < delays->count; k++) {
        uint32_t own = 0;
        for (uint32_t j = 0; j < delays->count; j++)
            own += delays->list[j].member == delays->list[k].member;
        enough = enough && rows[delays->list[k].rather_not] >= own + 2;
    }
    return enough;
}

static bool read_row(struct hindcast_delays *delays, const struct node *row, struct problems *problems)
{
    const struct node *days = node_find(row, "days"), *rather_not = node_find(row, "rather_not");
    struct delay *delay = &delays->list[delays->count];
    const size_t length = days ? text_number(days->text, &delay->days) : 0;
    if (length == 0 || days->text[length] || !(delay->days >= 0.0 && delay->days <= 1e5)) {
        problem_error(problems, days ? days->place : row->place, NULL, "days must be a number from 0 to 100,000");
        return false;
    }
    if (!rather_not || !(text_equal(rather_not->text, "yes") || text_equal(rather_not->text, "no"))) {
        problem_error(problems, rather_not ? rather_not->place : row->place, NULL, "rather_not must be yes or no");
        return false;
    }
    delay->rather_not = text_equal(rather_not->text, "yes");
    delay->member = member_of(delays, row->key);
    delays->id[delays->count++] = row->key;
    return true;
}

bool hindcast_delays_load(struct hindcast_delays *delays, struct arena *arena, const char *folder,
                          struct problems *problems)
{
    const char *path = arena_format(arena, "%s/ratification.csv", folder);
    char *bytes = NULL;
    size_t size = 0;
    *delays = (struct hindcast_delays){0};
    if (!document_read_file(path, &bytes, &size))
        return true; /* there need be none */
    const char *text = arena_slice(&problems->arena, bytes, size);
    free(bytes);
    problems_know_file(problems, path, text, size);
    const struct node *root = document_read_csv(arena, path, text, size, problems);
    if (!root)
        return false;
    bool good = true;
    delays->list = arena_take(arena, root->count + 1, sizeof *delays->list);
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    delays->id = arena_take(arena, root->count + 1, sizeof *delays->id);
    for (const struct node *row = root->first; row; row = row->next)
        good = read_row(delays, row, problems) && good;
    if (!count_members(delays) || delays->willing < 5) {
        problem_error(problems, (struct place){path, 0, 0, 0}, NULL,
                      "five parliaments are needed that would ratify, and of either kind two delays besides any one's");
        good = false;
    }
    return good;
}
