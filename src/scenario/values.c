#include "scenario/load_internal.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

/* One field of one entity being read. */
struct job {
    struct loader *loader;
    uint32_t section;
    const struct field *field;
    const struct entity *entity;
    const struct entry *entry; /* NULL: the default */
    const char *path;          /* "members.HUN.support" */
    const char *text;          /* NULL for a list */
    struct place place;        /* of the text; a default's is said to be the schema's */
    struct value *value;
    bool is_partial; /* values may have been lost to errors: say nothing of what is missing */
};

static void make_choice(const struct job *job)
{
    struct loader *loader = job->loader;
    job->value->index = choice_find(job->field->of, job->text);
    if (job->value->index != NO_INDEX)
        return;
    uint32_t count;
    const char *near = NULL;
    if (!loader_is_flooded(loader)) {
        const char *const *words = choice_words(loader->arena, job->field->of, &count);
        near = loader_nearest(loader, job->text, words, count);
    }
    problem_error(loader->problems, job->place,
                  loader_hint(loader, near, arena_format(loader->arena, "one of %s", job->field->of)),
                  "%s has no choice \"%s\"", job->path, job->text);
}

static void make_count(const struct job *job)
{
    double number = 0.0;
    char least[32], most[32];
    const size_t length = text_number(job->text, &number);
    const bool is_whole = length > 0 && job->text[length] == '\0' && floor(number) == number && fabs(number) < 1e15;

    text_of_number(job->field->least, least);
    text_of_number(job->field->most, most);
    if (is_whole && number >= job->field->least && number <= job->field->most)
        job->value->integer = (int64_t)number;
    else
        problem_error(
            job->loader->problems, job->place, job->field->least == job->field->most ? job->field->help : NULL,
            is_whole ? "%s must lie in %s .. %s" : "%s is a whole number in %s .. %s", job->path, least, most);
}

static void make_date(const struct job *job)
{
    int32_t day = 0;
    if (!text_date(job->text, &day))
        problem_error(job->loader->problems, job->place, "for example 2024-12-31",
                      "\"%s\" is no date: write YYYY-MM-DD", job->text);
    job->value->integer = day;
}

static uint32_t ref_section(const struct job *job)
{
    return section_find(job->loader->schema, job->field->of);
}

static void refs_of_list(const struct job *job, const struct node *list, uint32_t *refs, uint32_t *count)
{
    for (const struct node *item = list->first; item != NULL && *count < ENTITIES_MOST; item = item->next) {
        if (item->kind == NODE_SCALAR)
            refs[(*count)++] = reference_find(job->loader, ref_section(job), item->text, item->place);
        else
            problem_error(job->loader->problems, item->place, NULL, "%s is a list of ids", job->path);
    }
}

static void refs_of_text(const struct job *job, uint32_t *refs, uint32_t *count)
{
    const char *at = job->text;
    struct place place = job->place;

    while (*at != '\0' && *count < ENTITIES_MOST) {
        const size_t blanks = strspn(at, " \t\n");
        const size_t length = strcspn(at + blanks, " \t\n");
        const char *id = arena_slice(job->loader->arena, at + blanks, length);
        place.column += place.column > 0 ? (uint32_t)blanks : 0;
        place.length = text_codepoints(id, length);
        if (length > 0)
            refs[(*count)++] = reference_find(job->loader, ref_section(job), id, place);
        place.column += place.column > 0 ? place.length : 0;
        at += blanks + length;
    }
}

/* Ids of a text, or of a list, into numbers, in the order in which they are written. */
static void make_refs(const struct job *job)
{
    const struct node *list = job->text == NULL ? job->entry->value : NULL;
    const size_t named = list != NULL ? list->count : strlen(job->text) / 2 + 1;
    const size_t room = named < ENTITIES_MOST ? named : (size_t)ENTITIES_MOST;
    uint32_t *refs = arena_take(job->loader->arena, room, sizeof *refs);
    uint32_t count = 0;

    if (list != NULL)
        refs_of_list(job, list, refs, &count);
    else
        refs_of_text(job, refs, &count);
    if (count == ENTITIES_MOST)
        problem_error(job->loader->problems, job->place, NULL, "%s names too many", job->path);
    job->value->refs = refs;
    job->value->index = count;
}

/* A field of 0 .. 100 points whose whole value lies in (0, 1] was taken for a share. */
static void warn_of_scale(const struct job *job, const struct slot *slot)
{
    const double low = slot->is_switch ? 0.0 : distribution_least(&slot->distribution);
    const double high = slot->is_switch ? 0.0 : distribution_most(&slot->distribution);
    char meant[32];

    if (slot->is_switch || strcmp(job->field->unit, "points") != 0 || job->field->least != 0.0 ||
        job->field->most != 100.0 || !(low > 0.0) || high > 1.0)
        return;
    /* Whole hundredths of a hundredth: 0.36 x 100 is 36, not 36.00000000000001. */
    text_of_number(floor(distribution_middle(&slot->distribution) * 10000.0 + 0.5) / 100.0, meant);
    problem_warning(job->loader->problems, slot->place, NULL, "%s %s on 0..100 points; did you mean %s?",
                    job->field->name, slot->written, meant);
}

static void take_factor(const struct job *job, struct quantity_text *quantity)
{
    const struct node *node = job->entry != NULL ? job->entry->factor : NULL;

    if (node == NULL || quantity->factor != NULL)
        return;
    quantity->reversed = node->text[0] == '-';
    quantity->factor = node->text + (quantity->reversed ? 1 : 0);
    if (!id_is_valid(quantity->factor))
        problem_error(job->loader->problems, node->place, "NAME, or -NAME for the reverse",
                      "\"%s\" is no name of a factor", node->text);
}

static void make_slot(const struct job *job)
{
    struct loader *loader = job->loader;
    struct quantity_text quantity;
    const struct node *heading = job->entry != NULL ? job->entry->unit : NULL;

    if (!quantity_parse(job->text, job->place, job->field, heading != NULL ? heading->text : NULL, loader->arena,
                        &quantity, loader->problems))
        return;
    take_factor(job, &quantity);
    struct slot slot = {.path = job->path,
                        .place = job->value->place,
                        .written = quantity.value_text,
                        .unit_text = quantity.unit_text,
                        .unit = quantity.unit,
                        .is_switch = quantity.is_switch,
                        .distribution = quantity.distribution,
                        .coordinate = job->path,
                        .reversed = quantity.reversed,
                        .together = NO_INDEX};
    if (quantity.is_switch) {
        uint8_t *choices = arena_take(loader->arena, quantity.choice_count, sizeof *choices);
        double *weights = arena_take(loader->arena, quantity.choice_count, sizeof *weights);
        memcpy(choices, quantity.choices, quantity.choice_count * sizeof *choices);
        memcpy(weights, quantity.weights, quantity.choice_count * sizeof *weights);
        slot.words = job->field->of;
        slot.choice_count = quantity.choice_count;
        slot.choices = choices;
        slot.weights = weights;
    }
    if (slot_is_constant(&slot)) {
        slot.coordinate = "";
        slot.reversed = false;
    } else if (quantity.factor != NULL) {
        slot.coordinate = arena_format(loader->arena, "factor/%s", quantity.factor);
    }
    basis_settle(loader, job->section, job->entry, &quantity, &slot);
    if (job->entry != NULL)
        warn_of_scale(job, &slot);
    job->value->index = slot_add(loader, &slot);
}

static const char *value_path(struct loader *loader, const struct entity *entity, const char *field_path)
{
    return entity->path[0] == '\0' ? field_path : arena_format(loader->arena, "%s.%s", entity->path, field_path);
}

static const char *field_path(struct loader *loader, const struct field *field, const char *key)
{
    if (key == NULL)
        return field->name;
    return arena_format(loader->arena, "%.*s%s", (int)(strlen(field->name) - 1), field->name, key);
}

/* True if there is something to read. */
static bool take_default(struct job *job)
{
    struct loader *loader = job->loader;

    if (job->field->initial == NULL) {
        if (!job->is_partial)
            problem_error(loader->problems, job->entity->place, job->field->help, "%s is missing", job->path);
        return false;
    }
    if (job->field->initial[0] == '\0') {
        if (job->field->type == FIELD_REFS)
            job->value->index = 0;
        return false;
    }
    job->text = job->field->initial;
    job->place = (struct place){.file = arena_format(loader->arena, "the schema, at %s", job->path)};
    return true;
}

static void make_value(struct loader *loader, uint32_t section, uint32_t entity, uint32_t field, const char *key,
                       const struct entry *entry, struct value *value)
{
    const struct field *schema = &loader->schema->sections[section]->fields[field];
    struct job job = {.loader = loader,
                      .section = section,
                      .field = schema,
                      .entity = &loader->scenario->sections[section].entities[entity],
                      .entry = entry,
                      .value = value,
                      .is_partial =
                          loader->sections[section].is_partial || loader->sections[section].drafts[entity]->is_partial};

    *value = (struct value){.index = NO_INDEX, .place = job.entity->place};
    job.path = value_path(loader, job.entity, field_path(loader, schema, key));
    if (entry != NULL) {
        value->place = job.place = entry->value->place;
        job.text = entry->value->text;
    } else if (!take_default(&job)) {
        return;
    }
    switch (schema->type) {
    case FIELD_TEXT:
    case FIELD_CONDITION:
        value->text = job.text;
        break;
    case FIELD_CHOICE:
        make_choice(&job);
        break;
    case FIELD_COUNT:
        make_count(&job);
        break;
    case FIELD_DATE:
        make_date(&job);
        break;
    case FIELD_QUANTITY:
    case FIELD_SWITCH:
        make_slot(&job);
        break;
    case FIELD_REF:
        value->index = reference_find(loader, ref_section(&job), job.text, job.place);
        break;
    case FIELD_REFS:
        make_refs(&job);
        break;
    }
}

void value_make(struct loader *loader, uint32_t section, uint32_t entity, uint32_t field, const char *key,
                const struct entry *entry, struct value *value)
{
    struct problems *problems = loader->problems;

    if (entry != NULL && entry->is_inherited)
        loader->problems = &loader->quiet;
    make_value(loader, section, entity, field, key, entry, value);
    loader->problems = problems;
}
