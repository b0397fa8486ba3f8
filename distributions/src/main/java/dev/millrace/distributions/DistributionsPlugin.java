package dev.millrace.distributions;

import dev.millrace.api.ConstantDistribution;
import dev.millrace.plugin.Plugin;

/** Binds the built-in distributions. */
public final class DistributionsPlugin extends Plugin {

  @Override
  protected void configure() {
    bindDistribution("constant", ConstantDistribution.class);
    bindDistribution("uniform", UniformDistribution.class);
    bindDistribution("exponential", ExponentialDistribution.class);
    bindDistribution("erlang", ErlangDistribution.class);
    bindDistribution("gamma", GammaDistribution.class);
    bindDistribution("lognormal", LognormalDistribution.class);
    bindDistribution("weibull", WeibullDistribution.class);
    bindDistribution("pareto", ParetoDistribution.class);
    bindDistribution("hyperexponential", HyperexponentialDistribution.class);
    bindDistribution("bimodal", BimodalDistribution.class);
    bindDistribution("mixture", MixtureDistribution.class);
    bindDistribution("geometric", GeometricDistribution.class);
    bindDistribution("empirical", EmpiricalDistribution.class);
  }
}
