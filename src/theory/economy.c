#include "theory/economy.h"

#include "theory/relaxation.h"

static double reached(double loss_percent, double level_percent)
{
    return level_percent > loss_percent ? level_percent : loss_percent;
}

double economy_loss(double loss_percent, double level_percent, double tau_days, double days)
{
    return relaxed(loss_percent, reached(loss_percent, level_percent), tau_days, days);
}

double economy_loss_integral(double loss_percent, double level_percent, double tau_days, double days)
{
    return relaxed_integral(loss_percent, reached(loss_percent, level_percent), tau_days, days);
}
