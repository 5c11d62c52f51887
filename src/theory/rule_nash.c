#include "theory/council.h"

#include <float.h>
#include <math.h>

/* With R = sqrt((x - d)^2 + cost) an actor's gain is (q - (x - R)) ((x + R) - q): each of its two factors is exact near
 * the end of the interval where it vanishes, and the slope of the sum of logs is a sum of simple fractions. */
struct slope {
    double first, second; /* derivatives of the sum of logs */
};

static double reach(const struct council_question *question, uint32_t i)
{
    const double away = question->actors[i].position - question->status_quo;
    return sqrt(away * away + question->disagreement_cost);
}

static struct slope slope_at(const struct council_question *question, double q)
{
    struct slope slope = {0.0, 0.0};
    for (uint32_t i = 0; i < question->count; i++) {
        const struct council_actor *actor = &question->actors[i];
        const double w = actor->capability * actor->salience;
        if (!(w > 0.0))
            continue;
        const double r = reach(question, i), left = q - (actor->position - r), right = actor->position + r - q;
        slope.first += w * 2.0 * (actor->position - q) / (left * right); /* 1 / left - 1 / right */
        slope.second -= w * (1.0 / (left * left) + 1.0 / (right * right));
    }
    return slope;
}

/* Newton's step where it stays inside the bracket, else its middle: the slope falls throughout, so the bracket closes
 * on the one place where it is 0. */
static double top(const struct council_question *question, double low, double high)
{
    enum { STEPS_MOST = 200 };
    double q = low + 0.5 * (high - low);
    for (int step = 0; step < STEPS_MOST && low < q && q < high; step++) {
        const struct slope slope = slope_at(question, q);
        if (slope.first == 0.0)
            break;
        if (slope.first > 0.0)
            low = q;
        else
            high = q;
        const double newton = q - slope.first / slope.second;
        if (fabs(newton - q) <= DBL_EPSILON * fabs(q)) /* what rounding moves it by */
            break;
        q = newton > low && newton < high ? newton : low + 0.5 * (high - low);
    }
    return q;
}

static struct council_decision decide(const struct council_question *question, void *memory)
{
    /* Narrower than this share of the largest reach, the interval is rounding. */
    static const double ROUNDING = 1e-12;
    double low = -INFINITY, high = INFINITY, widest = 0.0;
    (void)memory;
    for (uint32_t i = 0; i < question->count; i++) {
        const struct council_actor *actor = &question->actors[i];
        if (!(actor->salience > 0.0))
            continue;
        const double r = reach(question, i);
        low = actor->position - r > low ? actor->position - r : low;
        high = actor->position + r < high ? actor->position + r : high;
        widest = fabs(actor->position) + r > widest ? fabs(actor->position) + r : widest;
    }
    if (!(high - low > ROUNDING * widest))
        return (struct council_decision){false, question->status_quo};
    return (struct council_decision){true, top(question, low, high)};
}

const struct council_rule council_nash = {
    .name = "nash",
    .label = "Nash bargaining",
    .title = "Nash bargaining over the status quo d, weighted by capability and salience",
    .equation = "x* maximises sum c s log gain(q), gain(q) = (x - d)^2 - (x - q)^2 + cost.\n"
                "No agreement where no q leaves everybody with s > 0 a gain. A large cost of no agreement makes it the "
                "compromise.\n",
    .source = "Nash 1950, Econometrica 18; Achen in Thomson et al. (eds) 2006, The European Union Decides, ch. 4",
    .needs_status_quo = true,
    .decide = decide,
};
