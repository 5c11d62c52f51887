#include "model/force.h"
#include "model/rows.h"

static const struct field force_fields[] = {
    NUMBER("growth", "", 0.1, 10, NULL, "Cargo that must move in the end, over what was planned"),
    NUMBER("leg_delay", "", 0, 5, NULL, "Delay of a leg, median, as a share of its time"),
    NUMBER("detour", "", 1, 5, "",
           "Empty ships between ports that no route joins: miles sailed over the great circle; blank: 1.3"),
    NUMBER("struck.v3", "", 0, 0.95, "", "Share of theatre spots out of use under serious clashes"),
    NUMBER("struck.v4", "", 0, 0.95, "", "The same in a war"),
    NUMBER("recall", "d", 0.001, 10000, "", "Day on which forces are called back whatever happens; blank: never"),
    NUMBER("recall_share", "", 0.001, 1, "", "Share of them that is called back then; blank: all"),
};
const struct section force_section =
    SECTION("force", SECTION_ONE, force_fields, "Moving forces: what all movements share");

static const struct field supply_fields[] = {
    NUMBER("days", "d", 0, 1000, NULL, "Days of it that arrive with a role"),
    NUMBER("host", "", 0, 1, NULL, "Share of consumption the host can supply"),
    NUMBER("logistics", "", 0, 1, NULL, "Share that full logistics support adds"),
    SOME_OF("roles", "roles", "", "Roles that use it; blank: all"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section supply_section = SECTION("supplies", SECTION_MANY, supply_fields,
                                              "Classes of supply; a role is short when the first of them is out");

static const struct field unit_fields[] = {
    NUMBER("persons", "persons", 0, 1e6, NULL, "Persons at ambition 1"),
    NUMBER("tonnes", "t", 0, 1e7, "0 t assume \"moves itself\"", "Cargo at ambition 1"),
    NUMBER("area", "sq ft", 0, 1e9, "0 sq ft assume \"weight binds\"", "Deck area of that cargo"),
    NUMBER("oversize", "", 0, 1, "", "Share of it too large for a pallet"),
    NUMBER("outsize", "", 0, 1, "", "Share of it that only the largest aircraft take"),
    NUMBER("ald", "d", 0, 1000, NULL, "Available to load: from the mandate to readiness at the place of embarkation"),
    NUMBER("ead", "d", 0, 1000, "", "Earliest arrival, from the mandate; blank: as soon as can be"),
    NUMBER("lad", "d", 0, 10000, "", "Latest arrival at the port or airfield, from the mandate"),
    NUMBER("rdd", "d", 0, 10000, "", "Required delivery, where it is needed, from the mandate"),
    NUMBER("region", "", 0, 1, "0 assume \"none\"", "Share already in the region"),
    NUMBER("speed", "kn", 0, 1e5, "0 kn assume \"moved by lift\"", "Speed made good, for units that move themselves"),
    NUMBER("flow", "t/d", 0, 1e6, "0 t/d assume \"none\"", "Relief it brings a day once in place"),
    ONE_OF("role", "roles", NULL, "Role it serves"),
    WORD("moves", "self|air|sea|none", NULL, "How it gets there; none: it acts from where it is"),
    ONE_OF("from", "nodes", "", "Where it starts"),
    SOME_OF("to", "nodes", "", "Where it is needed; of several each load takes the one that has it sooner"),
    WORD("people", "with|fly", "with", "Its people travel with the cargo, or fly apart: it is in place when both are"),
    ONE_OF("people_from", "nodes", "", "Where they board"),
    SOME_OF("people_to", "nodes", "", "Where they land"),
    HOW_MANY("priority", 1, 9, "5", "Who goes first: 1 before 2"),
    SOME_OF("owners", "members", "", "Members that have such a unit; blank: all but the leader could"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section unit_section = SECTION("forces", SECTION_MANY, unit_fields,
                                            "Units that roles call for, at ambition 1: the list of what must move");

static const struct field lift_fields[] = {
    NUMBER("available", "%", 0, 1, NULL, "Chance that one of them is fit and free"),
    NUMBER("notice", "d", 0, 1000, NULL, "Time from mandate to the first loading, positioning included"),
    NUMBER("load", "t", 0, 1e6, NULL, "Load of one trip"),
    NUMBER("area", "sq ft", 0, 1e7, "0 sq ft assume \"weight binds\"", "Usable deck area; 0: only weight counts"),
    NUMBER("seats", "persons", 0, 1e5, "", "People it takes on a trip without cargo; blank: none"),
    NUMBER("speed", "kn", 0, 1e5, NULL, "Speed made good"),
    NUMBER("hours", "h/d", 0, 1, "24 h/d assume \"no cap\"", "Hours under way a day that can be kept up"),
    NUMBER("range", "nmi", 0, 30000, "", "Longest leg with that load; blank: no limit"),
    NUMBER("ferry", "nmi", 0, 30000, "",
           "Longest leg empty; between, the load falls in a straight line; blank: as range"),
    NUMBER("breaks", "", 0, 1, "", "Chance that it breaks down before a sortie; blank: never"),
    NUMBER("repair", "d", 0, 365, "", "Time to mend it, median"),
    HOW_MANY("count", 0, 500, NULL, "How many there are"),
    WORD("mode", "air|sea", NULL, "Aircraft or ships"),
    WORD("takes", "bulk|oversize|outsize", "outsize", "The largest cargo that fits; ships take all"),
    SOME_OF("owners", "members", "", "Members they belong to in turn; blank: the alliance's own"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section lift_section = SECTION("lift", SECTION_MANY, lift_fields, "Pools of aircraft and ships");

static const struct field node_fields[] = {
    NUMBER("spots", "", 1, 1000, NULL, "Working spots or berths; a draw is rounded to whole ones"),
    NUMBER("service", "h", 0, 10000, NULL, "Time one load takes on a spot"),
    NUMBER("open", "h/d", 0.001, 1, "", "Hours a day in which work on a load may begin; blank: day and night"),
    NUMBER("clearance", "t/d", 0, 1e7, "", "Cargo that road and rail take away a day; blank: no limit"),
    NUMBER("onward", "d", 0, 365, "", "Onward movement to where a load is needed; blank: none"),
    WORD("kind", "airfield|port", NULL, "What it is"),
    WORD("theatre", "yes|no", "no", "In the theatre, where others need it too"),
    NUMBER("lat", "degree", -90, 90, NULL, "Latitude"),
    NUMBER("lon", "degree", -180, 180, NULL, "Longitude"),
    WORDS("country", "", "Country"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section node_section = SECTION("nodes", SECTION_MANY, node_fields, "Ports and airfields");

static const struct field route_fields[] = {
    NUMBER("nmi", "nmi", 0, 30000, NULL, "Length"),
    NUMBER("leg", "nmi", 0, 30000, "", "Longest leg between landings; blank: all alike"),
    WORD("mode", "air|sea", NULL, "By air or by sea"),
    ONE_OF("from", "nodes", NULL, "Where it begins"),
    ONE_OF("to", "nodes", NULL, "Where it ends"),
    SOME_OF("via", "passages", "", "Passages it needs open"),
    HOW_MANY("stops", 0, 20, "0", "Landings on the way, by air, where `over` does not name them"),
    SOME_OF("over", "nodes", "", "Where it lands on the way"),
};
const struct section route_section =
    SECTION("routes", SECTION_MANY, route_fields,
            "Ways between nodes; of those open the shortest is taken, by air the one that moves most a day");

static const struct field passage_fields[] = {
    NUMBER("open", "%", 0, 1, NULL, "Chance that it is open to this traffic on day 0"),
    NUMBER("shuts", "per day", 0, 10, "", "Rate at which it shuts while open; blank: it stays as it is"),
    NUMBER("reopens", "d", 0.01, 10000, "", "Time until it opens again, median"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section passage_section =
    SECTION("passages", SECTION_MANY, passage_fields, "Straits, canals and overflight that can be closed");
