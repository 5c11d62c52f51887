#include "report/structure_internal.h"
void report_structure_picture(const struct plan *plan, struct buffer *out)
{
    (void)plan, (void)out;
}
