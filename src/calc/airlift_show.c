#include "calc/airlift_internal.h"

#include "base/json.h"
#include "base/text.h"
#include <math.h>

static const char *const limit_words[AIRLIFT_LIMITS] = {"the fleet", "the onload station", "the offload station"};

static const char *number(struct airlift *airlift, double value)
{
    return calc_rounded(&airlift->arena, value, 4);
}

/* Times need no more. */
static const char *hours(struct airlift *airlift, double value)
{
    return calc_rounded(&airlift->arena, value, 3);
}

static void add_way(struct airlift *airlift, const struct airlift_way *way, struct buffer *out)
{
    buffer_format(out, "%s nmi in %u leg%s", calc_rounded(&airlift->arena, way->nmi, 5), (unsigned)way->count,
                  way->count == 1 ? "" : "s");
}

static void show_head(struct airlift *airlift, struct buffer *out)
{
    buffer_format(out, "%s x %s", number(airlift, airlift->count.value),
                  airlift->type ? airlift->type->title : "an aircraft of given numbers");
    if (airlift->has_load)
        buffer_format(out, ", %s of cargo", calc_mass(&airlift->arena, airlift->load_st));
    if (airlift->has_passengers)
        buffer_format(out, ", %s passengers", number(airlift, airlift->passengers));
    if (airlift->out.count) {
        buffer_add(out, "\nout ");
        add_way(airlift, &airlift->out, out);
        buffer_add(out, ", back ");
        add_way(airlift, &airlift->back, out);
    }
    buffer_add(out, "\n");
}

static void show_payload(struct airlift *airlift, struct buffer *out)
{
    const struct curve *curve = airlift->type ? &airlift->type->payload_st : NULL;
    calc_label(out, "payload");
    buffer_add(out, calc_mass(&airlift->arena, airlift->planned_st));
    if (curve && airlift->planned_st < airlift->payload_st.value)
        buffer_format(out, ", cut from %s st: the longest leg out, %s nmi, carries no more",
                      number(airlift, airlift->payload_st.value), number(airlift, airlift->out.longest_nmi));
    else if (curve && airlift->out.count && !airlift->refuels)
        buffer_format(out, "; the longest leg out, %s nmi, would carry %s st",
                      number(airlift, airlift->out.longest_nmi),
                      number(airlift, airlift_payload(curve->points, curve->count, airlift->out.longest_nmi)));
    else if (!curve)
        buffer_add(out, "; how far it carries that is not checked without a type");
    buffer_add(out, "\n");
}

static void show_mission(struct airlift *airlift, struct buffer *out)
{
    const double nmi = airlift->out.nmi + airlift->back.nmi;
    const bool flying_binds = airlift->trips_by_flying <= airlift->trips_by_cycle;
    const double stops = (double)airlift->out.count + (double)airlift->back.count - 2.0;
    calc_label(out, "flying");
    buffer_format(out, "%s h for %s nmi out and back, %s kn\n", hours(airlift, airlift->flying_hours),
                  calc_rounded(&airlift->arena, nmi, 5), number(airlift, nmi / airlift->flying_hours));
    calc_label(out, "on the ground");
    buffer_format(out, "%s h: onload %s, offload %s", hours(airlift, airlift->ground_hours),
                  hours(airlift, airlift->onload.ground_hours.value),
                  hours(airlift, airlift->offload.ground_hours.value));
    if (stops > 0.0)
        buffer_format(out, ", %s stops of %s", number(airlift, stops), number(airlift, airlift->enroute_hours.value));
    buffer_add(out, "\n");
    calc_label(out, "cycle");
    buffer_format(out, "%s h; the first aircraft is unloaded after %s h\n",
                  hours(airlift, airlift->flying_hours + airlift->ground_hours), hours(airlift, airlift->first_hours));
    calc_label(out, "trips a day");
    if (flying_binds)
        buffer_format(out, "%s an aircraft: utilisation binds, %s h / %s h; the cycle would allow %s\n",
                      number(airlift, airlift->trips_per_day), number(airlift, airlift->ute_hours.value),
                      hours(airlift, airlift->flying_hours), number(airlift, airlift->trips_by_cycle));
    else
        buffer_format(out, "%s an aircraft: the cycle binds, 24 h / %s h; utilisation would allow %s\n",
                      number(airlift, airlift->trips_per_day),
                      hours(airlift, airlift->flying_hours + airlift->ground_hours),
                      number(airlift, airlift->trips_by_flying));
}

/* "177 st (161 t) or 402 passengers, 3.9 missions" */
static void add_capacity(struct airlift *airlift, double missions, struct buffer *out)
{
    if (figure_known(&airlift->payload_st))
        buffer_add(out, calc_mass(&airlift->arena, missions * airlift->planned_st));
    if (airlift->has_passengers)
        buffer_format(out, "%s%s passengers", figure_known(&airlift->payload_st) ? " or " : "",
                      number(airlift, missions * airlift->seats.value));
    buffer_format(out, ", %s missions", number(airlift, missions));
}

static void show_station(struct airlift *airlift, const char *name, const struct airlift_station *station,
                         struct buffer *out)
{
    if (!figure_known(&station->spots))
        return;
    calc_label(out, name);
    add_capacity(airlift, station->missions_per_day, out);
    buffer_format(out, ": MOG %s x %s h / %s h x %s\n", number(airlift, station->spots.value),
                  number(airlift, station->open_hours.value), number(airlift, station->ground_hours.value),
                  number(airlift, airlift->queueing.value));
}

static void show_day(struct airlift *airlift, struct buffer *out)
{
    buffer_add(out, "\nA day\n");
    if (airlift->out.count) {
        calc_label(out, "fleet");
        add_capacity(airlift, airlift->count.value * airlift->trips_per_day, out);
        buffer_add(out, "\n");
    }
    if (airlift->out.count && figure_known(&airlift->payload_st)) {
        calc_label(out, "ton-miles");
        buffer_format(out, "%s million short ton-miles\n", number(airlift, airlift->million_ton_miles));
    }
    show_station(airlift, "onload station", &airlift->onload, out);
    show_station(airlift, "offload station", &airlift->offload, out);
}

static void show_closure(struct airlift *airlift, struct buffer *out)
{
    const struct airlift_closure *closure = &airlift->closure;
    const bool looked[AIRLIFT_LIMITS] = {airlift->out.count > 0, figure_known(&airlift->onload.spots),
                                         figure_known(&airlift->offload.spots)};
    buffer_add(out, "\nAll of it\n");
    calc_label(out, "missions");
    buffer_format(out, "%s of cargo, %s of passengers\n", number(airlift, airlift->cargo_missions),
                  number(airlift, airlift->passenger_missions));
    calc_label(out, "closure");
    buffer_format(out, "%s days: %s binds", hours(airlift, closure->days[closure->binding]),
                  limit_words[closure->binding]);
    for (int limit = 0; limit < AIRLIFT_LIMITS; limit++)
        if (looked[limit] && limit != (int)closure->binding)
            buffer_format(out, "; %s alone %s", limit_words[limit], hours(airlift, closure->days[limit]));
    if (!looked[AIRLIFT_ONLOAD] && !looked[AIRLIFT_OFFLOAD])
        buffer_add(out, "; no station is looked at (--offload-mog N)");
    buffer_add(out, "\n");
}

static void show_tanking(struct airlift *airlift, struct buffer *out)
{
    const struct airlift_tanking *tanking = &airlift->tanking;
    buffer_add(out, "\nRefuelling in the air\n");
    calc_label(out, "refuellings");
    buffer_format(out, "%s a mission, %s t of fuel, out and back\n", number(airlift, tanking->refuellings),
                  number(airlift, tanking->tonnes));
    calc_label(out, "tanker gives");
    buffer_format(out, "%s t a sortie\n", number(airlift, tanking->offload_tonnes.value));
    calc_label(out, "tanker sorties");
    buffer_format(out, "%s for all missions\n", number(airlift, tanking->sorties));
}

static void show_curves(const struct aircraft *type, struct buffer *out)
{
    buffer_format(out, "  payload by range: %s: %s\n  block speed: %s: %s\n", figure_basis_word(type->payload_st.basis),
                  type->payload_st.because, figure_basis_word(type->block_kn.basis), type->block_kn.because);
    if (type->runway)
        buffer_format(out, "  least runway: %s\n", type->runway);
}

void airlift_show(struct airlift *airlift, struct buffer *out)
{
    show_head(airlift, out);
    buffer_add(out, "\nOne mission\n");
    if (figure_known(&airlift->payload_st))
        show_payload(airlift, out);
    if (airlift->out.count)
        show_mission(airlift, out);
    show_day(airlift, out);
    if (airlift->has_load || airlift->has_passengers)
        show_closure(airlift, out);
    if (airlift->refuels)
        show_tanking(airlift, out);
    buffer_add(out, "\nNumbers used; --KEY takes another\n");
    figures_show(airlift->rows, airlift->row_count, out);
    if (airlift->type)
        show_curves(airlift->type, out);
    buffer_add(
        out, "\nSteady flow by planning factors, from the first landing on: no weather, no breakdown, no priority.\n");
}

static void add_station(struct buffer *out, const char *name, const struct airlift *airlift,
                        const struct airlift_station *station)
{
    buffer_format(out, ",\n  \"%s\": {\"looked_at\": %s", name, figure_known(&station->spots) ? "true" : "false");
    add_json_field(out, "missions_per_day", station->missions_per_day);
    add_json_field(out, "st_per_day", station->missions_per_day * airlift->planned_st);
    add_json_field(out, "passengers_per_day", station->missions_per_day * airlift->seats.value);
    buffer_add(out, "}");
}

static void add_mission(struct buffer *out, const struct airlift *airlift)
{
    buffer_add(out, ",\n  \"mission\": {\"binds\": ");
    add_json_text(out, airlift->trips_by_flying <= airlift->trips_by_cycle ? "utilisation" : "cycle");
    add_json_field(out, "nmi", airlift->out.nmi + airlift->back.nmi);
    add_json_field(out, "flying_hours", airlift->flying_hours);
    add_json_field(out, "ground_hours", airlift->ground_hours);
    add_json_field(out, "cycle_hours", airlift->flying_hours + airlift->ground_hours);
    add_json_field(out, "first_hours", airlift->first_hours);
    add_json_field(out, "trips_by_utilisation", airlift->trips_by_flying);
    add_json_field(out, "trips_by_cycle", airlift->trips_by_cycle);
    buffer_add(out, "},\n  \"fleet\": {\"count\": ");
    add_json_number(out, airlift->count.value);
    add_json_field(out, "missions_per_day", airlift->count.value * airlift->trips_per_day);
    add_json_field(out, "st_per_day", airlift->count.value * airlift->trips_per_day * airlift->planned_st);
    add_json_field(out, "million_ton_miles", airlift->million_ton_miles);
    buffer_add(out, "}");
}

static void add_closure(struct buffer *out, const struct airlift *airlift)
{
    static const char *const words[AIRLIFT_LIMITS] = {"fleet", "onload", "offload"};
    const struct airlift_closure *closure = &airlift->closure;
    buffer_add(out, ",\n  \"closure\": {\"binds\": ");
    add_json_text(out, words[closure->binding]);
    add_json_field(out, "days", closure->days[closure->binding]);
    for (int limit = 0; limit < AIRLIFT_LIMITS; limit++)
        add_json_field(out, words[limit], closure->days[limit]);
    add_json_field(out, "cargo_missions", airlift->cargo_missions);
    add_json_field(out, "passenger_missions", airlift->passenger_missions);
    buffer_add(out, "}");
}

void airlift_show_json(const struct airlift *airlift, struct buffer *out)
{
    buffer_add(out, "{\n  \"aircraft\": ");
    add_json_text(out, airlift->type ? airlift->type->id : NULL);
    add_json_field(out, "payload_st", airlift->planned_st);
    if (airlift->out.count)
        add_mission(out, airlift);
    add_station(out, "onload", airlift, &airlift->onload);
    add_station(out, "offload", airlift, &airlift->offload);
    if (airlift->has_load || airlift->has_passengers)
        add_closure(out, airlift);
    if (airlift->refuels) {
        buffer_add(out, ",\n  \"refuelling\": {\"refuellings_per_mission\": ");
        add_json_number(out, airlift->tanking.refuellings);
        add_json_field(out, "tonnes_per_mission", airlift->tanking.tonnes);
        add_json_field(out, "tonnes_per_tanker", airlift->tanking.offload_tonnes.value);
        add_json_field(out, "tanker_sorties", airlift->tanking.sorties);
        buffer_add(out, "}");
    }
    figures_show_json(airlift->rows, airlift->row_count, out);
    buffer_add(out, "\n}\n");
}

void airlift_explain(struct buffer *out)
{
    buffer_add(out, "Types\n");
    aircraft_list(out);
    buffer_add(
        out, "\nEquations, round trip\n"
             "  missions          cargo / payload, passengers / seats, rounded up\n"
             "  flying            sum of leg / block speed, out and back\n"
             "  trips a day       min(UTE / flying, 24 / (flying + ground)) of one aircraft; UTE alone flatters\n"
             "                    a fleet that stands on the ground\n"
             "  fleet a day       count x payload x trips\n"
             "  station a day     spots (MOG) x payload x hours open / ground time x queueing\n"
             "  closure           missions (not rounded) / missions a day, by the slowest of fleet and stations\n"
             "  ton-miles a day   count x block speed x payload x hours flown x productivity\n"
             "  payload           min(planning payload, payload by range at the longest leg out)\n"
             "  refuellings       ceil(leg / range) - 1; fuel: burn x (leg - range), for both ways\n"
             "  tanker gives      fuel - reserve - burn x (2 radius / speed + time there)\n"
             "\nSource: AFPAM 10-1403, Air Mobility Planning Factors. The pamphlet itself was not read: the station\n"
             "equation, its 0.85 and worked example, and tables 1, 3, 4 and 5 as far as used here are taken from\n"
             "METHOD.md of airlift-planner, which quotes the 2018 edition; the other equations are the pamphlet's\n"
             "as generally taught. Utilisation rates, most seats and speeds were remembered: they are marked assumed.\n"
             "RAND (Stucker and others 1998) holds that working spots and ground time are no constants: vary them.\n");
}
