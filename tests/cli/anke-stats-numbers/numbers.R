# Made-up respondents, the stream of their counts, and what R says about them. Writes in.csv and
# want.csv (question,item,by,group,stat,value,tolerance) into the working directory:
#   Rscript tests/cli/anke-stats-numbers/numbers.R
# R 4.2.2 with survey 4.1, psych 2.2, coin 1.4. Nothing here comes from anke.
suppressMessages({library(survey); library(coin)})
options(digits = 17)
number <- function(x) ifelse(is.na(x), "", vapply(x, function(v) format(v, digits = 17), ""))
stream <- "wave,question,item,by,group,stat,value"
row <- function(q, item, by, group, stat, value)
    stream <<- c(stream, paste("", q, item, by, group, stat, value, sep = ","))
want <- "question,item,by,group,stat,value,tolerance"
expect <- function(q, item, by, group, stat, value, tolerance = 1e-11)
    want <<- c(want, paste(q, item, by, group, stat, number(value), tolerance, sep = ","))

ledger <- function(q, by, group, valid, answered)
    for (stat in c("valid", "asked", "na", "notasked", "answered", "noanswer", "invalid"))
        row(q, "", by, group, stat, c(valid = valid, asked = valid, na = 0, notasked = 0,
            answered = answered, noanswer = valid - answered, invalid = 0)[[stat]])
# x: answers (NA: none); g: list of logicals, one a group; w: weights or NULL
counts <- function(q, by, items, x_of, g, w = NULL, noanswer) {
    groups <- c(list(rep(TRUE, length(noanswer))), unname(g))
    labels <- c("", names(g))
    for (label in names(g)) row(q, "", by, label, "group_type", "choice")
    for (at in seq_along(groups)) {
        ledger(q, by, labels[at], sum(groups[[at]]), sum(groups[[at]] & !noanswer))
        if (!is.null(w)) {
            row(q, "", by, labels[at], "w_base", number(sum(w[groups[[at]]])))
            row(q, "", by, labels[at], "w2_base", number(sum(w[groups[[at]]]^2)))
        }
    }
    for (item in c(items, "無回答")) for (at in seq_along(groups)) {
        hit <- groups[[at]] & (if (item == "無回答") noanswer else x_of(item) %in% TRUE)
        row(q, item, by, labels[at], "n", sum(hit))
        if (!is.null(w)) {
            row(q, item, by, labels[at], "w", number(sum(w[hit])))
            row(q, item, by, labels[at], "w2", number(sum(w[hit]^2)))
        }
    }
}
letters_of <- function(diff, p, k) { # diff, p: of pairs in order
    text <- rep("", k); at <- 0
    for (i in 1:(k - 1)) for (j in (i + 1):k) {
        at <- at + 1
        if (is.na(p[at]) || p[at] >= .05) next
        larger <- if (diff[at] > 0) i else j
        letter <- (if (p[at] < .01) LETTERS else letters)[i + j - larger]
        text[larger] <- paste0(text[larger], letter)
    }
    text
}
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)

# --- a scale by four departments, one of them small; no answer is part of the base

scores <- c(低い = 1, やや低い = 2, 普通 = 3, やや高い = 4, 高い = 5)
table <- cbind(総務 = c(1, 3, 8, 14, 9, 2), 税務 = c(6, 9, 10, 5, 2, 1), 土木 = c(2, 4, 6, 11, 12, 0),
               議会 = c(0, 1, 2, 2, 1, 0))
x <- rep(rep(c(scores, NA), 4), table)
dept <- factor(rep(colnames(table), colSums(table)), levels = colnames(table))
head <- function(q, by, type, by_type) {
    row(q, "", by, "", "type", type)
    if (by != "") row(q, "", by, "", "by_type", by_type)
}
scale_head <- function(q, by, by_type) {
    head(q, by, "scale", by_type)
    for (item in names(scores)) row(q, item, by, "", "score", scores[[item]])
    row(q, "無回答", by, "", "item_type", "noanswer")
}
g <- lapply(setNames(levels(dept), levels(dept)), function(d) dept == d)
scale_head("sat", "dept", "single")
counts("sat", "dept", names(scores), function(i) x == scores[[i]], g, NULL, is.na(x))

describe <- function(q, by, group, y) {
    y <- y[!is.na(y)]
    t <- t.test(y)
    expect(q, "", by, group, "mean", mean(y)); expect(q, "", by, group, "sd", sd(y))
    expect(q, "", by, group, "se", sd(y) / sqrt(length(y))); expect(q, "", by, group, "var", var(y))
    expect(q, "", by, group, "sum", sum(y))
    expect(q, "", by, group, "mean_lo", t$conf.int[1]); expect(q, "", by, group, "mean_hi", t$conf.int[2])
    expect(q, "", by, group, "skewness", psych::skew(y, type = 2))
    expect(q, "", by, group, "kurtosis", psych::kurtosi(y, type = 2))
    expect(q, "", by, group, "median", median(y))
    expect(q, "", by, group, "q1", quantile(y, .25)); expect(q, "", by, group, "q3", quantile(y, .75))
}
sides <- function(q, by, group, y) {
    expect(q, "", by, group, "score100", mean(100 * (y - 1) / 4, na.rm = TRUE))
    expect(q, "", by, group, "favourable", mean(y > 3, na.rm = TRUE))
    expect(q, "", by, group, "neutral", mean(y == 3, na.rm = TRUE))
    expect(q, "", by, group, "unfavourable", mean(y < 3, na.rm = TRUE))
}
describe("sat", "dept", "", x); sides("sat", "dept", "", x)
for (d in levels(dept)) { describe("sat", "dept", d, x[dept == d]); sides("sat", "dept", d, x[dept == d]) }
by_group <- function(q, by, y, g) {
    ok <- !is.na(y); y <- y[ok]; g <- droplevels(g[ok])
    a <- anova(lm(y ~ g)); ms <- a$"Mean Sq"; ss <- a$"Sum Sq"
    put <- function(stat, value, tolerance = 1e-11) expect(q, "", by, "", stat, value, tolerance)
    put("anova_f", a$"F value"[1]); put("anova_df1", a$Df[1]); put("anova_df2", a$Df[2])
    put("anova_p", a$"Pr(>F)"[1]); put("eta2", ss[1] / sum(ss)); put("eta", sqrt(ss[1] / sum(ss)))
    put("omega2", (ss[1] - a$Df[1] * ms[2]) / (sum(ss) + ms[2]))
    o <- oneway.test(y ~ g); put("welch_f", o$statistic); put("welch_df1", o$parameter[1])
    put("welch_df2", o$parameter[2]); put("welch_p", o$p.value)
    l <- anova(lm(abs(y - ave(y, g, FUN = median)) ~ g))
    put("levene_f", l$"F value"[1]); put("levene_p", l$"Pr(>F)"[1])
    k <- kruskal.test(y, g); put("kw_h", k$statistic); put("kw_p", k$p.value)
    put("epsilon2", k$statistic / (length(y) - 1))
}
by_group("sat", "dept", x, dept)

# pairs: departments with fewer than 10 answers are not compared, but Dunn's z is there for all
k <- 3; pairs <- combn(levels(dept), 2)
means_diff <- means_p <- rep(NA, ncol(pairs))
for (i in seq_len(ncol(pairs))) {
    a <- na.omit(x[dept == pairs[1, i]]); b <- na.omit(x[dept == pairs[2, i]])
    label <- paste(pairs[1, i], "/", pairs[2, i])
    expect("sat", "", "dept*dept", label, "diff", mean(a) - mean(b))
    if (min(length(a), length(b)) < 10) {
        for (stat in c("diff_lo", "diff_hi", "diff_p", "diff_p_adj"))
            expect("sat", "", "dept*dept", label, stat, NA)
        next
    }
    t <- t.test(a, b); q <- abs(t$statistic) * sqrt(2)
    means_diff[i] <- mean(a) - mean(b); means_p[i] <- ptukey(q, k, t$parameter, lower.tail = FALSE)
    expect("sat", "", "dept*dept", label, "diff_p", t$p.value)
    expect("sat", "", "dept*dept", label, "diff_p_adj", means_p[i], 1e-7)
    reach <- qtukey(.95, k, t$parameter) * t$stderr / sqrt(2)
    expect("sat", "", "dept*dept", label, "diff_lo", means_diff[i] - reach, 1e-4)
    expect("sat", "", "dept*dept", label, "diff_hi", means_diff[i] + reach, 1e-4)
}
r <- rank(na.omit(x)); d <- dept[!is.na(x)]; N <- length(r); t <- base::table(r)
spread <- N * (N + 1) / 12 - sum(t^3 - t) / (12 * (N - 1))
z <- apply(pairs, 2, function(p) (mean(r[d == p[1]]) - mean(r[d == p[2]])) /
    sqrt(spread * (1 / sum(d == p[1]) + 1 / sum(d == p[2]))))
p <- p.adjust(2 * pnorm(-abs(z)), "holm")
for (i in seq_along(z)) {
    label <- paste(pairs[1, i], "/", pairs[2, i])
    expect("sat", "", "dept*dept", label, "dunn_z", z[i])
    expect("sat", "", "dept*dept", label, "dunn_p_adj", p[i])
}
put_letters <- function(q, item, by, groups, text)
    for (i in seq_along(groups)) want <<- c(want, paste(q, item, by, groups[i], "letters",
        if (text[i] == "") "-" else text[i], "text", sep = ","))
put_letters("sat", "", "dept", levels(dept), letters_of(means_diff, means_p, 4))

# shares: z, or Fisher's exact test where an expected count is below 5 or a share 0 or 1
compare <- function(q, by, items, hits_of, bases, overlap = NULL) {
    pairs <- combn(names(bases), 2)
    for (item in items) {
        hits <- hits_of(item); p <- diff <- rep(NA, ncol(pairs))
        for (i in seq_len(ncol(pairs))) {
            x <- hits[pairs[, i]]; n <- bases[pairs[, i]]; n12 <- if (is.null(overlap)) 0 else overlap[i]
            share <- x / n; pooled <- sum(x) / sum(n); diff[i] <- share[1] - share[2]
            exact <- any(x == 0 | x == n) || min(n) * min(pooled, 1 - pooled) < 5
            if (min(n) >= 10 && pooled > 0 && pooled < 1) {
                if (!exact) {
                    z <- diff[i] / sqrt(pooled * (1 - pooled) * (1 / n[1] + 1 / n[2] - 2 * n12 / n[1] / n[2]))
                    p[i] <- 2 * pnorm(-abs(z))
                } else if (is.null(overlap)) {
                    p[i] <- fisher.test(rbind(x, n - x))$p.value
                }
            }
            a <- wilson(x[1], n[1]); b <- wilson(x[2], n[2]); c <- n12 / sqrt(n[1] * n[2])
            l <- share - c(a[1], b[1]); u <- c(a[2], b[2]) - share
            lo <- diff[i] - sqrt(l[1]^2 - 2 * c * l[1] * u[2] + u[2]^2)
            hi <- diff[i] + sqrt(u[1]^2 - 2 * c * u[1] * l[2] + l[2]^2)
            label <- paste(pairs[1, i], "/", pairs[2, i])
            expect(q, item, paste0(by, "*", by), label, "diff", diff[i])
            expect(q, item, paste0(by, "*", by), label, "diff_lo", lo)
            expect(q, item, paste0(by, "*", by), label, "diff_hi", hi)
            expect(q, item, paste0(by, "*", by), label, "diff_p", p[i], 1e-9)
        }
        adjusted <- p.adjust(p, "holm")
        for (i in seq_len(ncol(pairs)))
            expect(q, item, paste0(by, "*", by), paste(pairs[1, i], "/", pairs[2, i]), "diff_p_adj", adjusted[i], 1e-9)
        put_letters(q, item, by, names(bases), letters_of(diff, adjusted, length(bases)))
    }
}
compare("sat", "dept", names(scores), function(i) sapply(g, function(m) sum(m & x %in% scores[[i]])),
        sapply(g, sum))

# --- a number by two groups

age <- c(23, 31, 31, 42.5, 38, 29, 55, 47, 33, 31, 60, 52, 44.5, 58, 38, 51, 49, 47)
sex <- factor(rep(c("女", "男"), c(10, 8)), levels = c("女", "男"))
values <- sort(unique(age))
head("age", "sex", "number", "single")
for (v in values) row("age", v, "sex", "", "item_type", "value")
row("age", "無回答", "sex", "", "item_type", "noanswer")
counts("age", "sex", values, function(v) age == as.numeric(v),
       lapply(setNames(levels(sex), levels(sex)), function(s) sex == s), NULL, is.na(age))
describe("age", "sex", "", age); by_group("age", "sex", age, sex)
a <- age[sex == "女"]; b <- age[sex == "男"]; t <- t.test(a, b)
put <- function(stat, value, tolerance = 1e-11) expect("age", "", "sex", "", stat, value, tolerance)
put("t", t$statistic); put("t_df", t$parameter); put("t_p", t$p.value)
w <- suppressWarnings(wilcox.test(a, b)); put("mw_u", w$statistic); put("mw_p", w$p.value)
put("mw_exact_p", pvalue(wilcox_test(age ~ sex, distribution = "exact")))
r1 <- rank(age)[sex == "女"]; r2 <- rank(age)[sex == "男"]; n1 <- 10; n2 <- 8
s1 <- var(r1 - rank(a)); s2 <- var(r2 - rank(b))
bm <- n1 * n2 * (mean(r2) - mean(r1)) / ((n1 + n2) * sqrt(n1 * s1 + n2 * s2))
df <- (n1 * s1 + n2 * s2)^2 / ((n1 * s1)^2 / (n1 - 1) + (n2 * s2)^2 / (n2 - 1))
put("bm_t", bm); put("bm_df", df); put("bm_p", 2 * pt(-abs(bm), df))

# --- a scale by a multiple answer: columns overlap

n <- 90; i <- seq_len(n)
club <- list(歩く = i %% 2 == 0 | i < 20, 泳ぐ = i %% 3 == 0, 読む = i %% 5 < 2)
y <- 1 + (i * 7 + (i %% 3 == 0) * 2 + (i %% 2 == 0) * i %/% 30) %% 5
y[c(13, 57)] <- NA
scale_head("fit", "club", "multiple")
counts("fit", "club", names(scores), function(it) y == scores[[it]], club, NULL, is.na(y))
pairs <- combn(names(club), 2); ok <- !is.na(y)
overlap <- apply(pairs, 2, function(p) sum(club[[p[1]]] & club[[p[2]]] & ok))
for (at in seq_along(overlap)) row("fit", "", "club*club", paste(pairs[1, at], "/", pairs[2, at]), "overlap", overlap[at])
compare("fit", "club", names(scores), function(it) sapply(club, function(m) sum(m & y %in% scores[[it]])),
        sapply(club, sum), overlap)
diffs <- ps <- numeric(3)
for (at in 1:3) {
    a <- y[club[[pairs[1, at]]] & ok]; b <- y[club[[pairs[2, at]]] & ok]
    s2 <- ((length(a) - 1) * var(a) + (length(b) - 1) * var(b)) / (length(a) + length(b) - 2)
    diffs[at] <- mean(a) - mean(b); df <- length(a) + length(b) - overlap[at] - 2
    se <- sqrt(s2 * (1 / length(a) + 1 / length(b) - 2 * overlap[at] / length(a) / length(b)))
    ps[at] <- 2 * pt(-abs(diffs[at] / se), df)
    label <- paste(pairs[1, at], "/", pairs[2, at])
    expect("fit", "", "club*club", label, "diff", diffs[at]); expect("fit", "", "club*club", label, "diff_p", ps[at])
    expect("fit", "", "club*club", label, "diff_lo", diffs[at] - qt(.975, df) * se)
    expect("fit", "", "club*club", label, "diff_hi", diffs[at] + qt(.975, df) * se)
}
put_letters("fit", "", "club", names(club), letters_of(diffs, p.adjust(ps, "holm"), 3))

# --- weights

w <- 0.5 + (seq_along(x) * 37 %% 11) %% 4 / 2 + (dept == "土木") * 0.75
scale_head("load", "dept", "single")
counts("load", "dept", names(scores), function(it) x == scores[[it]], g, w, is.na(x))
design <- svydesign(~1, weights = ~w, data = data.frame(x, w, dept)[!is.na(x), ])
weighted <- function(group, d) {
    m <- svymean(~x, d); ci <- confint(m, df = degf(d))
    # a subset of a design keeps n/(n - 1) of the whole design: taken anew with its own people
    put <- function(stat, value, tolerance = 1e-11) expect("load", "", "dept", group, stat, value, tolerance)
    put("mean", coef(m)); put("se", SE(m)); put("mean_lo", ci[1]); put("mean_hi", ci[2])
    put("var", svyvar(~x, d)[1]); put("sd", sqrt(svyvar(~x, d)[1])); put("sum", svytotal(~x, d)[1])
    q <- svyquantile(~x, d, c(.25, .5, .75), qrule = "math")$x[, 1]
    put("q1", q[1]); put("median", q[2]); put("q3", q[3])
    put("favourable", svymean(~as.numeric(x > 3), d)[1]); put("score100", svymean(~I(25 * (x - 1)), d)[1])
}
weighted("", design)
data <- data.frame(x, w, dept)[!is.na(x), ]
stats <- list()
for (name in levels(dept)) {
    own <- svydesign(~1, weights = ~w, data = data[data$dept == name, ])
    weighted(name, own)
    m <- svymean(~x, own); stats[[name]] <- c(coef(m), SE(m), nrow(own))
}
pairs <- combn(levels(dept), 2); p <- diff <- rep(NA, 6)
for (at in 1:6) {
    a <- stats[[pairs[1, at]]]; b <- stats[[pairs[2, at]]]; v <- c(a[2], b[2])^2; diff[at] <- a[1] - b[1]
    df <- sum(v)^2 / sum(v^2 / (c(a[3], b[3]) - 1))
    if (min(a[3], b[3]) >= 10) p[at] <- 2 * pt(-abs(diff[at]) / sqrt(sum(v)), df)
    expect("load", "", "dept*dept", paste(pairs[1, at], "/", pairs[2, at]), "diff", diff[at])
    expect("load", "", "dept*dept", paste(pairs[1, at], "/", pairs[2, at]), "diff_p", p[at])
}
put_letters("load", "", "dept", levels(dept), letters_of(diff, p.adjust(p, "holm"), 4))
W <- sapply(g, function(m) sum(w[m])); W2 <- sapply(g, function(m) sum(w[m]^2)); ne <- W^2 / W2
for (item in names(scores)) {
    hits <- sapply(g, function(m) sum(w[m & x %in% scores[[item]]]))
    for (at in 1:6) {
        k <- pairs[, at]; share <- hits[k] / W[k]; pooled <- sum(hits[k]) / sum(W[k])
        small <- any(hits[k] == 0 | hits[k] == W[k]) || min(ne[k]) * min(pooled, 1 - pooled) < 5 || min(ne[k]) < 10
        z <- (share[1] - share[2]) / sqrt(pooled * (1 - pooled) * sum(W2[k] / W[k]^2))
        expect("load", item, "dept*dept", paste(k[1], "/", k[2]), "diff", share[1] - share[2])
        expect("load", item, "dept*dept", paste(k[1], "/", k[2]), "diff_p",
               if (small) NA else 2 * pt(-abs(z), sum(ne[k]) - 2))
    }
}
# --- weights and strata, whose populations are known; rows without an answer stay in the design

area <- factor(c("北", "中", "南")[1 + (seq_along(x) * 5 %/% 3) %% 3], levels = c("北", "中", "南"))
N <- c(北 = 90, 中 = 75, 南 = 140)
scale_head("reach", "dept", "single")
counts("reach", "dept", names(scores), function(it) x == scores[[it]], g, w, is.na(x))
nested <- list()
for (h in levels(area)) for (d in levels(dept))
    if (any(area == h & dept == d)) nested[[paste(h, "/", d)]] <- area == h & dept == d
scale_head("reach", "area:dept", "single")
counts("reach", "area:dept", names(scores), function(it) x == scores[[it]], nested, w, is.na(x))
for (name in names(nested)) {
    h <- sub(" / .*", "", name)
    row("reach", "", "area:dept", name, "n_h", sum(area == h))
    row("reach", "", "area:dept", name, "N_h", N[[h]])
}
design <- svydesign(~1, strata = ~area, weights = ~w, fpc = ~N,
                    data = data.frame(x, w, dept, area, N = N[as.character(area)]))
for (name in c("", levels(dept))) {
    d <- if (name == "") subset(design, !is.na(x)) else subset(design, dept == name & !is.na(x))
    m <- svymean(~x, d); ci <- confint(m, df = degf(d))
    expect("reach", "", "dept", name, "mean", coef(m)); expect("reach", "", "dept", name, "se", SE(m))
    expect("reach", "", "dept", name, "mean_lo", ci[1]); expect("reach", "", "dept", name, "mean_hi", ci[2])
}
stream <- c(stream, paste0(",,,,,end,", length(stream) - 1))
writeLines(stream, "in.csv"); writeLines(want, "want.csv")
