/* Strata: what `run: apart:` names is crossed with everything and never pooled. */
#include "ensemble/ensemble.h"

#include "base/failure.h"
#include "base/text.h"
#include <stdio.h>
#include <string.h>

enum { APART_MOST = 8, STRATA_MOST = 4096 };

struct apart {
    uint32_t slot[APART_MOST];
    uint32_t count;
};

/* The next blank- or comma-separated word at *text, copied to `word`; false at the end. */
static bool next_word(const char **text, char *word, size_t room)
{
    *text += strspn(*text, " ,\t\n");
    const size_t length = strcspn(*text, " ,\t\n");
    if (length == 0)
        return false;
    const size_t kept = length < room ? length : room - 1;
    memcpy(word, *text, kept);
    word[kept] = '\0';
    *text += length;
    return true;
}

static const char *apart_text(const struct scenario *scenario)
{
    const char *text = scenario_count(scenario, "run") ? scenario_text(scenario, "run", 0, "apart", 0) : NULL;
    return text ? text : "";
}

static struct apart read_apart(const struct scenario *scenario)
{
    struct apart apart = {{0}, 0};
    char word[256];
    const char *text = apart_text(scenario);
    while (apart.count < APART_MOST && next_word(&text, word, sizeof word)) {
        const uint32_t slot = scenario_slot_find(scenario, word);
        bool is_new = slot != NO_SLOT && scenario_slot_at(scenario, slot)->is_switch;
        for (uint32_t k = 0; k < apart.count; k++)
            is_new = is_new && apart.slot[k] != slot;
        if (is_new)
            apart.slot[apart.count++] = slot;
    }
    return apart;
}

/* That each word is the path of a switch was seen to when the scenario was loaded. */
bool strata_check(const struct scenario *scenario, struct problems *problems)
{
    char word[256];
    const char *text = apart_text(scenario);
    uint32_t count = 0;
    while (next_word(&text, word, sizeof word))
        count++;
    if (count <= APART_MOST && strata_count(scenario) <= STRATA_MOST)
        return true;
    problem_error(problems, scenario_value_place(scenario, "run", 0, "apart", 0), NULL,
                  "too many strata: at most %d switches and %d combinations", APART_MOST, STRATA_MOST);
    return false;
}

uint32_t strata_count(const struct scenario *scenario)
{
    const struct apart apart = read_apart(scenario);
    uint64_t count = 1;
    for (uint32_t k = 0; k < apart.count && count <= STRATA_MOST; k++)
        count *= scenario_slot_at(scenario, apart.slot[k])->choice_count;
    return (uint32_t)count;
}

/* Which of switch k's open choices a stratum stands for: the last switch turns fastest. */
static uint32_t choice_of(const struct scenario *scenario, const struct apart *apart, uint32_t stratum, uint32_t k)
{
    for (uint32_t later = apart->count - 1; later > k; later--)
        stratum /= scenario_slot_at(scenario, apart->slot[later])->choice_count;
    const struct slot *slot = scenario_slot_at(scenario, apart->slot[k]);
    return slot->choices[stratum % slot->choice_count];
}

static void copy_word(const char *words, uint32_t number, char *out, size_t room)
{
    for (; number > 0; number--)
        words = strchr(words, '|') + 1;
    const size_t length = strcspn(words, "|");
    snprintf(out, room, "%.*s", (int)length, words);
}

void strata_describe(const struct scenario *scenario, uint32_t stratum, char *id, size_t id_room, char *title,
                     size_t title_room)
{
    const struct apart apart = read_apart(scenario);
    id[0] = title[0] = '\0';
    for (uint32_t k = 0; k < apart.count; k++) {
        const struct slot *slot = scenario_slot_at(scenario, apart.slot[k]);
        char word[64];
        copy_word(slot->words, choice_of(scenario, &apart, stratum, k), word, sizeof word);
        const size_t id_used = strlen(id), title_used = strlen(title);
        snprintf(id + id_used, id_room - id_used, "%s%s", k ? "/" : "", word);
        snprintf(title + title_used, title_room - title_used, "%s%s: %s", k ? ", " : "", slot->path, word);
    }
}

void strata_apply(const struct scenario *scenario, uint32_t stratum, double *param)
{
    const struct apart apart = read_apart(scenario);
    for (uint32_t k = 0; k < apart.count; k++)
        param[apart.slot[k]] = (double)choice_of(scenario, &apart, stratum, k);
}
