#include "model/stand_in.h"

#include "base/failure.h"

struct stand_in {
    struct signal signal[STOOD_IN_MOST];
    double value[STOOD_IN_MOST];
    uint32_t count;
};

const void *stand_in_declare(struct declaration *d, const struct stood_in *signals, uint32_t count)
{
    ASSERT(count <= STOOD_IN_MOST);
    struct stand_in *one = declare_self(d, sizeof *one);
    one->count = count;
    for (uint32_t k = 0; k < count; k++) {
        one->signal[k] = declare_signal(d, signals[k].name, "", "Held as it is");
        one->value[k] = signals[k].value;
    }
    return one;
}

void stand_in_begin(struct world *w, const void *self)
{
    const struct stand_in *one = self;
    for (uint32_t k = 0; k < one->count; k++)
        signal_set(w, one->signal[k], one->value[k]);
}
