/* Short forms for rows of a schema, for this room alone. */
#ifndef CASUS_MODEL_ROWS_H
#define CASUS_MODEL_ROWS_H

#include "scenario/schema.h"
#include <math.h>

#define NUMBER(name, unit, least, most, initial, help)                                                                 \
    {                                                                                                                  \
        name, FIELD_QUANTITY, unit, least, most, NULL, NULL, initial, help                                             \
    }
#define WORD(name, words, initial, help)                                                                               \
    {                                                                                                                  \
        name, FIELD_CHOICE, NULL, 0.0, 0.0, words, NULL, initial, help                                                 \
    }
#define SWITCH_OF(name, words, initial, help)                                                                          \
    {                                                                                                                  \
        name, FIELD_SWITCH, NULL, 0.0, 0.0, words, NULL, initial, help                                                 \
    }
#define WORDS(name, initial, help)                                                                                     \
    {                                                                                                                  \
        name, FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, initial, help                                                    \
    }
#define ONE_OF(name, section, initial, help)                                                                           \
    {                                                                                                                  \
        name, FIELD_REF, NULL, 0.0, 0.0, section, NULL, initial, help                                                  \
    }
#define SOME_OF(name, section, initial, help)                                                                          \
    {                                                                                                                  \
        name, FIELD_REFS, NULL, 0.0, 0.0, section, NULL, initial, help                                                 \
    }
#define HOW_MANY(name, least, most, initial, help)                                                                     \
    {                                                                                                                  \
        name, FIELD_COUNT, NULL, least, most, NULL, NULL, initial, help                                                \
    }
#define SECTION(name, shape, fields, help)                                                                             \
    {                                                                                                                  \
        name, shape, NULL, fields, FIELD_COUNT_OF(fields), help                                                        \
    }

#endif
