#include "calc/airlift_internal.h"

#include <math.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

static void measure(const struct airlift *airlift, struct airlift_way *way)
{
    way->nmi = way->longest_nmi = 0.0;
    for (uint32_t k = 0; k < way->count; k++) {
        struct air_leg *leg = &way->leg[k];
        leg->block_kn = figure_known(&airlift->block_kn)
                            ? airlift->block_kn.value
                            : airlift_block_kn(airlift->type->block_kn.points, airlift->type->block_kn.count, leg->nmi);
        way->nmi += leg->nmi;
        way->longest_nmi = fmax(way->longest_nmi, leg->nmi);
    }
}

/* Payload at the longest leg out; the legs back are flown empty. */
static bool fit_payload(struct airlift *airlift, struct problems *problems)
{
    airlift->planned_st = airlift->payload_st.value;
    if (!airlift->type)
        return true;
    const struct curve *curve = &airlift->type->payload_st;
    const double out_nmi = airlift->refuels ? 0.0 : airlift->out.longest_nmi,
                 reach = curve->points[curve->count - 1].nmi;
    const double carries = airlift_payload(curve->points, curve->count, out_nmi);
    const double longest = fmax(out_nmi, airlift->refuels ? 0.0 : airlift->back.longest_nmi);
    airlift->planned_st = fmin(airlift->payload_st.value, carries);
    if (longest <= reach && (carries > 0.0 || airlift->out.count == 0))
        return true;
    problem_error(problems, NOWHERE, "give a stop between (--leg A --leg B), or a tanker (--tanker a330mrtt)",
                  "a leg of %.0f nmi is beyond the %s: without load it reaches %.0f nmi", longest, airlift->type->title,
                  reach);
    return false;
}

static void plan_mission(struct airlift *airlift)
{
    const double stops = (double)airlift->out.count + (double)airlift->back.count - 2.0;
    const double out_hours = airlift_flying_hours(airlift->out.leg, airlift->out.count);
    airlift->flying_hours = out_hours + airlift_flying_hours(airlift->back.leg, airlift->back.count);
    airlift->ground_hours =
        airlift->onload.ground_hours.value + airlift->offload.ground_hours.value + stops * airlift->enroute_hours.value;
    airlift->trips_by_flying = airlift->ute_hours.value / airlift->flying_hours;
    airlift->trips_by_cycle = 24.0 / (airlift->flying_hours + airlift->ground_hours);
    airlift->trips_per_day =
        airlift_trips_per_day(airlift->ute_hours.value, airlift->flying_hours, airlift->ground_hours);
    airlift->first_hours = airlift->onload.ground_hours.value + out_hours +
                           ((double)airlift->out.count - 1.0) * airlift->enroute_hours.value +
                           airlift->offload.ground_hours.value;
    /* Hours that are flown: fewer than the rate of utilisation where the cycle binds. */
    airlift->million_ton_miles = airlift_million_ton_miles(
        airlift->count.value, (airlift->out.nmi + airlift->back.nmi) / airlift->flying_hours, airlift->planned_st,
        airlift->trips_per_day * airlift->flying_hours, airlift->productivity.value);
}

static double station_missions(const struct airlift *airlift, const struct airlift_station *station)
{
    if (!figure_known(&station->spots))
        return (double)INFINITY;
    return airlift_station_per_day(station->spots.value, 1.0, station->open_hours.value, station->ground_hours.value,
                                   airlift->queueing.value);
}

static void plan_closure(struct airlift *airlift)
{
    airlift->onload.missions_per_day = station_missions(airlift, &airlift->onload);
    airlift->offload.missions_per_day = station_missions(airlift, &airlift->offload);
    const double limits[AIRLIFT_LIMITS] = {
        airlift->out.count ? airlift_fleet_per_day(airlift->count.value, 1.0, airlift->trips_per_day)
                           : (double)INFINITY,
        airlift->onload.missions_per_day,
        airlift->offload.missions_per_day,
    };
    airlift->cargo_missions = airlift->has_load ? airlift_missions(airlift->load_st, airlift->planned_st) : 0.0;
    airlift->passenger_missions =
        airlift->has_passengers ? airlift_missions(airlift->passengers, airlift->seats.value) : 0.0;
    airlift->missions = (airlift->has_load ? airlift->load_st / airlift->planned_st : 0.0) +
                        (airlift->has_passengers ? airlift->passengers / airlift->seats.value : 0.0);
    airlift->closure = airlift_closure(airlift->missions, limits);
}

static void refuel_way(struct airlift *airlift, const struct airlift_way *way, double payload_st)
{
    const struct curve *curve = &airlift->type->payload_st;
    const double range = airlift_range(curve->points, curve->count, payload_st);
    for (uint32_t k = 0; k < way->count; k++) {
        airlift->tanking.refuellings += airlift_refuellings(way->leg[k].nmi, range);
        airlift->tanking.tonnes += airlift_offload(way->leg[k].nmi, range, airlift->burn.value);
    }
}

static bool plan_tanking(struct airlift *airlift, struct problems *problems)
{
    struct airlift_tanking *tanking = &airlift->tanking;
    if (!figure_known(&tanking->offload_tonnes)) {
        const struct curve *speed = &tanking->type->block_kn;
        const struct air_tanker tanker = {
            .fuel = tanking->fuel_tonnes.value,
            .burn_per_hour = tanking->burn_tonnes_per_hour.value,
            .reserve = tanking->reserve_tonnes.value,
            .block_kn = airlift_block_kn(speed->points, speed->count, tanking->radius_nmi.value),
            .station_hours = tanking->station_hours.value,
        };
        tanking->offload_tonnes = (struct figure){airlift_offload_per_tanker(&tanker, tanking->radius_nmi.value),
                                                  FIGURE_ASSUMED, "fuel less the tanker's own flight and reserve"};
    }
    if (tanking->offload_tonnes.value <= 0.0)
        problem_error(problems, NOWHERE, "a smaller --tanker-radius", "at %.0f nmi the tanker has no fuel to give",
                      tanking->radius_nmi.value);
    refuel_way(airlift, &airlift->out, airlift->planned_st);
    refuel_way(airlift, &airlift->back, 0.0);
    tanking->sorties = airlift_tankers(tanking->tonnes * (airlift->cargo_missions + airlift->passenger_missions),
                                       tanking->offload_tonnes.value);
    return tanking->offload_tonnes.value > 0.0;
}

bool airlift_plan(struct airlift *airlift, struct problems *problems)
{
    measure(airlift, &airlift->out);
    measure(airlift, &airlift->back);
    if (!fit_payload(airlift, problems))
        return false;
    if (airlift->out.count)
        plan_mission(airlift);
    plan_closure(airlift);
    return !airlift->refuels || plan_tanking(airlift, problems);
}
