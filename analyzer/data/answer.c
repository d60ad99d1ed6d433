#include "analyzer/data/answer.h"

const char *anke_state_code(AnkeState state)
{
    static const char *const codes[] = {NULL, "", ".N", ".X", ".U"};
    return codes[state];
}

const char *anke_state_label(AnkeState state)
{
    static const char *const labels[] = {NULL, "無回答", "非該当", "無効", "未設問"};
    return labels[state];
}
