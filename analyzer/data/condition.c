#include "analyzer/data/condition.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

enum { MAX_DEPTH = 100 };

typedef enum { COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE, COMPARE_GT, COMPARE_GE } Comparison;

typedef enum { OPERAND_QUESTION, OPERAND_NUMBER, OPERAND_TEXT } OperandKind;

typedef struct {
    OperandKind kind;
    gint question;
    GPtrArray *names;   /* of the question's choices (borrowed texts), or NULL */
    gboolean is_number; /* a number, or a question whose answers are */
    double number;
    char *text;
} Operand;

typedef enum { NODE_OR, NODE_AND, NODE_NOT, NODE_COMPARE, NODE_SELECTED } NodeKind;

typedef struct Node {
    NodeKind kind;
    GPtrArray *parts; /* of or, and, not */
    Comparison comparison;
    Operand left;
    Operand right;
    gint choice; /* of selected() */
} Node;

struct AnkeCondition {
    Node *root;
};

static void clear_operand(Operand *operand)
{
    g_clear_pointer(&operand->names, g_ptr_array_unref);
    g_clear_pointer(&operand->text, g_free);
}

static void free_node(gpointer data)
{
    Node *node = data;
    if (node == NULL) {
        return;
    }
    g_clear_pointer(&node->parts, g_ptr_array_unref);
    clear_operand(&node->left);
    clear_operand(&node->right);
    g_free(node);
}

static Node *new_node(NodeKind kind)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    if (kind <= NODE_NOT) {
        node->parts = g_ptr_array_new_with_free_func(free_node);
    }
    return node;
}

/* Parsing */

typedef struct {
    const char *at;
    const AnkeConditionScope *scope;
    char **problem;
    guint depth;
} Parser;

static gpointer refuse(Parser *parser, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gpointer refuse(Parser *parser, const char *format, ...)
{
    if (*parser->problem == NULL) {
        va_list arguments;
        va_start(arguments, format);
        *parser->problem = g_strdup_vprintf(format, arguments);
        va_end(arguments);
    }
    return NULL;
}

static void skip_blanks(Parser *parser)
{
    while (g_ascii_isspace(*parser->at)) {
        parser->at++;
    }
}

static gboolean take(Parser *parser, const char *token)
{
    skip_blanks(parser);
    if (!g_str_has_prefix(parser->at, token)) {
        return FALSE;
    }
    parser->at += strlen(token);
    return TRUE;
}

/* A word ends where no letter, digit or underscore follows. */
static gboolean take_word(Parser *parser, const char *word)
{
    skip_blanks(parser);
    gsize n = strlen(word);
    if (!g_str_has_prefix(parser->at, word) || g_ascii_isalnum(parser->at[n]) ||
        parser->at[n] == '_') {
        return FALSE;
    }
    parser->at += n;
    return TRUE;
}

static gboolean expect(Parser *parser, const char *token)
{
    if (take(parser, token)) {
        return TRUE;
    }
    g_autofree char *rest = anke_text_quote(parser->at, -1);
    refuse(parser, "\"%s\" expected at \"%s\"", token, rest);
    return FALSE;
}

static GPtrArray *names_of_choices(const AnkeConditionScope *scope, gint question)
{
    if (scope->choice_name(question, 0, scope->data) == NULL) {
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new();
    const char *name;
    for (guint i = 0; (name = scope->choice_name(question, i, scope->data)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)name);
    }
    return names;
}

static gboolean parse_reference(Parser *parser, Operand *operand)
{
    const AnkeConditionScope *scope = parser->scope;
    operand->kind = OPERAND_QUESTION;
    if (take(parser, "${")) {
        const char *end = strchr(parser->at, '}');
        if (end == NULL) {
            refuse(parser, "\"${\" without \"}\"");
            return FALSE;
        }
        g_autofree char *name = g_strndup(parser->at, (gsize)(end - parser->at));
        g_strstrip(name);
        operand->question = scope->find(name, scope->data);
        if (operand->question < 0) {
            g_autofree char *quoted = anke_text_quote(name, -1);
            refuse(parser, "no question has the name \"%s\"", quoted);
            return FALSE;
        }
        parser->at = end + 1;
    } else {
        if (!expect(parser, ".")) {
            return FALSE;
        }
        operand->question = scope->self;
        if (scope->self < 0) {
            refuse(parser, "\".\" stands for a question in a constraint only");
            return FALSE;
        }
    }
    operand->names = names_of_choices(scope, operand->question);
    operand->is_number = scope->is_number(operand->question, scope->data);
    return TRUE;
}

static gboolean parse_text(Parser *parser, char **text)
{
    skip_blanks(parser);
    char quote = *parser->at;
    if (quote != '\'' && quote != '"') {
        refuse(parser, "a text in quotes was expected");
        return FALSE;
    }
    const char *end = strchr(parser->at + 1, quote);
    if (end == NULL) {
        refuse(parser, "a text without its closing quote");
        return FALSE;
    }
    *text = g_strndup(parser->at + 1, (gsize)(end - parser->at - 1));
    parser->at = end + 1;
    return TRUE;
}

static gboolean parse_number(Parser *parser, double *number)
{
    const char *end = parser->at + (*parser->at == '-' ? 1 : 0);
    while (g_ascii_isdigit(*end) || *end == '.') {
        end++;
    }
    if (!anke_number_parse(parser->at, (gsize)(end - parser->at), number)) {
        g_autofree char *rest = anke_text_quote(parser->at, -1);
        refuse(parser, "a question ${name}, a number or a 'text' was expected at \"%s\"", rest);
        return FALSE;
    }
    parser->at = end;
    return TRUE;
}

static gboolean parse_operand(Parser *parser, Operand *operand)
{
    skip_blanks(parser);
    operand->number = NAN;
    if (g_str_has_prefix(parser->at, "${") || *parser->at == '.') {
        return parse_reference(parser, operand);
    }
    if (*parser->at == '\'' || *parser->at == '"') {
        operand->kind = OPERAND_TEXT;
        if (!parse_text(parser, &operand->text)) {
            return FALSE;
        }
        (void)anke_number_parse(operand->text, strlen(operand->text), &operand->number);
        return TRUE;
    }
    operand->kind = OPERAND_NUMBER;
    operand->is_number = TRUE;
    return parse_number(parser, &operand->number);
}

static gboolean parse_comparison(Parser *parser, Comparison *comparison)
{
    static const struct {
        const char *token;
        Comparison comparison;
    } tokens[] = {{"!=", COMPARE_NE}, {"<=", COMPARE_LE}, {">=", COMPARE_GE},
                  {"=", COMPARE_EQ},  {"<", COMPARE_LT},  {">", COMPARE_GT}};
    for (gsize i = 0; i < G_N_ELEMENTS(tokens); i++) {
        if (take(parser, tokens[i].token)) {
            *comparison = tokens[i].comparison;
            return TRUE;
        }
    }
    g_autofree char *rest = anke_text_quote(parser->at, -1);
    refuse(parser, "a comparison (= != < <= > >=) was expected at \"%s\"", rest);
    return FALSE;
}

/* A choice that the list does not have is most likely a typing error: it would never hold. */
static gboolean check_literal(Parser *parser, const Operand *question, const Operand *literal)
{
    if (question->kind != OPERAND_QUESTION || literal->kind == OPERAND_QUESTION) {
        return TRUE;
    }
    const AnkeConditionScope *scope = parser->scope;
    if (question->names == NULL) {
        if (scope->is_number(question->question, scope->data) && isnan(literal->number) &&
            literal->text[0] != '\0') {
            g_autofree char *quoted = anke_text_quote(literal->text, -1);
            refuse(parser, "a number is compared with the text '%s'", quoted);
            return FALSE;
        }
        return TRUE;
    }
    if (literal->kind != OPERAND_TEXT || literal->text[0] == '\0') {
        return TRUE;
    }
    g_auto(GStrv) names = g_strsplit(literal->text, " ", -1);
    for (char **name = names; *name != NULL; name++) {
        if (scope->find_choice(question->question, *name, strlen(*name), scope->data) < 0) {
            g_autofree char *quoted = anke_text_quote(*name, -1);
            refuse(parser, "no choice has the name \"%s\"", quoted);
            return FALSE;
        }
    }
    return TRUE;
}

/* What < and its like compare are numbers; a text that is none would make them false for everybody.
 */
static gboolean check_order(Parser *parser, const Operand *operand)
{
    if (operand->kind != OPERAND_TEXT || !isnan(operand->number)) {
        return TRUE;
    }
    g_autofree char *quoted = anke_text_quote(operand->text, -1);
    refuse(parser, "< <= > >= compare numbers: '%s' is none", quoted);
    return FALSE;
}

static gboolean check_operands(Parser *parser, const Node *node)
{
    if (node->comparison >= COMPARE_LT) {
        return check_order(parser, &node->left) && check_order(parser, &node->right);
    }
    return check_literal(parser, &node->left, &node->right) &&
           check_literal(parser, &node->right, &node->left);
}

static Node *parse_compare(Parser *parser)
{
    Node *node = new_node(NODE_COMPARE);
    if (parse_operand(parser, &node->left) && parse_comparison(parser, &node->comparison) &&
        parse_operand(parser, &node->right) && check_operands(parser, node)) {
        return node;
    }
    free_node(node);
    return NULL;
}

static Node *parse_selected(Parser *parser)
{
    const AnkeConditionScope *scope = parser->scope;
    g_autofree char *name = NULL;
    Node *node = new_node(NODE_SELECTED);
    if (expect(parser, "(") && parse_reference(parser, &node->left) && expect(parser, ",") &&
        parse_text(parser, &name) && expect(parser, ")")) {
        node->choice = scope->find_choice(node->left.question, name, strlen(name), scope->data);
        if (node->choice >= 0) {
            return node;
        }
        g_autofree char *quoted = anke_text_quote(name, -1);
        refuse(parser, "no choice has the name \"%s\"", quoted);
    }
    free_node(node);
    return NULL;
}

static Node *parse_or(Parser *parser);

static Node *parse_parenthesis(Parser *parser)
{
    if (parser->depth >= MAX_DEPTH) {
        return refuse(parser, "more than %d parentheses within each other", MAX_DEPTH);
    }
    parser->depth++;
    Node *node = parse_or(parser);
    parser->depth--;
    if (node != NULL && !expect(parser, ")")) {
        free_node(node);
        return NULL;
    }
    return node;
}

static Node *parse_factor(Parser *parser)
{
    if (take_word(parser, "not")) {
        Node *inner = expect(parser, "(") ? parse_parenthesis(parser) : NULL;
        if (inner == NULL) {
            return NULL;
        }
        Node *node = new_node(NODE_NOT);
        g_ptr_array_add(node->parts, inner);
        return node;
    }
    if (take_word(parser, "selected")) {
        return parse_selected(parser);
    }
    return take(parser, "(") ? parse_parenthesis(parser) : parse_compare(parser);
}

/* One level of the grammar: parts joined by a word. */
static Node *parse_joined(Parser *parser, NodeKind kind, const char *word,
                          Node *(*parse_part)(Parser *))
{
    Node *first = parse_part(parser);
    if (first == NULL || !take_word(parser, word)) {
        return first;
    }
    Node *node = new_node(kind);
    g_ptr_array_add(node->parts, first);
    do {
        Node *part = parse_part(parser);
        if (part == NULL) {
            free_node(node);
            return NULL;
        }
        g_ptr_array_add(node->parts, part);
    } while (take_word(parser, word));
    return node;
}

static Node *parse_and(Parser *parser)
{
    return parse_joined(parser, NODE_AND, "and", parse_factor);
}

static Node *parse_or(Parser *parser)
{
    return parse_joined(parser, NODE_OR, "or", parse_and);
}

AnkeCondition *anke_condition_parse(const char *text, const AnkeConditionScope *scope,
                                    char **problem)
{
    *problem = NULL;
    Parser parser = {.at = text, .scope = scope, .problem = problem};
    Node *root = parse_or(&parser);
    if (root == NULL) {
        return NULL;
    }
    skip_blanks(&parser);
    if (*parser.at != '\0') {
        g_autofree char *rest = anke_text_quote(parser.at, -1);
        free_node(root);
        return refuse(&parser, "\"and\", \"or\" or the end was expected at \"%s\"", rest);
    }
    AnkeCondition *condition = g_new0(AnkeCondition, 1);
    condition->root = root;
    return condition;
}

void anke_condition_free(AnkeCondition *condition)
{
    if (condition != NULL) {
        free_node(condition->root);
        g_free(condition);
    }
}

static void visit_node(const Node *node, void (*visit)(gint, gpointer), gpointer data)
{
    for (guint i = 0; node->parts != NULL && i < node->parts->len; i++) {
        visit_node(g_ptr_array_index(node->parts, i), visit, data);
    }
    if (node->kind >= NODE_COMPARE && node->left.kind == OPERAND_QUESTION) {
        visit(node->left.question, data);
    }
    if (node->kind == NODE_COMPARE && node->right.kind == OPERAND_QUESTION) {
        visit(node->right.question, data);
    }
}

void anke_condition_references(const AnkeCondition *condition,
                               void (*visit)(gint question, gpointer data), gpointer data)
{
    visit_node(condition->root, visit, data);
}

/* Evaluation */

/* A value as text and, where it is one, as number. */
typedef struct {
    GString *text;
    double number;
} Value;

static void append_choices(const Operand *operand, const AnkeAnswer *answer, Value *value)
{
    for (guint i = 0; i < answer->n_choices; i++) {
        if (i > 0) {
            g_string_append_c(value->text, ' ');
        }
        g_string_append(value->text, g_ptr_array_index(operand->names, answer->choices[i]));
    }
    (void)anke_number_parse(value->text->str, value->text->len, &value->number);
}

static void read_answer(const Operand *operand, const AnkeAnswer *answer, Value *value)
{
    if (answer->state != ANKE_STATE_VALUE) {
        return;
    }
    if (operand->names != NULL) {
        append_choices(operand, answer, value);
    } else if (answer->text != NULL) {
        g_string_append_len(value->text, answer->text, (gssize)answer->n_bytes);
        (void)anke_number_parse(answer->text, answer->n_bytes, &value->number);
    } else {
        char text[ANKE_NUMBER_SIZE];
        (void)anke_number_format(text, answer->number);
        g_string_append(value->text, text);
        value->number = answer->number;
    }
}

static Value read_operand(const Operand *operand, const AnkeAnswer *answers)
{
    Value value = {g_string_new(operand->text), operand->number};
    if (operand->kind == OPERAND_QUESTION) {
        value.number = NAN;
        read_answer(operand, &answers[operand->question], &value);
    } else if (operand->kind == OPERAND_NUMBER) {
        char text[ANKE_NUMBER_SIZE];
        (void)anke_number_format(text, operand->number);
        g_string_assign(value.text, text);
    }
    return value;
}

static gboolean compare_values(const Node *node, const Value *left, const Value *right)
{
    double a = left->number;
    double b = right->number;
    /* Names and texts are equal as texts: 01 and 1 are two choices. */
    gboolean is_numeric = (node->left.is_number || node->right.is_number) && !isnan(a) && !isnan(b);
    gboolean is_equal = is_numeric ? a == b : g_string_equal(left->text, right->text);
    switch (node->comparison) {
    case COMPARE_EQ:
        return is_equal;
    case COMPARE_NE:
        return !is_equal;
    case COMPARE_LT:
        return a < b;
    case COMPARE_LE:
        return a <= b;
    case COMPARE_GT:
        return a > b;
    case COMPARE_GE:
        return a >= b;
    }
    g_assert_not_reached();
}

/* The common case, without building texts: ${question} = 'name' of a single answer. */
static gboolean compare_single_choice(const Node *node, const AnkeAnswer *answers, gboolean *holds)
{
    if (node->comparison > COMPARE_NE || node->left.kind != OPERAND_QUESTION ||
        node->left.names == NULL || node->right.kind != OPERAND_TEXT) {
        return FALSE;
    }
    const AnkeAnswer *answer = &answers[node->left.question];
    gboolean is_equal = node->right.text[0] == '\0';
    if (answer->state == ANKE_STATE_VALUE) {
        if (answer->n_choices != 1) {
            return FALSE;
        }
        const char *name = g_ptr_array_index(node->left.names, answer->choices[0]);
        is_equal = strcmp(name, node->right.text) == 0;
    }
    *holds = is_equal == (node->comparison == COMPARE_EQ);
    return TRUE;
}

static gboolean compare_operands(const Node *node, const AnkeAnswer *answers)
{
    gboolean holds;
    if (compare_single_choice(node, answers, &holds)) {
        return holds;
    }
    Value left = read_operand(&node->left, answers);
    Value right = read_operand(&node->right, answers);
    holds = compare_values(node, &left, &right);
    g_string_free(left.text, TRUE);
    g_string_free(right.text, TRUE);
    return holds;
}

static gboolean is_selected(const Node *node, const AnkeAnswer *answers)
{
    const AnkeAnswer *answer = &answers[node->left.question];
    for (guint i = 0; answer->state == ANKE_STATE_VALUE && i < answer->n_choices; i++) {
        if (answer->choices[i] == node->choice) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean node_holds(const Node *node, const AnkeAnswer *answers)
{
    switch (node->kind) {
    case NODE_NOT:
        return !node_holds(g_ptr_array_index(node->parts, 0), answers);
    case NODE_COMPARE:
        return compare_operands(node, answers);
    case NODE_SELECTED:
        return is_selected(node, answers);
    case NODE_AND:
    case NODE_OR:
        break;
    }
    gboolean decides = node->kind == NODE_OR;
    for (guint i = 0; i < node->parts->len; i++) {
        if (node_holds(g_ptr_array_index(node->parts, i), answers) == decides) {
            return decides;
        }
    }
    return !decides;
}

gboolean anke_condition_holds(const AnkeCondition *condition, const AnkeAnswer *answers)
{
    return node_holds(condition->root, answers);
}
