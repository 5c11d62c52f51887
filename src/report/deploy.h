/* A deployment as a planner reads it: when half and all is there, how far from the best that could be, what held it,
 * how hard the ports are worked, who is late, and what one more of something would buy. */
#ifndef CASUS_REPORT_DEPLOY_H
#define CASUS_REPORT_DEPLOY_H

#include "analysis/deployment.h"
#include "base/buffer.h"

enum deploy_form { DEPLOY_TEXT, DEPLOY_MARKDOWN, DEPLOY_JSON };

struct deploy_settings {
    enum deploy_form form;
    uint32_t width; /* of the terminal, text alone; 0: 100 columns */
    bool colour;
};

/* One option is told in full; of several, the closures side by side. All of one scenario and stratum. */
void report_deploy(const struct deployment *const *deployments, uint32_t count, const struct deploy_settings *settings,
                   struct buffer *out);

/* For this room: the same as JSON, with the curves. */
void deploy_json(const struct deployment *const *deployments, uint32_t count, struct buffer *out);

#endif
