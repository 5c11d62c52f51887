#include "scenario/schema.h"

#define AXES "stability|escalation|overextension|delivery|council|home|consequence|none"
#define BETTER "less|more|neither"

#define WORDS(name, initial, help)                                                                                     \
    {                                                                                                                  \
        name, FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, initial, help                                                    \
    }
#define ONE_WORD(name, words, initial, help)                                                                           \
    {                                                                                                                  \
        name, FIELD_CHOICE, NULL, 0.0, 0.0, words, NULL, initial, help                                                 \
    }
#define WHOLE(name, least, most, initial, help)                                                                        \
    {                                                                                                                  \
        name, FIELD_COUNT, NULL, least, most, NULL, NULL, initial, help                                                \
    }
#define NUMBER(name, unit, least, most, initial, help)                                                                 \
    {                                                                                                                  \
        name, FIELD_QUANTITY, unit, least, most, NULL, NULL, initial, help                                             \
    }
#define LEVELS(name, help)                                                                                             \
    {                                                                                                                  \
        name, FIELD_QUANTITY, "", 0.0, 1.0, NULL, "roles", "", help                                                    \
    }
#define SECTION(name, shape, within, fields, help)                                                                     \
    {                                                                                                                  \
        name, shape, within, fields, FIELD_COUNT_OF(fields), help                                                      \
    }

static const struct field top_fields[] = {
    WHOLE("casus", 1.0, 1.0, NULL, "Version of the notation: 1"),
    WORDS("title", NULL, "What the scenario is, in a line"),
    ONE_WORD("world", "whole|movement|crisis", "whole",
             "All mechanisms; movement alone, a list of what must move; or a crisis alone, with who watches it"),
    WORDS("question", "", "What is asked of it; the brief begins with it"),
    {"as_of", FIELD_DATE, NULL, 0.0, 0.0, NULL, NULL, NULL, "The day on which the world is as described"},
    NUMBER("horizon", "d", 0.0, 3650.0, "180 d assume \"half a year\"", "How long a trial runs"),
    ONE_WORD("borders", "un|none", "un", "Whose borders the map draws"),
    WORDS("note", "", "Anything else a reader should know"),
};
static const struct section top = SECTION("", SECTION_ONE, NULL, top_fields, "The scenario itself");

static const struct field run_fields[] = {
    WHOLE("futures", 1.0, 1e6, "100", "How many futures are drawn from the uncertain numbers"),
    WHOLE("replicates", 1.0, 1e6, "64", "How many trials each future is given, for chance"),
    WHOLE("seed", 0.0, 4294967295.0, "1", "Where chance begins; the same seed gives the same numbers"),
    WORDS("apart", "", "Paths of switches that are crossed with everything and never pooled"),
};
static const struct section run =
    SECTION("run", SECTION_ONE, NULL, run_fields, "How many trials are run when the command line does not say");

static const struct field together_fields[] = {
    WORDS("of", NULL, "Paths of numbers that err together, where * stands for any one part: members.*.support"),
    NUMBER("rho", "", 0.0, 0.999, NULL, "Correlation of their errors"),
};
static const struct section together =
    SECTION("together", SECTION_MANY, NULL, together_fields, "Numbers whose errors are correlated");

static const struct field source_fields[] = {
    ONE_WORD("kind", "FACT|BOUND|DERIVED|CODED|FIT|ASSUMPTION|JUDGEMENT|RECALL", NULL,
             "FACT, BOUND and DERIVED are publications; the other kinds are assumptions"),
    WORDS("title", NULL, "What it is, in a line"),
    WORDS("original", "", "Where it was first published"),
    WORDS("read_at", "", "Where it was read, if that is a copy or a digest"),
    WORDS("dated", "", "When it was published: YYYY, YYYY-MM or YYYY-MM-DD"),
    WORDS("read_by", "", "Initials of who read it"),
    ONE_WORD("confidence", "high|medium|low", "medium", "How far it can be relied on"),
    WORDS("note", "", "Anything else a reader should know"),
};
static const struct section sources =
    SECTION("sources", SECTION_MANY, NULL, source_fields, "What the numbers rest on: publications, fits, assumptions");

static const struct field option_fields[] = {
    WORDS("title", NULL, "Name for readers"),
    ONE_WORD("flag", "alliance|coalition|either|coalition_first", "alliance",
             "Under whose flag it is to be done; coalition_first: a coalition acts while the alliance is asked"),
    WORDS("like", "", "Another option that this one begins as"),
    LEVELS("roles.*", "Ambition asked of each role: 0 nothing, 1 all of it"),
    WORDS("note", "", "Anything else a reader should know"),
};
static const struct section options =
    SECTION("options", SECTION_MANY, NULL, option_fields, "Packages of roles that are compared");

static const struct field trigger_fields[] = {
    {"when", FIELD_CONDITION, NULL, 0.0, 0.0, NULL, NULL, NULL, "The condition whose rise sets it off, once"},
    NUMBER("for", "d", 0.0, 3650.0, "0 d assume \"at once\"", "How long the condition must hold"),
    NUMBER("after", "d", 0.0, 3650.0, "0 d assume \"at once\"", "Delay from then to the new request"),
    LEVELS("set.*", "Ambition asked of each role from then on"),
};
static const struct section triggers =
    SECTION("triggers", SECTION_LIST, "options", trigger_fields, "What makes an option ask for more, or less");

static const struct field outcome_fields[] = {
    WORDS("of", NULL, "The signal that is observed"),
    ONE_WORD("how", "last|at|peak|least|integral|mean|time_above|first_above|rises|peak_with", "last",
             "What is kept of its course"),
    WORDS("level", "", "The level for time_above and first_above"),
    WORDS("day", "", "The day for at"),
    WORDS("with", "", "The signal whose value is kept at the peak of the first, for peak_with"),
    WORDS("title", "", "Name for readers"),
    ONE_WORD("axis", AXES, "none", "The side of the trade-off it belongs to"),
    ONE_WORD("better", BETTER, "neither", "Which direction is the better one"),
};
static const struct section outcomes =
    SECTION("outcomes", SECTION_MANY, NULL, outcome_fields, "What is observed besides the engine's own outcomes");

static const struct field measure_fields[] = {
    WORDS("title", NULL, "Name for readers"),
    WORDS("unit", "", "Unit it is shown in"),
    WORDS("mean", "", "The outcome whose mean over trials it is"),
    WORDS("share", "", "The condition on an outcome whose share of trials it is"),
    ONE_WORD("axis", AXES, "none", "The side of the trade-off it belongs to"),
    ONE_WORD("better", BETTER, "neither", "Which direction is the better one"),
    WORDS("matters", "0", "The smallest difference worth talking about"),
    WORDS("acceptable", "", "What counts as acceptable: <= 10 %, or <= none + 2"),
    WORDS("note", "", "Anything else a reader should know"),
};
static const struct section measures = SECTION("measures", SECTION_MANY, NULL, measure_fields,
                                               "Figures that options are compared by, fixed before the run");

static const struct field ask_fields[] = {
    WORDS("acceptable", "", "Measures that must all be acceptable, or all"),
    WORDS("compare", "", "The option that is compared"),
    WORDS("to", "", "The option it is compared to"),
    WORDS("on", "", "The measure they are compared on"),
    WORDS("closure", "", "The role whose arrival is asked about"),
    WORDS("option", "", "The option under which it is"),
    WORDS("note", "", "Anything else a reader should know"),
};
static const struct section ask =
    SECTION("ask", SECTION_MANY, NULL, ask_fields, "Questions set before the run; each becomes a finding");

const struct section *const engine_sections[] = {&top,      &run,      &together, &sources, &options,
                                                 &triggers, &outcomes, &measures, &ask};
const size_t engine_section_count = sizeof engine_sections / sizeof engine_sections[0];
