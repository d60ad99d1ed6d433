# Writes samples/gallery/correlation.csv: Pearson correlations of the five scales of
# samples/workplace-survey/export-2026.csv over complete answers. Run in the project's folder with R.
d <- read.csv("samples/workplace-survey/export-2026.csv", check.names = FALSE, fileEncoding = "UTF-8",
              na.strings = "")
steps <- c("そう思わない", "どちらかといえばそう思わない", "どちらともいえない", "どちらかといえばそう思う", "そう思う")
scales <- names(d)[4:8]
x <- na.omit(sapply(d[scales], function(a) match(a, steps)))
r <- cor(x)
out <- c("wave,question,item,by,group,stat,value", ",,,,,title,職場の相談しやすさ調査",
         ",,,,,organisation,架空市", ",,,,,source,架空の個票（2026年）",
         ",climate,,climate,,label,五つの問の相関", ",climate,,climate,,type,scale",
         sprintf(",climate,,climate,,answered,%d", nrow(x)),
         sprintf(",climate,%s,climate,,item_type,choice", scales),
         sprintf(",climate,,climate,%s,group_type,choice", scales))
for (i in seq_along(scales)) for (j in seq_along(scales))
  out <- c(out, sprintf(",climate,%s,climate,%s,pearson,%.15g", scales[i], scales[j], r[i, j]))
out <- c(out, sprintf(",,,,,end,%d", length(out) - 1))
writeLines(out, "samples/gallery/correlation.csv", useBytes = TRUE)
