/* What casus_structure and the report "structure" share. */
#ifndef CASUS_API_STRUCTURE_H
#define CASUS_API_STRUCTURE_H

#include "api/api_internal.h"

/* Arguments are those of casus_structure. `cut_before`: the cuts that the world's plan was made with, or NULL. */
enum casus_status structure_write(const struct casus_scenario *world, const char *const *cut_before,
                                  const char *const *arguments, struct buffer *out, struct problems *problems);

#endif
