#include "calc/route_internal.h"

#include "base/text.h"
#include "geo/passage.h"

static void explain_number(struct buffer *out, const char *before, double value, const char *after, const char *source)
{
    char number[48];
    text_of_number_rounded(value, 4, number);
    if (value > 0.0)
        buffer_format(out, "; %s%s %s (%s)", before, number, after, source);
}

static void explain_passages(struct buffer *out)
{
    buffer_add(out, "Passages\n\n");
    for (uint32_t passage = 0; passage < passage_count(); passage++) {
        const struct passage *row = passage_row(passage);
        buffer_add(out, "  ");
        calc_cell(out, row->id, 18);
        buffer_add(out, row->title);
        explain_number(out, "draught to ", row->draught_m, "m", row->draught_source);
        explain_number(out, "", row->days, "d beyond steaming", row->days_source);
        buffer_format(out, "%s%s\n", row->is_open ? "" : "; closed unless opened: ", row->note);
    }
}

static void explain_sea(struct buffer *out)
{
    buffer_add(
        out,
        "By sea\n\n"
        "The shortest way for a ship that keeps out of closed passages. A* over cells of a quarter of a degree in\n"
        "32 directions, then pulled taut along great circles; lengths are those of the shortest lines on the\n"
        "ellipsoid WGS84. A port in a cell of land begins at the nearest cell of sea, at most 60 nmi away.\n"
        "When every way leads through a closed passage the answer is: infeasible.\n\n"
        "days = nmi / (24 speed) + days in passages. Speed is made good, 0.5 to 0.8 of a ship's greatest.\n\n"
        "Accuracy: New York - Colombo 8,561 nmi by Suez and 14,018 by Panama, against 8,604 and 14,102 in NGA\n"
        "Pub. 151. Seven more, remembered (an assumption), agree within 0.5%. No lanes, traffic separation, depth\n"
        "along the way, weather or ice is known; coasts are kept off by up to a cell.\n\n"
        "Sources: C. F. F. Karney, Algorithms for geodesics, J. Geod. 87 (2013); land: Natural Earth 1:50 million\n"
        "(public domain); draught limits of canals: searoute-ts 2.2.0. What is called an\n"
        "assumption is remembered, not read.\n\n");
    explain_passages(out);
}

static void explain_air(struct buffer *out)
{
    buffer_add(
        out,
        "By air\n\n"
        "The quickest chain of landings at airfields of casus calc places that keeps out of denied airspace:\n\n"
        "  leg   <= range (1 + refuellings on it)          refuellings = ceil(leg / range) - 1\n"
        "  hours  = nmi / speed + ground hours of each landing but the last\n\n"
        "Each leg is the shortest way around denied airspace (A* over the corners of its outline); the chain is "
        "found by\n"
        "A* over airfields. Refuelling in the air costs no time; whether a tanker can be there is not asked. "
        "The range of\n"
        "an aircraft with a payload is read from its payload-range curve. Without --range or --aircraft a leg "
        "may be of\n"
        "any length, and landings are those of --via. If there is no way, the answer is: infeasible, why, and "
        "which single\n"
        "permission would make one.\n\n"
        "Who must consent: every country flown over, with miles over its land, and every country landed in. With a\n"
        "country are denied the airfields that casus calc places gives it, and those of its territories that are not\n"
        "drawn (CHN: HKG; USA: GUM). Territories that are drawn (GRL, FLK, PRI, NCL) count by themselves.\n\n"
        "Accuracy: the way is the shortest on the sphere, its length is told on the ellipsoid WGS84; the two differ "
        "by\n"
        "less than 0.6%, as do seven known ways over named stops. Airways, winds, flight levels and reserves are not\n"
        "known: flights are longer. Outlines are of land at 1:110 million, good to tens of miles, and stop at the\n"
        "coast; sovereign airspace reaches 12 nmi on. Flight information regions are no borders and need no consent.\n"
        "Small countries (Singapore, Bahrain) are not drawn: they show where they are landed in, not where "
        "flown over.\n"
        "Borders are those that Natural Earth draws, which is who controls the ground; casus takes no position "
        "on them.\n\n"
        "Sources: outlines: Natural Earth 1:110 million (public domain); airfields: OurAirports (public domain);\n"
        "aircraft as in casus calc airlift, each number with its source or marked as assumed; which state controls a\n"
        "territory is remembered (an assumption).\n\n");
}

void route_explain(struct buffer *out)
{
    explain_air(out);
    explain_sea(out);
}
