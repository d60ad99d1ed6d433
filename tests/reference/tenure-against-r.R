# The risk sets of anke-roster against the package survival: Rscript tenure-against-r.R ROSTER STREAM
# ROSTER is samples/staff/roster.csv in UTF-8, STREAM what anke-roster makes of it, 2010 to 2025.
suppressMessages(library(survival))
paths <- commandArgs(TRUE)
people <- read.csv(paths[1], colClasses = "character", fileEncoding = "UTF-8")
people <- people[!duplicated(people), ]
years <- c(S = 1925, H = 1988, R = 2018, "昭和" = 1925, "平成" = 1988, "令和" = 2018)
read_date <- function(text) {
    text <- sub("元", "1", text)
    parts <- regmatches(text, regexec("^(S|H|R|昭和|平成|令和)?([0-9]+)[/.年]([0-9]+)[/.月]([0-9]+)", text))
    as.Date(sapply(parts, function(p) {
        if (length(p) == 0) return(NA)
        year <- as.integer(p[3]) + ifelse(p[2] == "", 0, years[p[2]])
        sprintf("%d-%s-%s", year, p[4], p[5])
    }))
}
hire <- read_date(people$採用年月日)
leave <- read_date(people$退職年月日)
start <- as.Date("2010-04-01")
end <- as.Date("2025-03-31")
keep <- people$任用形態 == "正規" & !is.na(hire) & hire <= end &
    (is.na(leave) | (leave >= hire & leave >= start))
hire <- hire[keep]
leave <- leave[keep]
is_quit <- people$退職事由[keep] == "普通退職" & !is.na(leave) & leave <= end
last <- pmin(leave, end, na.rm = TRUE)
entry <- pmax(0, as.numeric(start - hire))
fit <- summary(survfit(Surv(entry, as.numeric(last - hire) + 1, is_quit) ~ 1))

rows <- read.csv(paths[2], colClasses = "character", encoding = "UTF-8")
rows <- rows[rows$question == "tenure" & rows$by == "", ]
take <- function(stat) as.numeric(rows$value[rows$stat == stat])
days <- as.numeric(rows$item[rows$stat == "at_risk"])
stopifnot(length(days) > 50, identical(days, as.numeric(fit$time)),
    identical(take("at_risk"), as.numeric(fit$n.risk)), identical(take("events"), as.numeric(fit$n.event)))
cat(length(days), "days agree; survival at the last", fit$surv[length(days)], "\n")
