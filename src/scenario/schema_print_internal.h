/* Words for a field that both prints of a schema use. For src/scenario/schema_print*.c alone. */
#ifndef CASUS_SCENARIO_SCHEMA_PRINT_INTERNAL_H
#define CASUS_SCENARIO_SCHEMA_PRINT_INTERNAL_H

#include "scenario/schema_print.h"
#include <stdbool.h>

bool schema_is_bounded(double bound);
/* `prefix` and "0 to 100", "at least 0" or "at most 1"; nothing for a field without bounds. */
void schema_add_range(struct buffer *out, const struct field *field, const char *prefix);
/* "one of a, b", "id of members, for ids of roles" */
void schema_add_type(struct buffer *out, const struct field *field);
/* The unit of a quantity, or "". */
const char *schema_unit_of(const struct field *field);

#endif
