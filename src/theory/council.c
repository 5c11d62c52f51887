#include "theory/council.h"

#include "theory/eum.h"

extern const struct council_rule council_compromise, council_median, council_nash, council_eum_scholz,
    council_eum_printed, council_qualified_majority;

/* To add a rule: one file and one row. The order is that of tables. */
const struct council_rule *const council_rules[] = {
    &council_compromise, &council_median,      &council_nash,
    &council_eum_scholz, &council_eum_printed, &council_qualified_majority,
};
const uint32_t council_rule_count = sizeof council_rules / sizeof council_rules[0];

size_t council_memory(uint32_t count)
{
    return eum_memory(count);
}
