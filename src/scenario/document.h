/* Text as a tree: what YAML and CSV files say, before anything is known of what it means.
 *
 * Every node keeps its place, so that any later complaint can point at it. Types are ours, not YAML's: a scalar is
 * text, `no` is the text "no". */
#ifndef CASUS_SCENARIO_DOCUMENT_H
#define CASUS_SCENARIO_DOCUMENT_H

#include "base/problem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind { NODE_SCALAR, NODE_MAP, NODE_LIST };

struct node {
    enum node_kind kind;
    struct place place; /* of the value, behind an opening quote; for a map or list: of its first token */
    const char *text;   /* SCALAR: the text, NUL-terminated UTF-8 */
    const char *key;    /* as an item of a map: its key; else NULL */
    struct place key_place;
    struct node *first; /* MAP, LIST: items in file order */
    struct node *last;
    struct node *next; /* sibling */
    uint32_t count;    /* items */
};

/* Item of a map by key, or NULL. */
struct node *node_find(const struct node *map, const char *key);
/* Make nodes; text and key are copied to the arena. */
struct node *node_make(struct arena *arena, enum node_kind kind, struct place place, const char *text);
void node_add(struct arena *arena, struct node *parent, const char *key, struct place key_place, struct node *child);
/* Deep copy of a tree (places kept). */
struct node *node_copy(struct arena *arena, const struct node *node);

/* Limits of one file; beyond them an error is reported. */
enum { DOCUMENT_BYTES_MOST = 16 << 20, DOCUMENT_DEPTH_MOST = 32, DOCUMENT_NODES_MOST = 1000000 };

/* Read YAML with libyaml's event interface. `file` is the name shown to the user; the caller has registered the bytes
 * with problems_know_file. Anchors, aliases, tags, merge keys (`<<`), second documents, duplicate keys, keys that are
 * not plain text, text that is not UTF-8, control characters, line ends other than LF and CRLF, and limits exceeded are
 * errors. A plain scalar that YAML cut right after an `assume "` (an odd number of double quotes) at " #", at a comma
 * or at a bracket gets the error `YAML cut the reason at "#"; put it in sources.csv or quote the whole value`, and what
 * follows from the cut is not reported as well: the value is closed, the rest of the reason passed over. Reports all
 * it can (libyaml stops at the first syntax error) and returns the root node, a map (an empty map for an empty file);
 * or NULL when the file is cut short by a syntax error or a limit, or is no map: the missing rest would only be
 * complained of in vain. Places count code points, not bytes. */
struct node *document_read_yaml(struct arena *arena, const char *file, const char *bytes, size_t size,
                                struct problems *problems);

/* Read a table (RFC 4180: quotes, doubled quotes, CRLF or LF, quoted line breaks) as a map from id to a map from
 * column to cell, in file order, so that a table and a YAML map of maps look alike.
 *
 *   - The first row that is no comment is the heading. The first column must be `id`. Heading and cells are trimmed of
 *     blanks. A line break within quotes is one LF.
 *   - An empty cell is absent.
 *   - A row whose first cell is `#source` names each column's usual source: the cell's text is put as an item
 *     "NAME#source" into every later row that has a cell NAME and no cell NAME.source, until a later such row names
 *     another. Other rows whose first cell starts with `#` are comments, to the end of the line. Blank lines and rows
 * of empty cells are passed over.
 *   - A heading `NAME [unit]` gives NAME, and an item "NAME#unit" with that unit beside each of its cells.
 *   - Companion columns NAME.source, NAME.factor, NAME.because are items of those names. A column `source` is the row's
 *     usual source; it may hold `ID` or `ID ID` for all columns and `NAME=ID` or `NAME=ID+ID` exceptions, blank
 *     separated; they are left as text here. A column `because` is the row's reason.
 * Reports: no heading, duplicate or empty heading, duplicate or empty id, more cells than headings, a quote that is
 * open at the end or followed by text, a reason that a comma cut, invalid UTF-8 and control characters, limits. Fewer
 * cells than headings are absent cells. NULL when the headings cannot be used or the table is cut short. */
struct node *document_read_csv(struct arena *arena, const char *file, const char *bytes, size_t size,
                               struct problems *problems);
/* The same for a table whose rows are named by the column `key`, which may stand anywhere. */
struct node *document_read_table(struct arena *arena, const char *file, const char *bytes, size_t size, const char *key,
                                 struct problems *problems);

/* A whole file, to be freed; beyond DOCUMENT_BYTES_MOST it may be cut short, still too long for the readers above.
 * False with errno where it cannot be opened or read. */
bool document_read_file(const char *path, char **bytes, size_t *size);

#endif
