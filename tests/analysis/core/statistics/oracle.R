# What psych and lme4 say of a rating matrix and of a crossed model. Called by test_against_r.py:
#   Rscript oracle.R RATINGS.csv SCORES.csv  ->  one line of JSON-like "name value value …" a result
suppressMessages({ library(psych); library(lme4) })
files <- commandArgs(trailingOnly = TRUE)
x <- as.matrix(read.csv(files[1]))
say <- function(name, values) cat(name, format(values, digits = 10), "\n")
r <- cor(x)
say("alpha", alpha(x, warnings = FALSE)$total$raw_alpha)
say("eigenvalues", eigen(r)$values)
say("communalities", fa(r, 2, rotate = "none", fm = "minres", n.obs = nrow(x))$communality)
say("polychoric", as.vector(polychoric(x)$rho))
if (requireNamespace("GPArotation", quietly = TRUE)) {
  found <- omega(r, 3, plot = FALSE, fm = "minres", n.obs = nrow(x))
  say("omega_total", found$omega.tot)
  say("omega_hierarchical", found$omega_h)
  say("factor_correlations", as.vector(fa(r, 2, rotate = "oblimin", n.obs = nrow(x))$Phi))
}
data <- read.csv(files[2])
fit <- lmer(y ~ x + z + (1 | client) + (1 | counselor), data)
variances <- as.data.frame(VarCorr(fit))
say("variances", variances$vcov[match(c("client", "counselor", "Residual"), variances$grp)])
say("fixed", fixef(fit))
say("criterion", REMLcrit(fit))
say("client_effects", ranef(fit)$client[, 1])
