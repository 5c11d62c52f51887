#include "model/alliance.h"
#include "model/consequence.h"
#include "model/rows.h"

static const struct field fields[] = {
    NUMBER("deaths.v2", "persons/d", 0, 1e6, NULL, "Deaths a day at minor clashes"),
    NUMBER("deaths.v3", "persons/d", 0, 1e6, NULL, "Deaths a day at serious clashes"),
    NUMBER("deaths.v4", "persons/d", 0, 1e6, NULL, "Deaths a day at war, after its first days"),
    NUMBER("first_deaths", "persons", 0, 1e9, NULL, "Deaths of a war's first days"),
    NUMBER("first_days", "d", 0.1, 100, NULL, "How many those are"),
    NUMBER("own_deaths.v3", "per day", 0, 1, NULL, "Chance of death of one person sent, a day of serious clashes"),
    NUMBER("own_deaths.v4", "per day", 0, 1, NULL, "The same in war"),
    NUMBER("exposed", "persons", 0, 1e10, NULL, "Population that may be displaced"),
    NUMBER("leave.v3", "", 0, 1, NULL, "Share of it that in the end leaves at serious clashes"),
    NUMBER("leave.v4", "", 0, 1, NULL, "Share that leaves in a war"),
    NUMBER("leave_days", "d", 0.1, 10000, NULL, "Time in which 1 - 1/e of those have left"),
    NUMBER("return_days", "d", 0.1, 10000, NULL, "Time in which 1 - 1/e return when it is over"),
    NUMBER("ration", "kg", 0, 1, NULL, "Food for one person and day"),
    NUMBER("handling", "", 1, 100, NULL, "All that must be carried, as a multiple of food"),
    NUMBER("host_share", "", 0, 1, NULL, "Share of need the host meets"),
    NUMBER("death_rate.least", "per day", 1e-9, 1, NULL, "Death rate with nothing lacking"),
    NUMBER("death_rate.most", "per day", 1e-9, 1, NULL, "Death rate with everything lacking"),
    NUMBER("loss.v1", "%", 0, 1, NULL, "World output lost in a full year of a crisis without violence"),
    NUMBER("loss.v2", "%", 0, 1, NULL, "The same at minor clashes"),
    NUMBER("loss.v3", "%", 0, 1, NULL, "The same at serious clashes"),
    NUMBER("loss.v4", "%", 0, 1, NULL, "The same at war"),
    NUMBER("loss.power", "%", 0, 1, NULL, "Added while an outside power is itself at war, level 6"),
    NUMBER("loss_days", "d", 0.1, 10000, NULL, "Time in which the loss closes in on that"),
    NUMBER("outage_loss", "", 0, 10, NULL, "Share added to the loss when all infrastructure is out"),
    NUMBER("member_share", "", 0, 10, NULL, "Loss of the average member over the world's"),
    NUMBER("person_day", "USD", 0, 1e6, NULL, "Cost of one person in theatre for a day, beyond being at home"),
    NUMBER("air_hour", "USD", 0, 1e9, NULL, "Cost of one hour of a transport aircraft"),
    NUMBER("ship_day", "USD", 0, 1e9, NULL, "Cost of one day of a transport ship"),
    NUMBER("arms.reaction", "per year", 0, 10, NULL, "Richardson's k: how the one side answers the other's arms"),
    NUMBER("arms.counter", "per year", 0, 10, NULL, "Richardson's l: how the other answers back"),
    NUMBER("arms.fatigue", "per year", 0, 10, NULL, "Richardson's a: how arms weigh on the one side"),
    NUMBER("arms.counter_fatigue", "per year", 0, 10, NULL, "Richardson's b: and on the other"),
    NUMBER("arms.if_failed", "", 0, 10, NULL, "Share added to both reactions when the guarantee is seen to fail"),
    NUMBER("proliferation", "per year", 0, 1, NULL, "Hazard that a threatened ally starts a weapon programme"),
    NUMBER("proliferation_if_failed", "", 0, 100, NULL, "Factor on it when the guarantee is seen to fail"),
    NUMBER("standard.water", "kg", 0, 1, "15 kg assume \"15 litres, as in the Sphere handbook\"",
           "Water for one person and day; a litre is a kilogram"),
    NUMBER("standard.latrine", "persons", 1, 10000, "20 persons assume \"as in the Sphere handbook\"",
           "Persons who share a latrine"),
    NUMBER("standard.shelter", "m2", 0, 10000, "3.5 m2 assume \"as in the Sphere handbook\"",
           "Covered floor for one person"),
    NUMBER("emergency", "per day", 1e-9, 1, "0.0001 per day assume \"one in 10,000 a day, as relief agencies count\"",
           "Death rate among the displaced from which on it is an emergency"),
    NUMBER("world_output", "USD", 0, 1e18, "", "The world's output in a year; blank: its loss is not told in money"),
};
const struct section consequence_section =
    SECTION("consequences", SECTION_ONE, fields, "What follows: deaths, need, output, money, arms");

static const struct field destination_fields[] = {
    NUMBER("weight", "", 0, 1000, NULL, "Its part of the displaced, over the sum of all weights"),
    NUMBER("pierced", "", 0, 1000, "",
           "The same when the adversary's land is entered to its border, or its regime gone; blank: as weight"),
    WORD("abroad", "yes|no", "yes", "Counts as refugees; no: displaced in their own country"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section destination_section =
    SECTION("destinations", SECTION_MANY, destination_fields, "Where the displaced go, by weight");

static const struct field economy_fields[] = {
    NUMBER("loss", "", 0, 100, NULL, "Its loss of output over the world's, both in per cent"),
    NUMBER("output", "USD", 0, 1e18, "", "Its output in a year; blank: its loss is not told in money"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section economy_section =
    SECTION("economies", SECTION_MANY, economy_fields, "Whose loss of output is told besides the members'");

static void declare_people(struct declaration *d, struct consequence *m)
{
    const struct scenario *scenario = declaration_scenario(d);
    m->deaths = declare_signal(d, "deaths", "persons", "Deaths");
    m->relief_deaths = declare_signal(d, "relief_deaths", "persons", "Excess deaths from unmet need");
    m->own_deaths = declare_signal(d, "own_deaths", "persons", "Deaths among forces sent");
    m->displaced = declare_signal(d, "displaced", "persons", "Displaced");
    m->refugees = declare_signal(d, "refugees", "persons", "Refugees: displaced abroad");
    m->destinations = declare_numbers(d, &destination_section, DESTINATION_NUMBERS, -1.0);
    m->destination_count = scenario_count(scenario, "destinations");
    m->abroad = declare_self(d, m->destination_count + 1);
    m->at = declare_self(d, (m->destination_count + 1) * sizeof *m->at);
    for (uint32_t k = 0; k < m->destination_count; k++) {
        m->abroad[k] = scenario_choice(scenario, "destinations", k, "abroad", 0) == 0;
        m->at[k] =
            declare_signal(d, declare_text(d, "displaced_to.%s", scenario_id(scenario, "destinations", k)), "persons",
                           declare_text(d, "Displaced, %s", scenario_text(scenario, "destinations", k, "title", 0)));
    }
    m->unmet = declare_signal(d, "unmet", "persons d", "Person-days of unmet need");
    m->unmet_share = declare_signal(d, "unmet_share", "", "Share of need unmet");
    m->death_rate = declare_signal(d, "death_rate", "", "Death rate among the displaced, per 10,000 a day");
    m->emergency = declare_signal(d, "emergency", "", "That rate is an emergency's");
    m->water = declare_signal(d, "water", "t/d", "Water the displaced need; a tonne is a cubic metre");
    m->food = declare_signal(d, "food", "t/d", "Food the displaced need");
    m->latrines = declare_signal(d, "latrines", "", "Latrines the displaced need");
    m->shelter = declare_signal(d, "shelter", "sq ft", "Covered floor the displaced need");
}

static struct loser declare_loser(struct declaration *d, const char *section, uint32_t k, const char *title)
{
    const struct scenario *scenario = declaration_scenario(d);
    const char *id = scenario_id(scenario, section, k);
    struct loser loser = {.in_money = scenario_slot(scenario, section, k, "output", 0) != NO_SLOT};
    loser.loss = declare_signal(d, declare_text(d, "loss_of.%s", id), "",
                                declare_text(d, "Output loss, yearly rate at the horizon, %s", title));
    if (loser.in_money)
        loser.lost = declare_signal(d, declare_text(d, "lost_by.%s", id), "USD",
                                    declare_text(d, "Output lost over the horizon, %s", title));
    return loser;
}

static void declare_economy(struct declaration *d, struct consequence *m)
{
    const struct scenario *scenario = declaration_scenario(d);
    m->output_loss = declare_signal(d, "output_loss", "", "World output loss, yearly rate");
    m->output_lost = declare_signal(d, "output_lost", "", "World output lost, share of a year's");
    m->member_loss = declare_signal(d, "member_loss", "", "Output loss of the average member");
    m->world_lost = declare_signal(d, "world_lost", "USD", "World output lost");
    m->members_lost = declare_signal(d, "members_lost", "USD", "Members' output lost");
    m->members = declare_numbers(d, &member_section, MEMBER_NUMBERS, 0.0);
    m->member_count = scenario_count(scenario, "members");
    m->economies = declare_numbers(d, &economy_section, ECONOMY_NUMBERS, 0.0);
    m->economy_count = scenario_count(scenario, "economies");
    m->loser = declare_self(d, (m->member_count + m->economy_count + 1) * sizeof *m->loser);
    for (uint32_t k = 0; k < m->member_count; k++)
        m->loser[k] = declare_loser(d, "members", k, scenario_text(scenario, "members", k, "name", 0));
    for (uint32_t k = 0; k < m->economy_count; k++) {
        const char *id = scenario_id(scenario, "economies", k);
        if (scenario_find(scenario, "members", id) != NO_INDEX)
            declare_problem(d, scenario_place(scenario, "economies", k), "a member's loss follows from its exposure",
                            "%s is a member and an economy besides them", id);
        else
            m->loser[m->member_count + k] =
                declare_loser(d, "economies", k, scenario_text(scenario, "economies", k, "title", 0));
    }
}

static void declare_order(struct declaration *d, struct consequence *m)
{
    m->cost = declare_signal(d, "cost", "USD", "Cost of the option");
    m->cost_people = declare_signal(d, "cost_people", "USD", "of that, people in theatre");
    m->cost_air = declare_signal(d, "cost_air", "USD", "of that, transport aircraft");
    m->cost_sea = declare_signal(d, "cost_sea", "USD", "of that, transport ships");
    m->cost_used = declare_signal(d, "cost_used", "USD", "of that, what is used up");
    m->guarantee_failed = declare_signal(d, "guarantee_failed", "", "The guarantee is seen to fail");
    m->proliferation = declare_signal(d, "proliferation", "", "Expected starts of weapon programmes");
    m->proliferation_rate = declare_signal(d, "proliferation_rate", "", "The same a year, from the horizon on");
    m->arms_margin = declare_signal(d, "arms_margin", "", "Stability margin of the arms race");
    m->arms_growth = declare_signal(d, "arms_growth", "", "Growth of the arms race a year; below 0 it settles");
    m->commitment = declare_ordinal(d, "commitment", "not_asked|not_kept|partly|kept", 0, "Commitment");
    m->legal_mandate = declare_ordinal(d, "legal_mandate", "no|yes", 0, "Legal mandate");
    m->partners = declare_signal(d, "partners", "", "Partners that joined");
}

static void declare_inputs(struct declaration *d, struct consequence *m)
{
    m->violence = declare_input(d, "crisis.violence");
    m->buffer = declare_input(d, "crisis.buffer");
    m->war_deaths = declare_input(d, "direct.war_deaths");
    m->first_days = declare_input(d, "direct.first_days");
    m->output = declare_input(d, "direct.output");
    m->relief = declare_input(d, "noncombat.relief");
    m->host_gain = declare_input(d, "noncombat.host_gain");
    m->availability = declare_input(d, "cyber.availability");
    m->persons = declare_input(d, "force.persons");
    m->used_up = declare_input(d, "home.used_up");
    m->powers = declare_input(d, "reactors.highest");
    m->air_hours = declare_input(d, "force.air_hours");
    m->ship_days = declare_input(d, "force.ship_days");
    m->asked = declare_input(d, "alliance.asked");
    m->acting = declare_input(d, "alliance.acting");
    m->kept = declare_input(d, "alliance.all_agreed");
    m->contributors = declare_input(d, "alliance.contributors");
    m->mandate = declare_input(d, "alliance.un_mandate");
    declare_watch(d, "crisis.violence");
    if (m->destination_count > 0)
        declare_watch(d, "crisis.buffer");
    declare_watch(d, "direct.war_deaths");
    declare_watch(d, "direct.output");
    declare_watch(d, "noncombat.relief");
    declare_watch(d, "noncombat.host_gain");
    declare_watch(d, "cyber.availability");
    declare_watch(d, "force.persons");
    declare_watch(d, "reactors.highest");
}

const void *consequence_declare(struct declaration *d)
{
    struct consequence *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &consequence_section, CONSEQUENCE_NUMBERS, 0.0);
    declare_people(d, m);
    declare_economy(d, m);
    declare_order(d, m);
    declare_inputs(d, m);
    m->week = declare_clocks(d, "week", CLOCK_AT, 1, NULL, NULL);
    m->first = declare_clocks(d, "first", CLOCK_AT, 1, NULL, NULL);
    m->stocks = declare_memory(d, LIFE_TRIAL, sizeof(struct stocks), 1);
    m->displaced_at = declare_memory(d, LIFE_TRIAL, sizeof(double), m->destination_count + 1);
    m->weights = declare_memory(d, LIFE_TRIAL, sizeof(double), m->destination_count + 1);
    return m;
}
