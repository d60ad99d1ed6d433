#include "charts/spec/spec_parts.h"
gboolean anke_spec_lay_out_slope(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    (void)input;
    (void)scene;
    (void)error;
    return FALSE;
}
