/* One question before a body, read from a table of actors, and what each rule makes of it. For src/calc alone. */
#ifndef CASUS_CALC_ALLIANCE_INTERNAL_H
#define CASUS_CALC_ALLIANCE_INTERNAL_H

#include "calc/calc.h"
#include "theory/eum.h"

enum { ALLIANCE_ROUNDS_MOST = 1000, ALLIANCE_ACTORS_MOST = 500 };

struct alliance {
    struct arena arena;
    const char *file;
    const char *unit;  /* of positions, with a blank before it; "" where the table names none */
    const char **name; /* of actor k */
    struct council_question question;
    bool has_status_quo, has_proposal;
    uint32_t rounds;
    double blocking_cost;
    void *memory; /* for rules */
};

/* Fill actors, names and unit from the file. */
enum calc_result alliance_read(struct alliance *alliance, const char *path, struct problems *problems);

/* ---- rules: those of theory/council, and silence after them ---- */

uint32_t alliance_rule_count(void);
const char *alliance_rule_name(uint32_t rule);
const char *alliance_rule_title(uint32_t rule);
bool alliance_rule_applies(const struct alliance *alliance, uint32_t rule); /* it has the status quo it needs */
bool alliance_rule_bargains(uint32_t rule);                                 /* in rounds, as alliance_variant */
enum eum_variant alliance_variant(uint32_t rule);
struct council_decision alliance_decide(struct alliance *alliance, uint32_t rule);

/* ---- silence: positions as depths from the status quo (0) to the farthest wanted on the proposal's side (1) ---- */

struct alliance_silence {
    double opening;      /* depth of the opening text: the proposal, or the compromise */
    double *ceiling;     /* of actor k: the deepest text it lets pass, at most 1 */
    bool *breaks;        /* who breaks silence at the opening text */
    double agreed_depth; /* the deepest text up to the opening that all let pass */
};

void alliance_hear_silence(struct alliance *alliance, struct alliance_silence *silence);
/* The position at a depth. */
double alliance_position(const struct alliance *alliance, double depth);

/* ---- output ---- */

/* `rules` names `count` rules by number. */
void alliance_show(struct alliance *alliance, const uint32_t *rules, uint32_t count, struct buffer *out);
void alliance_show_one(struct alliance *alliance, uint32_t rule, struct buffer *out);
void alliance_show_json(struct alliance *alliance, const uint32_t *rules, uint32_t count, struct buffer *out);

/* Mean of the medians of rounds 1 to `rounds`. */
double alliance_over_rounds(const struct alliance *alliance, uint32_t rule);

#endif
