# A peer: Pearson's chi-square of every column with few values by the first three breaks, nothing else.
#   Rscript chisq.R RESPONSES.CSV
rows <- read.csv(commandArgs(TRUE)[1], colClasses = "character", na.strings = "")
rows <- rows[-nrow(rows), ]
few <- names(rows)[vapply(rows, function(x) length(unique(x)) %in% 2:20, NA)]
n <- 0
for (by in few[1:3]) {
    for (question in setdiff(few, by)) {
        cells <- table(rows[[question]], rows[[by]])
        if (min(dim(cells)) > 1) {
            suppressWarnings(chisq.test(cells))
            n <- n + 1
        }
    }
}
cat(n, "tests\n")
