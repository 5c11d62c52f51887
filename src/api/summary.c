/* What `casus check` says when all is well: what there is, on whose word, and where a critic will press. */
#include "api/api_internal.h"

#include "base/text.h"
#include "scenario/ledger.h"
#include <string.h>

enum { EXAMPLES_MOST = 3 };

static void add_count(struct buffer *out, uint64_t count)
{
    char text[48];
    text_of_number_rounded((double)count, 17, text);
    if (count < 1000 || count >= 10000)
        buffer_add(out, text);
    else
        buffer_format(out, "%u,%03u", (unsigned)(count / 1000), (unsigned)(count % 1000));
}

static const char *base_name(const char *folder)
{
    const char *slash = strrchr(folder, '/');
    return slash && slash[1] ? slash + 1 : folder;
}

static bool is_repeated(const struct schema *schema, size_t section)
{
    for (size_t k = 0; k < section; k++)
        if (text_equal(schema->sections[k]->name, schema->sections[section]->name))
            return true;
    return false;
}

/* Outcomes are counted with the engine's own at the end; what ties numbers together or asks is not the world. */
static bool is_passed_over(const char *section)
{
    return text_equal(section, "outcomes") || text_equal(section, "together") || text_equal(section, "ask");
}

/* "korea: ok. 32 members, 11 roles, 10 options, ..." */
static void add_entities(const struct casus_scenario *scenario, struct buffer *out)
{
    const struct schema *schema = scenario_schema(scenario->scenario);
    buffer_format(out, "%s: ok. ", base_name(scenario->folder));
    for (size_t k = 0; k < schema->section_count; k++) {
        const struct section *section = schema->sections[k];
        const uint32_t count = scenario_count(scenario->scenario, section->name);
        if (section->shape != SECTION_MANY || count == 0 || is_repeated(schema, k) || is_passed_over(section->name))
            continue;
        add_count(out, count);
        buffer_format(out, " %s, ", section->name);
    }
    add_count(out, plan_outcome_count(scenario->plan));
    buffer_add(out, " outcomes");
    const uint32_t strata = strata_count(scenario->scenario);
    if (strata > 1)
        buffer_format(out, ", %u strata", strata);
    buffer_add(out, "\n");
}

/* Levels of options are not counted: they are chosen and claim nothing of the world. */
static void add_bases(const struct scenario *scenario, struct buffer *out)
{
    const struct ledger_counts counts = ledger_count(scenario);
    const struct {
        const char *name;
        uint32_t count;
    } bases[] = {{"sourced", counts.sourced},
                 {"mixed", counts.mixed},
                 {"assumed", counts.assumed},
                 {"left to casus's defaults", counts.defaulted}};
    add_count(out, counts.numbers);
    buffer_add(out, " numbers: ");
    for (int k = 0; k < 4; k++) {
        add_count(out, bases[k].count);
        buffer_format(out, " %s%s", bases[k].name, k < 3 ? ", " : ".");
    }
}

/* ---- what a critic will raise ---- */

/* One kind of weakness: how many numbers have it, and the first of them. */
struct weakness {
    uint64_t count;
    const struct slot *first[EXAMPLES_MOST];
};

static void weakness_add(struct weakness *weakness, const struct slot *slot)
{
    if (weakness->count < EXAMPLES_MOST)
        weakness->first[weakness->count] = slot;
    weakness->count++;
}

static void weakness_write(const struct weakness *weakness, const char *what, struct buffer *out)
{
    if (weakness->count == 0)
        return;
    buffer_add(out, "  ");
    add_count(out, weakness->count);
    buffer_format(out, " %s: ", what);
    for (uint64_t k = 0; k < weakness->count && k < EXAMPLES_MOST; k++)
        buffer_format(out, "%s%s", k ? ", " : "", weakness->first[k]->path);
    buffer_add(out, weakness->count > EXAMPLES_MOST ? ", ...\n" : "\n");
}

/* The assumption or source that most numbers stand on alone. */
static void add_heaviest(const struct scenario *scenario, struct buffer *out)
{
    uint32_t most = 0;
    const char *heaviest = NULL;
    const uint32_t slots = scenario_slot_count(scenario), sources = scenario_count(scenario, "sources");
    for (uint32_t source = 0; source < sources; source++) {
        const char *id = scenario_id(scenario, "sources", source);
        uint32_t count = 0;
        for (uint32_t k = 0; k < slots; k++)
            count += text_equal(scenario_slot_at(scenario, k)->sources, id);
        if (count > most) {
            most = count;
            heaviest = id;
        }
    }
    if (!heaviest || most < 2)
        return;
    buffer_add(out, "  ");
    add_count(out, most);
    buffer_format(out, " numbers rest on %s alone\n", heaviest);
}

static bool is_option_level(const struct slot *slot)
{
    return text_starts(slot->path, "options.");
}

/* Assumed points without a range are not among them: the loader warns of each at its place. */
void summary_write(const struct casus_scenario *scenario, struct buffer *out)
{
    struct weakness defaults = {0}, switches = {0};
    const uint32_t count = scenario_slot_count(scenario->scenario);
    for (uint32_t k = 0; k < count; k++) {
        const struct slot *slot = scenario_slot_at(scenario->scenario, k);
        if (is_option_level(slot))
            continue; /* an option is a choice, not a claim */
        if (slot->basis == BASIS_DEFAULT)
            weakness_add(&defaults, slot);
        if (slot->is_switch && slot->choice_count == 1 && strchr(slot->words, '|'))
            weakness_add(&switches, slot);
    }
    add_entities(scenario, out);
    add_bases(scenario->scenario, out);
    if (defaults.count + switches.count > 0)
        buffer_add(out, " A critic will raise:");
    buffer_add(out, "\n");
    weakness_write(&defaults, "that nobody has looked at for this scenario", out);
    weakness_write(&switches, "switches held at one of several answers", out);
    add_heaviest(scenario->scenario, out);
}
