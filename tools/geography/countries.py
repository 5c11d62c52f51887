#!/usr/bin/env python3
"""Writes src/geo/countries_table.h: the outlines of countries, and the names of those not drawn.

    python3 tools/geography/countries.py [FOLDER]      writes the table to FOLDER; src/geo if not given

Reads countries-110m.json beside it, a copy from the npm package world-atlas 2.0.2 (ISC licence, LICENSE.world-atlas) of
Natural Earth's countries at 1:110 million (public domain). Standard library only; the same input
gives the same bytes. The table is committed, so a build needs neither this script nor Python.

Borders are kept as in the input, as arcs that two neighbours share, so that neighbours' outlines agree to the last bit.
Coordinates are rounded to 0.01 degree. Natural Earth draws straight lines on a map of longitude and latitude, casus
great circles; edges wider than 5 degrees of longitude are divided, so that the two stay within 0.03 degree.
"""
import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WIDEST_EDGE = 500  # hundredths of a degree

# A corner of the border of Sudan and South Sudan that reaches across Sudan's border with the Central African Republic.
MISPLACED = {(2389, 862)}

# Drawn by Natural Earth and without a number in ISO 3166-1; CYN and SOL are its own codes, XKX the one in common use.
UNNUMBERED = {"N. Cyprus": ("CYN", "Northern Cyprus"), "Somaliland": ("SOL", "Somaliland"), "Kosovo": ("XKX", "Kosovo")}

# ISO 3166-1: numeric code, alpha-3 code; title as casus shows it.
ISO_3166 = """
533 ABW Aruba
004 AFG Afghanistan
024 AGO Angola
660 AIA Anguilla
248 ALA Aland Islands
008 ALB Albania
020 AND Andorra
784 ARE United Arab Emirates
032 ARG Argentina
051 ARM Armenia
016 ASM American Samoa
010 ATA Antarctica
260 ATF French Southern Territories
028 ATG Antigua and Barbuda
036 AUS Australia
040 AUT Austria
031 AZE Azerbaijan
108 BDI Burundi
056 BEL Belgium
204 BEN Benin
535 BES Caribbean Netherlands
854 BFA Burkina Faso
050 BGD Bangladesh
100 BGR Bulgaria
048 BHR Bahrain
044 BHS Bahamas
070 BIH Bosnia and Herzegovina
652 BLM Saint Barthelemy
112 BLR Belarus
084 BLZ Belize
060 BMU Bermuda
068 BOL Bolivia
076 BRA Brazil
052 BRB Barbados
096 BRN Brunei
064 BTN Bhutan
074 BVT Bouvet Island
072 BWA Botswana
140 CAF Central African Republic
124 CAN Canada
166 CCK Cocos Islands
756 CHE Switzerland
152 CHL Chile
156 CHN China
384 CIV Ivory Coast
120 CMR Cameroon
180 COD DR Congo
178 COG Congo
184 COK Cook Islands
170 COL Colombia
174 COM Comoros
132 CPV Cape Verde
188 CRI Costa Rica
192 CUB Cuba
531 CUW Curacao
162 CXR Christmas Island
136 CYM Cayman Islands
196 CYP Cyprus
203 CZE Czechia
276 DEU Germany
262 DJI Djibouti
212 DMA Dominica
208 DNK Denmark
214 DOM Dominican Republic
012 DZA Algeria
218 ECU Ecuador
818 EGY Egypt
232 ERI Eritrea
732 ESH Western Sahara
724 ESP Spain
233 EST Estonia
231 ETH Ethiopia
246 FIN Finland
242 FJI Fiji
238 FLK Falkland Islands
250 FRA France
234 FRO Faroe Islands
583 FSM Micronesia
266 GAB Gabon
826 GBR United Kingdom
268 GEO Georgia
831 GGY Guernsey
288 GHA Ghana
292 GIB Gibraltar
324 GIN Guinea
312 GLP Guadeloupe
270 GMB Gambia
624 GNB Guinea-Bissau
226 GNQ Equatorial Guinea
300 GRC Greece
308 GRD Grenada
304 GRL Greenland
320 GTM Guatemala
254 GUF French Guiana (drawn with France)
316 GUM Guam
328 GUY Guyana
344 HKG Hong Kong
334 HMD Heard Island and McDonald Islands
340 HND Honduras
191 HRV Croatia
332 HTI Haiti
348 HUN Hungary
360 IDN Indonesia
833 IMN Isle of Man
356 IND India
086 IOT British Indian Ocean Territory
372 IRL Ireland
364 IRN Iran
368 IRQ Iraq
352 ISL Iceland
376 ISR Israel
380 ITA Italy
388 JAM Jamaica
832 JEY Jersey
400 JOR Jordan
392 JPN Japan
398 KAZ Kazakhstan
404 KEN Kenya
417 KGZ Kyrgyzstan
116 KHM Cambodia
296 KIR Kiribati
659 KNA Saint Kitts and Nevis
410 KOR South Korea
414 KWT Kuwait
418 LAO Laos
422 LBN Lebanon
430 LBR Liberia
434 LBY Libya
662 LCA Saint Lucia
438 LIE Liechtenstein
144 LKA Sri Lanka
426 LSO Lesotho
440 LTU Lithuania
442 LUX Luxembourg
428 LVA Latvia
446 MAC Macao
663 MAF Saint Martin
504 MAR Morocco
492 MCO Monaco
498 MDA Moldova
450 MDG Madagascar
462 MDV Maldives
484 MEX Mexico
584 MHL Marshall Islands
807 MKD North Macedonia
466 MLI Mali
470 MLT Malta
104 MMR Myanmar
499 MNE Montenegro
496 MNG Mongolia
580 MNP Northern Mariana Islands
508 MOZ Mozambique
478 MRT Mauritania
500 MSR Montserrat
474 MTQ Martinique
480 MUS Mauritius
454 MWI Malawi
458 MYS Malaysia
175 MYT Mayotte
516 NAM Namibia
540 NCL New Caledonia
562 NER Niger
574 NFK Norfolk Island
566 NGA Nigeria
558 NIC Nicaragua
570 NIU Niue
528 NLD Netherlands
578 NOR Norway
524 NPL Nepal
520 NRU Nauru
554 NZL New Zealand
512 OMN Oman
586 PAK Pakistan
591 PAN Panama
612 PCN Pitcairn
604 PER Peru
608 PHL Philippines
585 PLW Palau
598 PNG Papua New Guinea
616 POL Poland
630 PRI Puerto Rico
408 PRK North Korea
620 PRT Portugal
600 PRY Paraguay
275 PSE Palestine
258 PYF French Polynesia
634 QAT Qatar
638 REU Reunion
642 ROU Romania
643 RUS Russia
646 RWA Rwanda
682 SAU Saudi Arabia
729 SDN Sudan
686 SEN Senegal
702 SGP Singapore
239 SGS South Georgia
654 SHN Saint Helena
744 SJM Svalbard (drawn with Norway)
090 SLB Solomon Islands
694 SLE Sierra Leone
222 SLV El Salvador
674 SMR San Marino
706 SOM Somalia
666 SPM Saint Pierre and Miquelon
688 SRB Serbia
728 SSD South Sudan
678 STP Sao Tome and Principe
740 SUR Suriname
703 SVK Slovakia
705 SVN Slovenia
752 SWE Sweden
748 SWZ Eswatini
534 SXM Sint Maarten
690 SYC Seychelles
760 SYR Syria
796 TCA Turks and Caicos Islands
148 TCD Chad
768 TGO Togo
764 THA Thailand
762 TJK Tajikistan
772 TKL Tokelau
795 TKM Turkmenistan
626 TLS Timor-Leste
776 TON Tonga
780 TTO Trinidad and Tobago
788 TUN Tunisia
792 TUR Turkey
798 TUV Tuvalu
158 TWN Taiwan
834 TZA Tanzania
800 UGA Uganda
804 UKR Ukraine
581 UMI US Minor Outlying Islands
858 URY Uruguay
840 USA United States
860 UZB Uzbekistan
336 VAT Vatican City
670 VCT Saint Vincent and the Grenadines
862 VEN Venezuela
092 VGB British Virgin Islands
850 VIR US Virgin Islands
704 VNM Vietnam
548 VUT Vanuatu
876 WLF Wallis and Futuna
882 WSM Samoa
887 YEM Yemen
710 ZAF South Africa
894 ZMB Zambia
716 ZWE Zimbabwe
"""


def codes_of(geometry, iso):
    """Code and title"""
    return iso[geometry["id"]] if "id" in geometry else UNNUMBERED[geometry["properties"]["name"]]


def divided(a, b):
    """Points from a, exclusive, to b, inclusive, no two further apart in longitude than WIDEST_EDGE"""
    east = (b[0] - a[0] + 18000) % 36000 - 18000
    parts = max(1, -(-abs(east) // WIDEST_EDGE))
    for k in range(1, parts):
        longitude = (a[0] + round(east * k / parts) + 18000) % 36000 - 18000
        yield longitude, a[1] + round((b[1] - a[1]) * k / parts)
    yield b


def arcs_of(topology):
    """Lists of (longitude, latitude) in hundredths of a degree"""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        position, points = [0, 0], []
        for step in steps:
            position = [position[axis] + step[axis] for axis in (0, 1)]
            longitude, latitude = (round(100 * (position[axis] * scale[axis] + shift[axis])) for axis in (0, 1))
            point = ((longitude + 18000) % 36000 - 18000, latitude)
            if not points:
                points.append(point)
            elif point != points[-1] and point not in MISPLACED:
                points.extend(divided(points[-1], point))
        yield points


def rings_of(geometry, arcs):
    """Arcs around each ring, the land on the left; the input has it on the right, and one arc (386) that is a point.
    ~n: arc n backwards"""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            extended = [~arc for arc in reversed(ring) if len(arcs[max(arc, ~arc)]) > 1]
            if extended:
                yield extended


def lines(items, separator=","):
    """Joined, in lines of at most 116 columns"""
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > 116:
            yield line
            line = "   "
        line += " " + item + separator
    yield line


def running(counts):
    """0, and the sums of the first 1, 2, ... counts"""
    total = [0]
    for count in counts:
        total.append(total[-1] + count)
    return total


def array(kind, name, items):
    return [f"static const {kind} {name} = {{", *lines(items), "};", ""]


def named(code, title):
    return f'{{"{code}", "{title}"}}'


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER.parent.parent / "src" / "geo"
    topology = json.loads((FOLDER / "countries-110m.json").read_text())
    iso = {row[:3]: (row[4:7], row[8:]) for row in ISO_3166.strip().splitlines()}
    arcs = list(arcs_of(topology))
    countries = sorted((*codes_of(geometry, iso), list(rings_of(geometry, arcs)))
                       for geometry in topology["objects"]["countries"]["geometries"])
    drawn = {code for code, _, _ in countries}
    undrawn = sorted(row for row in iso.values() if row[0] not in drawn)
    rings = [ring for _, _, own in countries for ring in own]
    first_ring = running(len(own) for _, _, own in countries)
    text = [
        "/* Written by tools/geography/countries.py from Natural Earth's countries at 1:110 million (public domain).",
        " * Not to be edited. Longitude, latitude, in degrees x 100; ~n: arc n backwards; land is on the left. */",
        "/* clang-format off */",
        *array("int16_t", "table_points[][2]", (f"{{{x},{y}}}" for arc in arcs for x, y in arc)),
        *array("uint16_t", "table_arc_first[]", map(str, running(len(arc) for arc in arcs))),
        *array("int16_t", "table_ring_arcs[]", (str(arc) for ring in rings for arc in ring)),
        *array("uint16_t", "table_ring_first[]", map(str, running(len(ring) for ring in rings))),
        *array("uint16_t", "table_country_first[]", map(str, first_ring)),
        *array("struct country", "table_countries[]", (named(code, title) for code, title, _ in countries)),
        *array("struct country", "table_undrawn[]", (named(code, title) for code, title in undrawn)),
    ]
    (folder / "countries_table.h").write_text("\n".join(text[:-1]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
