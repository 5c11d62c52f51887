/* casus hindcast, of crises: each is run from its onset as it was known then, and how it went is scored against base
 * rates. */
#ifndef CASUS_API_HINDCAST_CRISES_H
#define CASUS_API_HINDCAST_CRISES_H

#include "api/hindcast_folder.h"
#include "base/buffer.h"
#include <casus/casus.h>

/* `asked` with its defaults filled in. CASUS_INVALID, with problems: a case has mistakes; all of them are told. */
enum casus_status hindcast_crises(const struct hindcast_folder *folder, const struct casus_hindcast *asked,
                                  struct problems *problems, struct buffer *out);

#endif
