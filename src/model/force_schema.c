#include "model/force.h"
#include "model/rows.h"

static const struct field force_fields[] = {
    NUMBER("growth", "", 0.1, 10, NULL, "Cargo that must move in the end, over what was planned"),
    NUMBER("leg_delay", "", 0, 5, NULL, "Delay of a leg, median, as a share of its time"),
    NUMBER("supply_days", "d", 0, 1000, NULL, "Days of supply that arrive with a role"),
    NUMBER("host_supply", "", 0, 1, NULL, "Share of consumption the host can supply"),
    NUMBER("logistics_supply", "", 0, 1, NULL, "Share that full logistics support adds"),
};
const struct section force_section =
    SECTION("force", SECTION_ONE, force_fields, "Moving forces: what all movements share");

static const struct field unit_fields[] = {
    NUMBER("persons", "persons", 0, 1e6, NULL, "Persons at ambition 1"),
    NUMBER("tonnes", "t", 0, 1e7, "0 t assume \"moves itself\"", "Cargo at ambition 1"),
    NUMBER("area", "sq ft", 0, 1e9, "0 sq ft assume \"weight binds\"", "Deck area of that cargo"),
    NUMBER("ready", "d", 0, 1000, NULL, "Time from mandate to readiness to move"),
    NUMBER("region", "", 0, 1, "0 assume \"none\"", "Share already in the region"),
    NUMBER("speed", "kn", 0, 1e5, "0 kn assume \"moved by lift\"", "Speed made good, for units that move themselves"),
    NUMBER("flow", "t/d", 0, 1e6, "0 t/d assume \"none\"", "Relief it brings a day once in place"),
    ONE_OF("role", "roles", NULL, "Role it serves"),
    WORD("moves", "self|air|sea|none", NULL, "How it gets there; none: it acts from where it is"),
    ONE_OF("from", "nodes", "", "Where it starts"),
    ONE_OF("to", "nodes", "", "Where it is needed"),
    SOME_OF("owners", "members", "", "Members that have such a unit; blank: all but the leader could"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section unit_section =
    SECTION("forces", SECTION_MANY, unit_fields, "Units that roles call for, at ambition 1");

static const struct field lift_fields[] = {
    NUMBER("available", "%", 0, 1, NULL, "Chance that one of them is fit and free"),
    NUMBER("notice", "d", 0, 1000, NULL, "Time from mandate to the first loading, positioning included"),
    NUMBER("load", "t", 0, 1e6, NULL, "Load of one trip"),
    NUMBER("area", "sq ft", 0, 1e7, "0 sq ft assume \"weight binds\"", "Usable deck area; 0: only weight counts"),
    NUMBER("speed", "kn", 0, 1e5, NULL, "Speed made good"),
    NUMBER("hours", "h/d", 0, 1, "24 h/d assume \"no cap\"", "Hours under way a day that can be kept up"),
    HOW_MANY("count", 0, 500, NULL, "How many there are"),
    WORD("mode", "air|sea", NULL, "Aircraft or ships"),
    SOME_OF("owners", "members", "", "Members they belong to in turn; blank: the alliance's own"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section lift_section = SECTION("lift", SECTION_MANY, lift_fields, "Pools of aircraft and ships");

static const struct field node_fields[] = {
    NUMBER("spots", "", 1, 1000, NULL, "Working spots or berths"),
    NUMBER("service", "h", 0, 10000, NULL, "Time one load takes on a spot"),
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
    WORD("mode", "air|sea", NULL, "By air or by sea"),
    ONE_OF("from", "nodes", NULL, "Where it begins"),
    ONE_OF("to", "nodes", NULL, "Where it ends"),
    SOME_OF("via", "passages", "", "Passages it needs open"),
    HOW_MANY("stops", 0, 20, "0", "Landings on the way, by air"),
};
const struct section route_section =
    SECTION("routes", SECTION_MANY, route_fields, "Ways between nodes; the shortest open one is taken");

static const struct field passage_fields[] = {
    NUMBER("open", "%", 0, 1, NULL, "Chance that it is open to this traffic"),
    WORDS("title", NULL, "Name for readers"),
};
const struct section passage_section =
    SECTION("passages", SECTION_MANY, passage_fields, "Straits, canals and overflight that can be closed");
