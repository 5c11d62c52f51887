#include "report/conditions.h"

static void tell_what_ifs(const struct scenario *scenario, struct buffer *out)
{
    const uint32_t count = scenario_knows(scenario, "what_if") ? scenario_count(scenario, "what_if") : 0;
    for (uint32_t k = 0; k < count; k++) {
        const char *title = scenario_text(scenario, "what_if", k, "title", 0);
        const struct slot *day = scenario_slot_at(scenario, scenario_slot(scenario, "what_if", k, "day", 0));
        buffer_format(out, "%s%s (%s %s)", k == 0 ? "All of it is on condition of what the scenario sets: " : "; ",
                      title != NULL && *title != '\0' ? title : scenario_id(scenario, "what_if", k), day->written,
                      day->unit_text);
    }
    if (count > 0)
        buffer_add(out, ".");
}

static void tell_nuclear_use(const struct scenario *scenario, struct buffer *out)
{
    const uint32_t slot =
        scenario_knows_field(scenario, "crisis", "nuclear_use") && scenario_count(scenario, "crisis") > 0
            ? scenario_slot(scenario, "crisis", 0, "nuclear_use", 0)
            : NO_SLOT;
    if (slot == NO_SLOT || scenario_slot_at(scenario, slot)->basis == BASIS_DEFAULT)
        return;
    buffer_format(out,
                  "%sA hazard of nuclear use is set. It is not estimated, is reported as crisis.nuclear_use alone, "
                  "and changes nothing else: what would follow is not modelled.",
                  *buffer_text(out) ? " " : "");
}

void conditions_tell(const struct scenario *scenario, struct buffer *out)
{
    tell_what_ifs(scenario, out);
    tell_nuclear_use(scenario, out);
}
