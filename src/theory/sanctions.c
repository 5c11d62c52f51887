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

double sanctions_success_by(const struct sanctions_rule *rule, const struct sanctions_case *sanctions, double years)
{
    const double success = sanctions_success_rate(rule, sanctions);
    const double abandonment = sanctions_abandonment_rate(rule, sanctions, 0.0);
    if (rule->per_year == 0.0) {
        const double either = success + abandonment;
        return either > 0.0 ? success / either * -det_expm1(-either * years) : 0.0;
    }
    enum { INTERVALS = 400 };
    double sum = 0.0;
    for (int i = 0; i <= INTERVALS; i++) {
        const double weight = i == 0 || i == INTERVALS ? 1.0 : i % 2 ? 4.0 : 2.0;
        sum += weight * still_running(rule, success, abandonment, years * (double)i / INTERVALS);
    }
    return success * sum * years / (3.0 * INTERVALS);
}
