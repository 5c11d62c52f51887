/* The third kind of error: ours. A user's mistake is a problem (base/problem.h), the system's is a
 * status; what remains is a broken promise inside casus, and continuing would print a wrong number.
 *
 * ASSERT is always on. It calls the host's handler, which may print (the command line prints the command
 * that replays the trial) and must not return; if it does, or none is set, the process aborts. */
#ifndef CASUS_BASE_FAILURE_H
#define CASUS_BASE_FAILURE_H

typedef void failure_handler(const char *what, const char *file, int line);

/* Set once by the host, before any thread is started. The only mutable global in casus. */
void failure_set_handler(failure_handler *handler);
_Noreturn void failure(const char *what, const char *file, int line);

#define ASSERT(condition) ((condition) ? (void)0 : failure(#condition, __FILE__, __LINE__))

#endif
