#include "model/what_if.h"

#include "model/rows.h"

enum { DAY_SET, NUMBERS };

static const struct field fields[] = {
    NUMBER("day", "d", 0, 10000, NULL, "Day it happens"),
    WORD(
        "event", "clashes|serious_clashes|war|over|struck|north|collapse|nuclear_use|presses|moves|fights", NULL,
        "What happens. Violence rises to a level, or is over; the treaty area is struck; in a war the line moves north "
        "or the regime collapses; nuclear use; or a power presses economically, moves militarily, fights"),
    WORDS("title", "", "What happens, for readers"),
    ONE_OF("power", "reactors", "", "The outside power that presses, moves or fights"),
};
const struct section what_if_section =
    SECTION("what_if", SECTION_MANY, fields, "Happenings that are set, not drawn: all results are conditional on them");

static bool is_right(struct declaration *d, uint32_t row, bool of_power, uint32_t power)
{
    const struct scenario *scenario = declaration_scenario(d);
    const struct place place = scenario_place(scenario, "what_if", row);
    const char *id = scenario_id(scenario, "what_if", row);
    if (of_power && power == NO_INDEX)
        declare_problem(d, place, "say whose: power: ID", "what_if.%s is the move of a power and names none", id);
    else if (!of_power && power != NO_INDEX)
        declare_problem(d, place, "leave out power", "what_if.%s names a power, which has no part in it", id);
    else
        return true;
    return false;
}

void what_ifs_declare(struct declaration *d, struct what_ifs *these, bool of_powers)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t rows = scenario_count(scenario, "what_if");
    these->numbers = declare_numbers(d, &what_if_section, NUMBERS, 0.0);
    these->count = 0;
    uint32_t *row = declare_self(d, (rows + 1) * sizeof *row), *power = declare_self(d, (rows + 1) * sizeof *power);
    enum what_if_event *event = declare_self(d, (rows + 1) * sizeof *event);
    for (uint32_t k = 0; k < rows; k++) {
        const enum what_if_event happens = (enum what_if_event)scenario_choice(scenario, "what_if", k, "event", 0);
        const bool of_power = happens >= WHAT_IF_POWER_PRESSES;
        const uint32_t who = scenario_ref(scenario, "what_if", k, "power", 0);
        if (of_power != of_powers || !is_right(d, k, of_power, who))
            continue;
        row[these->count] = k;
        event[these->count] = happens;
        power[these->count++] = who;
    }
    these->row = row;
    these->event = event;
    these->power = power;
    these->happens = declare_clocks(d, "what_if", CLOCK_AT, these->count, NULL, NULL);
}

void what_ifs_prepare(struct world *w, const struct what_ifs *these)
{
    numbers_prepare(w, &these->numbers);
}

void what_ifs_begin(struct world *w, const struct what_ifs *these)
{
    for (uint32_t k = 0; k < these->count; k++)
        clock_in(w, these->happens.first + k, numbers_of(w, &these->numbers, these->row[k])[DAY_SET]);
}
