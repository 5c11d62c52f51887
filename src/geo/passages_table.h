/* Passages and their gates, from passages.csv.
 * Written by tools/geography/ocean.py, not to be edited. Land: Natural Earth (public domain). */
/* clang-format off */
enum { PASSAGE_COUNT = 24, GATE_COUNT = 26 };

static const struct passage passage_rows[PASSAGE_COUNT] = {
    {"suez", "Suez Canal", PASSAGE_CANAL, 20.1, 1, true, 0, 1,
     "canal gates of searoute-ts 2.2.0", "an assumption: with the wait for a convoy", ""},
    {"bab_el_mandeb", "Bab-el-Mandeb", PASSAGE_STRAIT, 0, 0, true, 1, 1,
     "", "", ""},
    {"panama", "Panama Canal", PASSAGE_CANAL, 15.2, 1, true, 2, 1,
     "canal gates of searoute-ts 2.2.0", "an assumption: with the wait", ""},
    {"gibraltar", "Strait of Gibraltar", PASSAGE_STRAIT, 0, 0, true, 3, 1,
     "", "", ""},
    {"malacca", "Strait of Malacca", PASSAGE_STRAIT, 20.5, 0, true, 4, 1,
     "an assumption", "", ""},
    {"sunda", "Sunda Strait", PASSAGE_STRAIT, 0, 0, true, 5, 1,
     "", "", ""},
    {"lombok", "Lombok Strait", PASSAGE_STRAIT, 0, 0, true, 6, 1,
     "", "", ""},
    {"torres", "Torres Strait", PASSAGE_STRAIT, 12.2, 0, true, 7, 1,
     "an assumption", "", ""},
    {"hormuz", "Strait of Hormuz", PASSAGE_STRAIT, 0, 0, true, 8, 1,
     "", "", ""},
    {"dover", "Strait of Dover", PASSAGE_STRAIT, 0, 0, true, 9, 1,
     "", "", ""},
    {"kiel", "Kiel Canal", PASSAGE_CANAL, 7.0, 0.3, true, 10, 1,
     "canal gates of searoute-ts 2.2.0", "an assumption: some hours in locks", ""},
    {"danish_straits", "Danish straits", PASSAGE_STRAIT, 15, 0, true, 11, 1,
     "an assumption: the Great Belt's deep route", "", ""},
    {"bosporus", "Bosporus and Dardanelles", PASSAGE_STRAIT, 0, 0, true, 12, 2,
     "", "", ""},
    {"good_hope", "Cape of Good Hope", PASSAGE_CAPE, 0, 0, true, 14, 1,
     "", "", ""},
    {"cape_horn", "Cape Horn", PASSAGE_CAPE, 0, 0, true, 15, 1,
     "", "", ""},
    {"magellan", "Strait of Magellan", PASSAGE_STRAIT, 0, 0, true, 16, 1,
     "", "", ""},
    {"taiwan_strait", "Taiwan Strait", PASSAGE_STRAIT, 0, 0, true, 17, 1,
     "", "", ""},
    {"korea_strait", "Korea Strait", PASSAGE_STRAIT, 0, 0, true, 18, 2,
     "", "", ""},
    {"kanmon", "Kanmon Strait", PASSAGE_STRAIT, 12, 0, true, 20, 1,
     "an assumption", "", ""},
    {"tsugaru", "Tsugaru Strait", PASSAGE_STRAIT, 0, 0, true, 21, 1,
     "", "", ""},
    {"la_perouse", "La Perouse Strait", PASSAGE_STRAIT, 0, 0, true, 22, 1,
     "", "", ""},
    {"bering", "Bering Strait", PASSAGE_STRAIT, 0, 0, true, 23, 1,
     "", "", ""},
    {"northern_sea_route", "Northern Sea Route", PASSAGE_ICE, 0, 0, false, 24, 1,
     "", "", "ice closes it most of the year"},
    {"northwest_passage", "Northwest Passage", PASSAGE_ICE, 0, 0, false, 25, 1,
     "", "", "ice closes it most of the year"},
};

static const struct gate gate_rows[GATE_COUNT] = {
    {235, 239, 847, 851}, /* suez */
    {308, 308, 890, 894}, /* bab_el_mandeb */
    {323, 323, 398, 407}, /* panama */
    {214, 217, 697, 697}, /* gibraltar */
    {348, 348, 1118, 1125}, /* malacca */
    {383, 385, 1142, 1142}, /* sunda */
    {393, 393, 1182, 1185}, /* lombok */
    {397, 404, 1288, 1288}, /* torres */
    {251, 254, 945, 945}, /* hormuz */
    {156, 156, 722, 727}, /* dover */
    {141, 145, 757, 759}, /* kiel */
    {138, 138, 756, 773}, /* danish_straits */
    {195, 195, 835, 837}, /* bosporus */
    {197, 199, 827, 827}, /* bosporus */
    {494, 603, 800, 800}, /* good_hope */
    {576, 603, 450, 450}, /* cape_horn */
    {569, 573, 441, 441}, /* magellan */
    {262, 262, 1192, 1201}, /* taiwan_strait */
    {220, 226, 1232, 1232}, /* korea_strait */
    {226, 226, 1232, 1239}, /* korea_strait */
    {224, 224, 1244, 1244}, /* kanmon */
    {193, 195, 1282, 1282}, /* tsugaru */
    {176, 178, 1288, 1288}, /* la_perouse */
    {97, 97, 35, 47}, /* bering */
    {46, 49, 1136, 1136}, /* northern_sea_route */
    {46, 95, 336, 336}, /* northwest_passage */
};
