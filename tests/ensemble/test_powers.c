/* Two powers whose answers are over before the other's show would answer each other for ever; they do so a few times.
 */
#define LAB_FOLDER "tests/ensemble/powers.yaml"
#include "korea.h"

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct lab_mean *most = self;
    assert_int_equal(result.end, TRIAL_DONE);
    most->sum = result.outcome[most->outcome] > most->sum ? result.outcome[most->outcome] : most->sum;
}

/* One answer to the clashes and four to the other's four rises; 3650 days would hold some 1,800. */
static void answers_to_answers_come_to_an_end(void **state)
{
    (void)state;
    struct lab lab = lab_open(NULL, NULL, 3650.0, 4);
    struct lab_mean most = {.outcome = lab_outcome(&lab, "rises")};
    lab_run(&lab, "none", 1, 4, 16, see, &most);
    printf("rises of a power in ten years, at most: %.0f\n", most.sum);
    assert_true(most.sum >= 2.0 && most.sum <= 5.0);
    lab_close(&lab);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_to_answers_come_to_an_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
