# Projects the staff of tests/cli/anke-project/jobs.csv for the scenarios of jobs-plan.csv with R alone: jobs
# with retirement ages of their own are populations of their own, added up at the end. What the scenarios
# mean and the ages of the law are written out here, not read.
#   Rscript projection-jobs.R job STREAM     doctors alone, as CSV
#   Rscript projection-jobs.R all STREAM     everybody, each job by its own schedule
arguments <- commandArgs(TRUE)
stream <- read.csv(arguments[2], colClasses = "character", na.strings = character(), fill = TRUE,
                   fileEncoding = "UTF-8")
ages <- 15:89
k <- length(ages)
pick <- function(question, by, group, stat) {
  rows <- stream[stream$question == question & stream$by == by & stream$group == group & stream$stat == stat &
                   grepl("^[0-9]+$", stream$item), ]
  x <- setNames(numeric(k), ages)
  x[rows$item] <- as.numeric(rows$value)
  x
}
of_job <- function(job) pick("age", "year:job", paste("令和6年 /", job), "n")
national <- c(.0144, .0165, .0157, .0100, .0049, .0052, .0043, .0073, .0139, .0411)[
  pmax(1, pmin(10, ages %/% 5 - 3))]
own_rate <- function(x) ifelse(x > 0, x, national)
# 地方公務員法 第28条の6; 医師 65; 守衛・用務員 63, then 64 and 65 with the others' last steps.
clerk <- function(y) 60 + sum(y >= c(2023, 2025, 2027, 2029, 2031))
doctor <- function(y) 65
caretaker <- function(y) if (y < 2029) 63 else if (y < 2031) 64 else 65
if (arguments[1] == "job") {
  populations <- list(of_job("医師"))
  schedules <- list(doctor)
  q <- own_rate(pick("leave_rate", "job", "医師", "rate_used"))
  hired <- pick("hire_age", "year:job", "令和5年度 / 医師", "n") * (ages < 60)
  past <- mean(c(2, 5))
} else {
  populations <- list(of_job("事務"), of_job("医師"), of_job("用務員"))
  schedules <- list(clerk, doctor, caretaker)
  q <- own_rate(pick("leave_rate", "", "", "rate_used"))
  hired <- pick("hire_age", "year", "令和5年度", "n") * (ages < 60)
  past <- mean(c(18, 21, 17, 22, 19))
}
h <- hired / sum(hired)
shares <- sapply(populations, sum) / sum(sapply(populations, sum))
n_years <- 30
base <- list(R = schedules, r = 0, c = 0, hires = NA, level = FALSE)
scenarios <- list("なりゆき" = base, "採用維持" = modifyList(base, list(hires = past)),
                  "平準化" = modifyList(base, list(level = TRUE)),
                  "再任用" = modifyList(base, list(r = 0.4, c = 0.7)),
                  "60歳" = base)
scenarios[["60歳"]]$R <- rep(list(function(y) 60), length(schedules))
older <- function(x) c(0, x[-k])
# A state: one column a population, and a last one of the re-employed.
step <- function(s, X, y) {
  n <- length(populations)
  retired <- numeric(k)
  for (j in 1:n) {
    left <- X[, j] * (1 - q)
    due <- ages + 1 >= s$R[[j]](y)
    retired <- retired + left * due
    X[, j] <- older(left * !due)
  }
  X[, n + 1] <- older(s$c * X[, n + 1] + s$r * retired) * (ages < 65)
  list(X = X, retired = sum(retired))
}
add <- function(X, H) { X[, seq_along(shares)] <- X[, seq_along(shares)] + H * outer(h, shares); X }
levelled <- function(s, X, from) { # by the root of what ten years of H hires leave
  target <- sum(do.call(cbind, populations))
  gap <- function(H) {
    Y <- X
    for (y in from:(from + 9)) Y <- add(step(s, Y, y)$X, H)
    sum(Y) - target
  }
  max(0, -gap(0) / (gap(1) - gap(0)))
}
emit <- function(question, item, scenario, year, stat, value) {
  keep <- !is.na(value)
  cat(sprintf("%s,%s,%s,%d,%s,%.12g\n", question, item, scenario, as.integer(year), stat, value)[keep], sep = "")
}
grade_names <- c("主事", "主任", "係長", "課長補佐", "課長", "部長")
climb <- function(s, name, states, hires) {
  G <- sapply(grade_names, function(g) pick("age", "year:grade", paste("令和6年 /", g), "n"))
  posts <- colSums(G)
  from <- apply(G, 2, function(x) min(ages[x > 0]))
  to <- c(89, 89, 89, 89, 59, 59)
  for (i in 1:n_years) {
    y <- 2024 + i - 1
    X <- states[[i]][, seq_along(populations), drop = FALSE]
    due <- rowSums(sapply(seq_along(populations), function(j) X[, j] * (ages + 1 >= s$R[[j]](y))))
    stay <- ifelse(rowSums(X) > 0, 1 - due / rowSums(X), 0)
    G <- apply(G * (1 - q) * stay, 2, older)
    old <- ages >= 60
    G[old, 4] <- rowSums(G[old, 4:6]); G[old, 5:6] <- 0
    for (g in 6:2) {
      W <- max(0, posts[g] - sum(G[, g]))
      able <- ages >= from[g] & ages <= to[g]
      E <- sum(G[able, g - 1])
      moved <- G[, g - 1] * able * (if (E > 0) min(1, W / E) else 0)
      G[, g] <- G[, g] + moved
      G[, g - 1] <- G[, g - 1] - moved
      emit("grade", grade_names[g], name, y + 1, "vacancies", W)
      emit("grade", grade_names[g], name, y + 1, "eligible", E)
      emit("grade", grade_names[g], name, y + 1, "n", sum(G[, g]))
    }
    G[, 1] <- G[, 1] + hires[i + 1] * h
    emit("grade", grade_names[1], name, y + 1, "n", sum(G[, 1]))
  }
}
cat("question,item,scenario,year,stat,value\n")
n <- length(populations)
for (name in names(scenarios)) {
  s <- scenarios[[name]]
  X <- cbind(do.call(cbind, populations), 0)
  start <- sum(X)
  states <- list(X)
  hires <- quits <- retired <- rep(NA, n_years + 1)
  for (i in 1:n_years) {
    y <- 2024 + i - 1
    quits[i] <- sum(X[, 1:n] * q)
    if (s$level && (i - 1) %% 10 == 0) s$hires <- levelled(s, X, y)
    moved <- step(s, X, y)
    retired[i] <- moved$retired
    hires[i + 1] <- if (is.na(s$hires)) max(0, start - sum(moved$X)) else s$hires
    X <- add(moved$X, hires[i + 1])
    states[[i + 1]] <- X
  }
  years <- 2024 + 0:n_years
  staff <- lapply(states, function(X) rowSums(X[, 1:n, drop = FALSE]))
  emit("headcount", "", name, years, "value", sapply(states, sum))
  emit("hires", "", name, years, "value", hires)
  emit("hires", "", name, years, "plan", c(NA, diff(c(0, floor(cumsum(hires[-1]) + 0.5)))))
  emit("quits", "", name, years, "value", quits)
  emit("retirements", "", name, years, "value", retired)
  emit("reemployed", "", name, years, "value", sapply(states, function(X) sum(X[, n + 1])))
  emit("age", "", name, years, "mean_age", sapply(staff, function(x) weighted.mean(ages, x)))
  for (i in c(1, 2, 4, 6, 11, 31)) {
    shown <- staff[[i]] > 1e-6
    emit("age", ages[shown], name, years[i], "n", staff[[i]][shown])
  }
  if (arguments[1] == "all") climb(s, name, states, hires)
}
