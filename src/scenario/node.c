#include "scenario/document.h"

#include <string.h>

struct node *node_find(const struct node *map, const char *key)
{
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (struct node *item = map->first; item != NULL; item = item->next)
        if (strcmp(item->key, key) == 0)
            return item;
    return NULL;
}

struct node *node_make(struct arena *arena, enum node_kind kind, struct place place, const char *text)
{
    struct node *node = arena_take(arena, 1, sizeof *node);

    node->kind = kind;
    node->place = place;
    if (kind == NODE_SCALAR)
        node->text = arena_text(arena, text != NULL ? text : "");
    return node;
}

void node_add(struct arena *arena, struct node *parent, const char *key, struct place key_place, struct node *child)
{
    child->key = key != NULL ? arena_text(arena, key) : NULL;
    child->key_place = key_place;
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->count++;
}

struct node *node_copy(struct arena *arena, const struct node *node)
{
    struct node *copy = node_make(arena, node->kind, node->place, node->text);

    /* Recursion is bounded: the readers refuse trees deeper than DOCUMENT_DEPTH_MOST. */
    for (const struct node *item = node->first; item != NULL; item = item->next)
        node_add(arena, copy, item->key, item->key_place, node_copy(arena, item));
    copy->key = node->key != NULL ? arena_text(arena, node->key) : NULL;
    copy->key_place = node->key_place;
    return copy;
}
