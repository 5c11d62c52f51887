#include "calc/route_internal.h"

#include "base/text.h"

static const struct place NOWHERE = {NULL, 0, 0, 0};

enum calc_result route_without_map(struct problems *problems)
{
    problem_error(problems, NOWHERE, "without map it is told why", "infeasible: there is no way to draw");
    return CALC_MISUSED;
}

bool route_refuse_keys(const struct calc_arguments *arguments, enum route_mode mode, struct problems *problems)
{
    static const char *const of_sea[] = {"close", "open", "draught"};
    static const char *const of_air[] = {"deny", "avoid", "via", "range", "aircraft", "payload", "refuel", "ground"};
    const bool is_sea = mode == ROUTE_SEA;
    const char *const *keys = is_sea ? of_air : of_sea;
    const size_t count = is_sea ? sizeof of_air / sizeof of_air[0] : sizeof of_sea / sizeof of_sea[0];
    bool good = true;
    for (size_t k = 0; k < count; k++)
        if (calc_text(arguments, keys[k])) {
            problem_error(problems, NOWHERE,
                          is_sea ? "by sea: --close or --open a passage, --draught"
                                 : "by air: --deny a country, --avoid an airfield, --via, --range or --aircraft",
                          "%s is of ways by %s", keys[k], is_sea ? "air" : "sea");
            good = false;
        }
    return good;
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    const char *mode = calc_text(arguments, "mode");
    if (text_equal(mode, "sea"))
        return route_by_sea(arguments, out, problems);
    if (text_equal(mode, "air"))
        return route_by_air(arguments, out, problems);
    problem_error(problems, NOWHERE, "mode=sea or mode=air", mode ? "there is no mode %s" : "mode is not given", mode);
    return CALC_MISUSED;
}

static const struct calc_key keys[] = {
    {"from", "PLACE", false, "a name of casus calc places, or latitude,longitude"},
    {"to", "PLACE", false, "likewise"},
    {"mode", "MODE", false, "sea or air"},
    {"close", "PASSAGE", true, "sea: a strait, canal or cape that may not be passed"},
    {"open", "PASSAGE", true, "sea: one that is closed without a word: by ice, or by the draught"},
    {"draught", "M", false, "sea: of the ship, in metres: closes what is too shallow"},
    {"deny", "COUNTRY", true, "air: one that may be neither flown over nor landed in, as in RUS"},
    {"avoid", "PLACE", true, "air: an airfield that is not landed at"},
    {"via", "PLACE", true, "air: a landing that must be made, in the order given"},
    {"range", "NMI", false, "air: longest leg without refuelling"},
    {"aircraft", "TYPE", false, "air: its range with the payload, its speed; casus calc airlift --help lists types"},
    {"payload", "MASS", false, "air: what the aircraft carries, as in 45st; its planning payload if not given"},
    {"refuel", "TIMES", false, "air: how often it may be refuelled on a leg, 0 if not given"},
    {"ground", "H", false, "air: hours of a landing on the way"},
    {"speed", "KN", false, "sea: made good, then the days are told; air: block speed"},
    {"map", NULL, false, "a picture (SVG) instead of text"},
    {"json", NULL, false, "for a program to read"},
};

const struct calc_model calc_route = {
    .name = "route",
    .title = "the way from place to place by sea or air: its length, passages, landings, consents",
    .examples =
        "casus calc route --from bremerhaven --to busan --mode sea --close suez\n"
        "casus calc route --from ramstein --to osan --mode air --deny RUS --deny CHN --aircraft c17 --payload 45st\n",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = route_explain,
    .write = write,
};
