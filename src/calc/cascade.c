#include "base/text.h"
#include "calc/formula.h"
#include "theory/cyber.h"
#include <string.h>

enum { DIRECT, LINK, KEY_COUNT };
enum { SECTORS_MOST = SHEET_ROWS_MOST };

static const struct formula_key keys[KEY_COUNT] = {
    [DIRECT] = KEY_TEXTS("direct", "SECTOR:SHARE", "share of its function that a sector loses at once"),
    [LINK] = KEY_TEXTS("link", "FROM:TO:SHARE", "what TO loses for all of what FROM loses"),
};

struct cascade {
    const char *name[SECTORS_MOST];
    uint32_t count;
    double direct[SECTORS_MOST], loss[SECTORS_MOST];
    double linked[SECTORS_MOST][SECTORS_MOST]; /* [to][from] */
};

/* The place of a sector, a new one if need be; -1 with a problem if there are too many. */
static int sector(struct sheet *sheet, struct cascade *cascade, const char *name)
{
    for (uint32_t k = 0; k < cascade->count; k++)
        if (text_equal(cascade->name[k], name))
            return (int)k;
    if (cascade->count == SECTORS_MOST) {
        sheet_problem(sheet, NULL, "there are more than %d sectors", SECTORS_MOST);
        return -1;
    }
    cascade->name[cascade->count] = name;
    return (int)cascade->count++;
}

/* Splits off what stands before the next colon; NULL if there is none, or nothing before it. */
static const char *before_colon(struct sheet *sheet, const char **text)
{
    const char *colon = strchr(*text, ':');
    const char *name = colon && colon > *text ? arena_slice(&sheet->arena, *text, (size_t)(colon - *text)) : NULL;
    *text = name ? colon + 1 : *text;
    return name;
}

static bool read_share(const char *text, double most, double *share)
{
    const size_t length = text_number(text, share);
    const bool is_percent = length && text_equal(text + length, "%");
    *share *= is_percent ? 0.01 : 1.0;
    return length && (is_percent || !text[length]) && *share >= 0.0 && *share <= most;
}

static void read_direct(struct sheet *sheet, struct cascade *cascade)
{
    const char *text;
    for (size_t k = 0; (text = calc_text_at(sheet->arguments, "direct", k)); k++) {
        const char *rest = text, *name = before_colon(sheet, &rest);
        double share;
        if (!name || !read_share(rest, 1.0, &share)) {
            sheet_problem(sheet, NULL, "direct takes SECTOR:SHARE as in power:0.1, SHARE from 0 to 1, not \"%s\"",
                          text);
            continue;
        }
        const int place = sector(sheet, cascade, name);
        if (place >= 0)
            cascade->direct[place] += share;
    }
}

static void read_links(struct sheet *sheet, struct cascade *cascade)
{
    const char *text;
    for (size_t k = 0; (text = calc_text_at(sheet->arguments, "link", k)); k++) {
        const char *rest = text, *from = before_colon(sheet, &rest), *to = from ? before_colon(sheet, &rest) : NULL;
        double share;
        if (!to || !read_share(rest, 10.0, &share)) {
            sheet_problem(sheet, NULL,
                          "link takes FROM:TO:SHARE as in power:telecom:0.3, SHARE from 0 to 10, not \"%s\"", text);
            continue;
        }
        const int source = sector(sheet, cascade, from), target = sector(sheet, cascade, to);
        if (source >= 0 && target >= 0)
            cascade->linked[target][source] += share;
    }
}

static void show(struct sheet *sheet, const struct cascade *cascade, double radius)
{
    static const struct sheet_column columns[] = {
        {NULL, "sector"}, {"direct", "at once"}, {"loss", "in the end"}, {"knock_on", "by others"}};
    double direct = 0.0, loss = 0.0;
    uint32_t worst = 0;
    sheet_columns(sheet, "Share of function lost", columns, 4);
    for (uint32_t k = 0; k < cascade->count; k++) {
        const double cells[] = {cascade->direct[k], cascade->loss[k], cascade->loss[k] - cascade->direct[k]};
        sheet_row(sheet, cascade->name[k], cells);
        direct += cascade->direct[k];
        loss += cascade->loss[k];
        worst = cascade->loss[k] > cascade->loss[worst] ? k : worst;
    }
    sheet_answer(sheet, "%s is hit worst: %s of its function is lost.", cascade->name[worst],
                 sheet_percent(sheet, cascade->loss[worst]));
    sheet_add(sheet, "amplification", "amplification", loss / direct, "", "losses in the end over those at once");
    sheet_add(sheet, "spectral_radius", "spectral radius", radius, "", "of the links; below 1 the cascade ends");
}

static void compute(struct sheet *sheet)
{
    struct cascade *cascade = arena_take(&sheet->arena, 1, sizeof *cascade);
    const uint32_t before = sheet->problems->error_count;
    double sum = 0.0;
    read_direct(sheet, cascade);
    read_links(sheet, cascade);
    for (uint32_t k = 0; k < cascade->count; k++)
        sum += cascade->direct[k];
    if (sheet->problems->error_count == before && sum <= 0.0)
        sheet_problem(sheet, "as in --direct power:0.1 --link power:telecom:0.3", "give what is lost at once");
    if (sheet->problems->error_count > before)
        return;
    const uint32_t count = cascade->count;
    double *matrix = arena_take(&sheet->arena, (size_t)count * count, sizeof *matrix);
    double *work = arena_take(&sheet->arena, 2 * (size_t)count * count, sizeof *work);
    for (uint32_t to = 0; to < count; to++)
        for (uint32_t from = 0; from < count; from++)
            matrix[to * count + from] = cascade->linked[to][from];
    const double radius = spectral_radius(matrix, count, work);
    if (inoperability(matrix, cascade->direct, count, work, cascade->loss))
        show(sheet, cascade, radius);
    else
        sheet_problem(sheet, "lower the links until it is below 1",
                      "the links feed on each other without end: their spectral radius is %s",
                      sheet_text(sheet, radius));
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  q = (I - A*)^-1 c, kept in 0..1        c: lost at once; A*(to, from): --link; q: lost in the end\n"
                 "  finite if the spectral radius of A* is below 1\n",
    .sources =
        "  Inoperability input-output model: Haimes & Jiang, Journal of Infrastructure Systems 7 (2001), as commonly\n"
        "  taught; the paper was not re-read.\n",
    .leaves_out =
        "  Links are linear and act at once; no stocks, no repair, no order in time. A sector that would lose more\n"
        "  than everything is told as 1, and what it passes on is then overstated.\n",
    .compute = compute,
};

const struct calc_model calc_cascade = {
    .name = "cascade",
    .title = "what an outage in one sector costs the others",
    .examples = "  casus calc cascade --direct power:0.1 --direct telecom:0.2 --link telecom:power:0.4 --link "
                "power:telecom:0.3\n"
                "  casus calc cascade power:0.3 --link power:rail:0.6 --link rail:ports:0.5 --link power:ports:0.2\n",
    .formula = &formula,
};
