/* The alliance as the kernel learns it: names resolved to signals, flags and lists. */
#include "model/alliance.h"

static bool *yes_of(struct declaration *d, const char *field, uint32_t count)
{
    bool *yes = declare_self(d, count + 1);
    for (uint32_t i = 0; i < count; i++)
        yes[i] = scenario_choice(declaration_scenario(d), "members", i, field, 0) == 0;
    return yes;
}

static void declare_members(struct declaration *d, struct alliance *a)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = a->member_count;
    a->unc = yes_of(d, "unc", count);
    a->frontline = yes_of(d, "frontline", count);
    bool *in_forum = declare_self(d, count + 1);
    const uint32_t *absent;
    const uint32_t absent_count = scenario_refs(scenario, "alliance", 0, "forum_without", &absent);
    for (uint32_t i = 0; i < count; i++)
        in_forum[i] = true;
    for (uint32_t k = 0; k < absent_count; k++)
        in_forum[absent[k]] = false;
    a->in_forum = in_forum;
    a->has_forum = absent_count > 0;
    a->stance = declare_self(d, (count + 1) * sizeof *a->stance);
    a->takes_part = declare_self(d, (count + 1) * sizeof *a->takes_part);
    a->pivotal = declare_self(d, (count + 1) * sizeof *a->pivotal);
    a->leaves_at = declare_self(d, (count + 1) * sizeof *a->leaves_at);
    struct question *resolve = declare_self(d, (count + 1) * sizeof *resolve);
    struct question *gives = declare_self(d, (count + 1) * sizeof *gives);
    struct question *parliament = declare_self(d, (count + 1) * sizeof *parliament);
    for (uint32_t i = 0; i < count; i++) {
        const char *id = scenario_id(scenario, "members", i), *name = scenario_text(scenario, "members", i, "name", 0);
        a->stance[i] = declare_ordinal(d, declare_text(d, "stance.%s", id), "yes|held_out|opted_out|blocked", 0,
                                       declare_text(d, "Stance of %s", name));
        a->takes_part[i] =
            declare_signal(d, declare_text(d, "part.%s", id), "", declare_text(d, "%s takes part", name));
        a->pivotal[i] =
            declare_signal(d, declare_text(d, "pivotal.%s", id), "", declare_text(d, "Roles %s is pivotal on", name));
        a->leaves_at[i] = declare_signal(d, declare_text(d, "leaves_at.%s", id), "",
                                         declare_text(d, "Depth above which %s breaks silence", name));
        resolve[i] = declare_question(d, "resolve/%s", id);
        gives[i] = declare_question(d, "gives/%s", id);
        parliament[i] = declare_question(d, "parliament/%s", id);
    }
    a->ask_parliament = parliament;
    a->ask_resolve = resolve;
    a->ask_gives = gives;
}

/* Owners of a role: whoever owns one of its units; if nobody is named, everybody but the leader. Where there is no
 * section of forces, everybody is an owner. */
static void declare_owners(struct declaration *d, struct alliance *a)
{
    const struct scenario *scenario = declaration_scenario(d);
    const bool has_forces = scenario_knows(scenario, "forces");
    bool *owns = declare_self(d, (size_t)a->role_count * a->member_count + 1);
    for (uint32_t k = 0; !has_forces && k < a->role_count * a->member_count; k++)
        owns[k] = true;
    for (uint32_t unit = 0; has_forces && unit < scenario_count(scenario, "forces"); unit++) {
        const uint32_t role = scenario_ref(scenario, "forces", unit, "role", 0);
        const uint32_t *owners;
        const uint32_t count = scenario_refs(scenario, "forces", unit, "owners", &owners);
        for (uint32_t i = 0; i < a->member_count; i++)
            owns[role * a->member_count + i] |= count == 0;
        for (uint32_t k = 0; k < count; k++)
            owns[role * a->member_count + owners[k]] = true;
    }
    a->owns = owns;
}

/* How a role is decided and who it cannot do without. */
static void declare_procedure(struct declaration *d, struct alliance *a)
{
    const struct scenario *scenario = declaration_scenario(d);
    bool *flags = declare_self(d, 5 * (size_t)a->role_count + 1);
    bool *enables = declare_self(d, (size_t)a->role_count * a->member_count + 1);
    bool *staged = flags, *generates = flags + a->role_count, *parliaments = flags + 2 * (size_t)a->role_count,
         *combat = flags + 3 * (size_t)a->role_count, *ratifies = flags + 4 * (size_t)a->role_count;
    for (uint32_t role = 0; role < a->role_count; role++) {
        const uint32_t *enablers;
        const uint32_t count = scenario_refs(scenario, "roles", role, "enablers", &enablers);
        for (uint32_t k = 0; k < count; k++)
            enables[role * a->member_count + enablers[k]] = true;
        combat[role] = scenario_choice(scenario, "roles", role, "combat", 0) == 0;
        staged[role] = scenario_choice(scenario, "roles", role, "activation", 0) == 1;
        generates[role] = scenario_choice(scenario, "roles", role, "family", 0) != FAMILY_POLITICAL;
        parliaments[role] = scenario_choice(scenario, "roles", role, "parliaments", 0) == 1;
        ratifies[role] = scenario_choice(scenario, "roles", role, "parliaments", 0) == 2;
    }
    a->combat = combat;
    a->staged = staged;
    a->generates = generates;
    a->parliaments = parliaments;
    a->ratifies = ratifies;
    a->enables = enables;
}

static void declare_roles(struct declaration *d, struct alliance *a)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = a->role_count;
    struct signal *signals = declare_self(d, (9 * (size_t)count + 1) * sizeof *signals);
    a->ambition = signals;
    a->depth = signals + count;
    a->flag = signals + 2 * count;
    a->share = signals + 3 * count;
    a->decided = signals + 4 * count;
    a->agreed = signals + 5 * count;
    a->marks = signals + 6 * count;
    a->class = signals + 7 * count;
    a->shortfall = signals + 8 * count;
    struct question *reply = declare_self(d, (count + 1) * sizeof *reply);
    struct question *generation = declare_self(d, (count + 1) * sizeof *generation);
    for (uint32_t role = 0; role < count; role++) {
        const char *id = scenario_id(scenario, "roles", role),
                   *title = scenario_text(scenario, "roles", role, "title", 0);
        a->ambition[role] = declare_input(d, declare_text(d, "policy.ambition.%s", id));
        a->depth[role] =
            declare_signal(d, declare_text(d, "depth.%s", id), "", declare_text(d, "Depth of the mandate, %s", title));
        a->flag[role] = declare_ordinal(d, declare_text(d, "flag.%s", id), "none|coalition|alliance", 0,
                                        declare_text(d, "Flag, %s", title));
        a->share[role] =
            declare_signal(d, declare_text(d, "share.%s", id), "", declare_text(d, "Share given, %s", title));
        a->decided[role] =
            declare_signal(d, declare_text(d, "decided.%s", id), "", declare_text(d, "Decided, %s", title));
        a->agreed[role] = declare_signal(d, declare_text(d, "agreed.%s", id), "",
                                         declare_text(d, "Agreed by the alliance, %s", title));
        a->marks[role] =
            declare_signal(d, declare_text(d, "marks.%s", id), "", declare_text(d, "Marks of the decision, %s", title));
        a->class[role] = declare_ordinal(d, declare_text(d, "class.%s", id), COUNCIL_CLASSES, 0,
                                         declare_text(d, "What became of %s", title));
        a->shortfall[role] = declare_signal(d, declare_text(d, "shortfall.%s", id), "",
                                            declare_text(d, "Share that nobody gives, %s", title));
        reply[role] = declare_question(d, "reply/%s", id);
        generation[role] = declare_question(d, "generation/%s", id);
    }
    a->ask_reply = reply;
    a->ask_generation = generation;
    a->effect = declare_role_inputs(d, "roles.effect");
}

static void declare_outputs(struct declaration *d, struct alliance *a)
{
    a->acting = declare_signal(d, "acting", "", "Some role is acted on");
    a->asked = declare_signal(d, "asked", "", "Some role is asked for");
    a->all_agreed = declare_signal(d, "all_agreed", "", "All asked roles are agreed");
    a->contributors = declare_signal(d, "contributors", "", "Members that contribute");
    a->opt_outs = declare_signal(d, "opt_outs", "", "Members formally exempted");
    a->objectors = declare_signal(d, "objectors", "", "Members that broke silence");
    a->unity = declare_signal(d, "unity", "", "Unity");
    a->exits = declare_signal(d, "exits", "", "Contributors that left");
    a->support = declare_signal(d, "support", "", "Mean support of members");
    a->salience = declare_signal(d, "salience", "", "Mean salience of members");
    a->distance = declare_signal(d, "distance", "", "Mandate distance");
    a->climbs_after = declare_signal(d, "climbs_after", "", "Climbs after the first role was agreed");
    a->last_violence = declare_signal(d, "last_violence", "", "Level last heard of");
    a->un_mandate = declare_signal(d, "un_mandate", "", "A mandate of the United Nations");
    a->provocations = declare_signal(d, "provocations", "", "Provocations so far");
}

/* The level of the outside power that `field` names; false where none is named. */
static bool declare_power(struct declaration *d, const char *field, struct signal *level)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t power = scenario_ref(scenario, "alliance", 0, field, 0);
    if (power == NO_INDEX)
        return false;
    *level = declare_input(d, declare_text(d, "reactors.%s.level", scenario_id(scenario, "reactors", power)));
    return true;
}

static void declare_inputs(struct declaration *d, struct alliance *a)
{
    a->violence = declare_input(d, "crisis.violence");
    a->active = declare_input(d, "crisis.active");
    a->began = declare_input(d, "crisis.began");
    a->treaty_area = declare_input(d, "crisis.treaty_area");
    a->member_loss = declare_input(d, "consequence.member_loss");
    a->own_deaths = declare_input(d, "consequence.own_deaths");
    a->rumour = declare_input(d, "cyber.rumour");
    a->availability = declare_input(d, "cyber.command_availability");
    a->evacuated = declare_input(d, "noncombat.all_out");
    a->strain = declare_input(d, "home.added");
    a->persons = declare_input(d, "force.persons");
    a->has_trade_power = declare_power(d, "trade_power", &a->trade_power);
    a->has_frontline_power = declare_power(d, "frontline_power", &a->frontline_power);
}

static void declare_options(struct declaration *d, struct alliance *a)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = scenario_count(scenario, "options");
    uint32_t *flag = declare_self(d, (count + 1) * sizeof *flag);
    for (uint32_t option = 0; option < count; option++)
        flag[option] = scenario_choice(scenario, "options", option, "flag", 0);
    a->option_flag = flag;
}

void alliance_declare(struct declaration *d, struct alliance *a)
{
    const struct scenario *scenario = declaration_scenario(d);
    a->numbers = declare_numbers(d, &alliance_section, ALLIANCE_NUMBERS, 0.0);
    a->members = declare_numbers(d, &member_section, MEMBER_NUMBERS, 0.0);
    a->roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0);
    a->member_count = scenario_count(scenario, "members");
    a->role_count = scenario_count(scenario, "roles");
    a->leader = scenario_ref(scenario, "alliance", 0, "leader", 0);
    a->may_delegate = scenario_choice(scenario, "alliance", 0, "delegation", 0) == 0;
    a->own_territory = scenario_choice(scenario, "alliance", 0, "own_territory", 0) == 0;
    if (a->member_count > MEMBERS_MOST)
        declare_problem(d, scenario_place(scenario, "members", MEMBERS_MOST), NULL, "more than %d members",
                        MEMBERS_MOST);
    declare_members(d, a);
    declare_owners(d, a);
    declare_procedure(d, a);
    declare_roles(d, a);
    declare_outputs(d, a);
    declare_inputs(d, a);
    declare_options(d, a);
}
