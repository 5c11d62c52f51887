#include "cli/cli.h"

static int schema(const struct given *given)
{
    casus_scenario_text(NULL, given_flag(given, "reference") ? "reference" : "schema", write_out, stdout);
    return EXIT_DONE;
}

static const struct option_row options[] = {
    {"reference", 0, NULL, false, "as a page to read, in Markdown", NULL},
};

const struct command command_schema = {
    .name = "schema",
    .arguments = "",
    .summary = "what may stand in a scenario, as JSON Schema for editors",
    .examples = "  casus schema > casus.schema.json\n  casus schema --reference | less\n",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = schema,
};
