# Statistics of staff, computed a second time by R from the counts in a stream that anke-stats wrote.
#   Rscript staff-against-r.R STREAM [PERSONS]    entry, exit and event of those whom the table tenure counts
# Complains of every number that differs by more than 1e-9, relative, and says how many it compared.
arguments <- commandArgs(trailingOnly = TRUE)
stream <- read.csv(arguments[1], colClasses = "character", encoding = "UTF-8", na.strings = NULL)
compared <- 0
failed <- 0

get <- function(question, by, stat, group = NULL, item = NULL) {
    rows <- stream$question == question & stream$by == by & stream$stat == stat
    if (!is.null(group)) rows <- rows & stream$group == group
    if (!is.null(item)) rows <- rows & stream$item == item
    stream[rows, ]
}
compare <- function(what, got, want, tolerance = 1e-9) {
    got <- suppressWarnings(as.numeric(got))
    compared <<- compared + 1
    same <- length(got) == 1 && ((is.na(got) && is.na(want)) ||
        isTRUE(abs(got - want) <= tolerance * max(1e-300, abs(want))) ||
        isTRUE(abs(got) < 1e-12 && abs(want) < 1e-12))
    if (!same) {
        failed <<- failed + 1
        cat(what, ": stream", format(got, digits = 15), "R", format(want, digits = 15), "\n")
    }
}
compare_all <- function(question, by, group, item, want) {
    for (stat in names(want)) {
        compare(paste(question, by, group, item, stat), get(question, by, stat, group, item)$value, want[[stat]])
    }
}

# Age structure: bands, exact ages
ages_of_label <- function(label) {
    digits <- as.numeric(regmatches(label, gregexpr("[0-9]+", label))[[1]])
    if (grepl("未満", label)) c(18, digits[1])
    else if (grepl("以上", label)) c(digits[1], 65)
    else if (length(digits) == 1) c(digits[1], digits[1] + 1)
    else c(digits[1], digits[2] + 1)
}
national <- list(n = c(13401, 539757, 689235, 720806, 714843, 86052), from = c(18, 20, 30, 40, 50, 60), to = c(20, 30, 40, 50, 60, 65))
age_numbers <- function(lo, hi, n) {
    total <- sum(n); mid <- (lo + hi) / 2; p <- n / total
    median_of <- function(share) {
        i <- which(cumsum(n) >= total * share & n > 0)[1]
        lo[i] + (hi[i] - lo[i]) * (total * share - sum(n[seq_len(i - 1)])) / n[i]
    }
    count <- function(a, b) sum(n * pmax(0, pmin(hi, b) - pmax(lo, a)) / (hi - lo))
    x <- n[lo >= 20 & hi <= 60]; steps <- abs(diff(x)); means <- (x[-1] + x[-length(x)]) / 2; q <- x[x > 0] / sum(x)
    dT <- count(40, 48) / 8; dL <- count(32, 40) / 8; dR <- count(48, 56) / 8; m <- (dL + dR) / 2
    own <- x / sum(x); even <- rep(1 / length(x), length(x)); middle <- mid[lo >= 20 & hi <= 60]
    ref <- sapply(seq_along(n), function(i) with(national, sum(n / (to - from) * pmax(0, pmin(hi[i], to) - pmax(lo[i], from)))))
    ref <- ref / sum(ref); mean <- sum(mid * n) / total
    list(mean_age = mean, median_age = median_of(.5), sd_age = sqrt(sum(n * (mid - mean)^2) / total),
        hollow = 1 - dT / m, hollow_z = (dT - m) / sqrt(dT / 8 + (dL / 8 + dR / 8) / 4),
        dissimilarity_even = sum(abs(own - even)) / 2, age_distance_even = sum(abs(cumsum(own - even)[-length(x)]) * diff(middle)),
        dissimilarity_national = sum(abs(p - ref)) / 2, age_distance_national = sum(abs(cumsum(p - ref)[-length(n)]) * diff(mid)),
        evenness = -sum(q * log(q)) / log(length(x)), gini = sum(abs(outer(x, x, "-"))) / (2 * length(x)^2 * mean(x)),
        cv = sqrt(mean((x - mean(x))^2)) / mean(x), step_mean = mean((steps / means)[means > 0]),
        step_max = max((steps / means)[means > 0]), step_total = sum(steps) / sum(x),
        ratio_55_per_40s = count(55, 99) / count(40, 50), ratio_u30_per_40s = count(0, 30) / count(40, 50),
        ratio_45_54_per_55 = count(45, 55) / count(55, 99), share_u30 = count(0, 30) / total, share_55 = count(55, 99) / total)
}
counts <- get("age12", "year", "n")
for (group in unique(counts$group)) {
    own <- counts[counts$group == group & grepl("[0-9]", counts$item), ]
    bands <- sapply(own$item, ages_of_label)
    compare_all("age12", "year", group, "", age_numbers(bands[1, ], bands[2, ], as.numeric(own$value)))
}

# Trend and change by year
sign_sum <- function(y) { s <- 0; for (i in seq_along(y)) s <- s + sum(sign(y[-seq_len(i)] - y[i])); s }
mk <- function(y, factor = 1) {
    n <- length(y); ties <- table(y); s <- sign_sum(y)
    v <- (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
    z <- (s - sign(s)) / sqrt(v * factor)
    list(s = s, v = v, z = z, p = 2 * pnorm(-abs(z)))
}
slopes_of <- function(t, y) sort(unlist(lapply(seq_along(t), function(i) (y[-seq_len(i)] - y[i]) / (t[-seq_len(i)] - t[i]))))
series_numbers <- function(t, y, has_all) {
    n <- length(y); test <- mk(y); b <- slopes_of(t, y); half <- qnorm(.975) * sqrt(test$v)
    low <- round((length(b) - half) / 2); high <- round((length(b) + half) / 2 + 1); inside <- low >= 1 && high <= length(b)
    numbers <- list(mk_s = test$s, mk_z = test$z, mk_p = test$p, tau_b = cor(t, y, method = "kendall"), sen_slope = median(b),
        sen_lo = if (inside) b[low] else NA, sen_hi = if (inside) b[high] else NA,
        peak = t[which.max(y)], peak_change = y[n] - max(y), peak_share = (y[n] - max(y)) / max(y))
    if (has_all) {
        ranks <- rank(y - median(b) * (t - t[1]))
        r1 <- acf(ranks, lag.max = 1, plot = FALSE)$acf[2]
        numbers <- c(numbers, list(mk_lag1 = r1, mk_lag1_z = mk(y, 1 + 2 * (n - 3) / n * r1)$z))
    }
    if (n >= 6) {
        fits <- lapply(3:(n - 2), function(i) lm(y ~ t + pmax(0, t - t[i])))
        best <- which.min(sapply(fits, deviance)); fit <- fits[[best]]
        numbers <- c(numbers, list(break_year = t[best + 2], break_slope1 = coef(fit)[[2]], break_slope2 = sum(coef(fit)[2:3]),
            bic_line = n * log(deviance(lm(y ~ t)) / n) + 2 * log(n), bic_break = n * log(deviance(fit) / n) + 4 * log(n)))
    }
    u <- sapply(1:(n - 1), function(k) sum(sign(outer(y[1:k], y[(k + 1):n], "-"))))
    c(numbers, list(pettitt_year = t[which.max(abs(u))], pettitt_p = min(1, 2 * exp(-6 * max(abs(u))^2 / (n^3 + n^2)))))
}
scores <- stream[stream$by == "year" & stream$stat == "group_score", ]
year_of <- function(question, group) as.numeric(scores$value[match(paste(question, group), paste(scores$question, scores$group))])
for (row in which(stream$stat == "mk_s" & stream$by == "year")) {
    question <- stream$question[row]; item <- stream$item[row]
    kind <- if (question == "flow") "stock" else if (any(stream$question == question & stream$stat == "n")) "n" else "value"
    cells <- get(question, "year", kind)
    types <- get(question, "year", "item_type")
    parts <- c("", types$item[types$value %in% c("choice", "noanswer")])
    cells <- if (item == "" && kind == "n") cells[cells$item %in% parts, ] else cells[cells$item == item, ]
    sums <- tapply(as.numeric(cells$value), year_of(question, cells$group), sum)
    if (var(as.vector(sums)) == 0) next # a level series has no trend
    numbers <- series_numbers(as.numeric(names(sums)), as.vector(sums), nrow(get(question, "year", "mk_lag1")) > 0)
    compare_all(question, "year", "", item, numbers)
}

# Stretches of hires: the best of all divisions, tried one by one
segment_cost <- function(x) if (sum(x) > 0) 2 * (sum(x) - sum(x) * log(sum(x) / length(x))) else 0
best_division <- function(x, penalty) {
    best <- new.env()
    solve_from <- function(i) { # the best division of x[i..]
        key <- as.character(i)
        if (i > length(x)) return(list(cost = 0, starts = integer(0)))
        if (!is.null(best[[key]])) return(best[[key]])
        found <- list(cost = Inf, starts = integer(0))
        for (end in seq(i + 1, length.out = max(0, length(x) - i))) {
            rest <- solve_from(end + 1)
            cost <- segment_cost(x[i:end]) + penalty + rest$cost
            if (cost < found$cost) found <- list(cost = cost, starts = c(i, rest$starts))
        }
        best[[key]] <- found
        found
    }
    solve_from(1)$starts
}
means <- get("flow", "year", "segment_mean")
if (nrow(means) > 0) {
    hires <- get("flow", "year", "hires"); hires <- hires[order(year_of("flow", hires$group)), ]
    x <- as.numeric(hires$value)
    part <- cumsum(seq_along(x) %in% best_division(x, 2 * log(length(x))))
    for (i in seq_along(x)) {
        compare_all("flow", "year", hires$group[i], "", list(segment_mean = mean(x[part == part[i]])))
    }
}

# Flow: the split of the change of the mean age
flow <- function(stat) { cells <- get("flow", "year", stat); setNames(as.numeric(cells$value), cells$group) }
for (group in names(flow("stock"))) {
    f <- function(stat, otherwise = NA) { all <- flow(stat); if (group %in% names(all)) all[[group]] else otherwise }
    n <- f("age_n", f("stock")); visits <- f("in_year", 0); visits_sum <- f("in_year_age_sum", 0)
    gone <- f("leavers_age_n", f("leavers")) - visits; came <- f("hires_age_n", f("hires")) - visits
    stay <- n - gone; stay_mean <- (f("age_sum") - (f("leavers_age_sum") - visits_sum)) / stay; all_mean <- f("age_sum") / n
    new_mean <- (stay * (stay_mean + 1) + f("hires_age_sum") - visits_sum - visits) / (stay + came)
    compare_all("flow", "year", group, "", list(mean_age = all_mean, mean_age_change = new_mean - all_mean, split_exits = stay_mean - all_mean,
        split_ageing = 1, split_hires = new_mean - stay_mean - 1, turnover = f("leavers") / mean(c(f("stock"), f("stock_next")))))
}

# Leaving rates: Jeffreys, beta-binomial empirical Bayes, Whittaker-Henderson with REML by dense matrices
quit <- c(rep(1.44, 25), rep(1.65, 5), rep(1.57, 5), rep(1, 5), rep(.49, 5), rep(.52, 5), rep(.43, 5), rep(.73, 5), rep(1.39, 5), rep(4.11, 86)) / 100
band_of <- function(age) pmin(pmax(age %/% 5, 4), 13)
whittaker <- function(y, w) {
    n <- length(y); seen <- w > 0; d <- diff(diag(n), differences = 2); penalty <- crossprod(d); y[!seen] <- 0
    fit <- function(lambda) solve(diag(w) + lambda * penalty, w * y)
    deviance <- function(u) {
        lambda <- mean(w) * exp(u); z <- fit(lambda)
        (sum(seen) - 2) * log(sum(w * (y - z)^2) + lambda * sum((d %*% z)^2)) - (n - 2) * log(lambda) +
            as.numeric(determinant(diag(w) + lambda * penalty)$modulus)
    }
    grid <- seq(log(1e-3), log(1e9), length.out = 61); best <- grid[which.min(sapply(grid, deviance))]
    u <- optimize(deviance, c(max(best - .5, log(1e-3)), min(best + .5, log(1e9))), tol = 1e-10)$minimum
    list(lambda = mean(w) * exp(u), z = as.vector(fit(mean(w) * exp(u))))
}
for (by in unique(stream$by[stream$question == "leave_rate"])) {
    exposures <- get("leave_rate", by, "exposure")
    for (group in unique(exposures$group)) {
        cells <- exposures[exposures$group == group, ]; age <- as.numeric(cells$item); e <- as.numeric(cells$value)
        x <- as.numeric(get("leave_rate", by, "exits", group)$value); q0 <- quit[age + 1]; k <- sum(e > 0)
        if (sum(x) > 0) {
            mu <- q0 * sum(x) / sum(e * q0); s <- sum((e * (x / e - mu)^2 / (mu * (1 - mu)))[e > 0])
            rho <- min(max((s - (k - 1)) / (sum(e) - sum(e^2) / sum(e) - (k - 1)), 0), .999); m <- (1 - rho) / rho
            eb <- if (rho > 0) (x + m * mu) / (e + m) else mu
            wh <- pmin(pmax(whittaker(x / e, e)$z, 0), 1)
        }
        for (i in seq_along(age)) {
            own <- cells$item[i]; same <- band_of(age) == band_of(age[i]); source <- get("leave_rate", by, "rate_source", group, own)$value
            compare_all("leave_rate", by, group, own, list(rate = if (e[i] > 0) (x[i] + .5) / (e[i] + 1) else NA,
                rate_lo = if (e[i] == 0) NA else if (x[i] == 0) 0 else qbeta(.025, x[i] + .5, e[i] - x[i] + .5),
                rate_hi = if (e[i] == 0) NA else if (x[i] == e[i]) 1 else qbeta(.975, x[i] + .5, e[i] - x[i] + .5)))
            if (sum(x) > 0) {
                compare(paste(by, group, own, "rate_eb"), get("leave_rate", by, "rate_eb", group, own)$value, eb[i])
                compare(paste(by, group, own, "rate_wh"), get("leave_rate", by, "rate_wh", group, own)$value, wh[i], 1e-5)
            }
            pooled <- sum(e[same]) >= 30 && sum(x) > 0
            want <- if (e[i] >= 30 && sum(x) > 0) "own" else if (pooled) "pooled" else "assumed"
            used <- switch(want, own = eb[i], pooled = if (rho > 0) (sum(x[same]) + m * mu[i]) / (sum(e[same]) + m) else mu[i], assumed = q0[i])
            compare(paste(by, group, own, "source is", want), as.numeric(source == want), 1)
            compare_all("leave_rate", by, group, own, list(rate_used = used))
        }
    }
}

# Tenure: survfit on the persons themselves
if (length(arguments) > 1 && any(stream$question == "tenure")) {
    library(survival)
    persons <- read.csv(arguments[2])
    curve <- summary(survfit(Surv(entry, exit, event) ~ 1, persons, conf.type = "log-log"))
    for (i in seq_along(curve$time)) {
        compare_all("tenure", "", "", as.character(curve$time[i]), list(at_risk = curve$n.risk[i], events = curve$n.event[i],
            survival = curve$surv[i], survival_se = curve$std.err[i], survival_lo = curve$lower[i], survival_hi = curve$upper[i]))
    }
}

# Peers
column <- function(stat) { cells <- get("peers", "", stat); setNames(as.numeric(cells$value), cells$item) }
if (any(stream$question == "peers")) {
    d <- data.frame(staff = column("staff"), pop = column("population") / 1000, area = column("area"))
    rate <- d$staff / d$pop * 10; mean_rate <- sum(d$staff) / sum(d$pop) * 10; excess <- d$staff - mean_rate * d$pop / 10
    compare_all("peers", "", "", "", list(weighted_mean = mean_rate, simple_mean = mean(rate)))
    studentised <- rstudent(lm(staff ~ pop + area, d)); place <- rank(-rate, ties.method = "min")
    for (i in seq_len(nrow(d))) {
        p <- predict(lm(staff ~ pop + area, d[-i, ]), d[i, ], interval = "prediction")
        compare_all("peers", "", "", rownames(d)[i], list(per_10000 = rate[i], per_1000 = rate[i] / 10, excess = excess[i],
            excess_rate = excess[i] / d$staff[i], z = (rate[i] - mean(rate)) / sd(rate), robust_z = (rate[i] - median(rate)) / mad(rate),
            rank = place[i], fitted = p[1], fitted_lo = p[2], fitted_hi = p[3], t_residual = studentised[[i]]))
    }
}

cat(compared, "numbers compared,", failed, "differ\n")
quit(status = if (failed > 0 || compared == 0) 1 else 0)
