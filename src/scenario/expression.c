#include "scenario/expression_internal.h"

#include "base/failure.h"

double expression_operate(enum operation_code code, double a, double b)
{
    switch (code) {
    case OPERATION_OR:
        return a != 0 || b != 0;
    case OPERATION_AND:
        return a != 0 && b != 0;
    case OPERATION_NOT:
        return a == 0;
    case OPERATION_LESS:
        return a < b;
    case OPERATION_LESS_EQUAL:
        return a <= b;
    case OPERATION_MORE:
        return a > b;
    case OPERATION_MORE_EQUAL:
        return a >= b;
    case OPERATION_EQUAL:
        return a == b;
    case OPERATION_UNEQUAL:
        return a != b;
    case OPERATION_ADD:
        return a + b;
    case OPERATION_SUBTRACT:
        return a - b;
    case OPERATION_MULTIPLY:
        return a * b;
    case OPERATION_DIVIDE:
        return b != 0 ? a / b : 0;
    case OPERATION_NEGATE:
        return -a;
    case OPERATION_MIN:
        return a < b ? a : b;
    case OPERATION_MAX:
        return a > b ? a : b;
    case OPERATION_NUMBER:
    case OPERATION_NAME:
        break;
    }
    failure("an operator", __FILE__, __LINE__);
}

double expression_value(const struct expression *expression, double (*value)(const void *self, uint32_t name),
                        const void *self)
{
    double stack[EXPRESSION_STACK_MOST] = {0};
    uint32_t depth = 0; /* the compiler has checked it */

    for (uint32_t i = 0; i < expression->count; i++) {
        const struct operation *operation = &expression->operations[i];
        switch (operation->code) {
        case OPERATION_NUMBER:
            stack[depth++] = operation->number;
            break;
        case OPERATION_NAME:
            stack[depth++] = value(self, operation->name);
            break;
        case OPERATION_NOT:
        case OPERATION_NEGATE:
            stack[depth - 1] = expression_operate(operation->code, stack[depth - 1], 0);
            break;
        default:
            depth--;
            stack[depth - 1] = expression_operate(operation->code, stack[depth - 1], stack[depth]);
            break;
        }
    }
    return stack[0];
}
