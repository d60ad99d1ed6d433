# R 4.2, survey 4.1. Makes up 90 people in three strata (people.csv) and writes what survey says of them to
# r-survey.txt; weighted.csv and strata.csv hold the sums of the same people, as anke-tally writes them.
options(digits=17); suppressMessages(library(survey)); options(survey.lonely.psu="fail")
set.seed(21); n <- 90
d <- data.frame(h=sample(c("本庁","支所","消防"),n,TRUE,c(.5,.3,.2)), g=sample(c("男性","女性",NA),n,TRUE,c(.5,.45,.05)))
pr <- ifelse(d$h=="本庁",.55,.3)
d$q <- ifelse(runif(n)<pr,"はい",sample(c("いいえ","わからない"),n,TRUE)); d$q[sample(n,6)] <- NA
d$m1 <- rbinom(n,1,.5); d$m2 <- rbinom(n,1,ifelse(is.na(d$g)|d$g=="男性",.3,.55)); d$m3 <- rbinom(n,1,.25)
d$noans <- (d$m1+d$m2+d$m3)==0
d$w <- round(runif(n,.4,2.2),2)
N <- c("本庁"=300,"支所"=120,"消防"=60); d$N <- N[d$h]
write.csv(d,"people.csv",row.names=FALSE)
sink("r-survey.txt")
p <- function(name,x) cat(name, sprintf("%.15g",x), "\n")
w <- svydesign(~1,weights=~w,data=d); s <- svydesign(~1,strata=~h,fpc=~N,weights=~w,data=d)
u <- svydesign(~1,strata=~h,fpc=~N,weights=~one,data=transform(d,one=1))
# base asked: all n (noanswer in the base)
d$yes <- as.integer(!is.na(d$q)&d$q=="はい"); w<-update(w,yes=d$yes); s<-update(s,yes=d$yes); u<-update(u,yes=d$yes)
wil <- function(p,n,z=qnorm(.975)) (p+z^2/2/n+c(-1,1)*z*sqrt(p*(1-p)/n+z^2/4/n^2))/(1+z^2/n)
for (nm in c("all","男性","女性")) {
 i <- if(nm=="all") rep(TRUE,n) else !is.na(d$g)&d$g==nm
 W<-sum(d$w[i]); W2<-sum(d$w[i]^2); pp<-sum(d$w[i]*d$yes[i])/W; ne<-W^2/W2
 p(paste0("w.p.",nm),pp); p(paste0("w.n_eff.",nm),ne); p(paste0("w.deff.",nm),sum(i)/ne); p(paste0("w.wilson.",nm),wil(pp,ne))
 for (D in c("s","u")) { dd <- get(D); x<-svymean(~yes,subset(dd,i)); q<-coef(x); v<-as.numeric(SE(x))^2
  p(paste0(D,".p.",nm),q); p(paste0(D,".wilson.",nm),wil(q,q*(1-q)/v))
  y<-svyciprop(~yes,subset(dd,i),method="xlogit",df=Inf); p(paste0(D,".logit.",nm),attr(y,"ci")) }
}
for (D in c("w","s","u")) { r<-svychisq(~q+g,get(D)); p(paste0(D,".rs"),c(r$statistic,r$parameter,r$p.value)); r2<-svychisq(~q+g,get(D),statistic="Chisq"); p(paste0(D,".rs1"),c(r$statistic*2,r2$p.value)) }
# item m2 among answered
dd<-d; dd$m2a<-ifelse(d$noans,NA,d$m2); for (D in c("w","s")) { x <- update(get(D), m2a=dd$m2a); r<-svychisq(~m2a+g,x); p(paste0(D,".m2.rs"),c(r$statistic,r$parameter,r$p.value)) }
# means of a scale: 1 + choices ticked, of those who answered q
for (D in c("s","u")) for (nm in c("all","男性","女性")) {
 dd <- update(get(D), score=ifelse(is.na(d$q),NA,1+d$m1+d$m2+d$m3)); i <- if(nm=="all") rep(TRUE,n) else !is.na(d$g)&d$g==nm
 y<-subset(dd,i&!is.na(dd$variables$score)); x<-svymean(~score,y); p(paste0(D,".mean.",nm),c(coef(x),SE(x),confint(x,df=degf(y)))) }
sink()
