#include "model/model.h"

#include "base/failure.h"
#include "base/text.h"
#include "model/crisis_model.h"
#include "model/mechanisms.h"
#include "model/movement_model.h"
#include <math.h>

enum { WORLD_WHOLE, WORLD_MOVEMENT, WORLD_CRISIS }; /* in the order of the words of `world` */

/* Order matters only where mechanisms begin or hear: ambition first, then the council, what it sends, what that does,
 * who reacts, what it costs. */
const struct mechanism *const model_mechanisms[] = {
    &mechanism_policy,  &mechanism_crisis,   &mechanism_background,   &mechanism_alliance,  &mechanism_force,
    &mechanism_roles,   &mechanism_direct,   &mechanism_noncombat,    &mechanism_political, &mechanism_cyber,
    &mechanism_cascade, &mechanism_reactors, &mechanism_mobilisation, &mechanism_home,      &mechanism_consequence,
};
const size_t model_mechanism_count = sizeof model_mechanisms / sizeof model_mechanisms[0];

#define ROW(id, signal, how, at, axis, better, title)                                                                  \
    {                                                                                                                  \
        id, signal, title, how, at, NULL, axis, better                                                                 \
    }

const struct outcome_row model_outcomes[] = {
    /* crisis */
    ROW("crisis.peak", "crisis.violence", OBSERVE_PEAK, 0, "stability", -1, "Highest level of violence"),
    ROW("crisis.days_serious", "crisis.violence", OBSERVE_TIME_ABOVE, 3, "stability", -1,
        "Days at serious clashes or war"),
    ROW("crisis.days_war", "crisis.violence", OBSERVE_TIME_ABOVE, 4, "stability", -1, "Days of war"),
    ROW("crisis.duration", "crisis.active", OBSERVE_INTEGRAL, 0, NULL, 0, "Days the crisis lasts within the horizon"),
    ROW("crisis.climbs", "crisis.violence", OBSERVE_RISES, 0, "stability", -1, "Climbs of the adversary"),
    ROW("crisis.climbs_after", "alliance.climbs_after", OBSERVE_LAST, 0, "escalation", -1,
        "Climbs after the first role was agreed"),
    ROW("crisis.line", "crisis.line", OBSERVE_PEAK, 0, "escalation", -1, "How far the line of contact moved"),
    ROW("crisis.treaty_area", "crisis.treaty_area", OBSERVE_FIRST_ABOVE, 1, "escalation", 0,
        "Day the treaty area is struck"),
    ROW("crisis.nuclear_use", "crisis.nuclear_use", OBSERVE_FIRST_ABOVE, 1, NULL, 0,
        "Day of nuclear use, under the hazard that was set: not estimated"),
    /* alliance, by role */
    ROW("alliance.depth.*", "alliance.depth.*", OBSERVE_PEAK, 0, "council", 0, "Depth of the mandate"),
    ROW("alliance.decided.*", "alliance.decided.*", OBSERVE_FIRST_ABOVE, 1, "council", 0, "Day of the decision to act"),
    ROW("alliance.marks.*", "alliance.marks.*", OBSERVE_LAST, 0, "council", 0, "Marks of the decision"),
    ROW("alliance.class.*", "alliance.class.*", OBSERVE_LAST, 0, "council", 0, "What became of it"),
    ROW("alliance.agreed.*", "alliance.agreed.*", OBSERVE_PEAK, 0, "council", 0, "Agreed under the alliance's flag"),
    ROW("alliance.agreed_day.*", "alliance.agreed.*", OBSERVE_FIRST_ABOVE, 1, "council", 0, "Day the alliance agrees"),
    ROW("alliance.share.*", "alliance.share.*", OBSERVE_PEAK, 0, "council", 0,
        "Share of what was mandated that contributors give"),
    ROW("alliance.shortfall.*", "alliance.shortfall.*", OBSERVE_LAST, 0, "council", -1,
        "Share of what was mandated that nobody gives"),
    ROW("alliance.stance.*", "alliance.stance.*", OBSERVE_LAST, 0, "council", 0, "Stance"),
    ROW("alliance.pivotal.*", "alliance.pivotal.*", OBSERVE_LAST, 0, "council", 0, "Roles it is pivotal on"),
    ROW("alliance.leaves_at.*", "alliance.leaves_at.*", OBSERVE_LAST, 0, "council", 0,
        "Depth above which it breaks silence, on the role it likes least"),
    ROW("alliance.contributors", "alliance.contributors", OBSERVE_PEAK, 0, "council", 0, "Members that contribute"),
    ROW("alliance.opt_outs", "alliance.opt_outs", OBSERVE_PEAK, 0, "council", -1, "Members formally exempted"),
    ROW("alliance.objectors", "alliance.objectors", OBSERVE_LAST, 0, "council", -1, "Members that broke silence"),
    ROW("alliance.unity", "alliance.unity", OBSERVE_LAST, 0, "council", 1, "Unity"),
    ROW("alliance.first_yes", "alliance.acting", OBSERVE_FIRST_ABOVE, 1, "council", 0,
        "Day of the first decision to act"),
    ROW("alliance.all_agreed", "alliance.all_agreed", OBSERVE_FIRST_ABOVE, 1, "council", 1,
        "Day all asked roles are agreed"),
    ROW("alliance.exits", "alliance.exits", OBSERVE_LAST, 0, "council", -1, "Contributors that left"),
    ROW("alliance.support", "alliance.support", OBSERVE_MEAN, 0, "council", 0, "Mean support of members"),
    ROW("alliance.salience", "alliance.salience", OBSERVE_MEAN, 0, "council", 0, "Mean salience of members"),
    ROW("alliance.committed", "alliance.acting", OBSERVE_INTEGRAL, 0, "council", 0, "Days committed"),
    ROW("alliance.distance", "alliance.distance", OBSERVE_PEAK, 0, "council", 0, "Mandate distance"),
    /* force, by role */
    ROW("force.day30.*", "force.in_place.*", OBSERVE_AT, 30, "delivery", 1, "In place on day 30"),
    ROW("force.day60.*", "force.in_place.*", OBSERVE_AT, 60, "delivery", 1, "In place on day 60"),
    ROW("force.day90.*", "force.in_place.*", OBSERVE_AT, 90, "delivery", 1, "In place on day 90"),
    ROW("force.last.*", "force.in_place.*", OBSERVE_LAST, 0, "delivery", 1, "In place at the horizon"),
    ROW("force.half.*", "force.half.*", OBSERVE_FIRST_ABOVE, 1, "delivery", -1,
        "Day half of what was mandated is in place"),
    ROW("force.closed.*", "force.closed.*", OBSERVE_FIRST_ABOVE, 1, "delivery", -1,
        "Day all of what was mandated is in place"),
    ROW("force.bottleneck.*", "force.bottleneck.*", OBSERVE_LAST, 0, "delivery", 0, "What held it longest"),
    ROW("force.ratio.*", "force.ratio.*", OBSERVE_LAST, 0, "delivery", 0, "Closure over its lower bound"),
    ROW("force.late.*", "force.late.*", OBSERVE_LAST, 0, "delivery", -1, "Days after its required delivery"),
    ROW("force.missed.*", "force.missed.*", OBSERVE_LAST, 0, "delivery", -1, "Days after its latest arrival"),
    ROW("force.use.*", "force.use.*", OBSERVE_LAST, 0, "delivery", 0, "Share of its spots in use while any is"),
    ROW("background.persons", "background.persons", OBSERVE_PEAK, 0, "delivery", 0,
        "Persons others have in theatre, at most"),
    ROW("force.persons", "force.persons", OBSERVE_PEAK, 0, "delivery", 0, "Persons in theatre, at most"),
    /* roles */
    ROW("roles.effect.*", "roles.effect.*", OBSERVE_PEAK, 0, "delivery", 1, "Capability delivered, at most"),
    ROW("roles.leverage.*", "roles.leverage.*", OBSERVE_LAST, 0, "stability", 1, "Climb budget left when in place"),
    ROW("roles.evacuated", "noncombat.evacuated", OBSERVE_LAST, 0, "stability", 1, "Nationals who are out"),
    ROW("roles.mediated", "political.mediated", OBSERVE_PEAK, 0, "stability", 1, "Mediation accepted"),
    ROW("roles.restrained", "political.restrained", OBSERVE_PEAK, 0, "stability", 1,
        "A patron restrains the adversary"),
    ROW("roles.ceasefire", "political.ceasefire", OBSERVE_MEAN, 0, "stability", 1, "Ceasefire hazard ratio"),
    ROW("roles.coverage", "political.coverage", OBSERVE_PEAK, 0, "stability", 1, "Sanctions coverage"),
    ROW("roles.conceded", "political.conceded", OBSERVE_FIRST_ABOVE, 1, "stability", 1,
        "Day sanctions bring a concession"),
    ROW("roles.outage_days", "cyber.outages", OBSERVE_INTEGRAL, 0, "stability", -1, "Outage days of infrastructure"),
    ROW("roles.intrusions", "cyber.intrusions", OBSERVE_LAST, 0, "stability", -1, "Successful intrusions"),
    ROW("roles.availability", "cyber.availability", OBSERVE_MEAN, 0, "stability", 1, "Availability of infrastructure"),
    ROW("roles.available.*", "cyber.available.*", OBSERVE_MEAN, 0, "stability", 1, "Availability"),
    ROW("roles.node_availability", "cyber.node_availability", OBSERVE_MEAN, 0, "stability", 1,
        "Availability of what ports and airfields need"),
    ROW("roles.node_through", "cyber.node_through", OBSERVE_MEAN, 0, "stability", -1,
        "Of what they lose, what comes through other sectors"),
    ROW("roles.command_availability", "cyber.command_availability", OBSERVE_MEAN, 0, "stability", 1,
        "Availability of what decisions need"),
    ROW("roles.command_through", "cyber.command_through", OBSERVE_MEAN, 0, "stability", -1,
        "Of what decisions lose, what comes through other sectors"),
    ROW("roles.rumour", "cyber.rumour", OBSERVE_PEAK, 0, "stability", -1, "Share of publics reached by disinformation"),
    /* reactors */
    ROW("reactors.*.response", "reactors.*.response", OBSERVE_PEAK, 0, "escalation", -1, "Strongest answer"),
    ROW("reactors.*.level", "reactors.*.level", OBSERVE_PEAK, 0, "escalation", -1, "Highest level"),
    ROW("reactors.any", "reactors.any", OBSERVE_PEAK, 0, "escalation", -1, "Strongest answer of any outside power"),
    ROW("reactors.contact", "reactors.contact", OBSERVE_FIRST_ABOVE, 1, "escalation", -1,
        "Day of direct combat with a major power"),
    ROW("mobilisation.day", "mobilisation.mobilised", OBSERVE_FIRST_ABOVE, 1, "escalation", -1,
        "Day the adversary mobilises"),
    ROW("mobilisation.provoked", "mobilisation.provoked", OBSERVE_PEAK, 0, "escalation", -1,
        "The adversary mobilises in answer to the alliance"),
    ROW("mobilisation.lead", "mobilisation.lead", OBSERVE_LAST, 0, NULL, 0,
        "Days between mobilisation and serious violence"),
    /* home */
    ROW("home.over.*", "home.over.*", OBSERVE_PEAK, 0, "overextension", -1, "Strain added, at most"),
    ROW("home.days_under.*", "home.over.*", OBSERVE_TIME_ABOVE, 0.005, "overextension", -1,
        "Days the option puts the class further under"),
    ROW("home.before.*", "home.before.*", OBSERVE_PEAK, 0, "overextension", 0, "Short before anyone leaves, at most"),
    ROW("home.unready.*", "home.unready.*", OBSERVE_PEAK, 0, "overextension", -1,
        "Back or used up and not yet there again, at most"),
    ROW("home.recovers.*", "home.recovers.*", OBSERVE_LAST, 0, "overextension", -1,
        "Days until all is replaced, from the horizon"),
    ROW("home.added", "home.added", OBSERVE_PEAK, 0, "overextension", -1, "Strain added in the worst class"),
    {"home.class", "home.added", "Class strained most", OBSERVE_PEAK_WITH, 0, "home.class", "overextension", 0},
    ROW("home.disputes", "home.disputes", OBSERVE_LAST, 0, "overextension", -1, "Disputes at home"),
    ROW("home.uses_of_force", "home.uses_of_force", OBSERVE_LAST, 0, "overextension", -1,
        "Disputes at home that came to a use of force"),
    ROW("home.first_dispute", "home.disputes", OBSERVE_FIRST_ABOVE, 1, "overextension", -1,
        "Day of the first dispute at home"),
    ROW("home.recalled", "home.recalled", OBSERVE_PEAK, 0, "overextension", -1, "Share of forces called back"),
    /* consequences */
    ROW("consequence.deaths", "consequence.deaths", OBSERVE_LAST, 0, "stability", -1, "Deaths"),
    ROW("consequence.relief_deaths", "consequence.relief_deaths", OBSERVE_LAST, 0, "stability", -1,
        "Excess deaths from unmet need"),
    ROW("consequence.own_deaths", "consequence.own_deaths", OBSERVE_LAST, 0, "overextension", -1,
        "Deaths among forces sent"),
    ROW("consequence.displaced", "consequence.displaced", OBSERVE_PEAK, 0, "stability", -1, "Displaced, at most"),
    ROW("consequence.refugees", "consequence.refugees", OBSERVE_PEAK, 0, "stability", -1, "Refugees abroad, at most"),
    ROW("consequence.displaced_to.*", "consequence.displaced_to.*", OBSERVE_PEAK, 0, "stability", -1,
        "Displaced by destination, at most"),
    ROW("consequence.water", "consequence.water", OBSERVE_PEAK, 0, "stability", -1,
        "Water the displaced need, at most; a tonne is a cubic metre"),
    ROW("consequence.food", "consequence.food", OBSERVE_PEAK, 0, "stability", -1, "Food the displaced need, at most"),
    ROW("consequence.latrines", "consequence.latrines", OBSERVE_PEAK, 0, "stability", -1,
        "Latrines the displaced need, at most"),
    ROW("consequence.shelter", "consequence.shelter", OBSERVE_PEAK, 0, "stability", -1,
        "Covered floor the displaced need, at most"),
    ROW("consequence.death_rate", "consequence.death_rate", OBSERVE_PEAK, 0, "stability", -1,
        "Deaths per 10,000 displaced a day, at most"),
    ROW("consequence.emergency_days", "consequence.emergency", OBSERVE_TIME_ABOVE, 1, "stability", -1,
        "Days at an emergency's death rate"),
    ROW("consequence.unmet", "consequence.unmet", OBSERVE_LAST, 0, "stability", -1, "Person-days of unmet need"),
    ROW("consequence.output_loss", "consequence.output_lost", OBSERVE_LAST, 0, "stability", -1,
        "World output lost over the horizon"),
    ROW("consequence.output_peak", "consequence.output_loss", OBSERVE_PEAK, 0, "stability", -1,
        "World output loss, yearly rate at its worst"),
    ROW("consequence.member_loss", "consequence.member_loss", OBSERVE_PEAK, 0, "stability", -1,
        "Output loss of the average member, at its worst"),
    ROW("consequence.loss_of.*", "consequence.loss_of.*", OBSERVE_LAST, 0, "consequence", -1,
        "Own output loss, yearly rate at its worst"),
    ROW("consequence.lost_by.*", "consequence.lost_by.*", OBSERVE_LAST, 0, "consequence", -1,
        "Own output lost over the horizon"),
    ROW("consequence.world_lost", "consequence.world_lost", OBSERVE_LAST, 0, "consequence", -1,
        "World output lost over the horizon, in money"),
    ROW("consequence.members_lost", "consequence.members_lost", OBSERVE_LAST, 0, "consequence", -1,
        "Members' output lost over the horizon, in money"),
    ROW("consequence.cost", "consequence.cost", OBSERVE_LAST, 0, "overextension", -1, "Cost of the option"),
    ROW("consequence.cost_people", "consequence.cost_people", OBSERVE_LAST, 0, "overextension", -1,
        "Of that cost, people in theatre"),
    ROW("consequence.cost_air", "consequence.cost_air", OBSERVE_LAST, 0, "overextension", -1,
        "Of that cost, transport aircraft"),
    ROW("consequence.cost_sea", "consequence.cost_sea", OBSERVE_LAST, 0, "overextension", -1,
        "Of that cost, transport ships"),
    ROW("consequence.cost_used", "consequence.cost_used", OBSERVE_LAST, 0, "overextension", -1,
        "Of that cost, what is used up"),
    ROW("consequence.guarantee_failed", "consequence.guarantee_failed", OBSERVE_PEAK, 0, "consequence", -1,
        "The guarantee is seen to fail"),
    ROW("consequence.proliferation", "consequence.proliferation", OBSERVE_LAST, 0, "consequence", -1,
        "Expected starts of weapon programmes, over the horizon"),
    ROW("consequence.proliferation_rate", "consequence.proliferation_rate", OBSERVE_LAST, 0, "consequence", -1,
        "Hazard of a weapon programme from the horizon on, a year"),
    ROW("consequence.arms_margin", "consequence.arms_margin", OBSERVE_LAST, 0, "consequence", 1,
        "Stability margin of the arms race"),
    ROW("consequence.arms_growth", "consequence.arms_growth", OBSERVE_LAST, 0, "consequence", -1,
        "Growth of the arms race a year; below 0 it settles"),
    ROW("consequence.commitment", "consequence.commitment", OBSERVE_LAST, 0, "consequence", 1, "Commitment kept"),
    ROW("consequence.legal_mandate", "consequence.legal_mandate", OBSERVE_LAST, 0, "consequence", 1, "Legal mandate"),
    ROW("consequence.partners", "consequence.partners", OBSERVE_LAST, 0, "consequence", 1, "Partners that joined"),
};
const size_t model_outcome_count = sizeof model_outcomes / sizeof model_outcomes[0];

void model_schema_of(struct model_schema *schema, const struct mechanism *const *mechanisms, size_t mechanism_count)
{
    const size_t most = sizeof schema->section / sizeof schema->section[0];
    size_t count = 0;
    for (size_t k = 0; k < engine_section_count; k++)
        schema->section[count++] = engine_sections[k];
    for (size_t m = 0; m < mechanism_count; m++)
        for (size_t k = 0; k < mechanisms[m]->section_count; k++) {
            ASSERT(count < most);
            schema->section[count++] = mechanisms[m]->sections[k];
        }
    schema->schema = (struct schema){schema->section, count};
}

void model_schema_init(struct model_schema *schema)
{
    model_schema_of(schema, model_mechanisms, model_mechanism_count);
}

void model_schema_of_world(struct model_schema *schema, const char *world)
{
    if (text_equal(world, "movement"))
        movement_schema_init(schema);
    else if (text_equal(world, "crisis"))
        crisis_schema_init(schema);
    else
        model_schema_init(schema);
}

/* Mechanisms read the blocks of their own sections without asking whether these are there. */
static bool blocks_are_there(const struct scenario *scenario, struct problems *problems)
{
    const struct schema *schema = scenario_schema(scenario);
    bool good = true;
    for (size_t s = 0; s < schema->section_count; s++) {
        const char *name = schema->sections[s]->name;
        if (schema->sections[s]->shape != SECTION_ONE || scenario_count(scenario, name) > 0)
            continue;
        problem_error(problems, scenario_place(scenario, "", 0),
                      arena_format(&problems->arena, "see casus help %s", name), "the block %s is missing", name);
        good = false;
    }
    return good;
}

struct plan *model_plan_of(const struct scenario *scenario, const struct mechanism *const *mechanisms,
                           size_t mechanism_count, const struct outcome_row *outcomes, size_t outcome_count,
                           const char *const *cut, struct problems *problems)
{
    if (!blocks_are_there(scenario, problems))
        return NULL;
    return plan_make(scenario, mechanisms, mechanism_count, outcomes, outcome_count, cut, problems);
}

struct plan *model_plan(const struct scenario *scenario, const char *const *cut, struct problems *problems)
{
    if (scenario_choice(scenario, "", 0, "world", 0) == WORLD_MOVEMENT)
        return movement_plan(scenario, NULL, 0, cut, problems);
    if (scenario_choice(scenario, "", 0, "world", 0) == WORLD_CRISIS)
        return crisis_plan(scenario, cut, problems);
    return model_plan_of(scenario, model_mechanisms, model_mechanism_count, model_outcomes, model_outcome_count, cut,
                         problems);
}
