/* Great-circle distance on a sphere of the Earth's mean radius (6,371.0088 km, IUGG), by the haversine formula, which
 * keeps its digits for near places. Within 0.6% of the ellipsoid's. Degrees, north and east positive; any longitude:
 * the date line needs no care. Pure functions; nothing fails. */
#ifndef CASUS_THEORY_GEODESY_H
#define CASUS_THEORY_GEODESY_H

#define KILOMETRES_PER_NMI 1.852
#define EARTH_RADIUS_NMI (6371.0088 / KILOMETRES_PER_NMI)

struct geo_point {
    double latitude_deg, longitude_deg;
};

double great_circle_nmi(struct geo_point from, struct geo_point to);

#endif
