# Projects the staff of tests/cli/anke-project/stream.csv for the scenarios of plan.csv with R alone: one
# transition matrix a fiscal year for staff and the re-employed together, hires as vectors, grades as
# columns of a matrix. What the scenarios mean is written out here, not read.
#   Rscript projection.R expected STREAM              the expected values, as CSV
#   Rscript projection.R law STREAM PROJECTION        runs with known rates against the exact law
arguments <- commandArgs(TRUE)
read <- function(file) read.csv(file, colClasses = "character", na.strings = character(), fill = TRUE,
                                fileEncoding = "UTF-8")
stream <- read(arguments[2])
ages <- 15:89
pick <- function(question, by, group, stat) {
  rows <- stream[stream$question == question & stream$by == by & stream$group == group & stream$stat == stat &
                   grepl("^[0-9]+$", stream$item), ]
  x <- setNames(numeric(length(ages)), ages)
  x[rows$item] <- as.numeric(rows$value)
  x
}
start_year <- 2024
staff <- pick("age", "year", "令和6年", "n")
hired <- pick("hire_age", "year", "令和5年度", "n") * (ages < 60)
rated <- pick("leave_rate", "", "", "rate_used")
# National rates of quitting, 一般行政職 FY2018, where the stream has none.
national <- c(.0144, .0165, .0157, .0100, .0049, .0052, .0043, .0073, .0139, .0411)[
  pmax(1, pmin(10, ages %/% 5 - 3))]
rate <- ifelse(rated > 0, rated, national)
grade_names <- c("主事", "主任", "係長", "課長補佐", "課長", "部長")
grades <- sapply(grade_names, function(g) pick("age", "year:grade", paste("令和6年 /", g), "n"))
n_years <- 30

legal <- function(y) 60 + (y >= 2023) + (y >= 2025) + (y >= 2027) + (y >= 2029) + (y >= 2031)
headcount0 <- sum(staff)
base <- list(q = rate, h = hired / sum(hired), R = legal, r = 0, c = 0, w = 1, step_down = 60,
             posts = colSums(grades), from = apply(grades, 2, function(x) min(ages[x > 0])),
             to = c(89, 89, 89, 89, 59, 59), target = function(y) headcount0)
keep <- function(y) NA # as many as are missing
with <- function(...) modifyList(base, list(...))
mid <- local({
  h <- base$h
  inside <- ages >= 35 & ages <= 44
  ifelse(inside, 0.2 / 10, 0.8 * h / sum(h[!inside]))
})
past <- mean(c(18, 21, 17, 22, 19)) # flow: hires
own_posts <- replace(base$posts, "課長", 40)
own_from <- replace(base$from, "課長", 50)
own_q <- pmin(1, ifelse(ages == 25, .03, rate) * 1.5)
scenarios <- list(
  "なりゆき" = with(hires = keep),
  "平準化" = with(level = 10),
  "凍結" = with(hires = function(y) if (y < 2035) 0 else NA),
  "社会人枠" = with(hires = keep, h = mid),
  "縮減" = with(hires = keep, target = function(y) headcount0 * 0.995^(y - start_year)),
  "採用固定" = with(hires = function(y) 20),
  "60歳のまま" = with(hires = keep, R = function(y) 60, r = 0.6, c = 0.8, w = 0.5),
  "独自" = with(hires = function(y) if (y < 2034) past else NA,
                R = function(y) if (y < 2028) 62 else 65, q = own_q,
                h = c(1, 3)[match(ages, c(18, 22))] / 4, step_down = 58,
                posts = own_posts, from = own_from, to = c(89, 89, 89, 89, 54, 57),
                target = function(y) approx(c(2024, 2029, 2040), c(headcount0, 570, 600), y, rule = 2)$y))
scenarios[["独自"]]$h[is.na(scenarios[["独自"]]$h)] <- 0

k <- length(ages)
shift <- rbind(0, cbind(diag(k - 1), 0)) # a year older
# (staff, re-employed) a year later.
transition <- function(s, y) {
  stays <- 1 - s$q
  due <- ages + 1 >= s$R(y)
  M <- matrix(0, 2 * k, 2 * k)
  M[1:k, 1:k] <- shift %*% diag(stays * !due)
  young <- diag(as.numeric(ages < 65))
  M[k + 1:k, 1:k] <- young %*% shift %*% diag(stays * due * s$r)
  M[k + 1:k, k + 1:k] <- young %*% shift * s$c
  M
}
count <- function(s, x) sum(x[1:k]) + s$w * sum(x[k + 1:k])
level_hires <- function(s, x, from, to, target) {
  without <- x
  one <- numeric(2 * k)
  for (y in from:(to - 1)) {
    M <- transition(s, y)
    without <- M %*% without
    one <- M %*% one + c(s$h, numeric(k))
  }
  c(hires = max(0, (target - count(s, without)) / count(s, one)), without = count(s, without),
    per_hire = count(s, one))
}
project <- function(s) {
  x <- c(staff, numeric(k))
  states <- list(x)
  hires <- quits <- retired <- rep(NA, n_years + 1)
  for (i in 1:n_years) {
    y <- start_year + i - 1
    quits[i] <- sum(x[1:k] * s$q)
    retired[i] <- sum((x[1:k] * (1 - s$q))[ages + 1 >= s$R(y)])
    before <- x
    x <- as.vector(transition(s, y) %*% x)
    if (is.null(s$level)) H <- s$hires(y + 1)
    else if ((i - 1) %% s$level == 0) H <- level_hires(s, before, y, y + s$level, s$target(y + s$level))["hires"]
    if (is.na(H)) H <- max(0, s$target(y + 1) - count(s, x))
    hires[i + 1] <- H
    x[1:k] <- x[1:k] + H * s$h
    states[[i + 1]] <- x
    H <- if (is.null(s$level)) NULL else H
  }
  list(states = states, hires = hires, quits = quits, retired = retired)
}
climb <- function(s, hires) { # rows: grade, year, n, vacancies, eligible, short
  G <- grades
  out <- NULL
  n <- ncol(G)
  for (i in 1:n_years) {
    y <- start_year + i - 1
    G <- shift %*% (G * (1 - s$q) * (ages + 1 < s$R(y)))
    old <- ages >= s$step_down
    G[old, 4] <- rowSums(G[old, 4:6]); G[old, 5:6] <- 0
    for (g in n:2) {
      W <- max(0, s$posts[g] - sum(G[, g]))
      able <- ages >= s$from[g] & ages <= s$to[g]
      E <- sum(G[able, g - 1])
      moved <- G[, g - 1] * able * (if (E > 0) min(1, W / E) else 0)
      G[, g] <- G[, g] + moved
      G[, g - 1] <- G[, g - 1] - moved
      out <- rbind(out, data.frame(item = grade_names[g], year = y + 1, vacancies = W, eligible = E,
                                   short = max(0, W - E), n = sum(G[, g])))
    }
    G[, 1] <- G[, 1] + hires[i + 1] * s$h
    out <- rbind(out, data.frame(item = grade_names[1], year = y + 1, vacancies = NA, eligible = NA,
                                 short = NA, n = sum(G[, 1])))
  }
  out
}
emit <- function(question, item, scenario, year, stat, value) {
  keep <- !is.na(value)
  cat(sprintf("%s,%s,%s,%d,%s,%.12g\n", question, item, scenario, as.integer(year), stat, value)[keep],
      sep = "")
}
expected <- function() {
  cat("question,item,scenario,year,stat,value\n")
  years <- start_year + 0:n_years
  for (name in names(scenarios)) {
    s <- scenarios[[name]]
    p <- project(s)
    emit("headcount", "", name, years, "value", sapply(p$states, function(x) count(s, x)))
    emit("hires", "", name, years, "value", p$hires)
    emit("hires", "", name, years, "plan", c(NA, diff(c(0, floor(cumsum(p$hires[-1]) + 0.5)))))
    emit("quits", "", name, years, "value", p$quits)
    emit("retirements", "", name, years, "value", p$retired)
    emit("reemployed", "", name, years, "value", sapply(p$states, function(x) sum(x[k + 1:k])))
    emit("age", "", name, years, "mean_age", sapply(p$states, function(x) weighted.mean(ages, x[1:k])))
    for (i in c(1, 2, 5, 11, 21, 31)) {
      shown <- ages >= 18 & ages <= 64 & p$states[[i]][1:k] > 1e-6
      emit("age", ages[shown], name, years[i], "n", p$states[[i]][1:k][shown])
    }
    rungs <- climb(s, p$hires)
    for (stat in c("n", "vacancies", "eligible", "short"))
      emit("grade", rungs$item, name, rungs$year, stat, rungs[[stat]])
  }
}

# The exact law with constant hires and known rates: everybody stays or leaves by himself, so that the
# headcount is a sum of binomials.
law <- function() {
  s <- scenarios[["採用固定"]]
  written <- read(arguments[3])
  survival <- function(from_year, to_year) { # of each age, until the later 1 April
    p <- rep(1, k)
    a <- ages
    for (y in seq_len(to_year - from_year) + from_year - 1) {
      p <- p * (1 - s$q[pmin(a, 89) - 14]) * (a + 1 < s$R(y))
      a <- a + 1
    }
    p
  }
  bad <- 0
  for (year in c(2025, 2034, 2054)) {
    mass <- 1
    add <- function(n, p) {
      if (n > 0) mass <<- convolve(mass, rev(dbinom(0:n, n, p)), type = "open")
    }
    p <- survival(start_year, year)
    for (a in seq_along(ages)) add(staff[a], p[a])
    for (y in (start_year + 1):year) add(20, sum(s$h * survival(y, year)))
    mass <- pmax(mass, 0)
    x <- seq_along(mass) - 1
    F <- cumsum(mass)
    mean <- sum(x * mass)
    sd <- sqrt(sum((x - mean)^2 * mass))
    rows <- written[written$question == "headcount" & written$stat %in% c("mean", "p05", "p25", "p50", "p75", "p95") &
                      written$group == sprintf("採用固定 / 令和%d年", year - 2018), ]
    got <- setNames(as.numeric(rows$value), rows$stat)
    n_runs <- as.numeric(written$value[written$stat == "runs"])
    ok <- abs(got["mean"] - mean) < 4 * sd / sqrt(n_runs)
    for (stat in c("p05", "p25", "p50", "p75", "p95")) {
      level <- as.numeric(sub("p", "", stat)) / 100
      slack <- 4 * sqrt(level * (1 - level) / n_runs)
      q <- got[stat]
      ok <- ok && F[floor(q) + 1] >= level - slack && (ceiling(q) < 1 || F[ceiling(q)] <= level + slack)
    }
    cat(sprintf("%d: exact mean %.4f, of runs %.4f; exact sd %.4f; exact 5%% %d, of runs %g: %s\n", year, mean,
                got["mean"], sd, which(F >= 0.05)[1] - 1, got["p05"], if (ok) "agree" else "DIFFER"))
    bad <- bad + !ok
  }
  quit(status = if (bad > 0) 1 else 0)
}
if (arguments[1] == "expected") expected() else law()
