/* Rules by which a body settles one question on one line, behind one interface.
 *
 * Every actor has a most wanted position x on the line, a salience s (how much of its means it spends on this question)
 * and a capability c (how much means it has). A rule turns them into one position, or into no agreement. Rules
 * disagree; run side by side, their spread is the uncertainty of method. No rule here is meant as the truth about any
 * body: `compromise` predicts best on average in the European Union (Thomson et al. 2006), `eum_*` knows neither veto
 * nor status quo. A body in which every member can break silence is in theory/silence.h.
 *
 * Pure functions; nothing fails or allocates. Equal inputs in equal order give equal bits. */
#ifndef CASUS_THEORY_COUNCIL_H
#define CASUS_THEORY_COUNCIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct council_actor {
    double position;
    double salience;   /* s, 0..1 */
    double capability; /* c > 0 */
};

struct council_question {
    const struct council_actor *actors;
    uint32_t count;           /* >= 1; at least one actor has s > 0 */
    double status_quo;        /* holds when nothing is agreed: nash, qualified_majority */
    double proposal;          /* opening text of the sponsor: qualified_majority */
    double disagreement_cost; /* >= 0, what no agreement costs everybody, in squared units of position: nash */
    double count_share;       /* 0..1, least share of actors that must accept: qualified_majority */
    double weight_share;      /* 0..1, least share of capability that must accept: qualified_majority */
    double unchallenged; /* Q, 0..1, probability that the status quo holds if nobody challenges: eum_*; usually 1 */
};

struct council_decision {
    bool agreed;
    double position; /* the status quo where nothing is agreed */
};

struct council_rule {
    const char *name;     /* "compromise" */
    const char *label;    /* "Compromise" */
    const char *title;    /* what it does, in a line */
    const char *equation; /* lines of text, for help */
    const char *source;
    bool needs_status_quo;
    /* `memory` holds council_memory(count) bytes, aligned for doubles; its contents mean nothing before or after. */
    struct council_decision (*decide)(const struct council_question *question, void *memory);
};

/* Their names, in order: words of a schema. */
#define COUNCIL_RULE_NAMES "compromise|median|nash|eum_scholz|eum_printed|qualified_majority"
extern const struct council_rule *const council_rules[];
extern const uint32_t council_rule_count;

/* Bytes that the hungriest rule needs for `count` actors. */
size_t council_memory(uint32_t count);

/* Sum of c s x over sum of c s. */
double council_mean(const struct council_actor *actors, uint32_t count);

#endif
