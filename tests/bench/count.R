# Counts of the benchmark survey by R's data.table: each single answer and scale, in total and by the
# three breaks, and the ticks of the multiple answers. Prints question,item,by,group,n.
suppressMessages(library(data.table))
arguments <- commandArgs(TRUE)
data <- fread(arguments[1], encoding = "UTF-8", header = TRUE, na.strings = NULL,
              colClasses = "character", showProgress = FALSE)
heads <- names(data)
breaks <- c(dept = heads[2], age = heads[3], grade = heads[4])
singles <- c(paste0("s", 1:12), paste0("q", 1:7))
columns <- c(heads[5:16], heads[21:27])
rows <- list()
for (i in seq_along(singles)) {
  counts <- data[get(columns[i]) != "", .N, by = c(columns[i])]
  rows[[length(rows) + 1]] <- data.table(singles[i], counts[[1]], "", "", counts$N)
  for (b in names(breaks)) {
    counts <- data[get(columns[i]) != "" & get(breaks[b]) != "", .N, by = c(columns[i], breaks[b])]
    rows[[length(rows) + 1]] <- data.table(singles[i], counts[[1]], b, counts[[2]], counts$N)
  }
}
for (i in 1:4) {
  pieces <- unlist(strsplit(data[[heads[16 + i]]], ";", fixed = TRUE))
  counts <- table(pieces)
  rows[[length(rows) + 1]] <- data.table(paste0("m", i), names(counts), "", "", as.integer(counts))
}
result <- rbindlist(rows, use.names = FALSE)
fwrite(result, arguments[2], col.names = FALSE, quote = FALSE)
