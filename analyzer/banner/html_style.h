/* The style sheet of HTML tables: screen and paper. */
#ifndef ANKE_BANNER_HTML_STYLE_H
#define ANKE_BANNER_HTML_STYLE_H

#define ANKE_HTML_STYLE                                                                            \
    ":root{color-scheme:light}\n"                                                                  \
    "body{margin:2em auto;padding:0 1.5em;max-width:90em;color:#1a1a1a;background:#fff;"           \
    "font:15px/1.6 'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif}\n"            \
    "h1{font-size:1.4em;margin:0 0 .2em}.org{margin:0 0 2em}section{margin:0 0 3em}\n"             \
    "h2{font-size:1.1em;margin:0 0 .5em;break-after:avoid;overflow-wrap:anywhere}\n"               \
    ".secret{display:inline-block;margin-left:1em;padding:0 .5em;border:1px solid #a40000;"        \
    "color:#a40000;font-size:.8rem;font-weight:600;white-space:nowrap}\n"                          \
    ".scroll{overflow-x:auto;margin:0 0 1em}\n"                                                    \
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;"                            \
    "border-top:2px solid #333;border-bottom:2px solid #333}\n"                                    \
    "th,td{padding:.15em .6em;unicode-bidi:isolate;vertical-align:top}\n"                          \
    "thead th{border-bottom:1px solid #999;font-weight:600;text-align:center;"                     \
    "vertical-align:bottom;min-width:3.5em;max-width:14em;overflow-wrap:anywhere}\n"               \
    "thead th+th{border-left:1px solid #ddd}thead td{border:0}\n"                                  \
    "thead .leaf{text-align:right}thead .words{text-align:left}.special{color:#666}\n"             \
    "tbody th{font-weight:400;text-align:left}\n"                                                  \
    "th.l{min-width:9em;max-width:20em;overflow-wrap:anywhere}"                                    \
    "th.m{color:#555;white-space:nowrap}\n"                                                        \
    "tbody{break-inside:avoid;border-top:1px solid #ddd}thead+tbody{border-top:1px solid #333}\n"  \
    "tbody.base th,tbody.base td{font-weight:600}tbody.net th.l{padding-left:2em}\n"               \
    "tbody.total{background:#f4f4f4}td.all{background:#f7f7f7}\n"                                  \
    "td{text-align:right;white-space:nowrap;border-left:1px solid #eee}\n"                         \
    "td.t{text-align:left;white-space:normal;overflow-wrap:anywhere;min-width:6em}\n"              \
    "td.s{min-width:24em}th.b,td.b{border-left:1px solid #888}\n"                                  \
    "td i{font-style:normal;display:inline-block;min-width:.9em;text-align:left;"                  \
    "padding-left:.1em}\n"                                                                         \
    ".notes{margin:.6em 0 0;padding:0;list-style:none;font-size:.85em;color:#333;"                 \
    "max-width:70em;overflow-wrap:anywhere}.notes li{padding-left:1em;text-indent:-1em}\n"         \
    "@page{size:A4 landscape;margin:12mm}\n"                                                       \
    "@media print{body{margin:0;padding:0;max-width:none;font-size:8.5pt;line-height:1.4}"         \
    ".scroll{overflow:visible;break-inside:avoid}thead{display:table-header-group}"                \
    ".notes{break-inside:avoid;break-before:avoid}section{margin:0 0 8mm}}\n"

#endif
