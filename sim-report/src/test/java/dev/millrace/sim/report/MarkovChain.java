package dev.millrace.sim.report;

/** A small Markov chain in continuous time, whose stationary distribution is computed. */
final class MarkovChain {

  private final double[][] rates;

  /** Creates a chain without transitions. */
  MarkovChain(int states) {
    rates = new double[states][states];
  }

  /** Adds a transition. */
  void add(int from, int to, double rate) {
    rates[from][to] += rate;
    rates[from][from] -= rate;
  }

  /** Solves p Q = 0 with sum 1 by elimination. */
  double[] stationary() {
    int n = rates.length;
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = i == n - 1 ? 1 : rates[j][i];
      }
    }
    a[n - 1][n] = 1;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
      }
      double[] swapped = a[column];
      a[column] = a[pivot];
      a[pivot] = swapped;
      for (int row = 0; row < n; row++) {
        double factor = row == column ? 0 : a[row][column] / a[column][column];
        for (int k = column; k <= n; k++) {
          a[row][k] -= factor * a[column][k];
        }
      }
    }
    double[] shares = new double[n];
    for (int i = 0; i < n; i++) {
      shares[i] = a[i][n] / a[i][i];
    }
    return shares;
  }
}
