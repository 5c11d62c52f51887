/* Sanctions as a race between the target giving way and the senders giving up (competing hazards, as Allen 2005).
 *
 *     success     = s0 exp(b1 ln(1 + c_T) + b2 share + b3 backing - b4 security)         per year
 *     abandonment = a0 exp(d1 c_S + d2 years)                                            per year
 *
 * c_T: cost to the target, % of its GDP; share: of the target's trade covered; backing: 1 with an international
 * organisation; security: 1 if the core of its security is at issue; c_S: cost to the senders, % of GDP.
 * The coefficients in `sanctions_default` are judgements, to be set against these published frequencies: about a third
 * of 204 cases succeed (Hufbauer, Schott, Elliott & Oegg, 3rd edition), 5 of 115 by Pape's count.
 * Pure functions; nothing fails. */
#ifndef CASUS_THEORY_SANCTIONS_H
#define CASUS_THEORY_SANCTIONS_H

struct sanctions_rule {
    double success_per_year;                                   /* s0 */
    double per_log_cost, per_share, per_backing, per_security; /* b1..b4 */
    double abandonment_per_year;                               /* a0 */
    double per_sender_cost, per_year;                          /* d1, d2 */
};

struct sanctions_case {
    double target_cost_percent, share, backing, security, sender_cost_percent;
};

extern const struct sanctions_rule sanctions_default;

double sanctions_success_rate(const struct sanctions_rule *rule, const struct sanctions_case *sanctions);
double sanctions_abandonment_rate(const struct sanctions_rule *rule, const struct sanctions_case *sanctions,
                                  double years);
/* P(neither has happened by `years`). */
double sanctions_running(const struct sanctions_rule *rule, const struct sanctions_case *sanctions, double years);
/* P(success by `years`): the integral of the success hazard while neither has happened. Closed form when d2 = 0, else
 * Simpson's rule with 400 intervals. */
double sanctions_success_by(const struct sanctions_rule *rule, const struct sanctions_case *sanctions, double years);

/* P(success in the end): the share of the hazards when d2 = 0, else Simpson's rule over 21 parts. */
double sanctions_success(const struct sanctions_rule *rule, const struct sanctions_case *sanctions);

#endif
