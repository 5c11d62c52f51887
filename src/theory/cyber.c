#include "theory/cyber.h"

#include "base/maths.h"
#include "theory/counting.h"
#include <math.h>
#include <stddef.h>

double intrusions_active(double arrivals_per_day, double dwell_mean_days)
{
    return arrivals_per_day * dwell_mean_days;
}

double intrusions_none(double arrivals_per_day, double dwell_mean_days)
{
    return det_exp(-arrivals_per_day * dwell_mean_days);
}

double availability(double between_failures, double to_repair)
{
    return between_failures / (between_failures + to_repair);
}

double availability_at(double between_failures, double to_repair, double time)
{
    const double settled = availability(between_failures, to_repair);
    return settled + (1.0 - settled) * det_exp(-(1.0 / between_failures + 1.0 / to_repair) * time);
}

double availability_of(uint32_t units, uint32_t needed, double up, double *work)
{
    double enough = 0.0;
    binomial_probabilities(units, up, work);
    for (uint32_t i = needed; i <= units; i++)
        enough += work[i];
    return enough < 1.0 ? enough : 1.0;
}

double sis_endemic(double spread_per_day, double recovery_per_day)
{
    return spread_per_day > recovery_per_day ? 1.0 - recovery_per_day / spread_per_day : 0.0;
}

double sis_infected(double spread_per_day, double recovery_per_day, double start, double days)
{
    /* di/dt = r i - beta i^2 with r = beta - gamma: i = i0 e^rt / (1 + beta i0 (e^rt - 1) / r), divided through by e^rt
     * while r >= 0 so that long times do not overflow, and with its limit at r = 0. */
    const double r = spread_per_day - recovery_per_day;
    if (r >= 0.0) {
        const double grown = r > 0.0 ? -det_expm1(-r * days) / r : days;
        return start / (det_exp(-r * days) + spread_per_day * start * grown);
    }
    return start * det_exp(r * days) / (1.0 + spread_per_day * start * det_expm1(r * days) / r);
}

/* (I - A*) x = b by elimination, b in x at first. No row exchanges: an M-matrix needs none, and its pivots are the
 * test. */
static bool solve_losses(const double *interdependence, uint32_t count, double *work, double *loss)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++)
            work[i * count + j] = (i == j ? 1.0 : 0.0) - interdependence[i * count + j];
    for (uint32_t k = 0; k < count; k++) {
        const double pivot = work[k * count + k];
        if (!(pivot > 0.0))
            return false;
        for (uint32_t i = k + 1; i < count; i++) {
            const double factor = work[i * count + k] / pivot;
            for (uint32_t j = k; j < count; j++)
                work[i * count + j] -= factor * work[k * count + j];
            loss[i] -= factor * loss[k];
        }
    }
    for (uint32_t k = count; k-- > 0;) {
        for (uint32_t j = k + 1; j < count; j++)
            loss[k] -= work[k * count + j] * loss[j];
        loss[k] /= work[k * count + k];
    }
    return true;
}

bool inoperability(const double *interdependence, const double *direct, uint32_t count, double *work, double *loss)
{
    for (uint32_t i = 0; i < count; i++)
        loss[i] = direct[i];
    if (!solve_losses(interdependence, count, work, loss))
        return false;
    for (uint32_t i = 0; i < count; i++)
        loss[i] = clamp(loss[i], 0.0, 1.0);
    return true;
}

bool cascade_inverse(const double *interdependence, uint32_t count, double *work, double *inverse)
{
    double *column = work + (size_t)count * count;
    for (uint32_t j = 0; j < count; j++) {
        for (uint32_t i = 0; i < count; i++)
            column[i] = i == j ? 1.0 : 0.0;
        if (!solve_losses(interdependence, count, work, column))
            return false;
        for (uint32_t i = 0; i < count; i++)
            inverse[i * count + j] = column[i];
    }
    return true;
}

static double largest_row_sum(const double *matrix, uint32_t count)
{
    double largest = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        double sum = 0.0;
        for (uint32_t j = 0; j < count; j++)
            sum += matrix[i * count + j];
        largest = sum > largest ? sum : largest;
    }
    return largest;
}

double spectral_radius(const double *matrix, uint32_t count, double *work)
{
    enum { SQUARINGS = 50 };
    const uint32_t cells = count * count;
    double *power = work, *next = work + cells;
    double logarithm = 0.0, share = 1.0;
    for (uint32_t k = 0; k < cells; k++)
        power[k] = matrix[k];
    /* Each power is scaled to a norm of 1; what was taken out counts 1/n in the n-th root. */
    for (int squaring = 0; squaring < SQUARINGS; squaring++) {
        const double norm = largest_row_sum(power, count);
        if (!(norm > 0.0))
            return 0.0;
        logarithm += share * det_log(norm);
        share *= 0.5;
        for (uint32_t k = 0; k < cells; k++)
            power[k] /= norm;
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t j = 0; j < count; j++) {
                double sum = 0.0;
                for (uint32_t k = 0; k < count; k++)
                    sum += power[i * count + k] * power[k * count + j];
                next[i * count + j] = sum;
            }
        double *spare = power;
        power = next;
        next = spare;
    }
    return det_exp(logarithm);
}
