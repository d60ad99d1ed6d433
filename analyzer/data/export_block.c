#include "analyzer/data/export_block.h"

#include "analyzer/data/record_cut.h"

enum { PIECE_BYTES = 512 * 1024 };

gboolean anke_export_block_read(AnkeExportStream *stream, AnkeBytes *bytes, AnkeExportBlock *block,
                                GError **error)
{
    gsize cut = 0;
    gboolean is_last = anke_export_stream_has_ended(stream);
    bytes->n = 0;
    while (cut == 0 && !is_last && bytes->n < ANKE_EXPORT_MAX_RECORD_BYTES) {
        if (!anke_export_stream_read(stream, PIECE_BYTES, bytes, error)) {
            return FALSE;
        }
        cut = anke_record_cut_last(bytes->data, bytes->n);
        is_last = anke_export_stream_has_ended(stream);
    }
    if (!is_last && cut > 0) {
        anke_export_stream_give_back(stream, bytes->data + cut, bytes->n - cut);
        bytes->n = cut;
    }
    *block = (AnkeExportBlock){.bytes = bytes->data,
                               .n_bytes = bytes->n,
                               .encoding = anke_export_stream_encoding(stream),
                               .is_last = is_last,
                               .is_broken = is_last && anke_export_stream_is_broken(stream),
                               .is_oversize = cut == 0 && !is_last};
    return TRUE;
}
