#include "charts/scene/shelf.h"

guint anke_shelf_row_end(const AnkeShelf *shelf, const AnkeBox *boxes, guint n, guint first)
{
    double x = 0;
    guint end = first;
    while (end < n && (end == first || x + boxes[end].width <= shelf->width + 0.01)) {
        x += boxes[end++].width + shelf->gap_x;
    }
    return end;
}

double anke_shelf_place(const AnkeShelf *shelf, AnkeBox *boxes, guint n)
{
    double y = 0;
    for (guint first = 0, end; first < n; first = end) {
        double x = 0;
        double height = 0;
        end = anke_shelf_row_end(shelf, boxes, n, first);
        for (guint i = first; i < end; i++) {
            boxes[i].x = x;
            boxes[i].y = y;
            x += boxes[i].width + shelf->gap_x;
            height = MAX(height, boxes[i].height);
        }
        y += height + (end < n ? shelf->gap_y : 0);
    }
    return y;
}
