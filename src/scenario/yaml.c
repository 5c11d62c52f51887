#include "scenario/document_internal.h"

#include "base/failure.h"
#include <stdio.h>
#include <string.h>
#include <yaml.h>

/* A map or list that is being read. */
struct frame {
    struct node *node;
    bool is_flow;    /* within { } or [ ] */
    uint32_t group;  /* of its keys in the key set */
    bool has_key;    /* MAP: the key was read, its value comes next */
    const char *key; /* NULL with has_key: the key was refused, its value is read but not kept */
    struct place key_place;
};

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct arena scratch;
    struct problems *problems;
    const char *file, *bytes;
    size_t size;
    struct frame stack[DOCUMENT_DEPTH_MOST];
    uint32_t depth, node_count, group_count, document_count;
    struct key_set keys;
    struct node *root;
    /* A reason was cut: what follows from it is not reported as well. */
    bool is_in_reason;                /* its rest comes as keys or items, up to the closing quote */
    uint32_t cut_line, cut_depth;     /* line; depth of the { } or [ ] that holds it, 0 outside of any */
    bool is_broken;                   /* cut short: what is missing from the tree would be complained of in vain */
    size_t cursor_byte, cursor_index; /* the same point, counted in bytes and in code points */
};

static struct place place_between(const struct reader *reader, yaml_mark_t start, yaml_mark_t end)
{
    struct place place = {.file = reader->file, .line = (uint32_t)start.line + 1, .column = (uint32_t)start.column + 1};

    if (end.line == start.line && end.column > start.column)
        place.length = (uint32_t)(end.column - start.column);
    return place;
}

static struct place place_at(const struct reader *reader, yaml_mark_t mark)
{
    return place_between(reader, mark, mark);
}

/* The byte of a mark; libyaml counts code points. Marks only move on, so all calls together read the file once. */
static size_t byte_at(struct reader *reader, yaml_mark_t mark)
{
    while (reader->cursor_index < mark.index && reader->cursor_byte < reader->size) {
        reader->cursor_byte++;
        while (reader->cursor_byte < reader->size && ((unsigned char)reader->bytes[reader->cursor_byte] & 0xc0) == 0x80)
            reader->cursor_byte++;
        reader->cursor_index++;
    }
    return reader->cursor_byte;
}

/* A reason that holds `#`, `,` or `: ` ends a plain scalar early: say so, instead of what follows from it. */
static bool check_cut(struct reader *reader, const yaml_event_t *event)
{
    const struct frame *frame = reader->depth > 0 ? &reader->stack[reader->depth - 1] : NULL;

    if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
        !document_reason_is_open((const char *)event->data.scalar.value))
        return false;
    const size_t end = byte_at(reader, event->end_mark);
    size_t at = end;
    while (at < reader->size && (reader->bytes[at] == ' ' || reader->bytes[at] == '\t'))
        at++;
    if (at == reader->size || strchr(at > end ? "#,:[]{}" : ",:[]{}", reader->bytes[at]) == NULL)
        return false;
    struct place place = place_at(reader, event->end_mark);
    place.column += (uint32_t)(at - end);
    problem_error(reader->problems, place, NULL,
                  "YAML cut the reason at \"%c\"; put it in sources.csv or quote the whole value", reader->bytes[at]);
    reader->cut_line = place.line;
    reader->cut_depth = frame != NULL && frame->is_flow ? reader->depth : 0;
    reader->is_in_reason = reader->cut_depth > 0 && reader->bytes[at] == ',';
    return true;
}

/* The rest of a reason that a comma cut: it is passed over, up to the piece with the closing quote. */
static bool pass_reason(struct reader *reader, const char *text)
{
    if (!reader->is_in_reason)
        return false;
    uint32_t quotes = 0;
    for (const char *at = text; *at != '\0'; at++)
        quotes += *at == '"';
    reader->is_in_reason = quotes % 2 == 0;
    return true;
}

static void refuse_properties(struct reader *reader, const yaml_event_t *event, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
    if (anchor != NULL)
        problem_error(reader->problems, place_at(reader, event->start_mark), "write the value out where it is needed",
                      "an anchor (&%s) is not allowed", (const char *)anchor);
    if (tag != NULL)
        problem_error(reader->problems, place_at(reader, event->start_mark), "leave it out: casus knows the types",
                      "a tag (%s) is not allowed", (const char *)tag);
}

/* A map that waits for a key. */
static struct frame *waits_for_key(struct reader *reader)
{
    struct frame *frame = reader->depth > 0 ? &reader->stack[reader->depth - 1] : NULL;

    return frame != NULL && frame->node->kind == NODE_MAP && !frame->has_key ? frame : NULL;
}

static void refuse_key(struct reader *reader, struct place place)
{
    if (!reader->is_in_reason)
        problem_error(reader->problems, place, NULL, "a key must be plain text");
}

/* Put a finished or beginning node where it belongs. */
static void attach(struct reader *reader, struct node *node)
{
    struct frame *frame = reader->depth > 0 ? &reader->stack[reader->depth - 1] : NULL;

    if (frame == NULL) {
        reader->root = node;
    } else if (frame->node->kind == NODE_LIST) {
        node_add(reader->arena, frame->node, NULL, (struct place){0}, node);
    } else if (!frame->has_key) {
        refuse_key(reader, node->place);
        frame->has_key = true;
        frame->key = NULL;
    } else {
        if (frame->key != NULL)
            node_add(reader->arena, frame->node, frame->key, frame->key_place, node);
        frame->has_key = false;
    }
}

static void take_key(struct reader *reader, struct frame *frame, const yaml_event_t *event, struct place place)
{
    const char *text = (const char *)event->data.scalar.value;
    const bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

    frame->has_key = true;
    frame->key = NULL;
    if (pass_reason(reader, text))
        return;
    if (text[0] == '\0') {
        problem_error(reader->problems, place, NULL, "a key is empty");
    } else if (is_plain && strcmp(text, "<<") == 0) {
        problem_error(reader->problems, place, "use like: or base: to build on something",
                      "a merge key (<<) is not allowed");
    } else if (strchr(text, '\n') != NULL || !document_is_text(text, event->data.scalar.length)) {
        refuse_key(reader, place);
    } else {
        const char *key = arena_text(&reader->scratch, text);
        const struct place *first = key_set_add(&reader->keys, frame->group, key, place);
        if (first != NULL) {
            problem_error(reader->problems, place, "a key may stand once in a map",
                          "duplicate key %s: it stands at line %u already", key, (unsigned)first->line);
        } else {
            frame->key = key;
            frame->key_place = place;
        }
    }
}

static void read_scalar(struct reader *reader, const yaml_event_t *event)
{
    struct place place = place_between(reader, event->start_mark, event->end_mark);
    const yaml_scalar_style_t style = event->data.scalar.style;
    const char *text = (const char *)event->data.scalar.value;
    struct frame *frame = waits_for_key(reader);

    refuse_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        place.column++;
        place.length = place.length > 2 ? place.length - 2 : 0;
    }
    if (frame != NULL) {
        take_key(reader, frame, event, place);
        return;
    }
    if (pass_reason(reader, text) && reader->stack[reader->depth - 1].node->kind == NODE_LIST)
        return;
    if (check_cut(reader, event))
        text = arena_format(&reader->scratch, "%s\"", text); /* as if it had been closed */
    if (!document_is_text(text, event->data.scalar.length)) {
        problem_error(reader->problems, place, NULL, "an escape makes a control character here");
        text = "";
    }
    attach(reader, node_make(reader->arena, NODE_SCALAR, place, text));
}

static void open_collection(struct reader *reader, enum node_kind kind, bool is_flow, struct place place)
{
    struct node *node = node_make(reader->arena, kind, place, NULL);

    attach(reader, node);
    reader->stack[reader->depth++] = (struct frame){.node = node, .is_flow = is_flow, .group = reader->group_count++};
}

static void read_alias(struct reader *reader, const yaml_event_t *event)
{
    const struct place place = place_between(reader, event->start_mark, event->end_mark);
    struct frame *frame = waits_for_key(reader);

    problem_error(reader->problems, place, "write the value out where it is needed", "an alias (*%s) is not allowed",
                  (const char *)event->data.alias.anchor);
    if (frame != NULL) {
        frame->has_key = true;
        frame->key = NULL;
    } else if (reader->depth > 0) {
        reader->stack[reader->depth - 1].has_key = false; /* as if neither the key nor the item were there */
    }
}

/* False: a second document, at which reading stops. */
static bool begin_document(struct reader *reader, const yaml_event_t *event)
{
    const struct place place = place_between(reader, event->start_mark, event->end_mark);

    if (event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
        problem_error(reader->problems, place, NULL, "a tag directive (%%TAG) is not allowed");
    if (reader->document_count++ == 0)
        return true;
    problem_error(reader->problems, place, "one file holds one document; take the line --- out",
                  "a second document begins here");
    return false;
}

/* False: beyond a limit, at which reading stops. */
static bool within_limits(struct reader *reader, const yaml_event_t *event)
{
    const bool is_deeper = event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
    const bool is_node = is_deeper || event->type == YAML_SCALAR_EVENT || event->type == YAML_ALIAS_EVENT;
    const struct place place = place_at(reader, event->start_mark);

    if (is_deeper && reader->depth == DOCUMENT_DEPTH_MOST)
        problem_error(reader->problems, place, "nothing stands so deep: is a bracket left open?",
                      "nested deeper than %d", DOCUMENT_DEPTH_MOST);
    else if (is_node && ++reader->node_count > DOCUMENT_NODES_MOST)
        problem_error(reader->problems, place, NULL, "the file holds more than %d values", DOCUMENT_NODES_MOST);
    else
        return true;
    reader->is_broken = true;
    return false;
}

/* False when the document ends. */
static bool read_event(struct reader *reader, const yaml_event_t *event)
{
    const struct place place = place_at(reader, event->start_mark);

    if (!within_limits(reader, event))
        return false;
    switch (event->type) {
    case YAML_STREAM_END_EVENT:
        return false;
    case YAML_DOCUMENT_START_EVENT:
        return begin_document(reader, event);
    case YAML_ALIAS_EVENT:
        read_alias(reader, event);
        break;
    case YAML_SCALAR_EVENT:
        read_scalar(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_properties(reader, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        open_collection(reader, NODE_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE, place);
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_properties(reader, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        open_collection(reader, NODE_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE, place);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        if (reader->depth-- == reader->cut_depth) {
            reader->cut_depth = 0;
            reader->is_in_reason = false;
        }
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return true;
}

/* libyaml's complaints that people meet, in words that help. */
struct complaint {
    const char *yaml, *message;
    const char *hint; /* NULL: where the bracket was opened */
    bool at_context;  /* libyaml notices late: point to where the thing began */
};

static const struct complaint complaints[] = {
    {"mapping values are not allowed in this context", "a second \":\" on this line",
     "quote the whole value if it holds \": \"", false},
    {"could not find expected ':'", "a key without \":\"",
     "write key: value; a value that goes on over lines is indented deeper than its key", true},
    {"found unexpected end of stream", "this quote is never closed",
     "close it, or double a quote that is meant as text", true},
    {"did not find expected key", "this does not line up with the keys above, or text follows a closing quote",
     "keys of one map start in the same column", false},
    {"did not find expected '-' indicator", "this does not line up with the list above",
     "items of one list start with - in the same column", false},
    {"block sequence entries are not allowed in this context", "a list cannot begin here",
     "begin it on a line of its own", false},
    {"did not find expected ',' or '}'", "a comma or } is missing before this", NULL, false},
    {"did not find expected ',' or ']'", "a comma or ] is missing before this", NULL, false},
    {"found unknown escape character", "an escape that YAML does not know",
     "within \"double\" quotes a \\ begins an escape; use 'single' quotes", false},
    {"found a tab character that violates indentation", "a tab cannot indent", "indent with blanks", false},
    {"found a tab character where an indentation space is expected", "a tab cannot indent", "indent with blanks",
     false},
};

static void report_bad_start(struct reader *reader, struct place place, yaml_mark_t mark)
{
    const size_t at = byte_at(reader, mark);
    const char found = at < reader->size ? reader->bytes[at] : '\0';

    if (found == '\t')
        problem_error(reader->problems, place, "indent with blanks", "a tab cannot indent");
    else
        problem_error(reader->problems, place, "put the value in quotes", "a value cannot begin with %c", found);
}

/* At a ":" that YAML does not allow: the first one of its line? Then it is the line that stands in the wrong column.
 * `place` is moved to where the line begins. */
static bool is_out_of_line(struct reader *reader, yaml_mark_t mark, struct place *place)
{
    const size_t end = byte_at(reader, mark);
    size_t start = end;

    while (start > 0 && reader->bytes[start - 1] != '\n')
        start--;
    const size_t blanks = strspn(reader->bytes + start, " ");
    for (size_t at = start + blanks; at < end; at++)
        if (reader->bytes[at] == ':' && reader->bytes[at + 1] == ' ')
            return false;
    place->column = (uint32_t)blanks + 1;
    return true;
}

static void report_syntax(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem != NULL ? parser->problem : "not understood";
    struct place place = place_at(reader, parser->problem_mark);
    char opened[64];

    if (parser->error == YAML_MEMORY_ERROR)
        failure("out of memory", __FILE__, __LINE__);
    if (reader->cut_depth > 0 || place.line == reader->cut_line)
        return; /* it follows from the cut */
    if (strncmp(problem, "mapping values", 14) == 0 && is_out_of_line(reader, parser->problem_mark, &place)) {
        problem_error(reader->problems, place, "keys of one map start in the same column",
                      "this line does not line up with the keys above");
        return;
    }
    if (strcmp(problem, "found character that cannot start any token") == 0) {
        report_bad_start(reader, place, parser->problem_mark);
        return;
    }
    snprintf(opened, sizeof opened, "the bracket was opened at line %u", (unsigned)parser->context_mark.line + 1);
    for (size_t i = 0; i < sizeof complaints / sizeof complaints[0]; i++) {
        const struct complaint *row = &complaints[i];
        if (strcmp(problem, row->yaml) == 0) {
            problem_error(reader->problems, row->at_context ? place_at(reader, parser->context_mark) : place,
                          row->hint != NULL ? row->hint : opened, "%s", row->message);
            return;
        }
    }
    problem_error(reader->problems, place, NULL, "YAML: %s", problem);
}

static void read_all(struct reader *reader)
{
    for (bool goes_on = true; goes_on;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_syntax(reader);
            reader->is_broken = true;
            return;
        }
        goes_on = read_event(reader, &event);
        yaml_event_delete(&event);
    }
}

/* The root must be a map; a file of comments has an empty one. */
static struct node *checked_root(struct reader *reader)
{
    struct node *root = reader->root;
    const bool is_empty = root == NULL || (root->kind == NODE_SCALAR && root->text[0] == '\0');

    if (reader->is_broken)
        return NULL;
    if (is_empty)
        return node_make(reader->arena, NODE_MAP, (struct place){.file = reader->file, .line = 1, .column = 1}, NULL);
    if (root->kind == NODE_MAP)
        return root;
    problem_error(reader->problems, root->place, "begin with a line such as title: ...",
                  "a map of keys and values is expected, not %s", root->kind == NODE_LIST ? "a list" : "bare text");
    return NULL;
}

struct node *document_read_yaml(struct arena *arena, const char *file, const char *bytes, size_t size,
                                struct problems *problems)
{
    if (!document_check_text(file, &bytes, &size, problems))
        return NULL;

    struct reader reader = {.arena = arena, .problems = problems, .file = file, .bytes = bytes, .size = size};
    arena_init(&reader.scratch);
    reader.keys.arena = &reader.scratch;
    if (!yaml_parser_initialize(&reader.parser))
        failure("out of memory", __FILE__, __LINE__);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, size);
    read_all(&reader);
    struct node *root = checked_root(&reader);
    yaml_parser_delete(&reader.parser);
    arena_release(&reader.scratch);
    return root;
}
