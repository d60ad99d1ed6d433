# Statistics of staff, computed a second time by R from the counts in a stream that anke-stats wrote.
#   Rscript staff-against-r.R STREAM
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
    own <- counts[counts$group == group, ]
    bands <- sapply(own$item, ages_of_label)
    compare_all("age12", "year", group, "", age_numbers(bands[1, ], bands[2, ], as.numeric(own$value)))
}

cat(compared, "numbers compared,", failed, "differ\n")
quit(status = if (failed > 0 || compared == 0) 1 else 0)
