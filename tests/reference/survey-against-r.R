# Computes the statistics of a survey from its coded responses with R alone, and compares them with
# what anke-stats wrote: chisq.test, fisher.test, kruskal.test, mean, sd, quantile (type 7).
#   Rscript survey-against-r.R RESPONSES TABLES     (breaks: dept, age, years)
# Exit status 1 if a number differs by more than a relative 1e-9, or if fewer than 200 were compared.
arguments <- commandArgs(TRUE)
read <- function(file) read.csv(file, colClasses = "character", na.strings = character(), fill = TRUE,
                                fileEncoding = "UTF-8")
responses <- read(arguments[1])
responses <- responses[responses[[1]] != ".end", ]
stream <- read(arguments[2])
key <- paste(stream$question, stream$item, stream$by, stream$group, stream$stat, sep = "\t")
written <- setNames(stream$value, key)
value_of <- function(question, item, by, stat)
  unname(written[paste(question, item, by, "", stat, sep = "\t")])

is_value <- function(x) x != "" & !(x %in% c(".N", ".X", ".U"))
band <- function(x) as.character(cut(as.numeric(x), c(-Inf, 2, 5, 9, Inf), c("0-2", "3-5", "6-9", "10-")))
groups <- list(dept = responses$dept, age = responses$age,
               years = ifelse(is_value(responses$years), band(responses$years), ""))
n_compared <- 0
n_different <- 0
largest <- 0
compare <- function(got, want, what) {
  difference <- abs(as.numeric(got) - want) / max(abs(want), 1e-12)
  n_compared <<- n_compared + 1
  largest <<- max(largest, difference, na.rm = TRUE)
  if (is.na(difference) || difference > 1e-9) {
    n_different <<- n_different + 1
    cat(what, ": anke", got, "R", format(want, digits = 15), "\n")
  }
}
compare_table <- function(question, item, by, table) {
  what <- paste(question, item, "by", by)
  if (min(dim(table)) < 2) {
    stopifnot(value_of(question, item, by, "test") == "none")
    return(invisible())
  }
  test <- suppressWarnings(chisq.test(table, correct = FALSE))
  compare(value_of(question, item, by, "chisq"), unname(test$statistic), paste(what, "chisq"))
  compare(value_of(question, item, by, "chisq_p"), test$p.value, paste(what, "chisq_p"))
  compare(value_of(question, item, by, "low_expected"), mean(test$expected < 5), paste(what, "low"))
  fisher <- value_of(question, item, by, "fisher_p")
  if (!is.na(fisher)) {
    compare(fisher, fisher.test(table, workspace = 2e7)$p.value, paste(what, "fisher_p"))
  }
}
compare_ranks <- function(question, by, values, group) {
  test <- kruskal.test(values, factor(group))
  compare(value_of(question, "", by, "kw_h"), unname(test$statistic), paste(question, by, "kw_h"))
  compare(value_of(question, "", by, "kw_p"), test$p.value, paste(question, by, "kw_p"))
}

choices <- stream[stream$by == "" & stream$item != "" & stream$stat == "name", ]
types <- stream[stream$by == "" & stream$stat == "type", ]
for (question in types$question) {
  type <- types$value[types$question == question]
  own <- choices[choices$question == question, ]
  if (type == "text") next
  answered <- is_value(responses[[question]])
  if (type == "number") {
    numbers <- as.numeric(responses[[question]][answered])
    compare(value_of(question, "", "", "mean"), mean(numbers), paste(question, "mean"))
    compare(value_of(question, "", "", "sd"), sd(numbers), paste(question, "sd"))
    for (quartile in 1:3) {
      compare(value_of(question, "", "", c("q1", "median", "q3")[quartile]),
              unname(quantile(numbers, quartile / 4, type = 7)), paste(question, "quartile", quartile))
    }
  }
  for (by in setdiff(names(groups), question)) {
    used <- answered & groups[[by]] != ""
    answers <- responses[[question]][used]
    group <- groups[[by]][used]
    if (type == "number") {
      compare_ranks(question, by, as.numeric(answers), group)
    } else if (type == "multiple") {
      for (i in seq_len(nrow(own))) {
        ticked <- sapply(strsplit(answers, " "), function(names) own$value[i] %in% names)
        compare_table(question, own$item[i], by, table(ticked, group))
      }
    } else {
      compare_table(question, "", by, table(answers, group))
      if (type == "scale") {
        scores <- stream[stream$question == question & stream$by == "" & stream$stat == "score", ]
        score <- setNames(as.numeric(scores$value), own$value[match(scores$item, own$item)])
        compare_ranks(question, by, unname(score[answers]), group)
      }
    }
  }
}
cat(n_compared, "numbers compared with R, largest relative difference", largest, "\n")
quit(status = as.integer(n_different > 0 || n_compared < 200))
