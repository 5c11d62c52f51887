/* What mechanisms tell each other about (notices), and what they write into the trace (notes). `explain` makes
 * sentences of both. */
#ifndef CASUS_MODEL_TOPICS_H
#define CASUS_MODEL_TOPICS_H

enum topic {
    TOPIC_VIOLENCE, /* about: the level reached (also at onset) */
    TOPIC_CALMER,   /* about: the level violence fell to; no stimulus */
    TOPIC_CRISIS_OVER,
    TOPIC_AMBITION, /* about: role; size: the ambition the option now asks for */
    TOPIC_DECIDED,  /* about: role; size: depth; shift: 2 alliance flag, 1 coalition, 0 dropped */
    TOPIC_GIVEN,    /* about: role; size: the share that contributors give now */
    TOPIC_REACTION, /* about: reactor; size: response class reached */
    TOPIC_FALSE_ALARM,
    TOPIC_CONCESSION, /* sanctions worked */
    TOPIC_RECALL,     /* a crisis at home, or the plan, calls forces back */
    TOPIC_COUNT,
};

/* What the chair does when silence is broken. */
enum chair_step { CHAIR_WAITS, CHAIR_EXEMPTS, CHAIR_CUTS, CHAIR_CHANGES_FORUM, CHAIR_GIVES_UP };

/* Notes: about and two numbers each. */
enum note_code {
    NOTE_CLAUSE_PUT,       /* role * 4 + stage; depth in view, round */
    NOTE_STAGE,            /* role * 4 + stage; depth in view, round: silence held on a warning or a request */
    NOTE_DELEGATED,        /* role; depth, 0 */
    NOTE_COALITION_SOUGHT, /* role; 0, 0 */
    NOTE_SILENCE_BROKEN,   /* role * 4096 + member; its value over the status quo, how many others broke it */
    NOTE_CHAIR_STEP,       /* role * 16 + enum chair_step; depth before, depth after */
    NOTE_ADOPTED,          /* role; depth, round */
    NOTE_RATIFYING,        /* role * 4096 + the last member; depth, days until it has ratified */
    NOTE_GENERATED,        /* role; share given now, contributors */
    NOTE_GIVEN_UP,         /* role; 0, 0 */
    NOTE_EXEMPT,           /* role * 4096 + member; 0, 0 */
    NOTE_COALITION,        /* role; depth, contributors */
    NOTE_NO_COALITION,     /* role; contributors, share of owners */
    NOTE_NO_CONSENT,       /* role; contributors, share of owners: a base, airspace or asset is not to be had */
    NOTE_LEFT,             /* role * 4096 + member; willingness, 0 */
    NOTE_UNIT_CALLED,      /* unit; share of the table, days to ready */
    NOTE_UNIT_READY,       /* unit; tonnes to move, 0 */
    NOTE_UNIT_CLOSED,      /* unit; days since the mandate, 0 */
    NOTE_ASSET,            /* asset * ASSET_STATES + enum asset_state it enters; node it is at or bound for, node of
                              arrival of its load */
    NOTE_LOADED,           /* asset; shipment, tonnes or persons: part of its next load */
    NOTE_SERVED,           /* asset; node, days its service takes from now */
    NOTE_PASSAGE,          /* passage; 1 it opens, 0 it shuts; 0 */
    NOTE_CALLED_BACK,      /* unit; share of the table called now, share that is away */
    NOTE_KEPT,             /* asset; shipment, tonnes or persons of its load that stay at home */
    NOTE_RELOADED,         /* asset; shipment, tonnes or persons: part of its load homeward */
    NOTE_CAME_HOME,        /* shipment; tonnes or persons that are home again, node */
    NOTE_HOME,             /* role; days since the recall, the bound no schedule beats */
    NOTE_CLOSED,           /* role; days since the mandate, the bound no schedule beats */
    NOTE_HELD,             /* role * 16 + bottleneck; days it held the load that brought the half */
    NOTE_HALF,             /* role * 16 + the longest of them; its days, share called */
    NOTE_NO_ROUTE,         /* unit; 0, 0 */
    NOTE_ANSWER,           /* reactor * 16 + kind; response, days until it shows */
    NOTE_HONOURED,         /* treaty; level, days until it shows */
    NOTE_NOT_HONOURED,     /* treaty; probability, 0 */
    NOTE_MOBILISED,        /* 1 in answer to the alliance, 0 to the onset; 0, 0 */
    NOTE_MEDIATION,        /* 0; 1 accepted 0 refused */
    NOTE_OUTAGE,           /* sector + 1, 0 where there are none; days, outages now */
    NOTE_AVAILABILITY,     /* 0; what nodes need, what command needs: there are sectors and one of the two moved */
    NOTE_DISPUTE,          /* 1 it comes to a use of force; how many so far, 1 recall */
    NOTE_WHAT_IF,          /* row; enum what_if_event, 0: what the scenario set happens */
    NOTE_LINE,             /* 0 none, 1 north, 2 border or collapse */
};

#endif
