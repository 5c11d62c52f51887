#include "model/crisis_model.h"

#include "base/failure.h"
#include "base/text.h"
#include "model/mechanisms.h"
#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"
#include "model/stand_in.h"

enum { SHIFT, IF_GREAT_POWERS, IF_NUCLEAR, SETTING_NUMBERS };
static const struct field setting_fields[] = {
    NUMBER("climb_shift", "", -2, 2, "0 assume \"nothing was known that would move it\"",
           "Shift of the log climb hazard, at all levels, by what was known at the onset"),
    NUMBER("if.great_powers", "", -2, 2, "0 assume \"not looked at\"",
           "The same, added where great powers are opposed"),
    NUMBER("if.nuclear", "", -2, 2, "0 assume \"not looked at\"",
           "The same, added where nuclear arms are on both hands"),
    WORD("great_powers", "yes|no", "no", "A great power is a party on either side"),
    WORD("nuclear", "yes|no", "no", "Two parties or more have nuclear arms"),
};
static const struct section setting_section =
    SECTION("setting", SECTION_ONE, setting_fields, "The crisis as it was found");

static const struct field happened_fields[] = {
    NUMBER("days", "d", 0, 10000, "", "Days from onset to end; not given: it goes on"),
    WORD("peak", "crisis|clashes|serious_clashes|war", "", "Highest level of violence"),
    WORDS("apart", "", "Why it is told and not scored; blank: it is scored"),
    WORDS("note", "", "What a reader of the comparison should know"),
};
static const struct section happened_section =
    SECTION("happened", SECTION_ONE, happened_fields, "Of a crisis of the past: what came of it");

static const struct field involved_fields[] = {
    WORDS("title", NULL, "Name for readers"),
    ONE_OF("power", "reactors", "", "The outside power whose answers are compared; blank: its part is told alone"),
    WORD("party", "yes|no", "no", "A party to the dispute at the onset: what it does is no answer from outside"),
    WORD("did", "none|low|covert|military", "",
         "Its part at most: political or economic is low; covert or semi-military; direct military, with violence or "
         "without; blank: not on record"),
};
static const struct section involved_section =
    SECTION("involved", SECTION_MANY, involved_fields, "Of a crisis of the past: what powers did in it");

/* ---- what was known, in the place of what roles and politics would do ---- */

struct known {
    struct numbers setting;
    bool great_powers, nuclear;
    struct signal climb_shift, end_shift;
};

static const void *declare_known(struct declaration *d)
{
    struct known *k = declare_self(d, sizeof *k);
    k->setting = declare_numbers(d, &setting_section, SETTING_NUMBERS, 0.0);
    k->great_powers = scenario_choice(declaration_scenario(d), "setting", 0, "great_powers", 0) == 0;
    k->nuclear = scenario_choice(declaration_scenario(d), "setting", 0, "nuclear", 0) == 0;
    k->climb_shift = declare_signal(d, "climb_shift", "", "What was known at the onset");
    k->end_shift = declare_signal(d, "end_shift", "", "Held as it is");
    return k;
}

static void prepare_known(struct world *w, const void *self)
{
    const struct known *k = self;
    numbers_prepare(w, &k->setting);
}

static void begin_known(struct world *w, const void *self)
{
    const struct known *k = self;
    const double *n = numbers_of(w, &k->setting, 0);
    signal_set(w, k->climb_shift,
               n[SHIFT] + (k->great_powers ? n[IF_GREAT_POWERS] : 0.0) + (k->nuclear ? n[IF_NUCLEAR] : 0.0));
}

/* ---- stand-ins ---- */

/* Of what answers roles, or is one, and is not there: the crisis reads one shift of each. */
static const void *declare_shift(struct declaration *d)
{
    static const struct stood_in signals[] = {{"climb_shift", 0.0}};
    return stand_in_declare(d, signals, 1);
}

static const struct section *const known_sections[] = {&setting_section, &happened_section, &involved_section};
static const struct section *const role_sections[] = {&roles_section};

static const struct mechanism known = {.name = "political",
                                       .sections = known_sections,
                                       .section_count = 3,
                                       .declare = declare_known,
                                       .prepare = prepare_known,
                                       .begin = begin_known};
static const struct mechanism direct = {
    .name = "direct", .sections = role_sections, .section_count = 1, .declare = declare_shift, .begin = stand_in_begin};
static const struct mechanism cyber = {.name = "cyber", .declare = declare_shift, .begin = stand_in_begin};
static const struct mechanism mobilisation = {
    .name = "mobilisation", .declare = declare_shift, .begin = stand_in_begin};

static const struct mechanism *const mechanisms[] = {&mechanism_crisis,  &direct, &known, &cyber, &mobilisation,
                                                     &mechanism_reactors};
enum { MECHANISMS = sizeof mechanisms / sizeof mechanisms[0], OUTCOMES_MOST = 32 };

void crisis_schema_init(struct model_schema *schema)
{
    model_schema_of(schema, mechanisms, MECHANISMS);
}

/* Outcomes of the two mechanisms; what the alliance counts of them is not there. */
struct plan *crisis_plan(const struct scenario *scenario, const char *const *cut, struct problems *problems)
{
    struct outcome_row rows[OUTCOMES_MOST];
    size_t count = 0;
    if (scenario_count(scenario, "roles") > 0) {
        problem_error(problems, scenario_place(scenario, "roles", 0), "leave roles out, or world: crisis",
                      "in a world of a crisis alone nobody has a role");
        return NULL;
    }
    for (size_t k = 0; k < model_outcome_count; k++) {
        const struct outcome_row *row = &model_outcomes[k];
        if (!text_starts(row->signal, "crisis.") && !text_starts(row->signal, "reactors."))
            continue;
        ASSERT(count < OUTCOMES_MOST);
        rows[count++] = *row;
    }
    return model_plan_of(scenario, mechanisms, MECHANISMS, rows, count, cut, problems);
}
