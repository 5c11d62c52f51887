/* The command line: one table of commands, one of options for each, and what they share.
 *
 * Data goes to standard output, messages to standard error. Exit status: 0 done; 1 a failure of the system; 2 usage;
 * 3 the scenario is invalid, or the study of another world; 75 stopped by a request to end, to be resumed; 130
 * interrupted. */
#ifndef CASUS_CLI_CLI_H
#define CASUS_CLI_CLI_H

#include "base/buffer.h"
#include <casus/casus.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum cli_exit {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_WRONG_USAGE = 2,
    EXIT_INVALID = 3,
    EXIT_REQUEUE = 75, /* EX_TEMPFAIL of sysexits.h: schedulers run the job again */
    EXIT_INTERRUPTED = 130,
};

enum { COMMAND_OPTIONS_MOST = 48, OPTION_VALUES_MOST = 256, ARGUMENTS_MOST = 64, TOPICS_MOST = 64 };

/* One option of a command. `value` names what it takes; NULL: nothing. */
struct option_row {
    const char *name;  /* "option", given as --option */
    char letter;       /* 'o' for -o; 0: none */
    const char *value; /* "FILE" */
    bool repeats;
    const char *help;
    const char *complete; /* for the shell: "file", "folder", words "table json csv", or NULL */
};

/* What was given. Values of option k stand in value[k]; a list ends in NULL, so it can be handed on. */
struct given {
    const struct command *command;
    const struct option_row *options; /* the command's own, or those of its topic */
    size_t option_count;
    struct option_row topic_options[COMMAND_OPTIONS_MOST];
    const char *argument[ARGUMENTS_MOST];
    size_t argument_count;
    const char *value[COMMAND_OPTIONS_MOST][OPTION_VALUES_MOST + 1];
    size_t count[COMMAND_OPTIONS_MOST];
};

struct command {
    const char *name;
    const char *arguments; /* "SCENARIO"; [X] may be left out */
    size_t argument_least, argument_most;
    const char *summary;  /* one line for the list */
    const char *examples; /* lines that could be typed as they stand */
    const char *more;     /* what else there is to know, or NULL */
    const char *complete; /* what the first argument is, as in option_row */
    const struct option_row *options;
    size_t option_count;
    /* Where the options depend on what the first word says, a topic: its name for messages, the topics, NULL past the
     * end, and the options of one. NULL: they do not. */
    const char *topic;
    const char *(*topic_at)(size_t index);
    size_t (*options_of)(const char *topic, struct option_row options[COMMAND_OPTIONS_MOST]);
    /* Print help on the first argument, or what follows the command's own help if `topic` is NULL. False if there is
     * none on it. May be NULL. */
    bool (*describe)(const char *topic);
    int (*run)(const struct given *given);
};

extern const struct command *const commands[];
extern const size_t command_count;

/* ---- options.c ---- */

/* Reads the words after the command. False after a message to standard error. */
bool given_read(struct given *given, int count, char **words);
/* The last value of an option, or NULL; whether one without a value was given. The option must be in the command's
 * table. */
const char *given_value(const struct given *given, const char *name);
bool given_flag(const struct given *given, const char *name);
/* All values, NULL-terminated; NULL if there is none. */
const char *const *given_values(const struct given *given, const char *name);
/* A whole number in [least, most]: 0 done and *value set, or left as it was; else a message and EXIT_WRONG_USAGE. */
int given_count(const struct given *given, const char *name, uint32_t least, uint32_t most, uint32_t *value);

/* ---- terminal.c ---- */

void write_out(void *self, const char *bytes, size_t size);    /* a casus_write: to the FILE self */
void write_buffer(void *self, const char *bytes, size_t size); /* a casus_write: to the struct buffer self */
/* A page to a file, whole or not at all: what was cut short must not pass for it. Returns the exit status. */
int write_whole(const char *path, const struct buffer *page);
/* "casus: ..." on standard error. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Problems to standard error, then free them. */
void show_problems(struct casus_problems *problems);
bool is_terminal(int descriptor);
bool wants_colour(int descriptor);
uint32_t terminal_width(int descriptor); /* columns, or 0 when it is no terminal */
int exit_of(enum casus_status status);
/* Flush standard output: a full disk or a closed pipe is a failure. */
int finish(int status);

/* ---- progress.c ---- */

/* Signals and the line that shows how far a run is. */
struct progress {
    const struct casus_run *run;
    const char *study;
    bool is_shown, began, announced;
    double started, next_line;
    uint64_t first; /* done when the run began */
};

void progress_begin(struct progress *progress, const struct casus_run *run, const char *study);
int progress_step(void *self, uint64_t done, uint64_t failed, uint64_t all); /* as casus_run calls it */
void progress_end(struct progress *progress);
int progress_signal(void); /* the signal that came, or 0 */
/* "327,680" */
const char *grouped(uint64_t number, char out[32]);

/* ---- failure.c ---- */

/* From here on a broken promise inside casus is told with the run it happened in. */
void failure_note_run(const char *command, const char *study);
void failure_watch(void);

/* ---- help.c ---- */

void help_overview(FILE *out);
/* `topic`: the first argument of the command, or NULL. */
void help_command(const struct command *command, const char *topic);

#endif
