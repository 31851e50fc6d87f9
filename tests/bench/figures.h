#pragma once

#include <benchmark/benchmark.h>

#include <optional>
#include <string>
#include <string_view>

/// How the benchmarks say what they found, so that `make bench` can make one table of it.
namespace rodedraad::bench {

/// What bounds a figure: measured in the same run, on the same machine.
struct Limit {
  std::string name;  ///< "raw SQLite"
  double value = 0;
};

/// Adds a figure to the benchmark's counters: "rate [msg/s]", and beside it its limit as
/// "rate [msg/s] of raw SQLite".
void figure(benchmark::State& state, std::string_view name, std::string_view unit, double value,
            const std::optional<Limit>& limit = std::nullopt);

}  // namespace rodedraad::bench
