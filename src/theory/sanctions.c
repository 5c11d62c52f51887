#include "theory/sanctions.h"

#include "base/maths.h"

/* d1 and d2 are 0 for want of any published value: the senders' cost then does not tire them. */
const struct sanctions_rule sanctions_default = {
    .success_per_year = 0.04,
    .per_log_cost = 0.5,
    .per_share = 1.0,
    .per_backing = 0.3,
    .per_security = 1.5,
    .abandonment_per_year = 0.1,
    .per_sender_cost = 0.0,
    .per_year = 0.0,
};

double sanctions_success_rate(const struct sanctions_rule *rule, const struct sanctions_case *sanctions)
{
    return rule->success_per_year *
           det_exp(rule->per_log_cost * det_log1p(sanctions->target_cost_percent) + rule->per_share * sanctions->share +
                   rule->per_backing * sanctions->backing - rule->per_security * sanctions->security);
}

double sanctions_abandonment_rate(const struct sanctions_rule *rule, const struct sanctions_case *sanctions,
                                  double years)
{
    return rule->abandonment_per_year *
           det_exp(rule->per_sender_cost * sanctions->sender_cost_percent + rule->per_year * years);
}

/* P(neither success nor abandonment by `years`). */
static double still_running(const struct sanctions_rule *rule, double success, double abandonment, double years)
{
    const double tired = rule->per_year != 0.0 ? det_expm1(rule->per_year * years) / rule->per_year : years;
    return det_exp(-success * years - abandonment * tired);
}

double sanctions_running(const struct sanctions_rule *rule, const struct sanctions_case *sanctions, double years)
{
    return still_running(rule, sanctions_success_rate(rule, sanctions),
                         sanctions_abandonment_rate(rule, sanctions, 0.0), years);
}

/* The integral of the success hazard while neither has happened, by Simpson's rule. */
static double succeeding(const struct sanctions_rule *rule, double success, double abandonment, double from, double to)
{
    enum { INTERVALS = 400 };
    double sum = 0.0;
    for (int i = 0; i <= INTERVALS; i++) {
        const double weight = i == 0 || i == INTERVALS ? 1.0 : i % 2 ? 4.0 : 2.0;
        sum += weight * still_running(rule, success, abandonment, from + (to - from) * (double)i / INTERVALS);
    }
    return success * sum * (to - from) / (3.0 * INTERVALS);
}

double sanctions_success_by(const struct sanctions_rule *rule, const struct sanctions_case *sanctions, double years)
{
    const double success = sanctions_success_rate(rule, sanctions);
    const double abandonment = sanctions_abandonment_rate(rule, sanctions, 0.0);
    if (rule->per_year != 0.0)
        return succeeding(rule, success, abandonment, 0.0, years);
    const double either = success + abandonment;
    return either > 0.0 ? success / either * -det_expm1(-either * years) : 0.0;
}

double sanctions_success(const struct sanctions_rule *rule, const struct sanctions_case *sanctions)
{
    const double success = sanctions_success_rate(rule, sanctions);
    const double abandonment = sanctions_abandonment_rate(rule, sanctions, 0.0);
    if (success <= 0.0)
        return 0.0;
    if (rule->per_year == 0.0)
        return success / (success + abandonment);
    /* By 40 / success nothing runs any more. The parts double, because what tires senders acts early. */
    const double last = 40.0 / success;
    double from = 0.0, sum = 0.0;
    for (int part = 20; part >= 0; part--) {
        const double to = last / (double)(1 << part);
        sum += succeeding(rule, success, abandonment, from, to);
        from = to;
    }
    return sum;
}
